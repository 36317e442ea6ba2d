/**
 * A real Chromium without system packages: on Linux x64 the one that comes with the install, elsewhere the browser of the
 * system. It knows no Chinese font, so that a page shows Chinese only where the program brings its font along.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

/** Our own list: the package's default arguments switch web security and site isolation off. */
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function fontsOnly(folder: string): string {
  const home = join(tmpdir(), 'gouji-e2e-fonts');
  mkdirSync(home, { recursive: true });
  const file = join(home, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><cachedir>${home}</cachedir></fontconfig>`,
  );
  return file;
}

async function bundledChromium(): Promise<LaunchOptions> {
  const { default: bundle, inflate } = await import('@sparticuz/chromium');
  const executablePath = await bundle.executablePath();
  const env: Record<string, string> = { FONTCONFIG_FILE: fontsOnly(join(tmpdir(), 'fonts')) };
  // A bare machine lacks NSS and expat; the package holds them for one system and hides them from the others.
  if (spawnSync(executablePath, ['--version']).status !== 0) {
    const packed = join(
      dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))),
      '..',
      'bin',
      'al2023.tar.br',
    );
    env['LD_LIBRARY_PATH'] = join(await inflate(packed), 'lib');
  }
  return { executablePath, env: { ...process.env, ...env } as Record<string, string> };
}

async function choose(): Promise<LaunchOptions> {
  const named = process.env['CHROMIUM_BIN'];
  if (named !== undefined && named !== '') return { executablePath: named };
  if (process.platform === 'linux' && process.arch === 'x64') return bundledChromium();
  if (process.platform === 'linux') {
    const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
    if (found !== undefined) return { executablePath: found };
  }
  return { channel: process.platform === 'win32' ? 'msedge' : 'chrome' };
}

/** Starts the browser. The sandbox stays on, except for root, where Chromium refuses to start with it. */
export async function launchBrowser(): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    headless: true,
    // Scroll bars take room, as they do before a reviewer; without them the grid would lie under its own.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    chromiumSandbox: !root,
    args: root ? [...ARGUMENTS, '--no-sandbox'] : ARGUMENTS,
    ...(await choose()),
  });
}
