import type { RuleInfo, Severity } from '../checks/index.js';
import type { MoneyUnit } from '../amount/index.js';
import { entriesOf, undecidedOf, type ReportEntry } from './report-entries.js';
import type { LedgerRow, OpinionItem, RejectedItem, ReportFile, ReportModel, ReportSource } from './report.js';
import { words } from './words.js';

/** What the report is signed with, and the catalogue that names the rules. */
export type ReportOptions = {
  readonly reviewer: string;
  /** ISO date. */
  readonly date: string;
  readonly rules: readonly RuleInfo[];
  /** The ledger as it is seen: these notes in this order, whatever was decided on them. Left out: what the report lists. */
  readonly ledger?: readonly string[];
};

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];

/**
 * 报告模型 of the given documents. The ledger holds adopted, open and undecided notes; the opinion adopted findings and
 * the reviewer's own remarks; findings not adopted stand in an appendix with the reason; withdrawn notes nowhere. Where
 * nobody has written a note yet the findings stand in both as 待核, so that a fresh import can be exported.
 */
export function buildReport(sources: readonly ReportSource[], options: ReportOptions): ReportModel {
  const draft = sources.every((source) => source.notes.every((note) => note.state === 'withdrawn'));
  const entries = sources.flatMap((source) => entriesOf(source, draft, options.rules));
  const listed = bySeverity(entries.filter((entry) => entry.state !== 'rejected'));
  const ledger = listed.map((entry, index): LedgerRow => ({ sequence: index + 1, ...entry.row }));
  const seen = options.ledger === undefined ? null : inOrder(entries, options.ledger);
  const opinion = listed.flatMap((entry, index): readonly OpinionItem[] => {
    const row = ledger[index];
    const printed = draft || entry.state === 'adopted' || (entry.state === 'open' && entry.ownRemark);
    return printed && row !== undefined ? [{ severity: entry.severity, row }] : [];
  });
  return {
    title: titleOf(sources),
    ledgerTitle: `${words.ledgerTitle}${words.place.inBrackets(moneyUnitOf(sources))}`,
    files: sources.map((source) => fileOf(source, options.rules)),
    ledger: seen?.map((entry, index): LedgerRow => ({ sequence: index + 1, ...entry.row })) ?? ledger,
    ledgerNotes: (seen ?? listed).map(({ note }) => note),
    opinion,
    rejected: bySeverity(entries.filter((entry) => entry.state === 'rejected')).map(rejectedOf),
    draft,
    reviewer: options.reviewer,
    date: options.date,
    rules: options.rules,
  };
}

/** 错误, 疑似, 提示; within one the order of the files and of the places in them. */
function bySeverity(entries: readonly ReportEntry[]): readonly ReportEntry[] {
  return SEVERITIES.flatMap((severity) => entries.filter((entry) => entry.severity === severity));
}

/** The entries of the given notes in the given order. */
function inOrder(entries: readonly ReportEntry[], notes: readonly string[]): readonly ReportEntry[] {
  const byNote = new Map(entries.map((entry) => [entry.note, entry]));
  return notes.flatMap((note) => byNote.get(note) ?? []);
}

function rejectedOf({ row, reason, noteText }: ReportEntry): RejectedItem {
  const { fileName, location, category, problem } = row;
  return { fileName, location, category, problem, reason, text: noteText };
}

function titleOf(sources: readonly ReportSource[]): string {
  const profiles = sources.map((source) => source.disclosure.profile);
  const distinct = <Value>(values: readonly (Value | null)[]): readonly Value[] => [
    ...new Set(values.filter((value) => value !== null)),
  ];
  return words.title(
    distinct(profiles.map((profile) => profile.unitName.value)),
    [...distinct(profiles.map((profile) => profile.fiscalYear.value))].sort((a, b) => a - b),
    distinct(profiles.map((profile) => profile.stage.value)),
  );
}

/** The money unit most tables are printed in. */
function moneyUnitOf(sources: readonly ReportSource[]): string {
  const counts = new Map<MoneyUnit, number>();
  for (const { disclosure } of sources) {
    for (const { moneyUnit } of disclosure.tables) {
      if (moneyUnit !== null) counts.set(moneyUnit, (counts.get(moneyUnit) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return words.moneyUnit(most?.[0] ?? null, counts.size > 1);
}

function fileOf(source: ReportSource, rules: readonly RuleInfo[]): ReportFile {
  const { fileName, disclosure, coverage, silenced } = source;
  const { profile } = disclosure;
  const count = (...states: readonly string[]): number => coverage.filter(({ state }) => states.includes(state)).length;
  return {
    fileName,
    unitName: profile.unitName.value ?? '',
    fiscalYear: profile.fiscalYear.value,
    documentType: words.documentType(profile.level.value, profile.stage.value),
    tables: disclosure.tables.length,
    rulesPassed: count('pass'),
    rulesWithFindings: count('finding'),
    rulesNotApplicable: count('not-applicable'),
    notChecked: coverage
      .filter(({ state }) => state === 'insufficient-data' || state === 'ambiguous')
      .map(({ rule, state, why }) => ({
        rule,
        ruleName: rules.find(({ id }) => id === rule)?.name ?? rule,
        why: why === '' ? words.coverage[state] : why,
      })),
    reading: words.status[disclosure.status],
    undecided: undecidedOf(source).length,
    ...(silenced !== undefined && { silenced }),
    defects: disclosure.defects.map((defect) => defect.message),
  };
}
