/** Entry of the gouji command. */
import process from 'node:process';
import type { Terminal } from './command.js';
import { runProgram } from './program.js';

const watched = process.stderr.isTTY;

const terminal: Terminal = {
  write: (text) => new Promise((done) => process.stdout.write(text, () => done())),
  tell: (line) => {
    process.stderr.write(`${watched ? '\r\u001b[K' : ''}${line}\n`);
  },
  progress: (line) => {
    if (watched) process.stderr.write(`\r\u001b[K${line}`);
  },
  readInput: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
    return Buffer.concat(chunks);
  },
};

// A reader that goes away (`gouji … | head`) ends the output, not the program.
process.stdout.on('error', () => undefined);

process.exitCode = await runProgram(process.argv.slice(2), terminal);
