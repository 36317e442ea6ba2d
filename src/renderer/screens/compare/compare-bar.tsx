import { useMemo, useState, type JSX } from 'react';
import { Button, Input, Segmented, Select } from 'antd';
import { EditOutlined, ExportOutlined, LinkOutlined, PrinterOutlined, TableOutlined } from '@ant-design/icons';
import type { ComparisonSheet } from '../../../core/comparison/index.js';
import type { Measure } from '../../../core/disclosure/index.js';
import { KeyLabel } from '../../components/key-label.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { CHIPS, type Chip, type CompareView } from '../../state/compare-view.js';
import { runReviewKey } from '../../state/review-keys.js';
import { exportWords } from '../../words/exports.js';
import { words } from '../../words.js';
import { chipText } from './change-words.js';
import { CHART_FORMS, type ChartForm } from './chart-model.js';
import { SHOWN_UNITS, type ShownUnit } from './compare-figures.js';
import { isThreshold, type Thresholds } from './compare-filter.js';
import { PROJECTS, type Shown } from './compare-model.js';
import { branchIds } from './compare-tree.js';
import type { Comparison } from './use-comparison.js';

type Props = {
  readonly sheet: ComparisonSheet;
  /** Groups of lines the reviewer has paired or set apart. */
  readonly paired: number;
  readonly shown: Shown;
  readonly counts: Readonly<Record<Chip, number>>;
  readonly comparison: Comparison;
  readonly foldKey: string;
  readonly thresholds: Thresholds;
  readonly setThresholds: (next: Thresholds) => void;
  /** Table, or the picture that stands in its place. */
  readonly form: ChartForm | 'table';
  readonly setForm: (form: ChartForm | 'table') => void;
  /** Shows what is seen on paper, to be printed. */
  readonly previewSeen: () => void;
  /** Writes what is seen to a file. */
  readonly exportSeen: () => void;
};

