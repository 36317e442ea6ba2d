import type { Disclosure, Measure, Project, Table, TableKind } from '../../disclosure/index.js';
import { anchorOf, cellName, evidenceOf } from '../anchor.js';
import { insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand, type Relation } from '../relation.js';
import { hasFigure, isGap, isNothing, tablesOf, theTable, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { markedNames } from '../text/near.js';
import { leavesOf } from '../tree.js';
import { renamedProjects } from './cross-project-renamed.js';
import {
  cellsUnder,
  codedLeaves,
  commonCodes,
  copyRelation,
  doubtfulCells,
  entriesUnder,
  unreadCodes,
  missingTables,
  resolve,
} from './cross-cells.js';
import { fundingOf, wholeAmount } from './funds.js';
import { incompleteTables } from './incomplete.js';

const PROJECTS: TableKind = 'project-expenditure';
const SCOPE = '项目支出表含有人员类或运转类项目（编码中的 R、Y），与支出总表“项目支出”的口径不能确定';

/** 项目类别 in a project code of 预算管理一体化: R 人员类, Y 运转类, T 特定目标类. Null where the code has no such letter. */
function projectClass(code: string): 'R' | 'Y' | 'T' | null {
  const letter = /^\d{6,12}([RYT])\d{6,}/.exec(code.replace(/\s+/g, ''))?.[1];
  return letter === 'R' || letter === 'Y' || letter === 'T' ? letter : null;
}

/** Whether a 项目支出表 lists only what 支出总表 calls 项目支出. */
function scopeOf(table: Table): 'projects' | 'everything' {
  const classes = leavesOf(table, 0).map(({ line }) => projectClass(line.codes.project ?? line.label));
  return classes.some((letter) => letter === 'R' || letter === 'Y') ? 'everything' : 'projects';
}

/** Where every row has a class letter, the T rows alone may be what 支出总表 calls 项目支出. */
function checkTargetsOnly(subject: Subject, projects: Table, spent: Operand): Outcome {
  const leaves = leavesOf(projects, 0);
  const targets = leaves.filter(({ line }) => projectClass(line.codes.project ?? '') === 'T');
  const cells = cellsUnder(subject, projects, targets, 'total', 'amount') ?? [];
  return test({
    says: '项目支出表中特定目标类项目之和应等于支出总表的项目支出',
    left: cells.map(plus),
    right: [plus(spent)],
    comparison: 'equal',
    tolerance: cells.length === 1 ? 'copy' : 'sum',
    ambiguousBecause: SCOPE,
  });
}

function generalOnly(table: Table): boolean {
  return /一般公共预算/.test(table.title);
}

/** Why a mismatch between the project table and 项目支出 proves nothing; null where it proves something. */
function scopeDoubt(subject: Subject, table: Table, listed: Operand): string | null {
  const all = resolve(subject, { kind: 'expenditure', measures: ['total'] });
  const whole = all === null ? null : test(copyRelation('', all, listed));
  // A project table that adds up to all spending lists more than projects, whatever its codes look like.
  if (whole?.verdict.state === 'holds' && hasFigure(resolve(subject, { kind: 'expenditure', measures: ['basic'] }))) {
    return '项目支出表的合计等于全部支出，可能包含人员经费和公用经费，口径不能确定';
  }
  if (generalOnly(table) && fundingOf(subject).state !== 'general-public-only') {
    return '项目支出表限于一般公共预算，支出总表包含其他资金，口径不同';
  }
  return null;
}

/** 表名与内容: a table called 项目支出表 that lists all spending. Nothing is wrong with it but what a reader takes it for. */
function listsEverything(table: Table, listed: Operand, spent: Operand): readonly Outcome[] {
  const relation = test({ ...copyRelation('', spent, listed), comparison: 'at-most' });
  if (relation.verdict.state !== 'holds' || test(copyRelation('', spent, listed)).verdict.state === 'holds') return [];
  const unit = table.moneyUnit ?? '';
  const words = `合计 ${listed.cell.text.trim()}${unit}，支出总表的项目支出为 ${spent.cell.text.trim()}${unit}`;
  return [
    {
      type: 'remark',
      severity: 'notice',
      message: `项目支出表列有人员类、运转类项目，${words}，表的口径大于表名，宜在表下注明。`,
      at: anchorOf(listed),
      evidence: [],
      topic: '口径大于表名',
    },
  ];
}

function checkProjectTotal(subject: Subject, projects: Table, all: Table): readonly Outcome[] {
  const listed = wholeAmount(subject, projects, 'total', 'amount');
  const spent = wholeAmount(subject, all, 'project');
  if (spent !== null && scopeOf(projects) === 'everything') {
    const targets = checkTargetsOnly(subject, projects, spent);
    const isResolved = targets.type === 'checked' && targets.verdict.state === 'holds';
    return [targets, ...(isResolved && listed !== null ? listsEverything(projects, listed, spent) : [])];
  }
  if (listed === null || spent === null) return [insufficient('项目支出表或支出总表未识别到合计')];
  const doubt = scopeDoubt(subject, projects, listed);
  const relation = copyRelation('项目支出表的合计与支出总表的项目支出应当一致', spent, listed);
  const total = test(doubt === null ? relation : { ...relation, ambiguousBecause: doubt });
  if (doubt !== null) return [total];
  const [ofAll, ofProjects] = [codedLeaves(all, 'function'), codedLeaves(projects, 'function')];
  if (ofProjects.byCode.size === 0) return [total];
  const cut = incompleteTables(subject, all, projects);
  if (cut.length > 0) return [total, ...cut];
  const byFunction = commonCodes(ofAll, ofProjects).flatMap((code): Outcome[] => {
    const right = cellsUnder(subject, projects, entriesUnder(ofProjects, code), 'total', 'amount');
    const left = cellsUnder(subject, all, entriesUnder(ofAll, code), 'project');
    if (left === null || right === null || (left.every(isNothing) && right.every(isNothing))) return [];
    return [
      test({
        says: `功能科目 ${code}：项目支出表各项目之和应等于支出总表的项目支出`,
        left: (right.length > 0 ? left : right).map(plus),
        right: (right.length > 0 ? right : left).map(plus),
        comparison: 'equal',
        tolerance: left.length === 1 && right.length === 1 ? 'copy' : 'sum',
        doubtful: [
          ...doubtfulCells(subject, all, ofAll, 'project'),
          ...doubtfulCells(subject, projects, ofProjects, 'total', 'amount'),
        ],
        doubtfulStated:
          right.length > 0
            ? unreadCodes(subject, projects, ofProjects, 'total', 'amount')
            : unreadCodes(subject, all, ofAll, 'project'),
      }),
    ];
  });
  return [total, ...byFunction];
}

export const projectTotal: Rule = {
  id: 'XTAB-PROJECT-TOTAL',
  name: '项目支出表与支出总表',
  family: 'cross-table',
  severity: 'error',
  basis: '惯例（引用前请核对）',
  needs: '项目支出表、支出总表',
  description:
    '项目支出表的合计及按功能科目的汇总等于支出总表的项目支出。预算管理一体化后，有的地方把人员类（R）、运转类（Y）也列入项目支出表：这时口径不能确定，不一致也不报差错，其中特定目标类（T）之和等于项目支出的，合计大于项目支出作一条提示。',
  check: (subject) => {
    const [projects, all] = [theTable(subject, PROJECTS), theTable(subject, 'expenditure')];
    if (isGap(projects) || isGap(all)) return missingTables(subject, [PROJECTS, 'expenditure']);
    return projects.isEmpty ? [notApplicable('项目支出表没有金额')] : checkProjectTotal(subject, projects, all);
  },
};

/** Name without white space, brackets and punctuation. */
function bareName(name: string): string {
  return name.normalize('NFKC').replace(/[\s\p{P}]+/gu, '');
}

/** The matter of remarks on names that the two tables print differently. */
const NAMES_DIFFER = '项目名称';

/** Lines of the project table by project: by code where printed, else by an unmistakable name. */
function entriesOfProject(subject: Subject, table: Table, project: Project): readonly Entry[] {
  const leaves = leavesOf(table, 0);
  const code = project.code?.replace(/\s+/g, '') ?? '';
  const byCode = leaves.filter((entry) => code !== '' && entry.line.codes.project?.replace(/\s+/g, '') === code);
  if (byCode.length > 0) return byCode;
  if (leaves.some((entry) => entry.line.codes.project !== undefined)) return [];
  const name = bareName(project.name);
  const named = leaves.filter((entry) => name.length >= 4 && projectName(table, entry) === name);
  const units = new Set(named.map(({ line }) => line.codes.unit ?? line.unitName));
  const alike = new Set(
    subject.disclosure.projects.filter((other) => bareName(other.name) === name).map((other) => other.code),
  );
  // One name over several units or several project codes is not an identity.
  return units.size > 1 || alike.size > 1 ? [] : named;
}

/** The project's name in a line of the project table as printed, without white space and code; "" where it has no column. */
function printedName(table: Table, entry: Entry | undefined): string {
  const column = table.columns.find((each) => each.measure === 'project.name');
  const cell = column === undefined ? undefined : entry?.row.cells[column.index];
  return (cell?.text ?? '').replace(/<[^<>]*>|\s+/g, '').replace(/^[\dA-Z]{12,}[-－—]?/, '');
}

function projectName(table: Table, entry: Entry): string {
  const column = table.columns.find((each) => each.measure === 'project.name');
  return bareName(column === undefined ? entry.line.label : (entry.row.cells[column.index]?.text ?? ''));
}

/** A figure of a performance table as an operand; null where the recognition moved it out of its column. */
export function projectOperand(subject: Subject, project: Project, measure: Measure): Operand | null {
  const table = subject.disclosure.tables.find((each) => each.id === project.table);
  const row = table?.rows[project.row];
  const column = table?.columns.find((each) => each.measure === measure);
  if (table === undefined || row === undefined || column === undefined) return null;
  const read =
    measure === 'performance.project-total'
      ? project.total
      : measure === 'performance.fiscal-funds'
        ? project.fiscalFunds
        : project.otherFunds;
  if (read.state !== 'number') return null;
  const cell = row.cells.find((each) => each.reading.state === 'number' && each.text === read.amount.text);
  if (cell === undefined) return null;
  return {
    document: subject.document,
    table,
    row,
    line: row.lines[0] ?? null,
    column,
    cell: { ...cell, reading: read },
  };
}

/** The first fragment of every project: a page break prints a project again with the same figures. */
function distinctProjects(subject: Subject): readonly Project[] {
  const seen = new Set<string>();
  return subject.disclosure.projects.filter((project) => {
    const key = `${project.code ?? ''}|${bareName(project.name)}|${project.total.state === 'number' ? project.total.amount.value : ''}`;
    if (project.total.state !== 'number' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function checkProject(subject: Subject, table: Table, project: Project): readonly Outcome[] {
  const entries = entriesOfProject(subject, table, project);
  const printed = projectOperand(subject, project, 'performance.project-total');
  const cells = cellsUnder(subject, table, entries, 'total', 'amount') ?? [];
  const [first] = cells;
  if (printed === null || first === undefined) return [];
  const relation: Relation = {
    says: `项目“${project.name}”在项目支出表与绩效表中的金额应当一致`,
    left: [plus(printed)],
    right: cells.map(plus),
    comparison: 'equal',
    tolerance: cells.length === 1 ? 'copy' : 'sum',
  };
  const amount = test(relation);
  const [entry] = entries;
  const listed = entry === undefined ? '' : projectName(table, entry);
  const stated = bareName(project.name);
  const alike = listed === '' || stated === '' || listed.startsWith(stated) || stated.startsWith(listed);
  if (alike) return [amount];
  const [one, other] = markedNames(printedName(table, entry), project.name.replace(/\s+/g, ''));
  return [
    amount,
    {
      type: 'remark',
      severity: 'warning',
      message: `项目 ${project.code ?? ''} 在项目支出表与绩效表中的名称不同：${one === '' ? '' : `项目支出表为“${one}”，`}绩效表为“${other}”，见${cellName(first)}，请核对。`,
      at: { ...anchorOf(first), project: project.code },
      evidence: [evidenceOf(first, 'operand', null)],
      topic: NAMES_DIFFER,
      expected: listed,
      actual: stated,
    },
  ];
}

/** Names that stand in one of the tables only, where no code tells which belong together. */
function checkNames(subject: Subject, table: Table): readonly Outcome[] {
  const leaves = leavesOf(table, 0);
  const units = new Set(leaves.map(({ line }) => line.codes.unit ?? line.unitName));
  if (units.size > 1 || leaves.some((entry) => entry.line.codes.project !== undefined)) return [];
  const projects = distinctProjects(subject);
  const stated = new Set(subject.disclosure.projects.map(({ name }) => bareName(name)));
  const listed = new Map<string, Entry[]>();
  for (const entry of leaves) {
    const name = projectName(table, entry);
    listed.set(name, [...(listed.get(name) ?? []), entry]);
  }
  const unlisted = projects.flatMap((project) => {
    const name = bareName(project.name);
    const amount = listed.has(name) ? null : projectOperand(subject, project, 'performance.project-total');
    return amount === null ? [] : [{ project, name, amount }];
  });
  const unclaimed = [...listed].flatMap(([name, entries]) => {
    if (stated.has(name) || name === '') return [];
    const column = table.columns.find((each) => each.measure === 'project.name');
    const printed = (entries[0]?.row.cells[column?.index ?? -1]?.text ?? entries[0]?.line.label ?? '').replace(
      /\s+/g,
      '',
    );
    return [{ name, printed, amounts: cellsUnder(subject, table, entries, 'total', 'amount') ?? [] }];
  });
  return renamedProjects(unlisted, unclaimed);
}

function compared(subject: Subject): readonly Outcome[] {
  const table = theTable(subject, PROJECTS);
  const performance = tablesOf(subject, 'project-performance');
  if (isGap(table)) return [table, ...(performance.length === 0 ? [insufficient('未识别到项目支出绩效表')] : [])];
  if (performance.length === 0) return [insufficient('未识别到项目支出绩效表')];
  if (table.isEmpty) return [notApplicable('项目支出表没有金额')];
  const outcomes = [
    ...distinctProjects(subject).flatMap((project) => checkProject(subject, table, project)),
    ...checkNames(subject, table),
  ];
  return outcomes.length > 0 ? outcomes : [insufficient('没有能够确定为同一项目的行（两表的项目编码或名称不能对应）')];
}

const COMPARED = new WeakMap<Disclosure, readonly Outcome[]>();

/** Both tables compared once: near repeats ask which projects are told of here. */
function comparedOnce(subject: Subject): readonly Outcome[] {
  const known = COMPARED.get(subject.disclosure);
  if (known !== undefined) return known;
  const made = compared(subject);
  COMPARED.set(subject.disclosure, made);
  return made;
}

export const projectPerformance: Rule = {
  id: 'XTAB-PROJECT-PERF',
  name: '项目支出表与绩效表',
  family: 'cross-table',
  severity: 'warning',
  basis: '惯例（引用前请核对）',
  needs: '项目支出表、项目支出绩效表',
  description:
    '同一项目（按项目编码，项目支出表没有编码时按完全相同的名称）在两张表中的金额一致，编码相同的名称也一致；没有编码、金额相同而名称只差几个字，且两表各自没有其他对应项目的，作疑似提出。绩效表通常印六位小数，先取到较粗的一位再比较；跨页重复印出的项目只算一次；不能确定是同一项目的不比较。',
  check: comparedOnce,
};

/** Names of one project, bare, whose code tells that it is one: this rule tells of them, others need not again. */
export function renamedPairs(subject: Subject): readonly (readonly [listed: string, stated: string])[] {
  return comparedOnce(subject).flatMap((outcome) =>
    outcome.type === 'remark' &&
    outcome.topic === NAMES_DIFFER &&
    typeof outcome.expected === 'string' &&
    typeof outcome.actual === 'string'
      ? [[outcome.expected, outcome.actual] as const]
      : [],
  );
}
