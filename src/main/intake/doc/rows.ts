import type { Sprm } from './sprms.js';

/** One cell of a row definition. */
type DefinedCell = { readonly horizontal: number; readonly vertical: number };

/** 行定义. Where the cells of a table row begin and end, in twentieths of a point, and how they are merged. */
export type RowDefinition = {
  /** One more than there are cells, from left to right. */
  readonly edges: readonly number[];
  readonly cells: readonly DefinedCell[];
};

const DEFINE = 0xd608;
const MERGE = 0x5624;
const SPLIT = 0x5625;
const INSERT = 0x7621;
const DELETE = 0x5622;
const WIDTH = 0x7623;
const VERTICAL = 0xd62b;
const CELL_LENGTH = 20;
/** Word allows 63 columns; a byte cannot count more than 255. */
const MOST_CELLS = 255;

/** Applies a property change to a row definition; returns the definition as it was where the change is none of rows. */
export function withChange(row: RowDefinition | null, view: DataView, sprm: Sprm): RowDefinition | null {
  if (sprm.code === DEFINE) return defined(view, sprm) ?? row;
  if (row === null || sprm.length < 2) return row;
  const first = view.getUint8(sprm.at);
  const second = view.getUint8(sprm.at + 1);
  switch (sprm.code) {
    case MERGE:
      return withCells(row, (cell, index) =>
        index >= first && index < second ? { ...cell, horizontal: index === first ? 1 : 2 } : cell,
      );
    case SPLIT:
      return withCells(row, (cell, index) => (index >= first && index < second ? { ...cell, horizontal: 0 } : cell));
    case VERTICAL:
      return withCells(row, (cell, index) => (index === first ? { ...cell, vertical: second & 3 } : cell));
    case DELETE:
      return fromWidths(row, (widths, cells) => {
        widths.splice(first, Math.max(0, second - first));
        cells.splice(first, Math.max(0, second - first));
      });
    case INSERT:
      return fromWidths(row, (widths, cells) => {
        const width = sprm.length >= 4 ? view.getUint16(sprm.at + 2, true) : 0;
        const count = Math.min(second, MOST_CELLS - cells.length);
        while (cells.length < first && cells.length < MOST_CELLS) {
          widths.push(width);
          cells.push(PLAIN);
        }
        widths.splice(first, 0, ...Array.from({ length: count }, () => width));
        cells.splice(first, 0, ...Array.from({ length: count }, () => PLAIN));
      });
    case WIDTH:
      return fromWidths(row, (widths) => {
        const width = sprm.length >= 4 ? view.getUint16(sprm.at + 2, true) : 0;
        for (let index = first; index < second && index < widths.length; index += 1) widths[index] = width;
      });
    default:
      return row;
  }
}

const PLAIN: DefinedCell = { horizontal: 0, vertical: 0 };

function defined(view: DataView, { at, length }: Sprm): RowDefinition | null {
  if (length < 1) return null;
  const count = view.getUint8(at);
  const end = at + length;
  if (count < 1 || at + 1 + (count + 1) * 2 > end) return null;
  const edges: number[] = [];
  for (let index = 0; index <= count; index += 1) {
    const edge = view.getInt16(at + 1 + index * 2, true);
    // Edges that go back are damage; a cell without width keeps the order.
    edges.push(Math.max(edge, edges[index - 1] ?? edge));
  }
  const cells = Array.from({ length: count }, (_, index): DefinedCell => {
    const cell = at + 1 + (count + 1) * 2 + index * CELL_LENGTH;
    const flags = cell + 2 <= end ? view.getUint16(cell, true) : 0;
    return { horizontal: flags & 3, vertical: (flags >> 5) & 3 };
  });
  return { edges, cells };
}

function withCells(row: RowDefinition, change: (cell: DefinedCell, index: number) => DefinedCell): RowDefinition {
  return { ...row, cells: row.cells.map(change) };
}

function fromWidths(row: RowDefinition, change: (widths: number[], cells: DefinedCell[]) => void): RowDefinition {
  const widths = row.cells.map((_, index) => (row.edges[index + 1] ?? 0) - (row.edges[index] ?? 0));
  const cells = [...row.cells];
  change(widths, cells);
  const edges = [row.edges[0] ?? 0];
  for (const width of widths) edges.push((edges[edges.length - 1] ?? 0) + width);
  return { edges, cells };
}
