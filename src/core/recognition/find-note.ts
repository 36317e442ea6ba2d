import type { TextElement } from './elements.js';
import { breaksOff, isEmptyNote, isLabelledNote, noteText } from './empty-note.js';
import { startsWithNumber } from './title.js';
import { squeeze } from './words.js';

/** The first explanation of an empty table among some lines; a line that breaks off is joined with the next. */
export function findNote(
  texts: readonly TextElement[],
): { readonly text: string; readonly used: ReadonlySet<TextElement> } | null {
  for (const [index, element] of texts.entries()) {
    const used = new Set([element]);
    let joined = element.block.text.trim();
    if (!isEmptyNote(joined) && !isLabelledNote(joined)) continue;
    for (let next = index + 1; next < texts.length && next <= index + 2; next += 1) {
      const rest = texts[next];
      const before = texts[next - 1];
      if (rest === undefined || before === undefined || !breaksOff(joined) || !isRest(before, rest)) break;
      joined += rest.block.text.trim();
      used.add(rest);
    }
    if (isEmptyNote(joined)) return { text: noteText(joined), used };
  }
  return null;
}

function isRest(before: TextElement, rest: TextElement): boolean {
  const from = before.block.at.line;
  const to = rest.block.at.line;
  if (from !== undefined && to !== undefined && to - from > 1) return false;
  return (
    squeeze(rest.block.text).length <= 40 && !startsWithNumber(rest.block.text) && !isLabelledNote(rest.block.text)
  );
}
