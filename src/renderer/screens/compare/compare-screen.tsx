import type { JSX } from 'react';
import { Button, Segmented, Select } from 'antd';
import { TABLE_KIND_NAMES } from '../../../core/disclosure/index.js';
import { EmptyPlace } from '../../components/empty.js';
import { FoldingBars } from '../../components/folding-bars.js';
import { openScreen, useDesk } from '../../state/desk.js';
import { words } from '../../words.js';
import { ComparedTable } from './compared-table.js';
import { SideChoices } from './side-choices.js';
import { LAYOUTS, oneForEachYear, unitKey, useComparison, type Comparison, type Layout } from './use-comparison.js';

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
    <FoldingBars summary={summaryOf(comparison)}>
      <Choices comparison={comparison} />
      {comparison.compared === null && comparison.units && (
        <EmptyPlace title={words.compare.chooseSides} hint={words.compare.chooseSidesHint} />
      )}
      {table?.sheet === null &&
        (comparison.layout === 'projects' ? (
          <EmptyPlace title={words.compare.noProjects} hint={words.compare.noProjectsHint} />
        ) : (
          <EmptyPlace title={words.compare.noTable} hint={words.compare.noTableHint} />
        ))}
      {table?.sheet && <ComparedTable sheet={table.sheet} table={table} comparison={comparison} />}
    </FoldingBars>
  );
}

/** What is compared: unit, table and years, where they are of one unit. */
function summaryOf({ unit, kind, layout, sides }: Comparison): string {
  const of = sides === null ? [unit?.unitName, unit?.unitCode].filter(Boolean).join(' ') : words.compare.layouts.sides;
  return [of, layout === 'projects' ? words.compare.layouts.projects : TABLE_KIND_NAMES[kind]]
    .filter(Boolean)
    .join(' · ');
}

function Choices({ comparison }: { readonly comparison: Comparison }): JSX.Element {
  const { kind, kinds, sides, layout } = comparison;
  return (
    <div className="desk-bar desk-wrap desk-foldable">
      <Segmented<Layout>
        aria-label={words.compare.layout}
        value={layout}
        onChange={(next) => comparison.layOut(next)}
        options={LAYOUTS.map((value) => ({ value, label: words.compare.layouts[value] }))}
      />
      {sides === null && <UnitChoice comparison={comparison} />}
      {layout !== 'projects' && (
        <Select
          aria-label={words.compare.kind}
          className="desk-choice-kind"
          value={kind}
          options={kinds.map((one) => ({ value: one, label: TABLE_KIND_NAMES[one] }))}
          onChange={(next) => comparison.choose({ kind: next })}
          popupMatchSelectWidth={false}
        />
      )}
      {sides === null ? <YearChoice comparison={comparison} /> : <SideChoices comparison={comparison} sides={sides} />}
    </div>
  );
}

function UnitChoice({ comparison }: { readonly comparison: Comparison }): JSX.Element {
  const { units, unit } = comparison;
  return (
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
  );
}

function YearChoice({ comparison }: { readonly comparison: Comparison }): JSX.Element {
  const { unit, documents } = comparison;
  return (
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
  );
}
