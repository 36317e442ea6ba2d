import { useEffect, useLayoutEffect, useMemo, useRef, type JSX } from 'react';
import type { ColDef, ColGroupDef } from 'ag-grid-community';
import { gridTheme } from '../../theme.js';
import { useDesk } from '../../state/desk.js';
import { useDarkAppearance } from '../appearance.js';
import { GridSession } from './grid-session.js';
import { mountGrid, type MountedGrid } from './mount-grid.js';
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

/**
 * 表格. The one grid of the desk: printed order, pinned totals, a range that is dragged or walked with Shift and the
 * arrow keys, its sum in the status bar, Ctrl+C as tab-separated text. Range and copy are built here: the grid's free
 * edition has neither. The grid draws its cells itself: a component for each cell costs two thirds of a frame.
 */
export function DeskGrid<Data extends SheetRow>(props: GridProps<Data>): JSX.Element {
  const { rows, columns, sheet, marks, rowClasses, headerHeight, rowHeight, place } = props;
  const { onCellOpen, onKey, onRange } = props;
  const desk = useDesk();
  const dark = useDarkAppearance();
  const theme = useMemo(() => gridTheme(dark), [dark]);
  const root = useRef<HTMLDivElement>(null);
  const session = useMemo(() => new GridSession<Data>(desk), [desk]);
  const mounted = useRef<MountedGrid<Data> | null>(null);
  // The grid lives longer than one drawing: what it tells goes to the handlers of the latest.
  const latest = useRef(props);
  const themeFirst = useRef(theme);

  useLayoutEffect(() => {
    latest.current = props;
  });
  useLayoutEffect(
    () => session.take({ rows, sheet, marks, onCellOpen, onKey, onRange }),
    [session, rows, sheet, marks, onCellOpen, onKey, onRange],
  );
  useLayoutEffect(() => {
    if (root.current === null) return undefined;
    const grid = mountGrid(root.current, session, latest, themeFirst.current);
    mounted.current = grid;
    return () => {
      mounted.current = null;
      grid.destroy();
    };
  }, [session]);
  useLayoutEffect(() => mounted.current?.setTheme(theme), [theme]);
  useLayoutEffect(() => mounted.current?.setColumns(columns), [columns]);
  useLayoutEffect(() => mounted.current?.setHeights(headerHeight, rowHeight), [headerHeight, rowHeight]);
  useLayoutEffect(() => mounted.current?.setRowClasses(rowClasses), [rowClasses]);
  useLayoutEffect(() => mounted.current?.setRows(rows), [rows]);
  // A jump moves the selection, not the focus: the reviewer walks the list and the grid follows.
  useEffect(() => session.goTo(place), [session, place]);
  useEffect(() => session.attach(root.current), [session]);
  return <div ref={root} className="desk-grid" />;
}
