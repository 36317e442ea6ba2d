import {
  boxAround,
  combine,
  IDENTITY,
  mapBox,
  mapPoint,
  type Box,
  type Matrix,
  type Point,
} from '../layout/geometry.js';
import { overlap } from '../layout/page.js';
import { collectStrokes, type StrokeCollector } from '../layout/strokes.js';
import { pixelShape } from '../scan/square-pixels.js';
import type { Engine, Pointer } from './engine.js';

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const LINE_TO = 0;
const CURVE_TO = 1;
const MOVE_TO = 2;
const INVISIBLE = 3;
/** Forms inside forms; deeper ones are a loop or an attack. */
const DEEPEST = 12;
/** Path segments of one page; maps and hatchings have more, tables never. */
const SEGMENT_LIMIT = 400_000;

/** A text object: what of it is shown. */
export type TextObject = {
  readonly clip: Box | null;
  /** Drawn without ink: the hidden text of a scan. */
  readonly invisible: boolean;
  /** Position in the order of drawing; also the number of the run. */
  readonly order: number;
  /** Where it begins, and what it covers. */
  readonly origin: Point;
  readonly box: Box;
};

/** A picture on the page. */
type PlacedImage = {
  readonly box: Box;
  readonly order: number;
  readonly object: Pointer;
  /** Pixels to an inch as it is placed; 0 where unknown. */
  readonly dpi: number;
};

/** Everything drawn on a page, in points of the page as it is shown. */
export type PageObjects = {
  readonly strokes: StrokeCollector;
  readonly texts: ReadonlyMap<Pointer, TextObject>;
  readonly images: readonly PlacedImage[];
  /** Number of curves: words turned into outlines consist of them. */
  readonly curves: number;
  /** True where drawing was too dense to be looked at to the end. */
  readonly cut: boolean;
};

type Walk = {
  readonly engine: Engine;
  readonly strokes: StrokeCollector;
  readonly texts: Map<Pointer, TextObject>;
  readonly images: PlacedImage[];
  order: number;
  curves: number;
  segments: number;
};

/** Looks at all objects of a page and of the forms in it. `frame` maps the page's own coordinates to the shown page. */
export function readObjects(engine: Engine, page: Pointer, frame: Matrix): PageObjects {
  const walk: Walk = {
    engine,
    strokes: collectStrokes(),
    texts: new Map(),
    images: [],
    order: 0,
    curves: 0,
    segments: 0,
  };
  const count = engine.calls.FPDFPage_CountObjects(page);
  for (let index = 0; index < count && walk.segments < SEGMENT_LIMIT; index += 1) {
    takeObject(walk, engine.calls.FPDFPage_GetObject(page, index), frame, null, 0);
  }
  const { strokes, texts, images, curves, segments } = walk;
  return { strokes, texts, images, curves, cut: segments >= SEGMENT_LIMIT };
}

function takeObject(walk: Walk, object: Pointer, space: Matrix, outerClip: Box | null, depth: number): void {
  if (object === 0) return;
  const { calls } = walk.engine;
  walk.order += 1;
  const type = calls.FPDFPageObj_GetType(object);
  if (type !== TEXT && type !== PATH && type !== IMAGE && type !== FORM) return;
  const clip = narrower(outerClip, clipOf(walk.engine, object, space));
  if (type === TEXT) {
    const invisible = calls.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE;
    const origin = mapPoint(combine(space, matrixOf(walk.engine, object)), [0, 0]);
    const box = boundsOf(walk.engine, object, space);
    walk.texts.set(object, { clip, invisible, order: walk.order, origin, box });
  } else if (type === PATH) {
    takePath(walk, object, combine(space, matrixOf(walk.engine, object)), clip);
  } else if (type === IMAGE) {
    const box = boundsOf(walk.engine, object, space);
    const dpi = densityOf(walk.engine, object, box, combine(space, matrixOf(walk.engine, object)));
    walk.images.push({ box: clip === null ? box : overlap(box, clip), order: walk.order, object, dpi });
  } else if (depth < DEEPEST) {
    const inside = combine(space, matrixOf(walk.engine, object));
    const count = calls.FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count && walk.segments < SEGMENT_LIMIT; index += 1) {
      takeObject(walk, calls.FPDFFormObj_GetObject(object, index), inside, clip, depth + 1);
    }
  }
}

function narrower(outer: Box | null, own: Box | null): Box | null {
  if (outer === null) return own;
  return own === null ? outer : overlap(outer, own);
}