/** Filters and ways to look at the comparison. */
export function CompareBar(props: Props): JSX.Element {
  const { sheet, paired, shown, counts, comparison, foldKey, thresholds, setThresholds } = props;
  const { form, setForm, previewSeen, exportSeen } = props;
  const desk = useDesk();
  const view = useDeskState((state) => state.compareView);
  const cell = useDeskState((state) => state.compareCell);
  const set = (change: Partial<CompareView>): void => desk.store.set({ compareView: { ...view, ...change } });
  const branches = useMemo(() => branchIds(sheet), [sheet]);
  const folded = view.folded[foldKey] ?? [];
  const foldAll = (ids: readonly string[]): void => set({ folded: { ...view.folded, [foldKey]: ids } });
  return (
    <div className="desk-bar desk-wrap desk-foldable desk-compare-bar">
      <Segmented
        aria-label={words.compare.chips}
        value={view.chip}
        onChange={(chip) => set({ chip })}
        options={CHIPS.map((value) => ({ value, label: `${chipText(value, shown.manner)} ${counts[value]}` }))}
      />
      <span className="desk-inline">
        <Threshold
          label={words.compare.percentThreshold}
          value={thresholds.percent}
          unit="%"
          onChange={(percent) => setThresholds({ ...thresholds, percent })}
        />
        <Threshold
          label={words.compare.amountThreshold}
          value={thresholds.amount}
          unit={words.compare.thresholdUnit}
          onChange={(amount) => setThresholds({ ...thresholds, amount })}
        />
      </span>
      {sheet.measures.length > 1 && (
        <span title={words.compare.measure}>
          <Select<Measure | 'all' | 'main'>
            aria-label={words.compare.measure}
            className="desk-choice-measure"
            value={chosenMeasure(shown)}
            options={[
              ...(sheet.kind === PROJECTS ? [{ value: 'main' as const, label: words.compare.project.main }] : []),
              { value: 'all', label: words.compare.allMeasures },
              ...sheet.measures.map((one) => ({ value: one.id, label: one.label })),
            ]}
            onChange={(measure) => set({ measure: measure === 'main' ? null : measure })}
            popupMatchSelectWidth={false}
          />
        </span>
      )}
      {sheet.moneyUnit !== null && (
        <Segmented<ShownUnit | 'printed'>
          aria-label={words.compare.shownUnit}
          value={SHOWN_UNITS.find((unit) => unit === (view.unit ?? sheet.moneyUnit)) ?? 'printed'}
          onChange={(unit) => set({ unit: unit === 'printed' ? null : unit })}
          options={[
            ...(SHOWN_UNITS.some((unit) => unit === sheet.moneyUnit)
              ? []
              : [{ value: 'printed' as const, label: sheet.moneyUnit }]),
            ...SHOWN_UNITS.map((unit) => ({ value: unit, label: unit })),
          ]}
        />
      )}
      {branches.length > 0 && (
        <Button type="text" data-testid="fold-all" onClick={() => foldAll(folded.length > 0 ? [] : branches)}>
          {folded.length > 0 ? words.compare.unfoldAll : words.compare.foldAll}
        </Button>
      )}
      <Segmented<ChartForm | 'table'>
        aria-label={words.compare.form}
        value={form}
        onChange={setForm}
        options={(['table', ...CHART_FORMS] as const).map((value) => ({ value, label: words.compare.forms[value] }))}
      />
      <span className="desk-compare-acts">
        <Button
          type="text"
          title={words.compare.pairKey}
          icon={<LinkOutlined aria-hidden />}
          disabled={cell === null}
          onClick={() => runReviewKey(desk, 'pair')}
        >
          <KeyLabel text={words.compare.pairKey} />
        </Button>
        {paired > 0 && (
          <Button
            type="text"
            data-testid="pair-automatic-all"
            onClick={() => void comparison.pair({ type: 'automatic', row: null })}
          >
            {words.compare.automaticAll}
          </Button>
        )}
        <Button
          type="text"
          title={words.compare.openCell}
          icon={<TableOutlined aria-hidden />}
          disabled={cell === null || cell.column === null}
          onClick={() => runReviewKey(desk, 'source')}
        >
          <KeyLabel text={words.compare.openCell} />
        </Button>
        <Button
          type="text"
          title={words.review.cellNoteKey}
          icon={<EditOutlined aria-hidden />}
          disabled={cell === null || cell.column === null}
          onClick={() => runReviewKey(desk, 'note')}
        >
          <KeyLabel text={words.review.cellNoteKey} />
        </Button>
        <Button
          type="text"
          title={words.compare.exportKey}
          data-export-seen
          icon={<ExportOutlined aria-hidden />}
          onClick={exportSeen}
        >
          <KeyLabel text={words.compare.exportKey} />
        </Button>
        <Button
          type="text"
          title={exportWords.open}
          aria-label={exportWords.open}
          data-testid="compare-preview"
          icon={<PrinterOutlined aria-hidden />}
          onClick={previewSeen}
        />
      </span>
    </div>
  );
}

/** What the choice of columns stands at; the main ones are those a table of projects shows first. */
function chosenMeasure({ sheet, position, positions }: Shown): Measure | 'all' | 'main' {
  if (positions.length === 1) return sheet.measures[position]?.id ?? 'all';
  return positions.length === sheet.measures.length ? 'all' : 'main';
}

type ThresholdProps = {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly onChange: (value: string) => void;
};

/** A number that counts once it is one; what is being typed stays. */
function Threshold({ label, value, unit, onChange }: ThresholdProps): JSX.Element {
  const [typed, setTyped] = useState(value);
  return (
    <Input
      className="desk-threshold"
      aria-label={label}
      title={label}
      value={typed}
      suffix={unit}
      {...(isThreshold(typed) ? {} : { status: 'error' as const })}
      onChange={({ target }) => {
        setTyped(target.value);
        if (isThreshold(target.value)) onChange(target.value);
      }}
      onBlur={() => setTyped(value)}
    />
  );
}
