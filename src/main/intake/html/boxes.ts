import { classMeanings, type StyleRule } from './styles.js';
import type { HtmlElement } from './tree.js';

/** Elements of tables by the display that a style gives others. */
const ELEMENTS: Readonly<Record<string, string>> = {
  table: 'table',
  'inline-table': 'table',
  'table-row-group': 'tbody',
  'table-header-group': 'thead',
  'table-footer-group': 'tfoot',
  'table-row': 'tr',
  'table-cell': 'td',
  'table-caption': 'caption',
};
/** Elements that may be drawn as parts of tables. Those of tables stay what they are. */
const PLAIN = new Set('div section article ul ol li dl dt dd p span a label form main'.split(' '));

/**
 * 以样式排成的表格. The page with elements that a style draws as a table, its rows and cells under the names of such: a table for
 * whoever looks at it. The same tree where there are none.
 */
export function withDrawnTables(root: HtmlElement, rules: readonly StyleRule[]): HtmlElement {
  const classes = classMeanings(rules, drawnAs);
  const renamed = (element: HtmlElement): HtmlElement => {
    const name = (PLAIN.has(element.name) ? nameOf(element, classes) : null) ?? element.name;
    let isSame = name === element.name;
    const children = element.children.map((child) => {
      if (typeof child === 'string') return child;
      const own = renamed(child);
      isSame &&= own === child;
      return own;
    });
    return isSame ? element : { ...element, name, children };
  };
  return renamed(root);
}

function nameOf({ attributes }: HtmlElement, classes: ReadonlyMap<string, string>): string | null {
  const own = drawnAs(attributes.get('style') ?? '');
  if (own !== null || classes.size === 0) return own;
  const names = attributes.get('class')?.split(/\s+/) ?? [];
  return names.reduce<string | null>((found, name) => classes.get(name) ?? found, null);
}

function drawnAs(style: string): string | null {
  const display = /(?:^|[;\s{])display\s*:\s*([a-z-]+)/i.exec(style)?.[1];
  return display === undefined ? null : (ELEMENTS[display.toLowerCase()] ?? null);
}

/** Rows of boxes that stand for rows of a table, at least. */
const FEW_ROWS = 3;
const FEW_COLUMNS = 3;
/** Letters of a field; longer text is no figure and no name. */
const LONGEST_FIELD = 60;
const FIGURE = /^[-－−(（]?\d[\d,，]*\.\d{1,6}[)）]?$/;

/**
 * Blocks whose children look like the rows of a table: several, each of as many short fields as the others, and half of them
 * with figures. Their columns are known to the style sheet alone. How many such there are, the outermost only.
 */
export function rowsOfBoxes(root: HtmlElement): number {
  if (root.name === 'table') return 0;
  const children = root.children.filter((child) => typeof child !== 'string');
  const rows = children.map(fieldsOf).filter((fields) => fields !== null);
  const [first] = rows;
  const alike = rows.filter((fields) => fields.length === first?.length);
  if (
    alike.length >= FEW_ROWS &&
    alike.filter((fields) => fields.some((field) => FIGURE.test(field))).length * 2 >= alike.length
  )
    return 1;
  return children.reduce((sum, child) => sum + rowsOfBoxes(child), 0);
}

/** The texts of an element that is nothing but a row of short fields; null where it is something else. */
function fieldsOf({ name, children }: HtmlElement): readonly string[] | null {
  if (!PLAIN.has(name)) return null;
  const fields: string[] = [];
  for (const child of children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') return null;
      continue;
    }
    if (!PLAIN.has(child.name) && child.name !== 'b' && child.name !== 'strong') return null;
    const text = shortText(child, 0);
    if (text === null) return null;
    fields.push(text);
  }
  return fields.length >= FEW_COLUMNS ? fields : null;
}

/** Elements inside each other in a field. */
const DEEPEST_FIELD = 5;

/** The text of a field; null where it is more than one. */
function shortText(element: HtmlElement, depth: number): string | null {
  if (depth > DEEPEST_FIELD) return null;
  let text = '';
  for (const child of element.children) {
    const part = typeof child === 'string' ? child : shortText(child, depth + 1);
    if (part === null) return null;
    text += part;
    if (text.length > LONGEST_FIELD) return null;
  }
  return text.replace(/\s+/g, '');
}
