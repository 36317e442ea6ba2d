import { LOST_FIGURES } from '../../../core/amount/index.js';
import type { Story, StoryCell } from '../story.js';
import { furnitureOf } from './furniture.js';
import { rowsOfBoxes, withDrawnTables } from './boxes.js';
import { controlText } from './controls.js';
import { hiddenBy } from './hidden.js';
import { collapsed, linesOf } from './inline-text.js';
import { hasOwnNumber, listNumbering, type ListNumbering } from './lists.js';
import { holdsPicture, pictureKind, type PictureKind } from './pictures.js';
import { styleRules } from './styles.js';
import { tableGrid, type HtmlTable } from './table-grid.js';
import { parseHtml, type HtmlElement } from './tree.js';
import type { HtmlTroubles } from './troubles.js';

/** Text and items of one container while they are being collected. */
type Collector = {
  readonly items: Story[number][];
  text: string;
  label: string;
  level: number | null;
  fields: boolean[];
};

const UNSHOWN = new Set(
  'script style template noscript title select button textarea option datalist rt rp svg canvas annotation'.split(' '),
);
const EMBEDDED = new Set('iframe frame embed object applet'.split(' '));
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form header hr html legend li main menu nav ol p pre section summary tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** Text of a cell from which on the cell is a column of a page and not a field of a table. */
const LONG_CELL = 400;
const FEW_ROWS = 3;
const MANY_PARAGRAPHS = 3;
const LONGEST_ABOUT_PAGE = 150;
const BUTTONS = /打印|关闭|返回|收藏|分享|顶部|本页|本文|此页|页面|窗口|纠错|到|至|[【】[\]()（）|\s]/g;
const ATTACHED = /\.(?:pdf|docx?|wps|xlsx?|et|ofd|rtf|zip|rar|7z)(?:[?#].*)?\s*$/i;
const WRITTEN_ROW = /<t[dr][\s>]/i;
const FIGURE = /\d\.\d/;
/** Letters of an item in which its own number would stand. */
const LABEL_LENGTH = 20;

/** Reads the elements of one page into a story. */
export class PageReader {
  /** Pictures that may be tables, but state no size. */
  picturesOfUnknownSize = 0;
  /** A script of the page writes rows of a table, or would, were it run. */
  readonly isScripted: boolean;
  /** The page breaks off before its end. */
  readonly isCut: boolean;
  readonly #root: HtmlElement;
  readonly #troubles: HtmlTroubles;
  readonly #isHidden: (element: HtmlElement) => boolean;
  readonly #isFurniture: (element: HtmlElement) => boolean;
  /** Cells that are being read, one in another. */
  #cells = 0;

  constructor(page: string, troubles: HtmlTroubles) {
    const { root, isCut } = parseHtml(page);
    const rules = styleRules(root);
    this.#root = withDrawnTables(root, rules);
    this.isCut = isCut;
    this.#troubles = troubles;
    this.#isHidden = hiddenBy(rules);
    this.#isFurniture = furnitureOf(this.#root);
    troubles.add('html.boxes', rowsOfBoxes(this.#root));
    this.isScripted = writesTables(root);
  }

  story(): Story {
    return this.#content(this.#root);
  }

  #content(element: HtmlElement): Story {
    const into: Collector = { items: [], text: '', label: '', level: null, fields: [] };
    this.#children(element, into);
    flush(into);
    return into.items;
  }

  #children(element: HtmlElement, into: Collector): void {
    for (const child of element.children) {
      if (typeof child !== 'string') this.#element(child, into);
      else if (!into.fields.includes(true)) into.text += element.name === 'pre' ? child : collapsed(child);
    }
  }

  #element(element: HtmlElement, into: Collector): void {
    const { name, attributes } = element;
    // Fields outside of tables are those of the portal: its search, its feedback.
    const control = this.#cells > 0 && !this.#isHidden(element) ? controlText(element) : null;
    if (control !== null) into.text += collapsed(control);
    if (name === 'svg' && FIGURE.test(allText(element))) this.#troubles.add('html.drawings');
    if (UNSHOWN.has(name)) return;
    if (this.#isHidden(element)) this.#leaveOut('html.hidden-text', element);
    else if (name === 'del') this.#leaveOut('html.revisions', element);
    else if (EMBEDDED.has(name)) this.#embedded(element);
    else if (name === 'img') this.#picture(pictureKind(element));
    else if (name === 'br') into.text += '\n';
    else if (name === 'table') this.#table(element, into);
    else if (name === 'a' && isAttachment(attributes.get('href'))) this.#attachment(element, into);
    else if (this.#isFurniture(element)) {
      flush(into);
      into.items.push({ type: 'aside', text: plainText(element) });
    } else if (name === 'ol' || name === 'ul') this.#list(element, into);
    else if (/^h[1-6]$/.test(name)) this.#heading(element, Number(name.slice(1)), into);
    else if (BLOCKS.has(name)) {
      flush(into);
      this.#children(element, into);
      flush(into);
    } else if (!isFieldMark(attributes.get('style'), into.fields)) this.#children(element, into);
  }

  #leaveOut(trouble: 'html.hidden-text' | 'html.revisions', element: HtmlElement): void {
    const text = plainText(element);
    if (text !== '') this.#troubles.add(trouble, 1, text);
  }

  #embedded({ attributes }: HtmlElement): void {
    const source = attributes.get('src') ?? attributes.get('data') ?? '';
    if (source.trim() !== '' && !source.startsWith('about:')) this.#troubles.add('html.frames-unread');
  }

  #attachment(element: HtmlElement, into: Collector): void {
    this.#troubles.add('html.attachments', 1, plainText(element));
    this.#children(element, into);
  }

  #picture(kind: PictureKind): void {
    if (kind === 'large') this.#troubles.add('html.pictures-unread');
    else if (kind === 'unknown') this.picturesOfUnknownSize += 1;
  }

  #heading(element: HtmlElement, level: number, into: Collector): void {
    flush(into);
    into.level = level;
    this.#children(element, into);
    flush(into);
    into.level = null;
  }

  #list(element: HtmlElement, into: Collector): void {
    flush(into);
    const numbering: ListNumbering = listNumbering(element);
    for (const child of element.children) {
      if (typeof child === 'string') into.text += collapsed(child);
      else if (child.name === 'li' && !this.#isHidden(child) && !this.#isFurniture(child)) {
        flush(into);
        const label = numbering.next(child);
        into.label = label !== '' && hasOwnNumber(plainText(child, LABEL_LENGTH)) ? '' : label;
        this.#children(child, into);
        flush(into);
        into.label = '';
      } else this.#element(child, into);
    }
    flush(into);
  }

  #table(element: HtmlElement, into: Collector): void {
    flush(into);
    const table = tableGrid(element, this.#isHidden);
    this.#troubles.add('html.columns-unread', table.cutRows);
    for (const left of table.hidden) this.#leaveOut('html.hidden-text', left);
    for (const loose of table.before) {
      this.#element(loose, into);
      flush(into);
    }
    this.#cells += 1;
    const cells = table.cells.map(({ element: cell, ...position }): StoryCell => ({
      ...position,
      content: this.#content(cell),
    }));
    this.#cells -= 1;
    // One by one: a page may hold more items than a call takes arguments.
    if (isLayout(element, table, cells))
      for (const { content } of cells) for (const item of content) into.items.push(item);
    else {
      const shown = cells.map((cell, index) => this.#withPicture(cell, table.cells[index]?.element));
      into.items.push({ type: 'table', cells: shown, rowCount: table.rowCount, columnCount: table.columnCount });
    }
  }

  /** A cell that shows nothing but a picture is not blank: what it says is not known. */
  #withPicture(cell: StoryCell, element: HtmlElement | undefined): StoryCell {
    if (cell.content.length > 0 || element === undefined || !holdsPicture(element)) return cell;
    this.#troubles.add('html.cell-pictures');
    const lost = {
      type: 'paragraph',
      label: '',
      lines: [LOST_FIGURES.picture],
      headingLevel: null,
      boxes: [],
    } as const;
    return { ...cell, content: [lost] };
  }
}

