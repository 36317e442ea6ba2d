import { classMeanings, type StyleRule } from './styles.js';
import type { HtmlElement } from './tree.js';

/** 隐藏内容. Whether an element is not shown, by its own attributes and by simple class rules of the page. */
export function hiddenBy(rules: readonly StyleRule[]): (element: HtmlElement) => boolean {
  const classes = classMeanings(rules, (body) => (hides(body) ? true : null));
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
