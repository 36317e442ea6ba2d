import { useCallback, useMemo, useState, type JSX } from 'react';
import { Button, Segmented, Select } from 'antd';
import { EditOutlined, TableOutlined } from '@ant-design/icons';
import type { ComparisonTable } from '../../../core/comparison/index.js';
import { TABLE_KIND_NAMES, type Measure } from '../../../core/disclosure/index.js';
import { DeskGrid } from '../../components/grid/desk-grid.js';
import { EmptyPlace } from '../../components/empty.js';
import { openScreen, useDesk, useDeskState } from '../../state/desk.js';
import { openPlace } from '../../state/navigation.js';
import { runReviewKey } from '../../state/review-keys.js';
import { words } from '../../words.js';
import { CHIPS, belongs, chipCounts, compareModel, figureAt, type Chip, type CompareRow } from './compare-model.js';
import { oneForEachYear, unitKey, useComparison, type Comparison } from './use-comparison.js';

const ALL_MEASURES = 'all';
/** Up to this many amount columns stand under each year from the start. */
const SHOW_ALL_UP_TO = 2;

/** 对比. One table of one unit, the years side by side. */
export function CompareScreen(): JSX.Element {
  const desk = useDesk();
  const comparison = useComparison();
  if (comparison.units?.length === 0) {
    return (
      <EmptyPlace title={words.compare.empty} hint={words.compare.emptyHint}>
        <Button type="primary" onClick={() => openScreen(desk, 'library')}>
          {words.review.toLibrary}
        </Button>
      </EmptyPlace>
    );
  }
  const { table } = comparison;
  return (
    <>
      <Choices comparison={comparison} />
      {table === null && <EmptyPlace title={words.compare.noTable} hint={words.compare.noTableHint} />}
      {table !== null && table !== undefined && (
        <ComparedTable key={`${table.kind}`} table={table} comparison={comparison} />
      )}
    </>
  );
}

function Choices({ comparison }: { readonly comparison: Comparison }): JSX.Element {
  const { units, unit, kind, kinds, documents } = comparison;
  return (
    <div className="desk-bar desk-wrap">
      <Select
        aria-label={words.compare.unit}
        className="desk-choice-unit"
        value={unit === null ? null : unitKey(unit)}
        options={
          units?.map((one) => ({
            value: unitKey(one),
            label: [one.unitName, one.unitCode].filter(Boolean).join(' '),
          })) ?? []
        }
        onChange={(key) => comparison.choose({ unit: key, documents: [] })}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={words.compare.kind}
        className="desk-choice-kind"
        value={kind}
        options={kinds.map((one) => ({ value: one, label: TABLE_KIND_NAMES[one] }))}
        onChange={(next) => comparison.choose({ kind: next })}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={words.compare.years}
        className="desk-choice-years"
        mode="multiple"
        value={[...documents]}
        options={
          unit?.sources.map((source) => ({
            value: source.document,
            label:
              words.compare.yearLabel(source.year, words.stage[source.stage]) +
              (source.own ? '' : ` ${words.compare.departmentFile}`),
          })) ?? []
        }
        onChange={(chosen) => unit !== null && comparison.choose({ documents: oneForEachYear(unit, chosen) })}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}

type TableProps = { readonly table: ComparisonTable; readonly comparison: Comparison };

function ComparedTable({ table, comparison }: TableProps): JSX.Element {
  const desk = useDesk();
  const [chip, setChip] = useState<Chip>('all');
  const [choice, setChoice] = useState<Measure | typeof ALL_MEASURES | null>(null);
  const selected = useDeskState((state) => state.compareCell);
  const many = table.measures.length > SHOW_ALL_UP_TO;
  const wanted = choice ?? (many ? table.primary : ALL_MEASURES);
  const known = table.measures.some((one) => one.id === wanted);
  const allMeasures = wanted === ALL_MEASURES || !known;
  const measure = allMeasures ? table.primary : wanted;
  const { unit, documents } = comparison;
  const model = useMemo(
    () =>
      compareModel(table, {
        chip,
        measure,
        allMeasures,
        yearLabel: (year) => {
          const source = unit?.sources.find((one) => one.year === year && documents.includes(one.document));
          return words.compare.yearLabel(year, source === undefined ? '' : words.stage[source.stage]);
        },
      }),
    [table, chip, measure, allMeasures, unit, documents],
  );
  const counts = useMemo(() => chipCounts(table, measure), [table, measure]);
  const onCell = useCallback(
    ({ row }: CompareRow, column: string) => desk.store.set({ compareCell: figureAt(row, column)?.anchor ?? null }),
    [desk],
  );
  const onOpen = useCallback(
    ({ row }: CompareRow, column: string) => {
      const cell = figureAt(row, column);
      if (cell !== null) openPlace(desk, cell.anchor);
    },
    [desk],
  );
  return (
    <>
      <div className="desk-bar desk-wrap">
        <Segmented
          aria-label={words.compare.chips}
          value={chip}
          onChange={setChip}
          options={CHIPS.map((value) => ({
            value,
            label: `${value === 'all' ? words.actions.all : words.rowStatus[value]} ${counts[value]}`,
          }))}
        />
        {table.measures.length > 1 && (
          <label className="desk-inline">
            <span className="desk-soft">{words.compare.measure}</span>
            <Select
              value={allMeasures ? ALL_MEASURES : measure}
              options={[
                { value: ALL_MEASURES, label: words.compare.allMeasures },
                ...table.measures.map((one) => ({ value: one.id, label: one.label })),
              ]}
              onChange={setChoice}
              popupMatchSelectWidth={false}
            />
          </label>
        )}
        <span className="desk-grow" />
        <Button
          type="text"
          icon={<TableOutlined aria-hidden />}
          disabled={selected === null}
          onClick={() => runReviewKey(desk, 'source')}
        >
          {words.compare.openCell}
        </Button>
        <Button
          type="text"
          icon={<EditOutlined aria-hidden />}
          disabled={selected === null}
          onClick={() => runReviewKey(desk, 'note')}
        >
          {words.review.cellNoteKey}
        </Button>
        {table.moneyUnit !== null && <span className="desk-soft">{words.compare.moneyUnit(table.moneyUnit)}</span>}
      </div>
      <Remarks table={table} />
      <div className="desk-fill" data-testid="compare-grid" data-pane="grid">
        {table.rows.some((row) => belongs(row, chip, measure)) ? (
          <DeskGrid
            key={`${chip} ${String(measure)} ${allMeasures} ${table.years.join()}`}
            label={words.compare.label}
            rows={model.rows}
            columns={model.columns}
            sheet={model.sheet}
            marks={NO_MARKS}
            rowClasses={ROW_CLASSES}
            place={null}
            onCell={onCell}
            onCellOpen={onOpen}
          />
        ) : (
          <EmptyPlace title={words.compare.noRows} hint={words.compare.rows(table.rows.length)} />
        )}
      </div>
    </>
  );
}

/** What is not shown, and why. */
function Remarks({ table }: { readonly table: ComparisonTable }): JSX.Element | null {
  const remarks = [...(table.years.length === 1 ? [words.compare.oneYear] : []), ...(table.remarks ?? [])];
  if (remarks.length === 0) return null;
  return (
    <ul className="desk-remarks">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

const NO_MARKS = {};
const ROW_CLASSES: Readonly<Record<string, (row: CompareRow) => boolean>> = {
  'desk-row-total': ({ row }) => row.role === 'total',
  'desk-row-subtotal': ({ row }) => row.role === 'subtotal',
  'desk-row-new': ({ row }) => row.status === 'new',
  'desk-row-dropped': ({ row }) => row.status === 'dropped',
};
