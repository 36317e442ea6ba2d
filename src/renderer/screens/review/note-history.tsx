import { useState, type JSX } from 'react';
import { Collapse } from 'antd';
import type { LogEntry, Note } from '../../../shared/desk-api.js';
import { printedTime } from '../../printed-time.js';
import { useReading } from '../../state/reading.js';
import { words } from '../../words.js';

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
                <li key={entry.sequence}>{historyLine(entry)}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

/** The state a log entry set, where it tells. */
function historyLine(entry: LogEntry): string {
  const line = words.note.historyLine(entry.actor, printedTime(entry.at));
  const detail = entry.detail;
  const state = typeof detail === 'object' && detail !== null && 'state' in detail ? detail.state : undefined;
  const name = Object.entries(words.noteState).find(([key]) => key === state)?.[1];
  return name === undefined ? line : `${line}　${name}`;
}
