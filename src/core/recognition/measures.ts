import { MEASURES, type Measure, type TableKind } from '../disclosure/index.js';
import { plain } from './words.js';

/** What decides the meaning of a column: its leaf, all words above it, and the kind of table. */
type Words = { readonly leaf: string; readonly above: string; readonly path: string; readonly kind: TableKind };

type Rule = readonly [measure: Measure, test: (words: Words) => boolean];

const leafIs =
  (pattern: RegExp) =>
  ({ leaf }: Words): boolean =>
    pattern.test(leaf);

const isPerformance = (kind: TableKind): boolean =>
  kind === 'project-performance' || kind === 'overall-performance' || kind === 'department-performance-declaration';

const isOverview = (kind: TableKind): boolean =>
  kind === 'income-expenditure-overview' || kind === 'fiscal-appropriation-overview';

const PERFORMANCE: readonly Rule[] = [
  ['item', ({ leaf, kind }) => kind !== 'project-performance' && /^活动(?:名称)?$/.test(leaf)],
  ['performance.level1', leafIs(/^一级指标/)],
  ['performance.level2', leafIs(/^二级指标/)],
  ['performance.level3', leafIs(/^三级指标|^指标名称|^绩效指标$/)],
  ['performance.direction', leafIs(/方向/)],
  ['performance.nature', leafIs(/指标性质|计算符号|^性质$|^符号$|^运算符号$/)],
  ['performance.unit', leafIs(/(?:度量|计量|质量|指标)单位|^单位$/)],
  ['performance.value', leafIs(/指标值|目标值|^值$/)],
  ['performance.phone', leafIs(/电话|联系方式/)],
  ['performance.person', leafIs(/负责人|责任人|填报人|联系人/)],
  ['performance.goal', leafIs(/绩效目标|总体目标|年度目标/)],
  ['performance.project-total', leafIs(/项目总额|资金总额|项目金额|预算总额|^总额$|^预算金额$|^项目(?:支出)?资金$/)],
  ['performance.fiscal-funds', leafIs(/财政(?:拨款|资金)/)],
  ['performance.other-funds', leafIs(/其他资金|单位资金/)],
];

/** 「单位名称（科目）」, 「单位（科目名称）」, 「单位名称（功能分类科目名称）」. */
const MIXED_NAMES = /^单位(?:名称)?\((?:功能分类)?(?:科目)(?:名称)?\)$/;

