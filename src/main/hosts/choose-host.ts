/** Which host opens the desk. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether something could be shown: on Linux only where a display server is announced. */
export function hasDisplay(platform: NodeJS.Platform, environment: Environment): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The Electron binary that came with the install, or the one named by ELECTRON_BIN; null where there is none. Read from
 * disk: requiring the `electron` package would start a download where the binary is missing.
 */
export function findElectron(programFolder: string, environment: Environment): string | null {
  const named = environment['ELECTRON_BIN'];
  if (named !== undefined && named !== '') return isFile(named) ? named : null;
  const home = join(programFolder, 'node_modules', 'electron');
  try {
    const binary = join(home, 'dist', readFileSync(join(home, 'path.txt'), 'utf8').trim());
    return isFile(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** Electron where it is there and can show a window, unless GOUJI_HOST=loopback asks for the browser. */
export function chooseHost(
  electron: string | null,
  platform: NodeJS.Platform,
  environment: Environment,
): 'electron' | 'loopback' {
  if (environment['GOUJI_HOST'] === 'loopback') return 'loopback';
  return electron !== null && hasDisplay(platform, environment) ? 'electron' : 'loopback';
}

/** Command that opens an address in the system's browser; null where there is no display or GOUJI_BROWSER=none. */
export function browserCommand(
  address: string,
  platform: NodeJS.Platform,
  environment: Environment,
): readonly [string, ...string[]] | null {
  if (environment['GOUJI_BROWSER'] === 'none' || !hasDisplay(platform, environment)) return null;
  if (platform === 'darwin') return ['open', address];
  // Not `cmd /c start`: cmd would read special characters of the address.
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler', address];
  return ['xdg-open', address];
}
