import { z } from 'zod';
import { findDocument, receiveSilence, silenceRows, signedVersion, type SilenceRow } from '../../workspace/index.js';
import type { Exchanged } from './exchanged.js';

const short = z.string().max(4_000);
const schema = z.strictObject({
  id: z.string().min(1).max(200),
  document: z.string().regex(/^[0-9a-f]{64}$/),
  finding: z.string().min(1).max(200),
  rule: short,
  relation: z.string().max(100_000),
  reach: z.enum(['disclosure', 'later-years']),
  state: z.enum(['active', 'withdrawn']),
  reason: short,
  author: short,
  createdAt: short,
  updatedAt: short,
});
type Body = z.output<typeof schema>;

function bodyOf({ revision: _revision, ...said }: SilenceRow): Body {
  return said;
}

/** 静默. Whoever lets a finding be heard again is followed first. */
export const silenceSayings: Exchanged<Body> = {
  kind: 'silence',
  read: (value) => schema.safeParse(value).data ?? null,
  list: ({ workspace }) => new Map(silenceRows(workspace).map((row) => [row.id, bodyOf(row)])),
  placeOf: ({ workspace }, { id, document }) => (findDocument(workspace, document) === null ? null : id),
  meaning: ({ finding, rule, relation, reach, state, reason }) => [finding, rule, relation, reach, state, reason],
  rank: ({ state }) => (state === 'withdrawn' ? 0 : 1),
  gone: () => null,
  apply: ({ workspace }, _place, body, actor) => {
    const stored = findDocument(workspace, body.document);
    if (stored === null) return 'waiting';
    if (signedVersion(workspace, stored.lineage) !== null) return 'locked';
    receiveSilence(workspace, body, actor);
    return 'done';
  },
  told: (_context, { document, rule, state, reason }) => ({
    document,
    subject: `规则 ${rule} 的静默`,
    says: state === 'active' ? `静默：${reason}` : '已取消静默',
  }),
};
