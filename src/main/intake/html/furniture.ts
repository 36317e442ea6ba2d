import type { HtmlElement } from './tree.js';

/** Names that portals give to what surrounds an article. */
const AROUND =
  /^(?:footer|foot|nav|navbar|navigation|menu|breadcrumbs?|crumbs?|sidebar|copyright|share|toolbar|friendlinks?|weizhi|dqwz|topbar|header-?nav|page-?(?:footer|nav))$/i;
const ROLES = /^(?:navigation|contentinfo|search|menu|menubar)$/;
const BLOCKS = new Set('div ul ol dl p td section aside header center form table'.split(' '));
const UNWEIGHED = new Set(['script', 'style', 'template', 'noscript', 'title']);

/** Longer text is content, whatever its element is called. */
const LONGEST = 3_000;
const FEWEST_LINKS = 3;

type Weight = { text: number; linked: number; links: number; figures: number };

/**
 * 网页的导航、页脚. Tells what surrounds the document on a portal: elements that say so, and blocks that are next to nothing
 * but links to other pages. What holds tables with amounts is never taken for it.
 */
export function furnitureOf(root: HtmlElement): (element: HtmlElement) => boolean {
  const found = new Set<HtmlElement>();
  weigh(root, found, false);
  return (element) => found.has(element);
}

function isFurniture(element: HtmlElement, { text, linked, links, figures }: Weight): boolean {
  if (text === 0 || text > LONGEST || figures > 0) return false;
  if (saysSo(element)) return true;
  return links >= FEWEST_LINKS && linked >= text * 0.8 && BLOCKS.has(element.name);
}

function saysSo({ name, attributes }: HtmlElement): boolean {
  if (name === 'nav' || name === 'footer' || ROLES.test(attributes.get('role') ?? '')) return true;
  if (attributes.size === 0 || !BLOCKS.has(name)) return false;
  const names = `${attributes.get('id') ?? ''} ${attributes.get('class') ?? ''}`.trim();
  return names !== '' && names.split(/\s+/).some((part) => AROUND.test(part));
}

/** Letters outside and inside links, links to other pages, and amounts in cells; adds what surrounds to `found`. */
function weigh(element: HtmlElement, found: Set<HtmlElement>, isInCell: boolean): Weight {
  const weight: Weight = { text: 0, linked: 0, links: 0, figures: 0 };
  if (UNWEIGHED.has(element.name)) return weight;
  const isCell = isInCell || element.name === 'td' || element.name === 'th';
  for (const child of element.children) {
    if (typeof child === 'string') {
      const length = child.trim().length;
      weight.text += length;
      if (isCell && length > 3 && /^\s*-?[\d,]+\.\d{1,6}\s*$/.test(child)) weight.figures += 1;
      continue;
    }
    const inner = weigh(child, found, isCell);
    weight.text += inner.text;
    weight.linked += inner.linked;
    weight.links += inner.links;
    weight.figures += inner.figures;
  }
  // Links inside the page are a table of contents.
  const target = element.name === 'a' ? element.attributes.get('href') : undefined;
  if (target !== undefined && !target.startsWith('#')) {
    weight.linked = weight.text;
    weight.links = 1;
  }
  if (isFurniture(element, weight)) found.add(element);
  return weight;
}
