import type { NumberedList, NumberingDefinitions, NumberingLevel } from '../docx/numbering.js';
import type { Extent } from './fib.js';

/** Number formats by their number in binary documents and in Word 2003 XML; the names are those of OOXML. */
const FORMATS: readonly string[] =
  'decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand'.split(
    ' ',
  );
const NONE = 255;
const LEVELS = 9;
const LIST_LENGTH = 28;
const OVERRIDE_LENGTH = 16;
const LEVEL_HEADER = 28;

/** Name of a number format; one that is not listed has its number for a name. */
export function formatName(number: number): string {
  return number === NONE ? 'none' : (FORMATS[number] ?? `nfc${number}`);
}

/** 列表定义. The automatic numberings of a document. Throws `RangeError` where they are damaged. */
export function readLists(table: DataView, lists: Extent, overrides: Extent): NumberingDefinitions {
  const levels = new Map<string, ReadonlyMap<number, NumberingLevel>>();
  if (lists.length >= 2) {
    const count = table.getUint16(lists.offset, true);
    // The levels of all lists follow behind the structure, outside its stated length.
    let at = lists.offset + lists.length;
    for (let index = 0; index < count; index += 1) {
      const list = lists.offset + 2 + index * LIST_LENGTH;
      const isSimple = (table.getUint8(list + 26) & 1) === 1;
      const own = new Map<number, NumberingLevel>();
      for (let depth = 0; depth < (isSimple ? 1 : LEVELS); depth += 1) {
        const { level, end } = readLevel(table, at);
        own.set(depth, level);
        at = end;
      }
      levels.set(String(table.getInt32(list, true)), own);
    }
  }
  return { levels, lists: overrides.length >= 4 ? readOverrides(table, overrides) : new Map() };
}

function readOverrides(table: DataView, { offset }: Extent): ReadonlyMap<string, NumberedList> {
  const count = table.getUint32(offset, true);
  const lists = new Map<string, NumberedList>();
  let at = offset + 4 + count * OVERRIDE_LENGTH;
  for (let index = 0; index < count; index += 1) {
    const list = offset + 4 + index * OVERRIDE_LENGTH;
    const changed = table.getUint8(list + 12);
    const starts = new Map<number, number>();
    const levels = new Map<number, NumberingLevel>();
    at += 4;
    for (let change = 0; change < changed; change += 1) {
      const start = table.getInt32(at, true);
      const flags = table.getUint32(at + 4, true);
      const depth = flags & 0xf;
      at += 8;
      if ((flags & 0x20) !== 0) {
        const { level, end } = readLevel(table, at);
        levels.set(depth, level);
        at = end;
      }
      if ((flags & 0x10) !== 0) starts.set(depth, levels.get(depth)?.start ?? start);
    }
    lists.set(String(index + 1), { abstract: String(table.getInt32(list, true)), starts, levels });
  }
  return lists;
}

function readLevel(table: DataView, at: number): { readonly level: NumberingLevel; readonly end: number } {
  const changes = table.getUint8(at + 24) + table.getUint8(at + 25);
  const label = at + LEVEL_HEADER + changes;
  const length = table.getUint16(label, true);
  let text = '';
  for (let index = 0; index < length; index += 1) {
    const code = table.getUint16(label + 2 + index * 2, true);
    // The number of a level stands in the label as a character below nine.
    text += code < LEVELS ? `%${code + 1}` : String.fromCharCode(code);
  }
  const level = {
    start: table.getInt32(at, true),
    format: formatName(table.getUint8(at + 4)),
    text,
    isLegal: (table.getUint8(at + 5) & 4) !== 0,
  };
  return { level, end: label + 2 + length * 2 };
}
