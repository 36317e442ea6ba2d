// npm start -- FILE…  Builds what is missing or older than its sources, then opens the desk on the files.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => join(root, path);
const SOURCES = ['src', 'resources', 'package.json', 'package-lock.json', 'electron.vite.config.ts'];
// One file of each of the three builds; electron-vite writes the page last.
const PRODUCTS = ['out/main/cli.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

function changed(path) {
  const state = statSync(path, { throwIfNoEntry: false });
  if (!state?.isDirectory()) return state?.mtimeMs ?? 0;
  // A folder's own time tells of removed files.
  return Math.max(state.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))));
}

function stale() {
  const built = PRODUCTS.map((path) => statSync(at(path), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.min(...built) < Math.max(...SOURCES.map((path) => changed(at(path))));
}

if (stale()) {
  process.stderr.write('正在构建程序……\n');
  const build = spawnSync(process.execPath, [at('node_modules/electron-vite/bin/electron-vite.js'), 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (build.status !== 0) {
    process.stderr.write(`${build.stdout ?? ''}${build.stderr ?? ''}${build.error?.message ?? ''}\n`);
    process.stderr.write('程序未能构建。请按上面的信息处理；缺少依赖时先运行 npm ci。\n');
    process.exit(1);
  }
}

// npm runs scripts in the project's folder; the files named are relative to where the person stands.
const child = spawn(process.execPath, [at('out/main/cli.js'), 'desk', ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
