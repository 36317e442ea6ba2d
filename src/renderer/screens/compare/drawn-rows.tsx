import { useCallback, useEffect, useMemo, useRef, useState, type JSX, type RefObject } from 'react';
import { TABLE_KIND_NAMES } from '../../../core/disclosure/index.js';
import { EmptyPlace } from '../../components/empty.js';
import type { GridPlace } from '../../components/grid/grid-props.js';
import { words } from '../../words.js';
import { chartOf, type ChartForm } from './chart-model.js';
import { CompareChart } from './compare-chart.js';
import { figureId, type Shown } from './compare-model.js';
import { rowId, type CompareRow } from './compare-tree.js';

/** The rows that are drawn instead of listed: the chosen ones by their ids, null for the outermost. */
type Drawn = { readonly form: ChartForm; readonly chosen: ReadonlySet<string> | null };

type RowRange = { readonly top: number; readonly bottom: number };

type UseDrawn = {
  readonly drawn: Drawn | null;
  readonly draw: (form: ChartForm | 'table') => void;
  /** The figure a mark led to. */
  readonly place: GridPlace | null;
  /** Opens the figure of a row, by the position of its column. */
  readonly openFigureOf: (row: CompareRow, column: number) => void;
  readonly onRange: (range: RowRange | null) => void;
};

/** Turns the selection into a picture and back; a mark of the picture leads to its figure in the table. */
export function useDrawn(rows: readonly CompareRow[], shown: Shown, pane: RefObject<HTMLElement | null>): UseDrawn {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [place, setPlace] = useState<GridPlace | null>(null);
  const range = useRef<RowRange | null>(null);
  const onRange = useCallback((next: RowRange | null) => {
    range.current = next;
  }, []);
  // The mark that was pressed is gone: the focus goes on to its figure.
  useEffect(() => {
    if (place !== null) pane.current?.dispatchEvent(new Event('desk-focus', { cancelable: true }));
  }, [pane, place]);
  const draw = (form: ChartForm | 'table'): void => {
    setPlace(null);
    if (form === 'table') return setDrawn(null);
    // A single row is where the reviewer stands, no choice of rows.
    const { top, bottom } = range.current ?? { top: 0, bottom: 0 };
    const ids = bottom > top ? new Set(rows.slice(top, bottom + 1).map(({ row }) => rowId(row))) : null;
    setDrawn((before) => ({ form, chosen: before === null ? ids : before.chosen }));
  };
  const openFigureOf = (row: CompareRow, column: number): void => {
    const [key, measure] = [shown.sheet.columns[column]?.key, shown.sheet.measures[shown.position]?.id];
    setDrawn(null);
    if (key !== undefined && measure !== undefined) setPlace({ ordinal: row.ordinal, column: figureId(key, measure) });
  };
  return { drawn, draw, place, openFigureOf, onRange };
}

type DrawnProps = {
  readonly rows: readonly CompareRow[];
  readonly shown: Shown;
  readonly drawn: Drawn;
  readonly openFigure: (row: CompareRow, column: number) => void;
};

/** The picture, or why there is none. */
export function DrawnRows({ rows, shown, drawn, openFigure }: DrawnProps): JSX.Element {
  const chart = useMemo(() => chartOf(rows, drawn.chosen, shown), [rows, drawn.chosen, shown]);
  if (chart === null) return <EmptyPlace title={words.compare.chartEmpty} hint={words.compare.rows(rows.length)} />;
  const measure = shown.sheet.measures[shown.position]?.label ?? '';
  const title = words.compare.chartTitle(TABLE_KIND_NAMES[shown.sheet.kind], measure, shown.moneyUnit);
  return <CompareChart chart={chart} form={drawn.form} title={title} openFigure={openFigure} />;
}