const LABELS: readonly Rule[] = [
  ['service.level1', ({ leaf, above }) => /目录/.test(above) && leaf.startsWith('一级')],
  ['service.level2', ({ leaf, above }) => /目录/.test(above) && leaf.startsWith('二级')],
  ['service.level3', ({ leaf, above }) => /目录/.test(above) && leaf.startsWith('三级')],
  ['service.level1', leafIs(/^指导性目录一级|^一级目录/)],
  ['service.level2', leafIs(/^指导性目录二级|^二级目录/)],
  ['service.level3', leafIs(/^指导性目录三级|^三级目录/)],
  ['service.field', leafIs(/服务领域/)],
  ['unit.code', leafIs(/^(?:部门|单位|预算单位|部门\(单位\)|单位\(部门\))(?:代码|编码)$/)],
  [
    'unit',
    leafIs(
      /^(?:部门|单位|预算单位|部门\(单位\)|单位\(部门\))名称$|^项目单位$|^预算单位$|^(?:部门\/)?单位$|^采购单位$|^部门$/,
    ),
  ],
  ['project.code', leafIs(/^项目(?:编码|代码|编号)$/)],
  ['project.category', leafIs(/^项目(?:类别|类型|性质|分类|级次)$|^类型$/)],
  ['project.name', leafIs(/^项目名称$|^项目\(?名称\)?$/)],
  ['year', leafIs(/^年(?:度|份)$/)],
  ['economic.government', ({ path, leaf }) => /政府(?:预算)?(?:支出)?经济分类/.test(path) && !isCodeOrName(leaf)],
  [
    'economic.department',
    ({ path, leaf }) =>
      /(?:部门|单位)(?:\((?:部门|单位)\))?(?:预算)?(?:支出)?经济分类/.test(path) && !isCodeOrName(leaf),
  ],
  ['economic.code', ({ path, leaf }) => /经济分类/.test(path) && isCode(leaf)],
  ['economic.name', ({ path, leaf }) => /经济分类/.test(path) && isName(leaf)],
  ['economic.department', ({ path }) => /经济分类/.test(path)],
  // 「经济科目编码」 in a column of its own, beside 「功能科目编码」.
  ['economic.code', ({ leaf }) => /经济科目/.test(leaf) && isCode(leaf)],
  ['economic.name', ({ leaf }) => /经济科目/.test(leaf) && isName(leaf)],
  ['function.code', ({ path, leaf }) => /功能/.test(path) && isCode(leaf)],
  ['function.name', ({ path, leaf }) => /功能/.test(path) && isName(leaf)],
  ['function', ({ leaf }) => /功能(?:分类)?科目|功能分类/.test(leaf)],
  ['economic.code', ({ kind, leaf }) => kind === 'general-public-basic' && isCode(leaf)],
  ['economic.name', ({ kind, leaf }) => kind === 'general-public-basic' && isName(leaf)],
  ['function.code', ({ leaf }) => isCode(leaf) && !/项目|单位|部门/.test(leaf)],
  ['function.name', ({ leaf }) => isName(leaf) && leaf.startsWith('科目')],
  // Rows of units and rows of items share one column of names.
  ['function.name', ({ leaf, kind }) => MIXED_NAMES.test(leaf) && kind !== 'general-public-basic'],
  ['economic.name', ({ leaf }) => MIXED_NAMES.test(leaf)],
  ['function.code', leafIs(/^[类款项]$/)],
  ['function.code', leafIs(/^支出功能分类编码$/)],
  ['economic.name', leafIs(/^(?:支出)?经济(?:分类)?科目$/)],
];

/** 决算 tables of funds split 年初、收入 and 年末 by 基本支出结转、项目支出结转 as well; only 本年支出 is spending. */
const BESIDE_SPENDING = /年初|年末|年终|上年结转|结转下年|本年收入/;

const AMOUNTS: readonly Rule[] = [
  ['other', ({ leaf, above }) => BESIDE_SPENDING.test(above) && /基本支出|项目支出|人员|公用/.test(leaf)],
  // Only a budget has spending that belongs to the next year; in final accounts this is what is left over.
  ['carry-out', ({ leaf, kind }) => kind === 'expenditure' && leaf.startsWith('结转下年')],
  ['reserve', leafIs(/预留.{0,4}(?:机动|经费)|^机动经费/)],
  ['quantity', leafIs(/数量$/)],
  ['unit-price', leafIs(/单价/)],
  ['project.without-construction', leafIs(/扣除.*基建|基建.*扣除/)],
  ['remit-up', leafIs(/上缴上级/)],
  ['subsidise-down', leafIs(/(?:对)?附属单位补助/)],
  ['business', leafIs(/经营支出/)],
  [
    'basic.personnel',
    ({ leaf, above }) => /^(?:小计|合计|金额|预算数|决算数)$/.test(leaf) && /人员经费/.test(lastOf(above)),
  ],
  [
    'basic.public',
    ({ leaf, above }) => /^(?:小计|合计|金额|预算数|决算数)$/.test(leaf) && /公用经费/.test(lastOf(above)),
  ],
  ['basic.personnel', leafIs(/人员(?:经费|支出)/)],
  ['basic.public', leafIs(/公用(?:经费|支出)|日常公用/)],
  ['basic', ({ leaf, above }) => /^(?:小计|合计|金额)$/.test(leaf) && /基本支出/.test(lastOf(above))],
  ['project', ({ leaf, above }) => /^(?:小计|合计|金额)$/.test(leaf) && /项目支出/.test(lastOf(above))],
  ['basic', leafIs(/^(?:一般公共预算)?基本支出(?:预算|决算|小计|合计|总数)?$/)],
  ['project', leafIs(/^(?:一般公共预算)?项目支出(?:预算|决算|小计|合计|总数)?$|^专项业务(?:经)?费(?:支出)?$/)],
];

