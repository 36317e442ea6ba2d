import { paletteVariables } from '../../theme.js';
import { WIDTH } from './chart-parts.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Space around the drawing, in its units. */
const EDGE = 16;
const LINE = 20;
const SWATCH = 22;
/** Characters of a remark on one line. */
const LETTERS = 78;
/** Width of letters: a Chinese one is as wide as its size. */
const SIZE = 12.5;

/** Attributes of the drawing that a file keeps; looks are added, handles for keyboard and reader left out. */
const KEPT = [
  'id',
  'x',
  'y',
  'rx',
  'width',
  'height',
  'cx',
  'cy',
  'r',
  'd',
  'fill',
  'stroke-dasharray',
  'text-anchor',
  'patternUnits',
] as const;

type Look = Readonly<Record<string, string>>;

/** How the parts of a drawing look on paper, whatever the appearance of the page. */
function looks(): Readonly<Record<string, Look>> {
  const light = paletteVariables(false);
  const [accent = '', panel = '', line = ''] = [light['--accent'], light['--panel'], light['--line-strong']];
  const thin = { fill: 'none', stroke: line };
  return {
    'desk-chart-ground': { fill: panel },
    'desk-chart-hatch': { fill: accent, stroke: accent, 'stroke-width': '1.4' },
    'desk-chart-bar': { stroke: accent },
    'desk-chart-piece': { stroke: accent, 'stroke-width': '1.5' },
    'desk-chart-axis': thin,
    'desk-chart-leader': thin,
    'desk-chart-line': { fill: 'none', stroke: accent, 'stroke-width': '2' },
    'desk-chart-point': { fill: accent, stroke: panel },
  };
}

function make(name: string, attributes: Look, ...children: readonly (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Characters no XML may hold are left out: a name may come from a damaged document. */
function clean(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, ' ');
}

/** Text in the letters of the page. */
function words(x: number, y: number, text: string, look: Look = {}): SVGElement {
  const light = paletteVariables(false);
  return make(
    'text',
    {
      x: String(x),
      y: String(y),
      fill: light['--text'] ?? '',
      'font-size': String(SIZE),
      'font-family': light['--font'] ?? '',
      ...look,
    },
    clean(text),
  );
}

function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/\p{ASCII}/u.test(letter) ? SIZE * 0.58 : SIZE), 0);
}

/** A copy of a part of the drawing with its looks written into it; null for what only serves the pointer. */
function copied(source: Element, known: ReturnType<typeof looks>): SVGElement | null {
  const name = source.getAttribute('class') ?? '';
  if (name.includes('desk-chart-target') || source.tagName === 'title') return null;
  const kept = KEPT.flatMap((key): [string, string][] => {
    const value = source.getAttribute(key);
    return value === null ? [] : [[key, value]];
  });
  if (source.tagName === 'text') {
    // The whole name stands in a title inside the text: only what is drawn is taken.
    const text = [...source.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent] : []));
    return words(0, 0, text.join(''), Object.fromEntries(kept));
  }
  const children = [...source.children].flatMap((child) => copied(child, known) ?? []);
  return make(source.tagName, { ...known[name], ...Object.fromEntries(kept) }, ...children);
}

function textOf(figure: Element, selector: string): string {
  return figure.querySelector(selector)?.textContent ?? '';
}

/** What is above the drawing: title, what is left out, legend. */
function head(figure: Element, known: ReturnType<typeof looks>): { parts: SVGElement[]; height: number } {
  const parts = [words(EDGE, 26, textOf(figure, '[data-picture-title]'), { 'font-size': '15', 'font-weight': '600' })];
  let y = 26;
  const note = textOf(figure, '[data-picture-note]');
  if (note !== '') parts.push(words(EDGE, (y += LINE), note));
  let x = WIDTH;
  for (const item of figure.querySelectorAll('.desk-chart-legend li')) {
    const label = item.textContent;
    const wide = SWATCH + 6 + widthOf(label) + EDGE;
    if (x + wide > WIDTH - EDGE) [x, y] = [EDGE, y + LINE];
    const fill = item.querySelector('rect')?.getAttribute('fill') ?? 'none';
    const field = { x: String(x), y: String(y - 10), width: String(SWATCH), height: '12', fill };
    parts.push(make('rect', { ...known['desk-chart-bar'], ...field }), words(x + SWATCH + 6, y, label));
    x += wide;
  }
  return { parts, height: y + 12 };
}

/** Remarks below the drawing, cut into lines. */
function foot(figure: Element, top: number): { parts: SVGElement[]; height: number } {
  const remarks = [...figure.querySelectorAll('[data-picture-remarks] li')].flatMap(
    ({ textContent }) => textContent.match(new RegExp(`.{1,${LETTERS}}`, 'gu')) ?? [],
  );
  return {
    parts: remarks.map((text, index) => words(EDGE, top + LINE * (index + 1), text)),
    height: remarks.length * LINE + EDGE,
  };
}

