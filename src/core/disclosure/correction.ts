import type { Level, Stage, UnitType } from './disclosure.js';
import type { Place } from './place.js';
import type { Measure, TableKind } from './table-kind.js';

/** Which table a correction is about: enough to find it again in a later version of the file. */
export type TableAnchor = {
  /** Kind as it stands below this correction: as read, for a cell or column with a corrected kind. */
  readonly kind: TableKind;
  readonly printedNumber: string | null;
  readonly title: string;
  /** 版式: title and header words without units and years; "" where the table has no header. */
  readonly layout: string;
  readonly place: Place;
};

/** What may be corrected of the profile, with what was read. `value` null: the document has none. */
export type ProfileTarget =
  | {
      readonly target: 'profile';
      readonly field: 'unitCode' | 'unitName' | 'region';
      readonly read: string | null;
      readonly value: string | null;
    }
  | { readonly target: 'profile'; readonly field: 'level'; readonly read: Level | null; readonly value: Level }
  | {
      readonly target: 'profile';
      readonly field: 'fiscalYear';
      readonly read: number | null;
      readonly value: number | null;
    }
  | { readonly target: 'profile'; readonly field: 'stage'; readonly read: Stage | null; readonly value: Stage | null }
  | {
      readonly target: 'profile';
      readonly field: 'unitType';
      readonly read: UnitType | null;
      readonly value: UnitType | null;
    };

/** 表种. Choosing the kind that was read confirms it. */
type TableKindTarget = {
  readonly target: 'table-kind';
  readonly table: TableAnchor;
  readonly kind: TableKind;
};

/** 列的含义. */
export type ColumnTarget = {
  readonly target: 'column';
  readonly table: TableAnchor;
  readonly column: number;
  /** Header path joined with 「/」. */
  readonly columnPath: string;
  readonly read: Measure;
  readonly measure: Measure;
};

/** 单元格的读数. `text` is what really stands there. */
export type CellTarget = {
  readonly target: 'cell';
  readonly table: TableAnchor;
  readonly row: number;
  readonly rowKey: string;
  readonly rowLabel: string;
  readonly column: number;
  readonly columnPath: string;
  readonly place: Place;
  readonly read: string;
  readonly text: string;
};

export type CorrectionTarget = ProfileTarget | TableKindTarget | ColumnTarget | CellTarget;

/**
 * 更正. A reviewer's word over what was read: a layer that never touches the reading. Withdrawn ones keep their row and
 * their place in the log.
 */
export type Correction = {
  readonly id: string;
  /** SHA-256 of the document it was made on. It holds for later versions of the same disclosure where it still fits. */
  readonly document: string;
  readonly target: CorrectionTarget;
  /** `remembered`: taken over from an earlier confirmation for a document of the same layout. */
  readonly origin: 'reviewer' | 'remembered';
  readonly state: 'active' | 'withdrawn';
  /** "" where none was given. */
  readonly reason: string;
  readonly author: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** 1 for a new correction, one more with every change. */
  readonly revision: number;
};

/** The fields of the profile. */
export type ProfileField = ProfileTarget['field'];
