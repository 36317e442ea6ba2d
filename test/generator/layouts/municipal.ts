import { issuerOf, projectsOf, spendingsOf, type Budget } from '../budget-model.js';
import { printCell, type Style } from '../money.js';
import { row, type PrintedTable } from '../printed.js';
import {
  basicRows,
  functionRows,
  incomeRows,
  leafRows,
  procurementRows,
  projectRows,
  purchasedRows,
  threePublicRow,
  withTail,
} from './municipal-rows.js';
import { fiscalRows, overviewRows } from './overview.js';
import { performanceRows, PERFORMANCE_COLUMNS } from './performance.js';

/** What a municipal set of tables prints beside the figures. */
export type MunicipalOptions = {
  readonly style: Style;
  /** Print 项目支出表 as well. */
  readonly projectTable: boolean;
};

const EMPTY_NOTE = '说明：本表无数据，本年未安排此项支出。';

const TWO_SIDED = [
  ['收 入', '项 目'],
  ['收 入', '预算数'],
  ['支 出', '项 目'],
  ['支 出', '预算数'],
] as const;

const FUNDS = ['一般公共预算', '政府性基金预算', '国有资本经营预算'] as const;
const OF_WHICH = ['事业单位经营支出', '上缴上级支出', '对附属单位补助支出'] as const;

