import type { Anchor } from '../../core/disclosure/index.js';
import type { NoteState } from '../../core/review/index.js';
import { none } from './schemas.js';

/** Operations of the reviewer that can be taken back in the same session. */
export const ACT_OPERATIONS = [
  'notes.save',
  'notes.merge',
  'notes.split',
  'silences.save',
  'silences.withdraw',
  'review.look',
  'corrections.save',
  'corrections.withdraw',
  'compare.pair',
  'batches.move',
  'batches.assign',
] as const;
export type ActOperation = (typeof ACT_OPERATIONS)[number];

/** An act as it was taken back or done again: enough to say in one line what it was. */
export type ActView = {
  readonly operation: ActOperation;
  /** Rows it had changed. */
  readonly count: number;
  /** For notes: what it was about and how it was decided before and after; null where there was, or is, no note. */
  readonly anchor: Anchor | null;
  readonly text: string;
  readonly before: NoteState | null;
  readonly after: NoteState | null;
};

/** 撤销和重做: input schemas of the operations. */
export const actsOperations = {
  'acts.undo': none,
  'acts.redo': none,
} as const;

/** 撤销和重做: results of the operations. Null: there is nothing to be taken back or done again. */
export type ActsResults = {
  'acts.undo': ActView | null;
  'acts.redo': ActView | null;
};
