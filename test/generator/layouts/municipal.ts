import {
  groupBy,
  isGeneralPublic,
  issuerOf,
  projectsOf,
  spendingsOf,
  sumOf,
  type Budget,
  type Spending,
  type UnitBudget,
} from '../budget-model.js';
import { coded, DEPARTMENT_ECONOMIC_NAMES, FUNCTION_NAMES, GOVERNMENT_ECONOMIC_NAMES, isPersonnel } from '../codes.js';
import { printCell, type Style } from '../money.js';
import { row, type PrintedRow, type PrintedTable } from '../printed.js';
import { fiscalRows, overviewRows } from './overview.js';
import { performanceRows, PERFORMANCE_COLUMNS } from './performance.js';

/** What a municipal set of tables prints beside the figures. */
export type MunicipalOptions = {
  readonly style: Style;
  /** Print 项目支出表 as well. */
  readonly projectTable: boolean;
};

const EMPTY_NOTE = '说明：本表无数据，本年未安排此项支出。';

const isBasic = (spending: Spending): boolean => spending.nature === 'basic';
const isProject = (spending: Spending): boolean => spending.nature === 'project';

/** Prints an amount, blank where there is none. */
function cell(spendings: readonly Spending[], style: Style, keep?: (spending: Spending) => boolean): string {
  return printCell(sumOf(spendings, keep), style);
}

function incomeCells(spendings: readonly Spending[], style: Style): readonly string[] {
  const of = (source: Spending['source'], carried: boolean): string =>
    cell(spendings, style, (each) => each.source === source && each.carried === carried);
  const nil = printCell(0n, style);
  return [
    cell(spendings, style),
    cell(spendings, style, (each) => !each.carried),
    of('general-public', false),
    of('government-fund', false),
    nil,
    of('fiscal-account', false),
    of('business', false),
    nil,
    nil,
    nil,
    of('other', false),
    cell(spendings, style, (each) => each.carried),
    of('general-public', true),
    of('government-fund', true),
    nil,
    nil,
    nil,
  ];
}

function incomeRows(budget: Budget, style: Style): readonly PrintedRow[] {
  const all = spendingsOf(budget);
  const { code, name } = budget.department;
  const unitRows = budget.units.map(({ unit, spendings }) =>
    row(unit.name, 'detail', { unit: unit.code }, [unit.code, unit.name, ...incomeCells(spendings, style)]),
  );
  return [
    row(name, 'subtotal', { unit: code }, [code, name, ...incomeCells(all, style)]),
    ...unitRows,
    row('合计', 'total', {}, ['', '合 计', ...incomeCells(all, style)]),
  ];
}

function leafRows(spendings: readonly Spending[], style: Style): readonly PrintedRow[] {
  const groups = groupBy(spendings, (each) => `${each.function}|${each.government}|${each.department}`);
  const rows = groups.map(([, group]) => {
    const { function: code, government, department } = group[0]!;
    return row(
      FUNCTION_NAMES[code]!,
      'detail',
      { function: code, economicGovernment: government, economicDepartment: department },
      [
        coded(code, FUNCTION_NAMES),
        coded(government, GOVERNMENT_ECONOMIC_NAMES),
        coded(department, DEPARTMENT_ECONOMIC_NAMES),
        cell(group, style),
        cell(group, style, isBasic),
        cell(group, style, isProject),
      ],
    );
  });
  const total = [cell(spendings, style), cell(spendings, style, isBasic), cell(spendings, style, isProject)];
  return [...rows, row('合计', 'total', {}, ['合 计', '', '', ...total])];
}

function withTail(rows: readonly PrintedRow[], tail: readonly string[]): readonly PrintedRow[] {
  return rows.map((each) => ({ ...each, cells: [...each.cells, ...tail] }));
}

function projectRows(budget: Budget, style: Style): readonly PrintedRow[] {
  const nil = printCell(0n, style);
  const amounts = (group: readonly Spending[]): readonly string[] => [
    cell(group, style),
    cell(group, style, (each) => isGeneralPublic(each) && !each.carried),
    cell(group, style, (each) => each.source === 'government-fund' && !each.carried),
    nil,
    cell(group, style, (each) => isGeneralPublic(each) && each.carried),
    cell(group, style, (each) => each.source === 'government-fund' && each.carried),
    nil,
    cell(group, style, (each) => each.source === 'fiscal-account'),
    cell(group, style, (each) => each.source === 'business' || each.source === 'other'),
  ];
  const rows = budget.units.flatMap(({ unit, projects, spendings }) =>
    projects.flatMap((project) => {
      const own = spendings.filter((each) => each.project === project.code);
      return groupBy(own, (each) => each.department).map(([department, group]) => {
        const { government, function: code } = group[0]!;
        return row(
          project.plan.name,
          'detail',
          { unit: unit.code, function: code, economicGovernment: government, economicDepartment: department },
          [
            `${unit.code}-${unit.name}`,
            '31-部门项目',
            project.plan.name,
            coded(code, FUNCTION_NAMES),
            coded(government, GOVERNMENT_ECONOMIC_NAMES),
            coded(department, DEPARTMENT_ECONOMIC_NAMES),
            ...amounts(group),
          ],
        );
      });
    }),
  );
  const all = spendingsOf(budget).filter(isProject);
  return [...rows, row('合计', 'total', {}, ['合 计', '', '', '', '', '', ...amounts(all)])];
}

