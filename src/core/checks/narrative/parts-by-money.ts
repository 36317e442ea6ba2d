import type { Disclosure, Measure, TableKind } from '../../disclosure/index.js';
import { cellsOf, each, tablesOf, type CellMatch } from './subject-cells.js';

/** 「项目支出」 and 「基本支出」, whatever stands around the name: 「项目支出预算」, 「项目支出安排」. */
const NATURE = /^(?:本年度?|安排的?|预算)*(基本支出|项目支出)(?:预算|决算|安排)*(?:数|总额|合计)?$/;

type Money = { readonly words: RegExp; readonly measures: readonly Measure[]; readonly own: TableKind | null };

/** What part of the money a name means, the columns that tables of projects give it, and the table that is its own. */
const MONEY: readonly Money[] = [
  {
    words: /^一般公共预算(?:财政)?(?:拨款|资金)?(?:安排)?(?:支出)?$/,
    measures: ['current.general-public', 'fund.general-public'],
    own: 'general-public-expenditure',
  },
  {
    words: /^政府性基金(?:预算)?(?:财政)?(?:拨款|资金)?(?:安排)?(?:支出)?$/,
    measures: ['current.government-fund', 'fund.government-fund'],
    own: 'government-fund',
  },
  {
    words: /^国有资本经营(?:预算)?(?:财政)?(?:拨款|资金)?(?:安排)?(?:支出)?$/,
    measures: ['current.state-capital', 'fund.state-capital'],
    own: 'state-capital',
  },
  { words: /^单位资金(?:安排)?(?:支出)?$/, measures: ['current.unit-funds'], own: null },
];

function totals(disclosure: Disclosure, kind: TableKind, ...measures: readonly Measure[]): readonly CellMatch[] {
  return tablesOf(disclosure, kind).flatMap((table) => cellsOf(table, measures, ({ role }) => role === 'total'));
}

/**
 * 「项目支出9万元，其中：一般公共预算7万元、政府性基金预算2万元」: a part by money (资金来源) of 基本支出 or 项目支出 is what the budget
 * spends on those, not all that the budget spends. The cells that state it (none where no table does), or null where the part is none
 * such. `name` and `whole` are subjects without their owner and year.
 */
export function partByMoney(
  disclosure: Disclosure,
  name: string,
  whole: string,
): readonly (readonly CellMatch[])[] | null {
  const nature = NATURE.exec(whole)?.[1];
  const money = nature === undefined ? undefined : MONEY.find(({ words }) => words.test(name));
  if (money === undefined) return null;
  const own = money.own === null ? [] : totals(disclosure, money.own, nature === '基本支出' ? 'basic' : 'project');
  return each(nature === '基本支出' ? own : [...own, ...totals(disclosure, 'project-expenditure', ...money.measures)]);
}

/** 「财政拨款安排支出」, 「财政拨款支出预算」: the money of all the funds that are 财政拨款. */
const FISCAL = /^(?:本年度?|当年)?财政拨款(?:安排的?)?(?:总?支出)(?:预算|决算)?(?:数|总额|合计|总计)?$/;
const FUNDS: readonly TableKind[] = ['general-public-expenditure', 'government-fund', 'state-capital'];

/**
 * 「财政拨款支出9万元，其中：基本支出6万元，项目支出3万元」: such a part is the sum of what each fund spends on it. The cells to be
 * added up; null where the whole is not 财政拨款, or where only one fund has money, which then states it by itself.
 */
export function partOfFiscal(disclosure: Disclosure, nature: string, whole: string): readonly CellMatch[] | null {
  if (!FISCAL.test(whole)) return null;
  const parts = FUNDS.map((kind) =>
    totals(disclosure, kind, nature === '基本支出' ? 'basic' : 'project').filter(
      ({ cell }) => cell.reading.state !== 'blank',
    ),
  );
  // Two tables of one fund (of two units, or printed twice) do not say which of them counts.
  if (parts.some((cells) => cells.length > 1)) return null;
  const cells = parts.flat();
  return cells.length < 2 ? null : cells;
}
