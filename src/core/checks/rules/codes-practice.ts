import { Exact } from '../../amount/index.js';
import type { Line, Measure, Row, Table } from '../../disclosure/index.js';
import { printedCodes, TABLES, type PrintedCode } from '../classification/index.js';
import { tableName } from '../anchor.js';
import type { Threshold } from '../finding.js';
import { printedAmount } from '../evaluate.js';
import { ambiguous, insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Operand } from '../relation.js';
import { blockOf, columnOf, hasFigure, isAmountColumn, operandAt, tablesOf } from '../select.js';
import { limitsOf, printedLimit, type Limits } from '../settings.js';
import type { Subject } from '../subject.js';
import { leavesOf } from '../tree.js';
import { listed, remarkAtCodes } from './codes-common.js';
import { noneOf, onceFor } from './codes-pairs.js';

const BASIS = '当年《政府收支分类科目》，惯例（引用前请核对）';

/** One line of 支出总表 with its codes. */
type CodedRow = {
  readonly table: Table;
  readonly line: Line;
  readonly functional: PrintedCode | null;
  readonly department: PrintedCode | null;
  readonly basic: Operand | null;
  readonly project: Operand | null;
};

function codedRows(subject: Subject, table: Table): readonly CodedRow[] {
  const block = blockOf(table, 0);
  const own = printedCodes(subject.disclosure).filter((printed) => printed.table === table);
  const byLine = (classification: PrintedCode['classification']): ReadonlyMap<Line, PrintedCode> =>
    new Map(own.filter((printed) => printed.classification === classification).map((one) => [one.line, one]));
  const [functional, department] = [byLine('function'), byLine('economicDepartment')];
  return leavesOf(table, 0).map((entry): CodedRow => {
    const at = (measure: Measure): Operand | null => {
      const column = block === null ? null : columnOf(block, measure);
      return column === null ? null : operandAt(subject, table, entry, column);
    };
    return {
      table,
      line: entry.line,
      functional: functional.get(entry.line) ?? null,
      department: department.get(entry.line) ?? null,
      basic: at('basic'),
      project: at('project'),
    };
  });
}

function expenditureRows(subject: Subject): readonly CodedRow[] {
  return tablesOf(subject, 'expenditure').flatMap((table) => codedRows(subject, table));
}

export const codeSocial: Rule = {
  id: 'CODE-SOCIAL',
  name: '社保公积金列支科目',
  family: 'classification',
  severity: 'notice',
  basis: BASIS,
  needs: '支出总表（同一行印有功能科目和部门预算支出经济分类科目）',
  description:
    '养老、职业年金、医疗缴费和住房公积金通常列在各自的功能科目。列在行政运行、事业运行等科目的，是有的地方的做法，不是差错，但与其他单位的同类科目不可比：每份文件只提示一条。',
  check: (subject) => {
    const rows = expenditureRows(subject).filter((row) => row.functional !== null && row.department !== null);
    const known = rows.flatMap((row) => {
      const rule = TABLES.usualItems.find((one) => row.department?.code.startsWith(one.department) === true);
      return rule === undefined || row.functional === null || row.functional.code.length < 7 ? [] : [{ row, rule }];
    });
    if (known.length === 0) return [noneOf(subject, '支出总表没有同时印出功能科目和社会保险、公积金的经济分类科目')];
    const other = known.filter(
      ({ row, rule }) => !(row.functional?.code ?? '').startsWith(rule.function) && spends(row),
    );
    const rest = passed(known.length - other.length);
    if (other.length === 0) return [rest];
    const pairs = other.map(({ row }) => `${row.department?.code ?? ''} 列 ${row.functional?.code ?? ''}`);
    const message = `社会保险、住房公积金没有列在通常的功能科目（${listed(pairs)}），属于地方列法的，与其他单位相应科目不可比，请确认。`;
    return [
      rest,
      ...remarkAtCodes(
        subject,
        other.flatMap(({ row }) => row.department ?? []),
        { severity: 'notice', topic: '列支科目', message },
      ),
    ];
  },
};

function spends(row: CodedRow): boolean {
  return hasFigure(row.basic) || hasFigure(row.project);
}

/** Names of items that are basic expenditure by their nature, and of those that are projects by theirs. */
const RUNNING_NAME = /^(?:行政运行|事业运行)$/;
const PROJECT_NAME = /^一般行政管理事务$/;

