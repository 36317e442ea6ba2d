import type { TableKind } from '../../../src/core/disclosure/index.js';
import type { Budget } from '../budget-model.js';
import type { Style } from '../money.js';
import type { PrintedTable } from '../printed.js';
import { finalTables } from './final.js';
import { treeTables, type TreeOptions } from './tree.js';

/** 一地的写法. How one region or level names, numbers and heads its tables. */
export type House = {
  readonly name: string;
  readonly stage: '预算' | '决算';
  readonly trees: Pick<TreeOptions, 'codeColumns' | 'totalRow'>;
  /** Printed number of the table at a position, from 1; null where the house prints none. */
  readonly number: (position: number) => string | null;
  /** Titles by kind; what is not named keeps the common one. 「YYYY」 stands for the year. */
  readonly titles: Readonly<Partial<Record<TableKind, string>>>;
  /** Header words that the house replaces. */
  readonly words: Readonly<Record<string, string>>;
  /** Kinds in printed order; the others follow as they are. */
  readonly order?: readonly TableKind[];
};

const BUDGET = { stage: '预算', trees: { codeColumns: 'single', totalRow: 'first' } } as const;
const SPLIT_LAST = { codeColumns: 'split', totalRow: 'last' } as const;
const SPLIT_FIRST = { codeColumns: 'split', totalRow: 'first' } as const;

