import { isLostFigure } from '../../amount/index.js';
import {
  anchorForTable,
  columnPath,
  type Column,
  type Row,
  type Table,
  type TableKind,
} from '../../disclosure/index.js';
import { anchorOf, cellName, evidenceOf, rowWords, tableName } from '../anchor.js';
import { mayBeNegative } from '../negative.js';
import { insufficient, notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import type { Operand } from '../relation.js';
import { blocksOf, hasFigure, isAmountColumn, mayHoldFigure, operandAt } from '../select.js';
import type { Subject } from '../subject.js';
import type { Severity } from '../finding.js';
import { blankRows } from './blank-rows.js';
import { namelessFigures, namelessMessage } from './nameless-figures.js';

/** Tables whose cells stand where the header says: performance tables lose merged cells and shift. */
const STEADY_KINDS: ReadonlySet<TableKind> = new Set<TableKind>([
  'income-expenditure-overview',
  'income',
  'expenditure',
  'project-expenditure',
  'procurement',
  'fiscal-appropriation-overview',
  'general-public-expenditure',
  'general-public-basic',
  'government-fund',
  'state-capital',
  'three-public',
  'purchased-services',
]);

function amountColumns({ columns }: Table): readonly Column[] {
  return columns.filter((column) => isAmountColumn(column) || column.measure === 'unit-price');
}

/** The cells of a table that should print an amount, without the blank ones. */
function amountCells(subject: Subject, table: Table): readonly Operand[] {
  const columns = amountColumns(table);
  const cells: Operand[] = [];
  for (const row of table.rows) {
    for (const column of columns) {
      if (row.cells[column.index]?.reading.state === 'blank') continue;
      const operand = operandIn(subject, table, row, column);
      if (operand !== null) cells.push(operand);
    }
  }
  return cells;
}

/** The figures of a column, from the top down. */
function figuresIn(subject: Subject, table: Table, column: Column): readonly Operand[] {
  const cells: Operand[] = [];
  for (const row of table.rows) {
    if (row.cells[column.index]?.reading.state !== 'number') continue;
    const operand = operandIn(subject, table, row, column);
    if (hasFigure(operand) && operand !== null) cells.push(operand);
  }
  return cells;
}

/** The cell of a row in a column, with the line it belongs to. */
export function operandIn(subject: Subject, table: Table, row: Row, column: Column): Operand | null {
  for (const line of row.lines) if (line.lane === column.lane) return operandAt(subject, table, { row, line }, column);
  return null;
}

/** A remark on one cell. */
export function remark(operand: Operand, topic: string, severity: Severity, message: string): Remark {
  return {
    type: 'remark',
    severity,
    message,
    at: anchorOf(operand),
    evidence: [evidenceOf(operand, 'stated', null)],
    topic,
  };
}

/** A row counts as a row of figures where at least one amount cell is a number. */
function hasNumbers(row: Row, table: Table): boolean {
  return table.columns.some((column) => isAmountColumn(column) && row.cells[column.index]?.reading.state === 'number');
}

function checkCell(operand: Operand): Remark | null {
  const { reading, text } = operand.cell;
  if (reading.state === 'nil') return null;
  const printed = text.trim();
  if (reading.state === 'unreadable') {
    return remark(
      operand,
      '不可读',
      'warning',
      `${cellName(operand)}“${printed}”不能读作数字：${reading.reason}，请核对原件。`,
    );
  }
  if (reading.state === 'text' && hasNumbers(operand.row, operand.table)) {
    const severity = /\d/.test(reading.text.normalize('NFKC')) ? 'warning' : 'notice';
    return remark(operand, '文字', severity, `${cellName(operand)}应为金额，印作“${printed}”，请核对原件。`);
  }
  if (reading.state !== 'number') return null;
  const negative = reading.amount.value.startsWith('-');
  if (negative && !mayBeNegative(operand)) {
    return remark(
      operand,
      '负数',
      'warning',
      `${cellName(operand)}印作负数“${printed}”，该列通常不应为负，请核对原件。`,
    );
  }
  return null;
}

/**
 * Words that ran into a figure of a column whose meaning is not known (the rest of its heading stands in its first cell). Columns
 * in which words are as frequent as figures are columns of words.
 */
function ranInto(subject: Subject, table: Table): readonly Operand[] {
  const unknown = new Set(blocksOf(table).flatMap((block) => block.unknown));
  return [...unknown].flatMap((column) => {
    const cells = table.rows.flatMap((row) => operandIn(subject, table, row, column) ?? []);
    const words = cells.filter(({ cell }) => cell.reading.state === 'text');
    return figuresIn(subject, table, column).length > words.length ? words.filter(mayHoldFigure) : [];
  });
}

/** Places of a folded remark that its message names; the evidence has them all. */
const MOST_NAMED = 3;

/** What is printed where a figure is lost, and why; null for every other cell. */
function lostIn({ cell: { reading, text } }: Operand): string | null {
  return reading.state === 'unreadable' && isLostFigure(text) ? reading.reason : null;
}

/**
 * 未印出的数字. One remark for a table and a cause: where one column is too narrow, hundreds of cells say the same. A single one is
 * a remark like any other, see `checkCell`.
 */
function checkLost(table: Table, cells: readonly Operand[]): readonly Remark[] {
  const byReason = Map.groupBy(cells, (operand) => lostIn(operand) ?? '');
  return [...byReason].flatMap(([reason, lost]): readonly Remark[] => {
    const [first, ...more] = lost;
    if (first === undefined || reason === '') return [];
    const alone = more.length === 0 ? checkCell(first) : null;
    if (alone !== null) return [alone];
    const named = lost.slice(0, MOST_NAMED).map((one) => `${rowWords(one)}“${columnPath(one.column)}”列`);
    const where = `${named.join('、')}${lost.length > MOST_NAMED ? '等' : ''}`;
    const message = `${tableName(table)}有 ${lost.length} 处“${first.cell.text.trim()}”不能读作数字：${reason}（${where}），请核对原件。`;
    const found = remark(first, `不可读·${reason}`, 'warning', message);
    const evidence = lost.map((one) => evidenceOf(one, 'stated', null));
    return [{ ...found, evidence, ofTable: true, count: lost.length }];
  });
}

/** 全角数字. One remark for a table: who types with full-width digits types a whole table with them. */
function checkWidth(table: Table, cells: readonly Operand[]): Remark | null {
  const [first, ...more] = cells;
  if (first === undefined) return null;
  const printed = `“${first.cell.text.trim()}”`;
  const where =
    more.length === 0 ? `${cellName(first)}${printed}` : `${tableName(table)}有 ${cells.length} 处金额（如${printed}）`;
  const found = remark(first, '全角', 'notice', `${where}使用了全角数字，宜改为半角。`);
  return { ...found, evidence: cells.map((operand) => evidenceOf(operand, 'stated', null)) };
}

function isWide({ cell: { reading, text } }: Operand): boolean {
  return reading.state === 'number' && /[０-９．，]/.test(text);
}

/** True where figures of a column differ in their decimals, zeros among them: most columns need no closer look. */
function hasSeveralDecimals({ rows }: Table, { index }: Column): boolean {
  let known = -1;
  for (const { cells } of rows) {
    const reading = cells[index]?.reading;
    if (reading?.state !== 'number' || reading.amount.decimals === known) continue;
    if (known >= 0) return true;
    known = reading.amount.decimals;
  }
  return false;
}

/** 小数位数不一. One remark for a table: the first column in which figures have different numbers of decimals. */
function checkPrecision(subject: Subject, table: Table): Remark | null {
  for (const column of table.columns.filter(isAmountColumn)) {
    if (!hasSeveralDecimals(table, column)) continue;
    const cells = figuresIn(subject, table, column);
    const decimals = (operand: Operand): number =>
      operand.cell.reading.state === 'number' ? operand.cell.reading.amount.decimals : 0;
    const [first] = cells;
    const other = cells.find((operand) => first !== undefined && decimals(operand) !== decimals(first));
    if (first === undefined || other === undefined) continue;
    const shown = `“${first.cell.text.trim()}”与“${other.cell.text.trim()}”`;
    const found = remark(
      other,
      '小数位数',
      'notice',
      `${tableName(table)}“${column.path.join('/')}”列的小数位数不一致（${shown}），宜统一。`,
    );
    return { ...found, evidence: [first, other].map((operand) => evidenceOf(operand, 'stated', null)) };
  }
  return null;
}

/** 1,234.00 or 1234.00: an amount of a thousand or more, where the two ways can be told apart. */
const GROUPED = /^[-－−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const PLAIN = /^[-－−]?\d{4,}(?:\.\d+)?$/;

/** 千分位不一. Columns that print thousands in both ways: one remark for the file, at the rarer way of the first of them. */
function checkGrouping(subject: Subject, tables: readonly Table[]): Remark | null {
  const mixed = tables.flatMap((table) =>
    table.columns.filter(isAmountColumn).flatMap((column) => {
      if (!table.rows.some(({ cells }) => cells[column.index]?.text.includes(',') === true)) return [];
      const cells = figuresIn(subject, table, column);
      const inWay = (way: RegExp): readonly Operand[] => cells.filter(({ cell }) => way.test(cell.text.trim()));
      const grouped = inWay(GROUPED);
      const plain = grouped.length === 0 ? [] : inWay(PLAIN);
      const [rare, usual] = grouped.length < plain.length ? [grouped[0], plain[0]] : [plain[0], grouped[0]];
      return rare === undefined || usual === undefined ? [] : [{ table, column, rare, usual }];
    }),
  );
  const [first] = mixed;
  if (first === undefined) return null;
  const { table, column, rare, usual } = first;
  const names = [...new Set(mixed.map((one) => tableName(one.table)))];
  const where = names.length > 1 ? `等 ${names.length} 张表` : `“${column.path.join('/')}”列`;
  const shown = `“${rare.cell.text.trim()}”与“${usual.cell.text.trim()}”`;
  const found = remark(rare, '千分位', 'notice', `${tableName(table)}${where}的千分位写法不一（${shown}），宜统一。`);
  return {
    ...found,
    evidence: mixed.flatMap((one) => [one.rare, one.usual]).map((one) => evidenceOf(one, 'stated', null)),
  };
}

function checkUnit(subject: Subject, table: Table, cells: readonly Operand[]): Remark | null {
  if (table.moneyUnit !== null || table.isEmpty || !cells.some(hasFigure)) return null;
  if (amountColumns(table).some(({ moneyUnit }) => moneyUnit !== null)) return null;
  return {
    type: 'remark',
    severity: 'notice',
    message: `${tableName(table)}未见金额单位，不能与其他表比较，请核对原件。`,
    at: anchorForTable(subject.document, table),
    evidence: [],
    topic: '金额单位',
  };
}

export const numberCell: Rule = {
  id: 'NUM-CELL',
  name: '数值单元格',
  family: 'arithmetic',
  severity: 'warning',
  basis: '出版物上数字用法（GB/T 15835）',
  needs: '任一张列有金额的表',
  description:
    '金额列中的内容应为数字、空白或“-”。千分位错误、两个小数点、列宽不足等不能读作数字的，报疑似（印作“###”等没有印出数字的，每表一条）；负数（结转、调整、增减列除外）报疑似；全角数字（每表一条）、同列小数位数不一、同列千分位写法不一、未印金额单位作提示。支出总表、一般公共预算支出表和项目支出表中，个别科目或项目整行没有金额的作提示。左右两栏的表一侧有金额而没有项目名称的，报疑似。零与空白都可以表示没有数，不作为差错；绩效表因合并单元格易错位，不在此核对。',
  check: (subject) => {
    const tables = subject.disclosure.tables.filter((table) => STEADY_KINDS.has(table.kind));
    if (tables.length === 0) return [insufficient('未识别到列有金额的表')];
    const outcomes = tables.flatMap((table): Outcome[] => {
      const filled = [...amountCells(subject, table), ...ranInto(subject, table)];
      const lost = filled.filter((operand) => lostIn(operand) !== null);
      const odd = filled.flatMap((operand) => (lostIn(operand) === null ? (checkCell(operand) ?? []) : []));
      const remarks = [...checkLost(table, lost), ...odd];
      const wide = filled.filter((operand) => isWide(operand) && checkCell(operand) === null);
      const nameless = namelessFigures(subject, table).map((operand) =>
        remark(operand, '没有名称', 'warning', namelessMessage(operand)),
      );
      const others = [
        checkWidth(table, wide),
        checkPrecision(subject, table),
        checkUnit(subject, table, filled),
      ].filter((one) => one !== null);
      return [...remarks, ...nameless, ...others, passed(filled.length - lost.length - odd.length - wide.length)];
    });
    if (outcomes.every((outcome) => outcome.type === 'passed' && outcome.count === 0)) {
      return [notApplicable('各表均没有金额')];
    }
    const grouping = checkGrouping(subject, tables);
    return [...outcomes, ...(grouping === null ? [] : [grouping]), ...blankRows(subject)];
  },
};
