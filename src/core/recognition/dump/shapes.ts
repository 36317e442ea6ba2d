import type { TableKind } from '../../disclosure/index.js';

/** A sum within a row, by positions among the amount columns. */
type RowSum = { readonly total: number; readonly parts: readonly number[] };

/**
 * 表式. One way in which tables of a kind are laid out: identifying columns, amount columns, and the sums that must hold
 * in every row. Knowledge of the published forms, not about any document.
 */
export type Shape = {
  readonly labels: readonly string[];
  /** Header paths joined with 「/」. */
  readonly amounts: readonly string[];
  readonly sums: readonly RowSum[];
  /** Columns behind these that may be there with every cell blank. */
  readonly blankTail: readonly string[];
};

const FUNDS = ['一般公共预算资金', '政府性基金预算资金', '国有资本经营预算资金', '财政专户管理资金'];
const OWN_INCOME = ['事业收入', '事业单位经营收入', '上级补助收入', '附属单位上缴收入', '其他收入'];
const OF_WHICH = ['事业单位经营支出', '上缴上级支出', '对附属单位补助支出'];
const THREE_FUNDS = ['一般公共预算', '政府性基金预算', '国有资本经营预算'];

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

const CODE_AND_NAME = ['科目编码', '科目名称'];

const SHAPES: Readonly<Partial<Record<TableKind, readonly Shape[]>>> = {
  income: [
    {
      labels: ['部门（单位）代码', '部门（单位）名称'],
      amounts: [
        '合计',
        ...['小计', ...FUNDS, ...OWN_INCOME].map((name) => `本年收入/${name}`),
        ...['小计', ...FUNDS, '单位资金'].map((name) => `上年结转结余/${name}`),
      ],
      sums: [
        { total: 0, parts: [1, 11] },
        { total: 1, parts: range(2, 10) },
        { total: 11, parts: range(12, 16) },
      ],
      blankTail: [],
    },
  ],
  expenditure: [
    {
      labels: CODE_AND_NAME,
      amounts: ['合计', '基本支出', '项目支出'],
      sums: [{ total: 0, parts: [1, 2] }],
      blankTail: OF_WHICH,
    },
    {
      labels: CODE_AND_NAME,
      amounts: ['合计', '基本支出', '项目支出', ...OF_WHICH],
      sums: [{ total: 0, parts: range(1, 5) }],
      blankTail: [],
    },
  ],
  'general-public-expenditure': [
    {
      labels: CODE_AND_NAME,
      amounts: ['合计', '基本支出/小计', '基本支出/人员经费', '基本支出/公用经费', '项目支出'],
      sums: [
        { total: 0, parts: [1, 4] },
        { total: 1, parts: [2, 3] },
      ],
      blankTail: [],
    },
    {
      labels: CODE_AND_NAME,
      amounts: ['合计', '基本支出', '项目支出'],
      sums: [{ total: 0, parts: [1, 2] }],
      blankTail: [],
    },
  ],
  'general-public-basic': [
    {
      labels: CODE_AND_NAME,
      amounts: ['合计', '人员经费', '公用经费'],
      sums: [{ total: 0, parts: [1, 2] }],
      blankTail: [],
    },
  ],
  'government-fund': [
    {
      labels: CODE_AND_NAME,
      amounts: ['合计', '基本支出', '项目支出'],
      sums: [{ total: 0, parts: [1, 2] }],
      blankTail: [],
    },
  ],
  'state-capital': [
    {
      labels: CODE_AND_NAME,
      amounts: ['合计', '基本支出', '项目支出'],
      sums: [{ total: 0, parts: [1, 2] }],
      blankTail: [],
    },
  ],
  'three-public': [
    {
      labels: [],
      amounts: [
        '“三公”经费合计',
        '因公出国（境）费',
        '公务用车购置及运行费/小计',
        '公务用车购置及运行费/公务用车购置费',
        '公务用车购置及运行费/公务用车运行费',
        '公务接待费',
      ],
      sums: [
        { total: 0, parts: [1, 2, 5] },
        { total: 2, parts: [3, 4] },
      ],
      blankTail: [],
    },
    {
      labels: [],
      amounts: [
        '“三公”经费合计',
        '因公出国（境）费',
        '公务接待费',
        '公务用车购置及运行费/小计',
        '公务用车购置及运行费/公务用车购置费',
        '公务用车购置及运行费/公务用车运行费',
      ],
      sums: [
        { total: 0, parts: [1, 2, 3] },
        { total: 3, parts: [4, 5] },
      ],
      blankTail: [],
    },
  ],
  'project-expenditure': [
    {
      labels: ['项目编码', '项目名称', '项目单位'],
      amounts: [
        '合计',
        ...THREE_FUNDS.map((name) => `本年拨款/${name}`),
        ...THREE_FUNDS.map((name) => `财政拨款结转结余/${name}`),
        '财政专户管理资金',
        '单位资金',
      ],
      sums: [{ total: 0, parts: range(1, 8) }],
      blankTail: [],
    },
  ],
};

/** The shapes in which tables of this kind are known to be printed. */
export function shapesOf(kind: TableKind): readonly Shape[] {
  return SHAPES[kind] ?? [];
}
