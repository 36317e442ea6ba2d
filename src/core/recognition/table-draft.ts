import type { MoneyUnit } from '../amount/index.js';
import type { Column, HeaderVariant, Place, TableKind } from '../disclosure/index.js';
import type { AlignedRow } from './align.js';
import type { HeaderColumn } from './header.js';
import type { Piece } from './layout.js';

/** A table while pages are still being joined to it. */
export type TableDraft = {
  readonly piece: Piece;
  readonly kind: TableKind;
  readonly alternatives: readonly TableKind[];
  readonly header: readonly HeaderColumn[];
  readonly columns: readonly Column[];
  readonly rows: AlignedRow[];
  readonly moneyUnit: MoneyUnit | null;
  readonly moneyUnitAt: Place | null;
  note: string | null;
  parts: number;
  /** Words that a repeated header prints otherwise. */
  variants?: readonly HeaderVariant[];
};
