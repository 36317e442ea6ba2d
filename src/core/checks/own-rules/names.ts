import { TABLE_KINDS, TABLE_KIND_NAMES, type Item, type Measure, type TableKind } from '../../disclosure/index.js';

/** Prefixes for another document. */
export const PREFIXES = ['上年', '部门', '预算'] as const;

/** Short names in use beside the full ones. */
const SHORT_NAMES: Readonly<Record<string, TableKind>> = {
  三公: 'three-public',
  三公经费: 'three-public',
  三公经费表: 'three-public',
  三公经费支出表: 'three-public',
  项目表: 'project-expenditure',
  政府采购: 'procurement',
  采购表: 'procurement',
  财政拨款总表: 'fiscal-appropriation-overview',
  一般公共预算表: 'general-public-expenditure',
  基本支出表: 'general-public-basic',
  政府性基金: 'government-fund',
  政府性基金表: 'government-fund',
  国有资本经营: 'state-capital',
  国有资本经营表: 'state-capital',
  政府购买服务: 'purchased-services',
};

/** For comparing names: no white space, no quotes, plain brackets. */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s“”"'‘’「」『』]+/g, '')
    .replace(/:/g, '');
}

const KINDS: ReadonlyMap<string, TableKind> = new Map([
  ...Object.entries(SHORT_NAMES),
  ...TABLE_KINDS.filter((kind) => kind !== 'other').map((kind) => [plainName(TABLE_KIND_NAMES[kind]), kind] as const),
]);

/** The kind a table name means; null where it is not known. */
export function kindOf(name: string): TableKind | null {
  return KINDS.get(plainName(name)) ?? null;
}

/** Table names a rule may use: the full ones first. */
export function tableNames(): readonly string[] {
  const full = TABLE_KINDS.filter((kind) => kind !== 'other').map((kind) => plainName(TABLE_KIND_NAMES[kind]));
  return [...new Set([...full, ...KINDS.keys()])];
}

/** Column names and what they may mean, the first that a table has being taken. */
const MEASURE_NAMES: Readonly<Record<string, readonly Measure[]>> = {
  合计: ['total', 'three-public', 'amount', 'performance.project-total'],
  预算数: ['amount', 'total'],
  金额: ['amount', 'total'],
  基本支出: ['basic'],
  人员经费: ['basic.personnel'],
  公用经费: ['basic.public'],
  项目支出: ['project'],
  事业单位经营支出: ['business'],
  上缴上级支出: ['remit-up'],
  对附属单位补助支出: ['subsidise-down'],
  本年收入: ['current'],
  本年一般公共预算: ['current.general-public'],
  本年政府性基金: ['current.government-fund'],
  本年国有资本经营: ['current.state-capital'],
  财政专户管理资金: ['current.fiscal-account'],
  单位资金: ['current.unit-funds'],
  事业收入: ['current.business'],
  其他收入: ['current.other'],
  上年结转: ['carry'],
  上年结转一般公共预算: ['carry.general-public'],
  一般公共预算: ['fund.general-public', 'current.general-public'],
  政府性基金: ['fund.government-fund', 'current.government-fund'],
  国有资本经营: ['fund.state-capital', 'current.state-capital'],
  因公出国境费: ['three-public.abroad'],
  因公出国费: ['three-public.abroad'],
  公务接待费: ['three-public.reception'],
  公务用车费: ['three-public.car'],
  公务用车购置费: ['three-public.car.purchase'],
  公务用车运行费: ['three-public.car.running'],
  公务用车运行维护费: ['three-public.car.running'],
};

/** The measures a column name means; empty where only a header path can be meant. */
export function measuresOf(name: string): readonly Measure[] {
  return MEASURE_NAMES[plainName(name)] ?? [];
}

/** Lines of overview tables by their usual names, whatever the document prints. */
const ITEM_NAMES: Readonly<Record<string, Item>> = {
  收入总计: 'total-income',
  支出总计: 'total-expenditure',
  本年收入: 'current-income',
  本年收入合计: 'current-income',
  本年支出: 'current-expenditure',
  本年支出合计: 'current-expenditure',
  一般公共预算拨款收入: 'general-public',
  政府性基金预算拨款收入: 'government-fund',
  国有资本经营预算拨款收入: 'state-capital',
  财政专户管理资金收入: 'fiscal-account',
  事业收入: 'business',
  事业单位经营收入: 'operating',
  上级补助收入: 'superior-subsidy',
  附属单位上缴收入: 'subordinate-remittance',
  其他收入: 'other-income',
  上年结转结余: 'carry-in',
  上年结转: 'carry-in',
  年终结转结余: 'carry-out',
  结转下年: 'carry-out',
};

/** The meaning a line name of an overview table has; null where only the printed label can be meant. */
export function itemNamed(name: string): Item | null {
  return ITEM_NAMES[plainName(name)] ?? null;
}

/** Line names of overview tables a rule may use in any document. */
export function itemNames(): readonly string[] {
  return Object.keys(ITEM_NAMES);
}

/** Column names a rule may use in any document. */
export function columnNames(): readonly string[] {
  return Object.keys(MEASURE_NAMES);
}

/** How many characters must be changed, added or taken away to make one word of another. */
function distance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}

/** Longer texts are no mistyped names. */
const LONGEST_NAME = 40;

/** The known name nearest to a mistyped one; null where none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const wanted = plainName(name);
  if (wanted === '' || wanted.length > LONGEST_NAME) return null;
  let best: { readonly name: string; readonly away: number } | null = null;
  for (const each of known) {
    const away = distance(wanted, plainName(each));
    if (best === null || away < best.away) best = { name: each, away };
  }
  return best !== null && best.away <= Math.max(1, Math.floor(best.name.length * 0.6)) ? best.name : null;
}
