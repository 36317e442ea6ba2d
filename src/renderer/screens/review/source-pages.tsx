import { useCallback, useLayoutEffect, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { PageSize } from '../../../core/disclosure/index.js';
import { cellAnchor } from '../../anchors.js';
import { useView } from '../../components/use-view.js';
import { findingByKey } from '../../state/arrange.js';
import { useDesk, useDeskState, type Desk } from '../../state/desk.js';
import type { Focus } from '../../state/model.js';
import { selectFinding } from '../../state/navigation.js';
import { selectInSource } from '../../state/pages.js';
import { chooseSentence, stepSentence } from '../../state/sentences.js';
import { words } from '../../words.js';
import { framesOf, noteFrames, type Frame } from './source-frames.js';
import { cellAt, findingAt, sentenceAt } from './source-hits.js';
import {
  nextZoom,
  pageAt,
  PAGE_GAP,
  placeOfAll,
  scrollFor,
  stackPages,
  stackWidth,
  type PlacedSheet,
} from './source-layout.js';
import { SourcePage } from './source-page.js';
import { SourceTools } from './source-tools.js';
import { useRememberedZoom } from './source-zoom.js';

type Props = {
  readonly document: string;
  /** Where the pane stands. */
  readonly focus: Focus;
  readonly pages: readonly PageSize[];
  readonly title: JSX.Element;
};

/** 原页. The pages as their reader sees them, with the place of the selected finding or cell framed. */
export function SourcePages({ document, focus, pages, title }: Props): JSX.Element {
  const desk = useDesk();
  const disclosure = useDeskState((state) => state.details[document]?.disclosure);
  const findings = useDeskState((state) => state.findings);
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const view = useView(box);
  const [zoom, setZoom] = useRememberedZoom();
  const sheets = useMemo(() => stackPages(pages, zoom, view.width), [pages, zoom, view.width]);
  const finding = findingByKey(findings, focus.finding)?.finding ?? null;
  const notes = useDeskState((state) => state.notes);
  const frames = useMemo(
    () => [...noteFrames(notes, document, disclosure), ...framesOf(focus.source, finding, document, disclosure)],
    [notes, focus.source, finding, document, disclosure],
  );
  useScroll(box, sheets, frames, focus.jump);

  const page = pageAt(sheets, view.top, view.height);
  const goTo = (wanted: number): void => {
    const sheet = sheets[Math.min(Math.max(wanted, 1), sheets.length) - 1];
    if (sheet !== undefined && box !== null) box.scrollTo({ top: sheet.top - PAGE_GAP });
  };
  const step = (by: 1 | -1): void => setZoom(nextZoom(zoom, sheets[page - 1]?.scale ?? 1, by));
  const onKey = (event: KeyboardEvent): void => {
    if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      stepSentence(desk, document, event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
      return;
    }
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key === '+' || event.key === '=') step(1);
    else if (event.key === '-') step(-1);
    else if (event.key === '0') setZoom(100);
    else return;
    event.preventDefault();
  };
  const onPoint = useCallback(
    (at: number, x: number, y: number) => pointAt(desk, document, { page: at, x, y }),
    [desk, document],
  );
  const last = sheets.at(-1);
  const shown = sheets.filter(
    (sheet) => sheet.top < view.top + view.height + MARGIN && sheet.top + sheet.height > view.top - MARGIN,
  );
  return (
    <section className="desk-pane" data-pane="source" aria-label={words.review.source}>
      <div className="desk-pane-title">
        {title}
        <span className="desk-grow" />
        <SourceTools page={page} of={pages.length} zoom={zoom} onPage={goTo} onZoom={setZoom} onStep={step} />
      </div>
      <div
        ref={setBox}
        className="desk-fill desk-source desk-pages"
        tabIndex={0}
        role="document"
        aria-label={words.review.source}
        data-pane-focus
        data-testid="source-pages"
        onKeyDown={onKey}
      >
        <div
          className="desk-pages-stack"
          role="presentation"
          style={{ height: (last?.top ?? 0) + (last?.height ?? 0) + PAGE_GAP, minWidth: stackWidth(sheets) }}
        >
          {shown.map((sheet) => (
            <SourcePage
              key={sheet.page}
              document={document}
              sheet={sheet}
              of={pages.length}
              frames={frames.filter((frame) => frame.page === sheet.page)}
              onPoint={onPoint}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

/** Pages this near, in px, are drawn before they come into view. */
const MARGIN = 300;

/** Keeps the looked-at place: a jump brings the frame into view, a new zoom or width leaves the same spot in view. */
function useScroll(
  element: HTMLDivElement | null,
  sheets: readonly PlacedSheet[],
  frames: readonly Frame[],
  jump: number,
): void {
  const done = useRef('');
  const before = useRef(sheets);
  useLayoutEffect(() => {
    if (element === null) return;
    const { scrollTop: top, scrollLeft: left, clientHeight: height, clientWidth: width } = element;
    const main = frames.filter(({ main }) => main);
    // Compared by content: lists read again must not pull a reviewer back who has scrolled on.
    const wanted = JSON.stringify([jump, main]);
    const isNew = done.current !== wanted;
    const isFirst = done.current === '';
    const scaleBefore = before.current[0]?.scale;
    const isResized = scaleBefore !== undefined && scaleBefore !== sheets[0]?.scale;
    if (isResized && !isNew) {
      const at = pageAt(before.current, top, height);
      const old = before.current[at - 1];
      const sheet = sheets[at - 1];
      if (old !== undefined && sheet !== undefined) {
        const middle = top + height / 2;
        element.scrollTo({
          top: sheet.top + ((middle - old.top) / old.height) * sheet.height - height / 2,
          left: ((left + width / 2) / (old.width + 2 * PAGE_GAP)) * (sheet.width + 2 * PAGE_GAP) - width / 2,
        });
      }
    }
    before.current = sheets;
    done.current = wanted;
    const place = placeOfAll(sheets, main, width);
    const [opening] = sheets;
    if (isFirst && place === null && opening !== undefined) {
      // Among broader pages the first one stands in the middle of the stack: it is seen, not the ground beside it.
      const edge = (Math.max(width, stackWidth(sheets)) - opening.width) / 2;
      element.scrollTo({ left: edge - Math.max(PAGE_GAP, (width - opening.width) / 2) });
    }
    if (!isNew || place === null) return;
    const now = { top: element.scrollTop, left: element.scrollLeft, height, width };
    const to = scrollFor(place, now);
    element.scrollTo(to);
  }, [element, sheets, frames, jump]);
}

/** What stands at a clicked point is selected: a cell, the finding on a sentence, else the sentence. */
function pointAt(
  desk: Desk,
  document: string,
  point: { readonly page: number; readonly x: number; readonly y: number },
): void {
  const { details, findings } = desk.store.get();
  const disclosure = details[document]?.disclosure;
  if (disclosure === undefined) return;
  const hit = cellAt(disclosure, point.page, point.x, point.y);
  if (hit !== null) {
    selectInSource(desk, cellAnchor(document, hit.table, hit.cell), hit.table.id, hit.cell);
    return;
  }
  const found = findingAt(disclosure, findings, document, point);
  if (found !== null) selectFinding(desk, found);
  else {
    const sentence = sentenceAt(disclosure, document, point);
    if (sentence !== null) chooseSentence(desk, sentence);
  }
}
