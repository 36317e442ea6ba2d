import { anchorForDocument } from '../../core/disclosure/index.js';
import type { Anchor, SearchHit } from '../../shared/desk-api.js';
import { cellAnchor, noteAnchor } from '../anchors.js';
import { findingKey } from './arrange.js';
import { enterBatchOf } from './batches.js';
import type { Desk } from './desk.js';
import { ensureDetail } from './loading.js';
import { openDocument, openNote, openPlace, selectFinding } from './navigation.js';

/** Opens what was found at its place: the cell selected, the sentence shown, the finding or note in hand. */
export async function openHit(desk: Desk, hit: SearchHit): Promise<void> {
  // The findings and notes of another batch are read before one of them can be opened.
  await enterBatchOf(desk, hit.document);
  switch (hit.kind) {
    case 'document':
      return openDocument(desk, hit.document);
    case 'finding':
      return openFinding(desk, hit);
    case 'note':
      return openNoteHit(desk, hit);
    case 'table':
    case 'row':
    case 'project':
    case 'sentence':
      return openPlace(desk, await anchorOf(desk, hit));
  }
}

function openFinding(desk: Desk, { document, place }: SearchHit): void {
  const view = desk.store
    .get()
    .findings.find(({ finding }) => finding.id === place.finding && finding.documents.includes(document));
  openDocument(desk, document);
  if (view !== undefined) selectFinding(desk, view);
}

function openNoteHit(desk: Desk, { document, place }: SearchHit): void {
  const { notes, findings } = desk.store.get();
  const view = notes.find(({ note }) => note.id === place.note);
  if (view === undefined) return openDocument(desk, document);
  const decided = findings.find(({ note }) => note?.id === view.note.id);
  openPlace(desk, noteAnchor(view));
  openNote(
    desk,
    decided === undefined
      ? { type: 'anchor', anchor: view.note.anchor, note: view.note.id }
      : { type: 'finding', finding: findingKey(decided.finding) },
  );
}

async function anchorOf(desk: Desk, { kind, document, text, place, column }: SearchHit): Promise<Anchor> {
  await ensureDetail(desk, document);
  const table = desk.store.get().details[document]?.disclosure.tables.find(({ id }) => id === place.table);
  if (table !== undefined) {
    const row = place.row;
    return cellAnchor(document, table, row === undefined ? null : { row, column: column ?? 0 });
  }
  return {
    ...anchorForDocument(document),
    project: place.project ?? null,
    section: place.section ?? null,
    quote: kind === 'sentence' ? text.replace(/^…|…$/g, '') : null,
    place: place.at ?? null,
  };
}
