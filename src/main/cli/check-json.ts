import type { Anchor, Coverage, Evidence, Finding, Suspect } from '../../core/checks/index.js';
import { anchorJson, type FileNames } from './json.js';

/** 一个问题, after the contract's `check`. */
export function findingJson(finding: Finding, nameOf: FileNames) {
  return {
    id: finding.id,
    rule: finding.rule,
    family: finding.family,
    severity: finding.severity,
    outcome: finding.outcome,
    file: nameOf(finding.documents[0] ?? finding.at.document),
    files: finding.documents.map(nameOf),
    message: finding.message,
    arithmetic: finding.arithmetic,
    at: anchorJson(finding.at),
    expected: finding.expected,
    actual: finding.actual,
    difference: finding.difference,
    evidence: finding.evidence.map((evidence) => evidenceJson(evidence, nameOf)),
    suspects: finding.suspects.map((suspect) => suspectJson(suspect, nameOf)),
    group: finding.group,
    basis: finding.basis,
  };
}

function operandJson(anchor: Anchor, nameOf: FileNames) {
  return { file: nameOf(anchor.document), ...anchorJson(anchor) };
}

function evidenceJson({ anchor, text, role }: Evidence, nameOf: FileNames) {
  return { ...operandJson(anchor, nameOf), text, role };
}

function suspectJson({ anchor, printed, suggested, score, why }: Suspect, nameOf: FileNames) {
  return { ...operandJson(anchor, nameOf), printed, suggested, score, why };
}

/** What became of one rule on one file. */
export function coverageJson({ document, rule, state, why, count }: Coverage, nameOf: FileNames) {
  return { file: nameOf(document), rule, state, why, count };
}
