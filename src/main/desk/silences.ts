import type { Input, Silence } from '../../shared/desk-api.js';
import {
  addSilence,
  findDocument,
  findSilence,
  listFindings,
  listSilenced,
  withdrawSilence,
} from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem, unknownDocument, unknownFinding } from './desk-problem.js';
import { refuseSigned } from './review.js';
import { reviewerOf } from './reviewer.js';

function save(context: Context, { document, finding: id, reach, reason }: Input<'silences.save'>): Silence {
  const { workspace, emit } = context;
  if (findDocument(workspace, document) === null) throw unknownDocument();
  refuseSigned(context, document);
  const finding = listFindings(workspace, document).find((one) => one.id === id && one.outcome === 'finding');
  if (finding === undefined) throw unknownFinding();
  const known = listSilenced(workspace).find((one) => one.document === document && one.finding.id === id);
  if (known !== undefined) {
    throw new DeskProblem('conflict', `此问题已由 ${known.silence.author} 静默，未重复保存。请刷新列表。`);
  }
  const silence = addSilence(workspace, document, finding, { reach, reason }, reviewerOf(workspace));
  emit({ type: 'workspace.changed', what: ['findings'] });
  return silence;
}

function withdraw(context: Context, { silence: id, revision }: Input<'silences.withdraw'>): Silence {
  const { workspace, emit } = context;
  const known = findSilence(workspace, id);
  if (known === null) throw new DeskProblem('not-found', '库中没有这条静默，可能已换了工作区。请刷新后重试。');
  refuseSigned(context, known.document);
  const after = withdrawSilence(workspace, id, revision, reviewerOf(workspace));
  if (after === null) throw new DeskProblem('conflict', '这条静默在打开之后已改变，本次未恢复。请刷新后重试。');
  emit({ type: 'workspace.changed', what: ['findings'] });
  return after;
}

/** 静默. */
export const silenceHandlers: Handlers<'silences.save' | 'silences.withdraw'> = {
  'silences.save': (context, input) => save(context, input),
  'silences.withdraw': (context, input) => withdraw(context, input),
};
