import type { Coverage, Evidence, Finding, Suspect } from '../../core/checks/index.js';
import type { Anchor } from '../../core/disclosure/index.js';
import { anchorJson, type Names } from './json.js';
import type { FileReading } from './read-files.js';

/** 一个问题, as `gouji check --json` prints it. */
export function findingJson(finding: Finding, names: Names) {
  return {
    id: finding.id,
    rule: finding.rule,
    family: finding.family,
    severity: finding.severity,
    outcome: finding.outcome,
    file: names.file(finding.documents[0] ?? finding.at.document),
    files: finding.documents.map(names.file),
    message: finding.message,
    arithmetic: finding.arithmetic,
    at: anchorJson(finding.at, names),
    expected: finding.expected,
    actual: finding.actual,
    difference: finding.difference,
    evidence: finding.evidence.map((evidence) => evidenceJson(evidence, names)),
    suspects: finding.suspects.map((suspect) => suspectJson(suspect, names)),
    group: finding.group,
    basis: finding.basis,
  };
}

function operandJson(anchor: Anchor, names: Names) {
  return { file: names.file(anchor.document), ...anchorJson(anchor, names) };
}

function evidenceJson({ anchor, text, role }: Evidence, names: Names) {
  return { ...operandJson(anchor, names), text, role };
}

function suspectJson({ anchor, printed, suggested, score, why }: Suspect, names: Names) {
  return { ...operandJson(anchor, names), printed, suggested, score, why };
}

/** What became of one rule on one file. */
export function coverageJson({ document, rule, state, why, count }: Coverage, names: Names) {
  return { file: names.file(document), rule, state, why, count };
}

/** 读取自检 of the tables of a file, in printed order; none where it could not be read. */
export function tableReadingsJson({ outcome }: FileReading) {
  if (!outcome.ok) return [];
  const { disclosure, check } = outcome.value;
  const tables = new Map(disclosure.tables.map((table) => [table.id, table]));
  return (check.readings ?? []).map(({ table, ...numbers }) => ({
    id: table,
    kind: tables.get(table)?.kind ?? null,
    printedNumber: tables.get(table)?.printedNumber ?? null,
    title: tables.get(table)?.title ?? null,
    reading: numbers,
  }));
}
