import type { Block } from '../../../core/disclosure/index.js';

const QUOTES = /[“”]/g;
/** A line that ends so ends what was quoted in it, too. */
const ENDS = /[。！？；]$/;

/**
 * 引号方向. Opening and closing quotation marks differ by a few pixels, and recognition takes one for the other. Within lines that
 * were read from an image they stand in turns, as they are printed; a quotation may run on into the next line. A line with
 * one mark too many or too few stays as it was read: which of them is missing nobody knows.
 */
export function withPairedQuotes(blocks: readonly Block[]): readonly Block[] {
  let isOpen = false;
  return blocks.map((block) => {
    if (block.type !== 'paragraph' || block.doubtful === undefined) {
      isOpen = false;
      return block;
    }
    const count = block.text.match(QUOTES)?.length ?? 0;
    const wasOpen = isOpen;
    const endsOpen = (count % 2 === 1) !== wasOpen;
    isOpen = endsOpen && !ENDS.test(block.text.trimEnd());
    if (count === 0 || endsOpen !== isOpen) return block;
    let opens = !wasOpen;
    const text = block.text.replace(QUOTES, () => {
      const mark = opens ? '“' : '”';
      opens = !opens;
      return mark;
    });
    return text === block.text ? block : { ...block, text };
  });
}
