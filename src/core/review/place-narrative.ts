import { anchorForText, type Anchor, type Disclosure, type Place, type Section } from '../disclosure/index.js';
import { best, likeness, plain } from './likeness.js';
import type { Placed } from './note.js';
import type { Target } from './place-table.js';

const MOST_CANDIDATES = 5;
const LEAST_LIKENESS = 0.4;
/** A quote with fewer words than this between its figures could be any sentence. */
const LEAST_WORDS = 6;
const FIGURE = /\d[\d,]*(?:\.\d+)?/u;

type Sentence = { readonly section: Section; readonly text: string };

/**
 * Places an anchor on words: the same words in its section, else the only place where they stand. A sentence that
 * differs in its figures only is the same sentence with changed values.
 */
export function placeInNarrative(anchor: Anchor, { document, disclosure }: Target): Placed {
  const mine = disclosure.sections.filter((section) => isSection(section, anchor.section));
  const quote = plain(anchor.quote ?? '');
  if (quote === '') {
    const [section] = mine;
    if (section === undefined) return { placement: 'orphan', anchor: null, candidates: [] };
    return { placement: 'same', anchor: { ...anchor, document, place: section.at }, candidates: [] };
  }
  const ordered = [...mine, ...disclosure.sections.filter((section) => !mine.includes(section))];
  const holding = ordered.filter((section) => plain(section.text).includes(quote));
  const found = holding.find((section) => mine.includes(section)) ?? (holding.length === 1 ? holding[0] : undefined);
  const statement = disclosure.statements.find((candidate) => plain(candidate.quote) === quote);
  if (found !== undefined || statement !== undefined) {
    const place = statement?.at ?? placeOfWords(disclosure, anchor.quote ?? '') ?? found?.at ?? null;
    const section = found?.id ?? statement?.section ?? anchor.section;
    return { placement: 'same', anchor: { ...anchor, document, section, place }, candidates: [] };
  }
  const changed = restated(anchor.quote ?? '', mine.length > 0 ? mine : ordered);
  if (changed !== null) {
    const { section, text } = changed;
    return {
      placement: 'value-changed',
      anchor: { ...anchorForText(document, section.id, text, section.at), project: anchor.project },
      candidates: [],
    };
  }
  const near = best(ordered.flatMap(sentencesOf), ({ text }) => likeness(quote, text), LEAST_LIKENESS, MOST_CANDIDATES);
  return {
    placement: 'orphan',
    anchor: null,
    candidates: near.map(({ section, text }) => anchorForText(document, section.id, text, section.at)),
  };
}

/** Where words stand in the running text, to the line; null where they are not found as they are. */
function placeOfWords({ passages }: Disclosure, quote: string): Place | null {
  for (const { text, marks } of passages) {
    const start = text.indexOf(quote);
    if (start !== -1) return marks.findLast((mark) => mark.start <= start)?.at ?? null;
  }
  return null;
}

/** The only place where the words of a quote stand with other figures; null where there is none or more than one. */
function restated(quote: string, sections: readonly Section[]): Sentence | null {
  const parts = squeezed(quote).split(FIGURE);
  if (parts.length === 1 || parts.join('').length < LEAST_WORDS) return null;
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(escaped.join(FIGURE.source), 'gu');
  const found = sections.flatMap((section) =>
    [...squeezed(section.text).matchAll(pattern)].map(([text]) => ({ section, text })),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

function isSection(section: Section, wanted: string | null): boolean {
  return wanted !== null && (section.id === wanted || plain(section.heading) === plain(wanted));
}

function sentencesOf(section: Section): readonly Sentence[] {
  return section.text
    .split(/(?<=[。；;])|\n/u)
    .map((text) => ({ section, text: text.trim() }))
    .filter(({ text }) => text !== '');
}

/** Without white space only: what is found is quoted, and must stay as printed. */
function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}
