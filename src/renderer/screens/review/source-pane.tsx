import { memo, useMemo, useRef, type JSX } from 'react';
import { Button } from 'antd';
import { KeyLabel } from '../../components/key-label.js';
import { useLaterTurn } from '../../components/next-turn.js';
import { useInTurn, type Shown } from '../../components/use-in-turn.js';
import { useNarrow } from '../../components/use-narrow.js';
import { findingByKey } from '../../state/arrange.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import type { Focus } from '../../state/model.js';
import { enlargeSource } from '../../state/navigation.js';
import { usePages } from '../../state/pages.js';
import { words } from '../../words.js';
import { sourceWords } from '../../words/source.js';
import { SameFiguresButton } from './same-figures-button.js';
import { placesOf, toneOf, toneWord } from './source-frames.js';
import { SourcePages } from './source-pages.js';
import { anchorLines } from './source-rows.js';
import { SourceText } from './source-text.js';

const NO_LINES: readonly string[] = [];

/** Milliseconds after the rest of the screen, and after the grid, in which the source of another file comes. */
const LATER = 30;

/** What the pane shows of the desk. */
type Content = {
  readonly focus: Focus;
  readonly lines: readonly string[] | undefined;
  readonly pages: ReturnType<typeof usePages>;
};

/** 原文. The source as its reader sees it: pages drawn where the format has pages, else structured text. */
export function SourcePane(): JSX.Element {
  const focus = useDeskState((state) => state.focus);
  const lines = useDeskState((state) => (focus.document === null ? undefined : state.sources[focus.document]));
  const pages = usePages(focus.document);
  const due = useLaterTurn(2);
  const part = useRef<HTMLDivElement>(null);
  const live = useMemo(
    (): Shown<Content> => ({ subject: focus.document ?? '', value: { focus, lines, pages } }),
    [focus, lines, pages],
  );
  const { value } = useInTurn(live, part, LATER);
  return (
    <div ref={part} className="desk-source-place">
      {due ? <Source content={value} /> : <Notice title={<Title focus={value.focus} />} text={sourceWords.opening} />}
    </div>
  );
}

/** Drawn anew only when what it shows changes: the desk may be a file ahead. */
const Source = memo(function Source({ content: { focus, lines, pages } }: { readonly content: Content }): JSX.Element {
  const { document } = focus;
  const title = <Title focus={focus} />;
  if (document !== null && pages !== null && pages !== undefined && pages.pages.length > 0) {
    return <SourcePages key={document} document={document} focus={focus} pages={pages.pages} title={title} />;
  }
  if (document !== null && lines !== undefined && lines.length > 0) {
    return <SourceText key={document} document={document} focus={focus} lines={lines} title={title} />;
  }
  const isOpening = pages === undefined || (pages !== null && lines === undefined);
  return <Notice title={title} text={isOpening ? sourceWords.opening : (pages?.message ?? words.review.noSource)} />;
});

/** The pane where there is no source to be seen, or not yet. */
function Notice({ title, text }: { readonly title: JSX.Element; readonly text: string }): JSX.Element {
  return (
    <section className="desk-pane" data-pane="source" aria-label={words.review.source} tabIndex={-1}>
      <div className="desk-pane-title">{title}</div>
      <p className="desk-soft desk-padded">{text}</p>
    </section>
  );
}

/** Heading of the pane, where it stands, and the other places of the figure. */
function Title({ focus }: { readonly focus: Focus }): JSX.Element {
  const { source } = focus;
  const disclosure = useDeskState((state) =>
    source === null ? undefined : state.details[source.document]?.disclosure,
  );
  const lines = useDeskState((state) => (source === null ? undefined : state.sources[source.document]));
  const finding = useDeskState((state) => findingByKey(state.findings, focus.finding)?.finding ?? null);
  const [place] = source === null ? [] : placesOf(source, disclosure);
  const [line] = anchorLines(source, lines ?? NO_LINES) ?? [];
  const page = place?.page ?? source?.place?.page;
  const isMissing = source !== null && disclosure !== undefined && page === undefined && line === undefined;
  return (
    <>
      <h3>{words.review.source}</h3>
      <span className="desk-soft desk-ellipsis">
        {[
          page === undefined ? null : words.review.sourcePage(page),
          page !== undefined || line === undefined ? null : words.review.sourceLine(line),
          source === null || isMissing ? null : toneWord(toneOf(source, finding)),
        ]
          .filter(Boolean)
          .join(' · ')}
        {isMissing && lines !== undefined && words.review.sourceMissing}
      </span>
      <SameFiguresButton source={source} />
      <EnlargeButton />
    </>
  );
}

/** 放大原文. Beside the other panes only: alone it has all the room there is. */
function EnlargeButton(): JSX.Element | null {
  const desk = useDesk();
  const enlarged = useDeskState((state) => state.sourceEnlarged);
  if (useNarrow()) return null;
  const label = enlarged ? sourceWords.restore : sourceWords.enlarge;
  return (
    <Button type="text" size="small" title={label} data-testid="enlarge-source" onClick={() => enlargeSource(desk)}>
      <KeyLabel text={label} />
    </Button>
  );
}
