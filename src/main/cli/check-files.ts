import {
  checkAcross,
  checkDocument,
  runOwnRules,
  type Coverage,
  type Finding,
  type OwnCodes,
  type OwnRule,
} from '../../core/checks/index.js';
import { namesOf, type Names } from './json.js';
import type { FileReading } from './read-files.js';

/** Findings and coverage of one file, or of the checks between files, with the names its documents go by. */
export type CheckedPart = {
  readonly findings: readonly Finding[];
  readonly coverage: readonly Coverage[];
  readonly names: Names;
};

/** The same files, those of the year of the office's own codes checked again by them: readers know the program's only. */
export function byCodes(readings: readonly FileReading[], codes: OwnCodes | null): readonly FileReading[] {
  if (codes === null) return readings;
  return readings.map((reading) => {
    const { outcome } = reading;
    if (!outcome.ok || outcome.value.disclosure.profile.fiscalYear.value !== codes.year) return reading;
    const { sha256, disclosure } = outcome.value;
    const check = checkDocument({ document: sha256, disclosure, codes: [codes] });
    return { ...reading, outcome: { ...outcome, value: { ...outcome.value, check } } };
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
    parts.push({ ...checkAcross([...subjects.values()], only ?? undefined), names: batchNames });
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
