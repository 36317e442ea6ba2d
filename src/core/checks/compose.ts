import type { Anchor } from '../disclosure/index.js';
import { anchorOf, cellName, evidenceOf, tableName } from './anchor.js';
import { arithmeticOf, messageOf, plainOf } from './explain.js';
import type { Evidence, Finding, RuleInfo, Severity } from './finding.js';
import { stableId } from './finding-id.js';
import type { Checked, Remark } from './outcome.js';
import { evenQuotes } from './quotes.js';
import type { Operand, Relation, Term } from './relation.js';
import { atHome, homeOfTable } from './together/home.js';
import type { Subject } from './subject.js';
import type { Verdict, VerdictState } from './verdict.js';

/** A finding before grouping, with the relation it came from. */
export type Draft = { readonly finding: Finding; readonly checked: Checked | null };

/** Names a document in stable ids: the unit and year it speaks of, never its bytes, so that a corrected file keeps its ids. */
function identityOf(subject: Subject | undefined): readonly (string | number | null)[] {
  if (subject === undefined) return [];
  const { unitCode, unitName, fiscalYear, stage } = subject.together?.profile ?? subject.disclosure.profile;
  return [unitCode.value ?? unitName.value, fiscalYear.value, stage.value];
}

/** Severity of a verdict, or null where it is not a finding. */
function severityOf(state: VerdictState, relation: Relation, rule: RuleInfo): Severity | null {
  const own = relation.severity ?? rule.severity;
  switch (state) {
    case 'violated':
      return own;
    case 'truncation':
      return own === 'notice' ? 'notice' : 'warning';
    case 'last-digit':
      return 'notice';
    case 'stated-blank':
    case 'parts-blank': {
      const asked = (state === 'stated-blank' ? relation.whenStatedBlank : relation.whenPartsBlank) ?? 'warning';
      return asked === 'ignore' ? null : own === 'notice' ? 'notice' : asked;
    }
    default:
      return null;
  }
}

/** True where a verdict becomes a finding. */
export function isFinding(checked: Checked, rule: RuleInfo): boolean {
  return severityOf(checked.verdict.state, checked.relation, rule) !== null;
}

function roleOf(term: Term, side: 'left' | 'right', relation: Relation): Evidence['role'] {
  const compared = relation.tolerance === 'copy' || relation.comparison === 'at-most';
  if (side === 'right') return compared ? 'stated' : 'total';
  if (compared) return 'operand';
  return term.coefficient.isNegative() ? 'subtrahend' : 'addend';
}

function evidenceOfRelation(relation: Relation, verdict: Verdict): readonly Evidence[] {
  return (['left', 'right'] as const).flatMap((side) =>
    relation[side].map((term) => standing(evidenceOf(term.operand, roleOf(term, side, relation), verdict.unit))),
  );
}

/** Evidence that points into the file where it stands. */
function standing(evidence: Evidence): Evidence {
  const anchor = atHome(evidence.anchor);
  return anchor === evidence.anchor ? evidence : { ...evidence, anchor };
}

function documentsOf(anchors: readonly Anchor[]): readonly string[] {
  return [...new Set(anchors.map((anchor) => anchor.document))];
}

/** The parts of an id that say where a finding stands. */
function placeParts(at: Anchor): readonly (string | null)[] {
  return [at.table, at.rowKey, at.columnPath, at.project, at.section];
}

/** The cell a finding is shown at: the stated one. */
function shownAt(relation: Relation): Operand | null {
  return (relation.right[0] ?? relation.left[0])?.operand ?? null;
}

/** Makes the finding of a failed relation; null where the verdict is none. */
export function findingOf(checked: Checked, rule: RuleInfo, subject: Subject | undefined): Draft | null {
  const { relation, verdict } = checked;
  const severity = severityOf(verdict.state, relation, rule);
  const shown = shownAt(relation);
  if (severity === null || shown === null) return null;
  const at = atHome(anchorOf(shown));
  const evidence = evidenceOfRelation(relation, verdict);
  const other = relation.left[0]?.operand;
  const id = stableId([
    rule.id,
    ...identityOf(subject),
    ...placeParts(at),
    // What it was compared with tells two relations of one rule on one cell apart.
    other === undefined ? null : homeOfTable(other.document, other.table.id).table,
    other === undefined ? null : other.column.path.join('/'),
    relation.comparison,
  ]);
  const finding: Finding = {
    id,
    rule: rule.id,
    family: rule.family,
    severity,
    outcome: 'finding',
    documents: documentsOf([at, ...evidence.map((item) => item.anchor)]),
    message: evenQuotes(messageOf(relation, verdict)),
    arithmetic: arithmeticOf(relation, verdict),
    at,
    expected: plainOf(verdict.left, relation, verdict.unit),
    actual: verdict.state === 'stated-blank' ? '' : plainOf(verdict.right, relation, verdict.unit),
    difference: plainOf(verdict.difference, relation, verdict.unit),
    evidence,
    suspects: [],
    group: id,
    basis: rule.basis,
  };
  return { finding, checked };
}

