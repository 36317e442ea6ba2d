import type { ComparableUnit, ComparisonSource } from '../../core/comparison/index.js';
import { findDocument, listDocuments } from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem, unknownDocument } from './desk-problem.js';

/** Units of the library, remembered until a document comes or is read again: it takes every disclosure to find them. */
const remembered = new WeakMap<Context, { readonly key: string; readonly units: readonly ComparableUnit[] }>();

function units(context: Context): readonly ComparableUnit[] {
  const latest = listDocuments(context.workspace).filter((document) => document.latest);
  const key = latest.map(({ id, engine, layer }) => `${id} ${engine} ${layer}`).join('\n');
  const known = remembered.get(context);
  if (known?.key === key) return known.units;
  const documents = latest.flatMap(({ id }) => {
    const disclosure = context.disclosures.load(id);
    return disclosure === null ? [] : [{ document: id, disclosure }];
  });
  const found = context.dependencies.comparableUnits(documents);
  remembered.set(context, { key, units: found });
  return found;
}

/** The chosen documents, oldest first. One for each year, because a comparison has one column group for a year. */
function sourcesOf(
  context: Context,
  unitCode: string | null,
  documents: readonly string[],
): readonly ComparisonSource[] {
  const years = new Map<number, string>();
  const sources = documents.map((document): ComparisonSource => {
    const stored = findDocument(context.workspace, document);
    const disclosure = context.disclosures.load(document);
    if (stored === null || disclosure === null) throw unknownDocument();
    const year = stored.fiscalYear;
    if (year === null) {
      throw new DeskProblem('invalid-input', `“${stored.fileName}”未识别出年度，不能参与对比。请另选文件。`);
    }
    const other = years.get(year);
    if (other !== undefined) {
      const names = `“${other}”和“${stored.fileName}”`;
      throw new DeskProblem('invalid-input', `${names}都是 ${year} 年的材料，每个年度只能选一份。请去掉其中一份。`);
    }
    years.set(year, stored.fileName);
    return { document, disclosure, unitCode, year, stage: stored.stage ?? 'budget' };
  });
  return sources.toSorted((one, other) => one.year - other.year);
}

/** 对比. */
export const compareHandlers: Handlers<'compare.units' | 'compare.rows' | 'compare.projects'> = {
  'compare.units': (context) => units(context),
  'compare.rows': (context, { unitCode, kind, documents }) =>
    context.dependencies.compareTables(kind, sourcesOf(context, unitCode, documents)),
  'compare.projects': (context, { unitCode, documents }) =>
    context.dependencies.compareProjects(sourcesOf(context, unitCode, documents)),
};
