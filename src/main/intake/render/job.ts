import type { PageDrawing, PageSize, SourceFormat } from '../../../core/disclosure/index.js';

/** A file whose pages are wanted. `key` names its content; `bytes` is asked for when the thread does not hold it. */
export type PageSource = {
  readonly key: string;
  readonly format: SourceFormat;
  readonly bytes: () => Uint8Array | null;
};

/** Sizes of a file's pages; empty where the format has none; null where the file cannot be opened for drawing. */
type PageSizes = { readonly sizes: readonly PageSize[] | null; readonly message: string | null };

/** What is asked of the drawing thread. Without `bytes` the file is one it may hold already. */
export type DrawRequest = {
  readonly key: string;
  readonly format: SourceFormat;
  readonly bytes: Uint8Array | null;
  readonly page: { readonly number: number; readonly scale: number } | null;
};

/** What the drawing thread answers. */
export type DrawAnswer =
  /** It does not hold the file: ask again with its bytes. */
  | { readonly type: 'bytes-wanted' }
  | { readonly type: 'sizes'; readonly value: PageSizes }
  | { readonly type: 'drawing'; readonly value: PageDrawing };

/** Draws pages in a thread of its own, one after the other. A hostile page can only fail itself. */
export type PageDrawer = {
  readonly sizes: (source: PageSource) => Promise<PageSizes>;
  /** `page` from 1; `scale` in pixels per point. Never rejects: what cannot be drawn is a drawing of type `none`. */
  readonly draw: (source: PageSource, page: number, scale: number) => Promise<PageDrawing>;
  readonly close: () => Promise<void>;
};
