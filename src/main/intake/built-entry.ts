import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Finds an entry of the built program: beside this module, or one folder up where the bundler put it into a shared chunk. Null
 * where it is not built.
 */
export function builtEntry(name: string): URL | null {
  const places = [`./${name}`, `../${name}`].map((path) => new URL(path, import.meta.url));
  return places.find((place) => existsSync(fileURLToPath(place))) ?? null;
}
