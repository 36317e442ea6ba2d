import type { Finding, RuleInfo, Severity } from '../checks/index.js';
import type { Anchor } from '../disclosure/index.js';
import { locationText } from './location.js';
import type { Note, NoteState } from './note.js';
import { placeNote } from './placement.js';
import type { LedgerRow, ReportSource } from './report.js';
import type { SecondLook } from './sign-off.js';
import { words } from './words.js';

/** A note, or a finding nobody has decided, ready to be numbered. */
export type ReportEntry = {
  readonly row: Omit<LedgerRow, 'sequence'>;
  /** The note it is; null for a finding that nobody has decided. */
  readonly note: string | null;
  readonly severity: Severity;
  readonly state: NoteState;
  /** A remark of the reviewer's own, on no finding. */
  readonly ownRemark: boolean;
  /** Why it was not adopted; "" else. */
  readonly reason: string;
  readonly noteText: string;
  readonly anchor: Anchor;
};

/** Several bases stand on lines of their own in the note; in a sentence and in a cell they are a list. */
function onOneLine(basis: string): string {
  return basis
    .split('\n')
    .map((line) => line.trim().replace(/[；;]$/u, ''))
    .filter((line) => line !== '')
    .join('；');
}

/** Entries of one document in the order of their places; `draft`: its findings, else its notes. */
export function entriesOf(source: ReportSource, draft: boolean, rules: readonly RuleInfo[]): readonly ReportEntry[] {
  const entries = draft
    ? undecidedOf(source).map((finding) => ofFinding(source, finding, rules))
    : source.notes
        .filter((note) => note.state !== 'withdrawn' && note.mergedInto === undefined)
        .map((note) => ofNote(source, note, rules));
  return [...entries].sort((a, b) => position(a.anchor) - position(b.anchor));
}

/** What a marked copy of the document shows: notes that were not rejected, and findings that nobody has decided. */
export function markedEntriesOf(source: ReportSource, rules: readonly RuleInfo[]): readonly ReportEntry[] {
  const notes = entriesOf(source, false, rules).filter(({ state }) => state !== 'rejected');
  const undecided = undecidedOf(source).map((finding) => ofFinding(source, finding, rules));
  return [...notes, ...undecided].sort((a, b) => position(a.anchor) - position(b.anchor));
}

/** Findings on which nobody has said a word. */
export function undecidedOf({ findings, notes }: ReportSource): readonly Finding[] {
  const decided = new Set(notes.filter(({ state }) => state !== 'withdrawn').map(({ finding }) => finding));
  return findings.filter(({ id, outcome }) => outcome === 'finding' && !decided.has(id));
}

/** Later pages come behind all lines: a document has either pages or lines. */
function position({ place }: Anchor): number {
  if (place === null) return -1;
  return (place.page ?? 0) * 1_000_000 + (place.line ?? place.box?.[1] ?? 0);
}

function ofFinding(source: ReportSource, finding: Finding, rules: readonly RuleInfo[]): ReportEntry {
  return {
    row: {
      ...commonOf(source, finding.at),
      category: categoryOf(finding, rules),
      problem: finding.message,
      expected: expectedOf(finding, source),
      severity: words.severity[finding.severity],
      basis: finding.basis,
      suggestion: '',
      rectificationState: '',
      remark: words.remark.draft,
    },
    note: null,
    severity: finding.severity,
    state: 'later',
    ownRemark: false,
    reason: '',
    noteText: '',
    anchor: finding.at,
  };
}

