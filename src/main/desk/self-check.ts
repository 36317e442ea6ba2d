import type { CoverageState } from '../../core/checks/index.js';

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
};

/**
 * 读取自检. One sentence: 「13 张表，合计全部闭合」. 「全部」 is only said where every sum rule was tested or does not
 * apply and nothing stayed unread; what was not checked is counted, never passed over.
 */
export function selfCheckSentence({ tables, failures, questions, coverage, defects }: SumsChecked): string {
  if (tables === 0) return '未识别出表格';
  const tested = coverage.some(({ state, count }) => (state === 'pass' || state === 'finding') && count > 0);
  const untested = coverage.filter(({ state }) => state === 'insufficient-data' || state === 'ambiguous').length;
  const parts = [`${tables} 张表`];
  if (failures > 0) parts.push(`${failures} 处合计不符`);
  if (questions > 0) parts.push(`${questions} 处数字待核`);
  if (failures === 0 && questions === 0) {
    if (!tested) parts.push('合计未能检查');
    else parts.push(untested === 0 && defects === 0 ? '合计全部闭合' : '已检查的合计闭合');
  }
  if (untested > 0) parts.push(`${untested} 项未能检查`);
  if (defects > 0) parts.push(`${defects} 处未读出`);
  return parts.join('，');
}
