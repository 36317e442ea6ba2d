import type { CheckResult, CoverageState, RuleInfo } from '../../core/checks/index.js';
import type { Disclosure } from '../../core/disclosure/index.js';
import type { SelfCheckState } from '../../shared/desk-api.js';

/** 同一材料的其他文件, as far as the library says it. */
export type FileBeside = { readonly fileName: string; readonly tables: number };

/**
 * Rules of arithmetic that look at single values, at units or at rows printed twice. What they find says nothing against a
 * sum, and where they alone were tested no sum was.
 */
export const RULES_WITHOUT_SUMS: readonly string[] = ['NUM-CELL', 'NUM-UNIT', 'SUM-DUP'];

/** Whether a rule adds figures up or compares totals. */
export function isSumRule({ id, family }: Pick<RuleInfo, 'id' | 'family'>): boolean {
  return family === 'arithmetic' && !RULES_WITHOUT_SUMS.includes(id);
}

/** What is known of the sums of one document. */
export type SumsChecked = {
  readonly tables: number;
  /** Other files of the same disclosure; left out where there are none. */
  readonly beside?: readonly FileBeside[];
  /** Errors and doubts found by the sum rules; a rounding difference is none. */
  readonly failures: number;
  /** Notices of the sum rules that are no rounding, and what `RULES_WITHOUT_SUMS` found: figures a person has to look at. */
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
  rules: ReadonlyMap<string, Pick<RuleInfo, 'id' | 'family'>>,
  beside: readonly FileBeside[] = [],
): SumsChecked {
  const isSum = (id: string): boolean => {
    const rule = rules.get(id);
    return rule !== undefined && isSumRule(rule);
  };
  const found = findings.filter(
    ({ rule, outcome }) => outcome === 'finding' && rules.get(rule)?.family === 'arithmetic',
  );
  const failures = found.filter(({ rule, severity }) => severity !== 'notice' && isSum(rule)).length;
  return {
    tables: disclosure.tables.length,
    beside,
    failures,
    questions: found.length - failures,
    coverage: coverage.filter(({ rule }) => isSum(rule)),
    defects: disclosure.defects.length,
    doubtful: readings.reduce((sum, { doubtful }) => sum + doubtful, 0),
    garbled: readings.reduce((sum, { garbled }) => sum + garbled, 0),
  };
}

/** 「表在另一文件」. Where the tables of a text stand, in words; null where no other file of its disclosure has any. */
function tablesElsewhere({ beside = [] }: SumsChecked): string | null {
  const files = beside.filter(({ tables }) => tables > 0);
  const [first, ...more] = files;
  if (first === undefined) return null;
  const where = more.length === 0 ? `同一材料的“${lastName(first.fileName)}”` : `同一材料的另外 ${files.length} 个文件`;
  return `本文件没有表，${where}有 ${files.reduce((sum, { tables }) => sum + tables, 0)} 张`;
}

/** A name without its folders. */
function lastName(path: string): string {
  return path.replace(/^.*[/\\]/, '');
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
  if ((tables === 0 && tablesElsewhere(sums) === null) || failures + questions + defects + doubtful + garbled > 0)
    return 'look';
  if (tables === 0 || !isTested(sums)) return 'unproven';
  return untestedIn(sums) > 0 ? 'partly' : 'closed';
}

/**
 * 读取自检. One sentence: 「13 张表，合计全部闭合」. 「全部」 is only said where every sum rule was tested or does not
 * apply and nothing stayed unread; what was not checked is counted, never passed over.
 */
export function selfCheckSentence(sums: SumsChecked): string {
  const { tables, failures, questions, defects, doubtful = 0, garbled = 0 } = sums;
  const elsewhere = tables === 0 ? tablesElsewhere(sums) : null;
  if (tables === 0 && elsewhere === null) return '未识别出表格';
  const untested = tables === 0 ? 0 : untestedIn(sums);
  const parts = [elsewhere ?? `${tables} 张表`];
  if (failures > 0) parts.push(`${failures} 处合计不符`);
  if (questions > 0) parts.push(`${questions} 处数字待核`);
  if (tables > 0 && failures === 0 && questions === 0) {
    if (!isTested(sums)) parts.push('合计未能检查');
    else parts.push(selfCheckState(sums) === 'closed' ? '合计全部闭合' : '已检查的合计闭合');
  }
  if (untested > 0) parts.push(`${untested} 项未能检查`);
  if (defects > 0) parts.push(`${defects} 处未读出`);
  if (garbled > 0) parts.push(`${garbled} 处字符不明`);
  if (doubtful > 0) parts.push(`${doubtful} 处数字存疑`);
  return parts.join('，');
}
