import { convert, Exact, formatDecimal, stepOf, type MoneyUnit } from '../../amount/index.js';
import { tableName } from '../anchor.js';
import type { Evidence, Threshold } from '../finding.js';
import { anchorOf, evidenceOf } from '../anchor.js';
import { printedAmount } from '../evaluate.js';
import { ambiguous, insufficient, notApplicable, passed, type AcrossRule, type Outcome } from '../outcome.js';
import type { Operand } from '../relation.js';
import { hasFigure, tablesOf } from '../select.js';
import { limitsOf, printedLimit, type Limits } from '../settings.js';
import type { Subject } from '../subject.js';
import { anchorForTable, type Table, type TableKind } from '../../disclosure/index.js';
import { cellsUnder, codedLeaves, entriesUnder, type CodeKind } from './cross-cells.js';
import { threePublicCells } from './years-carry.js';
import { documentWords, reportEach, type Library, type Position } from './years-library.js';

/** Unit in which changes are compared and printed. */
const SWING_UNIT = '万元';

/** 异常波动的提示线: both must be reached. */
export const SWING_LIMITS: readonly Threshold[] = [
  { id: 'percent', name: '增减幅度', unit: '%', standard: '20', least: '1', most: '1000' },
  { id: 'amount', name: '增减金额', unit: SWING_UNIT, standard: '10', least: '0.01', most: '1000000' },
];
/** Lines named in one sentence; the rest is counted. */
const MOST_NAMED = 6;

const TABLES: readonly { readonly kind: TableKind; readonly codes: CodeKind }[] = [
  { kind: 'general-public-expenditure', codes: 'function' },
  { kind: 'general-public-basic', codes: 'economicDepartment' },
];

type Sum = { readonly value: Exact; readonly cells: readonly Operand[]; readonly label: string };

/** Sums by code in 万元; null where a cell cannot be read or the table names no unit. */
function sumsByCode(subject: Subject, table: Table, codes: CodeKind): ReadonlyMap<string, Sum> | null {
  const coded = codedLeaves(table, codes);
  const sums = new Map<string, Sum>();
  for (const code of coded.byCode.keys()) {
    const key = code.slice(0, codes === 'function' ? 7 : 5);
    if (sums.has(key)) continue;
    const entries = entriesUnder(coded, key);
    const cells = cellsUnder(subject, table, entries, 'total', 'amount');
    if (cells === null) return null;
    let value = new Exact(0);
    for (const cell of cells) {
      const amount = printedAmount(cell);
      if (amount === null) {
        if (cell.cell.reading.state === 'unreadable' || cell.cell.reading.state === 'text') return null;
        continue;
      }
      if (amount.unit === null) return null;
      value = value.plus(inWan(new Exact(amount.value), amount.unit));
    }
    const names = (entries[0]?.line.label ?? '').split('/');
    sums.set(key, { value, cells, label: names.at(-1) ?? '' });
  }
  return sums.size === 0 ? null : sums;
}

function inWan(value: Exact, unit: MoneyUnit): Exact {
  return convert(value, unit, SWING_UNIT);
}

/** True where the change reaches both limits; a line that appears or disappears reaches any percentage. */
export function isSwing(before: Exact, after: Exact, limits: Limits): boolean {
  const change = after.minus(before).abs();
  if (change.lt(limits('amount'))) return false;
  return before.isZero() || change.times(100).gte(before.times(limits('percent')));
}

/** 「1.00→3.00（+200.0%）」. */
export function changeWords(before: Exact, after: Exact): string {
  const print = (value: Exact): string => formatDecimal(value, Math.max(2, Math.min(6, value.decimalPlaces())));
  if (before.isZero()) return `新增 ${print(after)}`;
  if (after.isZero()) return `${print(before)}→无`;
  const rate = after.minus(before).div(before).times(100);
  return `${print(before)}→${print(after)}（${rate.isNegative() ? '' : '+'}${rate.toFixed(1)}%）`;
}

