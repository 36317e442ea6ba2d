import type { ParagraphBlock, Place, Section } from '../disclosure/index.js';
import { readHeading, type Heading } from './headings.js';
import { readOrdinal } from './words.js';

type Open = { readonly heading: Heading; readonly at: Place; readonly lines: ParagraphBlock[] };

/** Takes the narrative apart at its numbered headings. Text before the first heading belongs to no section. */
export function sectionsOf(narrative: readonly ParagraphBlock[]): readonly Section[] {
  const sections: Section[] = [];
  let open: Open | null = null;
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
    if (heading !== null) {
      close();
      open = { heading, at: paragraph.at, lines: [] };
    } else {
      open?.lines.push(paragraph);
    }
  }
  close();
  return sections;
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
  const words = heading.ordinal === null ? heading.text : heading.text.slice(heading.ordinal.length);
  if (/(?:情况|说明|概况|职责|职能|解释|设置|构成)$/.test(words)) return heading;
  return /[，,、：:]/.test(words) ? null : heading;
}

/** Joins wrapped lines. A line break stays where a sentence ended or a numbered item begins. */
export function joinLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const part = line.trim();
    if (text === '') text = part;
    else if (/[。；;：:！？]$/.test(text) || readOrdinal(part) !== null) text += `\n${part}`;
    else text += part;
  }
  return text;
}
