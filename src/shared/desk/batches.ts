import { z } from 'zod';
import { id, none } from './schemas.js';

/** 批次. A list of documents with who reviews them until when. */
export type Batch = {
  readonly id: string;
  readonly name: string;
  readonly fiscalYear: number | null;
  readonly stage: 'budget' | 'final' | null;
  /** 地区口径: id of a region profile; null: by the name of each unit. */
  readonly region: string | null;
  /** 批复日 and 期限 as days: 2026-03-05. */
  readonly approvedOn: string | null;
  readonly deadline: string | null;
  readonly reviewers: readonly string[];
  readonly archived: boolean;
  /** Rises with every change; a save must name the revision it was made on. */
  readonly revision: number;
};

/** A region profile the checks know. */
type RegionChoice = { readonly id: string; readonly name: string };

/** Every batch, the latest first and archived ones last; the one looked at (null: all documents). */
export type Batches = {
  readonly batches: readonly Batch[];
  readonly chosen: string | null;
  readonly regions: readonly RegionChoice[];
};

const day = z.iso.date().nullable();
const documents = z.array(id).min(1).max(20000);
const reviewer = z.string().trim().min(1).max(60);

const batchInput = z.object({
  id: id.nullable(),
  revision: z.number().int().nonnegative().nullable(),
  name: z.string().trim().min(1).max(100),
  fiscalYear: z.number().int().min(1990).max(2100).nullable(),
  stage: z.enum(['budget', 'final']).nullable(),
  region: id.nullable(),
  approvedOn: day,
  deadline: day,
  reviewers: z.array(reviewer).max(100),
  archived: z.boolean(),
});
export type BatchInput = z.input<typeof batchInput>;

/** 批次: input schemas of the operations. */
export const batchesOperations = {
  'batches.list': none,
  /** Makes (id null) or changes a batch. Another region profile has its documents checked again. */
  'batches.save': batchInput,
  /** The batch to look at; null: all documents. Remembered for the next start. */
  'batches.choose': z.object({ batch: id.nullable() }),
  /** Puts documents into a batch. `from`: the batch they leave; null: they stay where they are as well. */
  'batches.move': z.object({ documents, to: id, from: id.nullable() }),
  /** Who looks at documents or until when; what is left out stays. `batch` null: in every batch they are in. */
  'batches.assign': z.object({
    documents,
    batch: id.nullable(),
    reviewer: reviewer.nullable().optional(),
    deadline: day.optional(),
  }),
} as const;

/** 批次: results of the operations. */
export type BatchesResults = {
  'batches.list': Batches;
  'batches.save': Batch;
  'batches.choose': Batches;
  'batches.move': Batches;
  'batches.assign': Batches;
};
