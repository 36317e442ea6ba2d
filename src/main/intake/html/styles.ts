import type { HtmlElement } from './tree.js';

/** Style sheets longer than this belong to the portal, not to the document. */
const LONGEST_SHEET = 1_000_000;

/** A rule of a style sheet of the page. */
export type StyleRule = { readonly selectors: string; readonly body: string };

/** 样式规则. Rules of the style sheets in the page itself, those for printing or small screens left out. */
export function styleRules(root: HtmlElement): readonly StyleRule[] {
  return styleSheets(root).flatMap((sheet) => topRules(sheet.slice(0, LONGEST_SHEET)));
}

/** Classes that a rule of their own gives something: `.x{…}`, `td.x{…}`; by name. `meaning`: what a body says, or null. */
export function classMeanings<Meaning>(
  rules: readonly StyleRule[],
  meaning: (body: string) => Meaning | null,
): ReadonlyMap<string, Meaning> {
  const classes = new Map<string, Meaning>();
  for (const { selectors, body } of rules) {
    const found = meaning(body);
    if (found === null) continue;
    for (const selector of selectors.split(',')) {
      const name = /^(?:[a-z]+[0-9]?)?\.([\w-]+)$/i.exec(selector.trim())?.[1];
      if (name !== undefined) classes.set(name, found);
    }
  }
  return classes;
}

function styleSheets(element: HtmlElement): readonly string[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.name === 'style'
      ? [child.children.filter((part) => typeof part === 'string').join('')]
      : styleSheets(child);
  });
}

function topRules(sheet: string): readonly StyleRule[] {
  const rules: StyleRule[] = [];
  const text = sheet.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|<!--|-->/g, '');
  let depth = 0;
  let start = 0;
  let selectors = '';
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === '{') {
      if (depth === 0) selectors = text.slice(start, index);
      depth += 1;
    } else {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && !selectors.includes('@')) rules.push({ selectors, body: lastBody(text, index) });
    }
    if (depth === 0 || brace === '{') start = index + 1;
  }
  return rules;
}

function lastBody(text: string, end: number): string {
  return text.slice(text.lastIndexOf('{', end) + 1, end);
}
