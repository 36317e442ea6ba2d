import { all, at, numbers, type Element } from '../ofd/xml.js';

/** A colour as CSS writes it, and how much it covers (0…1). */
export type Ink = { readonly colour: string; readonly opacity: number };

const BLACK: Ink = { colour: 'rgb(0, 0, 0)', opacity: 1 };

/** A colour element (FillColor, StrokeColor); null: none given. `plain` false where it is a gradient or pattern. */
function inkOf(element: Element | null): { readonly ink: Ink; readonly plain: boolean } | null {
  if (element === null) return null;
  const gradient = element.children.find(({ name }) =>
    /^(?:AxialShd|RadialShd|GouraudShd|LaGouraudShd|Pattern)$/.test(name),
  );
  if (gradient !== undefined) {
    const first = at(all(gradient, 'Segment')[0], 'Color') ?? at(all(gradient, 'Point')[0], 'Color');
    return { ink: inkOf(first)?.ink ?? { colour: 'rgb(128, 128, 128)', opacity: 0.3 }, plain: false };
  }
  const values = numbers(element.attributes['Value']?.replaceAll('#', ' ')).map((value) =>
    Math.min(255, Math.max(0, Math.round(value))),
  );
  const alpha = Number(element.attributes['Alpha'] ?? 255);
  const opacity = Number.isFinite(alpha) ? Math.min(1, Math.max(0, alpha / 255)) : 1;
  return { ink: { colour: colourOf(values), opacity }, plain: true };
}

/** One value is grey, three are red, green, blue, four cyan, magenta, yellow, black; the file's profiles are not applied. */
function colourOf(values: readonly number[]): string {
  const [a, b, c, d] = values;
  if (a === undefined) return BLACK.colour;
  if (b === undefined || c === undefined) return `rgb(${a}, ${a}, ${a})`;
  if (d === undefined) return `rgb(${a}, ${b}, ${c})`;
  const part = (value: number): number => Math.round(((255 - value) * (255 - d)) / 255);
  return `rgb(${part(a)}, ${part(b)}, ${part(c)})`;
}

/** The first colour stated by the object, else by its pens, else black. */
export function firstInk(
  object: Element,
  pens: readonly Element[],
  name: 'FillColor' | 'StrokeColor',
): { readonly ink: Ink; readonly plain: boolean } {
  for (const element of [object, ...pens]) {
    const found = inkOf(at(element, name));
    if (found !== null) return found;
  }
  return { ink: BLACK, plain: true };
}
