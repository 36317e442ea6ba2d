import type { Anchor, Finding, FindingView } from '../../shared/desk-api.js';
import { cellAnchor, cellOf, type CellPlace } from '../anchors.js';
import { findingKey } from './arrange.js';
import { enterBatchOf } from './batches.js';
import type { Desk } from './desk.js';
import { ensureDetail, ensureSource } from './loading.js';
import { currentRows } from './visible-rows.js';
import type { Focus, NoteTarget } from './model.js';

/** Changes what the review screen shows and sees to it that the document is read. */
function refocus(desk: Desk, change: Partial<Focus>): void {
  desk.store.update(({ focus }) => ({
    focus: { ...focus, until: null, sentence: null, ...change, jump: focus.jump + 1 },
  }));
  const { document } = desk.store.get().focus;
  if (document !== null) {
    void ensureDetail(desk, document);
    void ensureSource(desk, document);
  }
}

/** Opens a document in 审阅, on its first finding where it has one. */
export function openDocument(desk: Desk, document: string): void {
  const entering = enterBatchOf(desk, document);
  if (entering !== null) return void entering.then((entered) => entered && openDocument(desk, document));
  desk.store.update(({ recent }) => ({ recent: [document, ...recent.filter((one) => one !== document)].slice(0, 20) }));
  desk.store.set({ screen: 'review', selection: null, narrowPane: 'findings' });
  refocus(desk, { scope: document, document, table: null, cell: null, source: null, finding: null, target: null });
  const first = currentRows(desk.store.get())[0];
  if (first !== undefined && first.view.finding.at.document === document) selectFinding(desk, first.view);
}

/** Limits the list of findings to one document, or shows those of all. */
export function setScope(desk: Desk, scope: string | null): void {
  if (scope === null) refocus(desk, { scope: null });
  else openDocument(desk, scope);
}

/** One movement: list, cell, source and evidence show the finding. */
export function selectFinding(desk: Desk, view: FindingView): void {
  const { finding } = view;
  const shown = shownAnchor(finding);
  desk.store.set({ askReason: false, askReturn: false, askSilence: false });
  refocus(desk, {
    document: finding.at.document,
    table: shown.table,
    cell: cellOf(shown),
    source: finding.at,
    finding: findingKey(finding),
    target: { type: 'finding', finding: findingKey(finding) },
  });
}

/** What the grid shows of a finding: its own cell; for a sentence the first cell of the same document it is compared with. */
export function shownAnchor({ at, evidence }: Finding): Anchor {
  if (at.table !== null) return at;
  return evidence.map(({ anchor }) => anchor).find((one) => one.table !== null && one.document === at.document) ?? at;
}

/** Shows a place (an operand, a suspect, a figure of the comparison) without leaving the selected finding. */
export function jumpTo(desk: Desk, anchor: Anchor): void {
  // Where one pane is shown at a time, the one where the place is seen.
  desk.store.set({ screen: 'review', narrowPane: anchor.table === null ? 'source' : 'table' });
  const { focus } = desk.store.get();
  refocus(desk, {
    document: anchor.document,
    table: anchor.table ?? (anchor.document === focus.document ? focus.table : null),
    cell: cellOf(anchor),
    until: farCornerOf(desk, anchor),
    source: anchor,
  });
}

/** Far corner of a range; of a whole row its last cell. */
function farCornerOf(desk: Desk, { document, table: id, row, column, until }: Anchor): CellPlace | null {
  if (until !== undefined) return until.row === null ? null : { row: until.row, column: until.column ?? 0 };
  if (row === null || column !== null) return null;
  const table = desk.store.get().details[document]?.disclosure.tables.find((one) => one.id === id);
  return table === undefined ? null : { row, column: table.columns.length - 1 };
}

/** Opens 审阅 at a place that belongs to no finding. */
export function openPlace(desk: Desk, anchor: Anchor): void {
  const entering = enterBatchOf(desk, anchor.document);
  if (entering !== null) return void entering.then((entered) => entered && openPlace(desk, anchor));
  refocus(desk, { scope: anchor.document, finding: null, target: null });
  jumpTo(desk, anchor);
}

/** Shows another table of the document. */
export function selectTable(desk: Desk, table: string): void {
  const { focus, details } = desk.store.get();
  const chosen = details[focus.document ?? '']?.disclosure.tables.find((one) => one.id === table);
  refocus(desk, {
    table,
    cell: null,
    source:
      chosen === undefined || focus.document === null
        ? null
        : { ...cellAnchor(focus.document, chosen, null), place: chosen.at },
  });
}

/**
 * The reviewer moved to a cell: the source follows; the grid is already there. Where the cell has a finding of its own,
 * that finding opens, so that list, evidence and editor speak of what is looked at.
 */
export function selectCell(desk: Desk, anchor: Anchor, table: string, cell: CellPlace): void {
  desk.store.update(({ focus, findings }) => {
    const here = findings.filter(
      ({ finding: { at, outcome } }) =>
        at.document === anchor.document &&
        at.table === table &&
        at.row === cell.row &&
        (at.column ?? 0) === cell.column &&
        outcome === 'finding',
    );
    const kept = here.find((view) => findingKey(view.finding) === focus.finding) ?? here[0];
    const opened: Partial<Focus> =
      kept === undefined
        ? {}
        : { finding: findingKey(kept.finding), target: { type: 'finding', finding: findingKey(kept.finding) } };
    return { focus: { ...focus, table, cell, until: null, sentence: null, source: anchor, ...opened } };
  });
}

/** Opens the note editor on a target; `jump` stays, the panes do not move. */
export function openNote(desk: Desk, target: NoteTarget): void {
  desk.store.update(({ focus }) => ({
    focus: { ...focus, target, finding: target.type === 'finding' ? target.finding : focus.finding },
  }));
}

/** Gives the source most of the room between the lists, or what it had; the place that was jumped to comes into view again. */
export function enlargeSource(desk: Desk): void {
  desk.store.update(({ sourceEnlarged, focus }) => ({
    sourceEnlarged: !sourceEnlarged,
    focus: { ...focus, jump: focus.jump + 1 },
  }));
}
