import type { ConflictView, DisputeView, ExportedFile, PackageImport, PackagePreview } from '../../shared/desk-api.js';
import { writeRuleFile } from '../../core/checks/index.js';
import {
  decideConflict,
  exportEditions,
  exportLog,
  findDocument,
  listConflicts,
  listDocuments,
  loadOriginal,
  logAction,
  listWordings,
  mergeEditions,
  mergeWordings,
  previewMerge,
  settleNotes,
  timestamp,
} from '../workspace/index.js';
import { checkAsSet } from './check-settings.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem } from './desk-problem.js';
import { PROGRAM_VERSION } from './engine.js';
import {
  comingOfKind,
  countSayings,
  decideSpot,
  disputedSpots,
  exportSayings,
  previewSayings,
  settleSayings,
  uniteSayings,
} from './exchange/sayings.js';
import type { ImportRequest } from './import-job.js';
import { LARGEST_ORIGINALS, type Package } from './package-file.js';
import { rulesInPackage, rulesOfPackage } from './own-rules.js';
import { ownRulesOf } from './own-rules-store.js';
import { settingsMark } from './rule-settings-store.js';
import { reviewerOf } from './reviewer.js';
import { nextTurn } from './turns.js';

async function makePackage(context: Context, withOriginals: boolean): Promise<ExportedFile> {
  const { workspace, exports, packager } = context;
  // Oldest versions first: read in this order elsewhere, they are versions of the same disclosures again.
  const documents = listDocuments(workspace).toSorted((one, other) => one.version - other.version);
  if (withOriginals && documents.reduce((sum, { size }) => sum + size, 0) > LARGEST_ORIGINALS) {
    throw new DeskProblem(
      'workspace',
      '原件合计超过 1 GB，未导出。请不附原件导出，原件另行移交；或把批次分放在几个工作区。',
    );
  }
  const madeBy = reviewerOf(workspace);
  const madeAt = timestamp();
  const detail = { documents: documents.length, withOriginals };
  logAction(workspace, { actor: madeBy, action: 'package.export', subject: 'package', detail });
  const editions = exportEditions(workspace);
  const sayings = exportSayings(context);
  const rules = ownRulesOf(workspace);
  const { rows: log, head: logHead } = exportLog(workspace.database);
  const wordings = listWordings(workspace).map(({ id: _id, ...kept }) => kept);
  const schema = Number(workspace.database.pragma('user_version', { simple: true }));
  // All that may change was taken in one turn. Originals never do.
  const originals = withOriginals ? await originalsOf(context, documents) : new Map<string, Uint8Array>();
  const bytes = await packager.write({
    program: PROGRAM_VERSION,
    schema,
    madeAt,
    madeBy,
    logHead,
    documents: documents.map(({ id, fileName, size }) => ({ sha256: id, fileName, size })),
    editions,
    sayings,
    wordings,
    ownRules: rules.length === 0 ? null : writeRuleFile(rules),
    log,
    originals,
  });
  const fileName = `勾稽交换包-${madeBy.replace(/[\\/:*?"<>|\p{Cc}]/gu, '')}-${madeAt.slice(0, 10)}.goujipack`;
  return exports.put({ fileName, contentType: 'application/zip', bytes });
}

/** Originals by their hash, one in a turn. Each has memory of its own, which may change hands. */
async function originalsOf(
  { workspace }: Context,
  documents: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const originals = new Map<string, Uint8Array>();
  for (const { id } of documents) {
    await nextTurn(workspace);
    const bytes = loadOriginal(workspace, id);
    if (bytes !== null) originals.set(id, Uint8Array.from(bytes));
  }
  return originals;
}

type Chosen = { readonly token: string; readonly name: string };

async function opened({ uploads, packager }: Context, { token, name }: Chosen): Promise<Package> {
  const path = uploads.pathOf(token);
  if (path === null) throw new DeskProblem('not-found', `“${name}”已不在临时文件夹中。请重新选择文件。`);
  const read = await packager.read(name, path);
  if (!read.ok) throw new DeskProblem('invalid-input', read.message);
  return read.value;
}

async function preview(context: Context, chosen: Chosen): Promise<PackagePreview> {
  const { workspace } = context;
  const { madeBy, madeAt, program, documents, originals, editions, sayings, ownRules } = await opened(context, chosen);
  const missing = documents.filter(({ sha256 }) => findDocument(workspace, sha256) === null);
  return {
    madeBy,
    madeAt,
    program,
    documents: documents.length,
    missing: missing.length,
    originals: missing.filter(({ sha256 }) => originals.has(sha256)).length,
    counts: previewMerge(workspace, editions, reviewerOf(workspace)),
    others: previewSayings(context, sayings),
    rules: rulesOfPackage(context, ownRules, false),
    ruleNames: rulesInPackage(context, ownRules).map(({ name }) => name),
    settings: comingOfKind(context, sayings, 'rule-setting'),
  };
}

/** Originals that are not here, as files to be imported like any others. */
async function missingOriginals(
  { workspace, uploads }: Context,
  { documents, originals }: Package,
): Promise<readonly ImportRequest[]> {
  const requests: ImportRequest[] = [];
  for (const { sha256, fileName } of documents) {
    const bytes = originals.get(sha256);
    if (bytes === undefined || findDocument(workspace, sha256) !== null) continue;
    const token = await uploads.put(Uint8Array.from(bytes).buffer);
    const file = uploads.pathOf(token);
    requests.push({ path: fileName, file, problem: null, batch: null, release: () => uploads.release(token) });
  }
  return requests;
}