export const codeBasicProject: Rule = {
  id: 'CODE-BASIC-PROJECT',
  name: '科目与支出性质',
  family: 'classification',
  severity: 'notice',
  basis: BASIS,
  needs: '一般公共预算支出表或支出总表（印有功能科目，分列基本支出、项目支出）',
  description:
    '行政运行、事业运行、养老和职业年金缴费、住房公积金一般是基本支出，一般行政管理事务一般是项目支出。相反的列法各地都有，每份文件只提示一条。',
  check: (subject) => {
    const tables = [...tablesOf(subject, 'general-public-expenditure'), ...tablesOf(subject, 'expenditure')];
    const table = tables.find((one) => !one.isEmpty);
    if (table === undefined) return [insufficient('未识别到有金额的一般公共预算支出表或支出总表')];
    const rows = codedRows(subject, table).filter((row) => row.functional !== null && row.functional.code.length >= 7);
    const seen = rows.filter((row) => row.basic !== null && row.project !== null);
    if (seen.length === 0) return [noneOf(subject, '支出表没有分列基本支出和项目支出')];
    const opposite = seen.filter(({ functional, basic, project }) => {
      if (functional === null) return false;
      const isBasic = RUNNING_NAME.test(functional.name) || TABLES.basicItems.includes(functional.code.slice(0, 7));
      if (isBasic) return hasFigure(project) && !hasFigure(basic);
      return PROJECT_NAME.test(functional.name) && hasFigure(basic) && !hasFigure(project);
    });
    return [
      passed(seen.length - opposite.length),
      ...onceFor(
        subject,
        opposite.flatMap((row) => row.functional ?? []),
        'notice',
        '支出性质',
        (names) => `${tableName(table)}：${names}的支出性质与科目通常的性质相反（基本支出或项目支出），请确认。`,
      ),
    ];
  },
};

/** 工资福利 and pensions: expenditure for persons. */
const PERSONNEL = /^(?:301|3030[123])/;
/** 编外用工 is paid from projects by custom. */
const OUTSIDE_STAFF =
  /编外|聘用|临时|合同制|辅警|协管|劳务派遣|社工|网格|见习|公益性岗位|三支一扶|书记员|辅助人员|雇员/;

export const codePersonInProject: Rule = {
  id: 'CODE-PERSON-IN-PROJECT',
  name: '项目支出列人员经费',
  family: 'classification',
  severity: 'warning',
  basis: '惯例，审计常见问题（引用前请核对）',
  needs: '支出总表或项目支出表（印有部门预算支出经济分类科目）',
  description:
    '项目支出中列有 301 工资福利支出或离退休费的，报疑似，每张表一条；项目名称写明编外、聘用、辅助人员等的不报。',
  check: (subject) => {
    const rows = expenditureRows(subject).filter((row) => row.department !== null && row.project !== null);
    const listedRows = tablesOf(subject, 'project-expenditure').flatMap((table) => projectRows(subject, table));
    const outside = new Set(
      listedRows.filter(({ name }) => OUTSIDE_STAFF.test(name)).map(({ code }) => code.code.slice(0, 5)),
    );
    const persons = [
      ...rows
        .filter((row) => hasFigure(row.project))
        .flatMap((row) => row.department ?? [])
        .filter(({ code }) => PERSONNEL.test(code) && !outside.has(code.slice(0, 5))),
      ...listedRows
        .filter(({ code, name }) => PERSONNEL.test(code.code) && !OUTSIDE_STAFF.test(name))
        .map(({ code }) => code),
    ];
    const tables = [...new Set(persons.map((code) => code.table))];
    const looked = rows.length + listedRows.length;
    if (looked === 0) return [noneOf(subject, '支出总表和项目支出表没有印出部门预算支出经济分类科目')];
    return [
      passed(looked - persons.length),
      ...tables.flatMap((table) =>
        onceFor(
          subject,
          persons.filter((code) => code.table === table),
          'warning',
          '人员经费',
          (names) => `${tableName(table)}：项目支出中列有人员经费科目 ${names}，请确认是否属于基本支出。`,
        ),
      ),
    ];
  },
};

/** True for a line of a form that prints every item, whether anything was spent on it or not. */
function isNamedOnly(table: Table, row: Row, { lane }: Line): boolean {
  const amounts = table.columns.filter((column) => column.lane === lane && isAmountColumn(column));
  const readings = amounts.flatMap(({ index }) => row.cells[index]?.reading ?? []);
  return (
    readings.length > 0 &&
    readings.every(
      (reading) =>
        reading.state === 'blank' ||
        reading.state === 'nil' ||
        (reading.state === 'number' && new Exact(reading.amount.value).isZero()),
    )
  );
}

