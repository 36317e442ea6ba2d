import type { ColDef, ColGroupDef } from 'ag-grid-community';
import type { SheetColumn, SheetRow } from './sheet.js';

/** A place the grid is to show: row of the sheet and column id. A new object makes the grid go there again. */
export type GridPlace = {
  readonly ordinal: number;
  readonly column: string;
  /** Far corner, where a range is shown. */
  readonly to?: { readonly ordinal: number; readonly column: string };
};

/** What a grid shows and tells. */
export type GridProps<Data extends SheetRow> = {
  /** Read out as the grid's name. */
  readonly label: string;
  /** Whose rows and columns they are. Another one: everything begins anew, in the same grid. Not for very many rows. */
  readonly subject?: string;
  /** Rows in printed order; `ordinal` is the index. */
  readonly rows: readonly Data[];
  readonly columns: (ColDef<Data> | ColGroupDef<Data>)[];
  /** Leaf columns in shown order, for selecting and copying. */
  readonly sheet: readonly SheetColumn<Data>[];
  /** Class name → whether a cell has it. The names stay the same while the grid lives. */
  readonly marks: Readonly<Record<string, (row: Data, column: string) => boolean>>;
  readonly rowClasses?: Readonly<Record<string, (row: Data) => boolean>>;
  readonly place: GridPlace | null;
  readonly headerHeight?: number;
  /** Height of a row in px where it holds more than one line of text. */
  readonly rowHeight?: number;
  /** The reviewer moved to a cell. */
  readonly onCell?: (row: Data, column: string) => void;
  /** The selection reaches over these rows, ends included; null: nothing is selected. */
  readonly onRange?: (range: { readonly top: number; readonly bottom: number } | null) => void;
  readonly onCellOpen?: (row: Data, column: string) => void;
  /** A key pressed on a cell; true where it was meant for the screen and not for the grid. */
  readonly onKey?: (row: Data, column: string, key: string) => boolean;
  /** A row was dragged onto another, where a column lets rows be dragged. */
  readonly onRowDrop?: (row: Data, onto: Data) => void;
  /** The main button went down in a cell. A click would come too late: the focus has drawn the cell anew by then. */
  readonly onPress?: (row: Data, target: Element) => void;
  /** The reviewer typed into an editable cell. The rows are not changed here: they follow the desk. */
  readonly onEdit?: (row: Data, column: string, value: string) => void;
  /** Very many rows: the grid asks for those in view, and others may take the place of all at any time. Set once. */
  readonly many?: true;
};
