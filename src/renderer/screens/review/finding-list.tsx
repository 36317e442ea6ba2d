import { useCallback, useMemo, type CSSProperties, type JSX } from 'react';
import { DownOutlined, RightOutlined } from '@ant-design/icons';
import type { DocumentSummary, FindingView } from '../../../shared/desk-api.js';
import { VirtualList } from '../../components/virtual-list.js';
import { documentNames } from '../../components/document-name.js';
import { EmptyPlace } from '../../components/empty.js';
import { useNarrow } from '../../components/use-narrow.js';
import {
  filtersSet,
  findingKey,
  NO_FILTER,
  ROUNDING_GROUP,
  shownSeverity,
  stateOf,
  type FindingRow,
} from '../../state/arrange.js';
import { SeverityMark } from '../../components/severity-mark.js';
import { openScreen, useDesk, useDeskState } from '../../state/desk.js';
import type { DeskState } from '../../state/model.js';
import { openDocument, selectFinding } from '../../state/navigation.js';
import { lookAt } from '../../state/second-look.js';
import { placeText } from '../../place-text.js';
import { shownFigure } from '../../shown-figure.js';
import { words } from '../../words.js';
import { UnsavedChip } from './unsaved-chip.js';

const ROW_HEIGHT = 68;
/** With the line that says whose finding it is. */
const NAMED_ROW_HEIGHT = 88;
/** One pane alone is wide and low: what stands on lines of their own elsewhere stands beside each other there. */
const WIDE_ROW_HEIGHT = 46;

/** 问题列表. Three lines for each finding: what, where, by how much; a fourth says in which file where all are listed. */
export function FindingList({ rows }: { readonly rows: readonly FindingRow[] }): JSX.Element {
  const desk = useDesk();
  const selected = useDeskState((state) => state.focus.finding);
  const current = useMemo(() => rows.findIndex((row) => findingKey(row.view.finding) === selected), [rows, selected]);
  const isOfAll = useDeskState(({ focus }) => focus.scope === null);
  const newer = useDeskState((state) => latestOf(state));
  const unread = useDeskState(({ documents, focus }) =>
    documents.find(({ id, state }) => id === focus.scope && state === 'unread'),
  );
  const isFiltered = useDeskState(({ filter }) => filtersSet(filter) > 0);
  const narrow = useNarrow();
  const target = useMemo(() => ({ index: current }), [current]);
  const render = useCallback(
    (row: FindingRow, index: number, style: CSSProperties) => (
      <FindingLine
        key={findingKey(row.view.finding)}
        row={row}
        style={style}
        selected={findingKey(row.view.finding) === selected}
        position={index + 1}
        size={rows.length}
      />
    ),
    [selected, rows.length],
  );
  if (rows.length === 0 && newer !== undefined) {
    return (
      <EmptyPlace title={words.review.olderVersion} hint={words.review.olderVersionHint}>
        <button type="button" className="desk-link" onClick={() => openDocument(desk, newer.id)}>
          {words.review.openLatest}
        </button>
      </EmptyPlace>
    );
  }
  if (rows.length === 0 && unread !== undefined) {
    return <EmptyPlace title={words.review.notChecked} hint={unread.message ?? words.review.notCheckedHint} />;
  }
  if (rows.length === 0 && !isFiltered) {
    return (
      <EmptyPlace title={words.review.nothingFound} hint={words.review.nothingFoundHint}>
        <button type="button" className="desk-link" onClick={() => openScreen(desk, 'rules')}>
          {words.review.toRules}
        </button>
      </EmptyPlace>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyPlace title={words.review.noFindings} hint={words.review.noFindingsHint}>
        <button type="button" className="desk-link" onClick={() => desk.store.set({ filter: NO_FILTER })}>
          {words.review.clearFilters}
        </button>
      </EmptyPlace>
    );
  }
  return (
    <VirtualList
      items={rows}
      rowHeight={narrow ? WIDE_ROW_HEIGHT : isOfAll ? NAMED_ROW_HEIGHT : ROW_HEIGHT}
      render={render}
      target={target}
      className="desk-fill desk-findings"
      attributes={{
        role: 'listbox',
        tabIndex: 0,
        'aria-label': words.review.findingsPane,
        'data-pane-focus': true,
        ...(current >= 0 && { 'aria-activedescendant': `finding-${selected}` }),
      }}
    />
  );
}

