import type { JSX } from 'react';
import { words } from '../../words.js';
import type { Chart, ChartForm } from './chart-model.js';
import type { CompareRow } from './compare-tree.js';
import { ChartFrame, type SavePicture } from './chart-frame.js';
import { button, fill, NAME_WIDTH, shortName, spread, Swatch, WIDTH } from './chart-parts.js';

type Props = {
  readonly chart: Chart;
  readonly form: Exclude<ChartForm, 'composition'>;
  readonly title: string;
  readonly save: SavePicture;
  /** Goes to the figure in the table: the row, and the position of its column. */
  readonly openFigure: (row: CompareRow, column: number) => void;
};

const VALUE_WIDTH = 120;
const BAR = 15;
const GAP = 10;
const LINES_HEIGHT = 380;
const MARGIN = 30;
/** Dashes that tell lines apart without colour. */
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '12 4', '4 4', '1 4', '9 3 2 3 2 3', '14 3 4 3', '5 2', '2 6', '10 6'];

/** 图. The chosen rows as bars or lines: every mark is a button that leads to its figure, and says it in words. */
export function CompareChart({ chart, form, title, openFigure, save }: Props): JSX.Element {
  const drawn =
    form === 'bars' ? <Bars chart={chart} openFigure={openFigure} /> : <Lines chart={chart} openFigure={openFigure} />;
  const cut = chart.count > chart.series.length;
  return (
    <ChartFrame
      title={title}
      note={cut ? words.compare.chartCut(chart.count, chart.series.length) : null}
      legend={form === 'bars' ? <Legend columns={chart.columns} /> : null}
      height={form === 'bars' ? barsHeight(chart) : LINES_HEIGHT}
      save={save}
    >
      {drawn}
    </ChartFrame>
  );
}

/** The newest column is the fullest. */
function fillOf(column: number, columns: number): string {
  return fill(columns - 1 - column);
}

function Legend({ columns }: { readonly columns: readonly string[] }): JSX.Element {
  return (
    <ul className="desk-chart-legend">
      {columns.map((column, index) => (
        <li key={column}>
          <Swatch pattern={columns.length - 1 - index} />
          {column}
        </li>
      ))}
    </ul>
  );
}

type Drawing = Pick<Props, 'chart' | 'openFigure'>;

function groupHeight({ columns }: Chart): number {
  return columns.length * BAR + GAP;
}

function barsHeight(chart: Chart): number {
  return chart.series.length * groupHeight(chart) + GAP;
}

function Bars({ chart, openFigure }: Drawing): JSX.Element {
  const { series, columns, zero } = chart;
  const room = WIDTH - NAME_WIDTH - VALUE_WIDTH;
  const at = (share: number): number => NAME_WIDTH + share * room;
  return (
    <>
      {series.map(({ row, label, marks }, place) => {
        const top = place * groupHeight(chart) + GAP;
        return (
          <g key={row.ordinal}>
            <text x={NAME_WIDTH - 10} y={top + (columns.length * BAR) / 2 + 4} textAnchor="end">
              <title>{label}</title>
              {shortName(label)}
            </text>
            {marks.map(({ text, share }, column) => {
              const y = top + column * BAR;
              if (share === null) return null;
              const [from, to] = share < zero ? [share, zero] : [zero, share];
              return (
                <g
                  key={columns[column]}
                  {...button(`${label} ${columns[column] ?? ''} ${text}`, () => openFigure(row, column))}
                >
                  <rect x={NAME_WIDTH} y={y} width={WIDTH - NAME_WIDTH} height={BAR} className="desk-chart-target" />
                  <rect
                    x={at(from)}
                    y={y + 1}
                    width={Math.max(1, at(to) - at(from))}
                    height={BAR - 2}
                    fill={fillOf(column, columns.length)}
                    className="desk-chart-bar"
                  />
                  <text x={at(to) + 6} y={y + BAR - 3}>
                    {text}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
      <path d={`M${at(zero)} 0V${barsHeight(chart)}`} className="desk-chart-axis" />
    </>
  );
}

function Lines({ chart, openFigure }: Drawing): JSX.Element {
  const { series, columns, zero } = chart;
  const left = VALUE_WIDTH / 2;
  const step = (WIDTH - left - NAME_WIDTH - MARGIN) / Math.max(1, columns.length - 1);
  const x = (column: number): number => left + column * step;
  const y = (share: number): number => LINES_HEIGHT - MARGIN - share * (LINES_HEIGHT - 2 * MARGIN);
  const ends = spread(
    series.map(({ marks }) => y(marks.findLast(({ share }) => share !== null)?.share ?? 0)),
    LINES_HEIGHT,
  );
  return (
    <>
      <path d={`M${left} ${y(zero)}H${x(columns.length - 1)}`} className="desk-chart-axis" />
      {columns.map((column, index) => (
        <text key={column} x={x(index)} y={LINES_HEIGHT - 8} textAnchor="middle">
          {column}
        </text>
      ))}
      {series.map(({ row, label, marks }, place) => {
        const last = marks.findLastIndex(({ share }) => share !== null);
        const end = ends[place] ?? 0;
        return (
          <g key={row.ordinal}>
            <path
              d={linePath(
                marks.map(({ share }) => share),
                x,
                y,
              )}
              strokeDasharray={DASHES[place % DASHES.length]}
              className="desk-chart-line"
            />
            <path
              d={`M${x(last) + 6} ${y(marks[last]?.share ?? 0)}L${x(columns.length - 1) + 22} ${end}h10`}
              className="desk-chart-leader"
            />
            <text x={x(columns.length - 1) + 36} y={end + 4}>
              <title>{label}</title>
              {shortName(label)}
            </text>
            {marks.map(({ text, share }, column) =>
              share === null ? null : (
                <g
                  key={columns[column]}
                  {...button(`${label} ${columns[column] ?? ''} ${text}`, () => openFigure(row, column))}
                >
                  <circle cx={x(column)} cy={y(share)} r={9} className="desk-chart-target" />
                  <circle cx={x(column)} cy={y(share)} r={3.5} className="desk-chart-point" />
                  <title>{`${label} ${columns[column] ?? ''} ${text}`}</title>
                </g>
              ),
            )}
          </g>
        );
      })}
    </>
  );
}

/** A line through the figures; it breaks where a column has none. */
function linePath(shares: readonly (number | null)[], x: (at: number) => number, y: (share: number) => number): string {
  let pen = 'M';
  let path = '';
  for (const [index, share] of shares.entries()) {
    if (share === null) {
      pen = 'M';
      continue;
    }
    path += `${pen}${x(index).toFixed(1)} ${y(share).toFixed(1)}`;
    pen = 'L';
  }
  return path;
}