/** The tables of a municipal budget file, in printed order, numbered 预算01表, 预算02表 … */
export function municipalTables(budget: Budget, options: MunicipalOptions): readonly PrintedTable[] {
  const { style } = options;
  const all = spendingsOf(budget);
  const fund = all.filter((each) => each.source === 'government-fund');
  const services = budget.units.flatMap((unit) => unit.purchased);
  const leading = ['支出功能分类科目', '政府支出经济分类科目', '部门支出经济分类科目'] as const;
  const emptyFund = [row('合计', 'total', {}, ['合 计', '', '', '', '', ''])];
  type Draft = Omit<PrintedTable, 'printedNumber' | 'moneyUnit' | 'emptyNote' | 'title'> & {
    readonly name: string;
    readonly empty?: boolean;
  };
  const drafts: readonly (Draft | null)[] = [
    {
      kind: 'income-expenditure-overview',
      name: '收支总表',
      columns: TWO_SIDED,
      rows: overviewRows(budget, style, false),
    },
    {
      kind: 'income',
      name: '收入总表',
      columns: [
        ['部门（单位）代码'],
        ['部门（单位）名称'],
        ['合计'],
        ...[
          '小计',
          '一般公共预算资金',
          '政府性基金预算资金',
          '国有资本经营预算资金',
          '财政专户管理资金',
          '事业收入',
          '事业单位经营收入',
          '上级补助收入',
          '附属单位上缴收入',
          '其他收入',
        ].map((leaf) => ['本年收入', leaf]),
        ...[
          '小计',
          '一般公共预算资金',
          '政府性基金预算资金',
          '国有资本经营预算资金',
          '财政专户管理资金',
          '单位资金',
        ].map((leaf) => ['上年结转结余', leaf]),
      ],
      rows: incomeRows(budget, style),
    },
    {
      kind: 'expenditure',
      name: '支出预算总表',
      columns: [
        ...leading.map((name) => [name]),
        ['合计'],
        ['基本支出'],
        ['项目支出'],
        ...OF_WHICH.map((leaf) => ['其中', leaf]),
      ],
      rows: withTail(
        leafRows(all, style),
        OF_WHICH.map(() => printCell(0n, style)),
      ),
    },
    options.projectTable
      ? {
          kind: 'project-expenditure',
          name: '项目支出表',
          columns: [
            ['项目单位'],
            ['类型'],
            ['项目名称'],
            ...leading.map((name) => [name]),
            ['合计'],
            ...FUNDS.map((leaf) => ['本年拨款', leaf]),
            ...FUNDS.map((leaf) => ['财政拨款结转结余', leaf]),
            ['财政专户管理资金'],
            ['单位资金'],
          ],
          rows: projectRows(budget, style),
        }
      : null,
    {
      kind: 'procurement',
      name: '政府采购预算明细表',
      columns: [['采购类别'], ['金额']],
      rows: procurementRows(budget, style),
    },
    {
      kind: 'fiscal-appropriation-overview',
      name: '财政拨款收支预算总表',
      columns: TWO_SIDED,
      rows: fiscalRows(budget, style),
    },
    {
      kind: 'general-public-expenditure',
      name: '一般公共预算财政拨款支出表',
      columns: [
        ['单位名称'],
        ['功能分类科目', '科目编码'],
        ['功能分类科目', '科目名称'],
        ['本年预算数', '合计'],
        ...['小计', '人员经费', '公用经费'].map((leaf) => ['本年预算数', '基本支出', leaf]),
        ...['项目支出总数', '扣除基建项目后预算数'].map((leaf) => ['本年预算数', '项目支出', leaf]),
      ],
      rows: functionRows(budget, style),
    },
    {
      kind: 'general-public-basic',
      name: '一般公共预算财政拨款基本支出表',
      columns: [
        ['政府支出经济分类科目'],
        ['部门支出经济分类科目'],
        ...['合计', '人员经费', '公用经费'].map((leaf) => ['本年预算数', leaf]),
      ],
      rows: basicRows(budget, style),
    },
    {
      kind: 'government-fund',
      name: '政府性基金预算财政拨款支出表',
      columns: [
        ...leading.map((name) => [name]),
        ...['合计', '基本支出', '项目支出'].map((leaf) => ['本年预算数', leaf]),
      ],
      rows: fund.length === 0 ? emptyFund : leafRows(fund, style),
      empty: fund.length === 0,
    },
    {
      kind: 'state-capital',
      name: '国有资本经营预算财政拨款支出表',
      columns: [
        ...leading.map((name) => [name]),
        ...['合计', '基本支出', '项目支出'].map((leaf) => ['本年国有资本经营预算支出', leaf]),
      ],
      rows: emptyFund,
      empty: true,
    },
    {
      kind: 'three-public',
      name: '财政拨款（含一般公共预算和政府性基金预算）“三公”经费支出表',
      columns: [
        ['年度'],
        ['“三公”经费财政拨款预算总额'],
        ['因公出国（境）费用'],
        ['公务接待费'],
        ...['小计', '公务用车购置费', '公务用车运行维护费'].map((leaf) => ['公务用车购置及运行维护费', leaf]),
      ],
      rows: [threePublicRow(budget, style)],
      empty: threePublicRow(budget, style).cells[1] === printCell(0n, style),
    },
    {
      kind: 'purchased-services',
      name: '政府购买服务预算财政拨款明细表',
      columns: [
        ['项目名称'],
        ...['一级', '二级', '三级'].map((leaf) => ['指导性目录', leaf]),
        ['服务领域'],
        ['预算金额'],
      ],
      rows: purchasedRows(budget, style),
      empty: services.length === 0,
    },
    {
      kind: 'project-performance',
      name: '项目支出绩效表',
      columns: PERFORMANCE_COLUMNS,
      rows: performanceRows(budget),
      empty: projectsOf(budget).length === 0,
    },
  ];
  const scope = budget.level === 'department' ? '部门' : '单位';
  return drafts
    .filter((draft) => draft !== null)
    .map(({ name, empty, ...draft }, index) => ({
      ...draft,
      printedNumber: `预算${String(index + 1).padStart(2, '0')}表`,
      title: `${budget.year}年${scope}${name}`,
      // Performance tables print 万元 with six decimals, whatever the others print.
      moneyUnit: draft.kind === 'project-performance' ? '万元' : style.unit,
      emptyNote: empty === true ? EMPTY_NOTE : null,
    }));
}

/** Name that stands on the cover. */
export function coverTitle(budget: Budget): string {
  const scope = budget.level === 'department' ? '部门' : '单位';
  return `${issuerOf(budget).name}${budget.year}年${scope}预算`;
}
