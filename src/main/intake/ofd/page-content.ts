import { boxAround, combine, mapBox, mapPoint, type Box, type Matrix, type Point } from '../layout/geometry.js';
import { ordinaryForm } from '../layout/ordinary-form.js';
import { overlap, type PlacedCharacter, type Turn } from '../layout/page.js';
import { collectStrokes, type StrokeCollector } from '../layout/strokes.js';
import { readDeltas } from './deltas.js';
import { readPath } from './paths.js';
import { drawParam, type Resources } from './resources.js';
import type { PagePicture } from './scanned-page.js';
import { all, at, numbers, type Element } from './xml.js';

/** Millimetres to points. */
const POINTS = 72 / 25.4;
const DEFAULT_LINE_WIDTH = 0.353;
/** Drawings inside drawings; deeper ones are a loop. */
const DEEPEST = 12;
const CHARACTER_LIMIT = 500_000;
const UNREADABLE = '\ufffd';

/** A picture on a page: what of it is shown, and which it is; null where the package has none of that number. */
type PlacedPicture = { readonly box: Box; readonly picture: PagePicture | null };

/** What has been drawn on a page so far, in points of the page. */
export type Drawn = {
  readonly characters: PlacedCharacter[];
  readonly strokes: StrokeCollector;
  readonly images: PlacedPicture[];
  /** Characters that stand for glyphs only: their text is a placeholder. */
  unreadable: number;
  slanted: number;
  curves: number;
  runs: number;
};

export function emptyDrawing(): Drawn {
  return { characters: [], strokes: collectStrokes(), images: [], unreadable: 0, slanted: 0, curves: 0, runs: 0 };
}

/** The space objects are drawn in, and what is cut off around it. */
type Space = { readonly matrix: Matrix; readonly clip: Box | null; readonly layerParam: string | undefined };

/** Draws the layers of a page or template. `origin` is the upper left corner of its physical box in millimetres. */
export function drawContent(drawn: Drawn, content: Element | null, origin: Point, resources: Resources): void {
  const matrix: Matrix = [POINTS, 0, 0, POINTS, -origin[0] * POINTS, -origin[1] * POINTS];
  for (const layer of all(content, 'Layer')) {
    drawChildren(drawn, layer, { matrix, clip: null, layerParam: layer.attributes['DrawParam'] }, resources, 0);
  }
}

function drawChildren(drawn: Drawn, parent: Element, space: Space, resources: Resources, depth: number): void {
  if (depth > DEEPEST) return;
  for (const object of parent.children) {
    if (object.attributes['Visible'] === 'false' || object.attributes['Alpha'] === '0') continue;
    switch (object.name) {
      case 'PageBlock':
      case 'Layer':
        drawChildren(drawn, object, space, resources, depth + 1);
        break;
      case 'TextObject':
        drawText(drawn, object, space);
        break;
      case 'PathObject':
        drawPath(drawn, object, space, resources);
        break;
      case 'ImageObject': {
        const [x, y, width, height] = boundaryOf(object);
        const box = mapBox(space.matrix, [x, y, x + width, y + height]);
        const path = resources.pictures.get(object.attributes['ResourceID'] ?? '');
        // A picture fills the unit square of its own matrix; without one, its boundary.
        const hasMatrix = numbers(object.attributes['CTM']).length >= 4;
        const matrix = hasMatrix
          ? innerSpace(object, space).matrix
          : combine(space.matrix, [width, 0, 0, height, x, y]);
        drawn.images.push({
          box: space.clip === null ? box : overlap(box, space.clip),
          picture: path === undefined ? null : { path, matrix },
        });
        break;
      }
      case 'CompositeObject': {
        const unit = resources.units.get(object.attributes['ResourceID'] ?? '');
        const inside = { ...space, ...innerSpace(object, space) };
        for (const content of all(unit, 'Content')) drawChildren(drawn, content, inside, resources, depth + 1);
        break;
      }
      default:
        break;
    }
  }
}

function boundaryOf(object: Element): readonly [x: number, y: number, width: number, height: number] {
  const [x = 0, y = 0, width = 0, height = 0] = numbers(object.attributes['Boundary']);
  return [x, y, width, height];
}

/** Coordinates of an object: its own matrix, then the corner of its boundary; and what its clips leave. */
function innerSpace(object: Element, { matrix, clip }: Space): { readonly matrix: Matrix; readonly clip: Box | null } {
  const [x, y] = boundaryOf(object);
  const placed = combine(matrix, [1, 0, 0, 1, x, y]);
  const [a, b, c, d, e, f] = numbers(object.attributes['CTM']);
  const own: Matrix =
    a === undefined || b === undefined || c === undefined || d === undefined
      ? [1, 0, 0, 1, 0, 0]
      : [a, b, c, d, e ?? 0, f ?? 0];
  const inner = combine(placed, own);
  const clips = at(object, 'Clips');
  // TransFlag says whether the object's matrix moves its clips, too.
  const clipSpace = clips?.attributes['TransFlag'] === 'false' ? placed : inner;
  let left = clip;
  for (const part of all(clips, 'Clip')) {
    const box = boxOfClip(part, clipSpace);
    if (box !== null) left = left === null ? box : overlap(left, box);
  }
  return { matrix: inner, clip: left };
}

