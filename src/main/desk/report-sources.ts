import type { ReportModel, ReportSource } from '../../core/review/index.js';
import {
  checksMark,
  findDocument,
  listCoverage,
  listDocuments,
  listFindings,
  listLookedNotes,
  listSilenced,
  timestamp,
  type StoredDocument,
  type Workspace,
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

type Reading = Pick<Context, 'workspace' | 'disclosures'>;

/** What is read of one document in a turn of its own, and the state of the document it was read in. */
type ReadSource = Pick<ReportSource, 'findings' | 'coverage'> & {
  readonly state: string;
  readonly disclosure: ReportSource['disclosure'] | null;
};

/** Times that documents changed meanwhile are read again in turns of their own, before the last ones are read in one. */
const ROUNDS = 5;

function stateOf(workspace: Workspace, { id, engine, layer }: StoredDocument): string {
  return `${engine} ${layer} ${checksMark(workspace, id)}`;
}

function readSource({ workspace, disclosures }: Reading, document: StoredDocument): ReadSource {
  return {
    state: stateOf(workspace, document),
    disclosure: disclosures.load(document.id),
    findings: listFindings(workspace, document.id),
    coverage: listCoverage(workspace, document.id),
  };
}

/**
 * Everything the workspace knows about the documents of a report, all of one moment: each document is read in a turn of its own,
 * those that were checked or corrected again meanwhile once more, and notes and silences at the end in one turn.
 */
export async function sourcesOf(
  context: Reading,
  documents: readonly StoredDocument[],
): Promise<readonly ReportSource[]> {
  const { workspace } = context;
  const read = new Map<string, ReadSource>();
  const current = (): readonly StoredDocument[] => documents.flatMap(({ id }) => findDocument(workspace, id) ?? []);
  const changed = (): readonly StoredDocument[] =>
    current().filter((document) => read.get(document.id)?.state !== stateOf(workspace, document));
  for (let round = 0, left = changed(); round < ROUNDS && left.length > 0; round++, left = changed()) {
    for (const document of left) {
      read.set(document.id, readSource(context, document));
      await nextTurn(workspace);
    }
  }
  // From here to the end nothing comes in between.
  for (const document of changed()) read.set(document.id, readSource(context, document));
  const notes = listLookedNotes(workspace);
  const silenced = Map.groupBy(listSilenced(workspace), ({ document }) => document);
  const looks = new Map(notes.flatMap(({ note, look }) => (look === undefined ? [] : [[note.id, look] as const])));
  return current().flatMap((document): readonly ReportSource[] => {
    const { disclosure = null, findings = [], coverage = [] } = read.get(document.id) ?? {};
    if (disclosure === null) return [];
    const silent = new Set(silenced.get(document.id)?.map(({ finding }) => finding.id));
    return [
      {
        document: document.id,
        fileName: document.fileName,
        disclosure,
        findings: findings.filter(({ id }) => !silent.has(id)),
        ...(silent.size > 0 && { silenced: silent.size }),
        coverage,
        notes: notes.filter((note) => belongsTo(document, note)).map(({ note }) => note),
        looks,
      },
    ];
  });
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
