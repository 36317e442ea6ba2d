import type { Subject } from '../subject.js';

/** Names of files in a sentence: 「“表.xlsx”」. */
export function namedFiles(files: readonly Subject[]): string {
  return files.map(({ disclosure }) => `“${disclosure.fileName}”`).join('、');
}

/** Why a rule has its result: it was checked with other files of the disclosure. */
export function besideWords(files: readonly Subject[]): string {
  return `与同一材料的${namedFiles(files)}合并检查`;
}

/** Why a rule has nothing to check in a file: what it looks at stands in other files. */
export function elsewhereWords(files: readonly Subject[]): string {
  return `在同一材料的${namedFiles(files)}中检查`;
}

const BESIDE = /[与在]同一材料的(“.*”)(?:合并|中)检查/;

/** The names of the other files a coverage line says it was checked with, as printed there; null where it was not. */
export function filesNamedIn(why: string): string | null {
  return BESIDE.exec(why)?.[1] ?? null;
}