/** The latest version of the document in scope, where the one in scope is older: findings are listed for that one. */
function latestOf({ documents, focus }: DeskState): DocumentSummary | undefined {
  const shown = documents.find((one) => one.id === focus.scope);
  if (shown === undefined || shown.latest) return undefined;
  return documents.find((one) => one.latest && one.lineage === shown.lineage);
}

type LineProps = {
  readonly row: FindingRow;
  readonly style: CSSProperties;
  readonly selected: boolean;
  readonly position: number;
  readonly size: number;
};

function FindingLine({ row, style, selected, position, size }: LineProps): JSX.Element {
  const desk = useDesk();
  const { finding } = row.view;
  const rule = useDeskState((state) => state.rules.find((one) => one.id === finding.rule)?.name) ?? finding.rule;
  const state = stateOf(row.view);
  const rounding = row.group === ROUNDING_GROUP;
  const classes = ['desk-finding', selected && 'desk-finding-selected', !row.head && 'desk-finding-member'];
  const toggle = (): void =>
    desk.store.update(({ unfolded }) => ({
      unfolded: unfolded.includes(row.group) ? unfolded.filter((one) => one !== row.group) : [...unfolded, row.group],
    }));
  return (
    <div
      id={`finding-${findingKey(finding)}`}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={size}
      data-testid="finding-row"
      data-rule={finding.rule}
      data-severity={shownSeverity(finding)}
      data-state={state}
      className={classes.filter(Boolean).join(' ')}
      style={style}
      onClick={() => selectFinding(desk, row.view)}
    >
      <div className="desk-finding-first">
        <SeverityMark severity={shownSeverity(finding)} />
        <strong className="desk-ellipsis" title={rule}>
          {rule}
        </strong>
        {row.count > 1 && (
          <span
            className="desk-count"
            title={row.unfolded ? words.review.fold : words.review.unfold(row.count)}
            onClick={(event) => {
              event.stopPropagation();
              toggle();
            }}
          >
            ×{row.count}
            {/* A decision holds for one finding: a folded group whose first is decided may still hold open ones. */}
            {state !== 'open' && row.waiting > 0 && words.review.waitingBelow(row.waiting)}
            {row.unfolded ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          </span>
        )}
        <span className="desk-grow" />
        <UnsavedChip target={{ type: 'finding', finding: findingKey(finding) }} />
        <MergeChip view={row.view} />
        <LookChip view={row.view} />
        <span className={`desk-chip desk-chip-${state}`}>
          {rounding && state === 'open' ? words.rounding : words.noteState[state]}
        </span>
      </div>
      <div className="desk-finding-rest">
        {!(rounding && row.count > 1) && <WhoseLine view={row.view} />}
        <div className="desk-ellipsis desk-soft" title={placeText(finding.at)}>
          {rounding && row.head && row.count > 1 ? words.review.roundingGroup(row.count) : placeText(finding.at)}
        </div>
        <div className="desk-ellipsis" title={finding.message}>
          {finding.difference === null ? finding.message : differenceLine(finding.difference, finding.arithmetic)}
        </div>
      </div>
    </div>
  );
}

/** 所在文件. Which file it is in, where findings of all files are listed: the same table stands in every one of them. */
function WhoseLine({ view: { finding, fileName } }: { readonly view: FindingView }): JSX.Element | null {
  const name = useDeskState(({ documents, focus }) =>
    focus.scope === null ? (documentNames(documents).get(finding.at.document) ?? fileName) : null,
  );
  if (name === null) return null;
  return (
    <div className="desk-ellipsis" title={name} data-testid="finding-document">
      {name}
    </div>
  );
}

/** Marked for merging, or merged already. */
function MergeChip({ view }: { readonly view: FindingView }): JSX.Element | null {
  const marked = useDeskState((state) => state.marked.includes(findingKey(view.finding)));
  const merged = view.note?.mergedInto !== undefined;
  if (!marked && !merged) return null;
  return <span className="desk-chip">{marked ? words.note.merge.mark : words.note.merge.chip}</span>;
}

/** What the second look says about the decision. */
function LookChip({ view }: { readonly view: FindingView }): JSX.Element | null {
  const look = useDeskState((state) => lookAt(state.notes, view.note));
  if (look === null) return null;
  const word = look.holds ? look.outcome : 'changed';
  return <span className={`desk-chip desk-chip-${word}`}>{words.note.look.chip[word]}</span>;
}

function differenceLine(difference: string, arithmetic: string | null): string {
  return [words.review.difference(shownFigure(difference)), arithmetic].filter(Boolean).join('　');
}
