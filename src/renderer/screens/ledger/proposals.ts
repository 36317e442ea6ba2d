import type { FateProposal, Note, NoteView } from '../../../shared/desk-api.js';

/** A note with the state that is proposed for it. */
type Proposed = { readonly note: Note; readonly rectification: Note['rectification'] };

/** What can be accepted for the selected line; null where nothing is proposed or the reviewer has set a state himself. */
export function proposalFor(
  notes: readonly NoteView[],
  selected: Note | null,
  proposals: readonly FateProposal[],
): Proposed | null {
  const note = notes.find((view) => view.note.id === selected?.id)?.note;
  const rectification = proposals.find((one) => one.note === note?.id)?.rectification ?? null;
  return note === undefined || rectification === null || note.rectification !== 'none' ? null : { note, rectification };
}
