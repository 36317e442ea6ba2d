import type { Measure, TableKind } from '../disclosure/index.js';
import { plain } from './words.js';

/** One way to know a kind from the words of a title. The order of the list is from the most to the least specific. */
type TitleRule = { readonly kind: TableKind; readonly all: readonly RegExp[]; readonly none?: RegExp };

/** Titles of budgets and of final accounts in one list, because they carry the same kinds. */
const TITLE_RULES: readonly TitleRule[] = [
  { kind: 'three-public', all: [/三公/] },
  { kind: 'department-performance-declaration', all: [/整体/, /绩效/, /申报表/] },
  { kind: 'overall-performance', all: [/整体/, /绩效/] },
  { kind: 'project-performance', all: [/绩效/] },
  { kind: 'purchased-services', all: [/购买服务/] },
  { kind: 'procurement', all: [/政府采购|采购(?:预算|支出|计划)/] },
  { kind: 'state-capital', all: [/国有资本/] },
  { kind: 'government-fund', all: [/政府性基金/], none: /一般公共预算/ },
  { kind: 'general-public-basic', all: [/基本支出/, /一般公共预算/], none: /项目支出/ },
  // 财政拨款 is more than 一般公共预算: where both tables are printed, only one of them is this kind.
  { kind: 'general-public-basic', all: [/基本支出/], none: /项目支出|财政拨款/ },
  { kind: 'project-expenditure', all: [/项目支出|专项业务经费/], none: /基本支出/ },
  { kind: 'general-public-expenditure', all: [/一般公共预算/, /支出/], none: /经济分类|机关运行经费|转移支付|资产/ },
  {
    kind: 'fiscal-appropriation-overview',
    all: [/拨款/, /收支|收入支出/],
  },
  {
    kind: 'income-expenditure-overview',
    all: [/收支|收入支出/],
    none: /财政拨款|专户|转移|结余/,
  },
  {
    kind: 'expenditure',
    all: [/支出(?:预算|决算)?(?:总|汇总)?(?:体?情况)?(?:预算|决算)?(?:明细)?(?:公开)?表/],
    none: /收入|拨款|专户|转移|经济分类|功能分类|机关运行|资产|对下|基金|经费|债务|补助|委托/,
  },
  {
    kind: 'income',
    all: [/收入(?:预算|决算)?(?:总|汇总)?(?:体?情况)?(?:预算|决算)?(?:明细)?(?:公开)?表/],
    none: /支出|拨款|专户|非税|基金|国有/,
  },
];

/** The kind that the words of a title name, or `other`. */
export function kindOfTitle(title: string): TableKind {
  const words = plain(title).replace(/\((?:部门|单位|本级|汇总)\)/g, '');
  for (const rule of TITLE_RULES) {
    if (rule.all.every((pattern) => pattern.test(words)) && !(rule.none?.test(words) ?? false)) return rule.kind;
  }
  return 'other';
}

/** What a header must show for a kind: each entry is one required group, any of its measures satisfies it. */
const REQUIRED: Readonly<Partial<Record<TableKind, readonly (readonly Measure[])[]>>> = {
  'income-expenditure-overview': [['item'], ['amount', 'total']],
  'fiscal-appropriation-overview': [['item'], ['amount', 'total']],
  income: [
    ['total', 'current'],
    ['current', 'current.general-public', 'current.fiscal'],
    ['current.business', 'current.other', 'current.superior-subsidy'],
  ],
  expenditure: [['function', 'function.code', 'function.name'], ['total'], ['basic'], ['project']],
  'project-expenditure': [
    ['project.name', 'project.code'],
    ['total', 'amount', 'current', 'current.general-public'],
  ],
  procurement: [['amount', 'total', 'unit-price', 'quantity']],
  'general-public-expenditure': [['function', 'function.code', 'function.name'], ['total'], ['basic'], ['project']],
  'general-public-basic': [
    ['economic.department', 'economic.government', 'economic.code', 'economic.name'],
    ['total', 'amount'],
    ['basic.personnel', 'amount'],
    ['basic.public', 'amount'],
  ],
  'government-fund': [
    ['function', 'function.code', 'function.name'],
    ['total', 'amount'],
    ['basic', 'project'],
  ],
  'state-capital': [
    ['function', 'function.code', 'function.name'],
    ['total', 'amount'],
    ['basic', 'project'],
  ],
  'three-public': [
    ['three-public.abroad'],
    ['three-public.reception'],
    ['three-public.car', 'three-public.car.running', 'three-public.car.purchase'],
  ],
  'purchased-services': [
    ['service.level1', 'service.level2', 'service.level3'],
    ['amount', 'total'],
  ],
  'project-performance': [
    ['performance.level1'],
    ['performance.level2'],
    ['performance.level3'],
    ['performance.value'],
  ],
};

/** Kinds that may also be one list of names with one amount each, where their title says so. */
const LISTS: ReadonlySet<TableKind> = new Set(['income', 'expenditure', 'three-public']);
/** Kinds that may also be one list of codes with one amount each. */
const CODE_LISTS: ReadonlySet<TableKind> = new Set([
  'expenditure',
  'general-public-expenditure',
  'government-fund',
  'state-capital',
]);

/** Share of a kind's required header groups that the columns show, 0…1; null for kinds without requirements. */
export function headerScore(kind: TableKind, measures: readonly Measure[]): number | null {
  const present = new Set(measures);
  const hasAmount = present.has('amount') || present.has('total');
  if (LISTS.has(kind) && present.has('item') && hasAmount) return 1;
  const hasCode = present.has('function') || present.has('function.code') || present.has('function.name');
  if (CODE_LISTS.has(kind) && hasCode && hasAmount) return 1;
  return shareShown(kind, present);
}

function shareShown(kind: TableKind, present: ReadonlySet<Measure>): number | null {
  const required = REQUIRED[kind];
  if (required === undefined) return null;
  return required.filter((group) => group.some((measure) => present.has(measure))).length / required.length;
}

/**
 * Kinds whose header requirements are fully met, for a grid without a title that names a kind. Overviews and the
 * government-fund family are left out where something more specific fits; more than one kind = ambiguous.
 */
export function kindsOfHeader(measures: readonly Measure[]): readonly TableKind[] {
  const isList = measures.includes('item');
  const present = new Set(measures);
  const fitting = (Object.keys(REQUIRED) as TableKind[])
    .filter((kind) => !isList || (kind !== 'income' && kind !== 'expenditure'))
    .filter((kind) => shareShown(kind, present) === 1)
    // Economic codes with one amount may be any table of economic items.
    .filter((kind) => kind !== 'general-public-basic' || present.has('basic.personnel') || present.has('basic.public'));
  // Any list with an amount could be a procurement list: without a title that proves nothing.
  const possible = fitting.filter((kind) => kind !== 'procurement');
  const specific = possible.filter((kind) => !VAGUE.has(kind));
  return specific.length > 0 ? specific : possible;
}

/** True for kinds whose header alone says little. */
export function isVague(kind: TableKind): boolean {
  return VAGUE.has(kind);
}

/** Many tables have an item and an amount. */
const VAGUE: ReadonlySet<TableKind> = new Set([
  'income-expenditure-overview',
  'fiscal-appropriation-overview',
  'procurement',
  'government-fund',
  'state-capital',
  'project-expenditure',
]);
