import { formatDecimal, type Exact, type MoneyUnit } from '../amount/index.js';
import { columnPath } from '../disclosure/index.js';
import { cellName, rowWords, tableName } from './anchor.js';
import { printedAmount } from './evaluate.js';
import { ONE, type Operand, type Relation, type Term } from './relation.js';
import type { Verdict } from './verdict.js';

/** Sums longer than this are shortened in the arithmetic; the evidence keeps every operand. */
const LONGEST_SUM = 8;
const FIRST_SHOWN = 4;
const LAST_SHOWN = 2;

/** Decimals needed to write a value of the relation in `unit` without loss. */
function decimalsOf(relation: Relation, unit: MoneyUnit | null): number {
  let most = 0;
  for (const terms of [relation.left, relation.right]) {
    for (const { operand } of terms) {
      const amount = printedAmount(operand);
      if (amount !== null && amount.unit === unit && amount.decimals > most) most = amount.decimals;
    }
  }
  return most;
}

/** A value in plain notation, with the decimals the printed figures have. */
export function plainOf(value: Exact, relation: Relation, unit: MoneyUnit | null): string {
  return value.toFixed(Math.max(decimalsOf(relation, unit), value.decimalPlaces()));
}

function written(value: Exact, relation: Relation, unit: MoneyUnit | null): string {
  return formatDecimal(value, Math.max(decimalsOf(relation, unit), value.decimalPlaces()));
}

/** The figure as printed, with its unit where the units of the relation differ. */
function figure(operand: Operand, mixed: boolean): string {
  const text = operand.cell.text.replace(/<[^<>]*>|\s+/g, '');
  const unit = printedAmount(operand)?.unit ?? null;
  return mixed && unit !== null ? `${text} ${unit}` : text;
}

function side(terms: readonly Term[], mixed: boolean): string {
  const used = terms.filter(({ operand }) => {
    const amount = printedAmount(operand);
    return amount !== null && /[1-9]/.test(amount.value);
  });
  const word = ({ coefficient, operand }: Term, index: number): string => {
    const size = coefficient === ONE ? ONE : coefficient.abs();
    const product = size.eq(1) ? figure(operand, mixed) : `${size.toFixed()} × ${figure(operand, mixed)}`;
    if (index === 0) return coefficient.isNegative() ? `−${product}` : product;
    return `${coefficient.isNegative() ? '−' : '+'} ${product}`;
  };
  if (used.length <= LONGEST_SUM) return used.map(word).join(' ');
  const last = used.slice(-LAST_SHOWN).map((term) => word(term, used.length));
  const shown = [...used.slice(0, FIRST_SHOWN).map(word), '+ …', ...last];
  return `${shown.join(' ')}（共 ${used.length} 项）`;
}

/**
 * The evidence as a person would work it out with a pencil: 「800.30 + 400.20 = 1,200.50 ≠ 1,200.60」.
 */
export function arithmeticOf(relation: Relation, verdict: Verdict): string {
  const units = new Set(
    [...relation.left, ...relation.right].map(({ operand }) => printedAmount(operand)?.unit).filter(Boolean),
  );
  const mixed = units.size > 1;
  const unit = mixed && verdict.unit !== null ? ` ${verdict.unit}` : '';
  const left = side(relation.left, mixed);
  const right = side(relation.right, mixed);
  const leftValue = written(verdict.left, relation, verdict.unit) + unit;
  const rightValue = written(verdict.right, relation, verdict.unit) + unit;
  // A single figure already in the common unit needs no result after it.
  const plain = (text: string): boolean => !/ [+−×] |×/.test(text) && (!mixed || text.endsWith(unit));
  const leftSide = left === '' ? '0' : plain(left) ? left : `${left} = ${leftValue}`;
  const rightSide = right === '' ? '（空白）' : plain(right) ? right : `${right} = ${rightValue}`;
  const exceeds = relation.comparison === 'at-most' && verdict.left.gt(verdict.right);
  const differs = verdict.state === 'rounding' || verdict.state === 'improbable' ? '≈' : '≠';
  const sign = verdict.difference.isZero() ? '=' : exceeds ? '＞' : differs;
  return `${leftSide} ${sign} ${relation.right.length === 0 ? '0' : rightSide}`;
}

/** 「预算03表 支出总表“合计”行」: where a finding stands, without the column that the identity names anyway. */
function placeOf(operand: Operand): string {
  return `${tableName(operand.table)}${rowWords(operand)}`;
}

/** One sentence a reviewer could paste into an opinion. */
export function messageOf(relation: Relation, verdict: Verdict): string {
  const shown = relation.right[0] ?? relation.left[0];
  if (shown === undefined) return relation.says;
  const { operand } = shown;
  const unit = verdict.unit === null ? '' : ` ${verdict.unit}`;
  const left = written(verdict.left, relation, verdict.unit);
  const right = written(verdict.right, relation, verdict.unit);
  const apart = `相差 ${written(verdict.difference.abs(), relation, verdict.unit)}${unit}`;
  const where = `${placeOf(operand)}“${columnPath(operand.column)}”列：${relation.says}`;
  const isCopy = relation.tolerance === 'copy' && relation.left.length === 1;
  const source = isCopy && relation.left[0] !== undefined ? `${cellName(relation.left[0].operand)}为` : '按各项计算为';
  const both = `${source} ${left}，此处印作 ${right}，${apart}`;
  switch (verdict.state) {
    case 'stated-blank':
      return `${where}；${source} ${left}${unit}，此处为空白，请核对原件。`;
    case 'parts-blank':
      return `${where}；此处印作 ${right}${unit}，而对应的各项均为空白，请核对原件。`;
    case 'truncation':
      return `${where}；${both}，仅在截位（不四舍五入）时成立。`;
    case 'last-digit':
      return `${where}；${both}，末位相差一个单位，属抄写或取舍差异。`;
    default:
      if (relation.right.length === 0) return `${where}；此处印作 ${left}${unit}。`;
      if (relation.comparison === 'at-most') return `${where}；${source} ${left}，超过此处的 ${right}，${apart}。`;
      return `${where}；${both}。`;
  }
}