function checkTable(
  subject: Subject,
  table: Table,
  codes: CodeKind,
  others: readonly Subject[],
  position: Position,
  limits: Limits,
): Outcome {
  const own = sumsByCode(subject, table, codes);
  if (own === null) return insufficient(`${tableName(table)}未识别到科目编码、金额或金额单位`);
  const [before, ...more] = others.flatMap((other) =>
    tablesOf(other, table.kind).flatMap((one) => {
      const sums = sumsByCode(other, one, codes);
      return sums === null ? [] : [{ other, sums }];
    }),
  );
  if (before === undefined) return insufficient(`上年文件中没有可比的${tableName(table)}`);
  if (more.length > 0) return ambiguous(`上年有 ${more.length + 1} 张${tableName(table)}，无法确定用哪一张`);
  const swings = [...new Set([...before.sums.keys(), ...own.keys()])].toSorted().flatMap((code) => {
    const [was, is] = [before.sums.get(code), own.get(code)];
    const [from, to] = [was?.value ?? new Exact(0), is?.value ?? new Exact(0)];
    return isSwing(from, to, limits)
      ? [{ code, was, is, change: to.minus(from).abs(), words: changeWords(from, to) }]
      : [];
  });
  if (swings.length === 0) return passed(own.size);
  const largest = swings.toSorted((a, b) => b.change.comparedTo(a.change));
  const named = largest
    .slice(0, MOST_NAMED)
    .map(({ code, was, is, words }) => `${code}${is?.label ?? was?.label ?? ''} ${words}`);
  const evidence = largest
    .slice(0, MOST_NAMED)
    .flatMap(({ was, is }): Evidence[] =>
      [...(was?.cells ?? []), ...(is?.cells ?? [])].map((cell) => evidenceOf(cell, 'operand', null)),
    );
  const first = largest[0]?.is?.cells[0];
  return {
    type: 'remark',
    severity: 'notice',
    message: `${tableName(table)}：与 ${position.year - 1} 年相比，${swings.length} 个科目增减达到 ${printedLimit(limits('percent'))}% 且 ${printedLimit(limits('amount'))} ${SWING_UNIT}（单位${SWING_UNIT}）：${named.join('；')}${swings.length > MOST_NAMED ? '等' : ''}，请核对增减原因。`,
    at: first === undefined ? anchorForTable(subject.document, table) : anchorOf(first),
    evidence,
    topic: '异常波动',
  };
}

function check(subject: Subject, position: Position, all: Library, limits: Limits): readonly Outcome[] {
  const tables = TABLES.flatMap(({ kind, codes }) =>
    tablesOf(subject, kind)
      .filter((table) => !table.isEmpty)
      .map((table) => ({ table, codes })),
  );
  if (tables.length === 0) return [notApplicable('文件没有按科目列示的一般公共预算支出')];
  const others = all.find(position.unit, position.year - 1, position.stage);
  if (others.length === 0) {
    return [insufficient(`库中没有${documentWords(position, position.year - 1, position.stage)}，不能与上年比较`)];
  }
  return tables.map(({ table, codes }) => checkTable(subject, table, codes, others, position, limits));
}

export const yearsSwing: AcrossRule = {
  id: 'YOY-SWING',
  name: '异常波动',
  family: 'year-on-year',
  severity: 'notice',
  basis: '《地方预决算公开操作规程》（财预〔2016〕143号）（增减变化说明），提示线为惯例',
  needs: '一般公共预算支出表、基本支出表（印有科目编码），同一单位上年公开文件的同一表',
  description: '按项级功能科目和款级经济科目与上年比较，增减达到 20% 且 10 万元（包括新增、取消）的，每张表提示一条。',
  thresholds: SWING_LIMITS,
  checkAcross: (subjects, limits = limitsOf(SWING_LIMITS)) =>
    reportEach(
      subjects,
      (subject, position, all) => check(subject, position, all, limits),
      insufficient('未识别到单位或年度，不能找到上年文件'),
    ),
};

/** Reasons that say nothing of why. */
const VAGUE = /工作需要|业务(?:经费|量)?(?:发生)?变化|正常(?:增减|变动|运转)|保障.{0,6}运转|据实|实际情况|实际需要/;
const REASON = /(?:主要)?原因(?:是|为|：|:)|主要(?:是|因)|由于|因为/;

type Reason = 'specific' | 'vague' | 'none';

/** Increases up to this (万元) are not named. */
const TREND_LEAST = '0.01';

/** What the text says of why a kind of 三公 expenditure changed. */
function reasonFor(subjects: readonly Subject[], words: RegExp): Reason {
  for (const passage of subjects.flatMap(({ disclosure }) => disclosure.passages)) {
    for (const sentence of passage.text.split(/(?<=[。；])/)) {
      if (!words.test(sentence) || !REASON.test(sentence)) continue;
      return VAGUE.test(sentence) ? 'vague' : 'specific';
    }
  }
  return 'none';
}

