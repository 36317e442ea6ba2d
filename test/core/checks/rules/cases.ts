import { checkDocument, type Coverage, type Finding, type Subject } from '../../../../src/core/checks/index.js';

/** What one rule says of a document: the state of its coverage line and its findings. */
export function ask(rule: string, of: Subject): { readonly line: Coverage; readonly findings: readonly Finding[] } {
  const { coverage, findings } = checkDocument(of, [rule]);
  return { line: coverage[0]!, findings };
}

/** Severity and place of every finding, in words that a test can state. */
export function brief(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ outcome, severity, at }) =>
    outcome === 'rounding' ? `舍入 ${at.table}` : `${severity} ${at.table} ${at.rowKey}/${at.columnPath}`,
  );
}
