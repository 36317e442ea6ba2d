import type { HtmlElement } from './tree.js';

/** `large` may be a table, `small` is decoration, `unknown` states no size. */
export type PictureKind = 'large' | 'small' | 'unknown';

/** Pixels from which on a picture may be a table; smaller ones are seals, logos and buttons. */
const WIDE = 380;
const HIGH = 190;

/** Judges a picture by the size that the page states. */
export function pictureKind({ attributes }: HtmlElement): PictureKind {
  const width = lengthOf('width', attributes);
  const height = lengthOf('height', attributes);
  if (width === null && height === null) return attributes.has('src') ? 'unknown' : 'small';
  return (width ?? Infinity) >= WIDE && (height ?? Infinity) >= HIGH ? 'large' : 'small';
}

/** Pixels up to which a picture only keeps a distance. */
const NOTHING = 5;

/** Whether an element shows a picture of any size; those that only keep a distance are none. */
export function holdsPicture(element: HtmlElement): boolean {
  if (element.name === 'img') {
    const width = lengthOf('width', element.attributes) ?? Infinity;
    const height = lengthOf('height', element.attributes) ?? Infinity;
    return element.attributes.has('src') && width > NOTHING && height > NOTHING;
  }
  return element.children.some((child) => typeof child !== 'string' && holdsPicture(child));
}

/** A stated length in pixels; shares of the window are as unknown as what is not stated. */
function lengthOf(name: string, attributes: ReadonlyMap<string, string>): number | null {
  const style = attributes.get('style') ?? '';
  const styled = new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*([\\d.]{1,8})(px|pt)`, 'i').exec(style);
  if (styled !== null) return Number(styled[1]) * (styled[2]?.toLowerCase() === 'pt' ? 4 / 3 : 1);
  const plain = /^\s*(\d{1,6})\s*(?:px)?\s*$/.exec(attributes.get(name) ?? '')?.[1];
  return plain === undefined ? null : Number(plain);
}
