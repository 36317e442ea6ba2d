import type { JSX } from 'react';
import { Button } from 'antd';
import { KeyLabel } from '../../components/key-label.js';
import { useLaterTurn } from '../../components/next-turn.js';
import { useNarrow } from '../../components/use-narrow.js';
import { findingByKey } from '../../state/arrange.js';
import { useDesk, useDeskState } from '../../state/desk.js';
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

/** 原文. The source as its reader sees it: pages drawn where the format has pages, else structured text. */
export function SourcePane(): JSX.Element {
  const document = useDeskState((state) => state.focus.document);
  const lines = useDeskState((state) => (document === null ? undefined : state.sources[document]));
  const pages = usePages(document);
  const due = useLaterTurn(2);
  const title = <Title />;
  if (due && document !== null && pages !== null && pages !== undefined && pages.pages.length > 0) {
    return <SourcePages key={document} document={document} pages={pages.pages} title={title} />;
  }
  if (due && document !== null && lines !== undefined && lines.length > 0) {
    return <SourceText key={document} document={document} lines={lines} title={title} />;
  }
  const isOpening = !due || pages === undefined || (pages !== null && lines === undefined);
  return (
    <section className="desk-pane" data-pane="source" aria-label={words.review.source} tabIndex={-1}>
      <div className="desk-pane-title">{title}</div>
      <p className="desk-soft desk-padded">
        {isOpening ? sourceWords.opening : (pages?.message ?? words.review.noSource)}
      </p>
    </section>
  );
}

/** Heading of the pane, where it stands, and the other places of the figure. */
function Title(): JSX.Element {
  const source = useDeskState((state) => state.focus.source);
  const disclosure = useDeskState((state) =>
    source === null ? undefined : state.details[source.document]?.disclosure,
  );
  const lines = useDeskState((state) => (source === null ? undefined : state.sources[source.document]));
  const finding = useDeskState((state) => findingByKey(state.findings, state.focus.finding)?.finding ?? null);
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
      <SameFiguresButton />
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
