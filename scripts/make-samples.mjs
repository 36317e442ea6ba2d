// Writes resources/samples from the generator: node scripts/run.mjs scripts/make-samples.mjs
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const target = fileURLToPath(new URL('../resources/samples/', import.meta.url));
const source = fileURLToPath(new URL('../test/generator/samples.ts', import.meta.url));
const { module } = await runnerImport(source, { configFile: false });
const samples = module.makeSamples();

await mkdir(target, { recursive: true });
for (const name of await readdir(target)) await rm(target + name);
for (const { file, bytes } of samples) await writeFile(target + file, bytes);
await writeFile(`${target}planted.json`, module.plantedJson(samples));
await writeFile(`${target}README.md`, module.samplesReadme(samples));
process.stdout.write(`${samples.length} sample files written to ${target}\n`);
