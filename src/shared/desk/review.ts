import { z } from 'zod';
import type { ReviewCounts, ReviewState, SignOff } from '../../core/review/index.js';
import { id } from './schemas.js';

/** 审核进程 of one document: how far it is, and who closed it. */
export type ReviewStanding = {
  readonly document: string;
  readonly state: ReviewState;
  readonly counts: ReviewCounts;
  /** The last signing or unlocking of this version, or null. */
  readonly signOff: SignOff | null;
};

const reason = z.string().trim().min(1).max(2000);

const look = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('confirmed'), reason: z.string().trim().max(2000) }),
  z.object({ outcome: z.literal('returned'), reason }),
  /** Takes the last look back. */
  z.object({ outcome: z.literal('withdrawn'), reason: z.string().trim().max(2000) }),
]);

/** 复核和签发: input schemas of the operations. */
export const reviewOperations = {
  'review.standing': z.object({ document: id }),
  /** A second look at notes, at the revision that was looked at. All of them or none. */
  'review.look': z.object({
    notes: z
      .array(z.object({ note: id, revision: z.number().int().positive() }))
      .min(1)
      .max(20000),
    look,
  }),
  /** Closes the review. `revision`: that of the last sign-off, null for none. */
  'review.sign': z.object({ document: id, revision: z.number().int().positive().nullable() }),
  'review.unlock': z.object({ document: id, revision: z.number().int().positive(), reason }),
} as const;

/** 复核和签发: results of the operations. */
export type ReviewResults = {
  'review.standing': ReviewStanding;
  /** Number of notes looked at. */
  'review.look': number;
  'review.sign': ReviewStanding;
  'review.unlock': ReviewStanding;
};
