/** Small pictures of the comparison's cells. They are made for every row that comes into view: a copy of a made one is cheap. */

const SVG = 'http://www.w3.org/2000/svg';

/** A picture of one path, hidden from screen readers: words beside it say the same. */
export function picture(width: number, height: number, path: string, name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('class', name);
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** An element with a class and what it holds. */
export function span(name: string, ...children: readonly (Node | string)[]): HTMLSpanElement {
  const element = document.createElement('span');
  element.className = name;
  element.append(...children);
  return element;
}
