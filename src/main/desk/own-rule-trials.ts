import {
  ownRuleSteps,
  tryOutOf,
  tryOutOwnRule,
  type CheckResult,
  type OwnRule,
  type Subject,
  type TryOut,
} from '../../core/checks/index.js';
import type { Input, Trial } from '../../shared/desk-api.js';
import { listDocuments } from '../workspace/index.js';
import type { Context } from './context.js';
import { nextTurn } from './turns.js';

/** 试运行 on its way; `stopped` ends it before its next document. */
type Run = { stopped: boolean; now: Trial };

/** Trials on their way, by the name the page gave them: two windows may try out two rules. */
const running = new WeakMap<Context, Map<string, Run>>();

function runsOf(context: Context): Map<string, Run> {
  const known = running.get(context);
  if (known !== undefined) return known;
  const made = new Map<string, Run>();
  running.set(context, made);
  return made;
}

/** How far a trial is; null: it is over, or was never begun. */
export function trialOf(context: Context, run: string): Trial | null {
  return runsOf(context).get(run)?.now ?? null;
}

/** Stops a trial before its next document. It answers with what it found so far, and says how many documents are left. */
export function stopTrial(context: Context, run: string): true {
  const known = runsOf(context).get(run);
  if (known !== undefined) known.stopped = true;
  return true;
}

/**
 * 试运行. Tries a rule on the named documents, or on the latest version of each, one document in a turn: everything else is answered
 * in between. A rule that is not understood says so at once.
 */
export async function tryOut(
  context: Context,
  { text, documents, run: name }: Input<'ownRules.tryOut'>,
): Promise<TryOut> {
  const rule: OwnRule = { id: 'OWN-0', name: '试运行', text, severity: 'warning', basis: '', enabled: true };
  const onNothing = tryOutOwnRule(rule, []);
  if (onNothing.mistake !== null || documents?.length === 0) return onNothing;
  const run: Run = { stopped: false, now: { stage: 'reading', done: 0, total: 0 } };
  const runs = runsOf(context);
  if (name !== undefined) runs.set(name, run);
  try {
    const { subjects, left } = await read(context, documents, run);
    if (run.stopped) return { ...onNothing, left };
    const steps = await tryOn(context, rule, subjects, run);
    return tryOutOf(rule, steps, subjects.length - steps.length);
  } finally {
    if (name !== undefined && runs.get(name) === run) runs.delete(name);
  }
}

type Read = { readonly subjects: readonly Subject[]; readonly left: number };

/** Unpacks the documents. `left`: what there is to try the rule on, where it was stopped. */
async function read(
  { workspace, disclosures }: Context,
  documents: readonly string[] | undefined,
  run: Run,
): Promise<Read> {
  const named = documents === undefined ? null : new Set(documents);
  const wanted = listDocuments(workspace).filter(({ id, latest }) => (named === null ? latest : named.has(id)));
  const subjects: Subject[] = [];
  for (const [done, { id }] of wanted.entries()) {
    run.now = { stage: 'reading', done, total: wanted.length };
    await nextTurn(workspace);
    if (run.stopped) break;
    const disclosure = disclosures.load(id);
    if (disclosure !== null) subjects.push({ document: id, disclosure });
  }
  return { subjects, left: wanted.length };
}

async function tryOn(
  { workspace }: Context,
  rule: OwnRule,
  subjects: readonly Subject[],
  run: Run,
): Promise<readonly CheckResult[]> {
  const steps: CheckResult[] = [];
  run.now = { stage: 'trying', done: 0, total: subjects.length };
  for (const step of ownRuleSteps([rule], subjects)) {
    steps.push(step);
    run.now = { stage: 'trying', done: steps.length, total: subjects.length };
    await nextTurn(workspace);
    if (run.stopped) break;
  }
  return steps;
}
