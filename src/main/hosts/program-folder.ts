import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the installed program (or the checkout): the nearest one above this file that holds package.json. */
export function programFolder(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`程序目录不完整：在 ${start} 及其上级目录中找不到 package.json。`);
  }
}

/** The folder of the built page. */
export function pageFolder(): string {
  return join(programFolder(), 'out', 'renderer');
}
