import { useLayoutEffect, useMemo, useState, type JSX } from 'react';
import { cellAnchor } from '../../anchors.js';
import { useView } from '../../components/use-view.js';
import { findingByKey } from '../../state/arrange.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { selectInSource } from '../../state/pages.js';
import { words } from '../../words.js';
import { anchorLines, anchorSpan, cutAtSpan, type MarkedSpan } from './source-rows.js';
import { rowsInView, textRows, type TextRow } from './source-text-rows.js';
import { toneOf, toneWord, type Frame } from './source-frames.js';
import { cellAtField } from './source-hits.js';

type Tone = Frame['tone'];
type Mark = { readonly lines: readonly [number, number]; readonly field: number | null; readonly tone: Tone };

/** Width of the line numbers and the paddings. */
const MARGIN = 76;
const OVERSCAN = 200;

type Props = { readonly document: string; readonly lines: readonly string[]; readonly title: JSX.Element };

/** The source as structured text: tables as tables, headings, lines; with the selected place marked. */
export function SourceText({ document, lines, title }: Props): JSX.Element {
  const desk = useDesk();
  const focus = useDeskState((state) => state.focus);
  const disclosure = useDeskState((state) => state.details[document]?.disclosure);
  const findings = useDeskState((state) => state.findings);
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const view = useView(box);
  const headings = useMemo(
    () => new Set(disclosure?.sections.map(({ at }) => at.line).filter((line) => line !== undefined) ?? []),
    [disclosure],
  );
  const rows = useMemo(() => textRows(lines, view.width - MARGIN, headings), [lines, view.width, headings]);
  const covered = useMemo(() => anchorLines(focus.source, lines), [focus.source, lines]);
  const span = useMemo(() => anchorSpan(focus.source, lines), [focus.source, lines]);
  const finding = findingByKey(findings, focus.finding)?.finding ?? null;
  const mark: Mark | null =
    covered === null
      ? null
      : {
          lines: covered,
          field: focus.source?.place?.field ?? null,
          tone: focus.source === null ? 'chosen' : toneOf(focus.source, finding),
        };
  // A new object for each jump, so that the same place is brought into view again.
  const target = useMemo(
    () => ({ row: covered === null ? undefined : rows.find((row) => row.line === covered[0]), jump: focus.jump }),
    [rows, covered, focus.jump],
  );
  useLayoutEffect(() => {
    const { row } = target;
    if (box === null || row === undefined) return;
    const isIn = row.top >= box.scrollTop && row.top + row.height <= box.scrollTop + box.clientHeight;
    if (!isIn) box.scrollTo({ top: Math.max(0, row.top - box.clientHeight / 3) });
  }, [box, target]);
  const last = rows.at(-1);
  const onField = (line: number, field: number): void => {
    const hit = disclosure === undefined ? null : cellAtField(disclosure, line, field);
    if (hit !== null) selectInSource(desk, cellAnchor(document, hit.table, hit.cell), hit.table.id, hit.cell);
  };
  return (
    <section className="desk-pane" data-pane="source" aria-label={words.review.source}>
      <div className="desk-pane-title">{title}</div>
      <div
        ref={setBox}
        className="desk-fill desk-source desk-source-structured"
        tabIndex={0}
        role="document"
        aria-label={words.review.source}
        data-pane-focus
        data-testid="source-text"
      >
        <div role="presentation" style={{ height: (last?.top ?? 0) + (last?.height ?? 0), position: 'relative' }}>
          {rowsInView(rows, view.top - OVERSCAN, view.top + view.height + OVERSCAN).map((row) => (
            <Row key={row.top} row={row} mark={mark} span={span} onField={onField} />
          ))}
        </div>
      </div>
    </section>
  );
}

type RowProps = {
  readonly row: TextRow;
  readonly mark: Mark | null;
  readonly span: MarkedSpan | null;
  readonly onField: (line: number, field: number) => void;
};

function Row({ row, mark, span, onField }: RowProps): JSX.Element {
  const marked = mark !== null && row.line >= mark.lines[0] && row.line <= mark.lines[1] ? mark : null;
  const isFirst = row.type === 'cells' || row.offset === 0;
  return (
    <div
      className={marked === null ? 'desk-source-line' : 'desk-source-line desk-source-marked'}
      style={{ position: 'absolute', top: row.top, height: row.height, left: 0, minWidth: '100%' }}
    >
      <span className="desk-source-number">{isFirst ? row.line : ''}</span>
      {row.type === 'words' ? (
        <Words row={row} span={span} />
      ) : (
        <span className="desk-source-cells">
          {row.cells.map((cell) => {
            const isMarked = marked !== null && marked.field === cell.field;
            return (
              <span
                key={cell.field}
                className={cellClass(cell.isFigure, row.isFirst, isMarked ? marked.tone : null)}
                data-testid={isMarked ? 'source-frame' : undefined}
                title={isMarked ? toneWord(marked.tone) : undefined}
                style={{ left: cell.left, width: cell.width, height: row.height }}
                onClick={() => onField(row.line, cell.field)}
              >
                {cell.pieces.map((piece, index) => (
                  <span key={index}>{piece}</span>
                ))}
              </span>
            );
          })}
        </span>
      )}
    </div>
  );
}

function Words({
  row,
  span,
}: {
  readonly row: TextRow & { readonly type: 'words' };
  readonly span: MarkedSpan | null;
}): JSX.Element {
  const cut = cutAtSpan(row, span);
  return (
    <span className={row.isHeading ? 'desk-source-text desk-source-heading' : 'desk-source-text'}>
      {cut === null ? (
        row.text
      ) : (
        <>
          {cut[0]}
          <mark data-testid="source-frame">{cut[1]}</mark>
          {cut[2]}
        </>
      )}
    </span>
  );
}

function cellClass(isFigure: boolean, isFirst: boolean, tone: Tone | null): string {
  return [
    'desk-source-cell',
    isFigure ? 'desk-source-figure' : '',
    isFirst ? 'desk-source-top' : '',
    tone === null ? '' : `desk-frame-box desk-frame-${tone}`,
  ]
    .filter(Boolean)
    .join(' ');
}
