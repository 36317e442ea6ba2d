import { isYearLine, readCaptionLine } from './caption.js';
import { isContentsEntry } from './contents.js';
import type { Element, TextElement } from './elements.js';
import {
  isGenericTitle,
  mayGoOn,
  readBareTitle,
  readNumberLine,
  readTitle,
  startsWithNumber,
  type Title,
} from './title.js';
import { squeeze } from './words.js';

/** True for a title with its money unit or its grid right below: it stands above a table, not in a list of tables. */
export function isCaptioned(elements: readonly Element[], index: number): boolean {
  const [line, next] = [elements[index], elements[index + 1]];
  if (line?.type !== 'text' || next === undefined || isContentsEntry(line.block.text)) return false;
  const caption = next.type === 'text' ? readCaptionLine(next.block.text) : null;
  if (next.type === 'text' && (caption === null || caption.moneyUnit === null)) return false;
  const title = readTitle(line.block.text);
  return title !== null && !isGenericTitle(title);
}

/**
 * A title at this position, joined from up to three lines. `isNumbered`: the printed number of a table stands on a line of
 * its own before it.
 */
export function titleAt(
  elements: readonly Element[],
  index: number,
  isNumbered: boolean,
): { readonly title: Title; readonly length: number } | null {
  const first = elements[index];
  if (first?.type !== 'text') return null;
  const whole = readTitle(first.block.text) ?? titleWithoutEnd(first, first.block.text, elements[index + 1]);
  if (whole !== null) return usable(whole, elements[index + 1], isNumbered) ? { title: whole, length: 1 } : null;
  let joined = first.block.text;
  for (let length = 2; length <= 3; length += 1) {
    const before = elements[index + length - 2];
    const next = elements[index + length - 1];
    if (before?.type !== 'text' || next?.type !== 'text' || !follows(before, next)) return null;
    if (!mayGoOn(joined, next.block.text)) return null;
    joined += next.block.text;
    const title = readTitle(joined) ?? titleWithoutEnd(first, joined, elements[index + length]);
    if (title !== null) return title.kind === 'other' ? null : { title, length };
  }
  return null;
}

/** 「部门政府采购预算」, 「单位政府购买服务预算」 */
const WHOSE_BUDGET = /^(?:部门|单位)(?:政府采购|政府购买服务)(?:支出)?预算$/;

/**
 * Right above the money unit or the table, a cell of its own on a worksheet is the title though 「表」 is missing; so is
 * a line that begins with the number of a table, whose end was cut off, and one that says whose budget of what it is
 * (「部门政府采购预算」).
 */
function titleWithoutEnd(first: TextElement, text: string, next: Element | undefined): Title | null {
  if (next === undefined) return null;
  if (first.block.at.sheet === undefined && !startsWithNumber(text) && !WHOSE_BUDGET.test(squeeze(text))) return null;
  const caption = next.type === 'grid' ? null : readCaptionLine(next.block.text);
  const isAbove = next.type === 'grid' || (caption !== null && caption.moneyUnit !== null);
  return isAbove ? readBareTitle(text) : null;
}

/** True where the second line stands right below the first, or the format knows no lines. */
function follows(first: TextElement, second: TextElement): boolean {
  const from = first.block.at.endLine ?? first.block.at.line;
  const to = second.block.at.line;
  return from === undefined || to === undefined || to - from <= 2;
}

/** Titles of no known kind count only directly above a grid, a money unit or a note. */
function usable(title: Title, next: Element | undefined, isNumbered: boolean): boolean {
  if (isGenericTitle(title)) return false;
  if (title.kind !== 'other') return true;
  if (next === undefined || /^第[一二三四五六七八九十]/.test(title.text)) return false;
  if (next.type === 'grid') return true;
  const text = next.block.text;
  const isCaption = readCaptionLine(text) !== null || isYearLine(text) || readNumberLine(text) !== null;
  const goesOn = isCaption || isNumbered || title.printedNumber !== null;
  return goesOn && !isContentsEntry(text);
}
