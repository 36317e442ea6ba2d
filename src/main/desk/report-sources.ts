import type { ReportModel, ReportSource } from '../../core/review/index.js';
import {
  findDocument,
  listCoverage,
  listDocuments,
  listFindings,
  listLookedNotes,
  listSilenced,
  timestamp,
  type StoredDocument,
} from '../workspace/index.js';
import type { Context } from './context.js';
import { DeskProblem, unknownDocument } from './desk-problem.js';
import { belongsTo } from './notes.js';
import { reviewerOf } from './reviewer.js';
import { nextTurn } from './turns.js';

/** The documents a report is about: those named, else the latest version of every one. Throws where there is none. */
export function chosenDocuments(
  { workspace }: Context,
  chosen: readonly string[] | undefined,
): readonly StoredDocument[] {
  const documents =
    chosen === undefined || chosen.length === 0
      ? listDocuments(workspace).filter(({ latest }) => latest)
      : chosen.map((id) => {
          const stored = findDocument(workspace, id);
          if (stored === null) throw unknownDocument();
          return stored;
        });
  if (documents.length > 0) return documents;
  throw new DeskProblem('not-found', '库中还没有文件，没有可导出的内容。请先导入文件。');
}

/** Everything the workspace knows about the documents of a report, each read in a turn of its own. */
export async function sourcesOf(
  context: Context,
  documents: readonly StoredDocument[],
): Promise<readonly ReportSource[]> {
  const { workspace } = context;
  const notes = listLookedNotes(workspace);
  const silenced = listSilenced(workspace);
  const looks = new Map(notes.flatMap(({ note, look }) => (look === undefined ? [] : [[note.id, look] as const])));
  const sources: ReportSource[] = [];
  for (const document of documents) {
    const disclosure = context.disclosures.load(document.id);
    if (disclosure === null) continue;
    const silent = new Set(silenced.filter((one) => one.document === document.id).map(({ finding }) => finding.id));
    sources.push({
      document: document.id,
      fileName: document.fileName,
      disclosure,
      findings: listFindings(workspace, document.id).filter(({ id }) => !silent.has(id)),
      ...(silent.size > 0 && { silenced: silent.size }),
      coverage: listCoverage(workspace, document.id),
      notes: notes.filter((note) => belongsTo(document, note)).map(({ note }) => note),
      looks,
    });
    await nextTurn(workspace);
  }
  return sources;
}

/** The report model of some sources, signed by the reviewer and dated today. `ledger`: see ReportOptions. */
export function modelOf(
  { workspace, dependencies }: Context,
  sources: readonly ReportSource[],
  ledger?: readonly string[],
): ReportModel {
  return dependencies.buildReport(sources, {
    reviewer: reviewerOf(workspace),
    date: timestamp().slice(0, 10),
    rules: dependencies.ruleCatalogue(),
    ...(ledger !== undefined && { ledger }),
  });
}
