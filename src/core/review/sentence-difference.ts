import {
  anchorForTable,
  anchorForText,
  type Anchor,
  type Disclosure,
  type Passage,
  type Place,
} from '../disclosure/index.js';
import { likeness, plain } from './likeness.js';
import { pair } from './pair.js';

/** 文字的差异. A sentence that differs; `before` is null for an added one, `after` for one that is gone. */
export type SentenceDifference = {
  readonly before: string | null;
  readonly after: string | null;
  /** In the newer version; of a sentence that is gone, in the older one. */
  readonly at: Anchor;
};

type Sentence = { readonly text: string; readonly anchorIn: (document: string) => Anchor };

/** Two sentences less alike than this are not the same one in other words. */
const LEAST_LIKENESS = 0.5;
/** How far from its own place, in sentences that differ, the other wording of a sentence is looked for. */
const REACH = 12;
const FIGURE = /\d[\d,]*(?:\.\d+)?/gu;

/**
 * Sentences and titles of tables that differ between two versions: those in other words or with other figures, then added and removed ones, in
 * the order of the newer version with removed ones last. A sentence that only moved does not differ.
 */
export function differentSentences(
  older: { readonly document: string; readonly disclosure: Disclosure },
  newer: { readonly document: string; readonly disclosure: Disclosure },
): readonly SentenceDifference[] {
  const equal = pair(sentencesOf(older.disclosure), sentencesOf(newer.disclosure), [({ text }) => plain(text)]);
  const restated = pair(equal.leftAlone, equal.rightAlone, [({ text }) => plain(text).replace(FIGURE, '#')]);
  const reworded = likest(restated.leftAlone, restated.rightAlone);
  const gone = new Set(reworded.values());
  return [
    ...equal.rightAlone.map((sentence) => {
      const before = restated.byRight.get(sentence) ?? reworded.get(sentence);
      return { before: before?.text ?? null, after: sentence.text, at: sentence.anchorIn(newer.document) };
    }),
    ...restated.leftAlone.flatMap((sentence) =>
      gone.has(sentence) ? [] : [{ before: sentence.text, after: null, at: sentence.anchorIn(older.document) }],
    ),
  ];
}

/** The sentences of the running text, headings among them, and the titles of the tables, which stand in no passage. */
function sentencesOf({ passages, tables }: Disclosure): readonly Sentence[] {
  const titles = tables.flatMap((table): readonly Sentence[] =>
    table.title === '' ? [] : [{ text: table.title, anchorIn: (document) => anchorForTable(document, table) }],
  );
  const sentences = passages.flatMap((passage) => {
    let start = 0;
    return passage.text.split(/(?<=[。；;！？])|\n/u).flatMap((part): readonly Sentence[] => {
      const place = placeIn(passage, start);
      start += part.length;
      const text = part.trim();
      const anchorIn = (document: string): Anchor => anchorForText(document, passage.section, text, place);
      return text === '' ? [] : [{ text, anchorIn }];
    });
  });
  return [...sentences, ...titles];
}

function placeIn({ marks }: Passage, position: number): Place | null {
  return marks.findLast(({ start }) => start <= position)?.at ?? marks[0]?.at ?? null;
}

/** For each sentence on the right the likest one near its place on the left; each is used once. */
function likest(left: readonly Sentence[], right: readonly Sentence[]): ReadonlyMap<Sentence, Sentence> {
  const scale = right.length === 0 ? 1 : left.length / right.length;
  const options = right.flatMap((sentence, index) => {
    const middle = Math.round(index * scale);
    return left.slice(Math.max(0, middle - REACH), middle + REACH + 1).flatMap((other) => {
      const score = likeness(other.text, sentence.text);
      return score < LEAST_LIKENESS ? [] : [{ sentence, other, score }];
    });
  });
  const found = new Map<Sentence, Sentence>();
  const used = new Set<Sentence>();
  for (const { sentence, other } of options.sort((a, b) => b.score - a.score)) {
    if (found.has(sentence) || used.has(other)) continue;
    found.set(sentence, other);
    used.add(other);
  }
  return found;
}
