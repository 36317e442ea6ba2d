import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));

/** A file of the built program beside this module; the bundler may have put the module into a folder of shared chunks. */
export function builtFile(name: string): string | null {
  return [join(HERE, name), join(HERE, '..', name)].find((path) => existsSync(path)) ?? null;
}

/** The folder `resources` of the program; GOUJI_RESOURCES overrides it. Null where there is none. */
export function resourcesFolder(environment: NodeJS.ProcessEnv = process.env): string | null {
  const given = environment['GOUJI_RESOURCES'];
  if (given !== undefined && given !== '') return existsSync(given) ? given : null;
  // out/main → ../.., out/main/chunks and src/main/desk → ../../..
  return [join(HERE, '../../resources'), join(HERE, '../../../resources')].find((path) => existsSync(path)) ?? null;
}
