import { useLayoutEffect, useMemo, useState, type JSX, type MouseEvent } from 'react';
import { anchorForText } from '../../../core/disclosure/index.js';
import { cellAnchor } from '../../anchors.js';
import { useView } from '../../components/use-view.js';
import { findingByKey } from '../../state/arrange.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import type { Focus } from '../../state/model.js';
import { selectInSource } from '../../state/pages.js';
import { chooseSentence, sentenceOnLine, stepSentence } from '../../state/sentences.js';
import { words } from '../../words.js';
import { sourceWords } from '../../words/source.js';
import { anchorLines, anchorSpan, cutAtSpan, type MarkedSpan } from './source-rows.js';
import { rowsInView, textRows, type TextRow } from './source-text-rows.js';
import { notedWords, toneOf, toneWord, type Frame } from './source-frames.js';
import { cellAtField } from './source-hits.js';

type Tone = Frame['tone'];
type Mark = { readonly lines: readonly [number, number]; readonly field: number | null; readonly tone: Tone };

/** Width of the line numbers and the paddings. */
const MARGIN = 76;
/** Width of the line numbers alone, in px. */
const NUMBER_WIDTH = 52;
const OVERSCAN = 200;

type Props = {
  readonly document: string;
  /** Where the pane stands. */
  readonly focus: Focus;
  readonly lines: readonly string[];
  readonly title: JSX.Element;
};

/** The source as structured text: tables as tables, headings, lines; with the selected place marked. */
export function SourceText({ document, focus, lines, title }: Props): JSX.Element {
  const desk = useDesk();
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
    () => ({
      row: covered === null ? undefined : rows.find((row) => row.line === covered[0]),
      field: focus.source?.place?.field ?? null,
      jump: focus.jump,
    }),
    [rows, covered, focus.source, focus.jump],
  );
  useLayoutEffect(() => {
    const { row } = target;
    if (box === null || row === undefined) return;
    const isIn = row.top >= box.scrollTop && row.top + row.height <= box.scrollTop + box.clientHeight;
    box.scrollTo({
      top: isIn ? box.scrollTop : Math.max(0, row.top - box.clientHeight / 3),
      left: leftFor(row, target.field, box),
    });
  }, [box, target]);
  const notes = useDeskState((state) => state.notes);
  const noted = useMemo(
    () => new Set(notedWords(notes, document).flatMap((anchor) => anchorLines(anchor, lines)?.[0] ?? [])),
    [notes, document, lines],
  );
  const onWords = ({ line, text, offset }: WordsRow, character: number): void => {
    // What the reviewer has marked with the mouse, else the sentence under it.
    const marked = globalThis.getSelection()?.toString().trim() ?? '';
    const sentence = disclosure === undefined ? null : sentenceOnLine(document, disclosure, line, offset + character);
    const section = sentence?.section ?? null;
    if (marked !== '') chooseSentence(desk, anchorForText(document, section, marked, { line }));
    else if (sentence !== null) chooseSentence(desk, sentence);
    else if (text.trim() !== '') chooseSentence(desk, anchorForText(document, null, text.trim(), { line }));
  };
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
        onKeyDown={(event) => {
          if (!event.shiftKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
          stepSentence(desk, document, event.key === 'ArrowDown' ? 1 : -1);
          event.preventDefault();
        }}
      >
        <div role="presentation" style={{ height: (last?.top ?? 0) + (last?.height ?? 0), position: 'relative' }}>
          {rowsInView(rows, view.top - OVERSCAN, view.top + view.height + OVERSCAN).map((row) => (
            <Row
              key={row.top}
              row={row}
              mark={mark}
              span={span}
              noted={noted.has(row.line)}
              onField={onField}
              onWords={onWords}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

/** Where the pane scrolls sideways so that a cell is in view; running text begins at the left edge. */
function leftFor(row: TextRow, field: number | null, box: HTMLElement): number {
  const cell = row.type === 'cells' ? row.cells.find((one) => one.field === field) : undefined;
  if (cell === undefined) return row.type === 'words' ? 0 : box.scrollLeft;
  const [left, right] = [NUMBER_WIDTH + cell.left, NUMBER_WIDTH + cell.left + cell.width];
  if (left >= box.scrollLeft && right <= box.scrollLeft + box.clientWidth) return box.scrollLeft;
  return Math.max(0, right - box.clientWidth * (3 / 4));
}

type RowProps = {
  readonly row: TextRow;
  readonly mark: Mark | null;
  readonly span: MarkedSpan | null;
  /** A note stands on words of this line. */
  readonly noted: boolean;
  readonly onField: (line: number, field: number) => void;
  readonly onWords: (row: WordsRow, character: number) => void;
};

type WordsRow = TextRow & { readonly type: 'words' };

function Row({ row, mark, span, noted, onField, onWords }: RowProps): JSX.Element {
  const marked = mark !== null && row.line >= mark.lines[0] && row.line <= mark.lines[1] ? mark : null;
  const isFirst = row.type === 'cells' || row.offset === 0;
  return (
    <div
      className={lineClass(marked !== null, noted)}
      data-testid={noted ? 'source-note' : undefined}
      title={noted ? sourceWords.note : undefined}
      style={{ position: 'absolute', top: row.top, height: row.height, left: 0, minWidth: '100%' }}
    >
      <span className="desk-source-number">{isFirst ? row.line : ''}</span>
      {row.type === 'words' ? (
        <Words row={row} span={span} onWords={onWords} />
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

function lineClass(isMarked: boolean, isNoted: boolean): string {
  return ['desk-source-line', isMarked ? 'desk-source-marked' : '', isNoted ? 'desk-source-noted' : '']
    .filter(Boolean)
    .join(' ');
}

/** Character of a line under the mouse. */
function characterAt({ clientX, clientY }: MouseEvent): number {
  return document.caretPositionFromPoint(clientX, clientY)?.offset ?? 0;
}

function Words({ row, span, onWords }: Pick<RowProps, 'span' | 'onWords'> & { readonly row: WordsRow }): JSX.Element {
  const cut = cutAtSpan(row, span);
  return (
    <span
      className={row.isHeading ? 'desk-source-text desk-source-heading' : 'desk-source-text'}
      onMouseUp={(event) => event.button === 0 && onWords(row, characterAt(event))}
    >
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
