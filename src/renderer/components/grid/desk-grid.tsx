import { useCallback, useEffect, useMemo, useRef, type JSX } from 'react';
import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import type {
  CellFocusedEvent,
  CellMouseDownEvent,
  CellMouseOverEvent,
  CellValueChangedEvent,
  ColDef,
  ColGroupDef,
  GridApi,
  SuppressKeyboardEventParams,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import './modules.js';
import { gridTheme } from '../../theme.js';
import { useDesk } from '../../state/desk.js';
import { useDarkAppearance } from '../appearance.js';
import { isInRange, oneCell, summarise, toTsv, type Range, type SheetColumn, type SheetRow } from './sheet.js';

/** A place the grid is to show: row of the sheet and column id. */
export type GridPlace = { readonly ordinal: number; readonly column: string };

type Props<Data extends SheetRow> = {
  /** Read out as the grid's name. */
  readonly label: string;
  /** Rows in printed order; `ordinal` is the index. */
  readonly rows: readonly Data[];
  readonly columns: (ColDef<Data> | ColGroupDef<Data>)[];
  /** Leaf columns in shown order, for selecting and copying. */
  readonly sheet: readonly SheetColumn<Data>[];
  /** Class name → whether a cell has it. */
  readonly marks: Readonly<Record<string, (row: Data, column: string) => boolean>>;
  readonly rowClasses?: Readonly<Record<string, (row: Data) => boolean>>;
  readonly place: GridPlace | null;
  /** A new value makes the grid go to `place` again. */
  readonly jump: number;
  readonly headerHeight?: number;
  /** The reviewer moved to a cell. */
  readonly onCell?: (row: Data, column: string) => void;
  readonly onCellOpen?: (row: Data, column: string) => void;
  readonly onEdit?: (event: CellValueChangedEvent<Data>) => void;
};

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * 表格. The one grid of the desk: printed order, pinned totals, a range that is dragged or walked with Shift and the
 * arrow keys, its sum in the status bar, Ctrl+C as tab-separated text. Range and copy are built here: the grid's free
 * edition has neither.
 */
export function DeskGrid<Data extends SheetRow>(props: Props<Data>): JSX.Element {
  const { rows, columns, sheet, place, jump, label } = props;
  const desk = useDesk();
  const dark = useDarkAppearance();
  const theme = useMemo(() => gridTheme(dark), [dark]);
  const api = useRef<GridApi<Data> | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const range = useRef<Range | null>(null);
  /** Set while the grid's own focus event must not start a new range. */
  const keepRange = useRef(false);
  const latest = useRef(props);
  latest.current = props;
  const columnIndex = useMemo(() => new Map(sheet.map((column, index) => [column.id, index])), [sheet]);

  const setRange = useCallback(
    (next: Range | null) => {
      range.current = next;
      api.current?.refreshCells({ force: true, suppressFlash: true });
      const { rows: all, sheet: leaves } = latest.current;
      desk.store.set({ selection: next === null ? null : summarise(next, all, leaves) });
    },
    [desk],
  );

  const show = useCallback((target: GridPlace) => {
    const row = latest.current.rows[target.ordinal];
    if (row === undefined || api.current === null) return;
    if (row.pin === null) {
      const index = latest.current.rows.filter((one) => one.pin === null && one.ordinal < target.ordinal).length;
      api.current.ensureIndexVisible(index, null);
    }
    if (api.current.getColumn(target.column) !== null) api.current.ensureColumnVisible(target.column);
  }, []);

  // A jump moves the selection, not the focus: the reviewer walks the list and the grid follows.
  const seenJump = useRef(-1);
  useEffect(() => {
    const column = place === null ? undefined : columnIndex.get(place.column);
    const start = range.current?.anchor;
    // The reviewer's own click comes back as the place: a range begun there must not shrink to one cell again.
    const own = seenJump.current === jump && start?.row === place?.ordinal && start?.column === column;
    seenJump.current = jump;
    if (own) return;
    if (place === null || column === undefined) setRange(null);
    else {
      setRange(oneCell(place.ordinal, column));
      show(place);
    }
  }, [jump, place?.ordinal, place?.column, columnIndex, rows, setRange, show]);
  useEffect(() => {
    api.current?.refreshCells({ force: true, suppressFlash: true });
  }, [props.marks]);
  useEffect(() => () => desk.store.set({ selection: null }), [desk]);

  useCopy(root, () =>
    range.current === null ? null : toTsv(range.current, latest.current.rows, latest.current.sheet),
  );
  usePaneFocus(root, () => {
    const head = range.current?.head ?? { row: 0, column: 0 };
    focusCell(api.current, latest.current.rows, head.row, latest.current.sheet[head.column]?.id);
  });

  const defaultColDef = useMemo<ColDef<Data>>(
    () => ({
      sortable: false,
      resizable: true,
      suppressMovable: true,
      suppressHeaderMenuButton: true,
      wrapHeaderText: true,
      cellClassRules: {
        'desk-selected': ({ data, column }) =>
          data !== undefined && isInRange(range.current, data.ordinal, columnIndex.get(column?.getColId() ?? '') ?? -1),
        'desk-anchor': ({ data, column }) =>
          data !== undefined &&
          range.current?.anchor.row === data.ordinal &&
          range.current.anchor.column === columnIndex.get(column?.getColId() ?? ''),
        ...Object.fromEntries(
          Object.keys(latest.current.marks).map((name) => [
            name,
            ({ data, column }: { data: Data | undefined; column?: { getColId: () => string } }) =>
              data !== undefined && (latest.current.marks[name]?.(data, column?.getColId() ?? '') ?? false),
          ]),
        ),
      },
      suppressKeyboardEvent: (event: SuppressKeyboardEventParams<Data>) => takeKey(event),
    }),
    // takeKey reads refs only.
    [columnIndex],
  );

  function takeKey({ event, editing }: SuppressKeyboardEventParams<Data>): boolean {
    // While an input method composes, Enter and arrows belong to it.
    if (event.isComposing || event.keyCode === 229) return true;
    if (editing) return false;
    if (event.key === 'Enter' && latest.current.onCellOpen !== undefined && range.current !== null) {
      const { row, column } = range.current.head;
      const [data, leaf] = [latest.current.rows[row], latest.current.sheet[column]];
      if (data !== undefined && leaf !== undefined) latest.current.onCellOpen(data, leaf.id);
      event.preventDefault();
      return true;
    }
    const [byRow, byColumn] = ARROWS[event.key] ?? [0, 0];
    if (event.shiftKey && (byRow !== 0 || byColumn !== 0) && range.current !== null) {
      const { anchor, head } = range.current;
      const next = {
        row: clamp(head.row + byRow, latest.current.rows.length),
        column: clamp(head.column + byColumn, latest.current.sheet.length),
      };
      setRange({ anchor, head: next });
      show({ ordinal: next.row, column: latest.current.sheet[next.column]?.id ?? '' });
      event.preventDefault();
      return true;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      const last = { row: latest.current.rows.length - 1, column: latest.current.sheet.length - 1 };
      setRange({ anchor: { row: 0, column: 0 }, head: last });
      event.preventDefault();
      return true;
    }
    return false;
  }

  const onMouseDown = useCallback(
    (event: CellMouseDownEvent<Data>) => {
      const mouse = event.event;
      const column = columnIndex.get(event.column.getColId());
      if (!(mouse instanceof MouseEvent) || mouse.button !== 0 || event.data === undefined || column === undefined)
        return;
      if (!mouse.shiftKey || range.current === null) return;
      keepRange.current = true;
      setRange({ anchor: range.current.anchor, head: { row: event.data.ordinal, column } });
    },
    [columnIndex, setRange],
  );
  const onMouseOver = useCallback(
    (event: CellMouseOverEvent<Data>) => {
      const mouse = event.event;
      const column = columnIndex.get(event.column.getColId());
      if (!(mouse instanceof MouseEvent) || (mouse.buttons & 1) === 0 || range.current === null) return;
      if (event.data === undefined || column === undefined) return;
      const { anchor, head } = range.current;
      if (head.row === event.data.ordinal && head.column === column) return;
      setRange({ anchor, head: { row: event.data.ordinal, column } });
    },
    [columnIndex, setRange],
  );
  const onFocused = useCallback(
    (event: CellFocusedEvent<Data>) => {
      if (keepRange.current) {
        keepRange.current = false;
        return;
      }
      const id = typeof event.column === 'object' ? event.column?.getColId() : undefined;
      const row = rowAt(event, latest.current.rows);
      const column = id === undefined ? undefined : columnIndex.get(id);
      if (row === undefined || id === undefined || column === undefined) return;
      setRange(oneCell(row.ordinal, column));
      latest.current.onCell?.(row, id);
    },
    [columnIndex, setRange],
  );

  const [body, top, bottom] = useMemo(
    () => [
      rows.filter((row) => row.pin === null),
      rows.filter((row) => row.pin === 'top'),
      rows.filter((row) => row.pin === 'bottom'),
    ],
    [rows],
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
  return (
    <div ref={root} className="desk-grid">
      <AgGridReact<Data>
        theme={theme}
        localeText={AG_GRID_LOCALE_CN}
        rowData={body}
        pinnedTopRowData={top}
        pinnedBottomRowData={bottom}
        columnDefs={columns}
        defaultColDef={defaultColDef}
        getRowId={({ data }) => String(data.ordinal)}
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
        groupHeaderHeight={26}
        onGridReady={(event) => {
          api.current = event.api;
          event.api.setGridAriaProperty('label', label);
          if (place !== null) show(place);
        }}
        onCellMouseDown={onMouseDown}
        onCellMouseOver={onMouseOver}
        onCellFocused={onFocused}
        onCellDoubleClicked={({ data, column }) => data && latest.current.onCellOpen?.(data, column.getColId())}
        onCellValueChanged={(event) => latest.current.onEdit?.(event)}
      />
    </div>
  );
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}

/** The row a focus event speaks of, in whichever part of the grid it stands. */
function rowAt<Data extends SheetRow>(event: CellFocusedEvent<Data>, rows: readonly Data[]): Data | undefined {
  if (event.rowIndex === null) return undefined;
  const pin = event.rowPinned === 'top' || event.rowPinned === 'bottom' ? event.rowPinned : null;
  return rows.filter((row) => row.pin === pin)[event.rowIndex];
}

function focusCell<Data extends SheetRow>(
  api: GridApi<Data> | null,
  rows: readonly Data[],
  ordinal: number,
  column: string | undefined,
): void {
  const row = rows[ordinal];
  if (api === null || row === undefined || column === undefined) return;
  const index = rows.filter((one) => one.pin === row.pin && one.ordinal < ordinal).length;
  api.setFocusedCell(index, column, row.pin);
}

/** Answers Ctrl+C while the focus is in the grid and no text is marked. */
function useCopy(root: React.RefObject<HTMLDivElement | null>, text: () => string | null): void {
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      const active = document.activeElement;
      if (
        !root.current?.contains(active) ||
        active instanceof HTMLInputElement ||
        active instanceof HTMLTextAreaElement
      )
        return;
      if ((document.getSelection()?.toString() ?? '') !== '') return;
      const copied = latest.current();
      if (copied === null) return;
      event.clipboardData?.setData('text/plain', copied);
      event.preventDefault();
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [root]);
}

/** F6 asks a pane for its focus by an event; the grid gives it to the selected cell. */
function usePaneFocus(root: React.RefObject<HTMLDivElement | null>, focus: () => void): void {
  const latest = useRef(focus);
  latest.current = focus;
  useEffect(() => {
    const pane = root.current?.closest('[data-pane]');
    const onFocus = (event: Event): void => {
      latest.current();
      event.preventDefault();
    };
    pane?.addEventListener('desk-focus', onFocus);
    return () => pane?.removeEventListener('desk-focus', onFocus);
  }, [root]);
}
