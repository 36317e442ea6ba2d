import type { ParagraphBlock, Place } from '../disclosure/index.js';
import { isContentsHeading } from './contents.js';
import { readHeading } from './headings.js';
import type { Layout } from './layout.js';
import { nameInTitle, looksLikeName } from './profile-words.js';
import { isSentence, squeeze } from './words.js';

/** What the cover says: all its words joined, and the office's name where one can be cut out. */
export type Cover = { readonly text: string; readonly name: string | null; readonly at: Place };

const MOST_LINES = 12;

/** Reads the cover: the short lines before the first heading, table or table of contents. Null where there is none. */
export function readCover(layout: Layout): Cover | null {
  const lines: ParagraphBlock[] = [];
  const firstTable = layout.pieces[0]?.at.line;
  for (const paragraph of layout.narrative.slice(0, MOST_LINES)) {
    const { text, at } = paragraph;
    if (firstTable !== undefined && at.line !== undefined && at.line >= firstTable) break;
    if (layout.contentsAt?.line !== undefined && at.line !== undefined && at.line >= layout.contentsAt.line) break;
    if (isContentsHeading(text) || (readHeading(text)?.ordinal ?? null) !== null) break;
    // A description of the seal or a logo in another script says nothing about the document.
    if (!mostlyChinese(text)) continue;
    if (isSentence(text) && text.length > 40) break;
    lines.push(paragraph);
  }
  const [first] = lines;
  if (first === undefined) return null;
  const text = lines.map((line) => squeeze(line.text)).join('');
  if (!/预算|决算/.test(text)) return null;
  const last = lines[lines.length - 1]?.at.line;
  const at = last !== undefined && last !== first.at.line ? { ...first.at, endLine: last } : first.at;
  return { text, name: nameInTitle(text) ?? lines.map((line) => squeeze(line.text)).find(looksLikeName) ?? null, at };
}

/** The signature: the last short line that is an office's name, right above a date. */
export function readSignature(
  narrative: readonly ParagraphBlock[],
): { readonly text: string; readonly at: Place } | null {
  for (let index = narrative.length - 1; index > 0 && index >= narrative.length - 6; index -= 1) {
    const date = narrative[index];
    const name = narrative[index - 1];
    if (date === undefined || name === undefined || !isDate(date.text)) continue;
    const text = squeeze(name.text).replace(/[（(](?:公章|盖章|印章)[)）]$/, '');
    if (looksLikeName(text)) return { text, at: name.at };
  }
  return null;
}

function isDate(text: string): boolean {
  return /^(?:20\d\d|二[〇零○]..)年[\d一二三四五六七八九十]{1,2}月(?:[\d一二三四五六七八九十]{1,3}日)?$/.test(
    squeeze(text).normalize('NFKC'),
  );
}

function mostlyChinese(text: string): boolean {
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  return latin <= chinese;
}
