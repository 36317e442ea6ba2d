import { useCallback, useDeferredValue, useMemo, useRef, useState, type JSX } from 'react';
import type { ComparisonColumn, ComparisonSheet } from '../../../core/comparison/index.js';
import type { ComparedTable as Table } from '../../../shared/desk-api.js';
import { DeskGrid } from '../../components/grid/desk-grid.js';
import { EmptyPlace } from '../../components/empty.js';
import { useDesk, useDeskState, type Desk } from '../../state/desk.js';
import type { CompareCell } from '../../state/model.js';
import { openFigure } from '../../state/review-keys.js';
import { words } from '../../words.js';
import { CompareBar } from './compare-bar.js';
import { positionOf, shiftBetween } from './compare-figures.js';
import { chipCounts, filterOf } from './compare-filter.js';
import { PROJECTS, compareRows, figureOf, gridColumns, remarksOf, sheetColumns, type Shown } from './compare-model.js';
import { rowId, visibleTree, type CompareRow, type TreeRow } from './compare-tree.js';
import type { SeenFigures } from './composition-model.js';
import { DrawnRows, useDrawn } from './drawn-rows.js';
import { exportPicture, exportSeen, seenComparison, type SeenComparison } from './export-seen.js';
import { PairingForm } from './pairing-form.js';
import { ProjectGoals } from './project-goals.js';
import { SeenPreview } from './seen-preview.js';
import { useThresholds } from './thresholds.js';
import type { Comparison } from './use-comparison.js';

/** Up to this many amount columns stand under each year from the start. */
const SHOW_ALL_UP_TO = 2;

/** Left out of the projects until it is asked for: most state none. */
const OTHER_FUNDS = 'performance.other-funds';

/** From this many rows on the grid asks for those in view only. */
const MANY = 2000;

/** Height in px of a heading of two lines. */
const SIDE_HEADER = 44;

type Props = { readonly sheet: ComparisonSheet; readonly table: Table; readonly comparison: Comparison };

