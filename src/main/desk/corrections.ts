import type { Correction, CorrectionTarget, Disclosure } from '../../core/disclosure/index.js';
import {
  aimCorrection,
  applyCorrections,
  memoryKeys,
  placeCorrections,
  targetKey,
  type Aim,
} from '../../core/recognition/corrections/index.js';
import type { CorrectionView, Input } from '../../shared/desk-api.js';
import {
  findDocument,
  listCorrections,
  listDocuments,
  listMemories,
  loadDisclosure,
  makeCorrection,
  storeCorrections,
  timestamp,
  type CorrectedReading,
  type CorrectionChange,
  type MemoryChange,
  type StoredDocument,
} from '../workspace/index.js';
import { checkBetween } from './check-between.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem, unknownDocument } from './desk-problem.js';
import { refuseSigned } from './review.js';
import { reviewerOf } from './reviewer.js';
import { stateMessage } from './state-message.js';
import { reportTrouble } from './trouble.js';
import { uncertainDocuments } from './uncertain.js';

/** A document with its reading; throws where there is none. */
function opened({ workspace }: Context, document: string): { stored: StoredDocument; reading: Disclosure } {
  const stored = findDocument(workspace, document);
  const reading = loadDisclosure(workspace, document);
  if (stored === null || reading === null) throw unknownDocument();
  return { stored, reading };
}

/** Corrections as they concern a document. */
function correctionViews({ workspace }: Context, document: string): readonly CorrectionView[] {
  const reading = loadDisclosure(workspace, document);
  if (reading === null) throw unknownDocument();
  const corrections = listCorrections(workspace, document);
  const { places } = placeCorrections(reading, corrections);
  const remembered = new Set(listMemories(workspace).map(({ correction }) => correction));
  return corrections.map((correction) => ({
    correction,
    place: places.get(correction.id) ?? null,
    remembered: remembered.has(correction.id),
  }));
}

type SaveInput = Input<'corrections.save'>;

/** Turns what the page points at into changes of the corrections in force. */
function changesOf(
  context: Context,
  input: SaveInput,
  reading: Disclosure,
  actor: string,
): readonly CorrectionChange[] {
  const active = listCorrections(context.workspace, input.document).filter(({ state }) => state === 'active');
  return input.changes.map(({ id, revision, aim }) => {
    const target = aimCorrection(reading, active, aim satisfies Aim);
    if (target === null) {
      throw new DeskProblem('not-found', '文件中没有所指的位置，可能已重新读取。请刷新后重新选择。');
    }
    const before = inForce(active, target);
    // One of another version that only fits here is not changed: the new word stands behind it and holds.
    if (before !== null && (before.id !== id || before.revision !== revision)) {
      throw new DeskProblem('conflict', '此处的更正在打开之后已被修改，本次未保存。请刷新后重新核对。', before);
    }
    const draft = {
      before,
      document: input.document,
      target,
      origin: 'reviewer',
      reason: input.reason.trim(),
    } as const;
    return { before, after: makeCorrection(draft, actor) };
  });
}

/** The correction in force on the same place: the last one, as that is the one that holds. */
function inForce(active: readonly Correction[], target: CorrectionTarget): Correction | null {
  const key = targetKey(target);
  return active.findLast((correction) => targetKey(correction.target) === key) ?? null;
}

/** Reads a document and those made from it anew, as they stand with the corrections in force. */
function readAgain(context: Context, stored: StoredDocument): readonly CorrectedReading[] {
  return listDocuments(context.workspace)
    .filter(({ lineage, version }) => lineage === stored.lineage && version >= stored.version)
    .flatMap(({ id }) => correctedReading(context, id));
}

function correctedReading({ workspace, dependencies }: Context, id: string): readonly CorrectedReading[] {
  const reading = loadDisclosure(workspace, id);
  if (reading === null) return [];
  const disclosure = applyCorrections(reading, listCorrections(workspace, id));
  const check = dependencies.checkDocument({ document: id, disclosure });
  return [{ document: id, disclosure, check, message: stateMessage(disclosure) }];
}

/** Stores changes with everything that follows, and starts the checks between documents. */
function store(context: Context, document: string, changes: readonly CorrectionChange[], memory: MemoryChange): void {
  const { workspace, dependencies, disclosures, emit } = context;
  const [first] = changes;
  // A correction of an earlier version concerns that version and all after it.
  const owners = new Set(changes.map(({ after }) => after.document));
  const { stored } = opened(context, document);
  const oldest = [...owners]
    .map((owner) => findDocument(workspace, owner) ?? stored)
    .reduce((one, other) => (other.version < one.version ? other : one), stored);
  if (first === undefined) return;
  const actor = reviewerOf(workspace);
  storeCorrections(
    workspace,
    stored,
    changes,
    memory,
    (regrouped) =>
      regrouped === null ? readAgain(context, oldest) : regrouped.flatMap((id) => correctedReading(context, id)),
    actor,
  );
  emit({ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] });
  void checkBetween(workspace, disclosures, dependencies, actor)
    .then(() => emit({ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] }))
    .catch((error: unknown) => reportTrouble('checks between documents', error));
}

