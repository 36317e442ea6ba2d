import type { CheckResult, CoverageState, RuleInfo } from '../../core/checks/index.js';
import type { Disclosure } from '../../core/disclosure/index.js';
import type { SelfCheckState } from '../../shared/desk-api.js';

/** What is known of the sums of one document. */
export type SumsChecked = {
  readonly tables: number;
  /** Errors and doubts found by the sum rules; a rounding difference is none. */
  readonly failures: number;
  /** Notices of the sum rules that are no rounding: a figure a person has to look at. */
  readonly questions: number;
  /** Coverage of the sum rules. */
  readonly coverage: readonly { readonly state: CoverageState; readonly count: number }[];
  /** Places that stayed unread. */
  readonly defects: number;
  /** Figures that were read without certainty and that no sum confirms, where that is known. */
  readonly doubtful?: number;
  /** Cells of words with signs that nobody knows, where that is known. */
  readonly garbled?: number;
};

/** What is known of the sums of a document that has just been read and checked. */
export function sumsOf(
  disclosure: Disclosure,
  { findings, coverage, readings = [] }: CheckResult,
  rules: ReadonlyMap<string, Pick<RuleInfo, 'family'>>,
): SumsChecked {
  const isSum = (rule: string): boolean => rules.get(rule)?.family === 'arithmetic';
  const found = findings.filter(({ rule, outcome }) => outcome === 'finding' && isSum(rule));
  return {
    tables: disclosure.tables.length,
    failures: found.filter(({ severity }) => severity !== 'notice').length,
    questions: found.filter(({ severity }) => severity === 'notice').length,
    coverage: coverage.filter(({ rule }) => isSum(rule)),
    defects: disclosure.defects.length,
    doubtful: readings.reduce((sum, { doubtful }) => sum + doubtful, 0),
    garbled: readings.reduce((sum, { garbled }) => sum + garbled, 0),
  };
}

function isTested({ coverage }: SumsChecked): boolean {
  return coverage.some(({ state, count }) => (state === 'pass' || state === 'finding') && count > 0);
}

function untestedIn({ coverage }: SumsChecked): number {
  return coverage.filter(({ state }) => state === 'insufficient-data' || state === 'ambiguous').length;
}

/**
 * 读取自检 in one word: whether somebody has to look at the reading. `closed` is only said where every sum rule was tested or
 * does not apply and nothing stayed unread.
 */
export function selfCheckState(sums: SumsChecked): SelfCheckState {
  const { tables, failures, questions, defects, doubtful = 0, garbled = 0 } = sums;
  if (tables === 0 || failures + questions + defects + doubtful + garbled > 0) return 'look';
  if (!isTested(sums)) return 'unproven';
  return untestedIn(sums) > 0 ? 'partly' : 'closed';
}

/**
 * 读取自检. One sentence: 「13 张表，合计全部闭合」. 「全部」 is only said where every sum rule was tested or does not
 * apply and nothing stayed unread; what was not checked is counted, never passed over.
 */
export function selfCheckSentence(sums: SumsChecked): string {
  const { tables, failures, questions, defects, doubtful = 0, garbled = 0 } = sums;
  if (tables === 0) return '未识别出表格';
  const untested = untestedIn(sums);
  const parts = [`${tables} 张表`];
  if (failures > 0) parts.push(`${failures} 处合计不符`);
  if (questions > 0) parts.push(`${questions} 处数字待核`);
  if (failures === 0 && questions === 0) {
    if (!isTested(sums)) parts.push('合计未能检查');
    else parts.push(selfCheckState(sums) === 'closed' ? '合计全部闭合' : '已检查的合计闭合');
  }
  if (untested > 0) parts.push(`${untested} 项未能检查`);
  if (defects > 0) parts.push(`${defects} 处未读出`);
  if (garbled > 0) parts.push(`${garbled} 处字符不明`);
  if (doubtful > 0) parts.push(`${doubtful} 处数字存疑`);
  return parts.join('，');
}
