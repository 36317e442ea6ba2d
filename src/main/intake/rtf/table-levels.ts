import { tableOfEdges, type EdgeRow } from '../doc/edge-grid.js';
import type { RowDefinition } from '../doc/rows.js';
import type { Story, StoryParagraph } from '../story.js';

/** What is open at one depth: 0 is the text, 1 the table in it, 2 a table in a cell of that, and so on. */
type Level = {
  content: Story[number][];
  cells: Story[];
  rows: EdgeRow[];
};

/** A table of a word processor has no more columns than that; a larger number is damage. */
const MOST_COLUMNS = 1_000;
/** Tables inside tables; deeper ones are damage or an attack. */
const DEEPEST = 20;

/** 表格层次. Gathers paragraphs, cells and rows into the story they make. */
export class TableLevels {
  readonly #levels: Level[] = [{ content: [], cells: [], rows: [] }];
  /** Rows that did not say where their cells are. */
  guessed = 0;
  /** 1 where a row had more cells than were kept. */
  overfull: 0 | 1 = 0;

  /** Adds a paragraph at a depth; tables that lie deeper end before it. */
  paragraph(paragraph: StoryParagraph, depth: number): void {
    this.#at(depth).content.push(paragraph);
  }

  /** Ends a cell at a depth of 1 or more. */
  cell(depth: number): void {
    const level = this.#at(Math.max(1, depth));
    if (level.cells.length < MOST_COLUMNS) level.cells.push(level.content);
    else this.overfull = 1;
    level.content = [];
  }

  /** Ends a row with what the file says about its cells. */
  row(depth: number, definition: RowDefinition | null): void {
    const level = this.#at(Math.max(1, depth));
    if (level.cells.length === 0) return;
    level.rows.push({ cells: level.cells, definition });
    level.cells = [];
    level.content = [];
  }

  /** Everything, with all tables ended. */
  story(): Story {
    return this.#at(0).content;
  }

  /** The level of a depth, open, and all deeper ones closed. */
  #at(depth: number): Level {
    const wanted = Math.min(Math.max(0, depth), DEEPEST);
    while (this.#levels.length - 1 > wanted) this.#close();
    while (this.#levels.length - 1 < wanted) this.#levels.push({ content: [], cells: [], rows: [] });
    const level = this.#levels[wanted];
    if (level === undefined) throw new Error('levels are open from 0 without a gap');
    return level;
  }

  /** Ends the deepest table. Cells without the end of their row are text of the level above: the file broke off there. */
  #close(): void {
    const level = this.#levels.pop();
    const outer = this.#levels[this.#levels.length - 1];
    if (level === undefined || outer === undefined) return;
    if (level.rows.length > 0) {
      const { table, guessed } = tableOfEdges(level.rows);
      this.guessed += guessed;
      outer.content.push(table);
    }
    for (const item of [...level.cells.flat(), ...level.content]) outer.content.push(item);
  }
}

/** Collects the definition of a row as its control words come. */
export class RowWords {
  #left: number | null = null;
  #edges: number[] = [];
  #cells: RowDefinition['cells'][number][] = [];
  #next = { horizontal: 0, vertical: 0 };

  /** Takes a control word; ignores those that say nothing about places and merging. */
  take(name: string, value: number | null): void {
    switch (name) {
      case 'trowd':
        this.#left = null;
        this.#edges = [];
        this.#cells = [];
        this.#next = { horizontal: 0, vertical: 0 };
        break;
      case 'trleft':
        this.#left = value;
        break;
      case 'clmgf':
        this.#next.horizontal = 1;
        break;
      case 'clmrg':
        this.#next.horizontal = 2;
        break;
      case 'clvmgf':
        this.#next.vertical = 3;
        break;
      case 'clvmrg':
        this.#next.vertical = 1;
        break;
      case 'cellx':
        if (value === null || this.#edges.length >= MOST_COLUMNS) break;
        // Edges that go back are damage; a cell without width keeps the order.
        this.#edges.push(Math.max(value, this.#edges[this.#edges.length - 1] ?? value));
        this.#cells.push(this.#next);
        this.#next = { horizontal: 0, vertical: 0 };
        break;
    }
  }

  /** The row as described so far; null where nothing was. */
  definition(): RowDefinition | null {
    const [first] = this.#edges;
    if (first === undefined) return null;
    return { edges: [Math.min(this.#left ?? 0, first), ...this.#edges], cells: this.#cells };
  }
}
