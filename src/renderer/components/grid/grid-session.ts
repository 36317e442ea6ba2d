import type {
  CellMouseOverEvent,
  CellPosition,
  Column,
  GridApi,
  IRowNode,
  SuppressKeyboardEventParams,
} from 'ag-grid-community';
import type { Desk } from '../../state/desk.js';
import { narrowPinned } from './pinned-width.js';
import {
  oneCell,
  partsOf,
  reachesRow,
  selectedRange,
  summarise,
  toTsv,
  type Parts,
  type Range,
  type SheetColumn,
  type SheetRow,
} from './sheet.js';

type Content<Data> = {
  readonly subject: string | undefined;
  readonly rows: readonly Data[];
  readonly sheet: readonly SheetColumn<Data>[];
  readonly marks: Readonly<Record<string, (row: Data, column: string) => boolean>>;
  readonly onCell?: ((row: Data, column: string) => void) | undefined;
  readonly onCellOpen: ((row: Data, column: string) => void) | undefined;
  readonly onPress?: ((row: Data, target: Element) => void) | undefined;
  readonly onRange?: ((range: { readonly top: number; readonly bottom: number } | null) => void) | undefined;
  readonly onKey?: ((row: Data, column: string, key: string) => boolean) | undefined;
};

type Place = {
  readonly ordinal: number;
  readonly column: string;
  /** Far corner, where the place is a range. */
  readonly to?: { readonly ordinal: number; readonly column: string };
};

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * What a grid on the screen is doing: its range, and how mouse and keys change it. It lives beside the grid and not in
 * React's state, because a drag changes the range at every cell and only the cells need drawing again.
 */
export class GridSession<Data extends SheetRow> {
  range: Range | null = null;
  readonly #desk: Desk;
  #api: GridApi<Data> | null = null;
  #content: Content<Data> = { subject: undefined, rows: [], sheet: [], marks: {}, onCellOpen: undefined };
  #columns = new Map<string, number>();
  #parts: Parts<Data> = { body: [], top: [], bottom: [] };
  /** The cell with the focus, as it was last taken from the grid; null: none since these rows are shown. */
  #focused: CellPosition | null = null;
  /** When the mouse button last went down in a cell, by the clock of the page's events. */
  #pressed = 0;
  #shown: Place | null = null;
  /** Size of the grid in px when it was last told. */
  #width = 0;
  #height = 0;
  /** The focus was to go into the grid before it stood. */
  #awaited = false;
  /** Lower edge of what was in view before the pane became lower; null: it did not in this frame. */
  #lowered: number | null = null;
  /** Before the next frame the place is brought into view. */
  #isRevealing = false;
  /** While a row is dragged, the mouse over other cells selects nothing. */
  #held = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** A row begins or ends to be dragged. */
  holdRange(held: boolean): void {
    this.#held = held;
  }

