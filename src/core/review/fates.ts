import type { Coverage, Finding } from '../checks/index.js';
import type { Anchor, Disclosure } from '../disclosure/index.js';
import { plain } from './likeness.js';
import type { Rectification } from './note.js';
import { placeNote } from './placement.js';
import { relationOf } from './silence.js';

/**
 * 去向. What became of a finding in a newer version. `fixed` 已整改: the relation was tested again and holds; `unfixed` 未整改;
 * `partial` 部分整改: it still fails, with another difference; `new` 新增; `unproven` 未能核实: it was not tested again, or its
 * place is gone.
 */
export type Fate = 'fixed' | 'unfixed' | 'partial' | 'new' | 'unproven';

/** A finding of either version with its fate. `before` is null for a new one, `after` for one that is gone. */
export type FindingFate =
  | { readonly fate: 'unfixed' | 'partial'; readonly before: Finding; readonly after: Finding }
  | { readonly fate: 'fixed' | 'unproven'; readonly before: Finding; readonly after: null }
  | { readonly fate: 'new'; readonly before: null; readonly after: Finding };

/** A version with what was found in it alone. */
export type CheckedVersion = {
  readonly document: string;
  readonly disclosure: Disclosure;
  readonly findings: readonly Finding[];
  readonly coverage: readonly Coverage[];
};

/** Findings whose remedy may be that the words, or the whole place, are gone. */
const REMEDIED_BY_ABSENCE: readonly Finding['family'][] = ['wording', 'personal-data'];

/**
 * The fates of the findings of two versions, those of the older one first. Findings are matched by their relation: rule,
 * kind of table, row key and column path, not by page or id. A relation that fails within rounding only is no finding.
 */
export function fatesOf(older: CheckedVersion, newer: CheckedVersion): readonly FindingFate[] {
  const left = older.findings.filter(({ outcome }) => outcome === 'finding');
  const right = newer.findings.filter(({ outcome }) => outcome === 'finding');
  const partners = matched(left, right);
  const taken = new Set(partners.values());
  const states = new Map(newer.coverage.map(({ rule, state }) => [rule, state]));
  const isTested = (rule: string): boolean => states.get(rule) === 'pass' || states.get(rule) === 'finding';
  return [
    ...left.map((before): FindingFate => {
      const after = partners.get(before);
      if (after !== undefined) return { fate: sameFailure(before, after) ? 'unfixed' : 'partial', before, after };
      const proven = isTested(before.rule) && isReadAgain(before, older.disclosure, newer);
      return { fate: proven ? 'fixed' : 'unproven', before, after: null };
    }),
    ...right.flatMap((after): readonly FindingFate[] =>
      taken.has(after) ? [] : [{ fate: 'new', before: null, after }],
    ),
  ];
}

/** 整改状态 that a fate speaks for; null where it speaks for none. The reviewer accepts it or does not. */
export function rectificationOf(fate: Fate): Rectification | null {
  if (fate === 'fixed') return 'done';
  return fate === 'partial' ? 'in-progress' : null;
}

/**
 * Pairs by the strongest sign first, so that of several findings at one cell each keeps its own partner. Findings of one
 * relation that compare with other tables are different statements.
 */
function matched(left: readonly Finding[], right: readonly Finding[]): ReadonlyMap<Finding, Finding> {
  const partners = new Map<Finding, Finding>();
  const taken = new Set<Finding>();
  for (const keyOf of [failureKey, operandsKey, tablesKey]) {
    const waiting = Map.groupBy(
      right.filter((one) => !taken.has(one)),
      keyOf,
    );
    for (const finding of left) {
      if (partners.has(finding)) continue;
      const partner = waiting.get(keyOf(finding))?.shift();
      if (partner === undefined) continue;
      partners.set(finding, partner);
      taken.add(partner);
    }
  }
  return partners;
}

function tablesKey(finding: Finding): string {
  const tables = new Set(finding.evidence.map(({ anchor }) => anchor.tableKind ?? ''));
  return JSON.stringify([relationOf(finding), [...tables].sort()]);
}

function operandsKey(finding: Finding): string {
  const place = ({ tableKind, rowKey, columnPath, project }: Anchor): unknown => [
    tableKind,
    rowKey,
    columnPath === null ? null : plain(columnPath),
    project,
  ];
  return JSON.stringify([tablesKey(finding), finding.evidence.map(({ anchor, role }) => [role, place(anchor)])]);
}

function failureKey(finding: Finding): string {
  return JSON.stringify([operandsKey(finding), failureOf(finding)]);
}

/** By how much it fails; where it has no difference, what was printed and what should be. */
function failureOf({ difference, actual, expected }: Finding): readonly (string | null)[] {
  if (difference === null) return [plain(actual ?? ''), plain(expected ?? '')];
  const bare = difference.replaceAll(',', '');
  return [bare.includes('.') ? bare.replace(/\.?0+$/, '') : bare];
}

function sameFailure(before: Finding, after: Finding): boolean {
  return JSON.stringify(failureOf(before)) === JSON.stringify(failureOf(after));
}

/** True where the place of the finding and every figure it compared were read in the newer version: else no pass is proven. */
function isReadAgain(finding: Finding, older: Disclosure, newer: CheckedVersion): boolean {
  const { at, family, evidence } = finding;
  if (!REMEDIED_BY_ABSENCE.includes(family) && !isReadable(at, older, newer)) return false;
  return evidence.every(({ anchor, role }) => {
    // What stands in another file of the disclosure is not for this file's versions to print.
    if (anchor.document !== at.document) return true;
    // A line of a sum may be gone: the sum was tested without it. The table it stood in may not.
    if (role === 'addend' || role === 'subtrahend') return hasTable(anchor, newer.disclosure);
    return REMEDIED_BY_ABSENCE.includes(family) || isReadable(anchor, older, newer);
  });
}

function hasTable({ tableKind }: Anchor, { tables }: Disclosure): boolean {
  return tableKind === null || tables.some(({ kind }) => kind === tableKind);
}

function isReadable(anchor: Anchor, older: Disclosure, { document, disclosure }: CheckedVersion): boolean {
  const { placement, anchor: placed } = placeNote({ anchor }, older, disclosure, document);
  if (placement === 'orphan' || placed === null) return false;
  if (placed.row === null || placed.column === null) return true;
  const table = disclosure.tables.find(({ id }) => id === placed.table);
  return table?.rows[placed.row]?.cells[placed.column]?.reading.state !== 'unreadable';
}
