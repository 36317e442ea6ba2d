import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { SAFE_HEADERS } from '../../../src/main/hosts/page.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/**
 * How the page is built. `development` has the warnings of React, and its records of every change of props: with very many
 * rows those take seconds. `production` is what the reviewer gets, and what speed is measured on.
 */
export type HarnessMode = 'development' | 'production';

/** Builds the page over the desk in memory and serves it. */
export async function serveHarness(
  output: string,
  mode: HarnessMode = 'development',
): Promise<{ readonly address: string; readonly close: () => void }> {
  await asMode(mode, () => buildPage(output));
  const server = createServer((request, response) => void answer(output, request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** The bundler asks the environment and not its options which React to take; the runner has set it to `test`. */
async function asMode(mode: HarnessMode, run: () => Promise<void>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = mode;
  try {
    await run();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

async function buildPage(output: string): Promise<void> {
  await build({
    root: resolve(import.meta.dirname),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: output,
      emptyOutDir: true,
      target: 'chrome108',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 8000,
    },
  });
}

async function answer(output: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
  const file = join(output, path === '/' ? 'index.html' : path);
  try {
    const bytes = await readFile(file);
    response.writeHead(200, { ...SAFE_HEADERS, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}