  /** The grid stands, so many px wide, and shows this place. */
  start(api: GridApi<Data>, width: number, place: Place | null): void {
    this.#api = api;
    this.#focused = null;
    this.#width = width;
    // Before anything is seen: a column that moves later moves away under the mouse.
    this.narrowPinned();
    this.goTo(place);
    if (this.#awaited) this.#focus();
  }

  /** Columns that stay in view leave the figures their room: where the pane is narrow, the widest give way. */
  narrowPinned(): void {
    if (this.#api !== null && this.#width > 0) narrowPinned(this.#api, this.#width);
  }

  /** The grid is gone. */
  end(): void {
    this.#api = null;
  }

  /** Takes what the grid shows now. Changed marks are drawn at once; changed rows are drawn by the grid that gets them. */
  take(content: Content<Data>): void {
    const { subject, rows, marks, sheet } = this.#content;
    const isOther = content.subject !== subject;
    if (content.rows !== rows) this.#parts = partsOf(content.rows);
    this.#content = content;
    if (content.sheet !== sheet) this.#columns = new Map(content.sheet.map((column, index) => [column.id, index]));
    if (isOther) this.#forget();
    // A grid that begins anew draws every cell itself.
    else if (content.marks !== marks || content.sheet !== sheet) this.#redraw(null);
  }

  /** Index of a column in the sheet, -1 where it is none. */
  indexOf(column: string | undefined): number {
    return this.#columns.get(column ?? '') ?? -1;
  }

  /** The class rule behind a mark. It looks the mark up when a cell is drawn, so that marks may change. */
  markRule(name: string): (cell: { data: Data | undefined; column?: Column }) => boolean {
    return ({ data, column }) =>
      data !== undefined && (this.#content.marks[name]?.(data, column?.getColId() ?? '') ?? false);
  }

  /** Selects a place and brings it into view, without taking the focus. */
  goTo(place: Place | null): void {
    if (place === null) {
      if (this.#shown !== null) this.#select(null);
      this.#shown = null;
      return;
    }
    const column = this.indexOf(place.column);
    // Grid and content come in either order; before both are there nothing has been shown.
    if (column === -1 || this.#content.rows[place.ordinal] === undefined) return;
    const start = this.range?.anchor;
    // The reviewer's own click comes back as the place: a range begun there must not shrink to one cell again.
    const own = this.#shown === place || (start?.row === place.ordinal && start.column === column);
    this.#shown = place;
    const far = place.to === undefined ? -1 : this.indexOf(place.to.column);
    if (place.to !== undefined && far !== -1) {
      this.#select({ anchor: { row: place.ordinal, column }, head: { row: place.to.ordinal, column: far } });
    } else if (!own) this.#select(oneCell(place.ordinal, column));
    // Asked for a second time in one turn, it would have the whole page laid out once more.
    if (!this.#isRevealing) this.#reveal(place.ordinal, place.column);
  }

  /** The rows stand, and with them the scroll bar, which lies over the column that was brought to the right edge before. */
  onDrawn(): void {
    this.#isRevealing = true;
    requestAnimationFrame(() => {
      this.#isRevealing = false;
      const place = this.#shown;
      if (place !== null) this.#reveal(place.ordinal, place.column);
    });
  }

  /** The pane became lower or narrower: the selected cell stays in view where it was in view before. */
  onResized(width: number, height: number): void {
    const row = this.range === null ? undefined : this.#content.rows[this.range.head.row];
    const [before, lost] = [this.#width, this.#height - height];
    [this.#width, this.#height] = [width, height];
    if (width < before || before === 0) this.narrowPinned();
    if (this.#api === null || row === undefined || row.pin !== null || lost <= 0) return;
    // The grid tells of one change in several steps, and of the first before it knows what it shows then.
    if (this.#lowered === null) requestAnimationFrame(() => this.#keepInView(row));
    this.#lowered = lost + (this.#lowered ?? this.#api.getVerticalPixelRange().bottom);
  }

  #keepInView(row: Data): void {
    const limit = this.#lowered ?? 0;
    this.#lowered = null;
    const { rowTop, rowHeight } = this.#api?.getDisplayedRowAtIndex(this.#placeInPart(row)) ?? {};
    const view = this.#api?.getVerticalPixelRange();
    if (typeof rowTop !== 'number' || typeof rowHeight !== 'number' || view === undefined) return;
    const end = rowTop + rowHeight;
    const wasInView = rowTop >= view.top && end <= limit;
    if (wasInView && end > view.bottom) this.#api?.ensureIndexVisible(this.#placeInPart(row), null);
  }

  /**
   * Answers Ctrl+C and F6 for the element the grid stands in, and follows the focus in it. Returns what ends that. The grid
   * tells of its focus in a later turn: a key that is pressed before that would act on the cell that had the focus before. So
   * it is asked as soon as its own handlers are through, which stand further in.
   */
  attach(root: HTMLElement | null): () => void {
    const pane = root?.closest('[data-pane]') ?? null;
    const onCopy = (event: ClipboardEvent): void => {
      if (root?.contains(document.activeElement) === true) this.#copy(event);
    };
    const onFocus = (event: Event): void => {
      this.#focus();
      event.preventDefault();
    };
    const onMouseDown = (event: MouseEvent): void => this.#onMouseDown(event);
    // In the midst of the grid's own move its cells must not be drawn.
    const onFocusIn = (): void => queueMicrotask(() => this.#follow(true));
    const onKeyDown = (): void => this.#follow(true);
    document.addEventListener('copy', onCopy);
    pane?.addEventListener('desk-focus', onFocus);
    root?.addEventListener('mousedown', onMouseDown);
    root?.addEventListener('focusin', onFocusIn);
    root?.addEventListener('keydown', onKeyDown, true);
    return () => {
      document.removeEventListener('copy', onCopy);
      pane?.removeEventListener('desk-focus', onFocus);
      root?.removeEventListener('mousedown', onMouseDown);
      root?.removeEventListener('focusin', onFocusIn);
      root?.removeEventListener('keydown', onKeyDown, true);
      this.#desk.store.set({ selection: null, selectedRange: null });
    };
  }

  /** Dragging with the main button extends the range. */
  onMouseOver({ event, data, column }: CellMouseOverEvent<Data>): void {
    const index = this.indexOf(column.getColId());
    if (!(event instanceof MouseEvent) || (event.buttons & 1) === 0) return;
    if (data === undefined || index === -1 || this.range === null || this.#held) return;
    // Told late: since then the button went down somewhere else.
    if (event.timeStamp < this.#pressed) return;
    const { anchor, head } = this.range;
    if (head.row === data.ordinal && head.column === index) return;
    this.#select({ anchor, head: { row: data.ordinal, column: index } });
  }

  /** The grid says, late, that a cell took the focus: mostly that was followed long ago. */
  onFocused(): void {
    this.#follow(false);
  }

  /** True where a key is the desk's and not the grid's. */
  takesKey({ event, editing, data: pressed, column: named }: SuppressKeyboardEventParams<Data>): boolean {
    // While an input method composes, Enter and arrows belong to it.
    if (event.isComposing || event.keyCode === 229) return true;
    if (editing || this.range === null) return false;
    const { rows, sheet, onCellOpen, onKey } = this.#content;
    const { anchor, head } = this.range;
    const [byRow, byColumn] = ARROWS[event.key] ?? [0, 0];
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && pressed !== undefined && onKey?.(pressed, named.getColId(), event.key) === true) {
      // Done by the screen.
    } else if (event.key === 'Enter' && onCellOpen !== undefined) {
      const [data, column] = [rows[head.row], sheet[head.column]];
      if (data !== undefined && column !== undefined) onCellOpen(data, column.id);
    } else if (event.shiftKey && (byRow !== 0 || byColumn !== 0)) {
      const next = {
        row: Math.max(0, Math.min(rows.length - 1, head.row + byRow)),
        column: Math.max(0, Math.min(sheet.length - 1, head.column + byColumn)),
      };
      this.#select({ anchor, head: next });
      this.#reveal(next.row, sheet[next.column]?.id ?? '');
    } else if (event.shiftKey && event.key === ' ') {
      // The whole row, as in a spreadsheet.
      this.#select({ anchor: { row: head.row, column: 0 }, head: { row: head.row, column: sheet.length - 1 } });
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      this.#select({ anchor: { row: 0, column: 0 }, head: { row: rows.length - 1, column: sheet.length - 1 } });
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  /** The button went down, and the grid has given that cell the focus: the range begins there, with Shift it ends there. */
  #onMouseDown(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest('.ag-cell') === null) return;
    const isMain = event.button === 0;
    if (isMain && event.shiftKey && this.range !== null) {
      const cell = this.#focusedCell();
      const named = cell && this.#nameOf(cell);
      this.#focused = cell;
      if (named !== null) {
        this.#select({ anchor: this.range.anchor, head: { row: named.row.ordinal, column: named.index } });
      }
    } else {
      if (isMain) this.#focused = null;
      this.#follow(true);
    }
    this.#pressed = event.timeStamp;
    const pressed = this.#focused && this.#nameOf(this.#focused);
    if (isMain && pressed !== null) this.#content.onPress?.(pressed.row, event.target);
  }

  /** The range begins where the focus went. Where it did not move, only `anew` begins one, if there is none. */
  #follow(anew: boolean): void {
    const cell = this.#focusedCell();
    const before = this.#focused;
    this.#focused = cell;
    if (cell === null) return;
    const isSame =
      before?.rowIndex === cell.rowIndex && before.rowPinned === cell.rowPinned && before.column === cell.column;
    const named = isSame && (this.range !== null || !anew) ? null : this.#nameOf(cell);
    if (named === null) return;
    this.#select(oneCell(named.row.ordinal, named.index));
    this.#content.onCell?.(named.row, named.column);
  }

  #focusedCell(): CellPosition | null {
    return this.#api?.getFocusedCell() ?? null;
  }

  /** Row and column of a cell of the grid; null where the sheet has none. */
  #nameOf({ rowIndex, rowPinned, column }: CellPosition): {
    readonly row: Data;
    readonly column: string;
    readonly index: number;
  } | null {
    const row = this.#rowsPinned(rowPinned ?? null)[rowIndex];
    const index = this.indexOf(column.getColId());
    return row === undefined || index === -1 ? null : { row, column: column.getColId(), index };
  }

  /** The range belonged to what was shown before. */
  #forget(): void {
    this.#shown = null;
    this.#focused = null;
    if (this.range === null) return;
    this.range = null;
    this.#desk.store.set({ selection: null, selectedRange: null });
  }

  #select(range: Range | null): void {
    const before = this.range;
    this.range = range;
    this.#redraw([before, range]);
    const { rows, sheet, onRange } = this.#content;
    onRange?.(
      range && {
        top: Math.min(range.anchor.row, range.head.row),
        bottom: Math.max(range.anchor.row, range.head.row),
      },
    );
    this.#desk.store.set({
      selection: range === null ? null : summarise(range, rows, sheet),
      selectedRange: range === null ? null : selectedRange(range, sheet),
    });
  }

  /**
   * Looks again at the marks of the drawn cells: of the rows these ranges reach over, or of all. Cells whose value is the
   * same keep their content. A key press would otherwise make every cell in view anew.
   */
  #redraw(ranges: readonly (Range | null)[] | null): void {
    const api = this.#api;
    if (api === null) return;
    if (ranges === null) {
      api.refreshCells({ suppressFlash: true });
      return;
    }
    const within = ({ data }: IRowNode<Data>): boolean =>
      data !== undefined && ranges.some((range) => range !== null && reachesRow(range, data.ordinal));
    const pinned = [
      ...this.#parts.top.map((_, index) => api.getPinnedTopRow(index)),
      ...this.#parts.bottom.map((_, index) => api.getPinnedBottomRow(index)),
    ].filter((node) => node !== undefined);
    const rowNodes = [...api.getRenderedNodes(), ...pinned].filter(within);
    // No rows would mean all of them.
    if (rowNodes.length > 0) api.refreshCells({ rowNodes, suppressFlash: true });
  }

  #rowsPinned(pin: 'top' | 'bottom' | null): readonly Data[] {
    return this.#parts[pin ?? 'body'];
  }

  /** Index of a row in the part of the grid it stands in: the rows of a part are numbered without a gap. */
  #placeInPart({ ordinal, pin }: Data): number {
    return ordinal - (this.#rowsPinned(pin)[0]?.ordinal ?? 0);
  }

  #reveal(ordinal: number, column: string): void {
    const row = this.#content.rows[ordinal];
    if (row === undefined || this.#api === null) return;
    if (row.pin === null) {
      this.#api.ensureIndexVisible(this.#placeInPart(row), null);
    }
    if (this.#api.getColumn(column) !== null) this.#api.ensureColumnVisible(column);
  }

  #focus(): void {
    const { row: ordinal, column } = this.range?.head ?? { row: 0, column: 0 };
    const row = this.#content.rows[ordinal];
    const id = this.#content.sheet[column]?.id;
    this.#awaited = this.#api === null;
    if (row === undefined || id === undefined) return;
    this.#api?.setFocusedCell(this.#placeInPart(row), id, row.pin);
  }

  #copy(event: ClipboardEvent): void {
    const active = document.activeElement;
    if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return;
    if (this.range === null || (document.getSelection()?.toString() ?? '') !== '') return;
    event.clipboardData?.setData('text/plain', toTsv(this.range, this.#content.rows, this.#content.sheet));
    event.preventDefault();
  }
}
