import { closeSync, openSync, readSync } from 'node:fs';

/** A package is a ZIP. What cannot be opened is left to the workspace, which says why. */
export function isZip(path: string): boolean {
  try {
    const file = openSync(path, 'r');
    try {
      const start = Buffer.alloc(4);
      readSync(file, start, 0, 4, 0);
      return start.toString('latin1').startsWith('PK');
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
