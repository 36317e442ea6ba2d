import type { DocumentSummary, FindingView, NoteView } from '../../shared/desk-api.js';

type Lists = {
  readonly documents: readonly DocumentSummary[];
  readonly findings: readonly FindingView[];
};

/**
 * Puts each note on the finding it decides: findings keep their id over the versions of a document, so a decision belongs
 * to the lineage. Done here because a changed note is no reason to have thousands of findings sent again.
 */
export function withDecisions(
  { documents, findings }: Lists,
  notes: readonly NoteView[],
): { readonly findings: readonly FindingView[]; readonly notes: readonly NoteView[] } {
  const lineages = new Map(documents.map((one) => [one.id, one.lineage]));
  const key = (document: string, finding: string): string => `${lineages.get(document) ?? document} ${finding}`;
  const decisions = new Map(
    notes.flatMap(({ note }) => (note.finding === null ? [] : [[key(note.document, note.finding), note] as const])),
  );
  return {
    notes,
    findings: findings.map((view) => {
      const { id, at } = view.finding;
      const note = decisions.get(key(at.document, id)) ?? null;
      // The same object where nothing changed: what shows it need not be drawn again.
      return note === view.note || (note !== null && note.revision === view.note?.revision && note.id === view.note.id)
        ? view
        : { ...view, note };
    }),
  };
}
