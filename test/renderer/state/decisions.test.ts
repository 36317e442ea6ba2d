import { expect, it } from 'vitest';
import { withDecisions } from '../../../src/renderer/state/decisions.js';
import type { DocumentSummary, FindingView, NoteView } from '../../../src/shared/desk-api.js';

const documents = [
  { id: 'old', lineage: 'x' },
  { id: 'new', lineage: 'x' },
  { id: 'other', lineage: 'y' },
] as unknown as readonly DocumentSummary[];
const view = (document: string, id: string): FindingView =>
  ({ finding: { id, at: { document } }, fileName: '', note: null }) as unknown as FindingView;
const noteOn = (document: string, finding: string | null, revision = 1): NoteView =>
  ({ note: { id: 'n', document, finding, revision } }) as unknown as NoteView;

it('puts a note on the finding of the same lineage, never on that of another document', () => {
  const { findings } = withDecisions({ documents, findings: [view('new', 'f'), view('other', 'f')] }, [
    noteOn('old', 'f'),
    noteOn('other', null),
  ]);
  expect(findings.map((one) => one.note?.id ?? null)).toEqual(['n', null]);
});

it('keeps the object where nothing changed, replaces it where the note did or went', () => {
  const first = withDecisions({ documents, findings: [view('new', 'f')] }, [noteOn('new', 'f')]);
  const same = withDecisions({ documents, findings: first.findings }, [noteOn('new', 'f')]);
  expect(same.findings[0]).toBe(first.findings[0]);
  const changed = withDecisions({ documents, findings: first.findings }, [noteOn('new', 'f', 2)]);
  expect(changed.findings[0]?.note?.revision).toBe(2);
  expect(withDecisions({ documents, findings: first.findings }, []).findings[0]?.note).toBeNull();
});