/** Whether a link leads to a file that could be a part of the publication. */
function isAttachment(target: string | undefined): boolean {
  return target !== undefined && ATTACHED.test(target);
}

/** Whether a script of the page itself writes rows of a table; what it writes is not in the file. */
function writesTables({ name, children }: HtmlElement): boolean {
  return children.some((child) =>
    typeof child === 'string' ? name === 'script' && WRITTEN_ROW.test(child) : writesTables(child),
  );
}

/** Line of a portal about its page: when it was put there, by whom, how often it was read; and its buttons. */
function isAboutPage(lines: readonly string[]): boolean {
  const text = lines.join(' ');
  if (text.length > LONGEST_ABOUT_PAGE) return false;
  // Buttons: 「【打印】【关闭】」.
  if (text.replace(BUTTONS, '') === '') return true;
  const isDated = /(?:发布|更新)(?:时间|日期)\s*[:：]/.test(text);
  return isDated && /(?:来源|作者|浏览(?:次数|量)?|点击(?:数|量)?|访问量|字号|字体)\s*[:：]/.test(text);
}

/** Ends the paragraph that is being collected. */
function flush(into: Collector): void {
  into.fields = [];
  if (into.text === '') return;
  const lines = linesOf(into.text);
  into.text = '';
  if (lines.every((line) => line === '')) return;
  if (isAboutPage(lines)) into.items.push({ type: 'aside', text: lines.join(' ') });
  else into.items.push({ type: 'paragraph', label: into.label, lines, headingLevel: into.level, boxes: [] });
  into.label = '';
}

