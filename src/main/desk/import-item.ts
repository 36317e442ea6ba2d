import type { ImportItem } from '../../shared/desk-api.js';

/** A line of an import. `path`: what the reviewer sees of its file. */
export function importItem(
  { path }: Pick<ImportItem, 'path'>,
  state: ImportItem['state'],
  message: string | null = null,
  document: string | null = null,
): ImportItem {
  return { path, state, message, document };
}

/** True for a line whose file is still on its way. */
export function isOpen({ state }: ImportItem): boolean {
  return state === 'waiting' || state === 'reading';
}

/** True for a line that can be tried once more. */
export function mayRetry({ state }: ImportItem): boolean {
  return state === 'failed' || state === 'cancelled';
}
