import { useState, type JSX } from 'react';
import { Collapse } from 'antd';
import type { LogEntry, Note } from '../../../shared/desk-api.js';
import { printedTime } from '../../printed-time.js';
import { useReading } from '../../state/reading.js';
import { words } from '../../words.js';
import { noteChange } from './note-changes.js';

/** 修改记录. Who changed the note when, from the log. Read when it is unfolded. */
export function NoteHistory({ note }: { readonly note: Note }): JSX.Element {
  const [open, setOpen] = useState(false);
  const entries = useReading('notes.history', open ? { note: note.id } : null, note.revision);
  return (
    <Collapse
      ghost
      size="small"
      onChange={(keys) => setOpen(keys.length > 0)}
      items={[
        {
          key: 'history',
          label: words.note.history,
          children: (
            <ul className="desk-history">
              {entries?.length === 0 && <li className="desk-soft">{words.note.noHistory}</li>}
              {entries?.map((entry) => (
                <HistoryEntry key={entry.sequence} entry={entry} />
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

/** Who did what when, and every field that changed with what stood there before. */
function HistoryEntry({ entry }: { readonly entry: LogEntry }): JSX.Element {
  const { title, fields } = noteChange(entry);
  return (
    <li data-testid="history-entry">
      <div className="desk-soft">{words.note.historyLine(entry.actor, printedTime(entry.at), title)}</div>
      {fields.map(({ name, before, after }) => (
        <div key={name}>
          {name}：
          {before !== '' && (
            <>
              <del>{before}</del> →{' '}
            </>
          )}
          {after === '' ? words.note.changes.empty : after}
        </div>
      ))}
    </li>
  );
}