/** A picture of its own: title, legend, drawing and remarks of a figure, with nothing that the page would have to add. */
function standalone(figure: Element): { drawing: SVGElement; width: number; height: number } | null {
  const source = figure.querySelector('.desk-chart-drawing');
  const [, , , inner = 0] = (source?.getAttribute('viewBox') ?? '').split(' ').map(Number);
  if (source === null || !(inner > 0)) return null;
  const known = looks();
  const above = head(figure, known);
  const below = foot(figure, above.height + inner);
  const height = above.height + inner + below.height;
  const body = [...source.children].flatMap((child) => copied(child, known) ?? []);
  const box = { width: String(WIDTH), height: String(height) };
  const drawing = make(
    'svg',
    { ...box, viewBox: `0 0 ${WIDTH} ${height}` },
    make('title', {}, clean(textOf(figure, '[data-picture-title]'))),
    make('rect', { ...box, fill: paletteVariables(false)['--panel'] ?? '' }),
    ...body.filter(({ tagName }) => tagName === 'defs'),
    ...above.parts,
    make('g', { transform: `translate(0 ${above.height})` }, ...body.filter(({ tagName }) => tagName !== 'defs')),
    ...below.parts,
  );
  return { drawing, width: WIDTH, height };
}

/** A picture of a figure on the page as SVG; null where it holds none. */
export function pictureAsSvg(figure: Element): string | null {
  const made = standalone(figure);
  return made === null ? null : new XMLSerializer().serializeToString(made.drawing);
}

/** Dots of a PNG to one unit of the drawing. */
const DOTS = 2;

/** A picture of a figure as PNG in base64, with its size in units of the drawing; null where it cannot be made. */
export async function pictureAsPng(
  figure: Element,
): Promise<{ readonly png: string; readonly width: number; readonly height: number } | null> {
  const made = standalone(figure);
  if (made === null) return null;
  const { drawing, width, height } = made;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * DOTS, Math.ceil(height * DOTS)];
  const context = canvas.getContext('2d');
  if (context === null) return null;
  // A canvas draws with the typeface of the page, which a picture file shown as an image could not reach.
  const text = drawing.textContent;
  const font = paletteVariables(false)['--font'] ?? '';
  await Promise.all(['400', '600'].map((weight) => document.fonts.load(`${weight} ${SIZE}px ${font}`, text)));
  context.scale(DOTS, DOTS);
  paint(context, drawing, drawing);
  const [, png = ''] = canvas.toDataURL('image/png').split(',');
  return png === '' ? null : { png, width, height };
}

function numberOf(element: Element, name: string): number {
  return Number(element.getAttribute(name) ?? 0);
}

function paint(context: CanvasRenderingContext2D, element: Element, drawing: Element): void {
  if (element.tagName === 'defs' || element.tagName === 'title') return;
  context.save();
  const [, dx = 0, dy = 0] =
    /translate\(([\d.]+) ([\d.]+)\)/.exec(element.getAttribute('transform') ?? '')?.map(Number) ?? [];
  context.translate(dx, dy);
  const fill = element.getAttribute('fill') ?? (element.tagName === 'path' ? 'none' : 'black');
  const stroke = element.getAttribute('stroke') ?? 'none';
  context.lineWidth = Number(element.getAttribute('stroke-width') ?? 1);
  context.setLineDash((element.getAttribute('stroke-dasharray') ?? '').split(' ').filter(Boolean).map(Number));
  context.fillStyle = fillStyle(context, fill, drawing);
  context.strokeStyle = stroke;
  if (element.tagName === 'text') paintText(context, element);
  const outline = outlineOf(element);
  if (outline !== null) {
    if (fill !== 'none') context.fill(outline);
    if (stroke !== 'none') context.stroke(outline);
  }
  for (const child of element.children) paint(context, child, drawing);
  context.restore();
}

function outlineOf(element: Element): Path2D | null {
  const path = new Path2D();
  const at = (name: string): number => numberOf(element, name);
  switch (element.tagName) {
    case 'rect':
      path.roundRect(at('x'), at('y'), at('width'), at('height'), at('rx'));
      return path;
    case 'circle':
      path.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI);
      return path;
    case 'path':
      return new Path2D(element.getAttribute('d') ?? '');
    default:
      return null;
  }
}

function paintText(context: CanvasRenderingContext2D, element: Element): void {
  const weight = element.getAttribute('font-weight') ?? '400';
  context.font = `${weight} ${element.getAttribute('font-size') ?? SIZE}px ${element.getAttribute('font-family') ?? ''}`;
  const anchor = element.getAttribute('text-anchor');
  context.textAlign = anchor === 'middle' ? 'center' : anchor === 'end' ? 'right' : 'left';
  context.fillText(element.textContent, numberOf(element, 'x'), numberOf(element, 'y'));
}

/** A colour, or the tile of a pattern of the drawing. */
function fillStyle(context: CanvasRenderingContext2D, fill: string, drawing: Element): string | CanvasPattern {
  const [, id] = /^url\(#([\w-]+)\)$/.exec(fill) ?? [];
  if (id === undefined) return fill === 'none' ? 'transparent' : fill;
  const source = drawing.querySelector(`pattern[id="${id}"]`);
  if (source === null) return 'transparent';
  const tile = document.createElement('canvas');
  [tile.width, tile.height] = [numberOf(source, 'width') * DOTS, numberOf(source, 'height') * DOTS];
  const inner = tile.getContext('2d');
  if (inner === null) return 'transparent';
  inner.scale(DOTS, DOTS);
  for (const child of source.children) paint(inner, child, drawing);
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / DOTS));
  return pattern ?? 'transparent';
}