/** Makes the finding of a remark. */
export function findingOfRemark(remark: Remark, rule: RuleInfo, subject: Subject | undefined): Draft {
  const at = atHome(remark.at);
  const evidence = remark.evidence.map(standing);
  const place = remark.ofTable === true ? { ...at, rowKey: null, columnPath: null } : at;
  const id = stableId([rule.id, ...identityOf(subject), ...placeParts(place), remark.topic]);
  const finding: Finding = {
    id,
    rule: rule.id,
    family: rule.family,
    severity: remark.severity,
    outcome: remark.isRounding === true ? 'rounding' : 'finding',
    documents: documentsOf([at, ...evidence.map((item) => item.anchor)]),
    message: evenQuotes(remark.message),
    arithmetic: remark.arithmetic ?? null,
    at,
    expected: remark.expected ?? null,
    actual: remark.actual ?? null,
    difference: null,
    evidence,
    suspects: [],
    group: id,
    basis: rule.basis,
  };
  return { finding, checked: null };
}

/** True where a relation holds only because figures were rounded. */
export function isWithinRounding(verdict: Verdict): boolean {
  return verdict.state === 'rounding' || verdict.state === 'improbable';
}

/**
 * 取舍差. One line for each table and rule: which relations hold only because figures were rounded, and by how much at
 * most. The evidence is the relation that is farthest apart.
 */
export function foldRounding(
  checked: readonly Checked[],
  rule: RuleInfo,
  subject: Subject | undefined,
): readonly Draft[] {
  const byTable = new Map<string, Checked[]>();
  for (const one of checked) {
    const table = shownAt(one.relation)?.table.id;
    if (!isWithinRounding(one.verdict) || table === undefined) continue;
    const known = byTable.get(table);
    if (known === undefined) byTable.set(table, [one]);
    else known.push(one);
  }
  return [...byTable.values()].flatMap((folded): Draft[] => {
    const improbable = folded.filter((one) => one.verdict.state === 'improbable');
    // What is hardest to believe comes first; else what is farthest apart.
    const [first, ...others] = (improbable.length > 0 ? improbable : folded).map((one) => ({
      one,
      apart: one.verdict.difference.abs(),
    }));
    if (first === undefined) return [];
    const { one: widest } = others.reduce((most, other) => (other.apart.gt(most.apart) ? other : most), first);
    const shown = shownAt(widest.relation);
    if (shown === null) return [];
    const { relation, verdict } = widest;
    const at = atHome(anchorOf(shown));
    const evidence = evidenceOfRelation(relation, verdict);
    const unit = verdict.unit === null ? '' : ` ${verdict.unit}`;
    const id = stableId([rule.id, ...identityOf(subject), at.table, '舍入']);
    const most = plainOf(verdict.difference.abs(), relation, verdict.unit);
    const finding: Finding = {
      id,
      rule: rule.id,
      family: rule.family,
      severity: 'notice',
      outcome: 'rounding',
      documents: documentsOf([at, ...evidence.map((item) => item.anchor)]),
      message:
        improbable.length === 0
          ? `${tableName(shown.table)}：有 ${folded.length} 处相差在取舍误差之内，最大相差 ${most}${unit}，不作为差错。`
          : `${tableName(shown.table)}：有 ${folded.length} 处相差在取舍误差之内，其中 ${improbable.length} 处偏大（${cellName(shown)}相差 ${most}${unit}），建议核对。`,
      arithmetic: arithmeticOf(relation, verdict),
      at,
      expected: plainOf(verdict.left, relation, verdict.unit),
      actual: plainOf(verdict.right, relation, verdict.unit),
      difference: plainOf(verdict.difference, relation, verdict.unit),
      evidence,
      suspects: [],
      group: id,
      basis: rule.basis,
    };
    return [{ finding, checked: widest }];
  });
}
