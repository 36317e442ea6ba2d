import { convert, decimalOf, Exact, powerOf, tenTo, type Amount, type MoneyUnit } from '../../amount/index.js';
import type { Claim, Disclosure, Figure } from '../../disclosure/index.js';
import { misprintOf } from '../suspects-misprint.js';
import { isJudgeable, printed } from './judgement.js';
import type { CellMatch } from './subject-cells.js';
import { matchSubject, type SubjectMatch } from './subjects.js';
import { leavesOutCarried } from './year-alone.js';

/** 文字与表格的比较: one claim against the cells that state the same fact. */
export type TableJudgement = {
  readonly rule: SubjectMatch['rule'];
  readonly claim: number;
  readonly result: 'pass' | 'truncated' | 'finding' | 'unread';
  readonly expected: string;
  readonly actual: string;
  readonly arithmetic: string;
  readonly message: string;
  /** The cells of the best candidate. */
  readonly cells: readonly CellMatch[];
};

/** How much of a list must agree with a table before the rest of it is held against the same table. */
const COMPANY = 0.6;

const judgements = new WeakMap<Disclosure, readonly TableJudgement[]>();

/**
 * Compares every claim about the document's own year with the tables. Claims of other years and doubtful ones are left alone.
 * Its own claims are compared once: the rules of the narrative and the search for misprints ask for the same.
 */
export function judgeAgainstTables(disclosure: Disclosure, claims: readonly Claim[]): readonly TableJudgement[] {
  if (claims !== disclosure.claims) return judgedAgainst(disclosure, claims);
  const known = judgements.get(disclosure);
  if (known !== undefined) return known;
  const made = judgedAgainst(disclosure, claims);
  judgements.set(disclosure, made);
  return made;
}

function judgedAgainst(disclosure: Disclosure, claims: readonly Claim[]): readonly TableJudgement[] {
  const year = disclosure.profile.fiscalYear.value;
  const certain: TableJudgement[] = [];
  const lists = new Map<string, TableJudgement[]>();
  claims.forEach((claim, index) => {
    if (!isJudgeable(claim)) return;
    if (claim.period !== null && year !== null && claim.period !== year) return;
    const match = matchSubject(disclosure, claims, claim);
    if (match === null) return;
    const judgement = judge(index, claim, claim.value, match);
    if (judgement.result === 'finding' && leavesOutCarried(disclosure, claim.value, match.cells)) return;
    if (!match.needsCompany) certain.push(judgement);
    else {
      const list = claim.whole === null ? `sentence ${claim.sentence}` : `whole ${claim.whole}`;
      lists.set(list, [...(lists.get(list) ?? []), judgement]);
    }
  });
  const companions = [...lists.values()].filter((list) => {
    const agreeing = list.filter((judgement) => judgement.result === 'pass').length;
    return list.length > 1 && agreeing >= list.length * COMPANY;
  });
  return [...certain, ...companions.flat()].toSorted((a, b) => a.claim - b.claim);
}

type Comparison = 'pass' | 'truncated' | 'finding' | 'unread';

type Compared = { readonly cells: readonly CellMatch[]; readonly result: Comparison };

/**
 * True where a single slip of the pen leads from the cell to the figure of the text, brought to the unit and decimals of the text:
 * the two state one fact, and one of them is misprinted.
 */
function isSlipBetween({ amount }: Figure, cells: readonly CellMatch[]): boolean {
  const [match, ...others] = cells;
  if (match === undefined || others.length > 0 || match.cell.reading.state !== 'number' || amount.unit === null) {
    return false;
  }
  const inUnit = convert(decimalOf(match.cell.reading.amount), match.cell.reading.amount.unit ?? '元', amount.unit);
  return misprintOf(inUnit.toFixed(amount.decimals), decimalOf(amount).toFixed(amount.decimals)).says !== null;
}

/**
 * The candidate that agrees best; the first one that agrees ends the search. Where none does, the one a slip apart: of 「收入总计」 and
 * 「本年收入合计」 the text means the one it nearly repeats.
 */
