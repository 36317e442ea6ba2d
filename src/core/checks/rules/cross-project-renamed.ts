import type { Project } from '../../disclosure/index.js';
import { anchorOf, evidenceOf } from '../anchor.js';
import { evaluate, fails } from '../evaluate.js';
import type { Outcome } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { hasFigure } from '../select.js';
import { markedNames } from '../text/near.js';

/** A project of the performance table that no line of the project table names, with its amount. */
export type Unlisted = { readonly project: Project; readonly name: string; readonly amount: Operand };

/** The cell that prints the name, or the amount's where the name stands in none of its own. */
function nameCell({ amount }: Unlisted): Operand {
  const column = amount.table.columns.find(({ measure }) => measure === 'project.name');
  const cell = column === undefined ? undefined : amount.row.cells[column.index];
  return column === undefined || cell === undefined ? amount : { ...amount, column, cell };
}

/** Lines of the project table under one name that no project of the performance table bears. */
export type Unclaimed = { readonly name: string; readonly printed: string; readonly amounts: readonly Operand[] };

/** A changed word inside a name; more than that is another name. */
const MOST_CHANGED = 2;
const LEAST_KEPT = 4;

/**
 * True where two names are the same but for one stretch of at most two characters: 「综合事务保障」 and 「综合业务保障」. What only
 * one of them adds at its end (「（尾款）」) is the name of another project as often as not.
 */
function isNear(one: string, other: string): boolean {
  if (one === other || one.startsWith(other) || other.startsWith(one)) return false;
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const kept = head + tail;
  const changed = Math.max(one.length, other.length) - kept;
  const text = (name: string): string => name.slice(head, name.length - tail);
  // 「一期」 and 「二期」, 「2025」 and 「2026」 tell projects apart.
  const isNumber = /[\d一二三四五六七八九十]/.test(text(one) + text(other));
  return !isNumber && changed <= MOST_CHANGED && kept >= LEAST_KEPT && kept > changed * 2;
}

function isSameAmount({ amount }: Unlisted, { amounts }: Unclaimed): boolean {
  if (!hasFigure(amount) || !amounts.some(hasFigure)) return false;
  const { state } = evaluate({
    says: '',
    left: [plus(amount)],
    right: amounts.map(plus),
    comparison: 'equal',
    tolerance: amounts.length === 1 ? 'copy' : 'sum',
  });
  return !fails(state);
}

/**
 * 项目更名. Where the project table prints no codes, a project without a line of its name and a name without a project may be
 * one: the amounts are the same, the names differ in one word, and nothing else fits either of them.
 */
export function renamedProjects(unlisted: readonly Unlisted[], unclaimed: readonly Unclaimed[]): readonly Outcome[] {
  const fits = (one: Unlisted, other: Unclaimed): boolean => isNear(one.name, other.name) && isSameAmount(one, other);
  return unlisted.flatMap((one): readonly Outcome[] => {
    const [found, ...more] = unclaimed.filter((other) => fits(one, other));
    const [first] = found?.amounts ?? [];
    if (found === undefined || first === undefined || more.length > 0) return [];
    if (unlisted.filter((other) => fits(other, found)).length > 1) return [];
    const [listed, stated] = markedNames(found.printed, one.project.name.replace(/\s+/g, ''));
    return [
      {
        type: 'remark',
        severity: 'warning',
        message: `绩效表的项目“${stated}”在项目支出表中没有同名的项目，金额相同的“${listed}”与它只差几个字，请核对是否为同一项目、哪个名称正确。`,
        at: { ...anchorOf(nameCell(one)), project: one.project.code },
        evidence: [
          evidenceOf(one.amount, 'operand', null),
          ...found.amounts.map((cell) => evidenceOf(cell, 'operand', null)),
        ],
        topic: '项目名称',
      },
    ];
  });
}