const PARTS = [
  { measure: 'three-public', words: /[“"]?三公[”"]?经费/, name: '“三公”经费合计' },
  { measure: 'three-public.abroad', words: /因公出国/, name: '因公出国（境）费' },
  { measure: 'three-public.reception', words: /公务接待/, name: '公务接待费' },
  { measure: 'three-public.car.purchase', words: /公务用车购置/, name: '公务用车购置费' },
  { measure: 'three-public.car.running', words: /公务用车.{0,6}运行/, name: '公务用车运行维护费' },
] as const;

type Grown = {
  readonly name: string;
  readonly words: string;
  readonly reason: Reason;
  readonly was: Operand;
  readonly is: Operand;
};

/** How much a part grew; null where it did not, or by no more than rounding may hide. */
function grown(was: Operand, is: Operand): string | null {
  const [from, to] = [printedAmount(was), printedAmount(is)];
  if (to === null || to.unit === null) return null;
  const a = from === null || from.unit === null ? new Exact(0) : inWan(new Exact(from.value), from.unit);
  const b = inWan(new Exact(to.value), to.unit);
  const steps = [to, ...(from === null ? [] : [from])].map((amount) => stepOf(amount, SWING_UNIT));
  const least = steps.reduce((most, step) => Exact.max(most, step), new Exact(TREND_LEAST));
  return b.minus(a).gt(least) || (a.isZero() && b.gt(0)) ? changeWords(a, b) : null;
}

function checkTrend(subject: Subject, position: Position, all: Library): readonly Outcome[] {
  const head = position.stage === 'final' ? /决算/ : null;
  const own = threePublicCells(subject, position.year, head);
  if (own.size === 0) return [notApplicable('没有识别到“三公”经费表或其金额行')];
  const others = all.find(position.unit, position.year - 1, position.stage);
  if (others.length === 0) {
    const missing = documentWords(position, position.year - 1, position.stage);
    return [insufficient(`库中没有${missing}，“三公”经费不能与上年比较`)];
  }
  const before = others
    .map((other) => threePublicCells(other, position.year - 1, head))
    .find((cells) => cells.size > 0);
  if (before === undefined) return [insufficient('上年文件中没有识别到“三公”经费表')];
  const compared = PARTS.flatMap(({ measure, words, name }) => {
    const [was, is] = [before.get(measure), own.get(measure)];
    return was === undefined || is === undefined ? [] : [{ words, name, was, is }];
  });
  if (compared.some(({ is }) => hasFigure(is) && is.column.moneyUnit === null)) {
    return [insufficient('“三公”经费表未注明金额单位')];
  }
  // The explanation may be another file of the same year.
  const texts = all.find(position.unit, position.year, position.stage);
  const parts = compared.flatMap(({ words, name, was, is }): Grown[] => {
    const change = grown(was, is);
    return change === null ? [] : [{ name, words: change, reason: reasonFor(texts, words), was, is }];
  });
  const [first] = parts;
  if (first === undefined) return [passed(compared.length)];
  const open = parts.filter(({ reason }) => reason !== 'specific');
  const reasons = open.map(({ name, reason }) => `${name}${reason === 'vague' ? '的原因不具体' : '没有说明原因'}`);
  return [
    passed(compared.length - parts.length),
    {
      type: 'remark',
      severity: open.length === 0 ? 'notice' : 'warning',
      message: `“三公”经费比 ${position.year - 1} 年增加（单位万元）：${parts.map(({ name, words }) => `${name} ${words}`).join('；')}。${open.length === 0 ? '文字已说明原因，请确认' : `文字中${reasons.join('，')}`}。`,
      at: anchorOf(first.is),
      evidence: parts.flatMap(({ was, is }) => [evidenceOf(was, 'operand', '万元'), evidenceOf(is, 'stated', '万元')]),
      topic: '三公增加',
    },
  ];
}

export const yearsThreePublic: AcrossRule = {
  id: 'YOY-3P-TREND',
  name: '“三公”经费只减不增',
  family: 'year-on-year',
  severity: 'warning',
  basis: '党政机关厉行节约反对浪费条例；过紧日子要求（引用前请核对）',
  needs: '“三公”经费表，同一单位上年公开文件的“三公”经费表，文字说明',
  description:
    '“三公”经费合计及各分项比上年增加，没有说明原因或原因不具体的报疑似，说明了具体原因的只提示，每份文件一条。决算与决算比，预算与预算比。',
  checkAcross: (subjects) => reportEach(subjects, checkTrend, insufficient('未识别到单位或年度，不能找到上年文件')),
};
