import type { Subject } from '../subject.js';
import { linesOf, spotsOf, type TextLine } from './lines.js';
import { mention, type Mention } from './remarks.js';

/** What the document states of itself: no definitions, no duties, which are often quoted. */
function statedLines({ disclosure }: Subject): readonly TextLine[] {
  return linesOf(disclosure).filter((line) => !line.isDefinition && line.section !== 'N-DUTY' && !line.isHeading);
}

/** Words for one thing that one document should print in one way. */
function rarer(
  subject: Subject,
  [one, other]: readonly [RegExp, RegExp],
  /** The rarer form may stand this often for each of the usual one. */
  share: number,
): readonly Mention[] {
  const lines = statedLines(subject);
  const [first, second] = [spotsOf(lines, one), spotsOf(lines, other)];
  const [few, many] = first.length <= second.length ? [first, second] : [second, first];
  const [usual] = many;
  if (few.length === 0 || usual === undefined || few.length > many.length * share) return [];
  const words = (spots: typeof few): readonly Mention[] =>
    spots.map((spot) => mention(subject.document, { ...spot, end: Math.min(spot.line.text.length, spot.end + 8) }));
  return [...words(few), mention(subject.document, usual)];
}

/** 自称不一. 「我单位」 in a document that says 「本单位」 otherwise, or the reverse; the last mention is the usual form. */
export function mixedSelfNames(subject: Subject): readonly Mention[] {
  return rarer(subject, [/我(?:单位|部门|局)/g, /本(?:单位|部门|局)/g], 0.5);
}

/** 上年写法不一. 「去年」 in a document that compares with the year by its figure or 「上年」 otherwise, or the reverse. */
export function mixedLastYears(subject: Subject): readonly Mention[] {
  return rarer(subject, [/[与比较和]去年/g, /[与比较和]\s*(?:20\d{2}\s*年|上年)/g], 1);
}
