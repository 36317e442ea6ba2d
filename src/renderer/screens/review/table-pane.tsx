import type { JSX } from 'react';
import { Button, Select } from 'antd';
import { EditOutlined, SwapOutlined } from '@ant-design/icons';
import { documentNames } from '../../components/document-name.js';
import { EmptyPlace } from '../../components/empty.js';
import { NextTurn } from '../../components/next-turn.js';
import { openScreen, useDesk, useDeskState } from '../../state/desk.js';
import { openNote, selectTable } from '../../state/navigation.js';
import { noteTargetHere } from '../../state/review-keys.js';
import { TableNotes } from './table-notes.js';
import { words } from '../../words.js';
import { CorrectButton, CorrectPanel } from './correct-panel.js';
import { DoubtPanel } from './doubt-panel.js';
import { ProfileButton, ProfilePanel } from './profile-panel.js';
import { TableGridPlace } from './table-grid.js';
import { tableName } from './table-name.js';
import { TableReadingMark } from './table-reading-mark.js';

/** The document's tables, one at a time. */
export function TablePane(): JSX.Element {
  const desk = useDesk();
  const focus = useDeskState((state) => state.focus);
  const detail = useDeskState((state) => (focus.document === null ? undefined : state.details[focus.document]));
  const documents = useDeskState((state) => state.documents);
  const tables = detail?.disclosure.tables ?? [];
  // A finding in the narrative names no table: the one looked at last stays, else the first is shown.
  const table = tables.find((one) => one.id === focus.table) ?? tables[0];
  const writeHere = (): void => {
    const target = noteTargetHere(desk.store.get());
    if (target !== null) openNote(desk, target);
    desk.store.update((state) => ({ noteAsked: state.noteAsked + 1, narrowPane: 'evidence' }));
  };
  const compare = (): void => {
    if (table === undefined || detail === undefined) return;
    const { unitCode, unitName } = detail.summary;
    const unit = `${unitCode ?? ''} ${unitCode === null ? (unitName ?? '') : ''}`;
    desk.store.update(({ compare: { kinds, preferred } }) => ({
      compare: { unit, kind: table.kind, kinds, preferred, documents: [] },
    }));
    openScreen(desk, 'compare');
  };
  return (
    <section className="desk-pane" data-pane="grid" aria-label={words.review.tables}>
      <div className="desk-pane-title desk-table-head">
        <Select
          aria-label={words.review.tables}
          className="desk-table-select"
          variant="filled"
          value={table?.id ?? null}
          options={tables.map((one) => ({ value: one.id, label: tableName(one) }))}
          onChange={(id) => id !== null && selectTable(desk, id)}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
        />
        {detail !== undefined && focus.scope !== focus.document && (
          <span className="desk-other-document desk-ellipsis" title={detail.summary.fileName}>
            {documentNames(documents).get(detail.summary.id) ?? detail.summary.fileName}
          </span>
        )}
        <TableNotes table={table ?? null} />
        {table !== undefined && <TableReadingMark reading={detail?.readings?.find((one) => one.table === table.id)} />}
        <span className="desk-grow" />
        <Button
          type="text"
          icon={<EditOutlined aria-hidden />}
          title={words.review.cellNoteHint}
          disabled={detail === undefined}
          data-testid="cell-note"
          onClick={writeHere}
        >
          {words.review.cellNote}
        </Button>
        {table !== undefined && <CorrectButton />}
        {detail !== undefined && <ProfileButton />}
        <Button
          type="text"
          icon={<SwapOutlined aria-hidden />}
          title={words.review.toCompareHint}
          disabled={table === undefined}
          onClick={compare}
        >
          {words.review.toCompare}
        </Button>
      </div>
      {table !== undefined && focus.document !== null && <DoubtPanel document={focus.document} table={table} />}
      {table !== undefined && focus.document !== null && <CorrectPanel document={focus.document} table={table} />}
      <ProfilePanel />
      <div className="desk-fill" data-testid="grid">
        {detail === undefined && focus.document !== null && (
          <p className="desk-soft desk-padded">{words.review.loading}</p>
        )}
        {detail !== undefined && table === undefined && (
          <EmptyPlace title={words.review.noTables} hint={detail.summary.message ?? words.review.noTablesHint} />
        )}
        {focus.document !== null && (table !== undefined || detail === undefined) && (
          <NextTurn>
            <TableGridPlace table={table ?? null} document={focus.document} />
          </NextTurn>
        )}
      </div>
    </section>
  );
}
