import {
  add,
  decimalIn,
  type Exact,
  formatDecimal,
  intervalOf,
  point,
  scale,
  subtract,
  ZERO,
  type Interval,
  type MoneyUnit,
} from '../../amount/index.js';
import { anchorOf, cellName, evidenceOf, tableName } from '../anchor.js';
import { printedAmount } from '../evaluate.js';
import { insufficient, passed, test, type Gap, type Outcome, type Remark } from '../outcome.js';
import { timesFactor, type Operand, type Relation, type Term } from '../relation.js';
import { isGap } from '../select.js';
import type { Subject } from '../subject.js';
import { documentOf } from './library.js';
import { resolveReference } from './resolve.js';
import { saysOf, type Comparison, type OwnRule, type OwnTerm, type ParsedRule } from './rule.js';

/** A constant of a side, in its unit or in that of the figures. */
type Constant = { readonly value: Exact; readonly unit: MoneyUnit | null };

type Side = { readonly terms: readonly Term[]; readonly constants: readonly Constant[] };

function sideOf(terms: readonly OwnTerm[], subject: Subject, library: readonly Subject[]): Side | readonly Gap[] {
  const gaps: Gap[] = [];
  const found: Term[] = [];
  const constants: Constant[] = [];
  for (const { coefficient, reference, unit } of terms) {
    if (reference === null) {
      constants.push({ value: coefficient, unit });
      continue;
    }
    const document = documentOf(reference.which, subject, library);
    const operands = isGap(document) ? document : resolveReference(document, reference);
    if (isGap(operands)) gaps.push(operands);
    else found.push(...operands.map((operand) => timesFactor(coefficient, operand)));
  }
  return gaps.length > 0 ? gaps : { terms: found, constants };
}

function isBlank(side: Side): boolean {
  return side.terms.length > 0 && side.terms.every(({ operand }) => operand.cell.reading.state === 'blank');
}

/** True where the first figure of a side stands in another document than the one that is checked. */
function isElsewhere(side: Side, subject: Subject): boolean {
  return side.terms[0]?.operand.document !== subject.document;
}

/** An equality of figures goes the way of every declared relation: explained, grouped, searched for misprints. */
function relationOf(rule: OwnRule, subject: Subject, left: Side, right: Side): Relation {
  // The stated side is the single figure, and of two that of the document that is checked; a finding is shown there.
  const isTurned =
    left.terms.length < right.terms.length ||
    (left.terms.length === right.terms.length && isElsewhere(right, subject) && !isElsewhere(left, subject));
  const [parts, stated] = isTurned ? [right, left] : [left, right];
  const isCopy = [...parts.terms, ...stated.terms].length === 2 && stated.terms.length === 1;
  return {
    says: saysOf(rule),
    left: parts.terms,
    right: stated.terms,
    comparison: 'equal',
    tolerance:
      isCopy && [...parts.terms, ...stated.terms].every(({ coefficient }) => coefficient.eq(1)) ? 'copy' : 'sum',
  };
}

/** The values a side may have behind its printed figures, in `unit`. */
function intervalOfSide(side: Side, unit: MoneyUnit): Interval {
  const figures = side.terms.map(({ coefficient, operand }) => {
    const amount = printedAmount(operand);
    return amount === null ? point(ZERO) : scale(intervalOf(amount, unit), coefficient);
  });
  const constants = side.constants.map(({ value, unit: own }) =>
    point(own === null ? value : decimalIn({ text: '', value: value.toFixed(), decimals: 0, unit: own }, unit)),
  );
  return [...figures, ...constants].reduce(add, point(ZERO));
}

/** True where some values behind the printed figures satisfy the comparison. */
function mayHold(comparison: Comparison, difference: Interval): boolean {
  const { low, high } = difference;
  switch (comparison) {
    case '=':
      return low.lte(0) && high.gte(0);
    case '≤':
      return low.lte(0);
    case '≥':
      return high.gte(0);
    case '<':
      return low.lt(0);
    case '>':
      return high.gt(0);
  }
}

