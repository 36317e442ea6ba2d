import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserCommand, chooseHost, findElectron, hasDisplay } from '../../../src/main/hosts/choose-host.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-electron-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('finding Electron', () => {
  it('finds the binary its package names, without loading the package', () => {
    const home = join(folder, 'node_modules', 'electron');
    mkdirSync(join(home, 'dist'), { recursive: true });
    expect(findElectron(folder, {})).toBeNull();
    writeFileSync(join(home, 'index.js'), 'throw new Error("would start a download")');
    writeFileSync(join(home, 'path.txt'), 'electron\n');
    expect(findElectron(folder, {})).toBeNull();
    writeFileSync(join(home, 'dist', 'electron'), '');
    expect(findElectron(folder, {})).toBe(join(home, 'dist', 'electron'));
  });

  it('takes the binary named in the environment, if it is one', () => {
    const binary = join(folder, 'electron');
    expect(findElectron(folder, { ELECTRON_BIN: binary })).toBeNull();
    expect(findElectron(folder, { ELECTRON_BIN: folder })).toBeNull();
    writeFileSync(binary, '');
    expect(findElectron(folder, { ELECTRON_BIN: binary })).toBe(binary);
  });
});

describe('choosing the host', () => {
  it('knows where something can be shown', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
  });

  it('prefers Electron where it is and can show a window', () => {
    expect(chooseHost('/e', 'linux', { DISPLAY: ':0' })).toBe('electron');
    expect(chooseHost('/e', 'win32', {})).toBe('electron');
    expect(chooseHost('/e', 'linux', {})).toBe('loopback');
    expect(chooseHost(null, 'win32', {})).toBe('loopback');
    expect(chooseHost('/e', 'win32', { GOUJI_HOST: 'loopback' })).toBe('loopback');
  });

  it('opens the system browser only where there is a display', () => {
    const address = 'http://127.0.0.1:1/?token=a';
    expect(browserCommand(address, 'linux', {})).toBeNull();
    expect(browserCommand(address, 'win32', { GOUJI_BROWSER: 'none' })).toBeNull();
    expect(browserCommand(address, 'linux', { DISPLAY: ':0' })).toEqual(['xdg-open', address]);
    expect(browserCommand(address, 'darwin', {})).toEqual(['open', address]);
    expect(browserCommand(address, 'win32', {})?.at(-1)).toBe(address);
  });
});
