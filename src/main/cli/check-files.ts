import {
  checkAcross,
  checkDocument,
  filesBeside,
  runOwnRules,
  type CheckSettings,
  type Coverage,
  type Finding,
  type OwnCodes,
  type OwnRule,
  type Subject,
} from '../../core/checks/index.js';
import { namesOf, type Names } from './json.js';
import type { FileReading } from './read-files.js';

/** Findings and coverage of one file, or of the checks between files, with the names its documents go by. */
export type CheckedPart = {
  readonly findings: readonly Finding[];
  readonly coverage: readonly Coverage[];
  readonly names: Names;
};

/** How the office has set the checks of a call: its own codes, and what it changed about rules. */
export type AsSet = {
  readonly codes: readonly OwnCodes[];
  /** Null: as shipped. */
  readonly settings: ((subject: Subject) => CheckSettings) | null;
};

/** The same files checked again as the office has set it: readers know the program's own codes and settings only. */
export function checkedAsSet(readings: readonly FileReading[], { codes, settings }: AsSet): readonly FileReading[] {
  if (codes.length === 0 && settings === null) return readings;
  const years = new Set(codes.map(({ year }) => year));
  return readings.map((reading) => {
    const { outcome } = reading;
    if (!outcome.ok) return reading;
    const { sha256, disclosure } = outcome.value;
    const { value: year } = disclosure.profile.fiscalYear;
    if (settings === null && (year === null || !years.has(year))) return reading;
    const subject = { document: sha256, disclosure, ...(codes.length === 0 ? {} : { codes }) };
    const check = checkDocument(subject, undefined, settings?.(subject));
    return { ...reading, outcome: { ...outcome, value: { ...outcome.value, check } } };
  });
}

/**
 * 同一材料的各文件合并检查. The same files, those of one disclosure that was published as several (text and tables) checked beside
 * each other: readers know one file only.
 */
export function checkedTogether(readings: readonly FileReading[], { codes, settings }: AsSet): readonly FileReading[] {
  const subjects = new Map<string, Subject>();
  for (const { outcome } of readings) {
    if (!outcome.ok) continue;
    const { sha256: document, disclosure } = outcome.value;
    subjects.set(document, { document, disclosure, ...(codes.length === 0 ? {} : { codes }) });
  }
  const beside = filesBeside([...subjects.values()]);
  const { file } = namesOf(readings);
  return readings.map((reading) => {
    const { outcome } = reading;
    if (!outcome.ok) return reading;
    const subject = subjects.get(outcome.value.sha256);
    const parts = beside.get(outcome.value.sha256);
    if (subject === undefined || parts === undefined) return reading;
    const check = checkDocument({ ...subject, beside: parts }, undefined, settings?.(subject));
    const names = parts.map(({ document, disclosure }) => ({
      fileName: file(document),
      tables: disclosure.tables.length,
    }));
    return { ...reading, beside: names, outcome: { ...outcome, value: { ...outcome.value, check } } };
  });
}

/**
 * 检查一批文件. The checks of each file (made while it was read), then those between the files. `each` leaves the latter
 * out; `only` keeps the named rules. Files with the same content are one document: it is listed once, under its first
 * name, except with `each`, where every file stands alone.
 */
export function checkFiles(
  readings: readonly FileReading[],
  options: {
    readonly each: boolean;
    readonly only: readonly string[] | null;
    /** Rules of the caller's own; they see the other files too, except with `each`. */
    readonly own?: readonly OwnRule[];
    /** What the office changed about rules, for the checks between files. */
    readonly settings?: AsSet['settings'];
  },
): readonly CheckedPart[] {
  const { each, only } = options;
  const keep = (rule: string): boolean => only === null || only.includes(rule);
  const own = (options.own ?? []).filter(({ id }) => keep(id));
  const parts: CheckedPart[] = [];
  const subjects = new Map<string, Parameters<typeof checkAcross>[0][number]>();
  const batchNames = namesOf(readings);
  for (const reading of readings) {
    const { outcome } = reading;
    if (!outcome.ok) continue;
    const { sha256, disclosure, check } = outcome.value;
    if (!each && subjects.has(sha256)) continue;
    subjects.set(sha256, { document: sha256, disclosure });
    if (each && own.length > 0) {
      parts.push({ ...runOwnRules(own, [{ document: sha256, disclosure }]), names: namesOf([reading]) });
    }
    parts.push({
      findings: check.findings.filter((finding) => keep(finding.rule)),
      coverage: check.coverage.filter((coverage) => keep(coverage.rule)),
      names: each ? namesOf([reading]) : batchNames,
    });
  }
  if (!each && subjects.size > 1) {
    const across = checkAcross([...subjects.values()], only ?? undefined, options.settings ?? undefined);
    parts.push({ ...across, names: batchNames });
  }
  if (!each && own.length > 0) parts.push({ ...runOwnRules(own, [...subjects.values()]), names: batchNames });
  return parts;
}

/** Files whose content another file of the call has, with the name that stands for both. */
export function sameContent(
  readings: readonly FileReading[],
): readonly { readonly file: string; readonly like: string }[] {
  const names = namesOf(readings);
  return readings.flatMap(({ file, outcome }) => {
    const like = outcome.ok ? names.file(outcome.value.sha256) : file;
    return like === file ? [] : [{ file, like }];
  });
}

/** Whether `--fail-on` is met. Rounding is never a reason to fail. */
export function isMet(failOn: 'error' | 'warning' | undefined, findings: readonly Finding[]): boolean {
  if (failOn === undefined) return false;
  const severities = failOn === 'error' ? ['error'] : ['error', 'warning'];
  return findings.some((finding) => finding.outcome === 'finding' && severities.includes(finding.severity));
}
