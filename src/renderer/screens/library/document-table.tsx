import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type JSX,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import type { DocumentSummary } from '../../../shared/desk-api.js';
import { useDesk } from '../../state/desk.js';
import { SORT_KEYS, type SortKey, type SortOrder } from '../../state/library-view.js';
import { openDocument } from '../../state/navigation.js';
import { openVersions } from '../../state/versions-view.js';
import { words } from '../../words.js';
import { DocumentLine } from './document-line.js';
import { orderDocuments } from './document-order.js';
import { deadlineIn, reviewersIn, type Where } from './library-filter.js';

const columns = words.library.columns;

/**
 * Columns with their widths in px; those without share what is left, since the words in them are the longest. With a scroll
 * bar beside them all fit the 1366 px of the design size.
 */
const WIDTHS = [
  ['unit', null],
  ['year', 52],
  ['category', 72],
  ['file', null],
  ['format', 52],
  ['tables', 46],
  ['selfCheck', null],
  ['findings', 130],
  ['progress', 106],
  ['review', 64],
  ['reviewer', 62],
  ['deadline', 84],
  ['state', 64],
  ['notes', 54],
  ['version', 50],
] as const satisfies readonly (readonly [SortKey, number | null])[];
const BOX_WIDTH = 28;
const NUMERIC: readonly SortKey[] = ['tables', 'notes'];
/** Least width in px of a column that takes what is left. */
const LEAST_WORDS = 130;

/** Lines are of one height, so that place and scroll position are the same thing. */
const LINE_HEIGHT = 30;
const OVERSCAN = 8;

type Props = {
  readonly documents: readonly DocumentSummary[];
  readonly where: Where;
  readonly order: SortOrder;
  readonly setOrder: (order: SortOrder) => void;
  readonly selected: ReadonlySet<string>;
  readonly setSelected: (selected: ReadonlySet<string>) => void;
  /** Where the list stood when it was left. */
  readonly top: number;
  readonly leaveAt: (top: number) => void;
};

/**
 * The lines of the library. A plain table that a screen reader can walk, of which only the lines in view are in the page:
 * a year's documents are thousands.
 */
