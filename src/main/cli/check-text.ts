import type { CheckResult, Coverage, Finding, RuleInfo, Severity } from '../../core/checks/index.js';
import type { Anchor, Disclosure } from '../../core/disclosure/index.js';
import { locationText, reviewWords } from '../../core/review/index.js';
import { profileLine, tableLines } from './document-text.js';

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: '错误', warning: '疑似', notice: '提示' };
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];

/** Says where an anchor points; with several files at hand also in which. */
export type Where = (anchor: Anchor) => string;

type RuleNames = ReadonlyMap<string, RuleInfo>;

/** 「错误 2 · 疑似 1 · 提示 3 · 取舍差 5」. */
export function countLine(findings: readonly Finding[]): string {
  const found = findings.filter((finding) => finding.outcome === 'finding');
  const counts = SEVERITIES.map(
    (severity) => `${SEVERITY_NAMES[severity]} ${found.filter((finding) => finding.severity === severity).length}`,
  );
  return [...counts, `取舍差 ${findings.length - found.length}`].join(' · ');
}

/** Findings by severity, each with its place, its arithmetic and the likeliest misprint. Rounding is only counted. */
export function findingLines(findings: readonly Finding[], where: Where): readonly string[] {
  const found = findings.filter((finding) => finding.outcome === 'finding');
  return SEVERITIES.flatMap((severity) => found.filter((finding) => finding.severity === severity)).flatMap(
    (finding) => [
      `[${SEVERITY_NAMES[finding.severity]}] ${finding.rule}  ${where(finding.at)}`,
      `  ${finding.message}`,
      ...(finding.arithmetic === null ? [] : [`  算式：${finding.arithmetic}`]),
      ...finding.suspects
        .slice(0, 1)
        .map(
          ({ anchor, printed, suggested, why }) =>
            `  最可能：${where(anchor)} 印为 ${printed}，应为 ${suggested}（${why}）`,
        ),
    ],
  );
}

/** What was not checked and why, one line a rule. */
function uncheckedLines(coverage: readonly Coverage[], rules: RuleNames): readonly string[] {
  const open = coverage.filter(({ state }) => state === 'insufficient-data' || state === 'ambiguous');
  if (open.length === 0) return [];
  return [
    `未能检查的规则 ${open.length} 条：`,
    ...open.map(({ rule, state, why }) => {
      const reason = [reviewWords.coverage[state], why].filter((part) => part !== '').join('：');
      return `  ${rule} ${rules.get(rule)?.name ?? ''}  ${reason}`;
    }),
  ];
}

/** 检查结果 of one file for reading; `selfCheck`: the sentence about its reading. */
export function checkText(
  file: string,
  disclosure: Disclosure,
  result: CheckResult,
  rules: RuleNames,
  selfCheck: string,
  where: Where = (anchor) => locationText(anchor, disclosure),
): string {
  const tested = result.coverage.filter(({ state }) => state === 'pass' || state === 'finding');
  const relations = tested.reduce((sum, { count }) => sum + count, 0);
  const lines = [
    profileLine(disclosure),
    `表 ${disclosure.tables.length} 张：`,
    ...tableLines(disclosure.tables).map((line) => `  ${line}`),
    `读取自检：${selfCheck}`,
    `已用 ${tested.length} 条规则核对 ${relations} 处；${countLine(result.findings)}`,
    ...findingLines(result.findings, where).map((line) => `  ${line}`),
    ...uncheckedLines(result.coverage, rules),
  ];
  return `${[file, ...lines.map((line) => `  ${line}`)].join('\n')}\n`;
}

/** Rules by id, for their Chinese names. */
export function rulesById(rules: readonly RuleInfo[]): RuleNames {
  return new Map(rules.map((rule) => [rule.id, rule]));
}