function boxOfClip(clip: Element, space: Matrix): Box | null {
  const points: Point[] = [];
  for (const area of all(clip, 'Area')) {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(area.attributes['CTM']);
    const path = at(area, 'Path');
    if (path === null) continue;
    const [x, y] = boundaryOf(path);
    const matrix = combine(combine(space, [a, b, c, d, e, f]), [1, 0, 0, 1, x, y]);
    for (const part of readPath(at(path, 'AbbreviatedData')?.text ?? '')) {
      for (const point of part.points) points.push(mapPoint(matrix, point));
    }
  }
  return points.length < 2 ? null : boxAround(points);
}

function drawPath(drawn: Drawn, object: Element, space: Space, resources: Resources): void {
  const isStroked = object.attributes['Stroke'] !== 'false';
  const isFilled = object.attributes['Fill'] === 'true';
  const { matrix, clip } = innerSpace(object, space);
  const stated =
    object.attributes['LineWidth'] ??
    drawParam(resources, object.attributes['DrawParam'], 'LineWidth') ??
    drawParam(resources, space.layerParam, 'LineWidth');
  const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  const width = (Number(stated) || DEFAULT_LINE_WIDTH) * scale;
  for (const { points, curved } of readPath(at(object, 'AbbreviatedData')?.text ?? '')) {
    drawn.curves += curved.size;
    const placed = points.map((point) => mapPoint(matrix, point));
    const isThin = isFilled && curved.size === 0 && drawn.strokes.area(placed, clip);
    if (!isStroked || isThin) continue;
    for (let index = 1; index < placed.length; index += 1) {
      const from = placed[index - 1];
      const to = placed[index];
      const target = points[index];
      if (from !== undefined && to !== undefined && target !== undefined && !curved.has(target)) {
        drawn.strokes.line(from, to, width, clip);
      }
    }
  }
}

function drawText(drawn: Drawn, object: Element, space: Space): void {
  const { matrix, clip } = innerSpace(object, space);
  const size = Number(object.attributes['Size']) || 0;
  const isShown = object.attributes['Fill'] !== 'false' || object.attributes['Stroke'] === 'true';
  if (size <= 0 || !isShown || drawn.characters.length > CHARACTER_LIMIT) return;
  const horizontal = (Number(object.attributes['HScale']) || 1) * size;
  const direction = Number(object.attributes['ReadDirection'] ?? 0) || 0;
  const turn = turnOf(matrix, direction);
  const em = size * Math.hypot(matrix[2], matrix[3]);
  const hasGlyphs = object.children.some((child) => child.name === 'CGTransform');
  const [bx, by, bw, bh] = boundaryOf(object);
  const frame = bw > 0 && bh > 0 ? mapBox(space.matrix, [bx, by, bx + bw, by + bh]) : null;
  drawn.runs += 1;
  let x = 0;
  let y = 0;
  for (const code of all(object, 'TextCode')) {
    x = Number(code.attributes['X'] ?? x) || 0;
    y = Number(code.attributes['Y'] ?? y) || 0;
    const across = readDeltas(code.attributes['DeltaX']);
    const down = readDeltas(code.attributes['DeltaY']);
    const characters = [...code.text.replace(/[\r\n]/g, '')];
    const isPlaceholder = hasGlyphs && characters.every((character) => /[\u00a4\ufffd\ue000-\uf8ff\s]/.test(character));
    for (const [index, character] of characters.entries()) {
      const nominal = horizontal * (isNarrow(character) ? 0.5 : 1);
      const step = across[index] ?? (down.length > 0 ? 0 : nominal);
      const width = isNarrow(character) && step > 0 && step <= horizontal ? step : nominal;
      place(drawn, {
        character: isPlaceholder ? UNREADABLE : character,
        x,
        y,
        width,
        size,
        em,
        matrix,
        clip,
        frame,
        turn,
      });
      x += step;
      y += down[index] ?? 0;
    }
  }
}

function isNarrow(character: string): boolean {
  return (character.codePointAt(0) ?? 0) < 0x2000;
}

type Placing = {
  readonly character: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly em: number;
  readonly matrix: Matrix;
  readonly clip: Box | null;
  readonly frame: Box | null;
  readonly turn: Turn | null;
};

function place(drawn: Drawn, { character, x, y, width, size, em, matrix, clip, frame, turn }: Placing): void {
  if (character.trim() === '') return;
  if (turn === null) {
    drawn.slanted += 1;
    return;
  }
  if (character === UNREADABLE) drawn.unreadable += 1;
  const box = mapBox(matrix, [x, y - 0.85 * size, x + width, y + 0.15 * size]);
  const [, baseline] = mapPoint(matrix, [x, y]);
  drawn.characters.push({
    text: ordinaryForm(character),
    box,
    baseline,
    size: Math.max(em, 1),
    turn,
    clip,
    frame,
    run: drawn.runs,
  });
}

/** Direction of reading: that of the matrix plus the text's own; null for slanting text. */
function turnOf([a, b]: Matrix, direction: number): Turn | null {
  const angle = ((Math.atan2(b, a) * 180) / Math.PI + direction + 720) % 360;
  const quarter = Math.round(angle / 90);
  if (Math.abs(angle - quarter * 90) > 12) return null;
  const turns: readonly Turn[] = [0, 90, 180, 270];
  return turns[quarter % 4] ?? 0;
}
