import type { JSX } from 'react';
import { Button } from 'antd';
import { FlagOutlined } from '@ant-design/icons';
import type { Table } from '../../../core/disclosure/index.js';
import type { NoteView } from '../../../shared/desk-api.js';
import { noteAnchor } from '../../anchors.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { openNote } from '../../state/navigation.js';
import { anchorKind } from '../../state/note-targets.js';
import { words } from '../../words.js';

/** Marks for notes that stand on no cell: those on the shown table, and on the document. Each opens the first of them. */
export function TableNotes({ table }: { readonly table: Table | null }): JSX.Element {
  const document = useDeskState((state) => state.focus.document);
  const notes = useDeskState((state) => state.notes);
  const own = notes.filter(
    (view) =>
      view.note.finding === null &&
      view.note.state !== 'withdrawn' &&
      view.placement !== 'orphan' &&
      noteAnchor(view).document === document,
  );
  const onTable = own.filter((view) => {
    const anchor = noteAnchor(view);
    return table !== null && anchor.table === table.id && anchorKind(anchor) === 'table';
  });
  const onDocument = own.filter((view) => anchorKind(noteAnchor(view)) === 'document');
  return (
    <>
      <Mark views={onTable} label={words.note.onTable} testId="table-note" />
      <Mark views={onDocument} label={words.note.onDocument} testId="document-note" />
    </>
  );
}

type MarkProps = {
  readonly views: readonly NoteView[];
  readonly label: (count: number) => string;
  readonly testId: string;
};

function Mark({ views, label, testId }: MarkProps): JSX.Element | null {
  const desk = useDesk();
  const [first] = views;
  if (first === undefined) return null;
  return (
    <Button
      type="text"
      size="small"
      icon={<FlagOutlined aria-hidden />}
      data-testid={testId}
      title={label(views.length)}
      aria-label={label(views.length)}
      onClick={() => openNote(desk, { type: 'anchor', anchor: noteAnchor(first), note: first.note.id })}
    >
      {views.length}
    </Button>
  );
}
