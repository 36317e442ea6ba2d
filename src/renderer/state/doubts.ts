import type { DoubtfulFigure } from '../../core/checks/index.js';
import { cellAnchor } from '../anchors.js';
import { doubtsWords } from '../words/doubts.js';
import { words } from '../words.js';
import { saveCorrections } from './corrections.js';
import { showMessage, type Desk } from './desk.js';
import { jumpTo } from './navigation.js';
import type { DeskState } from './model.js';
import { signedDocument } from './second-look.js';

const NONE: readonly DoubtfulFigure[] = [];

/** Figures in doubt of the document in hand, in printed order. */
export function doubtsHere({ focus, details }: DeskState): readonly DoubtfulFigure[] {
  return (focus.document === null ? undefined : details[focus.document]?.doubts) ?? NONE;
}

/** The figure in doubt in the selected cell, or null. */
export function doubtOfCell(
  { focus }: Pick<DeskState, 'focus'>,
  doubts: readonly DoubtfulFigure[],
): DoubtfulFigure | null {
  const { table, cell } = focus;
  if (cell === null) return null;
  return doubts.find((one) => one.table === table && one.row === cell.row && one.column === cell.column) ?? null;
}

/** Goes to the next figure in doubt; those that sums confirm come last. */
export function goToNextDoubt(desk: Desk): boolean {
  const state = desk.store.get();
  const next = nextOf(state);
  if (next === null) {
    if (state.focus.document !== null) showMessage(desk, 'info', doubtsWords.none);
    return state.focus.document !== null;
  }
  show(desk, next);
  return true;
}

/** Documents in which a reading is being accepted: a second press of the key must not accept the next cell unseen. */
const accepting = new WeakSet<Desk>();

/** Accepts the selected figure as it was read and goes to the next; where none is selected, goes to the first. */
export function acceptDoubt(desk: Desk): boolean {
  const state = desk.store.get();
  const { document } = state.focus;
  const doubt = doubtOfCell(state, doubtsHere(state));
  if (document === null || doubt === null) return goToNextDoubt(desk);
  if (signedDocument(state.documents, document) !== null) {
    showMessage(desk, 'info', words.note.locked);
    return true;
  }
  if (!accepting.has(desk)) void accept(desk, document, doubt);
  return true;
}

async function accept(desk: Desk, document: string, { table, row, column }: DoubtfulFigure): Promise<void> {
  accepting.add(desk);
  try {
    // The text as it stands in the cell: it may hold white space that the listed figure does not.
    const one = desk.store.get().details[document]?.disclosure.tables.find(({ id }) => id === table);
    const text = one?.rows[row]?.cells[column]?.text;
    if (text === undefined) return;
    const more = { reason: doubtsWords.reason, remember: false };
    // The count beside the figure says it: a strip would call it a correction, and move the page at the first press.
    const aims = [{ target: 'cell', table, row, column, text }] as const;
    const isSaved = await saveCorrections(desk, document, aims, more, false);
    if (!isSaved || desk.store.get().focus.document !== document) return;
    const next = nextOf(desk.store.get());
    if (next === null) showMessage(desk, 'info', doubtsWords.accepted);
    else show(desk, next);
  } finally {
    accepting.delete(desk);
  }
}

/** The one behind the selected cell, from the end on from the beginning; those that sums confirm only after all others. */
function nextOf(state: DeskState): DoubtfulFigure | null {
  const { focus, details } = state;
  const doubts = doubtsHere(state);
  const open = doubts.filter(({ confirmedBy }) => confirmedBy.length === 0);
  const waiting = open.length > 0 ? open : doubts;
  const tables = details[focus.document ?? '']?.disclosure.tables.map(({ id }) => id) ?? [];
  const here = [tables.indexOf(focus.table ?? ''), focus.cell?.row ?? -1, focus.cell?.column ?? -1] as const;
  const isBehind = ({ table, row, column }: DoubtfulFigure): boolean => {
    const at = [tables.indexOf(table), row, column] as const;
    return (at[0] - here[0] || at[1] - here[1] || at[2] - here[2]) > 0;
  };
  return waiting.find(isBehind) ?? waiting[0] ?? null;
}

function show(desk: Desk, { table: id, row, column }: DoubtfulFigure): void {
  const { focus, details } = desk.store.get();
  const table = details[focus.document ?? '']?.disclosure.tables.find((one) => one.id === id);
  if (focus.document !== null && table !== undefined) jumpTo(desk, cellAnchor(focus.document, table, { row, column }));
}
