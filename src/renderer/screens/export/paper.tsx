import { memo, useMemo, type JSX } from 'react';
import type { PrintedBlock, PrintedParagraph, PrintedReport, PrintedTable } from '../../../core/review/index.js';
import { useGrowing } from '../../components/use-growing.js';
import { exportWords } from '../../words/exports.js';

/** Rows of a table shown in a preview; all of them are printed. */
const PREVIEW_ROWS = 300;

type Props = { readonly report: PrintedReport; readonly whole?: boolean };

/**
 * 打印稿 on paper: on the screen as a preview, on the printer as it is written. A preview begins with what fits a screen and grows
 * by turns. `whole`: every row of every table, at once.
 */
export const Paper = memo(function Paper({ report, whole = false }: Props): JSX.Element {
  const { blocks } = report;
  const ends = useMemo(() => endsOf(blocks), [blocks]);
  const lines = ends.at(-1) ?? 0;
  const grown = useGrowing(whole ? 0 : lines);
  const drawn = whole ? Infinity : grown;
  return (
    <article
      className={`desk-paper desk-paper-${report.orientation}`}
      aria-label={exportWords.paper(report.title)}
      aria-busy={drawn < lines}
      data-testid={whole ? 'print-paper' : 'paper'}
    >
      {blocks.map((block, index) => {
        const before = ends[index - 1] ?? 0;
        if (before >= drawn) return null;
        // What stands there in full is the same from turn to turn, and not drawn again.
        const room = Math.min(drawn, whole ? Infinity : (ends[index] ?? 0)) - before;
        return <Block key={index} block={block} report={report} room={room} />;
      })}
    </article>
  );
});

/** Lines of a preview up to the end of each block: a paragraph is one, a table as many as it has rows there. */
function endsOf(blocks: readonly PrintedBlock[]): readonly number[] {
  let end = 0;
  return blocks.map((block) => {
    end += block.type === 'paragraph' ? 1 : Math.max(1, Math.min(block.rows.length, PREVIEW_ROWS));
    return end;
  });
}

/** `room`: lines of the block that are drawn. */
type BlockProps = { readonly block: PrintedBlock; readonly report: PrintedReport; readonly room: number };

const Block = memo(function Block({ block, report, room }: BlockProps): JSX.Element {
  if (block.type === 'paragraph') return <PaperParagraph {...block} />;
  return <PaperTable table={block} heading={headingOf(block, report)} room={room} />;
});

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

/** Rows that are drawn, and drawn anew, together. */
const PART = 30;

type TableProps = { readonly table: PrintedTable; readonly heading: TableHeading; readonly room: number };

function PaperTable({ table, heading, room }: TableProps): JSX.Element {
  const { columns, rows } = table;
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const drawn = Math.min(room, rows.length);
  const isDrawn = room === Infinity || drawn >= Math.min(rows.length, PREVIEW_ROWS);
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
          {Array.from({ length: Math.ceil(drawn / PART) }, (_, part) => (
            <Rows key={part} table={table} from={part * PART} to={Math.min((part + 1) * PART, drawn)} />
          ))}
        </table>
      )}
      {isDrawn && table.picture !== undefined && (
        <img
          className="desk-paper-picture"
          alt={table.picture.title}
          width={table.picture.width}
          src={`data:image/png;base64,${table.picture.png}`}
        />
      )}
      {isDrawn && drawn < rows.length && <p className="desk-paper-note">{exportWords.short(drawn, rows.length)}</p>}
    </section>
  );
}

type RowsProps = { readonly table: PrintedTable; readonly from: number; readonly to: number };

/** Some of the rows: those that stand are left alone while more come. */
const Rows = memo(function Rows({ table, from, to }: RowsProps): JSX.Element {
  const { columns, rows } = table;
  const marks = new Map(
    table.marks?.filter(({ row }) => row >= from && row < to).map((mark) => [`${mark.row} ${mark.column}`, mark]),
  );
  return (
    <tbody>
      {rows.slice(from, to).map((row, index) => (
        <tr key={index}>
          {row.map((cell, column) => {
            const mark = marks.get(`${from + index} ${column}`);
            return (
              <td
                key={column}
                className={typeof cell === 'number' || columns[column]?.amount === true ? 'desk-paper-number' : ''}
                {...(mark !== undefined && { 'data-severity': mark.severity, title: mark.text })}
              >
                {cell}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
});
