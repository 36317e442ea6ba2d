import type { PageClip, PageShape } from '../../../core/disclosure/index.js';
import { combine, type Matrix, type Point } from '../layout/geometry.js';
import { readDeltas } from '../ofd/deltas.js';
import { all, at, numbers, type Element } from '../ofd/xml.js';
import { firstInk } from './ofd-colours.js';
import { pensOf, type Media } from './ofd-media.js';
import { outlineOf } from './ofd-outline.js';

/** Millimetres to points. */
export const POINTS = 72 / 25.4;
const DEFAULT_LINE_WIDTH = 0.353;
/** Drawings inside drawings; deeper ones are a loop. */
const DEEPEST = 12;
/** What a page may hold at most; tables stay far below. */
const SHAPE_LIMIT = 30_000;
const GLYPH_LIMIT = 200_000;
const OUTLINE_LIMIT = 8_000_000;

/** What the drawing lacks. */
export type Lack = 'glyphs' | 'gradients' | 'pictures' | 'grey' | 'too-much';

/** A page being drawn. */
export type Canvas = {
  readonly shapes: PageShape[];
  readonly lacks: Set<Lack>;
  /** Picture of the package as a data: address, or null where it cannot be shown. */
  readonly picture: (path: string) => string | null;
  glyphs: number;
  outlines: number;
};

type Space = { readonly matrix: Matrix; readonly clips: readonly PageClip[]; readonly layerPen: string | undefined };

/** Draws layers. `origin` is the corner of the physical box in millimetres. */
export function drawLayers(canvas: Canvas, content: Element | null, origin: Point, media: Media): void {
  const matrix: Matrix = [POINTS, 0, 0, POINTS, -origin[0] * POINTS, -origin[1] * POINTS];
  for (const layer of all(content, 'Layer')) {
    drawChildren(canvas, layer, { matrix, clips: [], layerPen: layer.attributes['DrawParam'] }, media, 0);
  }
}

/** Draws the appearance of an annotation: objects around the corner of its boundary. */
export function drawAppearance(canvas: Canvas, appearance: Element, origin: Point, media: Media): void {
  const page: Matrix = [POINTS, 0, 0, POINTS, -origin[0] * POINTS, -origin[1] * POINTS];
  const [x = 0, y = 0] = numbers(appearance.attributes['Boundary']);
  const matrix = combine(page, [1, 0, 0, 1, x, y]);
  drawChildren(canvas, appearance, { matrix, clips: [], layerPen: undefined }, media, 0);
}

function drawChildren(canvas: Canvas, parent: Element, space: Space, media: Media, depth: number): void {
  if (depth > DEEPEST) return;
  for (const object of parent.children) {
    if (object.attributes['Visible'] === 'false' || object.attributes['Alpha'] === '0') continue;
    if (canvas.shapes.length >= SHAPE_LIMIT || canvas.glyphs > GLYPH_LIMIT || canvas.outlines > OUTLINE_LIMIT) {
      canvas.lacks.add('too-much');
      return;
    }
    switch (object.name) {
      case 'PageBlock':
      case 'Layer':
        drawChildren(canvas, object, space, media, depth + 1);
        break;
      case 'TextObject':
        drawText(canvas, object, space, media);
        break;
      case 'PathObject':
        drawPath(canvas, object, space, media);
        break;
      case 'ImageObject':
        drawPicture(canvas, object, space, media);
        break;
      case 'CompositeObject': {
        const unit = media.units.get(object.attributes['ResourceID'] ?? '');
        const inside = { ...space, ...innerSpace(object, space) };
        for (const content of all(unit, 'Content')) drawChildren(canvas, content, inside, media, depth + 1);
        break;
      }
      default:
        break;
    }
  }
}

function matrixOf(text: string | undefined): Matrix | null {
  const [a, b, c, d, e = 0, f = 0] = numbers(text);
  return a === undefined || b === undefined || c === undefined || d === undefined ? null : [a, b, c, d, e, f];
}

/** Coordinates of an object: its own matrix, then the corner of its boundary; with its clips. */
function innerSpace(object: Element, { matrix, clips }: Space): Pick<Space, 'matrix' | 'clips'> {
  const [x = 0, y = 0] = numbers(object.attributes['Boundary']);
  const placed = combine(matrix, [1, 0, 0, 1, x, y]);
  const inner = combine(placed, matrixOf(object.attributes['CTM']) ?? [1, 0, 0, 1, 0, 0]);
  const own = at(object, 'Clips');
  // TransFlag says whether the object's matrix moves its clips, too.
  const clipSpace = own?.attributes['TransFlag'] === 'false' ? placed : inner;
  const added = all(own, 'Clip').map((clip) => clipOf(clip, clipSpace));
  return { matrix: inner, clips: [...clips, ...added.filter((clip) => clip.length > 0)] };
}

function clipOf(clip: Element, space: Matrix): PageClip {
  return all(clip, 'Area').flatMap((area) => {
    const path = at(area, 'Path');
    const data = outlineOf(at(path, 'AbbreviatedData')?.text ?? '');
    if (data === '') return [];
    const [x = 0, y = 0] = numbers(path?.attributes['Boundary']);
    const moved = combine(space, matrixOf(area.attributes['CTM']) ?? [1, 0, 0, 1, 0, 0]);
    return [{ matrix: combine(moved, [1, 0, 0, 1, x, y]), data }];
  });
}

