import type { CheckResult } from '../../core/checks/index.js';
import { findDocument } from './documents.js';
import type { Workspace } from './open.js';
import { storeCheck } from './regions.js';

/** The marks of files that a document was checked with; "" for none. Null: not known since it was last checked alone. */
export function checkedWith({ database }: Workspace, document: string): string | null {
  const mark = database
    .prepare<[string], string | null>('SELECT checked_with FROM document WHERE sha256 = ?')
    .pluck()
    .get(document);
  return mark ?? null;
}

/** 同一材料的其他文件 with which documents were checked last: their ids, by document. */
export function listFilesCheckedWith({ database }: Workspace): ReadonlyMap<string, readonly string[]> {
  const rows = database
    .prepare<[], { document: string; mark: string }>(
      "SELECT sha256 AS document, checked_with AS mark FROM document WHERE checked_with <> ''",
    )
    .all();
  return new Map(
    rows.map(({ document, mark }) => [document, mark.split(' ').map((one) => one.slice(0, one.indexOf(':')))]),
  );
}

/** What a check beside other files rests on: which they are, and with which corrections. */
export function markOfFiles(workspace: Workspace, documents: readonly string[]): string {
  return documents
    .toSorted()
    .map((document) => {
      const stored = findDocument(workspace, document);
      return `${document}:${stored?.engine ?? ''}:${stored?.layer ?? 0}`;
    })
    .join(' ');
}

/** Documents of which it is not known with which other files they were checked. */
export function listUncompared({ database }: Workspace): ReadonlySet<string> {
  return new Set(
    database.prepare<[], string>('SELECT sha256 FROM document WHERE latest = 1 AND checked_with IS NULL').pluck().all(),
  );
}

/** Keeps that documents were checked without other files, in one transaction. */
export function storeCheckedAlone({ database }: Workspace, documents: readonly string[]): void {
  if (documents.length === 0) return;
  const keep = database.prepare("UPDATE document SET checked_with = '' WHERE sha256 = ?");
  database
    .transaction(() => {
      for (const document of documents) keep.run(document);
    })
    .immediate();
}

/** Keeps what was found in a document that was checked with other files, and with which. */
export function storeCheckedWith(
  workspace: Workspace,
  document: string,
  mark: string,
  check: CheckResult,
  actor: string,
): void {
  const { database } = workspace;
  database
    .transaction(() => {
      storeCheck(workspace, document, check, actor);
      database.prepare('UPDATE document SET checked_with = ? WHERE sha256 = ?').run(mark, document);
    })
    .immediate();
}
