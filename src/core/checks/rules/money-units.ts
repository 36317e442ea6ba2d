import { Exact, type MoneyUnit } from '../../amount/index.js';
import { TABLE_KIND_NAMES, type TableKind } from '../../disclosure/index.js';
import { anchorOf, cellName, evidenceOf, tableName } from '../anchor.js';
import { printedAmount } from '../evaluate.js';
import { printed } from '../narrative/judgement.js';
import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Operand } from '../relation.js';
import { hasFigure, isGap, itemAmount, theTable } from '../select.js';
import type { Subject } from '../subject.js';
import { remarkAtClaim } from './claim-remarks.js';
import { wholeAmount } from './funds.js';
import { judged } from './narrative.js';

/** 元 against 万元. */
const FACTOR = new Exact(10_000);
const HALF = new Exact('0.5');

/** Tables whose 合计 is the whole budget, or as much of it as 一般公共预算 pays. */
const COMPARED: readonly TableKind[] = ['income', 'expenditure', 'general-public-expenditure'];

/** True where the printed digits are the same amount and only the point or the unit differs. */
function isSameDigits(one: Exact, other: Exact): boolean {
  const [big, small] = one.gt(other) ? [one, other] : [other, one];
  if (small.lte(0)) return false;
  // 元 is printed to the fen, 万元 with fewer digits: the larger figure rounds to the smaller one.
  return big.minus(small.times(FACTOR)).abs().lte(small.times(HALF));
}

function inUnit(operand: Operand): { readonly value: Exact; readonly unit: MoneyUnit } | null {
  const amount = printedAmount(operand);
  return amount === null || amount.unit === null ? null : { value: new Exact(amount.value), unit: amount.unit };
}

function wholes(subject: Subject): readonly Operand[] {
  const overview = theTable(subject, 'income-expenditure-overview');
  const first = isGap(overview)
    ? []
    : [itemAmount(subject, overview, 'current-expenditure') ?? itemAmount(subject, overview, 'total-expenditure')];
  const others = COMPARED.map((kind) => {
    const table = theTable(subject, kind);
    return isGap(table) ? null : wholeAmount(subject, table, 'total', 'current', 'amount');
  });
  return [...first, ...others].flatMap((operand) => (operand !== null && hasFigure(operand) ? [operand] : []));
}

/** One table whose 合计 is ten thousand times that of the others (or a ten-thousandth) under the same unit. */
function checkTables(subject: Subject): readonly Outcome[] {
  const totals = wholes(subject).flatMap((operand) => {
    const amount = inUnit(operand);
    return amount === null ? [] : [{ operand, ...amount }];
  });
  if (totals.length < 2) return [insufficient(`印有金额单位和合计的${TABLE_KIND_NAMES.expenditure}等表不足两张`)];
  const yuan = totals.map(({ operand, value, unit }) => ({
    operand,
    unit,
    value:
      unit === '元' ? value : value.times(unit === '万元' ? FACTOR : unit === '亿元' ? FACTOR.times(FACTOR) : 1000),
  }));
  return yuan.map(({ operand, value, unit }, index): Outcome => {
    const others = yuan.filter((one) => one.operand !== operand);
    const odd = others.find((one) => isSameDigits(one.value, value));
    const company = others.filter((one) => one !== odd && odd !== undefined && isSameDigits(one.value, value)).length;
    // The odd one out is the one that disagrees with most of the others.
    const alike = others.filter((one) => !isSameDigits(one.value, value)).length;
    // Of two tables either may be wrong; the second is named beside the first.
    if (others.length === 1 && index === 0) return passed(1);
    if (odd === undefined || (others.length > 1 && company + 1 <= alike)) return passed(1);
    return {
      type: 'remark',
      severity: 'error',
      message: `${cellName(operand)}为${operand.cell.text.trim()}${unit}，${cellName(odd.operand)}为${odd.operand.cell.text.trim()}${odd.unit}，数字相同而相差一万倍，${tableName(operand.table)}的金额单位可能印错，请核对。`,
      at: anchorOf(operand),
      evidence: [evidenceOf(operand, 'stated', null), evidenceOf(odd.operand, 'operand', null)],
      topic: `单位·${operand.table.id}`,
      actual: unit,
    };
  });
}

/** A sentence and the cell that states the same, in 元 here and in 万元 there. */
function checkText(subject: Subject): readonly Outcome[] {
  const { disclosure } = subject;
  const contradicted = judged(disclosure).tables.filter(({ result }) => result === 'finding');
  return contradicted.flatMap((judgement): Outcome[] => {
    const claim = disclosure.claims[judgement.claim];
    const reading = judgement.cells.length === 1 ? judgement.cells[0]?.cell.reading : undefined;
    if (claim === undefined || claim.value === null || reading?.state !== 'number') return [];
    if (reading.amount.unit === null) return [];
    const text = new Exact(claim.value.amount.value);
    const cell = new Exact(reading.amount.value);
    const isSlip =
      // 「3,191.54 元」 for 3,191.54 万元, or 「31,915,400 万元」 for the same.
      (claim.value.amount.unit !== reading.amount.unit && text.eq(cell)) ||
      (claim.value.amount.unit === reading.amount.unit && isSameDigits(text, cell));
    if (!isSlip) return [];
    return [
      remarkAtClaim(subject, claim, [], {
        severity: 'error',
        message: `文字中“${claim.subject}”为${printed(claim.value)}，表中为${judgement.expected}${reading.amount.unit}，数字相同而相差一万倍，金额单位可能写错，请核对。`,
        topic: `单位·${claim.subject}`,
        expected: `${judgement.expected}${reading.amount.unit}`,
        actual: printed(claim.value),
      }),
    ];
  });
}

export const moneyUnits: Rule = {
  id: 'NUM-UNIT',
  name: '金额单位错位',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第三十二条；惯例（引用前请核对）',
  needs: '印有金额单位的两张以上的表，或有表格对应的文字金额',
  description:
    '同一数字在一处以元、另一处以万元计（相差一万倍）的，说明是金额单位写错：比较各主要表的合计，以及文字与对应的表格单元格；以多数表相同的单位为准。没有印金额单位的表另见 NUM-CELL；一般的金额不一致由其他规则报告。',
  check: (subject) => {
    const slips = [...checkTables(subject), ...checkText(subject)];
    return slips.length > 0 ? slips : [notApplicable('没有可以比较单位的金额')];
  },
};