function bestOf(value: Figure, candidates: readonly (readonly CellMatch[])[]): Compared | undefined {
  const compared: Compared[] = [];
  for (const cells of candidates) {
    const one = { cells, result: compareWithCells(value, cells) };
    if (one.result === 'pass') return one;
    compared.push(one);
  }
  return (
    compared.find(({ result }) => result === 'truncated') ??
    compared.find(({ result }) => result === 'unread') ??
    compared.find(({ cells }) => isSlipBetween(value, cells)) ??
    compared[0]
  );
}

function judge(index: number, claim: Claim, value: Figure, match: SubjectMatch): TableJudgement {
  const best = bestOf(value, match.cells);
  const cells = best?.cells ?? [];
  const expected = cells.map((cell) => cell.cell.text.replace(/<[^>]*>|\s+/g, '') || '空白').join(' + ');
  const table = cells[0]?.table;
  const where =
    table === undefined ? '' : `${table.printedNumber ?? ''}${table.title === '' ? '' : `《${table.title}》`}`;
  return {
    rule: match.rule,
    claim: index,
    result: best?.result ?? 'unread',
    expected,
    actual: printed(value),
    arithmetic: `文字 ${printed(value)} ≠ 表中 ${expected}`,
    message: `文字说明中“${claim.subject}”为${printed(value)}，${where}为${expected}${table?.moneyUnit ?? ''}，两处不一致`,
    cells,
  };
}

/**
 * The same fact printed twice: both are brought to the coarser step by half-up rounding and must then be equal. Several cells (an item of
 * several units) are added first; their own rounding then allows half a step for each.
 */
export function compareWithCells(value: Figure, cells: readonly CellMatch[]): Comparison {
  const readings = cells.map((match) => match.cell.reading);
  if (readings.some(({ state }) => state === 'unreadable' || state === 'text')) return 'unread';
  const amounts = readings.flatMap((reading) => (reading.state === 'number' ? [reading.amount] : []));
  const stated = value.amount;
  if (amounts.length === 0) return decimalOf(stated).isZero() ? 'pass' : 'finding';
  const unit = amounts[0]?.unit ?? null;
  if (unit === null || stated.unit === null) return 'unread';
  // Printed alike in one unit: nothing to calculate.
  if (amounts.length === 1 && unit === stated.unit && amounts[0]?.value === stated.value) return 'pass';
  const total = amounts.reduce((sum, amount) => sum.plus(inYuan(amount)), new Exact(0));
  const text = inYuan(stated);
  const power = Math.max(stepPower(stated), ...amounts.map(stepPower));
  const step = tenTo(power);
  if (amounts.length > 1) {
    const envelope = step.times(amounts.length + 1).div(2);
    return total.minus(text).abs().lte(envelope) ? 'pass' : 'finding';
  }
  if (roundTo(total, power).eq(roundTo(text, power))) return 'pass';
  const finer = tenTo(Math.min(stepPower(stated), ...amounts.map(stepPower)));
  // The finer figure was itself rounded: at a tie it may have come from either side.
  if (!finer.eq(step) && total.minus(text).abs().lte(step.plus(finer).div(2))) return 'pass';
  const sameStep = amounts[0] !== undefined && stepPower(amounts[0]) === stepPower(stated);
  const oneStep = sameStep && total.minus(text).abs().eq(step);
  return oneStep || cut(total, power).eq(cut(text, power)) ? 'truncated' : 'finding';
}

function inYuan(amount: Amount): Exact {
  const unit: MoneyUnit = amount.unit ?? '元';
  return convert(decimalOf(amount), unit, '元');
}

/** Power of ten of the last printed digit, in 元. */
function stepPower(amount: Amount): number {
  return powerOf(amount.unit ?? '元') - amount.decimals;
}

function roundTo(value: Exact, power: number): Exact {
  return value.times(tenTo(-power)).toDecimalPlaces(0);
}

function cut(value: Exact, power: number): Exact {
  return value.times(tenTo(-power)).trunc();
}
