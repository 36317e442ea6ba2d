import {
  TABLE_KIND_NAMES,
  type Column,
  type Defect,
  type Place,
  type Row,
  type TableKind,
} from '../disclosure/index.js';
import { headerScore } from './kinds.js';
import type { Piece } from './layout.js';

/** Name of a table in messages: 「《预算03表支出总表》」. */
export function tableTitle(printedNumber: string | null, title: string): string {
  const words = (printedNumber ?? '') + title;
  return words === '' ? '未标明名称的表格' : `《${words}》`;
}

/** Name of the table of a piece in messages. */
export function nameOf({ caption: { title } }: Piece): string {
  return tableTitle(title?.printedNumber ?? null, title?.text ?? '');
}

/** One defect for each cell that cannot be read as an amount. */
export function unreadableCells(name: string, rows: readonly Row[]): readonly Defect[] {
  return rows.flatMap((row) =>
    row.cells.flatMap((cell): readonly Defect[] =>
      cell.reading.state === 'unreadable'
        ? [
            {
              code: 'table.cell-unreadable',
              message: `${name}“${row.label}”行的“${cell.text}”不能读作金额（${cell.reading.reason}），未参与核对；请核对原表。`,
              at: cell.at,
            },
          ]
        : [],
    ),
  );
}

/** The defect of a header that does not look like the kind's, or null. */
export function unknownHeader(name: string, kind: TableKind, columns: readonly Column[], at: Place): Defect | null {
  const score = headerScore(
    kind,
    columns.map(({ measure }) => measure),
  );
  if (score === null || score >= 0.5) return null;
  return {
    code: 'table.header-unknown',
    message: `${name}的表头与“${TABLE_KIND_NAMES[kind]}”的通常表头不符，部分列的含义未能识别；请核对表名和表头。`,
    at,
  };
}

/** One defect where telephone numbers stand under the heading of an amount; `withoutPhones` moved the meanings back. */
export function displacedHeadings(name: string, columns: readonly Column[], at: Place): readonly Defect[] {
  const displaced = columns.find(
    ({ measure, path }) => measure === 'performance.phone' && path.at(-1)?.endsWith('额') === true,
  );
  if (displaced === undefined) return [];
  const heading = displaced.path.join('/');
  return [
    {
      code: 'table.columns-displaced',
      message: `${name}的表头与内容错开一列：“${heading}”之下印的是电话号码，金额在其后各列，已按内容核对；请核对原表的表头。`,
      at,
    },
  ];
}