const CARRY = /上年结转|结转结余|结转和结余|年初结转|上年结余|上年度结转|^财政拨款结转(?:资金)?$/;

const INCOME: readonly Rule[] = [
  // What is left at the end of the year is neither income nor carried in.
  [
    'carry-out',
    ({ leaf, above, kind }) =>
      kind !== 'income' &&
      ((/^(?:年末|年终)/.test(leaf) && CARRY.test(leaf)) ||
        (/^(?:小计|合计)$/.test(leaf) && /^(?:年末|年终)/.test(lastOf(above)))),
  ],
  ['other', ({ path }) => /年末|年终|结转下年/.test(path)],
  ['carry.general-public', ({ leaf, above }) => CARRY.test(above) && /一般公共预算/.test(leaf)],
  ['carry.government-fund', ({ leaf, above }) => CARRY.test(above) && /政府性基金/.test(leaf)],
  ['carry.state-capital', ({ leaf, above }) => CARRY.test(above) && /国有/.test(leaf)],
  ['carry.fiscal-account', ({ leaf, above }) => CARRY.test(above) && /财政专户/.test(leaf)],
  ['carry.unit-funds', ({ leaf, above }) => CARRY.test(above) && /单位资金/.test(leaf)],
  ['carry.unit-funds', ({ leaf, above }) => CARRY.test(above) && leaf === '其他资金'],
  ['carry', ({ leaf, above }) => CARRY.test(leaf) || (CARRY.test(above) && /^(?:小计|合计)$/.test(leaf))],
  ['current.general-public', leafIs(/一般公共预算/)],
  [
    'current.general-public',
    ({ leaf, above, kind }) =>
      leaf === '小计' &&
      lastOf(above).startsWith('一般公共预算') &&
      (kind === 'income' || kind === 'project-expenditure'),
  ],
  ['current.government-fund', leafIs(/政府性基金/)],
  ['current.state-capital', leafIs(/国有/)],
  ['current.fiscal-account', leafIs(/财政专户|教育收费/)],
  ['current.unit-funds', leafIs(/^单位资金/)],
  // Beside 财政拨款 and 财政专户, what a project has from elsewhere.
  ['current.unit-funds', ({ leaf, kind }) => leaf === '其他资金' && kind === 'project-expenditure'],
  ['current.unit-funds', ({ leaf, above }) => leaf === '小计' && /^单位资金(?:收入)?$/.test(lastOf(above))],
  ['current.operating', leafIs(/经营收入/)],
  ['current.business', leafIs(/事业收入/)],
  ['current.superior-subsidy', leafIs(/上级补助/)],
  ['current.subordinate-remittance', leafIs(/附属单位上缴/)],
  ['current.other', leafIs(/^其他收入/)],
  ['current.fiscal', leafIs(/^财政拨款(?:\(补助\))?(?:收入)?(?:小计|合计)?$/)],
  [
    'current.fiscal',
    ({ leaf, above }) =>
      /^(?:小计|合计)$/.test(leaf) && /^财政拨款(?:\(补助\))?(?:收入)?$/.test(lastOf(above)) && !above.includes('/'),
  ],
  [
    'current',
    ({ leaf, above }) =>
      /本年(?:收入|拨款)/.test(leaf) || (/本年(?:收入|拨款)/.test(above) && /^(?:小计|合计)$/.test(leaf)),
  ],
];

