import { useEffect, useLayoutEffect, useMemo, useRef, type JSX } from 'react';
import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import type { CellFocusedEvent, CellMouseDownEvent, CellMouseOverEvent, ColDef, ColGroupDef } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import './modules.js';
import { gridTheme } from '../../theme.js';
import { useDesk } from '../../state/desk.js';
import { useDarkAppearance } from '../appearance.js';
import { GridSession } from './grid-session.js';
import { isInRange, type SheetColumn, type SheetRow } from './sheet.js';

/** A place the grid is to show: row of the sheet and column id. A new object makes the grid go there again. */
export type GridPlace = {
  readonly ordinal: number;
  readonly column: string;
  /** Far corner, where a range is shown. */
  readonly to?: { readonly ordinal: number; readonly column: string };
};

type Props<Data extends SheetRow> = {
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
  readonly onCellOpen?: (row: Data, column: string) => void;
  /** The reviewer typed into an editable cell. The rows are not changed here: they follow the desk. */
  /** A key pressed on a cell; true where it was meant for the screen and not for the grid. */
  readonly onKey?: (row: Data, column: string, key: string) => boolean;
  /** A row was dragged onto another, where a column lets rows be dragged. */
  readonly onRowDrop?: (row: Data, onto: Data) => void;
  /** The main button went down in a cell. A click would come too late: the focus has drawn the cell anew by then. */
  readonly onPress?: (row: Data, target: Element) => void;
  readonly onEdit?: (row: Data, column: string, value: string) => void;
  /** Other rows take the place of all rows at once: with very many of them faster than telling what has changed. */
  readonly anew?: true;
};

const REPLACED = { suppressScrollOnNewData: true };
const getRowId = ({ data }: { readonly data: SheetRow }): string => String(data.ordinal);

/**
 * 表格. The one grid of the desk: printed order, pinned totals, a range that is dragged or walked with Shift and the
 * arrow keys, its sum in the status bar, Ctrl+C as tab-separated text. Range and copy are built here: the grid's free
 * edition has neither.
 */
export function DeskGrid<Data extends SheetRow>(props: Props<Data>): JSX.Element {
  const { label, rows, columns, sheet, marks, place, onCell, onCellOpen, onKey } = props;
  const desk = useDesk();
  const dark = useDarkAppearance();
  const theme = useMemo(() => gridTheme(dark), [dark]);
  const root = useRef<HTMLDivElement>(null);
  const session = useMemo(() => new GridSession<Data>(desk), [desk]);

  useLayoutEffect(
    () => session.take({ rows, sheet, marks, onCellOpen, onKey }),
    [session, rows, sheet, marks, onCellOpen, onKey],
  );
  // A jump moves the selection, not the focus: the reviewer walks the list and the grid follows.
  useEffect(() => session.goTo(place), [session, place]);
  useEffect(() => session.attach(root.current), [session]);

  const markNames = Object.keys(marks).join(' ');
  const defaultColDef = useMemo<ColDef<Data>>(
    () => ({
      sortable: false,
      resizable: true,
      suppressMovable: true,
      suppressHeaderMenuButton: true,
      wrapHeaderText: true,
      cellClassRules: {
        'desk-selected': ({ data, column }) =>
          data !== undefined && isInRange(session.range, data.ordinal, session.indexOf(column?.getColId())),
        'desk-anchor': ({ data, column }) =>
          data !== undefined &&
          session.range?.anchor.row === data.ordinal &&
          session.range.anchor.column === session.indexOf(column?.getColId()),
        ...Object.fromEntries(
          markNames
            .split(' ')
            .filter(Boolean)
            .map((name) => [name, session.markRule(name)]),
        ),
      },
      suppressKeyboardEvent: (event) => session.takesKey(event),
    }),
    [session, markNames],
  );

  const rowClassRules = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(props.rowClasses ?? {}).map(([name, holds]) => [
          name,
          ({ data }: { data: Data | undefined }) => data !== undefined && holds(data),
        ]),
      ),
    [props.rowClasses],
  );
  const [body, top, bottom] = useMemo(
    () => ([null, 'top', 'bottom'] as const).map((pin) => rows.filter((row) => row.pin === pin)),
    [rows],
  );
  return (
    <div ref={root} className="desk-grid">
      <AgGridReact<Data>
        theme={theme}
        localeText={AG_GRID_LOCALE_CN}
        rowData={body ?? []}
        pinnedTopRowData={top ?? []}
        pinnedBottomRowData={bottom ?? []}
        columnDefs={columns}
        defaultColDef={defaultColDef}
        {...(props.anew === true ? REPLACED : { getRowId })}
        rowClassRules={rowClassRules}
        rowBuffer={3}
        animateRows={false}
        suppressColumnMoveAnimation
        suppressDragLeaveHidesColumns
        suppressMovableColumns
        enableBrowserTooltips
        stopEditingWhenCellsLoseFocus
        tooltipShowMode="whenTruncated"
        headerHeight={props.headerHeight ?? 28}
        rowHeight={props.rowHeight ?? 25}
        groupHeaderHeight={26}
        onGridReady={({ api }) => {
          api.setGridAriaProperty('label', label);
          session.start(api);
          session.goTo(place);
        }}
        onCellMouseDown={(event: CellMouseDownEvent<Data>) => {
          session.onMouseDown(event);
          const { data, event: press } = event;
          if (data === undefined || !(press instanceof MouseEvent) || press.button !== 0) return;
          if (press.target instanceof Element) props.onPress?.(data, press.target);
        }}
        onCellMouseOver={(event: CellMouseOverEvent<Data>) => session.onMouseOver(event)}
        onCellFocused={(event: CellFocusedEvent<Data>) => {
          const cell = session.onFocused(event);
          if (cell !== null) onCell?.(cell.row, cell.column);
        }}
        onCellDoubleClicked={({ data, column }) => data !== undefined && onCellOpen?.(data, column.getColId())}
        suppressMoveWhenRowDragging
        onRowDragEnter={() => session.holdRange(true)}
        onRowDragCancel={() => session.holdRange(false)}
        onRowDragEnd={({ node, overNode }) => {
          session.holdRange(false);
          if (node.data !== undefined && overNode?.data !== undefined && node !== overNode) {
            props.onRowDrop?.(node.data, overNode.data);
          }
        }}
        readOnlyEdit
        onCellEditRequest={({ data, column, newValue }) =>
          props.onEdit?.(data, column.getColId(), String(newValue ?? ''))
        }
      />
    </div>
  );
}
