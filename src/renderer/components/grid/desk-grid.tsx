import { useEffect, useLayoutEffect, useMemo, useRef, type JSX } from 'react';
import { gridTheme } from '../../theme.js';
import { useDesk } from '../../state/desk.js';
import { useDarkAppearance } from '../appearance.js';
import type { GridProps } from './grid-props.js';
import { GridSession } from './grid-session.js';
import { mountGrid, type MountedGrid } from './mount-grid.js';
import type { SheetRow } from './sheet.js';

/**
 * 表格. The one grid of the desk: printed order, pinned totals, a range that is dragged or walked with Shift and the
 * arrow keys, its sum in the status bar, Ctrl+C as tab-separated text. Range and copy are built here: the grid's free
 * edition has neither. The grid draws its cells itself: a component for each cell costs two thirds of a frame.
 */
export function DeskGrid<Data extends SheetRow>(props: GridProps<Data>): JSX.Element {
  const { subject, rows, columns, sheet, marks, rowClasses, headerHeight, rowHeight, place } = props;
  const { onCell, onCellOpen, onKey, onPress, onRange } = props;
  const desk = useDesk();
  const dark = useDarkAppearance();
  const theme = useMemo(() => gridTheme(dark), [dark]);
  const root = useRef<HTMLDivElement>(null);
  const session = useMemo(() => new GridSession<Data>(desk), [desk]);
  const mounted = useRef<MountedGrid<Data> | null>(null);
  // The grid lives longer than one drawing: what it tells goes to the handlers of the latest.
  const latest = useRef(props);
  const latestTheme = useRef(theme);
  const begun = useRef(subject);

  useLayoutEffect(() => {
    latest.current = props;
    latestTheme.current = theme;
  });
  useLayoutEffect(
    () => session.take({ subject, rows, sheet, marks, onCell, onCellOpen, onKey, onPress, onRange }),
    [session, subject, rows, sheet, marks, onCell, onCellOpen, onKey, onPress, onRange],
  );
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    // In a turn of its own: the grid measures itself, which would lay out in one go all that was drawn with it.
    const turn = setTimeout(() => {
      mounted.current = mountGrid(element, session, latest, latestTheme.current);
      begun.current = latest.current.subject;
    });
    return () => {
      clearTimeout(turn);
      mounted.current?.destroy();
      mounted.current = null;
    };
  }, [session]);
  useLayoutEffect(() => {
    if (begun.current !== subject) mounted.current?.begin();
    begun.current = subject;
  }, [subject]);
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
