// Runs a script under a Node that is new enough: node scripts/run.mjs SCRIPT [ARG …]
import { spawn } from 'node:child_process';
import { usableNode } from './node.mjs';

const child = spawn(usableNode(), process.argv.slice(2), { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