function matrixOf({ calls, scratch, float }: Engine, object: Pointer): Matrix {
  if (!calls.FPDFPageObj_GetMatrix(object, scratch)) return IDENTITY;
  return [
    float(scratch),
    float(scratch + 4),
    float(scratch + 8),
    float(scratch + 12),
    float(scratch + 16),
    float(scratch + 20),
  ];
}

function boundsOf({ calls, scratch, float }: Engine, object: Pointer, space: Matrix): Box {
  calls.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  return mapBox(space, [float(scratch), float(scratch + 4), float(scratch + 8), float(scratch + 12)]);
}

/** By the areas, because a picture may lie on its side; a fax, of longish pixels, by its finer direction. */
function densityOf({ calls, scratch, integer }: Engine, image: Pointer, box: Box, [a, b, c, d]: Matrix): number {
  const [x0, y0, x1, y1] = box;
  const area = (x1 - x0) * (y1 - y0);
  if (area <= 0 || !calls.FPDFImageObj_GetImagePixelSize(image, scratch, scratch + 4)) return 0;
  const [wide, high] = [integer(scratch), integer(scratch + 4)];
  const densities = [(wide / Math.hypot(a, b)) * 72, (high / Math.hypot(c, d)) * 72] as const;
  return pixelShape(densities) === 1 ? Math.sqrt((wide * high) / area) * 72 : Math.max(...densities);
}

/** The rectangle around what all clip paths of an object leave; null where nothing is cut. */
function clipOf(engine: Engine, object: Pointer, space: Matrix): Box | null {
  const { calls } = engine;
  const clip = calls.FPDFPageObj_GetClipPath(object);
  if (clip === 0) return null;
  const paths = calls.FPDFClipPath_CountPaths(clip);
  let box: Box | null = null;
  for (let path = 0; path < paths; path += 1) {
    const count = calls.FPDFClipPath_CountPathSegments(clip, path);
    if (count < 2 || count > 1000) continue;
    const points: Point[] = [];
    for (let index = 0; index < count; index += 1) {
      points.push(pointOf(engine, calls.FPDFClipPath_GetPathSegment(clip, path, index), space));
    }
    box = narrower(box, boxAround(points));
  }
  return box;
}

function pointOf({ calls, scratch, float }: Engine, segment: Pointer, space: Matrix): Point {
  calls.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
  return mapPoint(space, [float(scratch), float(scratch + 4)]);
}

function takePath(walk: Walk, path: Pointer, space: Matrix, clip: Box | null): void {
  const { engine, strokes } = walk;
  const { calls, scratch, float, integer } = engine;
  if (!calls.FPDFPath_GetDrawMode(path, scratch, scratch + 4)) return;
  const isFilled = integer(scratch) !== 0;
  const isStroked = integer(scratch + 4) !== 0;
  if (!isFilled && !isStroked) return;
  const scale = Math.sqrt(Math.abs(space[0] * space[3] - space[1] * space[2]));
  const width = isStroked && calls.FPDFPageObj_GetStrokeWidth(path, scratch) ? float(scratch) * scale : 0;
  const count = calls.FPDFPath_CountSegments(path);
  walk.segments += count;
  let points: Point[] = [];
  /** Points that a curve leads to: between them nothing is straight. */
  let curved = new Set<Point>();
  const endPart = (closed: boolean): void => {
    const [first] = points;
    if (closed && first !== undefined) points.push(first);
    const isThin = isFilled && curved.size === 0 && strokes.area(points, clip);
    if (isStroked && !isThin) {
      for (const [index, point] of points.entries()) {
        const before = points[index - 1];
        if (before !== undefined && !curved.has(point)) strokes.line(before, point, width, clip);
      }
    }
    points = [];
    curved = new Set();
  };
  for (let index = 0; index < count && walk.segments < SEGMENT_LIMIT; index += 1) {
    const segment = calls.FPDFPath_GetPathSegment(path, index);
    const type = calls.FPDFPathSegment_GetType(segment);
    if (type === MOVE_TO) endPart(false);
    if (type !== MOVE_TO && type !== LINE_TO && type !== CURVE_TO) continue;
    const point = pointOf(engine, segment, space);
    points.push(point);
    if (type === CURVE_TO) {
      curved.add(point);
      walk.curves += 1;
    }
    if (calls.FPDFPathSegment_GetClose(segment)) endPart(true);
  }
  endPart(false);
}
