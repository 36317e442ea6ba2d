import type { Disclosure } from '../disclosure/index.js';
import type { Note, Placed } from './note.js';
import { placeInNarrative } from './place-narrative.js';
import { placeProject } from './place-project.js';
import { placeRange } from './place-range.js';
import { placeInTable } from './place-table.js';

/**
 * Finds the place of a note in the next version of its document: by table kind, row key (then label), column path (then
 * what the column was in `previous`), and the quoted figure or words. `nextDocument` is the key of the next version;
 * left out, the anchors keep the note's.
 */
export function placeNote(
  note: Pick<Note, 'anchor'>,
  previous: Disclosure | null,
  next: Disclosure,
  nextDocument: string = note.anchor.document,
): Placed {
  const { anchor } = note;
  const target = { document: nextDocument, disclosure: next };
  if (anchor.until !== undefined) return placeRange(anchor, previous, target);
  if (anchor.table !== null || anchor.tableKind !== null) return placeInTable(anchor, previous, target);
  if (anchor.section !== null || anchor.quote !== null) return placeInNarrative(anchor, target);
  if (anchor.project !== null) return placeProject(anchor, target);
  return { placement: 'same', anchor: { ...anchor, document: nextDocument }, candidates: [] };
}
