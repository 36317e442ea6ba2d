import { memo, type JSX } from 'react';
import type { PrintedBlock, PrintedParagraph, PrintedReport, PrintedTable } from '../../../core/review/index.js';
import { exportWords } from '../../words/exports.js';

/** Rows of a table shown in a preview; all of them are printed. */
const PREVIEW_ROWS = 300;

type Props = { readonly report: PrintedReport; readonly whole?: boolean };

/** 打印稿 on paper: on the screen as a preview, on the printer as it is written. `whole`: every row of every table. */
export const Paper = memo(function Paper({ report, whole = false }: Props): JSX.Element {
  return (
    <article
      className={`desk-paper desk-paper-${report.orientation}`}
      aria-label={exportWords.paper(report.title)}
      data-testid={whole ? 'print-paper' : 'paper'}
    >
      {report.blocks.map((block, index) => (
        <Block key={index} block={block} report={report} whole={whole} />
      ))}
    </article>
  );
});

function Block({ block, report, whole }: Props & { readonly block: PrintedBlock }): JSX.Element {
  if (block.type === 'paragraph') return <PaperParagraph {...block} />;
  return <PaperTable table={block} heading={headingOf(block, report)} whole={whole === true} />;
}

type TableHeading = 'title' | 'own' | 'none';

/** What stands above a table: nothing where the report's title already stands there. */
function headingOf(table: PrintedTable, report: PrintedReport): TableHeading {
  const { title } = table;
  if (title === '') return 'none';
  if (title !== report.title) return 'own';
  const isSaid = report.blocks.some((block) =>
    block.type === 'paragraph' ? block.level === 'title' : block.title === title && isBefore(block, table, report),
  );
  return isSaid ? 'none' : 'title';
}

function isBefore(one: PrintedTable, other: PrintedTable, { blocks }: PrintedReport): boolean {
  return blocks.indexOf(one) < blocks.indexOf(other);
}

function PaperParagraph({ level, text }: PrintedParagraph): JSX.Element {
  const className = `desk-paper-${level}`;
  if (level === 'title') return <h2 className={className}>{text}</h2>;
  if (level === 'heading1') return <h3 className={className}>{text}</h3>;
  if (level === 'heading2') return <h4 className={className}>{text}</h4>;
  if (level === 'blank') return <p className={className}>&nbsp;</p>;
  return <p className={className}>{text}</p>;
}

function PaperTable({
  table,
  heading,
  whole,
}: {
  readonly table: PrintedTable;
  readonly heading: TableHeading;
  readonly whole: boolean;
}): JSX.Element {
  const { columns, rows } = table;
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const shown = whole ? rows : rows.slice(0, PREVIEW_ROWS);
  const marks = new Map(table.marks?.map((mark) => [`${mark.row} ${mark.column}`, mark]));
  return (
    <section className="desk-paper-section">
      {heading === 'title' && <h2 className="desk-paper-title">{table.title}</h2>}
      {heading === 'own' && <h3 className="desk-paper-heading2">{table.title}</h3>}
      {rows.length === 0 && <p className="desk-paper-body">{table.empty}</p>}
      {rows.length > 0 && (
        <table>
          <colgroup>
            {columns.map(({ width }, index) => (
              <col key={index} style={{ width: `${(100 * width) / total}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map(({ heading }, index) => (
                <th key={index} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => {
                  const mark = marks.get(`${index} ${column}`);
                  return (
                    <td
                      key={column}
                      className={
                        typeof cell === 'number' || columns[column]?.amount === true ? 'desk-paper-number' : ''
                      }
                      {...(mark !== undefined && { 'data-severity': mark.severity, title: mark.text })}
                    >
                      {cell}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {table.picture !== undefined && (
        <img
          className="desk-paper-picture"
          alt={table.picture.title}
          width={table.picture.width}
          src={`data:image/png;base64,${table.picture.png}`}
        />
      )}
      {shown.length < rows.length && <p className="desk-paper-note">{exportWords.short(shown.length, rows.length)}</p>}
    </section>
  );
}
