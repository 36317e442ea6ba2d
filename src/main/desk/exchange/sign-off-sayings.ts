import { z } from 'zod';
import {
  countReview,
  findDocument,
  listConflicts,
  receiveSignOff,
  signOffRows,
  type Workspace,
} from '../../workspace/index.js';
import type { Exchanged } from './exchanged.js';

const short = z.string().max(4_000);
const schema = z.strictObject({
  document: z.string().regex(/^[0-9a-f]{64}$/),
  state: z.enum(['signed', 'unlocked']),
  reviewer: short,
  at: short,
  reason: short,
  unconfirmed: z.number().int().nonnegative(),
});
type Body = z.output<typeof schema>;

/** True where a review could be signed here, too: every finding is decided and nothing is disputed. */
function isReady(workspace: Workspace, document: string): boolean {
  const stored = findDocument(workspace, document);
  if (stored === null) return false;
  const { total, decided, later, returned } = countReview(workspace, stored);
  const isDisputed = listConflicts(workspace).some(({ lineage }) => lineage === stored.lineage);
  return decided >= total && later === 0 && returned === 0 && !isDisputed;
}

/** 签发. An opened review is followed first; a signature holds here once nothing is open here. */
export const signOffSayings: Exchanged<Body> = {
  kind: 'sign-off',
  read: (value) => schema.safeParse(value).data ?? null,
  list: ({ workspace }) =>
    new Map(
      signOffRows(workspace).map(({ document, state, reviewer, at, reason, unconfirmed }) => [
        document,
        { document, state, reviewer, at, reason, unconfirmed },
      ]),
    ),
  placeOf: ({ workspace }, { document }) => (findDocument(workspace, document) === null ? null : document),
  meaning: ({ state }) => state,
  rank: ({ state }) => (state === 'unlocked' ? 0 : 1),
  gone: () => null,
  apply: ({ workspace }, _place, body, actor) => {
    if (findDocument(workspace, body.document) === null) return 'waiting';
    if (body.state === 'signed' && !isReady(workspace, body.document)) return 'waiting';
    receiveSignOff(workspace, body, actor);
    return 'done';
  },
  told: (_context, { document, state, reviewer, at, reason }) => ({
    document,
    subject: '审核的签发',
    says: `${reviewer} 于 ${at.slice(0, 16).replace('T', ' ')} ${state === 'signed' ? '签发' : `解锁：${reason}`}`,
  }),
};
