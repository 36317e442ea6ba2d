import type { Column, Measure, Table, TableKind } from '../../disclosure/index.js';
import { insufficient, test, type Outcome } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { blockOf, blocksOf, columnOf, hasFigure, operandAt, tablesOf, type Block, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { wholeOf } from '../tree.js';
import { documentWords, type Library, type Position } from './years-library.js';

/** Tables whose 合计 line may be compared between years. */
const KINDS: readonly TableKind[] = [
  'general-public-expenditure',
  'expenditure',
  'general-public-basic',
  'three-public',
];

const THREE_PUBLIC: readonly Measure[] = [
  'three-public',
  'three-public.abroad',
  'three-public.reception',
  'three-public.car.purchase',
  'three-public.car.running',
];

/** True for columns headed 「上年…」 or with the year before. */
function isPrevious(column: Column, year: number): boolean {
  const words = column.path.join('/');
  return (words.includes('上年') || words.includes(`${year - 1}年`)) && !/结转|结余|决算|执行/.test(words);
}

/** The block of a table's columns that stands for the year before, where the table sets two years side by side. */
function previousBlock(table: Table, year: number): Block | null {
  const blocks = blocksOf(table).filter((block) => block.lane === 0);
  if (blocks.length < 2) return null;
  const own = blocks.filter((block) => [...block.columns.values()].every((column) => isPrevious(column, year)));
  return own.length === 1 ? (own[0] ?? null) : null;
}

/** The row of a year in a 三公 table, or its only row. */
export function threePublicEntry(table: Table, year: number): Entry | null {
  const column = table.columns.find((one) => one.measure === 'year');
  const entries = table.rows.flatMap((row) => row.lines.map((line): Entry => ({ row, line })));
  if (column !== undefined) {
    const own = entries.filter(({ row }) => (row.cells[column.index]?.text ?? '').includes(String(year)));
    return own.length === 1 ? (own[0] ?? null) : null;
  }
  return entries.length === 1 ? (entries[0] ?? null) : wholeOf(table, 0);
}

type Base = { readonly operand: Operand; readonly kind: TableKind; readonly measure: Measure };

function basesOf(subject: Subject, year: number): readonly Base[] {
  return KINDS.flatMap((kind) =>
    tablesOf(subject, kind).flatMap((table): readonly Base[] => {
      const block = previousBlock(table, year);
      const yearRow = kind === 'three-public' && table.columns.some((column) => column.measure === 'year');
      const entry = block !== null ? wholeOf(table, 0) : yearRow ? threePublicEntry(table, year - 1) : null;
      const columns = block ?? (yearRow ? blockOf(table, 0) : null);
      if (entry === null || columns === null) return [];
      return [...columns.columns].flatMap(([measure, column]): Base[] => {
        const operand = operandAt(subject, table, entry, column);
        return operand === null || !hasFigure(operand) ? [] : [{ operand, kind, measure }];
      });
    }),
  );
}

/** The cell that stated the figure in last year's own file. */
function statedIn(other: Subject, kind: TableKind, measure: Measure, year: number): Operand | null {
  const [table, ...more] = tablesOf(other, kind);
  if (table === undefined || more.length > 0) return null;
  const block = blockOf(table, 0);
  const column = block === null ? null : columnOf(block, measure);
  const entry = THREE_PUBLIC.includes(measure) ? threePublicEntry(table, year) : wholeOf(table, 0);
  return column === null || entry === null ? null : operandAt(other, table, entry, column);
}

/** 表中的上年数: columns of the year before, and the row of the year before in a 三公 table. */
export function tableBases(subject: Subject, position: Position, all: Library): readonly Outcome[] {
  const bases = basesOf(subject, position.year);
  if (bases.length === 0) return [];
  const others = all.find(position.unit, position.year - 1, position.stage);
  if (others.length === 0) {
    const missing = documentWords(position, position.year - 1, position.stage);
    return [insufficient(`库中没有${missing}，表中的上年数未能核对`)];
  }
  return bases.map(({ operand, kind, measure }): Outcome => {
    const stated = others.flatMap((other) => statedIn(other, kind, measure, position.year - 1) ?? []);
    const [first] = stated;
    if (first === undefined) return insufficient('上年文件中没有与表中上年数对应的数');
    return test({
      says: `表中的上年数应等于 ${position.year - 1} 年公开文件的同一数`,
      left: [plus(first)],
      right: [plus(operand)],
      comparison: 'equal',
      tolerance: 'copy',
    });
  });
}