const FAILED: Readonly<Record<Comparison, string>> = { '=': '≠', '≤': '＞', '≥': '＜', '<': '≥', '>': '≤' };

/** Decimals shown beyond those of the figures: a quotient has no end. */
const MORE_DECIMALS = 4;

function middleOf({ low, high }: Interval): Exact {
  return low.plus(high).div(2);
}

/** Comparisons with constants, and those that ask for more or less. */
function judge(rule: OwnRule, subject: Subject, comparison: Comparison, left: Side, right: Side): Outcome {
  const operands = [...left.terms, ...right.terms].map(({ operand }) => operand);
  const unread = operands.find(({ cell }) => cell.reading.state === 'unreadable' || cell.reading.state === 'text');
  if (unread !== undefined) return insufficient(`${cellName(unread)}“${unread.cell.text.trim()}”不能读作数字`);
  const units = new Set(operands.flatMap((operand) => printedAmount(operand)?.unit ?? []));
  const unitless = operands.find((operand) => printedAmount(operand)?.unit === null);
  const named = [...left.constants, ...right.constants].some(({ unit }) => unit !== null);
  if (unitless !== undefined && (units.size > 0 || named)) {
    return insufficient(`${tableName(unitless.table)}未注明金额单位，不能比较`);
  }
  // A finding stands with the document that is checked, whichever side names it.
  const shown: Operand | undefined = operands.find(({ document }) => document === subject.document) ?? operands[0];
  if (shown === undefined) return insufficient('规则中没有表内数字');
  const unit = printedAmount(shown)?.unit ?? [...units][0] ?? '万元';
  const [a, b] = [intervalOfSide(left, unit), intervalOfSide(right, unit)];
  if (mayHold(comparison, subtract(a, b))) return passed(1);
  const [one, other] = [middleOf(a), middleOf(b)];
  // As many decimals as the figures are printed with, more where a factor asks for them.
  const decimals = Math.max(0, ...operands.map((operand) => printedAmount(operand)?.decimals ?? 0));
  const words = (value: Exact): string =>
    formatDecimal(
      units.size > 1
        ? value.toFixed()
        : value.toFixed(Math.max(decimals, Math.min(value.decimalPlaces(), decimals + MORE_DECIMALS))),
    );
  const arithmetic = `${words(one)} ${FAILED[comparison]} ${words(other)} ${unit}`;
  return {
    type: 'remark',
    severity: rule.severity,
    message: `${cellName(shown)}：${saysOf(rule)}不成立，左边为 ${words(one)}，右边为 ${words(other)}，相差 ${words(one.minus(other).abs())} ${unit}。`,
    at: anchorOf(shown),
    evidence: [
      ...left.terms.map(({ operand }) => evidenceOf(operand, 'operand', unit)),
      ...right.terms.map(({ operand }) => evidenceOf(operand, 'stated', unit)),
    ],
    topic: rule.text,
    expected: other.toFixed(),
    actual: one.toFixed(),
    arithmetic,
  } satisfies Remark;
}

/** Tests one rule on one document; `library` holds the documents that prefixes may mean. */
export function evaluateOwnRule(
  rule: OwnRule,
  parsed: ParsedRule,
  subject: Subject,
  library: readonly Subject[],
): readonly Outcome[] {
  const [left, right] = [sideOf(parsed.left, subject, library), sideOf(parsed.right, subject, library)];
  const gaps = [left, right].flatMap((side) => ('terms' in side ? [] : side));
  if (!('terms' in left) || !('terms' in right)) return gaps;
  const { comparison } = parsed;
  if (comparison !== '=' && (isBlank(left) || isBlank(right))) return [insufficient('一边为空白，不能比较大小')];
  const isPlain = left.constants.length === 0 && right.constants.length === 0;
  if (isPlain && comparison === '=') return [test(relationOf(rule, subject, left, right))];
  return isBlank(left) || isBlank(right)
    ? [insufficient('表内数字为空白，不能比较')]
    : [judge(rule, subject, comparison, left, right)];
}
