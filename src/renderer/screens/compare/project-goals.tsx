import type { JSX } from 'react';
import type { ComparedIndicator, ComparisonLine } from '../../../core/comparison/index.js';
import type { Results } from '../../../shared/desk-api.js';
import { useDeskState } from '../../state/desk.js';
import { useReading } from '../../state/reading.js';
import { words } from '../../words.js';
import { kinTexts, type Shown } from './compare-model.js';
import type { Comparison } from './use-comparison.js';

type Props = { readonly shown: Shown; readonly comparison: Comparison };

type Goals = NonNullable<Results['compare.goals']>;

/** 绩效目标与指标 of the selected project, the years side by side below the grid. */
export function ProjectGoals({ shown, comparison }: Props): JSX.Element {
  const cell = useDeskState((state) => state.compareCell);
  const { sheet } = shown;
  const row = sheet.rows.find(({ lane, key }) => lane === cell?.row.lane && key === cell.row.key);
  const { compared } = comparison;
  const asked = compared === null || row === undefined ? null : { compared, row: { lane: row.lane, key: row.key } };
  const goals = useReading('compare.goals', asked);
  const { project } = words.compare;
  return (
    <section className="desk-project" tabIndex={0} aria-label={project.label} data-testid="project-goals">
      {row === undefined && <p className="desk-soft">{project.choose}</p>}
      {row !== undefined && goals === null && <p className="desk-soft">{project.none}</p>}
      {row !== undefined && goals && <Side row={row} goals={goals} shown={shown} />}
    </section>
  );
}

type SideProps = { readonly row: ComparisonLine; readonly goals: Goals; readonly shown: Shown };

function Side({ row, goals, shown }: SideProps): JSX.Element {
  const { sheet, columnLabel } = shown;
  const { project } = words.compare;
  const { indicators, unread } = goals;
  const years = unread.flatMap((at) => sheet.columns[at] ?? []).map(columnLabel);
  const different = indicators.filter(({ status, differs }) => status !== 'same' || differs.length > 0).length;
  const isInferred = indicators.some(({ targets }) => targets.some((target) => target?.inferred));
  return (
    <>
      <p>
        <strong>{project.title(row.label)}</strong>{' '}
        <span className="desk-soft">{project.counts(indicators.length, different)}</span>
      </p>
      {kinTexts(row).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {years.length > 0 && <p className="desk-soft">{project.unread(years.join('、'))}</p>}
      {isInferred && <p className="desk-soft">{project.inferredHint}</p>}
      <table>
        <thead>
          <tr>
            {project.levels.map((level) => (
              <th key={level} scope="col">
                {level}
              </th>
            ))}
            {sheet.columns.map((column) => (
              <th key={column.key} scope="col">
                {columnLabel(column)}
              </th>
            ))}
            <th scope="col">{words.compare.status}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" colSpan={project.levels.length}>
              {project.goal}
            </th>
            {sheet.columns.map((column, at) => (
              <td key={column.key}>{goals.goals[at] ?? <span className="desk-soft">{project.noProject}</span>}</td>
            ))}
            <td />
          </tr>
          {indicators.map((indicator, at) => (
            <Indicator key={at} indicator={indicator} columns={sheet.columns.map(({ key }) => key)} />
          ))}
        </tbody>
      </table>
    </>
  );
}

type IndicatorProps = { readonly indicator: ComparedIndicator; readonly columns: readonly number[] };

function Indicator({ indicator, columns }: IndicatorProps): JSX.Element {
  const { level1, level2, level3, targets, differs, status } = indicator;
  const { project } = words.compare;
  const state = status === 'same' && differs.length > 0 ? 'changed' : status;
  const parts = differs.map((part) => project.differs[part]).join('、');
  return (
    <tr className={`desk-indicator-${state}`}>
      <td>{level1}</td>
      <td>{level2}</td>
      <td>{level3}</td>
      {columns.map((column, at) => {
        const target = targets[at] ?? null;
        if (target === null) return <td key={column} />;
        return (
          <td key={column}>
            {differs.includes('name') && target.level3 !== level3 && <span>{target.level3} </span>}
            <Part text={target.nature} isDifferent={differs.includes('nature')} />
            <Part text={target.value} isDifferent={differs.includes('value')} />
            <Part text={target.unit} isDifferent={differs.includes('unit')} />
            {target.inferred && <span className="desk-soft"> {project.inferred}</span>}
          </td>
        );
      })}
      <td className={`desk-row-status-${state === 'changed' ? 'renamed' : state}`}>
        {project.indicatorStatus[state]}
        {parts !== '' && `：${parts}`}
      </td>
    </tr>
  );
}

function Part({ text, isDifferent }: { readonly text: string; readonly isDifferent: boolean }): JSX.Element {
  return isDifferent ? <mark>{text}</mark> : <>{text}</>;
}