function opacityOf(object: Element): number {
  const alpha = Number(object.attributes['Alpha'] ?? 255);
  return Number.isFinite(alpha) ? Math.min(1, Math.max(0, alpha / 255)) : 1;
}

function drawPath(canvas: Canvas, object: Element, space: Space, media: Media): void {
  const pens = pensOf(media, object.attributes['DrawParam'], space.layerPen);
  const stated = [object, ...pens].map(({ attributes }) => Number(attributes['LineWidth'])).find((width) => width > 0);
  const dash = [object, ...pens].map(({ attributes }) => attributes['DashPattern']).find((text) => text !== undefined);
  const data = outlineOf(at(object, 'AbbreviatedData')?.text ?? '');
  if (data === '') return;
  canvas.outlines += data.length;
  const stroke = object.attributes['Stroke'] === 'false' ? null : firstInk(object, pens, 'StrokeColor');
  const fill = object.attributes['Fill'] === 'true' ? firstInk(object, pens, 'FillColor') : null;
  if (stroke?.plain === false || fill?.plain === false) canvas.lacks.add('gradients');
  canvas.shapes.push({
    type: 'path',
    ...innerSpace(object, space),
    data,
    stroke: stroke?.ink.colour ?? null,
    fill: fill?.ink.colour ?? null,
    opacity: opacityOf(object) * ((fill ?? stroke)?.ink.opacity ?? 1),
    width: stated ?? DEFAULT_LINE_WIDTH,
    evenOdd: object.attributes['Rule'] === 'Even-Odd',
    dash: numbers(dash),
  });
}

function drawPicture(canvas: Canvas, object: Element, space: Space, media: Media): void {
  const path = media.pictures.get(object.attributes['ResourceID'] ?? '');
  const source = path === undefined ? null : canvas.picture(path);
  if (source === null) {
    canvas.lacks.add('pictures');
    return;
  }
  const [, , width = 1, height = 1] = numbers(object.attributes['Boundary']);
  const { matrix, clips } = innerSpace(object, space);
  const stretch: Matrix = object.attributes['CTM'] === undefined ? [width, 0, 0, height, 0, 0] : [1, 0, 0, 1, 0, 0];
  canvas.shapes.push({ type: 'picture', matrix: combine(matrix, stretch), clips, source, opacity: opacityOf(object) });
}

function drawText(canvas: Canvas, object: Element, space: Space, media: Media): void {
  const { attributes } = object;
  const size = Number(attributes['Size']) || 0;
  const isShown = attributes['Fill'] !== 'false' || attributes['Stroke'] === 'true';
  if (size <= 0 || !isShown) return;
  const stretch = Number(attributes['HScale']) || 1;
  const glyphs = glyphsOf(canvas, object, stretch * size).map(({ text, x, y }) => ({ text, x: x / stretch, y }));
  if (glyphs.length === 0) return;
  canvas.glyphs += glyphs.length;
  const { matrix, clips } = innerSpace(object, space);
  const pens = pensOf(media, attributes['DrawParam'], space.layerPen);
  const { ink } = firstInk(object, pens, attributes['Fill'] === 'false' ? 'StrokeColor' : 'FillColor');
  const font = media.typefaces.get(attributes['Font'] ?? '');
  canvas.shapes.push({
    type: 'text',
    matrix: combine(matrix, [stretch, 0, 0, 1, 0, 0]),
    clips,
    size,
    typeface: font === undefined || font.name === '' ? null : font.name,
    bold: Number(attributes['Weight'] ?? 400) >= 600 || (font?.bold ?? false),
    italic: attributes['Italic'] === 'true' || (font?.italic ?? false),
    turn: Number(attributes['CharDirection'] ?? 0) || 0,
    fill: ink.colour,
    opacity: ink.opacity * opacityOf(object),
    glyphs,
  });
}

type Glyph = { readonly text: string; readonly x: number; readonly y: number };

/** Characters with their places. What stands for a glyph of an embedded font only cannot be drawn. */
function glyphsOf(canvas: Canvas, object: Element, nominal: number): readonly Glyph[] {
  const hasGlyphs = object.children.some((child) => child.name === 'CGTransform');
  const glyphs: Glyph[] = [];
  let x = 0;
  let y = 0;
  for (const code of all(object, 'TextCode')) {
    x = Number(code.attributes['X'] ?? x) || 0;
    y = Number(code.attributes['Y'] ?? y) || 0;
    const across = readDeltas(code.attributes['DeltaX']);
    const down = readDeltas(code.attributes['DeltaY']);
    for (const [index, character] of [...code.text.replace(/[\r\n]/g, '')].entries()) {
      if (hasGlyphs && /[\u00a4\ufffd\ue000-\uf8ff]/.test(character)) canvas.lacks.add('glyphs');
      else if (character.trim() !== '') glyphs.push({ text: character, x, y });
      const isNarrow = (character.codePointAt(0) ?? 0) < 0x2000;
      x += across[index] ?? (down.length > 0 ? 0 : nominal * (isNarrow ? 0.5 : 1));
      y += down[index] ?? 0;
    }
  }
  return glyphs;
}
