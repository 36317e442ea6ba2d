// Runs a bench under the Node of the program: node scripts/run.mjs scripts/bench.mjs mutations|ratios [ARG …]
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [name = 'ratios', ...args] = process.argv.slice(2);
const source = fileURLToPath(new URL(`../test/bench/${name}.bench.ts`, import.meta.url));
const { module } = await runnerImport(source, { configFile: false });
process.stdout.write(`${await module.run(args)}\n`);
