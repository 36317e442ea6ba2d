import type { Box, PlacedCharacter, PlacedPage, Rule } from '../../../../src/main/intake/layout/index.js';

export type DrawnCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
};

/** A table as a producer would draw it: edges in points and the cells between them. */
export type DrawnTable = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly DrawnCell[];
};

export type Style = 'strokes' | 'pieces' | 'double';

let runs = 0;

/** Characters of one text object, left to right from (x, baseline). */
export function write(
  text: string,
  x: number,
  baseline: number,
  options: { size?: number; clip?: Box | null; step?: number; run?: number } = {},
): PlacedCharacter[] {
  const size = options.size ?? 9;
  runs += 1;
  let from = x;
  return [...text].map((character) => {
    const width = options.step ?? ((character.codePointAt(0) ?? 0) < 0x2000 ? size / 2 : size);
    const box: Box = [from, baseline - 0.9 * size, from + width, baseline + 0.2 * size];
    from += width;
    return { text: character, box, baseline, size, turn: 0, clip: options.clip ?? null, run: options.run ?? runs };
  });
}

/** Edges at equal distances. */
export function edges(from: number, step: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, index) => from + index * step);
}

/** A table of single cells from its texts. */
export function plainTable(
  x: number,
  y: number,
  rows: readonly (readonly string[])[],
  width = 60,
  height = 18,
): DrawnTable {
  const columns = Math.max(...rows.map((row) => row.length));
  return {
    xs: edges(x, width, columns),
    ys: edges(y, height, rows.length),
    cells: rows.flatMap((texts, row) =>
      texts.map((text, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text })),
    ),
  };
}

/** The borders of every cell, in the way of one kind of producer. */
export function rulesOf(
  { xs, ys, cells }: DrawnTable,
  style: Style = 'strokes',
): { horizontal: Rule[]; vertical: Rule[] } {
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  const draw = (list: Rule[], at: number, from: number, to: number): void => {
    if (style === 'strokes') list.push({ at, from, to });
    if (style === 'double') list.push({ at: at - 0.5, from, to }, { at: at + 0.5, from, to });
    if (style === 'pieces') {
      // Word draws a border as many short rectangles.
      for (let start = from; start < to; start += 7) list.push({ at, from: start, to: Math.min(to, start + 6.5) });
    }
  };
  for (const { row, column, rowSpan, columnSpan } of cells) {
    const [x0, x1] = [xs[column]!, xs[column + columnSpan]!];
    const [y0, y1] = [ys[row]!, ys[row + rowSpan]!];
    draw(horizontal, y0, x0, x1);
    draw(horizontal, y1, x0, x1);
    draw(vertical, x0, y0, y1);
    draw(vertical, x1, y0, y1);
  }
  return { horizontal, vertical };
}

/** The text of each cell, in its upper left corner. */
function textsOf({ xs, ys, cells }: DrawnTable, size = 6): PlacedCharacter[] {
  return cells.flatMap((cell) => write(cell.text, xs[cell.column]! + 2, ys[cell.row]! + size + 2, { size }));
}

export function page(
  number: number,
  parts: { tables?: readonly DrawnTable[]; style?: Style; text?: readonly PlacedCharacter[]; height?: number },
): PlacedPage {
  const rules = (parts.tables ?? []).map((table) => rulesOf(table, parts.style));
  return {
    page: number,
    width: 595,
    height: parts.height ?? 842,
    characters: [...(parts.tables ?? []).flatMap((table) => textsOf(table)), ...(parts.text ?? [])],
    rules: {
      horizontal: rules.flatMap(({ horizontal }) => horizontal),
      vertical: rules.flatMap(({ vertical }) => vertical),
    },
  };
}
