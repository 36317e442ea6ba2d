import type { Disclosure } from '../../disclosure/index.js';
import { linesOf, type Spot, type TextLine } from './lines.js';

/** 「1．」 and 「（1）」: numbers of items, which stand inside a numbered heading. */
const ITEMS: readonly (readonly [own: RegExp, second: RegExp])[] = [
  [/^\s*1[.．、](?!\d(?!\d{3}\s*年))/, /(?:^|[。；：\s])\s*2[.．、](?!\d(?!\d{3}\s*年))/],
  [/^\s*[（(]1[）)]/, /[（(]2[）)]/],
];
/** What ends the list: an outer number. */
const OUTER = /^\s*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/;
const OUTER_OF_BRACKETS = /^\s*\d{1,2}[.．、](?!\d)/;
/** Characters shown of the item. */
const SHOWN = 24;

/** True where nothing behind the line, up to the next list, has the second number. */
function isAlone(lines: readonly TextLine[], index: number, kind: number): boolean {
  const [own, second] = ITEMS[kind] ?? [];
  const line = lines[index];
  if (own === undefined || second === undefined || line === undefined || !own.test(line.text)) return false;
  if (second.test(line.text)) return false;
  for (const { text } of lines.slice(index + 1)) {
    if (second.test(text)) return false;
    if (OUTER.test(text) || (kind === 1 && OUTER_OF_BRACKETS.test(text))) return true;
    if (own.test(text)) return false;
  }
  // What was read may end in the middle of the list.
  return false;
}

/** Items that are numbered first and have no second. */
export function loneNumbers(disclosure: Disclosure): readonly Spot[] {
  const lines = linesOf(disclosure).filter((line) => !line.isDefinition && line.section !== 'N-DUTY');
  return lines.flatMap((line, index): readonly Spot[] =>
    ITEMS.some((_, kind) => isAlone(lines, index, kind))
      ? [{ line, start: 0, end: Math.min(SHOWN, line.text.length) }]
      : [],
  );
}
