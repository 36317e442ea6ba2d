import type { MoneyUnit } from '../amount/index.js';
import {
  columnPath,
  DESCRIBING_MEASURES,
  type Column,
  type Measure,
  type Stage,
  type Table,
} from '../disclosure/index.js';

/** A column whose figures are compared. */
export type AmountColumn = {
  readonly measure: Measure;
  readonly column: Column;
  /** Header path joined with 「/」, made once for all anchors of the column. */
  readonly path: string;
  readonly unit: MoneyUnit | null;
};

/** Measures that may stand for a whole row, best first. */
const PRIMARY: readonly Measure[] = ['total', 'amount', 'three-public', 'performance.project-total', 'current.fiscal'];

/** The measure that stands for a row among those given (in printed order). */
export function primaryOf(measures: readonly Measure[]): Measure | null {
  return PRIMARY.find((measure) => measures.includes(measure)) ?? measures[0] ?? null;
}

/**
 * Amount columns of a table by lane. Where several columns of a lane have one meaning (预算数 and 决算数, 上年 and 本年)
 * the one of the document's own year and stage is compared; the headings of the others are returned in `leftOut`.
 */
export function amountColumns(
  table: Table,
  year: number,
  stage: Stage,
): { readonly lanes: ReadonlyMap<number, readonly AmountColumn[]>; readonly leftOut: readonly string[] } {
  const lanes = new Map<number, AmountColumn[]>();
  const leftOut: string[] = [];
  for (const column of table.columns) {
    if (DESCRIBING_MEASURES.has(column.measure) || (column.measure === 'other' && !holdsNumbers(table, column.index)))
      continue;
    const lane = lanes.get(column.lane) ?? [];
    lanes.set(column.lane, lane);
    const candidate: AmountColumn = {
      measure: column.measure,
      column,
      path: columnPath(column),
      unit: column.moneyUnit ?? table.moneyUnit,
    };
    const rival = lane.findIndex((known) => known.measure === candidate.measure);
    const known = lane[rival];
    if (known === undefined) lane.push(candidate);
    else if (fitness(candidate.path, year, stage) > fitness(known.path, year, stage)) {
      leftOut.push(known.path);
      lane[rival] = candidate;
    } else leftOut.push(candidate.path);
  }
  return { lanes, leftOut };
}

/** How well a heading speaks of the document's own year and stage. */
function fitness(path: string, year: number, stage: Stage): number {
  const years: readonly string[] = path.match(/(?:19|20)\d{2}(?=年)/g) ?? [];
  const otherYear = /上年|去年|上一年/.test(path) || (years.length > 0 && !years.includes(String(year)));
  const final = /决算|执行数/.test(path);
  return (otherYear ? -2 : 0) + (final === (stage === 'final') ? 1 : 0);
}

function holdsNumbers(table: Table, column: number): boolean {
  return table.rows.some((row) => row.cells[column]?.reading.state === 'number');
}
