import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import {
  createGrid,
  type ColDef,
  type ColGroupDef,
  type GridApi,
  type GridOptions,
  type RowClassParams,
  type Theme,
} from 'ag-grid-community';
import './modules.js';
import type { GridProps } from './grid-props.js';
import type { GridSession } from './grid-session.js';
import { isInRange, partsOf, type SheetRow } from './sheet.js';

/** A grid on the page. Each setter compares with what the grid has: giving it the same again costs nothing. */
export type MountedGrid<Data> = {
  readonly setTheme: (theme: Theme) => void;
  readonly setColumns: (columns: (ColDef<Data> | ColGroupDef<Data>)[]) => void;
  /** Heights in px; left out: those of the design. */
  readonly setHeights: (header: number | undefined, row: number | undefined) => void;
  readonly setRowClasses: (classes: RowClasses<Data>) => void;
  readonly setRows: (rows: readonly Data[]) => void;
  /** Takes what `latest` holds in the place of everything, as a new grid would, in a fraction of its time. */
  readonly begin: () => void;
  readonly destroy: () => void;
};

type RowClasses<Data> = Readonly<Record<string, (row: Data) => boolean>> | undefined;
type Latest<Data extends SheetRow> = { readonly current: GridProps<Data> };

/** Heights in px where nothing else is asked for. */
const HEADER_HEIGHT = 28;
const ROW_HEIGHT = 25;
/** Rows a grid of very many takes at once, and how many such blocks it keeps. */
const BLOCK = 100;
const BLOCKS = 12;

/** Puts a grid into an element. What it tells goes to the handlers `latest` holds at that moment. */
export function mountGrid<Data extends SheetRow>(
  root: HTMLElement,
  session: GridSession<Data>,
  latest: Latest<Data>,
  theme: Theme,
): MountedGrid<Data> {
  const first = latest.current;
  const source: RowSource<Data> = first.many === true ? blocks() : wholly();
  let known: { rows: readonly Data[]; columns: unknown; classes: unknown; theme: Theme } = {
    rows: first.rows,
    columns: first.columns,
    classes: first.rowClasses,
    theme,
  };
  const api = createGrid<Data>(root, {
    theme,
    localeText: AG_GRID_LOCALE_CN,
    columnDefs: first.columns,
    defaultColDef: cellDefaults(session, Object.keys(first.marks)),
    rowClassRules: rowClassRules(first.rowClasses),
    ...source.options(first.rows),
    rowBuffer: 3,
    animateRows: false,
    // A row comes with all its cells, and not some of them a frame later: style and layout are calculated once.
    suppressAnimationFrame: true,
    suppressColumnMoveAnimation: true,
    suppressDragLeaveHidesColumns: true,
    suppressMovableColumns: true,
    enableBrowserTooltips: true,
    stopEditingWhenCellsLoseFocus: true,
    tooltipShowMode: 'whenTruncated',
    headerHeight: first.headerHeight ?? HEADER_HEIGHT,
    rowHeight: first.rowHeight ?? ROW_HEIGHT,
    groupHeaderHeight: 26,
    readOnlyEdit: true,
    suppressMoveWhenRowDragging: true,
    ...handlers(session, latest),
  });
  api.setGridAriaProperty('label', first.label);
  session.start(api, root.clientWidth, first.place);
  return {
    setTheme: (next) => {
      if (next !== known.theme) api.setGridOption('theme', next);
      known = { ...known, theme: next };
    },
    setColumns: (columns) => {
      if (columns !== known.columns) {
        api.setGridOption('columnDefs', columns);
        // They come with the widths they would have in a pane of any width.
        session.narrowPinned();
      }
      known = { ...known, columns };
    },
    setHeights: (headerHeight = HEADER_HEIGHT, rowHeight = ROW_HEIGHT) =>
      // The grid compares them itself.
      api.updateGridOptions({ headerHeight, rowHeight }),
    setRowClasses: (classes) => {
      if (classes !== known.classes) api.setGridOption('rowClassRules', rowClassRules(classes));
      known = { ...known, classes };
    },
    setRows: (rows) => {
      if (rows !== known.rows) source.replace(api, rows);
      known = { ...known, rows };
    },
    begin: () => {
      const { rows, columns, rowClasses, headerHeight, rowHeight, label } = latest.current;
      // Cells and headings that stayed would keep looks, and the focus, of what was shown before.
      api.updateGridOptions({ columnDefs: [], rowData: [], pinnedTopRowData: [], pinnedBottomRowData: [] });
      api.updateGridOptions({
        columnDefs: columns,
        rowClassRules: rowClassRules(rowClasses),
        headerHeight: headerHeight ?? HEADER_HEIGHT,
        rowHeight: rowHeight ?? ROW_HEIGHT,
      });
      // Rows come last: each of the steps before them would lay them out again.
      session.narrowPinned();
      api.updateGridOptions(source.begin(rows));
      api.setGridAriaProperty('label', label);
      known = { ...known, rows, columns, classes: rowClasses };
      session.onDrawn();
    },
    destroy: () => {
      session.end();
      api.destroy();
    },
  };
}