/** Rows of a list of projects that print an economic code; a list that holds 人员类 projects too proves nothing. */
function projectRows(subject: Subject, table: Table): readonly { readonly code: PrintedCode; readonly name: string }[] {
  const codes = printedCodes(subject.disclosure).filter((one) => one.table === table);
  if (codes.some(({ line }) => /^\d{6,12}[RY]\d/.test(line.codes.project ?? ''))) return [];
  const column = table.columns.find((one) => one.measure === 'project.name');
  const category = table.columns.find((one) => one.measure === 'project.category');
  return codes
    .filter((code) => code.classification === 'economicDepartment' && code.line.role === 'detail')
    .filter(({ row, line }) => !isNamedOnly(table, row, line))
    .filter(({ row }) => category === undefined || !/人员|公用/.test(row.cells[category.index]?.text ?? ''))
    .map((code) => ({ code, name: column === undefined ? '' : (code.row.cells[column.index]?.text ?? '') }));
}

/** 其他类科目占项目支出的比重; below the amount of project money a share says nothing. */
const CATCHALL_LIMITS: readonly Threshold[] = [
  { id: 'share', name: '“其他”类科目比重', unit: '%', standard: '30', least: '1', most: '100' },
  { id: 'amount', name: '项目支出金额下限', unit: '万元', standard: '10', least: '0', most: '1000000' },
];

function sumOf(cells: readonly (Operand | null)[]): Exact {
  return cells.reduce((sum, cell) => {
    const amount = cell === null ? null : printedAmount(cell);
    return amount === null ? sum : sum.plus(amount.value);
  }, new Exact(0));
}

function checkCatchall(subject: Subject, table: Table, limits: Limits): readonly Outcome[] {
  const rows = codedRows(subject, table).filter((row) => hasFigure(row.project));
  if (rows.length === 0) return [notApplicable('支出总表没有项目支出')];
  const unit = rows[0]?.project?.column.moneyUnit ?? null;
  if (unit === null) return [insufficient(`${tableName(table)}未注明金额单位`)];
  const all = sumOf(rows.map((row) => row.project));
  const least = limits('amount').times(unit === '元' ? 10_000 : unit === '千元' ? 10 : 1);
  if (all.lt(least)) return [passed(1)];
  const share = (chosen: readonly CodedRow[]): Exact =>
    sumOf(chosen.map((row) => row.project))
      .div(all)
      .times(100);
  const kinds = [
    {
      chosen: rows.filter((row) => row.functional !== null && row.functional.code.slice(0, 7).endsWith('99')),
      of: (row: CodedRow) => row.functional,
      words: '功能分类的“其他”项级科目',
    },
    {
      chosen: rows.filter((row) => row.department !== null && /^3\d{2}99/.test(row.department.code)),
      of: (row: CodedRow) => row.department,
      words: '经济分类的“其他”款级科目',
    },
  ];
  const wide = kinds.filter(({ chosen }) => share(chosen).gt(limits('share')));
  if (wide.length === 0) return [passed(kinds.length)];
  const words = wide.map(({ chosen, words }) => `${words}占 ${share(chosen).toDecimalPlaces(1).toFixed(1)}%`);
  return [
    passed(kinds.length - wide.length),
    ...remarkAtCodes(
      subject,
      wide.flatMap(({ chosen, of }) => chosen.flatMap((row) => of(row) ?? [])),
      {
        severity: 'notice',
        topic: '其他科目',
        message: `${tableName(table)}：项目支出中${words.join('，')}，超过 ${printedLimit(limits('share'))}%，请确认能否细化到具体科目。`,
      },
    ),
  ];
}

export const codeCatchall: Rule = {
  id: 'CODE-CATCHALL',
  name: '其他类科目占比',
  family: 'classification',
  severity: 'notice',
  basis: '惯例（预算细化），比例为审核提示线（引用前请核对）',
  needs: '支出总表（印有科目编码，列有项目支出）',
  description:
    '项目支出中“其他”类项级科目（末两位 99）或“其他”款级科目（30199、30299、30399 等）的比重超过 30% 的，提示一条；项目支出不足 10 万元的不提示。',
  thresholds: CATCHALL_LIMITS,
  check: (subject, limits = limitsOf(CATCHALL_LIMITS)) => {
    const [table, ...others] = tablesOf(subject, 'expenditure');
    if (table === undefined) return [insufficient('未识别到支出总表')];
    if (others.length > 0) return [ambiguous(`支出总表识别到 ${others.length + 1} 张，无法确定用哪一张`)];
    return checkCatchall(subject, table, limits);
  },
};
