import type { Block, Defect } from '../../core/disclosure/index.js';

/** What a reader of one format gives: blocks and defects, or why the file as a whole cannot be read. */
export type FormatRead =
  | {
      readonly ok: true;
      readonly blocks: readonly Block[];
      readonly defects: readonly Defect[];
      /** The document as lines of text where places name lines; left out where places name pages. */
      readonly lines?: readonly string[];
    }
  | {
      readonly ok: false;
      readonly reason: 'encrypted' | 'damaged' | 'too-large-inside' | 'too-old' | 'empty' | 'other-image' | 'no-words';
    }
  /** An image on a computer that cannot recognise words; `detail` says why, in Chinese. */
  | { readonly ok: false; readonly reason: 'no-recogniser'; readonly detail: string };