/** Checks again where a merge or a decision has changed the codes of the office or its rule settings since `before`. */
function checkAgain(context: Context, before: string): void {
  if (settingsMark(context.workspace) !== before) void checkAsSet(context);
}

/**
 * Writes what a package says: notes, sayings, kept words and rules. All of it or nothing, so that a program that ends on the
 * way, or a disk that is full, leaves the workspace as it was.
 */
function writeMerge(context: Context, content: Package, actor: string): Omit<PackageImport, 'job'> {
  const { workspace } = context;
  const write = workspace.database.transaction(() => {
    const before = uniteSayings(context, content.sayings, actor);
    // A review that was opened again takes notes; one that was signed elsewhere is closed when its notes are here.
    settleSayings(context, actor, true);
    mergeWordings(workspace, content.wordings ?? [], actor);
    const counts = mergeEditions(workspace, content.editions, actor);
    const others = countSayings(context, content.sayings, before, settleSayings(context, actor));
    return { counts, others, rules: rulesOfPackage(context, content.ownRules, true) };
  });
  return write.immediate();
}

/** The package without what changes how is checked: the reviewer keeps the own rules and settings of this workspace. */
function withoutRules(content: Package): Package {
  return { ...content, sayings: content.sayings.filter(({ kind }) => kind !== 'rule-setting'), ownRules: null };
}

async function merge(context: Context, chosen: Chosen & { readonly withRules: boolean }): Promise<PackageImport> {
  const { workspace, importer, uploads, emit } = context;
  const whole = await opened(context, chosen);
  const content = chosen.withRules ? whole : withoutRules(whole);
  const requests = await missingOriginals(context, content);
  const before = settingsMark(workspace);
  let merged: Omit<PackageImport, 'job'>;
  try {
    merged = writeMerge(context, content, reviewerOf(workspace));
  } catch (error) {
    await Promise.all(requests.map(({ release }) => release?.()));
    throw error;
  }
  checkAgain(context, before);
  await uploads.release(chosen.token);
  emit({ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] });
  return { ...merged, job: requests.length === 0 ? null : importer.start(requests) };
}

function conflicts({ workspace }: Context): readonly ConflictView[] {
  return listConflicts(workspace).map(({ key, document, sides }) => {
    const stored = findDocument(workspace, document);
    return {
      key,
      document,
      fileName: stored?.fileName ?? '',
      unitName: stored?.unitName ?? null,
      sides: sides.map(({ hash, body: { note: _note, ...said } }) => ({ ...said, edition: hash })),
    };
  });
}

function decide(
  context: Context,
  { key, sides, chosen }: { readonly key: string; readonly sides: readonly string[]; readonly chosen: string },
): readonly ConflictView[] {
  const { workspace, emit } = context;
  if (!decideConflict(workspace, key, sides, chosen, reviewerOf(workspace))) {
    throw new DeskProblem('conflict', '此处的意见在打开之后已有变化，或所在文件已签发，本次未裁定。请刷新后重新核对。');
  }
  emit({ type: 'workspace.changed', what: ['notes'] });
  return conflicts(context);
}

function disputes(context: Context): readonly DisputeView[] {
  return disputedSpots(context).map(({ exchanged, place, sides }) => {
    const told = sides.map(({ hash, body }) => ({ hash, ...exchanged.told(context, body) }));
    const stored = findDocument(context.workspace, told[0]?.document ?? '');
    return {
      key: JSON.stringify([exchanged.kind, place]),
      document: stored?.id ?? null,
      fileName: stored?.fileName ?? '',
      unitName: stored?.unitName ?? null,
      subject: told[0]?.subject ?? '',
      sides: told.map(({ hash, says }) => ({ saying: hash, says })),
    };
  });
}

function settleDispute(
  context: Context,
  { key, sides, chosen }: { readonly key: string; readonly sides: readonly string[]; readonly chosen: string },
): readonly DisputeView[] {
  const before = settingsMark(context.workspace);
  if (!decideSpot(context, key, sides, chosen, reviewerOf(context.workspace))) {
    throw new DeskProblem('conflict', '此处在打开之后已有变化，或所在文件已签发，本次未裁定。请刷新后重新核对。');
  }
  checkAgain(context, before);
  context.emit({ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] });
  return disputes(context);
}

/**
 * What waited for a document, or for a review to be unlocked, all of it or nothing. Called when documents have come in and at
 * the start.
 */
export function settleWaiting(context: Context): void {
  const { workspace, emit } = context;
  const actor = reviewerOf(workspace);
  const settle = workspace.database.transaction(() => {
    settleSayings(context, actor, true);
    const notes = settleNotes(workspace, actor);
    return { notes, others: settleSayings(context, actor).changed };
  });
  const { notes, others } = settle.immediate();
  if (others) emit({ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] });
  else if (notes) emit({ type: 'workspace.changed', what: ['notes'] });
}

/** 交换. */
export const packageHandlers: Handlers<
  | 'packages.export'
  | 'packages.preview'
  | 'packages.import'
  | 'packages.conflicts'
  | 'packages.decide'
  | 'packages.disputes'
  | 'packages.settle'
> = {
  'packages.export': (context, { withOriginals }) => makePackage(context, withOriginals),
  'packages.preview': (context, chosen) => preview(context, chosen),
  'packages.import': (context, chosen) => merge(context, chosen),
  'packages.conflicts': (context) => conflicts(context),
  'packages.decide': (context, input) => decide(context, input),
  'packages.disputes': (context) => disputes(context),
  'packages.settle': (context, input) => settleDispute(context, input),
};
