import { isLostFigure } from '../amount/index.js';
import type { Cell, Table } from '../disclosure/index.js';
import { isFinding } from './compose.js';
import { gapOf } from './coverage.js';
import type { DoubtfulFigure } from './doubtful-figures.js';
import type { RuleInfo } from './finding.js';
import type { Checked, Outcome } from './outcome.js';
import type { Relation } from './relation.js';
import type { Subject } from './subject.js';
import type { VerdictState } from './verdict.js';

/** 读取自检. What the sums and the signs of one table say about how it was read. Numbers of relations and of cells. */
export type TableReading = {
  /** Id of the table. */
  readonly table: string;
  /** Sums of the table whose two sides were both read and printed. */
  readonly sums: number;
  /** Those of them that close, within rounding. */
  readonly closed: number;
  /** Sums that could not be tested: a part was not read, or it is not clear what belongs to them. */
  readonly untested: number;
  /** Figures that nobody can be sure of: recognised without certainty and confirmed by no sum, or with unknown signs. */
  readonly doubtful: number;
  /** Figures recognised without certainty that sums confirm. */
  readonly confirmed: number;
  /** Other cells with unknown signs. */
  readonly garbled: number;
};

/** What the rules reported about a document, rule by rule. */
type Reported = readonly { readonly rule: RuleInfo; readonly outcomes: readonly Outcome[] }[];

/** A sign that no reader knows: lost on the way, of a private font, or the mark of a column too narrow for its figure. */
const UNKNOWN_SIGN = /[\ufffd\ue000-\uf8ff]|^#{2,}$|\(cid:\d+\)/;
const FIGURE = /\d|^#{2,}$/;
/** Stands in every text that holds an unknown sign: most cells need no closer look. */
const MAYBE_UNKNOWN = /[#\ufffd\ue000-\uf8ff]|\(cid:/;

/** 读取自检 of every table, in printed order. A table of which nothing could be proven has no sums. */
export function tableReadings(
  { disclosure }: Subject,
  reported: Reported,
  figures: readonly DoubtfulFigure[],
): readonly TableReading[] {
  const tested = Map.groupBy(
    reported.flatMap(({ rule, outcomes }) =>
      rule.family !== 'arithmetic'
        ? []
        : outcomes.flatMap((outcome) => (outcome.type === 'checked' ? testOf(outcome, rule) : [])),
    ),
    ({ table }) => table,
  );
  const doubts = Map.groupBy(figures, ({ table }) => table);
  return disclosure.tables.map((table): TableReading => {
    const results = (tested.get(table.id) ?? []).map(({ result }) => result);
    const count = (wanted: Result): number => results.filter((result) => result === wanted).length;
    const own = doubts.get(table.id) ?? [];
    const confirmed = own.filter(({ confirmedBy }) => confirmedBy.length > 0).length;
    const listed = new Set(own.map(({ row, column }) => placeOf(row, column)));
    const unknown = unknownCells(table);
    const unknownFigures = unknown.filter(({ isFigure }) => isFigure);
    return {
      table: table.id,
      sums: count('closed') + count('open'),
      closed: count('closed'),
      untested: count('untested'),
      // A figure in doubt may hold an unknown sign too: it is one figure.
      doubtful: own.length - confirmed + unknownFigures.filter(({ place }) => !listed.has(place)).length,
      confirmed,
      garbled: unknown.length - unknownFigures.length,
    };
  });
}

type Result = 'closed' | 'open' | 'untested';

const CLOSING: ReadonlySet<VerdictState> = new Set(['holds', 'rounding', 'improbable']);

/** What became of a sum, at the table that states it; nothing where nothing was printed to test. */
function testOf(checked: Checked, rule: RuleInfo): readonly { readonly table: string; readonly result: Result }[] {
  const { relation, verdict } = checked;
  const stated = relation.right[0] ?? relation.left[0];
  if (stated === undefined || !isSum(relation)) return [];
  const table = stated.operand.table.id;
  if (gapOf(checked) !== null) return [{ table, result: 'untested' }];
  if (isFinding(checked, rule)) return [{ table, result: 'open' }];
  return CLOSING.has(verdict.state) ? [{ table, result: 'closed' }] : [];
}

/** A bound is no sum, and a row that is printed twice alike proves nothing. */
function isSum({ comparison, left, right }: Relation): boolean {
  if (comparison !== 'equal') return false;
  const [part, ...parts] = left;
  const [whole, ...wholes] = right;
  if (part === undefined || whole === undefined || parts.length + wholes.length > 0) return true;
  return part.operand.table !== whole.operand.table || part.operand.column.index !== whole.operand.column.index;
}

function placeOf(row: number, column: number): string {
  return `${row} ${column}`;
}

type UnknownCell = { readonly place: string; readonly isFigure: boolean };

/** Cells in which a sign stands that no reader knows. */
function unknownCells(table: Table): readonly UnknownCell[] {
  const found: UnknownCell[] = [];
  for (const { index, cells } of table.rows) {
    for (const cell of cells) {
      const { text } = cell;
      if (text === '' || !MAYBE_UNKNOWN.test(text) || !isUnknown(text.trim())) continue;
      found.push({ place: placeOf(index, cell.column), isFigure: isFigure(cell) });
    }
  }
  return found;
}

function isUnknown(text: string): boolean {
  return UNKNOWN_SIGN.test(text) || isLostFigure(text);
}

function isFigure({ text, reading }: Cell): boolean {
  return reading.state === 'unreadable' || FIGURE.test(text.trim());
}
