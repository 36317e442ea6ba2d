import type { FindingView } from '../../shared/desk-api.js';
import {
  documentsIn,
  documentsWithFinding,
  findDocument,
  listAcross,
  listCoverage,
  listDocuments,
  listFindings,
  listNotes,
  listSilenced,
  type StoredDocument,
} from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { unknownDocument } from './desk-problem.js';

/** Findings of the given documents, each with the decision that stays with its lineage. */
function viewsOf({ workspace }: Context, documents: readonly StoredDocument[]): readonly FindingView[] {
  const key = (lineage: string, finding: string): string => `${lineage} ${finding}`;
  const decisions = new Map(
    listNotes(workspace).flatMap(({ note, lineage }) =>
      note.finding === null ? [] : [[key(lineage, note.finding), note] as const],
    ),
  );
  const silenced = new Map(
    listSilenced(workspace).map(({ document, finding, silence }) => [key(document, finding.id), silence] as const),
  );
  return documents.flatMap(({ id, fileName, lineage }) =>
    listFindings(workspace, id).map((finding) => {
      const silence = silenced.get(key(id, finding.id));
      const note = decisions.get(key(lineage, finding.id)) ?? null;
      return { finding, fileName, note, ...(silence === undefined ? {} : { silence }) };
    }),
  );
}

/** Findings of the documents of a batch, and those shown at another document that concern one of them. */
function viewsOfBatch(context: Context, latest: readonly StoredDocument[], batch: string): readonly FindingView[] {
  const members = documentsIn(context.workspace, batch);
  const concerned = new Set(
    listAcross(context.workspace)
      .filter(({ documents }) => documents.some((document) => members.has(document)))
      .map(({ id }) => id),
  );
  const owners = new Set([...concerned].flatMap((id) => documentsWithFinding(context.workspace, id)));
  return [
    ...viewsOf(
      context,
      latest.filter(({ id }) => members.has(id)),
    ),
    ...viewsOf(
      context,
      latest.filter(({ id }) => !members.has(id) && owners.has(id)),
    ).filter(({ finding }) => concerned.has(finding.id)),
  ];
}

/** 问题 and 检查覆盖. */
export const findingHandlers: Handlers<'findings.list' | 'coverage.list'> = {
  'findings.list': (context, { document, batch }) => {
    if (document === undefined) {
      const latest = listDocuments(context.workspace).filter((one) => one.latest);
      return batch === undefined ? viewsOf(context, latest) : viewsOfBatch(context, latest, batch);
    }
    const stored = findDocument(context.workspace, document);
    if (stored === null) throw unknownDocument();
    return viewsOf(context, [stored]);
  },
  'coverage.list': ({ workspace }, { document }) => {
    if (findDocument(workspace, document) === null) throw unknownDocument();
    return listCoverage(workspace, document);
  },
};
