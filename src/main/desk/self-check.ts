import type { CheckResult, CoverageState, RuleInfo } from '../../core/checks/index.js';
import type { Cell, Disclosure } from '../../core/disclosure/index.js';

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
  /** Figures that were read without certainty, where that is known. */
  readonly doubtful?: number;
};

/** A sign that no reader knows: lost on the way, of a private font, or the mark of a column too narrow for its figure. */
const UNKNOWN_SIGN = /[\ufffd\ue000-\uf8ff]|^#{2,}$|\(cid:\d+\)/;

function isDoubtful({ text, doubtful }: Cell): boolean {
  return doubtful !== undefined || UNKNOWN_SIGN.test(text.trim());
}

/** What is known of the sums of a document that has just been read and checked. */
export function sumsOf(
  disclosure: Disclosure,
  { findings, coverage }: CheckResult,
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
    doubtful: disclosure.tables
      .flatMap(({ rows }) => rows)
      .reduce((sum, { cells }) => sum + cells.filter(isDoubtful).length, 0),
  };
}

/**
 * 读取自检. One sentence: 「13 张表，合计全部闭合」. 「全部」 is only said where every sum rule was tested or does not
 * apply and nothing stayed unread; what was not checked is counted, never passed over.
 */
export function selfCheckSentence({
  tables,
  failures,
  questions,
  coverage,
  defects,
  doubtful = 0,
}: SumsChecked): string {
  if (tables === 0) return '未识别出表格';
  const tested = coverage.some(({ state, count }) => (state === 'pass' || state === 'finding') && count > 0);
  const untested = coverage.filter(({ state }) => state === 'insufficient-data' || state === 'ambiguous').length;
  const parts = [`${tables} 张表`];
  if (failures > 0) parts.push(`${failures} 处合计不符`);
  if (questions > 0) parts.push(`${questions} 处数字待核`);
  if (failures === 0 && questions === 0) {
    if (!tested) parts.push('合计未能检查');
    else parts.push(untested === 0 && defects === 0 && doubtful === 0 ? '合计全部闭合' : '已检查的合计闭合');
  }
  if (untested > 0) parts.push(`${untested} 项未能检查`);
  if (defects > 0) parts.push(`${defects} 处未读出`);
  if (doubtful > 0) parts.push(`${doubtful} 处数字存疑`);
  return parts.join('，');
}
