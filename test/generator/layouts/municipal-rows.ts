import {
  groupBy,
  isGeneralPublic,
  spendingsOf,
  sumOf,
  type Budget,
  type Spending,
  type UnitBudget,
} from '../budget-model.js';
import { coded, DEPARTMENT_ECONOMIC_NAMES, FUNCTION_NAMES, GOVERNMENT_ECONOMIC_NAMES, isPersonnel } from '../codes.js';
import { printCell, type Style } from '../money.js';
import { row, type PrintedRow } from '../printed.js';

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

/** Rows of 收入总表: the department, its units, the total. */
export function incomeRows(budget: Budget, style: Style): readonly PrintedRow[] {
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

/** Rows by function × government × department economic code, and the total. */
export function leafRows(spendings: readonly Spending[], style: Style): readonly PrintedRow[] {
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

/** Adds cells at the end of every row. */
export function withTail(rows: readonly PrintedRow[], tail: readonly string[]): readonly PrintedRow[] {
  return rows.map((each) => ({ ...each, cells: [...each.cells, ...tail] }));
}

/** Rows of 项目支出表: one for each project and economic code. */
export function projectRows(budget: Budget, style: Style): readonly PrintedRow[] {
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

/** Rows of 政府采购: a line for each kind that has money. */
export function procurementRows(budget: Budget, style: Style): readonly PrintedRow[] {
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

/** Rows of 一般公共预算支出表: one for each unit and 项. */
export function functionRows(budget: Budget, style: Style): readonly PrintedRow[] {
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

/** Rows of 基本支出表: one for each economic code. */
export function basicRows(budget: Budget, style: Style): readonly PrintedRow[] {
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

/** The one row of the “三公” table. */
export function threePublicRow(budget: Budget, style: Style): PrintedRow {
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

/** Rows of 政府购买服务. */
export function purchasedRows(budget: Budget, style: Style): readonly PrintedRow[] {
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
