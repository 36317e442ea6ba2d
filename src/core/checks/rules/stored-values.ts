import { decimalOf, Exact, stepOf, type Amount } from '../../amount/index.js';
import type { Table } from '../../disclosure/index.js';
import { anchorOf, cellName, evidenceOf, tableName } from '../anchor.js';
import { evaluate, printedAmount } from '../evaluate.js';
import { notApplicable, passed, type Checked, type Outcome, type Remark, type Rule } from '../outcome.js';
import { operandsOf, type Operand } from '../relation.js';
import type { Subject } from '../subject.js';
import { operandIn, remark } from './cells.js';
import { sumColumn, sumHierarchy } from './column-sums.js';
import { sumBalance, sumCurrent, sumTotal } from './overview.js';
import { sumFiscalSplit, sumRow } from './row-sums.js';
import { sumThreePublic } from './three-public.js';
import type { AmountOf, VerdictState } from '../verdict.js';

/** Sums within one table; what they test with the shown figures is tested again with the stored ones. */
const SUMS: readonly Rule[] = [
  sumRow,
  sumColumn,
  sumHierarchy,
  sumBalance,
  sumCurrent,
  sumTotal,
  sumFiscalSplit,
  sumThreePublic,
];

/** Verdicts of shown figures that do not add up as they stand. */
const UNEVEN: ReadonlySet<VerdictState> = new Set(['rounding', 'improbable', 'last-digit', 'truncation', 'violated']);

/** Spreadsheet programs calculate with fifteen digits; the last ones of a sum are noise. */
const NOISE = { relative: new Exact('1e-12'), absolute: new Exact('1e-9') } as const;

/** The stored number of a cell as an amount in the unit of the shown one; the shown one where no other is stored. */
const storedAmount: AmountOf = (operand) => {
  const shown = printedAmount(operand);
  const { stored } = operand.cell;
  if (shown === null || stored === undefined) return shown;
  return { ...shown, text: stored, value: stored, decimals: stored.split('.')[1]?.length ?? 0 };
};

/** True where the stored figures add up and the shown ones, rounded one by one, do not. */
function holdsStored(checked: Checked): boolean {
  if (!UNEVEN.has(checked.verdict.state) || checked.relation.comparison !== 'equal') return false;
  if (!operandsOf(checked.relation).some(({ cell }) => cell.stored !== undefined)) return false;
  const { difference, right } = evaluate(checked.relation, storedAmount);
  return difference.abs().lte(right.abs().times(NOISE.relative).plus(NOISE.absolute));
}

/** 显示的数不是存储的数四舍五入的结果: a format hides a sign, or shows another number. */
function isOtherNumber(shown: Amount, stored: string): boolean {
  const half = stepOf({ ...shown, unit: null }, '元').div(2);
  return new Exact(stored).minus(decimalOf(shown)).abs().gt(half);
}

function cellRemark(operand: Operand): Remark | null {
  const { reading, stored, text } = operand.cell;
  if (reading.state !== 'number' || stored === undefined || !isOtherNumber(reading.amount, stored)) return null;
  const message = `${cellName(operand)}显示“${text.trim()}”，单元格中存储的数是 ${stored}，不是四舍五入的结果，请核对单元格的数字格式。`;
  return { ...remark(operand, '存储值', 'notice', message), expected: stored, actual: text.trim() };
}

/** One remark for a table: its sums that only the stored figures make. */
function sumsRemark(table: Table, uneven: readonly Checked[]): Remark | null {
  const [first] = uneven;
  const stated = first?.relation.right[0]?.operand;
  if (first === undefined || stated === undefined) return null;
  const count = uneven.length === 1 ? '有 1 处' : `有 ${uneven.length} 处`;
  const example = uneven.length === 1 ? '' : '如';
  return {
    type: 'remark',
    severity: 'notice',
    message: `${tableName(table)}${count}合计，按显示的数相加不相符，按单元格中存储的数相加相符（${example}${cellName(stated)}：${first.relation.says}），是逐个四舍五入所致，宜调整尾数或加注说明。`,
    at: anchorOf(stated),
    evidence: [
      ...first.relation.left.map(({ operand, coefficient }) =>
        evidenceOf(operand, coefficient.isNegative() ? 'subtrahend' : 'addend', first.verdict.unit),
      ),
      evidenceOf(stated, 'total', first.verdict.unit),
    ],
    topic: '存储值合计',
  };
}

function storedCells(subject: Subject, table: Table): readonly Operand[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell) => {
      const column = table.columns[cell.column];
      const operand = cell.stored === undefined || column === undefined ? null : operandIn(subject, table, row, column);
      return operand === null ? [] : [operand];
    }),
  );
}

export const storedValues: Rule = {
  id: 'NUM-STORED',
  name: '显示的数与存储的数',
  family: 'extraction',
  severity: 'notice',
  basis: '惯例',
  needs: 'Excel、WPS 表格文件，其中存储的数比显示的数更精确',
  description:
    '电子表格的单元格只显示到若干位小数，存储的数可能更精确。一、显示的数不是存储的数四舍五入的结果（如数字格式隐去负号），作提示。二、合计按显示的数相加不相符、按存储的数相加相符的，说明差额由四舍五入引起，每张表合并为一条提示。公开的是显示的数，其他规则一律按显示的数核对。',
  check: (subject) => {
    const cells = subject.disclosure.tables.flatMap((table) => storedCells(subject, table));
    if (cells.length === 0) return [notApplicable('不是电子表格，或各单元格存储的数与显示的数一致')];
    const remarks = cells.flatMap((operand) => cellRemark(operand) ?? []);
    const sums = SUMS.flatMap((rule) => rule.check(subject)).filter((outcome) => outcome.type === 'checked');
    const uneven = sums.filter(holdsStored);
    const ofTables = subject.disclosure.tables.flatMap((table): readonly Outcome[] => {
      const own = uneven.filter(({ relation }) => relation.right[0]?.operand.table === table);
      const found = sumsRemark(table, own);
      return found === null ? [] : [found];
    });
    return [...remarks, ...ofTables, passed(cells.length - remarks.length)];
  },
};
