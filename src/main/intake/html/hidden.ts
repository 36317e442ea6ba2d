import type { HtmlElement } from './tree.js';

/** Style sheets longer than this belong to the portal, not to the document. */
const LONGEST_SHEET = 1_000_000;

/** 隐藏内容. Whether an element is not shown, by its own attributes and by simple class rules of the page. */
export function hiddenBy(root: HtmlElement): (element: HtmlElement) => boolean {
  const classes = hiddenClasses(root);
  return ({ attributes }) => {
    if (attributes.has('hidden')) return true;
    const style = attributes.get('style');
    if (style !== undefined && hides(style)) return true;
    const names = attributes.get('class');
    return names !== undefined && classes.size > 0 && names.split(/\s+/).some((name) => classes.has(name));
  };
}

function hides(style: string): boolean {
  return /(?:^|[;\s{])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i.test(style);
}

/** Classes that a rule of their own hides: `.x{display:none}`. Rules for printing or small screens do not count. */
function hiddenClasses(root: HtmlElement): ReadonlySet<string> {
  const classes = new Set<string>();
  for (const sheet of styleSheets(root)) {
    for (const { selectors, body } of topRules(sheet.slice(0, LONGEST_SHEET))) {
      if (!hides(body)) continue;
      for (const selector of selectors.split(',')) {
        const name = /^(?:[a-z]+[0-9]?)?\.([\w-]+)$/i.exec(selector.trim())?.[1];
        if (name !== undefined) classes.add(name);
      }
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

type Rule = { readonly selectors: string; readonly body: string };

function topRules(sheet: string): readonly Rule[] {
  const rules: Rule[] = [];
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