/** How rows come into a grid. */
type RowSource<Data> = {
  readonly options: (rows: readonly Data[]) => GridOptions<Data>;
  readonly replace: (api: GridApi<Data>, rows: readonly Data[]) => void;
  /** Rows that have nothing to do with those before. */
  readonly begin: (rows: readonly Data[]) => GridOptions<Data>;
};

/** Every row is handed over, and known by its place. */
function wholly<Data extends SheetRow>(): RowSource<Data> {
  const options = (rows: readonly Data[]): GridOptions<Data> => {
    const { body, top, bottom } = partsOf(rows);
    // The grid takes an array of its own: it may be that of the caller.
    return { rowData: [...body], pinnedTopRowData: top, pinnedBottomRowData: bottom };
  };
  let beginnings = 0;
  return {
    options: (rows) => ({ ...options(rows), getRowId: ({ data }) => `${beginnings} ${data.ordinal}` }),
    begin: (rows) => {
      beginnings += 1;
      return options(rows);
    },
    replace: (api, rows) => {
      api.updateGridOptions(options(rows));
      // A cell's looks may follow its row where its text stays the same.
      api.refreshCells({ force: true, suppressFlash: true });
    },
  };
}

/**
 * The grid asks for the rows about to be seen. A hundred thousand rows are then no more work than fifty: to fold a branch is
 * to tell how many there are now, and to draw those in view again.
 */
function blocks<Data extends SheetRow>(): RowSource<Data> {
  let body: readonly Data[] = [];
  return {
    options: (rows) => {
      const parts = partsOf(rows);
      ({ body } = parts);
      return {
        rowModelType: 'infinite',
        cacheBlockSize: BLOCK,
        maxBlocksInCache: BLOCKS,
        infiniteInitialRowCount: body.length,
        datasource: {
          getRows: ({ startRow, endRow, successCallback }) =>
            successCallback(body.slice(startRow, endRow), body.length),
        },
        pinnedTopRowData: parts.top,
        pinnedBottomRowData: parts.bottom,
        // A block is asked for before its first row is in view: a row is never seen empty while it is scrolled to.
        onBodyScroll: ({ api }) => {
          api.getDisplayedRowAtIndex(Math.max(0, api.getFirstDisplayedRowIndex() - BLOCK));
          api.getDisplayedRowAtIndex(Math.min(body.length - 1, api.getLastDisplayedRowIndex() + BLOCK));
        },
      };
    },
    begin: () => {
      throw new Error('a grid of very many rows is mounted anew');
    },
    replace: (api, rows) => {
      const { top, bottom, body: next } = partsOf(rows);
      body = next;
      api.updateGridOptions({ pinnedTopRowData: top, pinnedBottomRowData: bottom });
      if (api.getInfiniteRowCount() !== body.length) api.setRowCount(body.length, true);
      // The rows the grid holds at once: cells whose value is the same keep their content.
      let lacking = false;
      api.forEachNode((node) => {
        const row = node.rowIndex === null ? undefined : body[node.rowIndex];
        if (row === undefined || node.data === row) return;
        if (node.id === undefined) lacking = true;
        else node.updateData(row);
      });
      // A block that was not full gets its other rows in its turn. To load all anew would draw everything twice.
      if (lacking) api.refreshInfiniteCache();
    },
  };
}

function cellDefaults<Data extends SheetRow>(session: GridSession<Data>, marks: readonly string[]): ColDef<Data> {
  return {
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
      ...Object.fromEntries(marks.map((name) => [name, session.markRule(name)])),
    },
    suppressKeyboardEvent: (event) => session.takesKey(event),
  };
}

function rowClassRules<Data>(classes: RowClasses<Data>): Record<string, (row: RowClassParams<Data>) => boolean> {
  return Object.fromEntries(
    Object.entries(classes ?? {}).map(([name, holds]) => [name, ({ data }) => data !== undefined && holds(data)]),
  );
}

function handlers<Data extends SheetRow>(session: GridSession<Data>, latest: Latest<Data>): GridOptions<Data> {
  return {
    onCellMouseOver: (event) => session.onMouseOver(event),
    onFirstDataRendered: () => session.onDrawn(),
    onGridSizeChanged: ({ clientWidth, clientHeight }) => session.onResized(clientWidth, clientHeight),
    onCellFocused: () => session.onFocused(),
    onCellDoubleClicked: ({ data, column }) => {
      if (data !== undefined) latest.current.onCellOpen?.(data, column.getColId());
    },
    onRowDragEnter: () => session.holdRange(true),
    onRowDragCancel: () => session.holdRange(false),
    onRowDragEnd: ({ node, overNode }) => {
      session.holdRange(false);
      if (node.data !== undefined && overNode?.data !== undefined && node !== overNode) {
        latest.current.onRowDrop?.(node.data, overNode.data);
      }
    },
    onCellEditRequest: ({ data, column, newValue }) =>
      latest.current.onEdit?.(data, column.getColId(), String(newValue ?? '')),
  };
}
