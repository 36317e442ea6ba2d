/** 页面尺寸. The shown page (turned as its file says), in points. */
export type PageSize = { readonly width: number; readonly height: number };

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A path. `data` holds only the commands M, L, Q, C, A and Z with numbers; `matrix` maps them to points of the page. */
type PathData = { readonly matrix: Matrix; readonly data: string };

/** 裁剪. What is left of a shape: the inside of any of the paths. */
export type PageClip = readonly PathData[];

/** What all shapes have. `matrix` maps their coordinates to the page: x' = a·x + c·y + e, y' = b·x + d·y + f. */
type Placed = { readonly matrix: Matrix; /** From the outermost. */ readonly clips: readonly PageClip[] };

/** Text of a drawn page. Each glyph stands at its own place, on its base line. */
type TextShape = Placed & {
  readonly type: 'text';
  /** Height of the letters. */
  readonly size: number;
  /** Name of the typeface as the file states it, or null. */
  readonly typeface: string | null;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Degrees clockwise by which each glyph is turned on its place. */
  readonly turn: number;
  readonly fill: string;
  readonly opacity: number;
  readonly glyphs: readonly { readonly text: string; readonly x: number; readonly y: number }[];
};

/** A line or area. */
type PathShape = Placed & {
  readonly type: 'path';
  readonly data: string;
  /** Colours as `rgb(…)`; null: none. */
  readonly stroke: string | null;
  readonly fill: string | null;
  readonly opacity: number;
  /** Width of the line in the path's coordinates. */
  readonly width: number;
  readonly evenOdd: boolean;
  readonly dash: readonly number[];
};

/** A picture: the unit square. `source` is a data: address of a PNG or JPEG. */
type PictureShape = Placed & { readonly type: 'picture'; readonly source: string; readonly opacity: number };

export type PageShape = TextShape | PathShape | PictureShape;

/**
 * 页面的样子. A page as its reader would see it: one picture, or shapes in points from the upper left corner. `remarks` say
 * in Chinese what the drawing lacks. `none`: the page cannot be drawn, `message` says why.
 */
export type PageDrawing =
  /** `source` is a data: address of a PNG or JPEG; the picture fills the page. */
  | { readonly type: 'picture'; readonly source: string; readonly remarks: readonly string[] }
  | {
      readonly type: 'shapes';
      readonly size: PageSize;
      readonly shapes: readonly PageShape[];
      readonly remarks: readonly string[];
    }
  | { readonly type: 'none'; readonly message: string };
