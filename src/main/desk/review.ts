import { reviewState } from '../../core/review/index.js';
import type { Input, ReviewStanding } from '../../shared/desk-api.js';
import {
  countReview,
  findDocument,
  findSignOff,
  saveLook,
  signDocument,
  signedVersion,
  unlockDocument,
  type SignedVersion,
  type SignResult,
} from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem, unknownDocument } from './desk-problem.js';
import { reviewerOf } from './reviewer.js';

/** What keeps somebody from changing a signed review, in words. */
export function lockedReview({ document, signOff }: SignedVersion): DeskProblem {
  const moment = signOff.at.slice(0, 16).replace('T', ' ');
  return new DeskProblem(
    'locked',
    `“${document.fileName}”的审核已由 ${signOff.reviewer} 于 ${moment} 签发，处理和意见已锁定，本次未保存。需要修改时，请先解锁并写明理由。`,
  );
}

/** Refuses to change what the findings of a signed document are made from. */
export function refuseSigned({ workspace }: Context, document: string): void {
  const stored = findDocument(workspace, document);
  const signed = stored === null ? null : signedVersion(workspace, stored.lineage);
  if (signed !== null) throw lockedReview(signed);
}

function standingOf({ workspace }: Context, document: string): ReviewStanding {
  const stored = findDocument(workspace, document);
  if (stored === null) throw unknownDocument();
  const counts = countReview(workspace, stored);
  const signOff = findSignOff(workspace, document);
  return { document, counts, signOff, state: reviewState(counts, signOff?.state === 'signed') };
}

function look(context: Context, { notes, look: word }: Input<'review.look'>): number {
  const { workspace, emit } = context;
  const result = saveLook(workspace, notes, word, reviewerOf(workspace));
  if (!result.saved) {
    switch (result.reason) {
      case 'note-missing':
        throw new DeskProblem('not-found', '库中没有这条意见，或已撤回，本次复核未保存。请刷新列表后重试。');
      case 'conflict':
        throw new DeskProblem('conflict', '意见在打开之后已被修改，本次复核未保存。请按新内容复核。', result.existing);
      case 'signed':
        throw lockedReview(result.signed);
    }
  }
  emit({ type: 'workspace.changed', what: ['notes'] });
  return notes.length;
}

/** The standing after a sign-off, or the reason against it in words. */
function afterSigning(context: Context, document: string, result: SignResult): ReviewStanding {
  if (result.saved) {
    context.emit({ type: 'workspace.changed', what: ['documents', 'notes'] });
    return standingOf(context, document);
  }
  switch (result.reason) {
    case 'document-missing':
      throw unknownDocument();
    case 'older-version':
      throw new DeskProblem('invalid-input', '这是旧版本，不能签发。请打开最新版本。');
    case 'conflict':
      throw new DeskProblem('conflict', '签发状态在打开之后已改变，本次未保存。请核对后重试。');
    case 'open': {
      const { total, decided, later, returned } = result.counts;
      const open = [
        decided < total ? `未采纳也未驳回的问题 ${total - decided} 条` : '',
        later > 0 ? `待核的自提意见 ${later} 条` : '',
        returned > 0 ? `复核退回的意见 ${returned} 条` : '',
      ].filter((part) => part !== '');
      throw new DeskProblem('invalid-input', `尚不能签发：${open.join('，')}。请处理后再签发。`);
    }
  }
}

/** 复核和签发. */
export const reviewHandlers: Handlers<'review.standing' | 'review.look' | 'review.sign' | 'review.unlock'> = {
  'review.standing': (context, { document }) => standingOf(context, document),
  'review.look': (context, input) => look(context, input),
  'review.sign': (context, { document, revision }) =>
    afterSigning(context, document, signDocument(context.workspace, document, revision, reviewerOf(context.workspace))),
  'review.unlock': (context, { document, revision, reason }) =>
    afterSigning(
      context,
      document,
      unlockDocument(context.workspace, document, revision, reason, reviewerOf(context.workspace)),
    ),
};
