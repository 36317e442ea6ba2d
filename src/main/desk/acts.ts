import type { Anchor, Correction } from '../../core/disclosure/index.js';
import type { NoteState } from '../../core/review/index.js';
import { ACT_OPERATIONS, type ActOperation, type ActView } from '../../shared/desk/acts.js';
import {
  logAction,
  recordRows,
  takeBack,
  watchRows,
  type RowChange,
  type StoredRow,
  type Workspace,
} from '../workspace/index.js';
import type { Acts, Context, Handlers } from './context.js';
import { takeCorrectionsBack } from './corrections.js';
import { DeskProblem } from './desk-problem.js';
import { lockedReview } from './review.js';
import { reviewerOf } from './reviewer.js';

/** 一次操作. What the reviewer did, and the rows it changed. */
type Act = { readonly operation: ActOperation; readonly changes: readonly RowChange[] };

const MOST_ACTS = 500;

/** Acts of one reviewer: those that can be taken back, and those that can be done again. */
type History = { readonly done: Act[]; readonly undone: Act[] };

function isAct(operation: string): operation is ActOperation {
  return ACT_OPERATIONS.some((name) => name === operation);
}

/** Corrections are taken back as corrections, because everything is read and checked anew with them. */
function isCorrection({ operation }: Act): boolean {
  return operation === 'corrections.save' || operation === 'corrections.withdraw';
}

/** Of a correction only the correction itself is kept: what follows from it follows again from taking it back. */
function ofAct(operation: ActOperation, changes: readonly RowChange[]): Act {
  const act: Act = { operation, changes };
  if (!isCorrection(act)) {
    return { ...act, changes: changes.filter(({ table }) => table !== 'correction' && table !== 'memory') };
  }
  return { ...act, changes: changes.filter(({ table }) => table === 'correction' || table === 'memory') };
}

function stateOf(row: StoredRow | null): NoteState | null {
  return row === null ? null : (String(row['state']) as NoteState);
}

/** `act` as it was: from before to after. */
function viewOf({ operation, changes }: Act): ActView {
  const notes = changes.filter(({ table }) => table === 'note');
  // The whole of a merged note is written first; of one written anew it says the most.
  const [first] = notes;
  const shown = first?.after ?? first?.before ?? null;
  return {
    operation,
    count: changes.filter(({ table }) => table !== 'memory').length,
    anchor: shown === null ? null : (JSON.parse(String(shown['anchor'])) as Anchor),
    text: shown === null ? '' : String(shown['text']),
    before: first === undefined ? null : stateOf(first.before),
    after: first === undefined ? null : stateOf(first.after),
  };
}

/** Keeps what the reviewer does, so that it can be taken back step by step. */
export function createActs(workspace: Workspace): Acts {
  watchRows(workspace);
  const histories = new Map<string, History>();
  const historyOf = (reviewer: string): History => {
    const known = histories.get(reviewer);
    if (known !== undefined) return known;
    const made: History = { done: [], undone: [] };
    histories.set(reviewer, made);
    return made;
  };
  const revisions = new Map<string, number>();
  const placeOf = ({ table, key }: RowChange): string => `${table} ${key}`;
  const keepRevisions = (changes: readonly RowChange[]): void => {
    for (const change of changes) {
      const seen = [change.before?.['revision'], change.after?.['revision'], revisions.get(placeOf(change))];
      revisions.set(placeOf(change), Math.max(0, ...seen.map((revision) => Number(revision ?? 0))));
    }
  };
  const goBack = (context: Context, from: Act[], to: Act[], action: 'act.undo' | 'act.redo'): ActView | null => {
    const act = from.at(-1);
    if (act === undefined) return null;
    const changes = isCorrection(act)
      ? goBackOnCorrections(context, act, action)
      : goBackOnRows(context, act, action, (change) => revisions.get(placeOf(change)) ?? 0);
    if (changes === 'changed') {
      // It can never be taken back any more; those before it still can.
      from.pop();
      throw new DeskProblem('conflict', REFUSED[action]);
    }
    from.pop();
    keepRevisions(changes);
    to.push({ ...act, changes });
    context.emit({ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] });
    return viewOf(action === 'act.undo' ? act : { ...act, changes });
  };
  return {
    record: (operation, run) => {
      if (!isAct(operation)) return run();
      const { value, changes } = recordRows(workspace, run);
      const act = ofAct(operation, changes);
      if (act.changes.length > 0) {
        keepRevisions(act.changes);
        const { done, undone } = historyOf(reviewerOf(workspace));
        done.push(act);
        if (done.length > MOST_ACTS) done.shift();
        undone.length = 0;
      }
      return value;
    },
    undo: (context) => {
      const { done, undone } = historyOf(reviewerOf(workspace));
      return goBack(context, done, undone, 'act.undo');
    },
    redo: (context) => {
      const { done, undone } = historyOf(reviewerOf(workspace));
      return goBack(context, undone, done, 'act.redo');
    },
  };
}