/** The rows side by side, with their filters. */
export function ComparedTable({ sheet, table, comparison }: Props): JSX.Element {
  const desk = useDesk();
  const view = useDeskState((state) => state.compareView);
  const [thresholds, setThresholds] = useThresholds();
  // The chip answers at once; very many rows follow it.
  const chip = useDeferredValue(view.chip);
  const { compared, kind } = comparison;
  const foldKey = JSON.stringify([compared?.sources.map(({ unitCode }) => unitCode), kind]);
  const folded = view.folded[foldKey] ?? NOTHING;
  const shown = useShown(sheet, comparison);
  const many = sheet.rows.length >= MANY;
  const { position } = shown;
  const filter = useMemo(() => filterOf(sheet, position, thresholds), [sheet, position, thresholds]);
  const counts = useMemo(() => chipCounts(sheet, filter), [sheet, filter]);
  const rows = useMemo(() => {
    // What a filter has found is shown wherever it lies: a folded branch must not hide it.
    const tree = visibleTree(sheet, chip === 'all' ? new Set(folded) : new Set());
    return compareRows(chip === 'all' ? tree : tree.filter(({ row }) => filter(row, chip)).map(asLeaf));
  }, [sheet, folded, chip, filter]);
  const columns = useMemo(() => gridColumns(shown), [shown]);
  const fields = useMemo(() => sheetColumns(shown), [shown]);

  const toggle = useCallback(
    ({ row, branch }: TreeRow) => branch !== null && fold(desk, foldKey, rowId(row), branch === 'open'),
    [desk, foldKey],
  );
  const cellOf = useCallback(
    ({ row }: CompareRow, column: string): CompareCell | null => {
      const { lane, key } = row;
      const figure = figureOf(column);
      return compared === null
        ? null
        : { compared, kind, row: { lane, key }, column: figure?.column ?? null, measure: figure?.measure ?? null };
    },
    [compared, kind],
  );
  const onCell = useCallback(
    (row: CompareRow, column: string) => desk.store.set({ compareCell: cellOf(row, column) }),
    [desk, cellOf],
  );
  const onOpen = useCallback(
    (row: CompareRow, column: string) => {
      const cell = cellOf(row, column);
      if (cell === null) return;
      if (cell.column !== null && cell.measure !== null) {
        void openFigure(desk, { ...cell, column: cell.column, measure: cell.measure });
      } else toggle(row);
    },
    [desk, cellOf, toggle],
  );
  const onKey = useCallback(
    (row: CompareRow, column: string, key: string) => {
      const wanted = key === 'ArrowRight' ? 'folded' : key === 'ArrowLeft' ? 'open' : null;
      if (column !== 'label' || wanted === null || row.branch !== wanted) return false;
      toggle(row);
      return true;
    },
    [toggle],
  );
  const pane = useRef<HTMLDivElement>(null);
  const figures = useRef<SeenFigures | null>(null);
  const onFigures = useCallback((next: SeenFigures | null) => {
    figures.current = next;
  }, []);
  const reveal = useCallback(
    (row: CompareRow) => {
      if (row.branch !== null) fold(desk, foldKey, rowId(row.row), false);
      // What a filter hides cannot be gone to.
      if (!rows.some((one) => rowId(one.row) === rowId(row.row))) showRow(desk, foldKey);
    },
    [desk, foldKey, rows],
  );
  const { drawn, draw, place, openFigureOf, onRange } = useDrawn({ rows, shown, pane, reveal });
  const [previewed, setPreviewed] = useState<SeenComparison | null>(null);
  const seenNow = (): Promise<SeenComparison | null> =>
    seenComparison(comparison, { shown, rows, chip }, { figure: pictureIn(pane.current), figures: figures.current });
  const { pair } = comparison;
  const onRowDrop = useCallback(
    (moved: CompareRow, onto: CompareRow) => {
      const name = ({ row: { lane, key } }: CompareRow) => ({ lane, key });
      void pair({ type: 'join', row: name(onto), partner: name(moved), column: null });
    },
    [pair],
  );
  const onPress = useCallback(
    (row: CompareRow, target: Element) => {
      if (target.closest('.desk-tree-toggle') !== null) toggle(row);
    },
    [toggle],
  );
  return (
    <>
      <CompareBar
        sheet={sheet}
        paired={table.paired}
        shown={shown}
        counts={counts}
        comparison={comparison}
        foldKey={foldKey}
        thresholds={thresholds}
        setThresholds={setThresholds}
        form={drawn?.form ?? 'table'}
        setForm={draw}
        previewSeen={() => void seenNow().then(setPreviewed)}
        exportSeen={() => void seenNow().then((seen) => exportSeen(desk, seen))}
      />
      {previewed !== null && <SeenPreview seen={previewed} onClose={() => setPreviewed(null)} />}
      <Remarks shown={shown} />
      <div ref={pane} className="desk-fill" data-testid="compare-grid" data-pane="grid">
        {rows.length > 0 && drawn !== null ? (
          <DrawnRows
            rows={rows}
            shown={shown}
            drawn={drawn}
            openFigure={openFigureOf}
            onFigures={onFigures}
            save={(figure, format) => void exportPicture(desk, comparison, figure, format)}
          />
        ) : rows.length > 0 ? (
          <DeskGrid
            // A grid begun for few rows takes very many only slowly.
            key={`${kind} ${shown.positions.join()} ${sheet.columns.map(({ key }) => key).join()} ${many}`}
            label={words.compare.label}
            rows={rows}
            columns={columns}
            sheet={fields}
            marks={NO_MARKS}
            rowClasses={ROW_CLASSES}
            {...(shown.beside ? { headerHeight: SIDE_HEADER } : {})}
            place={place}
            onRange={onRange}
            {...(many ? { many } : {})}
            onPress={onPress}
            onCell={onCell}
            onCellOpen={onOpen}
            onKey={onKey}
            onRowDrop={onRowDrop}
          />
        ) : (
          <EmptyPlace title={words.compare.noRows} hint={words.compare.rows(sheet.rows.length)} />
        )}
      </div>
      {shown.manner === 'projects' && <ProjectGoals shown={shown} comparison={comparison} />}
      <PairingForm sheet={sheet} columnLabel={shown.columnLabel} pair={pair} />
    </>
  );
}

