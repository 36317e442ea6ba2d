import type { FindingView } from '../../shared/desk-api.js';
import {
  findDocument,
  listCoverage,
  listDocuments,
  listFindings,
  listNotes,
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
  return documents.flatMap(({ id, fileName, lineage }) =>
    listFindings(workspace, id).map((finding) => ({
      finding,
      fileName,
      note: decisions.get(key(lineage, finding.id)) ?? null,
    })),
  );
}

/** 问题 and 检查覆盖. */
export const findingHandlers: Handlers<'findings.list' | 'coverage.list'> = {
  'findings.list': (context, { document }) => {
    if (document === undefined) {
      return viewsOf(
        context,
        listDocuments(context.workspace).filter(({ latest }) => latest),
      );
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