/** The words without 「购置及运行维护费」 or 「运行维护及购置费」, which name both parts of the cars at once. */
function withoutBoth(path: string): string {
  return path.replace(/(?:购置(?:费)?(?:及|和|与|、)运行|运行(?:维护)?(?:费)?(?:及|和|与|、)购置)[^/]*/g, '');
}

const THREE_PUBLIC: readonly Rule[] = [
  // 「“三公”经费/小计」 stands beside 会议费 and 培训费; only the whole of all is named 合计 alone.
  ['three-public', ({ leaf, above }) => /^(?:小计|合计)$/.test(leaf) && /三公[”"]?经费$/.test(lastOf(above))],
  ['meeting', leafIs(/^会议(?:费|支出)/)],
  ['training', leafIs(/^培训(?:费|支出)/)],
  ['three-public.abroad', ({ path }) => /出国/.test(path)],
  ['three-public.reception', ({ path }) => /公务接待/.test(path)],
  ['three-public.car.running.fuel', ({ leaf }) => /加油|燃料|燃油/.test(leaf)],
  ['three-public.car.running.repair', ({ leaf }) => /维修|修理/.test(leaf)],
  ['three-public.car.running.insurance', ({ leaf }) => /保险/.test(leaf)],
  ['three-public.car.running.other', ({ leaf, above }) => /运行/.test(lastOf(above)) && leaf.startsWith('其他')],
  [
    'three-public.car.purchase',
    ({ path }) =>
      /购置(?:费|支出)?(?:\/|$)/.test(withoutBoth(path)) &&
      !/运行(?:维护)?(?:费|支出)?(?:\/|$)/.test(withoutBoth(path)),
  ],
  ['three-public.car.running', ({ path }) => /运行(?:维护)?(?:费用?|支出)?(?:\/|$)/.test(withoutBoth(path))],
  ['three-public.car', ({ path }) => /公务用车|购置及运行/.test(path)],
  ['three-public', leafIs(/三公|合计|总额|总计|小计/)],
];

const FUNDS: readonly Rule[] = [
  // 四本 columns: what is carried over stands beside the three budgets of the year, not within them.
  ['carry', leafIs(/^上年(?:财政拨款)?(?:资金)?结转/)],
  ['fund.general-public', leafIs(/一般公共预算/)],
  ['fund.general-public', ({ leaf, above }) => leaf === '小计' && lastOf(above).startsWith('一般公共预算')],
  ['fund.government-fund', leafIs(/政府性基金/)],
  ['fund.state-capital', leafIs(/国有资本/)],
];

const GENERAL: readonly Rule[] = [
  ['total', leafIs(/^(?:本年)?(?:支出|收入)?(?:合计|总计|总额)$/)],
  ['total', ({ leaf, above }) => leaf === '小计' && (above === '' || /本年支出/.test(lastOf(above)))],
  ['total', ({ leaf, above, kind }) => isOverview(kind) && leaf === '小计' && /^(?:财政拨款)?支出$/.test(above)],
  // 「2031年」 beside 「2030年」: the amount of that year.
  ['amount', ({ leaf, kind }) => (isOverview(kind) || kind === 'three-public') && /^20\d\d年度?$/.test(leaf)],
  ['amount', ({ leaf, kind }) => kind === 'other' && /^机关运行经费(?:支出|预算|金额)?(?:预算数|决算数)?$/.test(leaf)],
  [
    'amount',
    leafIs(
      /^(?:(?:19|20)\d\d年度?)?(?:本年度?|年初|调整|调整后|全年|当年)?(?:预算|决算|执行)(?:数|金额|额)?$|^金额$|采购金额|^预算金额|^采购预算|资金总额/,
    ),
  ],
];

function lastOf(above: string): string {
  return above.slice(above.lastIndexOf('/') + 1);
}

function isCode(leaf: string): boolean {
  return /(?:代码|编码)$/.test(leaf) || /^[类款项]$/.test(leaf);
}

function isName(leaf: string): boolean {
  return leaf.endsWith('名称');
}

function isCodeOrName(leaf: string): boolean {
  return isCode(leaf) || isName(leaf);
}

/** The rules that apply to a kind, in order. */
function rulesOf(kind: TableKind): readonly Rule[] {
  if (isPerformance(kind)) return [...PERFORMANCE, ...LABELS, ...GENERAL];
  if (kind === 'three-public') {
    return [...LABELS, ['item', isItem], ['item', leafIs(/^(?:支出)?(?:内容|名称)$/)], ...THREE_PUBLIC, ...GENERAL];
  }
  if (isOverview(kind)) return [['item', isOverviewItem], ...AMOUNTS, ...FUNDS, ...GENERAL, ...LABELS];
  if (kind === 'procurement' || kind === 'purchased-services') {
    return [['project.name', leafIs(/^专项(?:资金|经费)?名称$/)], ...LABELS, ['item', isItem], ...AMOUNTS, ...GENERAL];
  }
  const own: readonly Rule[] = kind === 'income' ? [['item', leafIs(/^项目(?:名称)?$/)]] : [];
  return [...own, ...LABELS, ['item', isItem], ...AMOUNTS, ...INCOME, ...GENERAL];
}

function isItem({ leaf, above }: Words): boolean {
  return (
    /^(?:收入|支出)?项目(?:\(按(?:支出)?(?:功能|性质|(?:部门|政府)?(?:预算)?(?:支出)?经济)[^)]*\))?(?:名称)?$/.test(
      leaf,
    ) ||
    /^(?:采购)?类别|^采购类别|^采购(?:品目|物品|项目|内容)|^(?:收入|支出)(?:来源|内容)$/.test(leaf) ||
    /^按功能分类|^功能分类$/.test(leaf) ||
    (/^(?:收入|支出)$/.test(leaf) && above === '')
  );
}

/** In an overview also the names of functional classes are its lines. */
function isOverviewItem(words: Words): boolean {
  return (
    isItem(words) ||
    /^(?:收入|支出)(?:项目)?(?:类别|类型)(?:名称)?$/.test(words.leaf) ||
    /^(?:支出)?功能(?:分类)?(?:科目)?(?:名称)?$/.test(words.leaf) ||
    /^(?:支出)?(?:功能|(?:部门|政府)(?:预算)?(?:支出)?经济)(?:分类?)?科目\(按(?:大类|类)\)$/.test(words.leaf)
  );
}

const cache = new Map<TableKind, readonly Rule[]>();

/** The meaning of a column by its words; `other` where no rule knows them. */
export function measureOf(path: readonly string[], kind: TableKind): Measure {
  const words = path.map((text) => plain(text).replace(/\((?:单位:)?(?:人民币)?[千万亿]?元\)/g, ''));
  const leaf = words[words.length - 1] ?? '';
  if (leaf === '') return 'other';
  const above = words.slice(0, -1).join('/');
  const subject: Words = { leaf, above, path: words.join('/'), kind };
  let rules = cache.get(kind);
  if (rules === undefined) cache.set(kind, (rules = rulesOf(kind)));
  return rules.find(([, test]) => test(subject))?.[0] ?? 'other';
}

const NAMING: ReadonlySet<Measure> = new Set(
  MEASURES.filter(
    (measure) =>
      /^(?:unit$|unit\.|function|economic|item|year|service)/.test(measure) ||
      /^project\.(?:code|name|category)$/.test(measure) ||
      (measure.startsWith('performance.') && !isPerformanceAmount(measure)),
  ),
);

/** Columns that name something. Their cells are words even where they look like numbers. */
export function isLabel(measure: Measure): boolean {
  return NAMING.has(measure);
}

/** 项目总额, 财政资金, 其他资金 of a performance table. */
export function isPerformanceAmount(measure: Measure): boolean {
  return /^performance\.(?:project-total|fiscal-funds|other-funds)$/.test(measure);
}
