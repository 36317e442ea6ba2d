import { createHash, webcrypto } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { CheckResult, Subject } from '../../core/checks/index.js';
import type { ImportItem } from '../../shared/desk-api.js';
import { LARGEST_FILE, type ReaderPool, type ReadOutcome } from '../intake/index.js';
import {
  codeTablesMark,
  documentsIn,
  findDocument,
  insertCorrections,
  joinBatches,
  moveDocuments,
  prepareDocument,
  regionOf,
  storeDocument,
  storeFailure,
  type NewDocument,
  type StoredDocument,
  type Workspace,
} from '../workspace/index.js';
import { asItStands } from './as-it-stands.js';
import { correctImport, type ImportCorrections } from './correct-import.js';
import type { Dependencies } from './dependencies.js';
import { importItem } from './import-item.js';
import { reviewerOf } from './reviewer.js';
import { hasRuleSettings } from './rule-settings-store.js';
import { stateMessage } from './state-message.js';

/** A file to import. `path` is what the reviewer sees, `file` where it lies; null: it failed before, for `problem`. */
export type ImportRequest = {
  readonly path: string;
  readonly file: string | null;
  /** Way to the file where `file` is an archive that holds it. */
  readonly entries?: readonly number[];
  readonly problem: string | null;
  /** Batch it comes in for; null: that of its earlier version, else the program's own. */
  readonly batch: string | null;
  /** It is a stored document that is to be read once more: gives its bytes as a file when the turn comes. */
  readonly again?: () => Promise<string | null>;
  /** Called once when the file is no longer needed. */
  readonly release?: () => Promise<void>;
};

/** What the import of one file works with. */
export type FileImport = {
  readonly workspace: Workspace;
  readonly pool: ReaderPool;
  readonly checks: Pick<Dependencies, 'checkDocument' | 'checkDocumentInTurns'>;
  /** Version of reading and checking; documents read by another one are read again. */
  readonly engine: string;
  readonly signal: AbortSignal;
  /** Resolves when every file before this one has ended. */
  readonly turn: () => Promise<void>;
};

/** SHA-256 of a file, or null where it cannot be had or the file is too large; the reader then says why in its own words. */
async function hashOf(file: string): Promise<string | null> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > LARGEST_FILE) return null;
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

/** SHA-256 of bytes, by a thread of the runtime: the originals of scans have tens of megabytes. */
async function sha256(bytes: Uint8Array): Promise<string> {
  // Bytes of a file, or of a message: no other thread has them.
  const own = bytes as Uint8Array<ArrayBuffer>;
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', own)).toString('hex');
}

/** The bytes of a file in an archive; null for a file of its own, which the reader opens itself. */
async function sourceOf(
  pool: ReaderPool,
  { path, entries }: ImportRequest,
  file: string,
  signal: AbortSignal,
): Promise<Awaited<ReturnType<ReaderPool['unpack']>> | { readonly ok: true; readonly value: null }> {
  if (entries === undefined) return { ok: true, value: null };
  return pool.unpack({ name: path, source: { path: file, entries } }, signal);
}

/** The bytes are known. They still come in for a batch. */
function alreadyThere(workspace: Workspace, request: ImportRequest, known: StoredDocument): ImportItem {
  const { batch } = request;
  const joins = batch !== null && !documentsIn(workspace, batch).has(known.id);
  if (joins) moveDocuments(workspace, [known.id], batch, null, reviewerOf(workspace));
  const words = [
    joins ? '已放入当前批次。' : '',
    known.fileName === request.path ? '' : `与库中“${known.fileName}”内容相同，未重复导入。`,
    known.latest ? '' : `这是第 ${known.version} 版，库中另有较新的版本。`,
  ].join('');
  return importItem(request, 'already-there', words === '' ? null : words, known.id);
}

/** Ends a file as failed and keeps its line for the library. */
export function failItem(workspace: Workspace, request: ImportRequest, message: string): ImportItem {
  storeFailure(workspace, request.path, message, reviewerOf(workspace));
  return importItem(request, 'failed', message);
}

/** True where a new document is checked in the workspace as its reader has checked it. */
function isCheckedAsRead(workspace: Workspace, document: string): boolean {
  return regionOf(workspace, document) === null && !hasRuleSettings(workspace) && codeTablesMark(workspace) === '';
}

/** A file that was read, with its bytes. */
type Read = { readonly result: Extract<ReadOutcome, { readonly ok: true }>['value']; readonly bytes: Uint8Array };

/**
 * What is to be kept of a file: its reading with the corrections that concern it, and what `check` finds in that. The reader knows
 * neither corrections nor what the office set; where there is nothing of it, it has checked already.
 */
