import type { JSX } from 'react';
import { Button } from 'antd';
import { words } from '../../words.js';
import { Swatch } from './chart-parts.js';
import type { CompareRow } from './compare-tree.js';
import type { CompositionChart } from './composition-model.js';

const labels = words.compare.composition;

type Props = {
  readonly chart: CompositionChart;
  readonly openFigure: (row: CompareRow, column: number) => void;
};

/** 构成数据. The picture as a table: the same parts and figures, for whoever reads rather than looks. */
export function CompositionTable({ chart, openFigure }: Props): JSX.Element {
  const { columns, parts, remarks } = chart;
  const course = columns.length > 1;
  return (
    <>
      <ul className="desk-chart-remarks" data-picture-remarks>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
        <li className="desk-soft">{labels.note}</li>
      </ul>
      <table className="desk-table desk-composition" data-testid="composition-table" aria-label={labels.table}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {labels.name}
            </th>
            {columns.map(({ label }) => (
              <th key={label} scope="colgroup" colSpan={2}>
                {label}
              </th>
            ))}
            {course && (
              <>
                <th scope="col" rowSpan={2} className="desk-number">
                  {labels.change}
                </th>
                <th scope="col" rowSpan={2} className="desk-number">
                  {labels.shareChange}
                </th>
              </>
            )}
          </tr>
          <tr>
            {columns.flatMap(({ label }) => [
              <th key={`${label} amount`} scope="col" className="desk-number">
                {labels.amount}
              </th>,
              <th key={`${label} share`} scope="col" className="desk-number">
                {labels.share}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {parts.map(({ row, label, pieces, change, shareChange }, place) => (
            <tr key={row.ordinal}>
              <th scope="row">
                <Swatch pattern={place} /> {place + 1}{' '}
                <Button type="link" size="small" onClick={() => openFigure(row, columns.length - 1)}>
                  {label}
                </Button>
              </th>
              {pieces.flatMap((piece, column) => [
                <td key={`${columns[column]?.label ?? ''} amount`} className="desk-number">
                  {piece?.amount}
                </td>,
                <td key={`${columns[column]?.label ?? ''} share`} className="desk-number">
                  {piece?.share}
                </td>,
              ])}
              {course && (
                <>
                  <td className="desk-number">{change}</td>
                  <td className="desk-number">{shareChange}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{labels.sumRow}</th>
            {columns.map(({ label, sum }) => (
              <td key={label} className="desk-number desk-composition-sum" colSpan={2}>
                {sum}
              </td>
            ))}
            {course && <td colSpan={2} />}
          </tr>
        </tfoot>
      </table>
    </>
  );
}
