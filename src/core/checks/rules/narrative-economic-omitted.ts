import { Exact } from '../../amount/index.js';
import type { Table } from '../../disclosure/index.js';
import { bareName } from '../classification/index.js';
import type { Threshold } from '../finding.js';
import { blocksOf, columnOf, entriesOf, hasFigure, operandAt } from '../select.js';
import type { Limits } from '../settings.js';
import type { Subject } from '../subject.js';
import { align } from '../text/near.js';

/** Share of a head's money from which on an item may not be left out of its list by 「等」. */
export const OMITTED_LIMITS: readonly Threshold[] = [
  { id: 'omitted', name: '清单以“等”结束时未列科目的比重', unit: '%', standard: '5', least: '1', most: '100' },
];

/** Items of the list that are smaller than the one left out: one may be named for its meaning, two are not. */
const LEAST_SMALLER = 2;

/** What a head of a list sums up, by the codes of 部门预算支出经济分类, and by column where the table has one. */
const HEADS: readonly (readonly [head: RegExp, codes: RegExp, measure: 'basic.personnel' | 'basic.public' | null])[] = [
  [/^人员经费/, /^30[13]/, 'basic.personnel'],
  [/公用经费/, /^(?:302|310)/, 'basic.public'],
  [/^工资福利/, /^301/, null],
  [/^商品和服务/, /^302/, null],
  [/^对个人和家庭/, /^303/, null],
];

/** Names that stand for several items of one kind. */
const TOGETHER: readonly (readonly [listed: RegExp, items: RegExp])[] = [
  [/^(?!其他).*社会?保[障险]缴?费?$|五险|社保/, /保险缴费|职业年金|社会保障缴费|医疗补助缴费/],
  [/[离退]休/, /[离退]休/],
  [/津补贴|津贴/, /津贴/],
];

/** An item of basic expenditure with its amount, in the table's own unit. */
type Item = { readonly name: string; readonly amount: Exact };

/** The items a head sums up, with figures; none where the table has classes only or its codes were not read. */
function itemsOf(subject: Subject, table: Table, head: string): readonly Item[] {
  const found = HEADS.find(([pattern]) => pattern.test(head));
  if (found === undefined) return [];
  const [, codes, measure] = found;
  return blocksOf(table).flatMap((block) => {
    const own = measure === null ? null : columnOf(block, measure);
    const column = own ?? columnOf(block, 'total', 'basic', 'amount');
    if (column === null) return [];
    return entriesOf(table, block.lane).flatMap((entry): Item[] => {
      const code = entry.line.codes.economicDepartment ?? '';
      const operand = operandAt(subject, table, entry, column);
      const reading = operand?.cell.reading;
      if (code.length !== 5 || entry.line.role === 'total' || !hasFigure(operand) || reading?.state !== 'number')
        return [];
      if (own === null && !codes.test(code)) return [];
      return [{ name: bareName(entry.line.label), amount: new Exact(reading.amount.value) }];
    });
  });
}

/** Names of a few characters (「奖金」, 「奖励金」) are alike without being misprinted. */
const LEAST_ALIKE = 4;

function isMisprintOf(name: string, item: string): boolean {
  const pair = align(name, item);
  return pair !== null && pair.before + pair.behind >= LEAST_ALIKE;
}

/** True where a name of the list means the item: its own name, a shorter one, a misprinted one, or a common one. */
function isMeant(item: string, listed: readonly string[]): boolean {
  return listed.some(
    (name) =>
      name === item ||
      (name.length >= 3 && (item.includes(name) || name.includes(item))) ||
      isMisprintOf(name, item) ||
      TOGETHER.some(([together, items]) => together.test(name) && items.test(item)),
  );
}

/**
 * 漏列科目. Items that a list of 「主要包括」 leaves out although they are among the largest; of a list without 「等」 every
 * item it leaves out.
 */
export function omittedItems(
  subject: Subject,
  table: Table,
  list: { readonly head: string; readonly names: readonly string[]; readonly isOpen: boolean },
  limits: Limits,
): readonly string[] {
  const items = itemsOf(subject, table, list.head);
  const names = list.names.map(bareName);
  const listed = items.filter(({ name }) => names.includes(name));
  // A list of classes, or one of another scope, names hardly any item.
  if (listed.length < LEAST_SMALLER || listed.length * 2 < names.length) return [];
  const whole = items.reduce((sum, { amount }) => sum.plus(amount), new Exact(0));
  const missing = items.filter(({ name }) => !isMeant(name, names));
  if (!list.isOpen) return missing.length > listed.length ? [] : missing.map(({ name }) => name);
  return missing
    .filter(
      ({ amount }) =>
        amount.times(100).gte(whole.times(limits('omitted'))) &&
        listed.filter((one) => one.amount.lt(amount)).length >= LEAST_SMALLER,
    )
    .map(({ name }) => name);
}
