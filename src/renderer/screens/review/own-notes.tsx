import type { JSX } from 'react';
import type { DocumentSummary, NoteView } from '../../../shared/desk-api.js';
import { EmptyPlace } from '../../components/empty.js';
import { SeverityMark } from '../../components/severity-mark.js';
import { noteAnchor } from '../../anchors.js';
import { placeText } from '../../place-text.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { jumpTo, openNote } from '../../state/navigation.js';
import { targetKey, type UnsavedPlace } from '../../state/notes.js';
import { placeByKey } from '../../state/orphans.js';
import { words } from '../../words.js';
import { OrphanPlaces } from './orphan-places.js';
import { UnsavedChip } from './unsaved-chip.js';

/** A remark of the reviewer's own, on the document in hand; in its latest version also one that has lost its place. */
export function isOwnNote(view: NoteView, scope: string | null, documents: readonly DocumentSummary[]): boolean {
  const { note, placement } = view;
  if (note.finding !== null || note.state === 'withdrawn') return false;
  if (scope === null || note.document === scope || noteAnchor(view).document === scope) return true;
  if (placement !== 'orphan') return false;
  const shown = documents.find(({ id }) => id === scope);
  const origin = documents.find(({ id }) => id === note.document);
  return shown?.latest === true && shown.lineage === origin?.lineage;
}

type Props = {
  readonly notes: readonly NoteView[];
  /** Words typed for places that have no note yet. */
  readonly unsaved: readonly UnsavedPlace[];
};

/** 自提意见. Those not saved yet come first. */
export function OwnNotes({ notes, unsaved }: Props): JSX.Element {
  const desk = useDesk();
  const target = useDeskState((state) => state.focus.target);
  if (notes.length + unsaved.length === 0) {
    return <EmptyPlace title={words.review.noOwnNotes} hint={words.review.noOwnNotesHint} />;
  }
  return (
    <ul className="desk-fill desk-own-notes">
      {unsaved.map((one) => (
        <UnsavedLine key={one.key} unsaved={one} isOpen={target !== null && targetKey(target) === one.key} />
      ))}
      {notes.map((view) => {
        const { note, placement } = view;
        const anchor = noteAnchor(view);
        return (
          <li key={note.id}>
            <button
              type="button"
              data-testid="own-note"
              onKeyDown={(event) => {
                if (placement === 'orphan' && placeByKey(desk, view, event.key)) event.preventDefault();
              }}
              aria-current={target?.type === 'anchor' && target.note === note.id}
              onClick={() => {
                jumpTo(desk, anchor);
                openNote(desk, { type: 'anchor', anchor, note: note.id });
              }}
            >
              <span className="desk-finding-first">
                <SeverityMark severity={note.severity} />
                <span className="desk-ellipsis" title={placeText(anchor)}>
                  {placeText(anchor)}
                </span>
                <span className="desk-grow" />
                <UnsavedChip target={{ type: 'anchor', anchor, note: note.id }} />
                <span className={`desk-chip desk-chip-${note.state}`}>{words.noteState[note.state]}</span>
              </span>
              <span className="desk-ellipsis" title={note.text}>
                {note.text}
              </span>
              {placement !== 'same' && <span className="desk-state-partial">{words.placement[placement]}</span>}
            </button>
            {placement === 'orphan' && <OrphanPlaces view={view} />}
          </li>
        );
      })}
    </ul>
  );
}

type UnsavedProps = { readonly unsaved: UnsavedPlace; readonly isOpen: boolean };

/** Words that are not saved, at a place without a note: they lead back to it. */
function UnsavedLine({ unsaved: { place, text, severity }, isOpen }: UnsavedProps): JSX.Element {
  const desk = useDesk();
  const target = { type: 'anchor', anchor: place, note: null } as const;
  return (
    <li>
      <button
        type="button"
        data-testid="unsaved-note"
        aria-current={isOpen}
        onClick={() => {
          jumpTo(desk, place);
          openNote(desk, target);
        }}
      >
        <span className="desk-finding-first">
          <SeverityMark severity={severity} />
          <span className="desk-ellipsis" title={placeText(place)}>
            {placeText(place)}
          </span>
          <span className="desk-grow" />
          <UnsavedChip target={target} />
        </span>
        <span className="desk-ellipsis" title={text}>
          {text}
        </span>
      </button>
    </li>
  );
}