/**
 * Word marks the beginning, the middle and the end of a field by empty elements; what stands before the middle is its
 * instruction. `fields` holds the open fields, true while inside the instruction.
 */
function isFieldMark(style: string | undefined, fields: boolean[]): boolean {
  const mark = style === undefined ? undefined : /mso-element:\s*field-(begin|separator|end)/i.exec(style)?.[1];
  if (mark === undefined) return false;
  if (mark.toLowerCase() === 'begin') fields.push(true);
  else if (mark.toLowerCase() === 'end') fields.pop();
  else if (fields.length > 0) fields[fields.length - 1] = false;
  return true;
}

/** Whether a table only arranges a page: around other tables, in one column, or around a long text. */
function isLayout({ attributes }: HtmlElement, { rowCount }: HtmlTable, cells: readonly StoryCell[]): boolean {
  if (/^(?:presentation|none)$/.test(attributes.get('role') ?? '')) return true;
  if (cells.some(({ content }) => content.some(({ type }) => type === 'table'))) return true;
  const filled = cells.map((cell) => ({ ...cell, length: lengthOf(cell.content) })).filter(({ length }) => length > 0);
  if (
    new Set(filled.map(({ column }) => column)).size <= 1 &&
    filled.every(({ columnSpan }) => columnSpan === filled[0]?.columnSpan)
  )
    return true;
  if (rowCount > FEW_ROWS) return false;
  const all = filled.reduce((sum, { length }) => sum + length, 0);
  return filled.some(
    ({ content, length }) => content.length >= MANY_PARAGRAPHS && length >= LONG_CELL && length > all / 2,
  );
}

function lengthOf(content: Story): number {
  return content.reduce(
    (sum, item) => sum + (item.type === 'paragraph' ? item.lines.reduce((length, line) => length + line.length, 0) : 0),
    0,
  );
}

/** All text inside an element, shown or not. */
function allText({ children }: HtmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : allText(child))).join(' ');
}

/** All text inside an element on one line, without what is never shown; about `most` letters of it. */
function plainText(element: HtmlElement, most = Infinity): string {
  const parts: string[] = [];
  let length = 0;
  const collect = ({ name, children }: HtmlElement): void => {
    if (UNSHOWN.has(name)) return;
    for (const child of children) {
      if (length >= most) return;
      if (typeof child !== 'string') collect(child);
      else {
        parts.push(child);
        length += child.trim().length;
      }
    }
    if (BLOCKS.has(name)) parts.push(' ');
  };
  collect(element);
  return parts.join('').replace(/\s+/g, ' ').trim();
}
