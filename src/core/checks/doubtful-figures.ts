import { formatDecimal, type Amount } from '../amount/index.js';
import { evaluate, fails, printedAmount } from './evaluate.js';
import { lookalikesOf } from './lookalikes.js';
import type { Checked } from './outcome.js';
import { operandsOf, type Operand, type Relation } from './relation.js';
import type { Subject } from './subject.js';

/** 存疑读数. A figure that was recognised from an image without certainty, and what the sums say about it. */
export type DoubtfulFigure = {
  readonly table: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Sums that close exactly with the reading, each once in words; empty: nothing confirms it. */
  readonly confirmedBy: readonly string[];
  /** The one figure of like shape with which all its sums close exactly, as it would be printed; never put in its place. */
  readonly proposal: string | null;
};

type DoubtfulCell = Pick<DoubtfulFigure, 'table' | 'row' | 'column' | 'text'> & { readonly key: string };

type Doubt = { readonly operand: Operand; readonly relations: readonly Relation[] };

/** Relations that are sums or copies of the same fact: only those say what must stand in a cell. */
function isClosing({ relation, verdict }: Checked): boolean {
  const isStated = !['unstated', 'no-unit'].includes(verdict.state);
  return isStated && relation.comparison === 'equal' && relation.ambiguousBecause === undefined;
}

function keyOf(table: string, row: number, column: number): string {
  return `${table} ${row} ${column}`;
}

function keyOfOperand({ table, row, cell }: Operand): string {
  return keyOf(table.id, row.index, cell.column);
}

/** True where the printed figures make the relation true without any room for rounding. */
function closes(relation: Relation, amountOf = printedAmount): boolean {
  const { state, difference } = evaluate(relation, amountOf);
  return state === 'holds' && difference.isZero();
}

/**
 * 合计印证. What the sums say about every figure that was recognised without certainty. A reading is confirmed where none of
 * its relations fails and one closes exactly whose other figures are certain, or confirmed themselves: two figures misread
 * alike confirm nothing.
 */
export function doubtfulFigures(subject: Subject, checked: readonly Checked[]): readonly DoubtfulFigure[] {
  const cells = cellsIn(subject);
  if (cells.length === 0) return [];
  const doubts = doubtsIn(subject, checked);
  const open = new Set(doubts.keys());
  const certainBeside = (relation: Relation, key: string): boolean =>
    operandsOf(relation).every((one) => keyOfOperand(one) === key || !open.has(keyOfOperand(one)));
  const confirmed = new Map<string, readonly string[]>();
  for (let before = -1; before !== confirmed.size;) {
    before = confirmed.size;
    for (const key of open) {
      const relations = doubts.get(key)?.relations ?? [];
      if (relations.some((relation) => fails(evaluate(relation).state))) continue;
      const closing = relations.filter((relation) => closes(relation) && certainBeside(relation, key));
      if (closing.length === 0) continue;
      confirmed.set(key, [...new Set(closing.map(({ says }) => says))]);
      open.delete(key);
    }
  }
  return cells.map(({ key, ...place }): DoubtfulFigure => {
    const doubt = doubts.get(key);
    const confirmedBy = confirmed.get(key) ?? [];
    const canPropose =
      doubt !== undefined && confirmedBy.length === 0 && doubt.relations.every((one) => certainBeside(one, key));
    return { ...place, confirmedBy, proposal: canPropose ? proposalFor(doubt) : null };
  });
}

/** True where a figure of the document was recognised without certainty. */
export function hasDoubts(subject: Subject): boolean {
  return cellsIn(subject).length > 0;
}

/** Cells in doubt that print a figure, in printed order. */
function cellsIn({ disclosure }: Subject): readonly DoubtfulCell[] {
  const found: DoubtfulCell[] = [];
  for (const table of disclosure.tables) {
    for (const row of table.rows) {
      for (const { doubtful, text, column } of row.cells) {
        if (doubtful === undefined || !/\d/.test(text)) continue;
        const key = keyOf(table.id, row.index, column);
        found.push({ key, table: table.id, row: row.index, column, text: text.trim() });
      }
    }
  }
  return found;
}

function doubtsIn({ document }: Subject, checked: readonly Checked[]): ReadonlyMap<string, Doubt> {
  const doubts = new Map<string, { readonly operand: Operand; readonly relations: Relation[] }>();
  for (const { relation } of checked.filter(isClosing)) {
    const own = new Map(
      operandsOf(relation)
        .filter((one) => one.document === document && one.cell.doubtful !== undefined)
        .map((one) => [keyOfOperand(one), one]),
    );
    for (const [key, operand] of own) {
      const known = doubts.get(key);
      if (known === undefined) doubts.set(key, { operand, relations: [relation] });
      else known.relations.push(relation);
    }
  }
  return doubts;
}

/** The one figure of like shape that closes every relation; null where there is none or several. */
function proposalFor({ operand, relations }: Doubt): string | null {
  const { cell, column } = operand;
  const own = printedAmount(operand);
  const decimals = usualDecimals(operand) ?? own?.decimals ?? 0;
  const unit = own?.unit ?? column.moneyUnit;
  const fitting = lookalikesOf(cell.text, cell.doubtful ?? [], decimals).filter((value) => {
    const shown = value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
    const amount: Amount = { text: value, value, decimals: shown, unit };
    const key = keyOfOperand(operand);
    return relations.every((relation) =>
      closes(relation, (one) => (keyOfOperand(one) === key ? amount : printedAmount(one))),
    );
  });
  const [only, ...others] = fitting;
  if (only === undefined || others.length > 0) return null;
  return /[,，]/.test(cell.text) ? formatDecimal(only) : only;
}

/** Decimals that most figures of the column are printed with; null where no other figure stands there. */
function usualDecimals({ table, column, row }: Operand): number | null {
  const counts = new Map<number, number>();
  for (const other of table.rows) {
    const reading = other.cells[column.index]?.reading;
    if (other.index === row.index || reading?.state !== 'number') continue;
    counts.set(reading.amount.decimals, (counts.get(reading.amount.decimals) ?? 0) + 1);
  }
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0] ?? null;
}
