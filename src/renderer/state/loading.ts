import type { DeskEvent, FindingView } from '../../shared/desk-api.js';
import { findingByKey } from './arrange.js';
import { rememberedAppearance } from './appearance.js';
import { withDecisions } from './decisions.js';
import { lookingAt, ofBatch } from './in-batch.js';
import { showMessage, type Desk } from './desk.js';
import { takeUnsaved } from './exporting.js';
import { takeProgress } from './importing.js';
import { rememberedLibrary } from './library-view.js';
import { readBackupState } from './backups.js';
import { NO_FOCUS, type Focus } from './model.js';

/** How many opened documents stay in memory. A department's file with all tables is a few megabytes. */
const KEPT_DOCUMENTS = 8;

/** Reads everything the page shows and listens for changes. Returns the function that stops listening. */
export function startDesk(desk: Desk): () => void {
  desk.store.set({ appearance: rememberedAppearance(), library: rememberedLibrary() });
  const stop = desk.bridge.subscribe((event) => void onEvent(desk, event));
  void loadAll(desk);
  void readBackupState(desk);
  return stop;
}

async function loadAll(desk: Desk): Promise<void> {
  const batches = await desk.ask('batches.list', {});
  if (batches !== null) desk.store.set({ batches });
  const { generation } = desk.store.get();
  const [status, documents, findings, notes, rules, failures] = await Promise.all([
    desk.ask('app.status', {}),
    desk.ask('documents.list', {}),
    desk.ask('findings.list', ofBatch(desk)),
    desk.ask('notes.list', ofBatch(desk)),
    desk.ask('rules.list', {}),
    desk.ask('documents.failures', {}),
  ]);
  desk.store.set({
    ready: true,
    ...(status && { status }),
    ...(documents && { documents }),
    ...(findings && { findings }),
    ...(notes && { notes }),
    ...(rules && { rules }),
    ...(failures && { failures }),
  });
  if (status?.recovery !== undefined) showMessage(desk, 'notice', status.recovery);
  if (status?.logProblem !== undefined) showMessage(desk, 'error', status.logProblem);
  // What changed while this was read may have been read earlier than it was asked for here.
  if (desk.store.get().generation !== generation) await reload(desk, ['documents', 'findings', 'notes']);
}

async function onEvent(desk: Desk, event: DeskEvent): Promise<void> {
  if (event.type === 'import.progress') takeProgress(desk, event.job);
  else if (event.type === 'file.unsaved') takeUnsaved(desk, event);
  else if (event.type === 'backups.changed') await readBackupState(desk);
  else if (event.type === 'workspace.replaced') await readAnew(desk);
  else await reload(desk, event.what);
}

/** Another workspace stands behind the page: what was read of the former one is dropped, unsaved words stay. */
async function readAnew(desk: Desk): Promise<void> {
  desk.store.update((state) => ({
    details: {},
    sources: {},
    recent: [],
    focus: { ...NO_FOCUS, jump: state.focus.jump + 1 },
    selection: null,
    selectedRange: null,
    marked: [],
    // It was saved in the former one.
    saved: null,
    wordings: null,
    generation: state.generation + 1,
  }));
  await Promise.all([loadAll(desk), readBackupState(desk)]);
}

type Changed = 'documents' | 'findings' | 'notes';
const pending = new WeakMap<Desk, { wanted: Set<Changed>; running: Promise<void> | null }>();

/**
 * Reads the changed lists again. Changes that come while a reading runs are read together afterwards, so that an import
 * of eighty files does not ask eighty times.
 */
export function reload(desk: Desk, what: readonly Changed[]): Promise<void> {
  const queue = pending.get(desk) ?? { wanted: new Set<Changed>(), running: null };
  pending.set(desk, queue);
  for (const name of what) queue.wanted.add(name);
  queue.running ??= drain(desk, queue.wanted).finally(() => {
    queue.running = null;
  });
  return queue.running;
}

async function drain(desk: Desk, wanted: Set<Changed>): Promise<void> {
  while (wanted.size > 0) {
    const now = new Set(wanted);
    wanted.clear();
    const { batches: before } = desk.store.get();
    // Documents count findings and notes, so every change concerns their list.
    const [documents, findings, notes, status, batches] = await Promise.all([
      desk.ask('documents.list', {}),
      now.has('findings') ? desk.ask('findings.list', ofBatch(desk)) : null,
      now.has('notes') ? desk.ask('notes.list', ofBatch(desk)) : null,
      now.has('documents') ? desk.ask('app.status', {}) : null,
      now.has('documents') ? desk.ask('batches.list', {}) : null,
    ]);
    desk.store.update((state) => {
      // Where another batch was chosen meanwhile, that is later than this answer.
      const shown = state.batches === before && batches !== null ? lookingAt(batches, before.chosen) : state.batches;
      const isOfShown = shown.chosen === before.chosen;
      if (!isOfShown) wanted.add('findings').add('notes');
      const lists = withDecisions(
        {
          documents: documents ?? state.documents,
          findings: isOfShown && findings !== null ? findings : state.findings,
        },
        isOfShown && notes !== null ? notes : state.notes,
      );
      return {
        generation: state.generation + 1,
        batches: shown,
        ...(documents && { documents }),
        ...(status && { status }),
        ...lists,
        focus: withoutGone(state.focus, lists.findings),
      };
    });
  }
}

/** A finding that a correction has answered is no longer there to be looked at; its draft stays, should it come back. */
function withoutGone(focus: Focus, findings: readonly FindingView[]): Focus {
  const isGone = (finding: string | null): boolean => finding !== null && findingByKey(findings, finding) === undefined;
  const { finding, target } = focus;
  if (!isGone(finding) && !(target?.type === 'finding' && isGone(target.finding))) return focus;
  return {
    ...focus,
    finding: isGone(finding) ? null : finding,
    target: target?.type === 'finding' && isGone(target.finding) ? null : target,
  };
}

/** Makes sure a document's tables are in memory. */
export async function ensureDetail(desk: Desk, document: string): Promise<void> {
  if (desk.store.get().details[document] !== undefined) return;
  const detail = await desk.ask('documents.get', { document });
  if (detail === null) return;
  desk.store.update((state) => ({ details: keepLatest(state.details, document, detail, state.focus.document) }));
}

/** Makes sure a document's source lines are in memory. */
export async function ensureSource(desk: Desk, document: string): Promise<void> {
  if (desk.store.get().sources[document] !== undefined) return;
  const source = await desk.ask('documents.source', { document });
  if (source === null) return;
  desk.store.update((state) => ({
    sources: keepLatest(state.sources, document, source.lines, state.focus.document),
  }));
}

/** Adds an entry and drops the oldest ones beyond the limit, never the one on the screen. */
function keepLatest<Value>(
  kept: Readonly<Record<string, Value>>,
  key: string,
  value: Value,
  shown: string | null,
): Readonly<Record<string, Value>> {
  const entries = [...Object.entries(kept).filter(([name]) => name !== key), [key, value] as const];
  const surplus = entries.length - KEPT_DOCUMENTS;
  if (surplus <= 0) return Object.fromEntries(entries);
  const dropped = new Set(
    entries
      .map(([name]) => name)
      .filter((name) => name !== shown && name !== key)
      .slice(0, surplus),
  );
  return Object.fromEntries(entries.filter(([name]) => !dropped.has(name)));
}
