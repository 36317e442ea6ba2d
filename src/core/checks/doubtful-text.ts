import type { Passage } from '../disclosure/index.js';
import type { Finding } from './finding.js';
import type { Subject } from './subject.js';
import { homeOfPlace } from './together/home.js';
import { matchesIn } from './text/matches.js';

/** A figure of running text: digits with what stands between them. */
const FIGURES = /\d[\d.,，．]*%?/g;

/** Figures of a text of which recognition was not sure, by document, with the passage they stand in. */
type DoubtfulText = { readonly document: string; readonly passage: Passage; readonly figures: readonly string[] };

/** 正文存疑. The passages of which a figure was recognised from an image without certainty. */
export function doubtfulTexts(subjects: readonly Subject[]): readonly DoubtfulText[] {
  return subjects.flatMap(({ document, disclosure }) =>
    disclosure.passages.flatMap((passage): readonly DoubtfulText[] => {
      const { doubtful = [] } = passage;
      if (doubtful.length === 0) return [];
      const figures = matchesIn(passage.text, FIGURES)
        .filter(({ index, 0: text }) => doubtful.some((at) => at >= index && at < index + text.length))
        .map(([text]) => text.replace(/[.,，．]$/, ''));
      return figures.length === 0
        ? []
        : [{ document: homeOfPlace(document, passage.marks[0]?.at ?? null), passage, figures }];
    }),
  );
}

/**
 * The doubtful figures of running text that a finding rests on: those it quotes as an operand, or all of its sentence where
 * it names the sentence as a whole.
 */
export function doubtfulWordsOf(finding: Finding, texts: readonly DoubtfulText[]): readonly string[] {
  const sources = [
    { anchor: finding.at, text: finding.actual ?? finding.at.quote ?? '' },
    ...finding.evidence.map(({ anchor, text }) => ({ anchor, text })),
  ];
  const found = sources.flatMap(({ anchor, text }) => {
    const { document, table, quote } = anchor;
    if (table !== null || quote === null) return [];
    const own = texts.filter((one) => one.document === document && one.passage.text.includes(quote));
    return own.flatMap(({ figures }) => figures.filter((figure) => quote.includes(figure) && text.includes(figure)));
  });
  return [...new Set(found)];
}
