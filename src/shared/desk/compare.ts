import { z } from 'zod';
import type { ComparableUnit, ComparedProject, ComparisonTable } from '../../core/comparison/index.js';
import { TABLE_KINDS } from '../../core/disclosure/index.js';
import { id, none } from './schemas.js';

/** 对比: input schemas of the operations. */
export const compareOperations = {
  'compare.units': none,
  'compare.rows': z.object({
    unitCode: z.string().max(100).nullable(),
    kind: z.enum(TABLE_KINDS),
    /** Documents to compare, one per year; the desk orders them by year. */
    documents: z.array(id).min(1).max(6),
  }),
  'compare.projects': z.object({ unitCode: z.string().max(100).nullable(), documents: z.array(id).min(1).max(6) }),
} as const;

/** 对比: results of the operations. */
export type CompareResults = {
  'compare.units': readonly ComparableUnit[];
  'compare.rows': ComparisonTable | null;
  'compare.projects': readonly ComparedProject[];
};
