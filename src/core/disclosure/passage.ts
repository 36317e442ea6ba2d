import type { Place } from './place.js';

/** 引用. A table that the text sends the reader to, by its printed number; offsets into the passage. */
type Reference = { readonly printedNumber: string; readonly start: number; readonly end: number };

/**
 * 段. Running text with soft line breaks taken out, and a map from each position back to the source.
 * A PDF dump breaks lines inside words and numbers; nothing can be read from such text line by line.
 */
export type Passage = {
  /** 「见预算04表」: tables the text refers to; left out where there is none. */
  readonly references?: readonly Reference[];
  readonly text: string;
  /** Id of the section it stands in, or null before the first heading. */
  readonly section: string | null;
  readonly marks: readonly { readonly start: number; readonly at: Place }[];
  /** 存疑. Only where the text was recognised from an image: places in `text` of the characters that are not sure. */
  readonly doubtful?: readonly number[];
};