function ofNote(source: ReportSource, note: Note, rules: readonly RuleInfo[]): ReportEntry {
  const finding = source.findings.find(({ id }) => id === note.finding) ?? null;
  const older = note.document !== source.document;
  const placed = older ? placeNote(note, null, source.disclosure, source.document) : null;
  const anchor = placed?.anchor ?? note.anchor;
  const remarks = [
    words.noteState[note.state],
    words.remark.author(note.author, note.updatedAt.slice(0, 10)),
    mergedText(source, note),
    placed?.placement === 'value-changed' ? words.remark.valueChanged : '',
    placed?.placement === 'orphan' ? words.remark.orphan : '',
    older && note.finding !== null && finding === null ? words.remark.gone : '',
  ].filter((remark) => remark !== '');
  return {
    row: {
      ...commonOf(source, anchor),
      category: finding === null ? words.ownRemark : categoryOf(finding, rules),
      // What was not adopted is the finding; the reviewer's words then say why.
      problem: note.text === '' || note.state === 'rejected' ? (finding?.message ?? note.text) : note.text,
      expected: finding === null ? '' : expectedOf(finding, source),
      severity: words.severity[note.severity],
      basis: note.basis === '' ? (finding?.basis ?? '') : onOneLine(note.basis),
      suggestion: note.suggestion,
      rectificationState: words.rectification[note.rectification],
      ...lookedAt(source.looks?.get(note.id)),
      remark: remarks.join(words.listSeparator),
    },
    note: note.id,
    severity: note.severity,
    state: note.state,
    ownRemark: note.finding === null,
    reason: note.rejectReason === null ? '' : words.rejectReason[note.rejectReason],
    noteText: note.text,
    anchor,
  };
}

/** 复核人 and 复核日期: who confirmed the note as it now stands. A look at an older wording says nothing about this one. */
function lookedAt(look: SecondLook | undefined): Partial<Pick<LedgerRow, 'reviewedBy' | 'reviewedOn'>> {
  if (look?.holds !== true || look.outcome !== 'confirmed') return {};
  return { reviewedBy: look.reviewer, reviewedOn: look.at.slice(0, 10) };
}

/** 合并: the places of the findings that this note speaks of as well. */
function mergedText({ notes, disclosure }: ReportSource, { id }: Note): string {
  const parts = notes.filter(({ mergedInto, state }) => mergedInto === id && state !== 'withdrawn');
  return parts.length === 0 ? '' : words.remark.merged(parts.map(({ anchor }) => locationText(anchor, disclosure)));
}

/** Columns that do not depend on the decision. 责任人, 时限 and 整改情况 are filled in by people later. */
function commonOf({ fileName, disclosure }: ReportSource, anchor: Anchor) {
  const { profile } = disclosure;
  const unitName = profile.unitName.value ?? '';
  return {
    unitName,
    unitCode: profile.unitCode.value ?? '',
    fileName,
    fiscalYear: profile.fiscalYear.value,
    documentType: words.documentType(profile.level.value, profile.stage.value),
    location: locationText(anchor, disclosure),
    quote: anchor.quote ?? '',
    responsibleUnit: unitName,
    responsiblePerson: '',
    deadline: '',
    rectification: '',
    reviewedBy: '',
    reviewedOn: '',
  };
}

function categoryOf(finding: Finding, rules: readonly RuleInfo[]): string {
  const family = words.family[finding.family];
  const name = rules.find(({ id }) => id === finding.rule)?.name ?? '';
  return name === '' || name === family ? family : `${family}·${name}`;
}

/** The arithmetic where there is one, else what it should be; and the likeliest misprint. */
function expectedOf(finding: Finding, source: ReportSource): string {
  const { arithmetic, expected, actual, difference, suspects } = finding;
  const parts: string[] = [];
  if (arithmetic !== null && arithmetic !== '') parts.push(arithmetic);
  else {
    if (expected !== null) parts.push(words.expectedValue(expected));
    if (actual !== null && expected !== null) parts.push(words.actualValue(actual));
  }
  if (difference !== null && difference !== '') parts.push(words.difference(difference));
  const [suspect] = suspects;
  if (suspect !== undefined) {
    const where = locationText({ ...suspect.anchor, place: null }, source.disclosure);
    parts.push(words.suspect(where, suspect.printed, suspect.suggested));
  }
  return parts.join(words.listSeparator);
}
