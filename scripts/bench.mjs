// Runs a bench under the Node of the program: node scripts/run.mjs scripts/bench.mjs mutations|ratios [ARG …]
// It is bundled as the program is: what is measured is what users run, not the wrappers of a development server.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const [name = 'ratios', ...args] = process.argv.slice(2);
const source = fileURLToPath(new URL(`../test/bench/${name}.bench.ts`, import.meta.url));
// Beside node_modules, where the bundle finds the libraries it leaves out.
const folder = fileURLToPath(new URL(`../out/bench-${process.pid}`, import.meta.url));

/** Every module keeps its own address: benches find shared texts and the built readers by it. */
const ownAddresses = {
  name: 'own-addresses',
  transform: (code, id) =>
    code.includes('import.meta.url') && !id.includes('node_modules')
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id.split('?')[0]).href))
      : null,
};

mkdirSync(folder, { recursive: true });
try {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [ownAddresses],
    ssr: { external: true },
    build: {
      ssr: source,
      outDir: folder,
      target: 'node22',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'bench.mjs' } },
    },
  });
  const { run } = await import(pathToFileURL(`${folder}/bench.mjs`).href);
  process.stdout.write(`${await run(args)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