function decide<Result>(
  workspace: Workspace,
  { path }: ImportRequest,
  engine: string,
  { result, bytes }: Read,
  check: (subject: Subject) => Result,
): { readonly recalled: ImportCorrections['recalled']; readonly document: Undecided<CheckResult | Result> } {
  const { sha256: document, disclosure } = result;
  const { corrected, recalled } = correctImport(workspace, document, disclosure, reviewerOf(workspace));
  const shown = corrected ?? disclosure;
  const isChecked = corrected === null && isCheckedAsRead(workspace, document);
  return {
    recalled,
    document: {
      ...result,
      bytes,
      fileName: path,
      message: stateMessage(shown),
      engine,
      ...(corrected === null ? {} : { corrected }),
      check: isChecked ? result.check : check({ document, disclosure: shown }),
    },
  };
}

type Undecided<Check> = Omit<NewDocument, 'check' | 'prepared'> & { readonly check: Check };

/** Keeps a file that was read, in one transaction. */
async function keep(
  { workspace, checks: { checkDocument, checkDocumentInTurns }, engine, signal }: FileImport,
  request: ImportRequest,
  read: Read,
): Promise<ImportItem> {
  const isAgain = request.again !== undefined;
  // The same bytes may have come in meanwhile, under another name of the same job.
  const before = findDocument(workspace, read.result.sha256);
  if (before !== null && before.engine === engine && !isAgain) return alreadyThere(workspace, request, before);
  const decided = await asItStands(
    workspace,
    async () => {
      const { recalled, document } = decide(workspace, request, engine, read, checkDocumentInTurns);
      const checked = { ...document, check: await document.check };
      return { recalled, document: { ...checked, prepared: await prepareDocument(checked) } };
    },
    () => decide(workspace, request, engine, read, checkDocument),
  );
  if (decided === null || signal.aborted) return importItem(request, 'cancelled');
  const { recalled, document } = decided;
  const actor = reviewerOf(workspace);
  const stored = storeDocument(workspace, document, actor, (kept) => {
    insertCorrections(workspace, kept, recalled, actor);
    joinBatches(workspace, kept, request.batch, actor);
  });
  if (before !== null) {
    const words = isAgain ? '已重新读取并检查。' : '此文件已在库中；识别或规则已更新，已重新读取并检查。';
    return importItem(request, 'imported', words, stored.id);
  }
  const version = `识别为同一材料的第 ${stored.version} 版，以前各版及其意见仍保留。`;
  const words = [
    stored.version > 1 ? version : '',
    recalled.length > 0 ? `有 ${recalled.length} 项按上次的确认，可在“资料”的待确认中查看或撤回。` : '',
  ].join('');
  return importItem(request, 'imported', words === '' ? null : words, stored.id);
}

/**
 * Imports one file: known bytes are recognised without reading them again; else it is read in a reader thread and kept
 * in one transaction. Returns the item as it ends. Throws only for trouble of the program or the workspace.
 */
export async function importFile(how: FileImport, request: ImportRequest): Promise<ImportItem> {
  const { workspace, pool, engine, signal, turn } = how;
  const isAgain = request.again !== undefined;
  const file = request.again === undefined ? request.file : await request.again();
  if (file === null) return failItem(workspace, request, request.problem ?? `“${request.path}”未能读取。`);
  const source = await sourceOf(pool, request, file, signal);
  if (!source.ok) {
    await turn();
    if (source.failure.code === 'cancelled') return importItem(request, 'cancelled');
    return failItem(workspace, request, source.failure.message);
  }
  const unpacked = source.value;
  const hash = unpacked === null ? await hashOf(file) : await sha256(unpacked);
  const known = hash === null ? null : findDocument(workspace, hash);
  if (known !== null && known.engine === engine && !isAgain) return alreadyThere(workspace, request, known);
  if (signal.aborted) return importItem(request, 'cancelled');

  const outcome = await pool.read(
    { name: request.path, source: unpacked === null ? { path: file } : { bytes: unpacked } },
    signal,
  );
  await turn();
  if (signal.aborted || (!outcome.ok && outcome.failure.code === 'cancelled')) return importItem(request, 'cancelled');
  if (!outcome.ok) return failItem(workspace, request, outcome.failure.message);

  const bytes = unpacked ?? (await readFile(file));
  if ((await sha256(bytes)) !== outcome.value.sha256) {
    return failItem(workspace, request, `读取过程中“${request.path}”被改动，未导入。请在文件保存完成后重新导入。`);
  }
  return keep(how, request, { result: outcome.value, bytes });
}
