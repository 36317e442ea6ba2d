import type { ReportFormat } from '../reports/index.js';
import type { CheckedPart } from './check-files.js';
import { UsageError } from './command.js';
import type { FileReading } from './read-files.js';

/** Writes the notes of a check without a workspace: every finding, nobody's decisions yet. */
export async function writeCheckNotes(
  readings: readonly FileReading[],
  parts: readonly CheckedPart[],
  out: { readonly path: string; readonly format: ReportFormat },
): Promise<void> {
  throw new UsageError(`not yet: ${readings.length} ${parts.length} ${out.path}`);
}