/** Every house the domain knows beside Beijing (the municipal layout). */
export const HOUSES: readonly House[] = [
  {
    ...BUDGET,
    name: 'national minimum',
    number: () => null,
    titles: {
      'income-expenditure-overview': '部门收支总体情况表',
      income: '部门收入总体情况表',
      expenditure: '部门支出总体情况表',
      'fiscal-appropriation-overview': '财政拨款收支总体情况表',
      'general-public-expenditure': '一般公共预算支出情况表',
      'general-public-basic': '一般公共预算基本支出情况表',
      'three-public': '一般公共预算“三公”经费支出情况表',
      'government-fund': '政府性基金预算支出情况表',
    },
    words: { 科目编码: '功能分类科目编码' },
  },
  {
    ...BUDGET,
    name: 'central departments',
    number: (position) => `表${position}`,
    titles: {
      'income-expenditure-overview': '部门收支总表',
      income: '部门收入总表',
      expenditure: '部门支出总表',
      'fiscal-appropriation-overview': '财政拨款收支总表',
      'general-public-expenditure': '一般公共预算支出表',
      'general-public-basic': '一般公共预算基本支出表',
      'government-fund': '政府性基金预算支出表',
      'state-capital': '国有资本经营预算支出表',
      'three-public': '财政拨款“三公”经费支出预算表',
    },
    words: { 事业单位经营收入: '经营收入' },
    order: ['income-expenditure-overview', 'income', 'expenditure', 'fiscal-appropriation-overview'],
  },
  {
    ...BUDGET,
    name: 'Shanghai',
    trees: SPLIT_LAST,
    number: () => null,
    titles: {
      'income-expenditure-overview': 'YYYY年预算单位财务收支预算总表',
      income: 'YYYY年预算单位收入预算总表',
      expenditure: 'YYYY年预算单位支出预算总表',
      'fiscal-appropriation-overview': 'YYYY年预算单位财政拨款收支预算总表',
      'three-public': 'YYYY年预算单位“三公”经费和机关运行经费预算表',
    },
    words: {},
  },
  {
    ...BUDGET,
    name: 'Hubei',
    number: (position) => `附表4-${position}`,
    titles: {
      'income-expenditure-overview': '部门收支预算总表',
      income: '部门收入总表',
      expenditure: '部门支出总表',
      'general-public-expenditure': '一般公共预算支出表',
      'three-public': '一般公共预算“三公”经费支出表',
    },
    words: { 科目编码: '功能科目编码' },
  },
  {
    ...BUDGET,
    name: 'Guizhou',
    trees: SPLIT_FIRST,
    number: (position) => `公开${String(position).padStart(2, '0')}表`,
    titles: {
      'income-expenditure-overview': 'YYYY年部门收支总表',
      expenditure: 'YYYY年部门支出总表',
      'general-public-basic': 'YYYY年一般公共预算基本支出明细表（按经济分类）',
    },
    words: {},
  },
  {
    ...BUDGET,
    name: 'Henan',
    number: (position) => `预算公开${String(position).padStart(2, '0')}表`,
    titles: {
      'income-expenditure-overview': 'YYYY年部门收支总体情况表',
      income: 'YYYY年部门收入总体情况表',
      expenditure: 'YYYY年部门支出总体情况表',
      'general-public-basic': 'YYYY年一般公共预算基本支出情况表',
    },
    words: { 合计: '总计' },
  },
  {
    ...BUDGET,
    name: 'Zhejiang',
    trees: { codeColumns: 'single', totalRow: 'last' },
    number: (position) => `表${'一二三四五六七八九'.charAt(position - 1)}`,
    titles: {
      'income-expenditure-overview': 'YYYY年收支预算总表',
      income: 'YYYY年收入预算总表',
      expenditure: 'YYYY年支出预算总表',
      'three-public': 'YYYY年一般公共预算“三公”经费支出预算表',
    },
    words: { 科目名称: '科目名称' },
  },
  {
    ...BUDGET,
    name: 'Yunnan',
    number: (position) => `预算${String(position).padStart(2, '0')}表`,
    titles: {
      'income-expenditure-overview': '部门财务收支预算总表',
      income: '部门收入预算表',
      expenditure: '部门支出预算表',
      'fiscal-appropriation-overview': '部门财政拨款收支预算总表',
      'general-public-expenditure': '一般公共预算支出预算表（按功能科目分类）',
      'three-public': '一般公共预算“三公”经费支出预算表',
      'government-fund': '部门政府性基金预算支出预算表',
    },
    words: {},
  },
  {
    ...BUDGET,
    name: 'Shaanxi',
    trees: SPLIT_FIRST,
    number: (position) => `表${position}`,
    titles: {
      'income-expenditure-overview': 'YYYY年部门综合预算收支总表',
      income: 'YYYY年部门综合预算收入总表',
      expenditure: 'YYYY年部门综合预算支出总表',
      'fiscal-appropriation-overview': 'YYYY年部门综合预算财政拨款收支总表',
      'three-public': 'YYYY年部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表',
    },
    words: {},
  },
  {
    ...BUDGET,
    name: 'Jiangsu',
    number: (position) => `公开${String(position).padStart(2, '0')}表`,
    titles: {
      'income-expenditure-overview': '收支预算总表',
      income: '收入预算总表',
      expenditure: '支出预算总表',
      'fiscal-appropriation-overview': '财政拨款收支预算总表',
      'general-public-expenditure': '一般公共预算支出预算表',
      'general-public-basic': '一般公共预算基本支出预算表',
      'government-fund': '政府性基金支出预算表',
    },
    words: {},
  },
  {
    name: 'central final accounts',
    stage: '决算',
    trees: SPLIT_FIRST,
    number: (position) => `公开${String(position).padStart(2, '0')}表`,
    titles: {
      'general-public-basic': '一般公共预算财政拨款基本支出决算明细表',
      'state-capital': '国有资本经营预算财政拨款支出决算表',
    },
    words: {},
  },
  {
    name: 'Yunnan final accounts',
    stage: '决算',
    trees: SPLIT_FIRST,
    number: (position) => `公开${String(position).padStart(2, '0')}表`,
    titles: {
      'income-expenditure-overview': '收入支出决算表',
      'fiscal-appropriation-overview': '财政拨款收入支出决算表',
      'general-public-expenditure': '一般公共预算财政拨款收入支出决算表',
      'state-capital': '国有资本经营预算财政拨款收入支出决算表',
      'three-public': '“三公”经费、行政参公单位机关运行经费情况表',
    },
    words: {},
  },
  {
    name: 'Shaanxi final accounts',
    stage: '决算',
    trees: SPLIT_FIRST,
    number: (position) => `表${position}`,
    titles: {
      income: '收入决算总表',
      expenditure: '支出决算总表',
      'three-public': '一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表',
    },
    words: {},
  },
];

/** The tables of a budget as a house prints them. */
export function houseTables(budget: Budget, house: House, style: Style): readonly PrintedTable[] {
  const common =
    house.stage === '决算'
      ? finalTables(budget, { style, amounts: 'numbered' })
      : treeTables(budget, { style, ...house.trees, numbering: '表' });
  const rank = ({ kind }: PrintedTable): number => {
    const at = house.order?.indexOf(kind) ?? -1;
    return at < 0 ? common.length : at;
  };
  return [...common]
    .sort((a, b) => rank(a) - rank(b))
    .map((table, index) => ({
      ...table,
      printedNumber: house.number(index + 1),
      title: house.titles[table.kind]?.replace('YYYY', String(budget.year)) ?? table.title,
      columns: table.columns.map((path) => path.map((text) => house.words[text] ?? text)),
    }));
}
