import type { Mention } from '../text/remarks.js';
import { mention } from '../text/remarks.js';
import { matchesIn } from '../text/matches.js';
import { statements } from '../text/matters.js';
import type { Subject } from '../subject.js';

/** The first words of a reason, to the end of a clause: what may follow differs from place to place. */
const REASON = /(?:主要)?原因\s*(?:是|为|系)*\s*[:：]?\s*([^。；：\n]{8,60}?)[。；，,]/g;
/** A reason printed so often tells nothing of any of its places. */
const OFTEN = 3;

/** Reasons that the document prints three times or more, with every place of each. */
export function repeatedlyGiven({ disclosure, document }: Subject): readonly (readonly Mention[])[] {
  const all = statements(disclosure).flatMap((line) =>
    matchesIn(line.text, REASON).map((match) => {
      const words = match[1] ?? '';
      const start = match.index + match[0].indexOf(words);
      return mention(document, { line, start, end: start + words.length }, words.replace(/\s+/g, ''));
    }),
  );
  return [...Map.groupBy(all, ({ words }) => words).values()].filter((places) => places.length >= OFTEN);
}