const REFUSED = {
  'act.undo': '上一步操作所改的内容在此之后又有变化，不能撤销，已略过。更早的操作仍可撤销。',
  'act.redo': '要重做的内容在此之后又有变化，不能重做，已略过。',
} as const;

type Action = keyof typeof REFUSED;

function goBackOnRows(
  { workspace }: Context,
  { operation, changes }: Act,
  action: Action,
  highest: (change: RowChange) => number,
): readonly RowChange[] | 'changed' {
  const result = takeBack(workspace, changes, { actor: reviewerOf(workspace), action, operation }, highest);
  if (result.done) return result.changes;
  if (result.reason === 'signed') throw lockedReview(result.signed);
  return 'changed';
}

function correctionIn(row: StoredRow | null): Correction | null {
  if (row === null) return null;
  const { id, document, target, origin, state, reason, author, created_at, updated_at, revision } = row;
  return {
    id: String(id),
    document: String(document),
    target: JSON.parse(String(target)) as Correction['target'],
    origin: String(origin) as Correction['origin'],
    state: String(state) as Correction['state'],
    reason: String(reason),
    author: String(author),
    createdAt: String(created_at),
    updatedAt: String(updated_at),
    revision: Number(revision),
  };
}

function goBackOnCorrections(
  context: Context,
  { operation, changes }: Act,
  action: Action,
): readonly RowChange[] | 'changed' {
  const { workspace } = context;
  const memories = new Map(changes.filter(({ table }) => table === 'memory').map((change) => [change.key, change]));
  const wanted = changes.flatMap((change) => {
    const after = change.table === 'correction' ? correctionIn(change.after) : null;
    if (after === null) return [];
    const memory = memories.get(change.key);
    return [
      {
        expected: after,
        wanted: correctionIn(change.before) ?? { ...after, state: 'withdrawn' as const },
        keys: memory === undefined ? null : String(memory.before?.['keys'] ?? ''),
      },
    ];
  });
  // Corrections and the word that they were taken back are written together or not at all.
  const takeAllBack = workspace.database.transaction(() => {
    if (!takeCorrectionsBack(context, wanted)) return false;
    for (const { expected, wanted: now } of wanted) {
      const detail = { operation, table: 'correction', before: expected, after: now };
      logAction(workspace, { actor: reviewerOf(workspace), action, subject: expected.id, detail });
    }
    return true;
  });
  const { value, changes: made } = recordRows(workspace, () => takeAllBack.immediate());
  if (!value) return 'changed';
  return ofAct(operation, made).changes;
}

/** 撤销和重做. */
export const actHandlers: Handlers<'acts.undo' | 'acts.redo'> = {
  'acts.undo': (context) => context.acts.undo(context),
  'acts.redo': (context) => context.acts.redo(context),
};
