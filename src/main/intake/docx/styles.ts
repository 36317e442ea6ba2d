import { all, at, type Element } from '../ofd/xml.js';
import { valueOf } from './numbering.js';

/** What a paragraph inherits from its style. */
export type ParagraphStyle = {
  readonly numId: string | null;
  readonly depth: number | null;
  /** Outline level counted from 0, or null for body text. */
  readonly outline: number | null;
};

/** Styles based on others; longer chains are a loop. */
const LONGEST_CHAIN = 20;
const BODY_OUTLINE = 9;

/** 隐藏样式. Whether text in the style does not show. */
export function hiddenStyles(root: Element | null): (id: string | null) => boolean {
  const byId = new Map(all(root, 'style').map((style) => [style.attributes['styleId'] ?? '', style]));
  return (id) => {
    let current = id === null ? undefined : byId.get(id);
    for (let step = 0; current !== undefined && step < LONGEST_CHAIN; step += 1) {
      const own = at(current, 'rPr', 'vanish');
      if (own !== null) return isOn(own);
      const base = valueOf(current, 'basedOn');
      current = base === null ? undefined : byId.get(base);
    }
    return false;
  };
}

/** Whether a switch such as `<w:vanish/>` is on. */
export function isOn(element: Element | null): boolean {
  return element !== null && !/^(?:0|false|off|none)$/.test(element.attributes['val'] ?? '1');
}

/** Paragraph styles by id, with what they inherit. */
export function paragraphStyles(root: Element | null): (id: string | null) => ParagraphStyle {
  const byId = new Map(all(root, 'style').map((style) => [style.attributes['styleId'] ?? '', style]));
  return (id) => {
    let style: ParagraphStyle = { numId: null, depth: null, outline: null };
    let current = id === null ? undefined : byId.get(id);
    for (let step = 0; current !== undefined && step < LONGEST_CHAIN; step += 1) {
      const own = paragraphStyle(at(current, 'pPr'));
      style = {
        numId: style.numId ?? own.numId,
        depth: style.depth ?? own.depth,
        outline: style.outline ?? own.outline,
      };
      const base = valueOf(current, 'basedOn');
      current = base === null ? undefined : byId.get(base);
    }
    return style;
  };
}

/** What paragraph properties themselves say. */
export function paragraphStyle(properties: Element | null): ParagraphStyle {
  const numbering = at(properties, 'numPr');
  const depth = valueOf(numbering, 'ilvl');
  const outline = valueOf(properties, 'outlineLvl');
  return {
    numId: valueOf(numbering, 'numId'),
    depth: depth === null ? null : Number(depth),
    outline: outline === null ? null : Number(outline),
  };
}

/** Heading depth from 1, or null for body text. */
export function headingLevel(outline: number | null): number | null {
  return outline === null || !(outline >= 0 && outline < BODY_OUTLINE) ? null : outline + 1;
}
