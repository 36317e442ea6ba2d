import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** An element of a web page. Names in lower case, prefixes kept: `v:shape`. */
export type HtmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly HtmlNode[];
};

/** Text stands as it is written, with character references replaced. */
type HtmlNode = HtmlElement | string;

/** A parsed page. `isCut`: it breaks off before its end, as one that was not copied or downloaded in full. */
type HtmlPage = { readonly root: HtmlElement; readonly isCut: boolean };

type Open = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Open | string)[];
};

/** Elements inside elements; what is deeper loses its tags and keeps its text. Pages reach some fifty. */
const DEEPEST = 300;
const ELEMENT_LIMIT = 4_000_000;
const ATTRIBUTE_LIMIT = 100;
/** Cells of a row and the blanks between them; more than twice the columns of any spreadsheet. */
const ROW_LIMIT = 40_000;

const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input link meta param source track wbr'.split(' '),
);
const ROW_GROUPS = new Set(['thead', 'tbody', 'tfoot']);
const CELLS = new Set(['td', 'th']);
/** Nothing inside a cell closes what is outside it: stray end tags are frequent in pasted pages. */
const WALLS = new Set(['td', 'th', 'caption', 'table']);
const TABLE_PARTS = new Set(['td', 'th', 'tr', 'thead', 'tbody', 'tfoot', 'caption']);

/**
 * Parses a web page as browsers do in what matters for tables: cells, rows and list items close by themselves, stray end
 * tags inside a cell do not leave it. Nothing is fetched or executed. Work grows with the length of the text alone.
 */
export function parseHtml(text: string): HtmlPage {
  const root: Open = { name: '', attributes: new Map(), children: [] };
  const stack: Open[] = [root];
  /** Elements that were too deep and not entered, by name, so that their end tags close nothing else. */
  const skipped = new Map<string, number>();
  /** What is in cells that are not kept. */
  const forgotten: Open['children'] = [];
  let count = 0;
  let tag = '';
  let attribute = '';
  let value = '';
  let attributes: Map<string, string> | null = null;
  let hasBegun = false;
  let hasEnded = false;

  const top = (): Open => stack[stack.length - 1] ?? root;
  const append = (part: string): void => {
    const { children } = top();
    if (children === forgotten) return;
    const last = children[children.length - 1];
    if (typeof last === 'string') children[children.length - 1] = last + part;
    else if (part !== '') children.push(part);
  };
  /** Depth of the innermost open element of the names that is not behind a wall, or -1. */
  const find = (names: ReadonlySet<string>, walls: ReadonlySet<string>): number => {
    for (let depth = stack.length - 1; depth > 0; depth -= 1) {
      const name = stack[depth]?.name ?? '';
      if (names.has(name)) return depth;
      if (walls.has(name)) return -1;
    }
    return -1;
  };
  const closeFrom = (depth: number): void => {
    if (depth > 0) stack.length = depth;
  };
  const open = (): void => {
    if (CELLS.has(tag) || tag === 'caption') closeFrom(find(CELLS, TABLE));
    else if (tag === 'tr') closeFrom(find(ROW, TABLE));
    else if (ROW_GROUPS.has(tag)) closeFrom(find(ROW_GROUPS, TABLE));
    else if (tag === 'li') closeFrom(find(ITEM, LISTS));
    else if (tag === 'p') closeFrom(find(PARAGRAPH, BLOCKS_AROUND));
    hasBegun ||= FRAME.has(tag);
    count += 1;
    if (count > ELEMENT_LIMIT || (stack.length > DEEPEST && !VOID.has(tag))) {
      if (!VOID.has(tag)) skipped.set(tag, (skipped.get(tag) ?? 0) + 1);
      append(' ');
      return;
    }
    const parent = top();
    // Cells behind the widest table are parsed and forgotten, so that a hostile row costs no memory.
    const isKept = parent.name !== 'tr' || parent.children.length < ROW_LIMIT;
    if (!isKept) forgotten.length = 0;
    const element: Open = { name: tag, attributes: attributes ?? NO_ATTRIBUTES, children: isKept ? [] : forgotten };
    if (isKept) parent.children.push(element);
    if (!VOID.has(tag)) stack.push(element);
  };
  const close = (name: string): void => {
    hasEnded ||= FRAME.has(name);
    const waiting = skipped.get(name) ?? 0;
    if (waiting > 0) {
      skipped.set(name, waiting - 1);
      return;
    }
    if (name === 'br') append('\n');
    // Most tags end what was opened last.
    if (top().name === name) closeFrom(stack.length - 1);
    else closeFrom(find(new Set([name]), name === 'table' ? NONE : TABLE_PARTS.has(name) ? TABLE : WALLS));
  };

  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => append(text.slice(start, end)),
    ontextentity: (code) => append(character(code)),
    onopentagname: (start, end) => {
      tag = text.slice(start, end).toLowerCase();
      attributes = null;
    },
    onattribname: (start, end) => {
      attribute = text.slice(start, end).toLowerCase();
      value = '';
    },
    onattribdata: (start, end) => {
      value += text.slice(start, end);
    },
    onattribentity: (code) => {
      value += character(code);
    },
    onattribend: () => {
      attributes ??= new Map();
      if (!attributes.has(attribute) && attributes.size < ATTRIBUTE_LIMIT) attributes.set(attribute, value);
      value = '';
    },
    onopentagend: open,
    onselfclosingtag: () => {
      open();
      // Only foreign elements close themselves; `<td/>` opens a cell.
      if (tag.includes(':')) close(tag);
    },
    onclosetag: (start, end) => close(text.slice(start, end).toLowerCase()),
    oncdata: () => undefined,
    oncomment: () => undefined,
    ondeclaration: () => undefined,
    onprocessinginstruction: () => undefined,
    onend: () => undefined,
  };
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, callbacks);
  tokenizer.write(text);
  // A page may leave the end tags of its body and itself away, but few do; a piece of a page has at least all of its tables.
  const isOpen = hasBegun || stack.some(({ name }) => TABLE.has(name)) || isInsideTag(text);
  tokenizer.end();
  return { root, isCut: isOpen && !hasEnded };
}

function isInsideTag(text: string): boolean {
  const last = text.lastIndexOf('<');
  return last > text.lastIndexOf('>') && /^<[a-z/!]/i.test(text.slice(last, last + 2));
}

const FRAME = new Set(['html', 'body', 'frameset']);
const TABLE = new Set(['table']);
const ROW = new Set(['tr']);
const ITEM = new Set(['li']);
const LISTS = new Set(['ul', 'ol', 'menu', 'dir', ...WALLS]);
const PARAGRAPH = new Set(['p']);
const BLOCKS_AROUND = new Set(['div', 'li', 'blockquote', 'section', 'article', 'center', 'form', ...WALLS]);
const NONE: ReadonlySet<string> = new Set();
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function character(code: number): string {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
