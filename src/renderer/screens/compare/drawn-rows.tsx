import { useCallback, useEffect, useMemo, useRef, useState, type JSX, type RefObject } from 'react';
import { TABLE_KIND_NAMES } from '../../../core/disclosure/index.js';
import { EmptyPlace } from '../../components/empty.js';
import type { GridPlace } from '../../components/grid/grid-props.js';
import { words } from '../../words.js';
import type { SavePicture } from './chart-frame.js';
import { chartOf, type ChartForm } from './chart-model.js';
import { CompareChart } from './compare-chart.js';
import { compareRows, figureId, type Shown } from './compare-model.js';
import { rowId, visibleTree, type CompareRow } from './compare-tree.js';
import { compositionChart, compositionFigures, lanesOf, type SeenFigures } from './composition-model.js';
import { CompositionPicture } from './composition-picture.js';

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

/** A figure a mark leads to, by the id of its row; its place is known once the row is in the table. */
type Wanted = { readonly row: string; readonly column: string; readonly place: GridPlace | null };

type Pane = {
  readonly rows: readonly CompareRow[];
  readonly shown: Shown;
  readonly pane: RefObject<HTMLElement | null>;
  /** Brings a row into the table, with the rows below it. */
  readonly reveal: (row: CompareRow) => void;
};

/** Turns the selection into a picture and back; a mark of the picture leads to its figure in the table. */
export function useDrawn({ rows, shown, pane, reveal }: Pane): UseDrawn {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const place = wanted?.place ?? null;
  const range = useRef<RowRange | null>(null);
  const onRange = useCallback((next: RowRange | null) => {
    range.current = next;
  }, []);
  // The row may come into the table only later, by what `reveal` has changed.
  if (wanted !== null && place === null) {
    const row = rows.find((one) => rowId(one.row) === wanted.row);
    if (row !== undefined) setWanted({ ...wanted, place: { ordinal: row.ordinal, column: wanted.column } });
  }
  // The mark that was pressed is gone: the focus goes on to its figure.
  useEffect(() => {
    if (place !== null) pane.current?.dispatchEvent(new Event('desk-focus', { cancelable: true }));
  }, [pane, place]);
  const draw = (form: ChartForm | 'table'): void => {
    setWanted(null);
    if (form === 'table') return setDrawn(null);
    // A single row is where the reviewer stands, no choice of rows.
    const { top, bottom } = range.current ?? { top: 0, bottom: 0 };
    const ids = bottom > top ? new Set(rows.slice(top, bottom + 1).map(({ row }) => rowId(row))) : null;
    setDrawn((before) => ({ form, chosen: before === null ? ids : before.chosen }));
  };
  const openFigureOf = (row: CompareRow, column: number): void => {
    const [key, measure] = [shown.sheet.columns[column]?.key, shown.sheet.measures[shown.position]?.id];
    setDrawn(null);
    reveal(row);
    if (key !== undefined && measure !== undefined) {
      setWanted({ row: rowId(row.row), column: figureId(key, measure), place: null });
    }
  };
  return { drawn, draw, place, openFigureOf, onRange };
}

type DrawnProps = {
  readonly rows: readonly CompareRow[];
  readonly shown: Shown;
  readonly drawn: Drawn;
  readonly openFigure: (row: CompareRow, column: number) => void;
  readonly save: SavePicture;
  /** Told the figures of a picture while it is shown, null afterwards. */
  readonly onFigures: (figures: SeenFigures | null) => void;
};

/** The picture, or why there is none. */
export function DrawnRows({ rows, shown, drawn, openFigure, save, onFigures }: DrawnProps): JSX.Element {
  const { sheet, position, moneyUnit } = shown;
  const title = words.compare.chartTitle(
    TABLE_KIND_NAMES[sheet.kind],
    sheet.measures[position]?.label ?? '',
    moneyUnit,
  );
  const { form, chosen } = drawn;
  if (form === 'composition') {
    return <DrawnComposition {...{ shown, chosen, title, openFigure, save, onFigures }} />;
  }
  return <DrawnChart {...{ rows, shown, chosen, form, title, openFigure, save }} />;
}

type OfRows = Omit<DrawnProps, 'drawn' | 'rows' | 'onFigures'> & {
  readonly chosen: Drawn['chosen'];
  readonly title: string;
};

function DrawnChart({
  rows,
  shown,
  chosen,
  form,
  title,
  openFigure,
  save,
}: OfRows & {
  readonly rows: readonly CompareRow[];
  readonly form: Exclude<ChartForm, 'composition'>;
}): JSX.Element {
  const chart = useMemo(() => chartOf(rows, chosen, shown), [rows, chosen, shown]);
  if (chart === null) return <EmptyPlace title={words.compare.chartEmpty} hint={words.compare.rows(rows.length)} />;
  return <CompareChart chart={chart} form={form} title={title} openFigure={openFigure} save={save} />;
}

function DrawnComposition({
  shown,
  chosen,
  title,
  openFigure,
  save,
  onFigures,
}: OfRows & Pick<DrawnProps, 'onFigures'>): JSX.Element {
  const { sheet } = shown;
  // A part that a filter hides is a part of the whole all the same.
  const rows = useMemo(() => compareRows(visibleTree(sheet, new Set())), [sheet]);
  const lanes = useMemo(
    () => lanesOf(chosen === null ? rows : rows.filter(({ row }) => chosen.has(rowId(row)))),
    [rows, chosen],
  );
  const [chosenLane, setLane] = useState<number | null>(null);
  // Of a table with two sides the expenditure is by function.
  const lane = chosenLane !== null && lanes.includes(chosenLane) ? chosenLane : (lanes.at(-1) ?? 0);
  const chart = useMemo(() => compositionChart(rows, chosen, lane, shown), [rows, chosen, lane, shown]);
  useEffect(() => {
    onFigures(chart === null ? null : compositionFigures(chart));
    return () => onFigures(null);
  }, [chart, onFigures]);
  if (chart === null) return <EmptyPlace title={words.compare.chartEmpty} hint={words.compare.rows(rows.length)} />;
  return <CompositionPicture {...{ chart, title, lanes, lane, setLane, openFigure, save }} />;
}