/** Stores corrections as another workspace has them, with everything that follows. */
export function storeReceived(context: Context, document: string, changes: readonly CorrectionChange[]): void {
  const withdrawn = changes.filter(({ after }) => after.state === 'withdrawn').map(({ after }) => after.id);
  store(context, document, changes, { remember: [], forget: withdrawn });
}

function save(context: Context, input: SaveInput): readonly CorrectionView[] {
  const { reading } = opened(context, input.document);
  refuseSigned(context, input.document);
  const changes = changesOf(context, input, reading, reviewerOf(context.workspace));
  const keyed = changes.map(({ after }) => ({
    correction: after.id,
    keys: input.remember ? memoryKeys(reading, after.target) : [],
  }));
  store(context, input.document, changes, {
    remember: keyed.filter(({ keys }) => keys.length > 0),
    forget: keyed.filter(({ keys }) => keys.length === 0).map(({ correction }) => correction),
  });
  return correctionViews(context, input.document);
}

function withdraw(context: Context, input: Input<'corrections.withdraw'>): readonly CorrectionView[] {
  opened(context, input.document);
  refuseSigned(context, input.document);
  const before = listCorrections(context.workspace, input.document).find(({ id }) => id === input.correction);
  if (before === undefined) throw new DeskProblem('not-found', '库中没有这条更正，可能已换了工作区。请刷新后重试。');
  if (before.state === 'withdrawn' || before.revision !== input.revision) {
    throw new DeskProblem('conflict', '这条更正在打开之后已被修改，本次未撤回。请刷新后重新核对。', before);
  }
  const { document, target, origin, reason } = before;
  const changed = makeCorrection({ before, document, target, origin, reason }, before.author);
  const after: Correction = { ...changed, state: 'withdrawn' };
  store(context, input.document, [{ before, after }], { remember: [], forget: [before.id] });
  return correctionViews(context, input.document);
}

/** A correction as it must stand, as it is to stand, and what is remembered of it: key lines, "" for nothing, null: as it is. */
type TakenBack = { readonly expected: Correction; readonly wanted: Correction; readonly keys: string | null };

/** What a correction says, whatever its revision: that rises also where it goes back to what it was. */
function saidBy({ target, origin, state, reason }: Correction): string {
  return JSON.stringify([target, origin, state, reason]);
}

/** Brings corrections of one act back to what they were, with everything that follows. False where one was changed since. */
export function takeCorrectionsBack(context: Context, taken: readonly TakenBack[]): boolean {
  const [first] = taken;
  if (first === undefined) return true;
  // Of several versions the latest shows them all.
  const stored = listDocuments(context.workspace).find(
    ({ lineage, latest }) => latest && lineage === findDocument(context.workspace, first.expected.document)?.lineage,
  );
  if (stored === undefined) return false;
  refuseSigned(context, stored.id);
  const known = new Map(listCorrections(context.workspace, stored.id).map((one) => [one.id, one]));
  const changes = taken.flatMap(({ expected, wanted }): readonly CorrectionChange[] => {
    const before = known.get(expected.id);
    if (before === undefined || saidBy(before) !== saidBy(expected)) return [];
    const { revision } = makeCorrection({ ...wanted, before }, before.author);
    return [{ before, after: { ...wanted, updatedAt: timestamp(), revision } }];
  });
  if (changes.length < taken.length) return false;
  store(context, stored.id, changes, {
    remember: taken.flatMap(({ expected: { id }, keys }) =>
      keys === null || keys === '' ? [] : [{ correction: id, keys: keys.split('\n') }],
    ),
    forget: taken.flatMap(({ expected: { id }, keys }) => (keys === '' ? [id] : [])),
  });
  return true;
}

/** 更正. */
export const correctionHandlers: Handlers<
  'corrections.list' | 'corrections.save' | 'corrections.withdraw' | 'documents.uncertain'
> = {
  'corrections.list': (context, { document }) => correctionViews(context, document),
  'corrections.save': (context, input) => save(context, input),
  'corrections.withdraw': (context, input) => withdraw(context, input),
  'documents.uncertain': (context, { batch }) => uncertainDocuments(context, batch),
};