function procurementRows(budget: Budget, style: Style): readonly PrintedRow[] {
  const sum = (of: (unit: UnitBudget) => bigint): bigint => budget.units.reduce((total, unit) => total + of(unit), 0n);
  const goods = sum((unit) => unit.goods);
  const services = sum((unit) => unit.services);
  const line = (label: string, fen: bigint): readonly PrintedRow[] =>
    fen === 0n ? [] : [row(label, 'detail', {}, [label, printCell(fen, style)])];
  return [
    ...line('A-货物', goods),
    ...line('C-服务', services),
    row('合计', 'total', {}, ['合 计', printCell(goods + services, style)]),
  ];
}

function functionRows(budget: Budget, style: Style): readonly PrintedRow[] {
  const nil = printCell(0n, style);
  const personnel = (each: Spending): boolean => isBasic(each) && isPersonnel(each.department);
  const publicUse = (each: Spending): boolean => isBasic(each) && !isPersonnel(each.department);
  const amounts = (group: readonly Spending[]): readonly string[] => {
    const project = cell(group, style, isProject);
    return [
      cell(group, style),
      cell(group, style, isBasic),
      cell(group, style, personnel),
      cell(group, style, publicUse),
      project,
      project === nil ? nil : project,
    ];
  };
  const rows = budget.units.flatMap(({ unit, spendings }) =>
    groupBy(spendings.filter(isGeneralPublic), (each) => each.function).map(([code, group]) =>
      row(FUNCTION_NAMES[code]!, 'detail', { unit: unit.code, function: code }, [
        `${unit.code}-${unit.name}`,
        code,
        FUNCTION_NAMES[code]!,
        ...amounts(group),
      ]),
    ),
  );
  return [
    ...rows,
    row('合计', 'total', {}, ['', '', '合 计', ...amounts(spendingsOf(budget).filter(isGeneralPublic))]),
  ];
}

function basicRows(budget: Budget, style: Style): readonly PrintedRow[] {
  const basic = spendingsOf(budget).filter((each) => isBasic(each) && isGeneralPublic(each));
  const amounts = (group: readonly Spending[]): readonly string[] => [
    cell(group, style),
    cell(group, style, (each) => isPersonnel(each.department)),
    cell(group, style, (each) => !isPersonnel(each.department)),
  ];
  const rows = groupBy(basic, (each) => `${each.department}|${each.government}`).map(([, group]) => {
    const { government, department } = group[0]!;
    return row(
      DEPARTMENT_ECONOMIC_NAMES[department]!,
      'detail',
      { economicGovernment: government, economicDepartment: department },
      [coded(government, GOVERNMENT_ECONOMIC_NAMES), coded(department, DEPARTMENT_ECONOMIC_NAMES), ...amounts(group)],
    );
  });
  return [...rows, row('合计', 'total', {}, ['', '合 计', ...amounts(basic)])];
}

function threePublicRow(budget: Budget, style: Style): PrintedRow {
  const basic = spendingsOf(budget).filter((each) => isBasic(each) && isGeneralPublic(each));
  const of = (...departments: readonly string[]): string =>
    cell(basic, style, (each) => departments.includes(each.department));
  return row(String(budget.year), 'detail', {}, [
    String(budget.year),
    of('30212', '30217', '30231'),
    of('30212'),
    of('30217'),
    of('30231'),
    printCell(0n, style),
    of('30231'),
  ]);
}

function purchasedRows(budget: Budget, style: Style): readonly PrintedRow[] {
  const services = budget.units.flatMap((unit) => unit.purchased);
  const rows = services.map((each) =>
    row(each.name, 'detail', {}, [
      each.name,
      each.level1,
      each.level2,
      each.level3,
      each.field,
      printCell(each.fen, style),
    ]),
  );
  const total = services.reduce((sum, each) => sum + each.fen, 0n);
  return [...rows, row('合计', 'total', {}, ['合 计', '', '', '', '', printCell(total, style)])];
}

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
      moneyUnit: style.unit,
      emptyNote: empty === true ? EMPTY_NOTE : null,
    }));
}

/** Name that stands on the cover. */
export function coverTitle(budget: Budget): string {
  const scope = budget.level === 'department' ? '部门' : '单位';
  return `${issuerOf(budget).name}${budget.year}年${scope}预算`;
}
