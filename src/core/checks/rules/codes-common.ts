import type { Anchor } from '../../disclosure/index.js';
import { anchorOf } from '../anchor.js';
import {
  bareName,
  CLASSIFICATION_NAMES,
  printedCodes,
  type Classification,
  type Confidence,
  type PrintedCode,
} from '../classification/index.js';
import type { Evidence, Severity } from '../finding.js';
import { insufficient, type Gap, type Remark } from '../outcome.js';
import type { Operand } from '../relation.js';
import type { Subject } from '../subject.js';

/** Names listed in full in one sentence; the rest is counted. */
const MOST_LISTED = 6;

/** 「A、B等 9 项」. */
export function listed(names: readonly string[]): string {
  const all = [...new Set(names)];
  return all.length <= MOST_LISTED ? all.join('、') : `${all.slice(0, MOST_LISTED).join('、')}等 ${all.length} 项`;
}

/** 「2101501-行政运行」. */
export function codeName({ code, name }: { readonly code: string; readonly name: string }): string {
  return name === '' ? code : `${code}-${name}`;
}

/** A table entry that nobody has read in a published document yields a doubt at most, an uncertain one a notice. */
export function capped(severity: Severity, confidence: Confidence): Severity {
  if (confidence === 'medium') return 'notice';
  return confidence === 'high' && severity === 'error' ? 'warning' : severity;
}

/** The code's own cell. */
function operandOfCode(subject: Subject, printed: PrintedCode): Operand | null {
  const { table, row, line, column } = printed;
  const cell = row.cells[column.index];
  return cell === undefined ? null : { document: subject.document, table, row, line, column, cell };
}

/** Cells as evidence; the same place is listed once. */
function evidenceOfCodes(subject: Subject, codes: readonly PrintedCode[]): readonly Evidence[] {
  return codes.slice(0, 20).flatMap((printed): Evidence[] => {
    const operand = operandOfCode(subject, printed);
    if (operand === null) return [];
    return [{ anchor: anchorOf(operand), text: codeName(printed), role: 'stated', low: null, high: null }];
  });
}

/** A remark shown at the first of several cells. */
export function remarkAtCodes(
  subject: Subject,
  codes: readonly PrintedCode[],
  remark: Pick<Remark, 'severity' | 'message' | 'topic'> & Partial<Pick<Remark, 'expected' | 'actual'>>,
): readonly Remark[] {
  const evidence = evidenceOfCodes(subject, codes);
  const at: Anchor | undefined = evidence[0]?.anchor;
  return at === undefined ? [] : [{ type: 'remark', at, evidence, ...remark }];
}

/** The places of one code with one name. */
export type CodeGroup = {
  readonly classification: Classification;
  readonly code: string;
  readonly name: string;
  readonly places: readonly PrintedCode[];
};

const groups = new WeakMap<Subject['disclosure'], readonly CodeGroup[]>();

/** Printed codes by code and name, in printed order. */
export function codeGroups(subject: Subject): readonly CodeGroup[] {
  const known = groups.get(subject.disclosure);
  if (known !== undefined) return known;
  const found = new Map<string, { readonly first: PrintedCode; readonly places: PrintedCode[] }>();
  for (const printed of printedCodes(subject.disclosure)) {
    const key = `${printed.classification}|${printed.code}|${bareName(printed.name)}`;
    const group = found.get(key);
    if (group === undefined) found.set(key, { first: printed, places: [printed] });
    else group.places.push(printed);
  }
  const all = [...found.values()].map(({ first, places }): CodeGroup => {
    return { classification: first.classification, code: first.code, name: first.name, places };
  });
  groups.set(subject.disclosure, all);
  return all;
}

const byCode = new WeakMap<Subject['disclosure'], ReadonlyMap<string, readonly CodeGroup[]>>();

/** The groups of one code: all names the document prints for it, in printed order. */
export function groupsOfCode(
  subject: Subject,
  { classification, code }: Pick<CodeGroup, 'classification' | 'code'>,
): readonly CodeGroup[] {
  let known = byCode.get(subject.disclosure);
  if (known === undefined) {
    const found = new Map<string, CodeGroup[]>();
    for (const group of codeGroups(subject)) {
      const key = `${group.classification}|${group.code}`;
      found.set(key, [...(found.get(key) ?? []), group]);
    }
    known = found;
    byCode.set(subject.disclosure, known);
  }
  return known.get(`${classification}|${code}`) ?? [];
}

/** 「支出功能分类科目 2101501-行政运行」. */
export function groupName(group: CodeGroup): string {
  return `${CLASSIFICATION_NAMES[group.classification]} ${codeName(group)}`;
}

/** Year of the document the tables are asked about. */
export function yearOf(subject: Subject): number | null {
  return subject.disclosure.profile.fiscalYear.value;
}

/** Said where no table prints codes. */
export function noCodes(): Gap {
  return insufficient('未识别到印有科目编码的表');
}
