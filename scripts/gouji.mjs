#!/usr/bin/env node
// The gouji command: starts the built program under a Node that is new enough, whatever Node called it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { usableNode } from './node.mjs';

const program = fileURLToPath(new URL('../out/main/cli.js', import.meta.url));
if (!existsSync(program)) {
  process.stderr.write('程序尚未构建。请先在项目目录运行 npm run build。\n');
  process.exit(2);
}
const child = spawn(usableNode(), [program, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
