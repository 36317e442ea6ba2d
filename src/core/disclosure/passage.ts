import type { Place } from './place.js';

/**
 * 段. Running text with soft line breaks taken out, and a map from each position back to the source.
 * A PDF dump breaks lines inside words and numbers; nothing can be read from such text line by line.
 */
export type Passage = {
  readonly text: string;
  /** Id of the section it stands in, or null before the first heading. */
  readonly section: string | null;
  readonly marks: readonly { readonly start: number; readonly at: Place }[];
};
