import type { Box } from '../layout/geometry.js';
import type { PlacedCharacter } from '../layout/page.js';
import type { Pointer } from './engine.js';
import type { TextObject } from './page-objects.js';

/** PDFium compares a text with so many texts before it. */
const LOOKED_AT = 5;
/** Texts nearer than this share of their em are one text drawn twice to look bold. */
const DRAWN_TWICE = 0.35;
/** Texts of the same characters are equally large. Points. */
const SAME_SIZE = 0.05;

/**
 * 重复文字. Adds the texts that PDFium leaves out: it takes the second of two equal texts for a shadow of the first when both lie
 * within an eighth of their width, and for a long name that is as far as the next row. What it left out says what the text
 * before it says, so its characters are those of that text, moved. `seen`: the texts whose characters PDFium gave.
 */
export function withRepeated(
  characters: readonly PlacedCharacter[],
  objects: ReadonlyMap<Pointer, TextObject>,
  seen: ReadonlySet<Pointer>,
): readonly PlacedCharacter[] {
  const texts = [...objects].filter(([, { invisible }]) => !invisible);
  if (texts.every(([pointer]) => seen.has(pointer))) return characters;
  const byRun = Map.groupBy(characters, ({ run }) => run);
  const added: PlacedCharacter[] = [];
  for (const [index, [pointer, text]] of texts.entries()) {
    if (seen.has(pointer) || widthOf(text.box) <= 0) continue;
    const before = texts.slice(Math.max(0, index - LOOKED_AT), index).toReversed();
    const twin = before.map(([, one]) => one).find((one) => isEqual(one, text) && byRun.has(one.order));
    const own = twin === undefined ? [] : copies(byRun.get(twin.order) ?? [], twin, text);
    if (own.length === 0) continue;
    byRun.set(text.order, own);
    added.push(...own);
  }
  return added.length === 0 ? characters : [...characters, ...added].toSorted((one, other) => one.run - other.run);
}

function isEqual(one: TextObject, other: TextObject): boolean {
  const [height, otherHeight] = [one.box[3] - one.box[1], other.box[3] - other.box[1]];
  return Math.abs(widthOf(one.box) - widthOf(other.box)) <= SAME_SIZE && Math.abs(height - otherHeight) <= SAME_SIZE;
}

function widthOf([x0, , x1]: Box): number {
  return x1 - x0;
}

/** The characters of a text moved to where its copy stands; none where it is the same place. */
function copies(characters: readonly PlacedCharacter[], from: TextObject, to: TextObject): PlacedCharacter[] {
  const [dx, dy] = [to.origin[0] - from.origin[0], to.origin[1] - from.origin[1]];
  const size = Math.max(...characters.map((character) => character.size));
  if (Math.abs(dx) < DRAWN_TWICE * size && Math.abs(dy) < DRAWN_TWICE * size) return [];
  return characters.map(({ box: [x0, y0, x1, y1], baseline, origin, ...rest }) => ({
    ...rest,
    box: [x0 + dx, y0 + dy, x1 + dx, y1 + dy],
    baseline: baseline + dy,
    ...(origin === undefined ? {} : { origin: [origin[0] + dx, origin[1] + dy] as const }),
    clip: to.clip,
    run: to.order,
  }));
}
