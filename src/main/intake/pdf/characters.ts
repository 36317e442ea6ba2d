import { combine, mapBox, mapPoint, type Matrix } from '../layout/geometry.js';
import type { PlacedCharacter, Turn } from '../layout/page.js';
import { ordinaryForm } from '../layout/ordinary-form.js';
import type { Engine, Pointer } from './engine.js';
import type { TextObject } from './page-objects.js';
import { withRepeated } from './repeated-text.js';

/** PDFium reports a hyphen at the end of a line as this character. */
const LINE_END_HYPHEN = 0x02;
/** Letters that lean more than this, in degrees, against the four directions are a watermark. */
const LEANING = 12;
/** Shown instead of a character whose font does not say what it is. */
const UNREADABLE = '\ufffd';

/** The text of a page. */
export type PageText = {
  readonly characters: readonly PlacedCharacter[];
  /** Characters without ink: the hidden layer of a scan. */
  readonly invisible: number;
  /** Characters that the font does not translate; they stand in the text as U+FFFD. */
  readonly unreadable: number;
  /** Characters of slanting watermarks, left out. */
  readonly slanted: number;
};

/** Reads the characters of a page with their places. `frame` maps the page's own coordinates to the shown page. */
export function readCharacters(
  engine: Engine,
  page: Pointer,
  frame: Matrix,
  objects: ReadonlyMap<Pointer, TextObject>,
): PageText {
  const { calls } = engine;
  const text = calls.FPDFText_LoadPage(page);
  if (text === 0) return { characters: [], invisible: 0, unreadable: 0, slanted: 0 };
  const characters: PlacedCharacter[] = [];
  const seen = new Set<Pointer>();
  let invisible = 0;
  let unreadable = 0;
  let slanted = 0;
  let high = 0;
  try {
    const count = calls.FPDFText_CountChars(text);
    for (let index = 0; index < count; index += 1) {
      // Spaces and line breaks that PDFium made up: the geometry says it better.
      if (calls.FPDFText_IsGenerated(text, index) === 1) continue;
      const code = calls.FPDFText_GetUnicode(text, index);
      if (code >= 0xd800 && code < 0xdc00) {
        high = code;
        continue;
      }
      const character = characterOf(code, high, calls.FPDFText_HasUnicodeMapError(text, index) === 1);
      high = 0;
      if (character === '') continue;
      const pointer = calls.FPDFText_GetTextObject(text, index);
      const object = objects.get(pointer);
      seen.add(pointer);
      if (object?.invisible === true) {
        invisible += 1;
        continue;
      }
      const placed = placeOf(engine, text, index, frame, character, object);
      if (placed === null) slanted += 1;
      else characters.push(placed);
      if (character === UNREADABLE) unreadable += 1;
    }
  } finally {
    calls.FPDFText_ClosePage(text);
  }
  return { characters: withRepeated(characters, objects, seen), invisible, unreadable, slanted };
}

/** The character behind a code; empty for control characters. */
function characterOf(code: number, high: number, isUnmapped: boolean): string {
  if (code === LINE_END_HYPHEN && !isUnmapped) return '-';
  if (isUnmapped || code === 0xfffd || code === 0xfffe || code === 0xffff || code === 0) return UNREADABLE;
  if (code < 0x20) return '';
  if (high !== 0 && code >= 0xdc00 && code < 0xe000) return String.fromCharCode(high, code);
  return code > 0x10ffff || (code >= 0xdc00 && code < 0xe000) ? UNREADABLE : ordinaryForm(String.fromCodePoint(code));
}

function placeOf(
  { calls, scratch, float, double }: Engine,
  text: Pointer,
  index: number,
  frame: Matrix,
  character: string,
  object: TextObject | undefined,
): PlacedCharacter | null {
  calls.FPDFText_GetMatrix(text, index, scratch);
  const own: Matrix = [float(scratch), float(scratch + 4), float(scratch + 8), float(scratch + 12), 0, 0];
  const [a, b, c, d] = combine(frame, own);
  const turn = turnOf(a, b);
  if (turn === null) return null;
  // FS_RECTF: left, top, right, bottom.
  calls.FPDFText_GetLooseCharBox(text, index, scratch);
  const [left, top, right, bottom] = [float(scratch), float(scratch + 4), float(scratch + 8), float(scratch + 12)];
  calls.FPDFText_GetCharOrigin(text, index, scratch, scratch + 8);
  const origin = mapPoint(frame, [double(scratch), double(scratch + 8)]);
  return {
    text: character,
    box: mapBox(frame, [left, bottom, right, top]),
    baseline: origin[1],
    ...(turn === 0 ? {} : { origin }),
    size: Math.max(calls.FPDFText_GetFontSize(text, index) * Math.hypot(c, d), 1),
    turn,
    clip: object?.clip ?? null,
    run: object?.order ?? 0,
  };
}

/** Direction of reading on the shown page, whose y axis grows downwards; null for slanting text. */
function turnOf(a: number, b: number): Turn | null {
  const angle = ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  const quarter = Math.round(angle / 90);
  if (Math.abs(angle - quarter * 90) > LEANING) return null;
  const turns: readonly Turn[] = [0, 90, 180, 270];
  return turns[quarter % 4] ?? 0;
}
