import type { ParagraphBlock, Place, Section } from '../disclosure/index.js';
import { readHeading, sectionBelow, sectionId, type Heading } from './headings.js';
import { readOrdinal, squeeze } from './words.js';

/** How headings of a disclosure usually end. */
const ENDING = /(?:情况|说明|概况|职责|职能|解释|设置|构成)$/;

type Open = { readonly heading: Heading; readonly at: Place; readonly lines: ParagraphBlock[] };

/** The sections, and which of them (by id) each paragraph stands in. */
export type Sections = {
  readonly sections: readonly Section[];
  readonly idOf: ReadonlyMap<ParagraphBlock, string>;
};

/** Takes the narrative apart at its numbered headings. Text before the first heading belongs to no section. */
export function sectionsOf(narrative: readonly ParagraphBlock[]): Sections {
  const sections: Section[] = [];
  const idOf = new Map<ParagraphBlock, string>();
  let open: Open | null = null as Open | null;
  let above: readonly Heading[] = [];
  const close = (): void => {
    if (open === null) return;
    const { heading, at, lines } = open;
    const last = lines[lines.length - 1]?.at;
    const endLine = last?.endLine ?? last?.line;
    sections.push({
      id: heading.id,
      heading: heading.text,
      ordinal: heading.ordinal,
      depth: heading.depth,
      text: joinLines(lines.map(({ text }) => text)),
      at: endLine !== undefined && endLine !== at.line ? { ...at, endLine } : at,
    });
    open = null;
  };
  for (const [index, paragraph] of narrative.entries()) {
    const heading = headingAt(narrative, index);
    const rest = heading === null && open !== null && open.lines.length === 0 ? restOf(open.heading, paragraph) : null;
    if (rest !== null && open !== null) {
      open = { ...open, heading: rest };
    } else if (heading !== null) {
      close();
      above = above.filter(({ depth }) => depth < heading.depth);
      const placed = { ...heading, id: sectionBelow(heading, above) };
      above = [...above, placed];
      open = { heading: placed, at: paragraph.at, lines: [] };
    } else {
      open?.lines.push(paragraph);
    }
    if (open !== null) idOf.set(paragraph, open.heading.id);
  }
  close();
  return { sections, idOf };
}

/**
 * A heading, unless the line is a wrapped sentence that happens to begin with a number: then the next line goes on in the
 * middle of a word and the paragraph ends with a full stop.
 */
function headingAt(narrative: readonly ParagraphBlock[], index: number): Heading | null {
  const paragraph = narrative[index];
  if (paragraph === undefined) return null;
  const heading = readHeading(paragraph.text, paragraph.headingLevel);
  if (heading === null || paragraph.headingLevel !== undefined) return heading;
  const next = squeeze(narrative[index + 1]?.text ?? '');
  if (GOES_ON.test(next) || isCutPath(heading.text, next)) return null;
  const words = heading.ordinal === null ? heading.text : heading.text.slice(heading.ordinal.length);
  if (ENDING.test(words)) return heading;
  return /[，,、：:]/.test(words) ? null : heading;
}

/** A line that begins with a mark or an amount goes on a sentence: 「（1）…（项）2031年预算数为」「1.20万元…」. */
const GOES_ON = /^(?:[。，、；]|-?\d[\d,，]*(?:\.\d+)?(?:[亿万千]?元|[%％]))/;

/** 「…支出（类）…（款）…（项）」: the words by which a function is named. */
const LEVEL = /[（(]\s*[类款项]\s*[）)]/;
const LEVELS = new RegExp(LEVEL, 'g');

/**
 * A numbered item that opens with a function and was wrapped in the middle of its name: 「…（款）行政运」「行（项）2031年预算…」.
 * In a source that knows where paragraphs end the same words are the beginning of a sentence and no heading.
 */
function isCutPath(text: string, next: string): boolean {
  if (readOrdinal(next) !== null) return false;
  const joined = text + (/^[^。；，]*/.exec(next)?.[0] ?? '');
  return [...joined.matchAll(LEVELS)].some(
    ({ index, 0: level }) => index + level.length > text.length && (index <= text.length || LEVEL.test(text)),
  );
}

/** A heading that was broken before its last characters: 「…部门预算情况说」「明」. Null where the line is body text. */
function restOf(heading: Heading, paragraph: ParagraphBlock): Heading | null {
  const rest = squeeze(paragraph.text);
  if (rest.length > 4 || heading.depth > 2 || ENDING.test(heading.text)) return null;
  const text = heading.text + rest;
  return ENDING.test(text) ? { ...heading, text, id: sectionId(text) } : null;
}

/** Joins wrapped lines. A line break stays where a sentence ended or a numbered item begins. */
function joinLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const part = line.trim();
    if (text === '') text = part;
    else if (/[。；;：:！？]$/.test(text) || readOrdinal(part) !== null) text += `\n${part}`;
    else text += part;
  }
  return text;
}
