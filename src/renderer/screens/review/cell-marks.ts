import type { Anchor, Finding, FindingView, NoteView } from '../../../shared/desk-api.js';
import { noteAnchor } from '../../anchors.js';
import { isSilenced } from '../../state/arrange.js';
import type { DoubtfulFigure } from '../../../core/checks/index.js';
import type { Cell } from '../../../core/disclosure/index.js';
import type { TableRow } from './table-model.js';

/** Marks of one cell. */
type Marks = { readonly finding: Finding['severity'] | null; readonly note: boolean };

const GRAVITY: Readonly<Record<Finding['severity'], number>> = { error: 3, warning: 2, notice: 1 };

const keyOf = (row: number, column: number): string => `${row}:${column}`;

/** The cells of a range; the one cell where there is no far corner. */
function cellsOf(row: number, column: number, until: Anchor['until']): readonly string[] {
  const [bottom, right] = [until?.row ?? row, until?.column ?? column];
  return Array.from({ length: bottom - row + 1 }, (_, down) =>
    Array.from({ length: right - column + 1 }, (__, across) => keyOf(row + down, column + across)),
  ).flat();
}

/** Which cells of a table carry findings and notes. Places that name only a row are marked in its first cell. */
export function marksOf(
  document: string,
  table: string,
  findings: readonly FindingView[],
  notes: readonly NoteView[],
): ReadonlyMap<string, Marks> {
  const marks = new Map<string, Marks>();
  for (const view of findings) {
    const { finding, note } = view;
    if (isSilenced(view)) continue;
    const { at } = finding;
    if (at.document !== document || at.table !== table || at.row === null || finding.outcome === 'rounding') continue;
    const key = keyOf(at.row, at.column ?? 0);
    const known = marks.get(key);
    const other = known?.finding ?? null;
    marks.set(key, {
      finding: other === null || GRAVITY[finding.severity] > GRAVITY[other] ? finding.severity : other,
      note: (known?.note ?? false) || (note !== null && note.state !== 'withdrawn'),
    });
  }
  for (const view of notes) {
    const anchor = noteAnchor(view);
    if (anchor.document !== document || anchor.table !== table || anchor.row === null) continue;
    if (view.note.state === 'withdrawn' || view.placement === 'orphan') continue;
    for (const key of cellsOf(anchor.row, anchor.column ?? 0, anchor.until)) {
      marks.set(key, { finding: marks.get(key)?.finding ?? null, note: true });
    }
  }
  return marks;
}

/** A cell that could not be read as what it should be, or was read from an image and is not sure. */
function isDoubtful(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.reading.state === 'unreadable' || cell.doubtful !== undefined);
}

/** Cells of a table whose doubtful readings the sums confirm. */
export function confirmedIn(doubts: readonly DoubtfulFigure[], table: string): ReadonlySet<string> {
  const own = doubts.filter((one) => one.table === table && one.confirmedBy.length > 0);
  return new Set(own.map(({ row, column }) => keyOf(row, column)));
}

/**
 * The class rules of the table grid. `operands` are the cells the selected finding calculates with, `confirmed` those in
 * doubt that the sums confirm.
 */
export function markRules(
  marks: ReadonlyMap<string, Marks>,
  operands: ReadonlySet<string>,
  confirmed: ReadonlySet<string>,
): Readonly<Record<string, (row: TableRow, column: string) => boolean>> {
  const at = ({ row }: TableRow, column: string): Marks | undefined => marks.get(`${row.index}:${column}`);
  return {
    'desk-mark-note': (row, column) => at(row, column)?.note ?? false,
    'desk-mark-error': (row, column) => at(row, column)?.finding === 'error',
    'desk-mark-warning': (row, column) => at(row, column)?.finding === 'warning',
    'desk-mark-notice': (row, column) => at(row, column)?.finding === 'notice',
    'desk-mark-doubtful': ({ row }, column) => isDoubtful(row.cells[Number(column)]),
    'desk-mark-confirmed': ({ row }, column) => confirmed.has(`${row.index}:${column}`),
    'desk-mark-corrected': ({ row }, column) => row.cells[Number(column)]?.corrected !== undefined,
    'desk-operand': ({ row }, column) => operands.has(`${row.index}:${column}`),
  };
}

/** Cells of the table that the finding calculates with. */
export function operandsOf(finding: Finding | null, document: string, table: string): ReadonlySet<string> {
  const anchors = finding?.evidence.map((operand) => operand.anchor) ?? [];
  return new Set(
    anchors
      .filter((anchor) => anchor.document === document && anchor.table === table && anchor.row !== null)
      .map((anchor) => keyOf(anchor.row ?? 0, anchor.column ?? 0)),
  );
}