export function DocumentTable(props: Props): JSX.Element {
  const { documents, where, order, setOrder, selected, setSelected, top, leaveAt } = props;
  const desk = useDesk();
  const lines = useMemo(() => orderDocuments(documents, order, where), [documents, order, where]);
  const [view, setView] = useState({ top, height: 600 });
  const [active, setActive] = useState<string | null>(null);
  const shown = useMemo(() => shownColumns(documents, order, where), [documents, order, where]);
  const activeIndex = Math.max(
    0,
    lines.findIndex(({ id }) => id === active),
  );
  const box = useKeptScroll(top, leaveAt, setView);

  const first = Math.max(0, Math.min(Math.floor(view.top / LINE_HEIGHT) - OVERSCAN, lines.length));
  const last = Math.min(lines.length, Math.ceil((view.top + view.height) / LINE_HEIGHT) + OVERSCAN);
  const move = (index: number): void => {
    const line = lines[Math.max(0, Math.min(index, lines.length - 1))];
    if (line === undefined) return;
    setActive(line.id);
    bringIntoView(box.current, lines.indexOf(line));
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus());
  };
  const toggle = (index: number, range: boolean): void => {
    const line = lines[index];
    if (line === undefined) return;
    const next = new Set(selected);
    const from = range ? activeIndex : index;
    const put = !selected.has(line.id);
    for (const { id } of lines.slice(Math.min(from, index), Math.max(from, index) + 1)) {
      if (put) next.add(id);
      else next.delete(id);
    }
    setActive(line.id);
    setSelected(next);
  };
  /**
   * Keys act on the line that has the focus, however it came by it: a screen reader puts it anywhere. The focus of a box in it
   * says nothing: a click with Shift selects from the line before it.
   */
  const onFocus = ({ target }: FocusEvent<HTMLDivElement>): void => {
    const line = target.getAttribute('data-document');
    if (line !== null && line !== active) setActive(line);
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const line = event.target instanceof Element ? event.target.closest('tr[data-document]') : null;
    if (line === null || event.nativeEvent.isComposing) return;
    const page = Math.max(1, Math.floor(view.height / LINE_HEIGHT) - 2);
    const steps: Readonly<Record<string, () => unknown>> = {
      ArrowDown: () => move(activeIndex + 1),
      ArrowUp: () => move(activeIndex - 1),
      PageDown: () => move(activeIndex + page),
      PageUp: () => move(activeIndex - page),
      Home: () => move(0),
      End: () => move(lines.length - 1),
      Enter: () => openDocument(desk, lines[activeIndex]?.id ?? ''),
      d: () => openVersions(desk, lines[activeIndex]?.id ?? null),
      ' ': () => toggle(activeIndex, event.shiftKey),
    };
    const isAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
    const step = isAll
      ? () => setSelected(new Set(lines.map(({ id }) => id)))
      : steps[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (step === undefined || (!isAll && (event.ctrlKey || event.altKey || event.metaKey))) return;
    event.preventDefault();
    step();
  };
  return (
    <div
      ref={box}
      className="desk-fill desk-scroll"
      data-pane="documents"
      data-testid="documents"
      onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
      onKeyDown={onKey}
      onFocus={onFocus}
    >
      <table
        className="desk-table desk-library-table"
        style={{ minWidth: leastWidth(shown) }}
        aria-rowcount={lines.length + 1}
      >
        <colgroup>
          <col style={{ width: BOX_WIDTH }} />
          {shown.map(([key, width]) => (
            <col key={key} {...(width === null ? {} : { style: { width } })} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="desk-check-box">
              <input
                type="checkbox"
                aria-label={words.library.selectAll}
                data-testid="select-all"
                checked={lines.length > 0 && lines.every(({ id }) => selected.has(id))}
                onChange={({ target: { checked } }) => setSelected(new Set(checked ? lines.map(({ id }) => id) : []))}
              />
            </th>
            {shown.map(([key]) => (
              <HeaderCell key={key} column={key} order={order} setOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer lines={first} columns={shown.length + 1} />
          {lines.slice(first, last).map((document, offset) => {
            const index = first + offset;
            return (
              <DocumentLine
                key={document.id}
                document={document}
                where={where}
                columns={shown.map(([key]) => key)}
                sameUnit={order.key === 'unit' && isSameUnit(lines[index - 1], document)}
                selected={selected.has(document.id)}
                active={index === activeIndex}
                open={() => openDocument(desk, document.id)}
                versions={() => openVersions(desk, document.id)}
                select={(range) => toggle(index, range)}
              />
            );
          })}
          <Spacer lines={lines.length - last} columns={shown.length + 1} />
        </tbody>
      </table>
    </div>
  );
}

type Shown = readonly (readonly [SortKey, number | null])[];

/** 审核人 and 期限 have a column once some file has one: until then their room goes to the words. */
function shownColumns(documents: readonly DocumentSummary[], order: SortOrder, where: Where): Shown {
  const isUsed: Readonly<Partial<Record<SortKey, boolean>>> = {
    reviewer: documents.some((one) => reviewersIn(one, where).length > 0),
    deadline: documents.some((one) => deadlineIn(one, where) !== ''),
  };
  return WIDTHS.filter(([key]) => key === order.key || isUsed[key] !== false);
}

function leastWidth(shown: Shown): number {
  return shown.reduce((sum, [, width]) => sum + (width ?? LEAST_WORDS), BOX_WIDTH);
}

/** Goes back to where the list stood, and says where it stands when it is left. */
function useKeptScroll(
  top: number,
  leaveAt: (top: number) => void,
  setView: (view: { readonly top: number; readonly height: number }) => void,
): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const at = useRef({ top, leaveAt });
  useLayoutEffect(() => {
    at.current = { ...at.current, leaveAt };
  }, [leaveAt]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    element.scrollTop = at.current.top;
    return () => at.current.leaveAt(element.scrollTop);
  }, []);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setView({ top: element.scrollTop, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [setView]);
  return box;
}

function bringIntoView(box: HTMLElement | null, index: number): void {
  if (box === null || index < 0) return;
  const top = index * LINE_HEIGHT;
  // The head of the table stays above the lines.
  const room = box.clientHeight - 2 * LINE_HEIGHT;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top > box.scrollTop + room) box.scrollTop = top - room;
}

type SpacerProps = {
  readonly lines: number;
  /** Columns there are: a cell over more of them makes columns of its own, which take room from the words. */
  readonly columns: number;
};

/** The room of lines that are not in the page. */
function Spacer({ lines, columns }: SpacerProps): JSX.Element | null {
  return lines <= 0 ? null : (
    <tr aria-hidden className="desk-spacer">
      <td colSpan={columns} style={{ height: lines * LINE_HEIGHT }} />
    </tr>
  );
}

function isSameUnit(above: DocumentSummary | undefined, document: DocumentSummary): boolean {
  return (
    above !== undefined &&
    document.unitName !== null &&
    above.unitCode === document.unitCode &&
    above.unitName === document.unitName
  );
}

type HeaderProps = {
  readonly column: SortKey;
  readonly order: SortOrder;
  readonly setOrder: (order: SortOrder) => void;
};

function HeaderCell({ column, order, setOrder }: HeaderProps): JSX.Element {
  const label = columns[column];
  const active = order.key === column;
  const direction = order.descending ? 'descending' : 'ascending';
  const next = SORT_KEYS.find((key) => key === column) ?? 'unit';
  return (
    <th
      scope="col"
      className={NUMERIC.includes(column) ? 'desk-number' : undefined}
      aria-sort={active ? direction : undefined}
    >
      <button
        type="button"
        title={words.library.sortBy(label)}
        onClick={() => setOrder({ key: next, descending: active ? !order.descending : false })}
      >
        {label}
        {active && (order.descending ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />)}
      </button>
    </th>
  );
}
