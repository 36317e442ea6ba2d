import { useLayoutEffect, useRef, useState, type JSX } from 'react';
import { Button, Segmented, Splitter } from 'antd';
import { ConflictNotice } from '../../components/conflict-notice.js';
import { EmptyPlace } from '../../components/empty.js';
import { useRememberedSizes } from '../../components/remembered.js';
import { useNarrow } from '../../components/use-narrow.js';
import { openScreen, useDesk, useDeskState } from '../../state/desk.js';
import { NARROW_PANES } from '../../state/model.js';
import { words } from '../../words.js';
import { EvidencePane } from './evidence-pane.js';
import { FilterToggle, FindingsPane } from './findings-pane.js';
import { NotePane } from './note-editor.js';
import { SignOffPanel } from './sign-off-panel.js';
import { SourcePane } from './source-pane.js';
import { TablePane } from './table-pane.js';

/** 审阅. Findings on the left, table and source in the middle, evidence and opinion on the right. */
export function ReviewScreen(): JSX.Element {
  const desk = useDesk();
  const none = useDeskState((state) => state.documents.length === 0);
  const document = useDeskState((state) => state.focus.document);
  const narrow = useNarrow();
  if (none) {
    return (
      <EmptyPlace title={words.review.noDocument} hint={words.messages.noDocuments}>
        <Button type="primary" onClick={() => openScreen(desk, 'library')}>
          {words.review.toLibrary}
        </Button>
      </EmptyPlace>
    );
  }
  return (
    <>
      <ConflictNotice document={document} />
      {narrow ? <NarrowPanes /> : <WidePanes />}
      <SignOffPanel />
    </>
  );
}

function WidePanes(): JSX.Element {
  const [sizes, remember] = useRememberedSizes('review');
  return (
    <Splitter className="desk-splitter" onResizeEnd={remember}>
      <Splitter.Panel defaultSize={sizes?.[0] ?? shareOf(window.innerWidth, 0.219, 300, 420)} min={220} max={520}>
        <FindingsPane />
      </Splitter.Panel>
      <Splitter.Panel min={320}>
        <Centre />
      </Splitter.Panel>
      <Splitter.Panel defaultSize={sizes?.[2] ?? shareOf(window.innerWidth, 0.248, 340, 480)} min={260} max={620}>
        <RightPane />
      </Splitter.Panel>
    </Splitter>
  );
}

/** Share of the middle that the enlarged source takes: the head of the table stays in view. */
const ENLARGED = '78%';

function Centre(): JSX.Element {
  const desk = useDesk();
  const none = useDeskState((state) => state.focus.document === null);
  const enlarged = useDeskState((state) => state.sourceEnlarged);
  const [sizes, remember] = useRememberedSizes('review-centre');
  const [height, setHeight] = useState(sizes?.[1] ?? shareOf(window.innerHeight, 0.27, 210, 640));
  if (none) return <EmptyPlace title={words.review.noDocument} hint={words.review.noDocumentHint} />;
  return (
    <Splitter
      orientation="vertical"
      className="desk-splitter"
      onResize={([, source]) => {
        setHeight(source ?? height);
        // An edge moved by hand is where the reviewer wants it.
        if (enlarged) desk.store.set({ sourceEnlarged: false });
      }}
      onResizeEnd={remember}
    >
      <Splitter.Panel min={120}>
        <TablePane />
      </Splitter.Panel>
      <Splitter.Panel size={enlarged ? ENLARGED : height} min={60}>
        <SourcePane />
      </Splitter.Panel>
    </Splitter>
  );
}

/** Size of a pane in px as long as the reviewer has not moved its edge: a share of the window within bounds. */
function shareOf(whole: number, share: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(whole * share, least), most));
}

/** Evidence above, opinion below: the opinion stays in view however long the proof is. */
function RightPane(): JSX.Element {
  const [sizes, remember] = useRememberedSizes('review-right');
  return (
    <Splitter orientation="vertical" className="desk-splitter" onResizeEnd={remember}>
      <Splitter.Panel min={80}>
        <Evidence />
      </Splitter.Panel>
      <Splitter.Panel defaultSize={sizes?.[1] ?? shareOf(window.innerHeight, 0.46, 366, 520)} min={120}>
        <div className="desk-pane desk-right">
          <NotePane />
        </div>
      </Splitter.Panel>
    </Splitter>
  );
}

function Evidence(): JSX.Element {
  const finding = useDeskState((state) => state.focus.finding);
  const pane = useRef<HTMLDivElement>(null);
  const shown = useRef(finding);
  // A new finding begins at its first line, wherever the last one was left.
  useLayoutEffect(() => {
    if (shown.current !== finding && pane.current !== null) pane.current.scrollTop = 0;
    shown.current = finding;
  }, [finding]);
  return (
    <div ref={pane} className="desk-pane desk-right">
      <EvidencePane />
    </div>
  );
}

/** At 200 % there is room for one pane: the four stand behind a switch, and a key that is meant for one brings it. */
function NarrowPanes(): JSX.Element {
  const desk = useDesk();
  const pane = useDeskState((state) => state.narrowPane);
  const [filtering, setFiltering] = useState(false);
  return (
    <>
      <div className="desk-bar desk-narrow-bar">
        <Segmented
          aria-label={words.review.narrowPane}
          value={pane}
          onChange={(narrowPane) => desk.store.set({ narrowPane })}
          options={NARROW_PANES.map((value) => ({ value, label: words.review.narrowPanes[value] }))}
        />
        <span className="desk-grow" />
        {pane === 'findings' && <FilterToggle open={filtering} onToggle={() => setFiltering(!filtering)} />}
      </div>
      <div className="desk-fill">
        {pane === 'findings' && <FindingsPane filtering={filtering} />}
        {pane === 'table' && <TablePane />}
        {pane === 'source' && <SourcePane />}
        {pane === 'evidence' && (
          <div className="desk-pane desk-right">
            <EvidencePane />
            <NotePane />
          </div>
        )}
      </div>
    </>
  );
}
