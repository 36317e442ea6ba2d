import { readJob } from '../../../../src/main/intake/read-job.js';

export { figuresOf, HAS_MADE, madePath, madeTables, readTables, seedPath } from '../docx/made.js';

/** Families whose rules look at tables. */
const OF_TABLES: ReadonlySet<string> = new Set(['arithmetic', 'cross-table', 'performance']);

/** Findings about the tables of a document, as sorted text. */
export async function checked(path: string): Promise<readonly string[]> {
  const outcome = await readJob({ name: path.slice(path.lastIndexOf('/') + 1), source: { path } });
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return (
    outcome.value.check.findings
      // The workbooks have no running text, so findings that quote it can only be those of the Word document.
      .filter(({ family, message }) => OF_TABLES.has(family) && !message.includes('文字'))
      .map(({ rule, severity, message }) => `${rule} ${severity} ${message}`)
      .toSorted()
  );
}
