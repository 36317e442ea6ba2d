import {
  anchorForCell,
  anchorForDocument,
  anchorForRange,
  anchorForRow,
  anchorForTable,
  type Disclosure,
  type Table,
} from '../../core/disclosure/index.js';
import type { Anchor, Note } from '../../shared/desk-api.js';
import { isSameTarget, noteAnchor } from '../anchors.js';
import type { DeskState, NoteTarget, SelectedRange } from './model.js';

/** 意见针对. What a note can be about, from the narrowest to the widest. */
export type TargetKind =
  'finding' | 'sentence' | 'range' | 'cell' | 'indicator' | 'row' | 'project' | 'table' | 'document';

/** One thing a note could be written on now. */
export type TargetChoice = { readonly kind: TargetKind; readonly target: NoteTarget };

/** What an anchor points at. */
export function anchorKind({ table, row, column, until, project, section, quote }: Anchor): TargetKind {
  if (table !== null) {
    if (row === null) return 'table';
    return until !== undefined ? 'range' : column === null ? 'row' : 'cell';
  }
  if (section !== null || quote !== null) return 'sentence';
  return project === null ? 'document' : 'project';
}

/** The reviewer's own note on what an anchor points at, withdrawn ones left aside. */
export function ownNoteAt(state: DeskState, anchor: Anchor): Note | null {
  const found = state.notes.find(
    (view) => view.note.finding === null && view.note.state !== 'withdrawn' && isSameTarget(noteAnchor(view), anchor),
  );
  return found?.note ?? null;
}

/** A note of the reviewer's own on a place: the one already there, or a new one. */
export function ownTarget(state: DeskState, anchor: Anchor): NoteTarget {
  const existing = ownNoteAt(state, anchor);
  return { type: 'anchor', anchor, note: existing?.id ?? null };
}

function tableHere({ focus, details }: DeskState): { readonly disclosure: Disclosure; readonly table?: Table } | null {
  const disclosure = focus.document === null ? undefined : details[focus.document]?.disclosure;
  if (disclosure === undefined) return null;
  const table = disclosure.tables.find(({ id }) => id === focus.table);
  return table === undefined ? { disclosure } : { disclosure, table };
}

/** Anchor of the cells the grid has selected: a range, or a row or the table where all of it is selected. */
function rangeAnchor(document: string, table: Table, range: SelectedRange): Anchor | null {
  const [top, bottom] = [table.rows[range.top], table.rows[range.bottom]];
  const [left, right] = [table.columns[range.left], table.columns[range.right]];
  if (top === undefined || bottom === undefined || left === undefined || right === undefined) return null;
  const isWide = range.left === 0 && range.right === table.columns.length - 1;
  if (isWide && range.top === 0 && range.bottom === table.rows.length - 1) return anchorForTable(document, table);
  if (isWide && top === bottom) return anchorForRow(document, table, top);
  return anchorForRange(document, table, { row: top, column: left }, { row: bottom, column: right });
}

/** Anchors of the row in hand: the row, as an indicator where it is one, and the project it is about. */
function rowAnchors(
  document: string,
  { disclosure, table, row: index }: { readonly disclosure: Disclosure; readonly table: Table; readonly row: number },
): readonly { readonly kind: TargetKind; readonly anchor: Anchor }[] {
  const row = table.rows[index];
  if (row === undefined) return [];
  const isHere = (place: { readonly table: string; readonly row: number }): boolean =>
    place.table === table.id && place.row === index;
  const project = disclosure.projects.find(
    (one) => isHere(one) || one.indicators.some((indicator) => isHere(indicator)),
  );
  const isIndicator = project?.indicators.some((indicator) => isHere(indicator)) ?? false;
  return [
    { kind: isIndicator ? 'indicator' : 'row', anchor: anchorForRow(document, table, row) },
    ...(project === undefined
      ? []
      : [
          {
            kind: 'project' as const,
            anchor: { ...anchorForDocument(document), project: project.code ?? project.name, place: project.at },
          },
        ]),
  ];
}

/** Everything a note could be about now, the narrowest first. */
export function targetsHere(state: DeskState): readonly TargetChoice[] {
  const { focus, selectedRange } = state;
  const { document, cell } = focus;
  const choice = (kind: TargetKind, anchor: Anchor): TargetChoice => ({ kind, target: ownTarget(state, anchor) });
  const finding: readonly TargetChoice[] =
    focus.finding === null ? [] : [{ kind: 'finding', target: { type: 'finding', finding: focus.finding } }];
  const here = tableHere(state);
  if (document === null || here === null) return finding;
  const { disclosure, table } = here;
  const sentence = focus.sentence === null ? [] : [choice('sentence', focus.sentence)];
  const whole = choice('document', anchorForDocument(document));
  if (table === undefined) return [...finding, ...sentence, whole];
  const range = selectedRange === null ? null : rangeAnchor(document, table, selectedRange);
  const row = cell === null ? undefined : table.rows[cell.row];
  const column = cell === null ? undefined : table.columns[cell.column];
  return [
    ...finding,
    ...sentence,
    ...(range !== null && anchorKind(range) === 'range' ? [choice('range', range)] : []),
    ...(row === undefined || column === undefined ? [] : [choice('cell', anchorForCell(document, table, row, column))]),
    ...(cell === null ? [] : rowAnchors(document, { disclosure, table, row: cell.row })).map(({ kind, anchor }) =>
      choice(kind, anchor),
    ),
    choice('table', anchorForTable(document, table)),
    whole,
  ];
}

/** What the reviewer has chosen last: a sentence of the source, several cells, a whole row or table; null: a single cell. */
export function chosenTarget(state: DeskState): NoteTarget | null {
  const { focus, selectedRange } = state;
  if (focus.sentence !== null) return ownTarget(state, focus.sentence);
  const table = tableHere(state)?.table;
  if (selectedRange === null || table === undefined || focus.document === null) return null;
  if (selectedRange.top === selectedRange.bottom && selectedRange.left === selectedRange.right) return null;
  const anchor = rangeAnchor(focus.document, table, selectedRange);
  return anchor === null ? null : ownTarget(state, anchor);
}
