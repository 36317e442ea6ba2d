import { z } from 'zod';
import { TABLE_KINDS, type TableKind } from '../../../core/disclosure/index.js';
import { pairingPlaces, receivePairings } from '../../workspace/index.js';
import type { Exchanged } from './exchanged.js';

const line = z.string().max(4_000);
const schema = z.strictObject({
  scope: z.string().min(1).max(4_000),
  kind: z.enum(TABLE_KINDS),
  /** Lines that are one row of the comparison, each group and all groups in order. A line alone was set apart. */
  groups: z.array(z.array(line).min(1).max(1_000)).max(20_000),
});
type Body = z.output<typeof schema>;

const placed = (scope: string, kind: TableKind): string => JSON.stringify([scope, kind]);

/** 人工配对, those of one table of a unit together. */
export const pairingSayings: Exchanged<Body> = {
  kind: 'pairing',
  read: (value) => {
    const { data } = schema.safeParse(value);
    return data === undefined || data.groups.flat().some((one) => !isLine(one)) ? null : data;
  },
  list: ({ workspace }) =>
    new Map(
      pairingPlaces(workspace).map(({ scope, kind, lines }) => {
        const groups = [...Map.groupBy(lines, ({ joined }) => joined).values()]
          .map((group) => group.map((one) => one.line).toSorted())
          .toSorted((one, other) => ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1));
        return [placed(scope, kind), { scope, kind, groups }];
      }),
    ),
  placeOf: (_context, { scope, kind }) => placed(scope, kind),
  meaning: ({ groups }) => groups,
  rank: ({ groups }) => -groups.length,
  gone: (body) => ({ ...body, groups: [] }),
  apply: ({ workspace }, _place, { scope, kind, groups }, actor) => {
    receivePairings(workspace, { scope, kind }, groups, actor);
    return 'done';
  },
  told: (_context, { scope, groups }) => ({
    document: null,
    subject: `对比配对（${scope}）`,
    says: `人工配对 ${groups.filter(({ length }) => length > 1).length} 组，单列 ${groups.filter(({ length }) => length === 1).length} 行`,
  }),
};

/** True for a line as the comparison writes it: JSON of seven parts. */
function isLine(text: string): boolean {
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) && parts.length === 7;
  } catch {
    return false;
  }
}
