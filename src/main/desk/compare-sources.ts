import type { ComparisonSource } from '../../core/comparison/index.js';
import type { Compared } from '../../shared/desk-api.js';
import { findDocument, type StoredDocument } from '../workspace/index.js';
import type { Context } from './context.js';
import { DeskProblem, unknownDocument } from './desk-problem.js';

type Opened = { readonly stored: StoredDocument; readonly source: ComparisonSource };

/** The documents of a comparison with their readings: oldest first, or left and right. */
export function comparedSources(context: Context, compared: Compared): readonly ComparisonSource[] {
  const opened = compared.sources.map(({ document, unitCode }) => open(context, document, unitCode));
  return compared.layout === 'years' ? byYear(opened) : asSides(opened);
}

function open(context: Context, document: string, unitCode: string | null): Opened {
  const stored = findDocument(context.workspace, document);
  const disclosure = context.disclosures.load(document);
  if (stored === null || disclosure === null) throw unknownDocument();
  const year = stored.fiscalYear;
  if (year === null) {
    throw new DeskProblem('invalid-input', `“${stored.fileName}”未识别出年度，不能参与对比。请另选文件。`);
  }
  const owner = unitCode ?? stored.unitCode ?? stored.unitName ?? '';
  return { stored, source: { document, disclosure, unitCode, owner, year, stage: stored.stage ?? 'budget' } };
}

/** One document for each year, because a comparison has one column group for a year. */
function byYear(opened: readonly Opened[]): readonly ComparisonSource[] {
  const years = new Map<number, string>();
  for (const { stored, source } of opened) {
    const other = years.get(source.year);
    if (other !== undefined) {
      const names = `“${other}”和“${stored.fileName}”`;
      throw new DeskProblem(
        'invalid-input',
        `${names}都是 ${source.year} 年的材料，每个年度只能选一份。请去掉其中一份。`,
      );
    }
    years.set(source.year, stored.fileName);
  }
  return opened.map(({ source }) => source).toSorted((one, other) => one.year - other.year);
}

/** Two versions of one document are told apart by their side alone: then pairings are kept for that order only. */
function asSides(opened: readonly Opened[]): readonly ComparisonSource[] {
  const alike = new Set(opened.map(({ source }) => `${source.owner} ${source.year} ${source.stage}`)).size === 1;
  return opened.map(({ stored, source }, index) => ({
    ...source,
    column: index + 1,
    label: `“${stored.fileName}”`,
    owner: alike ? `${source.owner}#${index + 1}` : (source.owner ?? ''),
  }));
}
