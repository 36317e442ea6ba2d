import { z } from 'zod';
import { MEASURES, TABLE_KINDS, UNIT_TYPES, type CorrectionTarget } from '../../../core/disclosure/index.js';

const text = z.string().max(4_000);
const index = z.number().int().nonnegative().max(1_000_000);
const place = z.object({
  line: z.number().optional(),
  endLine: z.number().optional(),
  field: z.number().optional(),
  page: z.number().optional(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  sheet: text.optional(),
  cell: text.optional(),
});
const table = z.object({
  kind: z.enum(TABLE_KINDS),
  printedNumber: text.nullable(),
  title: text,
  layout: z.string().max(100_000),
  place,
});
const profile = z.literal('profile');
const level = z.enum(['department', 'unit', 'unknown']);
const stage = z.enum(['budget', 'final']).nullable();
const unitType = z.enum(UNIT_TYPES).nullable();

const target = z.union([
  z.object({
    target: profile,
    field: z.enum(['unitCode', 'unitName', 'region']),
    read: text.nullable(),
    value: text.nullable(),
  }),
  z.object({ target: profile, field: z.literal('level'), read: level.nullable(), value: level }),
  z.object({
    target: profile,
    field: z.literal('fiscalYear'),
    read: z.number().int().nullable(),
    value: z.number().int().nullable(),
  }),
  z.object({ target: profile, field: z.literal('stage'), read: stage, value: stage }),
  z.object({ target: profile, field: z.literal('unitType'), read: unitType, value: unitType }),
  z.object({ target: z.literal('table-kind'), table, kind: z.enum(TABLE_KINDS) }),
  z.object({
    target: z.literal('column'),
    table,
    column: index,
    columnPath: text,
    read: z.enum(MEASURES),
    measure: z.enum(MEASURES),
  }),
  z.object({
    target: z.literal('cell'),
    table,
    row: index,
    rowKey: text,
    rowLabel: text,
    column: index,
    columnPath: text,
    place,
    read: text,
    text,
  }),
]);

const schema = z.strictObject({
  id: z.string().min(1).max(200),
  document: z.string().regex(/^[0-9a-f]{64}$/),
  target,
  origin: z.enum(['reviewer', 'remembered']),
  state: z.enum(['active', 'withdrawn']),
  reason: text,
  author: text,
  createdAt: text,
  updatedAt: text,
});

/** What is exchanged of a correction. */
export type CorrectionBody = Omit<z.output<typeof schema>, 'target'> & { readonly target: CorrectionTarget };

/** A correction as it comes from a file somebody else wrote; null where it is none. */
export function readCorrection(value: unknown): CorrectionBody | null {
  const { data } = schema.safeParse(value);
  // JSON knows no property that is there and undefined, so the parts that may be missing are missing.
  return data === undefined ? null : (JSON.parse(JSON.stringify(data)) as CorrectionBody);
}
