import type { Claim } from '../../disclosure/index.js';

/** Parts of 三公 by the words that name them; the first that matches holds. */
const THREE_PUBLIC_PARTS: readonly (readonly [RegExp, ThreePublicPart])[] = [
  [/因公出|出国\s*[（(]境[）)]/, 'abroad'],
  [/购置(?:费用?)?[及和与、](?:公务用?车)?运[行维]|购置及?(?:运行)?维护/, 'cars'],
  [/(?:公务用?|公)车购置|购置公务用?车|车辆购置(?!税)/, 'purchase'],
  [/(?:公务用?车|公车|车辆)(?:的)?运[行维]|公务用?车(?:及|和)?(?:运行)?维护/, 'running'],
  [/公务接待/, 'reception'],
];

const SEVERAL = /(?:出国|公务用?车)[^，。]*[和与及、]公务接待|公务接待[^，。]*[和与及、](?:因公出|公务用?车)/;

/** “三公”经费的组成: 因公出国（境）费, 公务用车购置及运行维护费 (cars) or its two halves, 公务接待费. */
export type ThreePublicPart = 'abroad' | 'cars' | 'purchase' | 'running' | 'reception';

/** The part of 三公 that a subject names, or null. 「国内公务接待」 is a part of a part. */
export function threePublicPartOf(subject: string): ThreePublicPart | null {
  if (/三公|国内|外事|外宾|涉外|其他公务接待|国（境）外|国\(境\)外/.test(subject)) return null;
  // 「公务用车购置及运行费和公务接待费」 names two of them.
  if (SEVERAL.test(subject)) return null;
  return THREE_PUBLIC_PARTS.find(([words]) => words.test(subject))?.[1] ?? null;
}

/** Words at the end of a name that say it is of the plan, whatever stands before: 「公务接待费支出决算年初预算」. */
const PLANNED_LAST = /(?<!一般公共|政府性基金|国有资本经营)(?:年初|全年|当年|调整)?预算数?(?:为|是)?$/;

/** 预算还是决算: which phase a subject's words name; null where they name none. */
export function phaseOf(subject: string): 'planned' | 'spent' | null {
  if (/决算|实际支出|全年(?:累计)?支出|实际发生|执行数/.test(subject)) return 'spent';
  const words = subject.replace(/(?:一般公共|政府性基金|国有资本经营)预算/g, '');
  return /预算/.test(words) ? 'planned' : null;
}

/** A measure's name without year, quotation marks, phase and 「总额」: what two namings of it have in common. */
export function measureOf(subject: string): string {
  const part = threePublicPartOf(subject);
  if (part !== null) return part;
  return subject
    .normalize('NFKC')
    .replace(/[\s“”"]/g, '')
    .replace(/20\d{2}年?度?/g, '')
    .replace(/(?:的|所占|比重|比例)+$/, '')
    .replace(/(?<=三公经费)(?:财政拨款|总额)(?=(?:支出)?(?:(?:年初|全年|当年|调整)?预算|决算)?数?$)/, '')
    .replace(/(?:实际|累计)(?:完成|实现)(?:数|额)?$/, '')
    .replace(/(?<=[）)])全年(?:实际|累计)?(?=支出$)/, '')
    .replace(/(?:数|总额|总计|合计|总数|总量)$/, '')
    .replace(/(?<!一般公共|政府性基金|国有资本经营)(?:年初|全年|当年|调整)?(?:总?预算|总?决算)(?:支出)?$/, '')
    .replace(/支出$/, '');
}

/** The phase that a claim's name and the words behind it say; the last of them holds. */
export function phaseOfClaim(claim: Claim): 'planned' | 'spent' | null {
  return PLANNED_LAST.test(claim.subject) ? 'planned' : phaseOf(wordsOf(claim));
}

/** Year a claim is for: its own, or that of the whole it is a part of. */
export function yearOf(claims: readonly Claim[], { period, subject, whole }: Claim): number | null {
  if (period !== null) return period;
  const named = /20\d{2}(?=年)/.exec(subject)?.[0];
  if (named !== undefined) return Number(named);
  const above = whole === null ? undefined : claims[whole];
  return above === undefined ? null : yearOf(claims, above);
}

/** The subject with the words behind it: 「决算数」 is cut off from a subject, but tells its phase. */
export function wordsOf({ subject, quote, value, changes }: Claim): string {
  const text = quote.replace(/\s+/g, '');
  // 「“三公”经费支出预算为8万元，…，“三公”经费支出决算数减少2万元」: of two, the one that stands right before the figure.
  const [change] = changes;
  const figure = value ?? change?.delta ?? change?.rate;
  const before = figure === undefined || figure === null ? -1 : text.lastIndexOf(subject, figure.start);
  const at = before < 0 ? text.indexOf(subject) : before;
  return at < 0 ? subject : text.slice(at, at + subject.length + 4);
}

/** Names so plain that they mean another amount in every chapter. */
export const PLAIN_MEASURE =
  /^(?:本年)?(?:收入|支出|收支|基本|项目|人员经费|公用经费|其他|合计|财政拨款|资金|经费|金额)?$/;

/** One name, or one with the fund or the office before it. */
export function isSameMeasure(one: string, other: string): boolean {
  if (one === other) return true;
  const [long, short] = one.length > other.length ? [one, other] : [other, one];
  return short.length >= 4 && long.endsWith(short) && !PLAIN_MEASURE.test(short);
}

/** 「2031年度“三公”经费预算较2030年度增加…，其中公务接待较上年减少…」: the year the sentence begins with. */
export function leadingYear({ quote }: Claim): number | null {
  const year = /^[^，,。；;\d比较与]{0,12}(20\d{2})\s*年/.exec(quote)?.[1];
  return year === undefined ? null : Number(year);
}
