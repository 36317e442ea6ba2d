import { CELL_LIMIT, type Flow, type FlowCell } from './flow.js';

/** A paragraph: its automatic number, its lines (a manual break begins one), its heading depth, text boxes anchored in it. */
export type StoryParagraph = {
  readonly type: 'paragraph';
  readonly label: string;
  readonly lines: readonly string[];
  /** From 1, or null for body text. */
  readonly headingLevel: number | null;
  readonly boxes: readonly Story[];
};

/** A cell of a table, merged cells as one, with whatever stands in it. */
export type StoryCell = Omit<FlowCell, 'text'> & { readonly content: Story };

/** A table as the word processor or the web page has it. Cells in row order, then column order. */
export type StoryTable = {
  readonly type: 'table';
  readonly cells: readonly StoryCell[];
  readonly rowCount: number;
  readonly columnCount: number;
};

/** Text that surrounds the document: shown in the source pane, no part of what is recognised. */
type StoryAside = { readonly type: 'aside'; readonly text: string };

/** 文档内容. Paragraphs and tables in order, as every format of word processors and web pages has them. */
export type Story = readonly (StoryParagraph | StoryTable | StoryAside)[];

/** What became of a story. */
export type StoryWritten = {
  /** Tables left out because the document has more cells than are kept. */
  readonly tablesUnread: number;
};

type Writing = { readonly flow: Flow; cells: number; tablesUnread: number };

/** Writes a story into blocks: frames around content vanish, tables inside cells follow the table they stand in. */
export function writeStory(story: Story, flow: Flow): StoryWritten {
  const writing: Writing = { flow, cells: 0, tablesUnread: 0 };
  writeItems(story, writing);
  return { tablesUnread: writing.tablesUnread };
}

function writeItems(story: Story, writing: Writing): void {
  for (const item of story) {
    if (item.type === 'paragraph') writeParagraph(item, writing);
    else if (item.type === 'table') writeTable(item, writing);
    else writing.flow.aside(item.text);
  }
}

function writeParagraph({ label, lines, headingLevel, boxes }: StoryParagraph, writing: Writing): void {
  const level = headingLevel === null ? {} : { headingLevel };
  const [first = '', ...rest] = lines;
  if (lines.some((line) => line.trim() !== '')) {
    writing.flow.paragraph(label + first.trim(), level);
    for (const line of rest) writing.flow.paragraph(line, level);
  }
  for (const box of boxes) writeItems(box, writing);
}

function writeTable({ cells, rowCount, columnCount }: StoryTable, writing: Writing): void {
  writing.cells += cells.length;
  if (writing.cells > CELL_LIMIT) {
    writing.tablesUnread += 1;
    return;
  }
  // One cell, or one row or column around other tables, is a frame: its content is read as if it stood outside.
  const isFrame = cells.length === 1 || ((rowCount === 1 || columnCount === 1) && cells.some(holdsTable));
  if (isFrame) {
    for (const { content } of cells) writeItems(content, writing);
    return;
  }
  const inner: StoryTable[] = [];
  const read = cells.map(({ content, ...position }): FlowCell => ({ ...position, text: cellText(content, inner) }));
  writing.flow.grid(read, rowCount, columnCount);
  for (const table of inner) writeTable(table, writing);
}

function holdsTable({ content }: StoryCell): boolean {
  return content.some(({ type }) => type === 'table');
}

/** Lines of a cell are joined without a blank: narrow cells break inside words and numbers. */
function cellText(content: Story, inner: StoryTable[]): string {
  let text = '';
  for (const item of content) {
    if (item.type === 'table') inner.push(item);
    if (item.type !== 'paragraph') continue;
    text += item.label + item.lines.map((line) => line.trim()).join('');
    for (const box of item.boxes) text += cellText(box, inner);
  }
  return text.trim();
}