/** Measures, money unit and headings as the reviewer has chosen them. */
function useShown(sheet: ComparisonSheet, { compared }: Comparison): Shown {
  const { measure, unit } = useDeskState((state) => state.compareView);
  const documents = useDeskState((state) => state.documents);
  const sides = compared?.layout === 'sides';
  return useMemo(() => {
    // Total and funds of a project are read together.
    const isOfProjects = sheet.kind === PROJECTS;
    const first = sheet.measures.length > SHOW_ALL_UP_TO && !isOfProjects ? sheet.primary : 'all';
    const chosen = measure === 'all' || sheet.measures.some(({ id }) => id === measure) ? measure : first;
    const all = chosen === 'all' || chosen === null;
    const position = positionOf(sheet, all ? sheet.primary : chosen);
    const columnLabel = ({ document, year, stage }: ComparisonColumn): string => {
      const label = words.compare.yearLabel(year, words.stage[stage]);
      if (!sides) return label;
      const known = documents.find(({ id }) => id === document);
      return [label, known?.unitName ?? known?.fileName].filter(Boolean).join(' ');
    };
    return {
      sheet,
      position,
      positions: all
        ? sheet.measures.flatMap(({ id }, index) =>
            isOfProjects && measure === null && id === OTHER_FUNDS ? [] : [index],
          )
        : [position],
      shift: shiftBetween(sheet.moneyUnit, unit ?? sheet.moneyUnit),
      moneyUnit: sheet.moneyUnit === null ? null : (unit ?? sheet.moneyUnit),
      beside: sides,
      manner: sides ? 'sides' : isOfProjects ? 'projects' : 'years',
      columnLabel,
    };
  }, [sheet, measure, unit, documents, sides]);
}

function asLeaf(row: TreeRow): TreeRow {
  return row.branch === null ? row : { ...row, branch: null };
}

function fold(desk: Desk, foldKey: string, id: string, close: boolean): void {
  desk.store.update(({ compareView }) => {
    const others = (compareView.folded[foldKey] ?? []).filter((one) => one !== id);
    const folded = { ...compareView.folded, [foldKey]: close ? [...others, id] : others };
    return { compareView: { ...compareView, folded } };
  });
}

/** Every row is shown again: the filter is taken off, and no branch is folded. */
function showRow(desk: Desk, foldKey: string): void {
  desk.store.update(({ compareView }) => ({
    compareView: { ...compareView, chip: 'all', folded: { ...compareView.folded, [foldKey]: [] } },
  }));
}

/** The picture that stands in place of the grid, or null. */
function pictureIn(pane: HTMLElement | null): HTMLElement | null {
  return pane?.querySelector<HTMLElement>('figure.desk-chart') ?? null;
}

/** What is not shown, and why; how far converted figures are known. */
function Remarks({ shown }: { readonly shown: Shown }): JSX.Element | null {
  const remarks = remarksOf(shown);
  if (remarks.length === 0) return null;
  return (
    <ul className="desk-remarks" tabIndex={0} aria-label={words.compare.remarks}>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

const NOTHING: readonly string[] = [];
const NO_MARKS = {};
const ROW_CLASSES: Readonly<Record<string, (row: CompareRow) => boolean>> = {
  'desk-row-total': ({ row }) => row.role === 'total',
  'desk-row-subtotal': ({ row }) => row.role === 'subtotal',
  'desk-row-new': ({ row }) => row.status === 'new',
  'desk-row-dropped': ({ row }) => row.status === 'dropped',
};
