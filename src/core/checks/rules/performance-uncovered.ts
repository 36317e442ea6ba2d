import { convert, Exact } from '../../amount/index.js';
import type { Evidence } from '../finding.js';
import { evidenceOf } from '../anchor.js';
import { hasFigure, isGap, theTable, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { listed } from './codes-common.js';
import { cellsUnder, codedLeaves } from './cross-cells.js';
import { plus, type Operand } from '../relation.js';
import { test } from '../outcome.js';

/** 没有绩效目标的科目. Project spending of one functional code that no targets of the document can cover. */
type Uncovered = { readonly name: string; readonly amount: Exact; readonly cells: readonly Operand[] };

function moneyOf(cells: readonly Operand[]): Exact | null {
  let sum = new Exact(0);
  for (const { cell } of cells) {
    const { reading } = cell;
    if (reading.state !== 'number') continue;
    if (reading.amount.unit === null) return null;
    sum = sum.plus(convert(new Exact(reading.amount.value), reading.amount.unit, '万元'));
  }
  return sum;
}

function nameOf(code: string, entries: readonly Entry[]): string {
  // A row that prints the economic classification as well is labelled by both.
  const label = entries[0]?.line.label.split('/')[0] ?? '';
  return label === '' || label.startsWith(code) ? code : `${code}-${label}`;
}

/**
 * The functional codes of 支出总表 whose project spending alone is more than all projects with targets together: whatever
 * those projects are, part of this money has no target. Largest first.
 *
 * @param targets total of the projects with targets, in 万元
 */
export function uncoveredCodes(subject: Subject, targets: readonly Operand[]): readonly Uncovered[] {
  const table = theTable(subject, 'expenditure');
  if (isGap(table) || targets.length === 0) return [];
  const leaves = codedLeaves(table, 'function');
  return [...leaves.byCode]
    .flatMap(([code, entries]): Uncovered[] => {
      const cells = (cellsUnder(subject, table, entries, 'project') ?? []).filter(hasFigure);
      const amount = moneyOf(cells);
      if (amount === null || cells.length === 0) return [];
      const { verdict } = test({
        says: '',
        left: cells.map(plus),
        right: targets.map(plus),
        comparison: 'at-most',
        tolerance: 'sum',
      });
      return verdict.state === 'violated' ? [{ name: nameOf(code, entries), amount, cells }] : [];
    })
    .sort((a, b) => b.amount.comparedTo(a.amount));
}

/** 「2013899-其他支出 62.00 万元」. */
export function uncoveredWords(uncovered: readonly Uncovered[]): string {
  return listed(uncovered.map(({ name, amount }) => `${name} ${amount.toFixed(2)} 万元`));
}

/** The printed cells of those codes. */
export function evidenceOfUncovered(uncovered: readonly Uncovered[]): readonly Evidence[] {
  return uncovered.flatMap(({ cells }) => cells.map((cell) => evidenceOf(cell, 'operand', null)));
}
