import { userInfo } from 'node:os';
import { ruleCatalogue } from '../../core/checks/index.js';
import { buildReport, type ReportSource } from '../../core/review/index.js';
import { renderReport, type ReportFormat } from '../reports/index.js';
import type { CheckedPart } from './check-files.js';
import type { FileReading } from './read-files.js';
import { writeReport } from './report-file.js';

/** Writes the notes of a check without a workspace: every finding, nobody's decisions yet. */
export async function writeCheckNotes(
  readings: readonly FileReading[],
  parts: readonly CheckedPart[],
  out: { readonly path: string; readonly format: ReportFormat },
): Promise<void> {
  const report = buildReport(reportSources(readings, parts), {
    reviewer: userInfo().username,
    date: localDate(new Date()),
    rules: ruleCatalogue(),
  });
  await writeReport(out.path, await renderReport(report, out.format));
}

/** Every document once, with the findings that are shown on it: those of which it is the first document. */
export function reportSources(
  readings: readonly FileReading[],
  parts: readonly CheckedPart[],
): readonly ReportSource[] {
  const sources = new Map<string, ReportSource>();
  for (const { file, outcome } of readings) {
    if (!outcome.ok || sources.has(outcome.value.sha256)) continue;
    const { sha256: document, disclosure } = outcome.value;
    const findings = parts.flatMap((part) => part.findings.filter((finding) => finding.documents[0] === document));
    const coverage = parts.flatMap((part) => part.coverage.filter((one) => one.document === document));
    // With `--each`, files of the same content are checked one by one, with the same result.
    sources.set(document, {
      document,
      fileName: file,
      disclosure,
      findings: [...new Map(findings.map((finding) => [finding.id, finding])).values()],
      coverage: [...new Map(coverage.map((one) => [one.rule, one])).values()],
      notes: [],
    });
  }
  return [...sources.values()];
}

function localDate(now: Date): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
