import type { Finding, FindingView } from '../../shared/desk-api.js';
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
import { nextTurn } from './turns.js';

/** Findings of the given documents, each with the decision that stays with its lineage. Read in turns: there may be thousands. */
async function viewsOf({ workspace }: Context, documents: readonly StoredDocument[]): Promise<readonly FindingView[]> {
  const found: (readonly [StoredDocument, readonly Finding[]])[] = [];
  for (const document of documents) {
    found.push([document, listFindings(workspace, document.id)]);
    if (documents.length > 1) await nextTurn(workspace);
  }
  // Decisions are read last, in one turn: what was decided while the findings were read is among them.
  const key = (lineage: string, finding: string): string => `${lineage} ${finding}`;
  const decisions = new Map(
    listNotes(workspace).flatMap(({ note, lineage }) =>
      note.finding === null ? [] : [[key(lineage, note.finding), note] as const],
    ),
  );
  const silenced = new Map(
    listSilenced(workspace).map(({ document, finding, silence }) => [key(document, finding.id), silence] as const),
  );
  return found.flatMap(([{ id, fileName, lineage }, findings]) =>
    findings.map((finding) => {
      const silence = silenced.get(key(id, finding.id));
      const note = decisions.get(key(lineage, finding.id)) ?? null;
      return { finding, fileName, note, ...(silence === undefined ? {} : { silence }) };
    }),
  );
}

/** Findings of the documents of a batch, and those shown at another document that concern one of them. */
async function viewsOfBatch(
  context: Context,
  latest: readonly StoredDocument[],
  batch: string,
): Promise<readonly FindingView[]> {
  const members = documentsIn(context.workspace, batch);
  const concerned = new Set(
    listAcross(context.workspace)
      .filter(({ documents }) => documents.some((document) => members.has(document)))
      .map(({ id }) => id),
  );
  const owners = new Set([...concerned].flatMap((id) => documentsWithFinding(context.workspace, id)));
  const own = await viewsOf(
    context,
    latest.filter(({ id }) => members.has(id)),
  );
  const others = await viewsOf(
    context,
    latest.filter(({ id }) => !members.has(id) && owners.has(id)),
  );
  return [...own, ...others.filter(({ finding }) => concerned.has(finding.id))];
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
