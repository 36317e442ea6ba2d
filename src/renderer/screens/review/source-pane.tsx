import { useCallback, useMemo, useState, type CSSProperties, type JSX } from 'react';
import { VirtualList } from '../../components/virtual-list.js';
import { useDeskState } from '../../state/desk.js';
import { words } from '../../words.js';
import { anchorLines, anchorSpan, cutAtSpan, sourceRows, type MarkedSpan, type SourceRow } from './source-rows.js';

const EM = 13;
/** Width of the line numbers and the paddings. */
const MARGIN = 76;

/** 原文. The text of the source with the place of the selected finding or cell marked. */
export function SourcePane(): JSX.Element {
  const focus = useDeskState((state) => state.focus);
  const lines = useDeskState((state) => (focus.document === null ? undefined : state.sources[focus.document]));
  const [width, setWidth] = useState(600);
  const onWidth = useCallback((pixels: number) => setWidth(pixels), []);
  const ems = Math.max(20, Math.floor((width - MARGIN) / EM));
  const rows = useMemo(() => sourceRows(lines ?? [], ems), [lines, ems]);
  const marked = useMemo(() => anchorLines(focus.source, lines ?? []), [focus.source, lines]);
  const span = useMemo(() => anchorSpan(focus.source, lines ?? []), [focus.source, lines]);
  const target = useMemo(
    () => ({ index: marked === null ? -1 : rows.findIndex((row) => row.line === marked[0]), jump: focus.jump }),
    [rows, marked, focus.jump],
  );
  const page = focus.source?.place?.page;
  const render = useCallback(
    (row: SourceRow, index: number, style: CSSProperties) => (
      <SourceLine
        key={index}
        row={row}
        style={style}
        marked={marked !== null && row.line >= marked[0] && row.line <= marked[1]}
        span={span}
      />
    ),
    [marked, span],
  );
  return (
    <section className="desk-pane" data-pane="source" aria-label={words.review.source}>
      <div className="desk-pane-title">
        <h3>{words.review.source}</h3>
        <span className="desk-soft">
          {[
            page === undefined ? null : words.review.sourcePage(page),
            marked === null ? null : words.review.sourceLine(marked[0]),
          ]
            .filter(Boolean)
            .join(' · ')}
          {focus.source !== null && marked === null && lines !== undefined && words.review.sourceMissing}
        </span>
      </div>
      {lines !== undefined && lines.length === 0 ? (
        <p className="desk-soft desk-padded">{words.review.noSource}</p>
      ) : (
        <VirtualList
          items={rows}
          rowHeight={21}
          render={render}
          target={target}
          align="third"
          className="desk-fill desk-source"
          attributes={{ tabIndex: 0, role: 'document', 'aria-label': words.review.source, 'data-pane-focus': true }}
          onWidth={onWidth}
        />
      )}
    </section>
  );
}

type LineProps = {
  readonly row: SourceRow;
  readonly style: CSSProperties;
  readonly marked: boolean;
  readonly span: MarkedSpan | null;
};

function SourceLine({ row, style, marked, span }: LineProps): JSX.Element {
  const cut = cutAtSpan(row, span);
  return (
    <div className={marked ? 'desk-source-line desk-source-marked' : 'desk-source-line'} style={style}>
      <span className="desk-source-number">{row.offset > 0 ? '' : row.line}</span>
      <span className="desk-source-text">
        {cut === null ? (
          row.text
        ) : (
          <>
            {cut[0]}
            <mark>{cut[1]}</mark>
            {cut[2]}
          </>
        )}
      </span>
    </div>
  );
}
