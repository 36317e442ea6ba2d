import { Fragment, useState, type JSX } from 'react';
import { Segmented } from 'antd';
import { words } from '../../words.js';
import { ChartFrame, type SavePicture } from './chart-frame.js';
import { button, fill, NAME_WIDTH, shortName, spread, WIDTH } from './chart-parts.js';
import type { CompareRow } from './compare-tree.js';
import type { CompositionChart, Part } from './composition-model.js';
import { CompositionTable } from './composition-table.js';

const labels = words.compare.composition;

/** What the height of a stack stands for: its amount, or the whole as one. */
const MEASURES = ['amount', 'share'] as const;
type Measure = (typeof MEASURES)[number];

type Props = {
  readonly chart: CompositionChart;
  readonly title: string;
  /** Lanes of a two-sided table, and the one that is drawn. */
  readonly lanes: readonly number[];
  readonly lane: number;
  readonly setLane: (lane: number) => void;
  /** Goes to the row of a part in the table, at the figure of a column. */
  readonly openFigure: (row: CompareRow, column: number) => void;
  readonly save: SavePicture;
};

/** 构成图. Parts of the whole as stacked columns, told apart by pattern, number and order; the same as a table below. */
export function CompositionPicture(props: Props): JSX.Element {
  const { chart, title, lanes, lane, setLane, openFigure, save } = props;
  const [measure, setMeasure] = useState<Measure>('amount');
  const tools = (
    <>
      <Segmented<Measure>
        size="small"
        aria-label={labels.measure}
        value={measure}
        onChange={setMeasure}
        options={MEASURES.map((value) => ({ value, label: labels.measures[value] }))}
      />
      {lanes.length > 1 && (
        <Segmented<number>
          size="small"
          aria-label={labels.lane}
          value={lane}
          onChange={setLane}
          options={lanes.map((value) => ({ value, label: words.compare.sides[value === 0 ? 0 : 1] }))}
        />
      )}
    </>
  );
  return (
    <ChartFrame
      title={labels.title(title)}
      note={null}
      tools={tools}
      legend={null}
      height={HEIGHT}
      save={save}
      below={<CompositionTable chart={chart} openFigure={openFigure} />}
    >
      <Stacks chart={chart} measure={measure} openFigure={openFigure} />
    </ChartFrame>
  );
}

const HEIGHT = 400;
const TOP = 26;
const BOTTOM = 30;
const LEFT = 20;
const PLOT = HEIGHT - TOP - BOTTOM;
/** Least height of a piece that has room for a line of text. */
const TEXT_HEIGHT = 15;
/** Width of a digit, for what fits into a piece. */
const DIGIT = 7.2;

type StacksProps = Pick<Props, 'chart' | 'openFigure'> & { readonly measure: Measure };

function Stacks({ chart, measure, openFigure }: StacksProps): JSX.Element {
  const { columns, parts } = chart;
  const step = (WIDTH - LEFT - NAME_WIDTH - 30) / Math.max(1, columns.length);
  const width = Math.min(170, step * 0.74);
  const x = (column: number): number => LEFT + column * step + (step - width) / 2;
  const tall = (column: number): number => {
    const height = columns[column]?.height ?? 0;
    return PLOT * (measure === 'share' ? Math.sign(height) : height);
  };
  const y = (column: number, at: number): number => TOP + PLOT - tall(column) * (1 - at);
  const last = columns.findLastIndex(({ height }) => height > 0);
  const middles = parts.map(({ pieces }) => {
    const at = pieces[last]?.place;
    return at ? y(last, (at.from + at.to) / 2) : TOP + PLOT;
  });
  const names = spread(middles, HEIGHT);
  return (
    <>
      <path d={`M${LEFT} ${TOP + PLOT}H${WIDTH - NAME_WIDTH - 30}`} className="desk-chart-axis" />
      {columns.map(({ label, sum }, column) => (
        <g key={label}>
          <text x={x(column) + width / 2} y={HEIGHT - 10} textAnchor="middle">
            {label}
          </text>
          <text x={x(column) + width / 2} y={TOP + PLOT - tall(column) - 6} textAnchor="middle">
            {sum === '' ? '' : labels.sum(sum)}
          </text>
        </g>
      ))}
      {parts.map(({ pieces }, place) => (
        // The course of a part from column to column.
        <path key={place} d={course(pieces, x, y, width)} className="desk-chart-leader" />
      ))}
      {parts.map(({ row, label, pieces }, place) =>
        pieces.map((piece, column) => {
          if (piece === null || piece.place === null || tall(column) === 0) return null;
          const { amount, share, place: at } = piece;
          const [top, bottom] = [y(column, at.from), y(column, at.to)];
          const name = labels.part(label, columns[column]?.label ?? '', amount, share);
          const shown = `${place + 1}　${measure === 'share' ? share : amount}`;
          const fits = (shown.length + 1) * DIGIT < width;
          return (
            <Fragment key={`${place} ${column}`}>
              <g {...button(name, () => openFigure(row, column))}>
                <title>{name}</title>
                <rect
                  x={x(column)}
                  y={top}
                  width={width}
                  height={Math.max(1, bottom - top)}
                  fill={fill(place)}
                  className="desk-chart-piece"
                />
              </g>
              {bottom - top >= TEXT_HEIGHT && (
                <PieceText x={x(column) + width / 2} y={(top + bottom) / 2} text={fits ? shown : `${place + 1}`} />
              )}
            </Fragment>
          );
        }),
      )}
      {last >= 0 &&
        parts.map(({ label, pieces }, place) => {
          const [middle, at] = [middles[place] ?? 0, names[place] ?? 0];
          const right = WIDTH - NAME_WIDTH - 30;
          return (
            <g key={`${place} ${label}`}>
              {pieces[last]?.place && (
                <path d={`M${x(last) + width} ${middle}L${right} ${at}h8`} className="desk-chart-leader" />
              )}
              <rect x={right + 10} y={at - 6} width={16} height={12} fill={fill(place)} className="desk-chart-bar" />
              <text x={right + 32} y={at + 4}>
                <title>{label}</title>
                {`${place + 1} ${shortName(label)}`}
              </text>
            </g>
          );
        })}
    </>
  );
}

/** Words on a ground of their own: on a pattern they could not be read. */
function PieceText({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }): JSX.Element {
  const width = (text.length + 1) * DIGIT;
  return (
    // The name of the piece says the same to a reader, and the pointer goes through to the piece.
    <g aria-hidden className="desk-chart-words">
      <rect x={x - width / 2} y={y - 7} width={width} height={14} rx={2} className="desk-chart-ground" />
      <text x={x} y={y + 4.5} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

/** Lines from the lower end of a part to that in the next column, where both have it. */
function course(
  pieces: Part['pieces'],
  x: (column: number) => number,
  y: (column: number, at: number) => number,
  width: number,
): string {
  return pieces
    .map((piece, column) => {
      const [own, next] = [piece?.place, pieces[column + 1]?.place];
      if (!own || !next) return '';
      const [left, right] = [x(column) + width, x(column + 1)];
      return `M${left.toFixed(1)} ${y(column, own.to).toFixed(1)}L${right.toFixed(1)} ${y(column + 1, next.to).toFixed(1)}`;
    })
    .join('');
}
