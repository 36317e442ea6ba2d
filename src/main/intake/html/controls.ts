import type { HtmlElement } from './tree.js';

/** Kinds of input that show their value as text. */
const SHOWN = new Set(['', 'text', 'number', 'tel', 'email', 'url', 'date', 'month']);

/**
 * 表单控件的文字. What a field to fill in shows: systems print their tables with the figures in such fields. Null where the element
 * is no field, or one that shows no text.
 */
export function controlText({ name, attributes, children }: HtmlElement): string | null {
  switch (name) {
    case 'input':
      return SHOWN.has((attributes.get('type') ?? '').trim().toLowerCase()) ? (attributes.get('value') ?? '') : null;
    case 'textarea':
      return textOf(children);
    case 'select': {
      const options = optionsOf(children);
      const chosen = options.find((option) => option.attributes.has('selected')) ?? options[0];
      // Options that are not closed lie in the one before: only its own words are shown.
      return chosen === undefined ? null : chosen.children.filter((child) => typeof child === 'string').join('');
    }
    default:
      return null;
  }
}

function optionsOf(children: HtmlElement['children']): readonly HtmlElement[] {
  return children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return [...(child.name === 'option' ? [child] : []), ...optionsOf(child.children)];
  });
}

function textOf(children: HtmlElement['children']): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child.children))).join('');
}
