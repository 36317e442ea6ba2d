import { z } from 'zod';
import { MEASURES, TABLE_KINDS, UNIT_TYPES, type Correction } from '../../core/disclosure/index.js';
import type { CorrectionPlace } from '../../core/recognition/corrections/index.js';
import { id } from './schemas.js';

/** A correction as it concerns one document. */
export type CorrectionView = {
  readonly correction: Correction;
  /** Where it takes effect; null: withdrawn, or what was read there is no longer the same. */
  readonly place: CorrectionPlace | null;
  /** It holds for later documents of the same layout or owner, too. */
  readonly remembered: boolean;
};

/** What a correction says; places are those of the document as the page shows it. */
const correctionAim = z.union([
  z.object({
    target: z.literal('profile'),
    field: z.enum(['unitCode', 'unitName', 'region']),
    value: z.string().trim().min(1).max(200).nullable(),
  }),
  z.object({
    target: z.literal('profile'),
    field: z.literal('level'),
    value: z.enum(['department', 'unit', 'unknown']),
  }),
  z.object({
    target: z.literal('profile'),
    field: z.literal('fiscalYear'),
    value: z.number().int().min(1990).max(2100).nullable(),
  }),
  z.object({ target: z.literal('profile'), field: z.literal('stage'), value: z.enum(['budget', 'final']).nullable() }),
  z.object({
    target: z.literal('profile'),
    field: z.literal('unitType'),
    value: z.enum(UNIT_TYPES).nullable(),
  }),
  z.object({ target: z.literal('table-kind'), table: id, kind: z.enum(TABLE_KINDS) }),
  z.object({
    target: z.literal('column'),
    table: id,
    column: z.number().int().nonnegative(),
    measure: z.enum(MEASURES),
  }),
  z.object({
    target: z.literal('cell'),
    table: id,
    row: z.number().int().nonnegative(),
    column: z.number().int().nonnegative(),
    text: z.string().max(4000),
  }),
]);

/** 更正: input schemas of the operations. */
export const correctionsOperations = {
  /** Corrections that concern a document, withdrawn ones included. */
  'corrections.list': z.object({ document: id }),
  /** Writes corrections of one document and checks it again. */
  'corrections.save': z.object({
    document: id,
    changes: z
      .array(
        z.object({
          /** The correction already in force at this place and its revision as the page knows it; null: none. */
          id: id.nullable(),
          revision: z.number().int().nonnegative().nullable(),
          aim: correctionAim,
        }),
      )
      .min(1)
      .max(500),
    reason: z.string().max(2000),
    /** Holds for later documents of the same layout or owner, too. */
    remember: z.boolean(),
  }),
  'corrections.withdraw': z.object({ document: id, correction: id, revision: z.number().int().nonnegative() }),
} as const;

/** 更正: results of the operations. */
export type CorrectionsResults = {
  'corrections.list': readonly CorrectionView[];
  'corrections.save': readonly CorrectionView[];
  'corrections.withdraw': readonly CorrectionView[];
};
