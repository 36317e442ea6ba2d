import type { FindingView, Input, Silence } from '../../shared/desk-api.js';
import { findingByKey, isSilenced, stateOf } from './arrange.js';
import { showMessage, type Desk } from './desk.js';
import { reload } from './loading.js';
import { signedDocument } from './second-look.js';
import { words } from '../words.js';

/** S: asks why and how far the finding in hand is to be silent; one that is silent is heard again. */
export function askSilence(desk: Desk): boolean {
  const { findings, focus, documents } = desk.store.get();
  const view = findingByKey(findings, focus.finding);
  if (view === undefined) return false;
  if (signedDocument(documents, view.finding.at.document) !== null) {
    showMessage(desk, 'info', words.note.locked);
  } else if (isSilenced(view) && view.silence !== undefined) {
    void restoreSilence(desk, view.silence);
  } else if (view.finding.outcome === 'rounding') {
    showMessage(desk, 'info', words.review.silence.rounding);
  } else if (view.note !== null && (stateOf(view) !== 'open' || view.note.state === 'open')) {
    showMessage(desk, 'info', words.review.silence.already);
  } else {
    desk.store.set({ askSilence: true, narrowPane: 'evidence' });
  }
  return true;
}

/** Keeps a finding silent. True when the program has acknowledged it and the list shows it. */
export async function saveSilence(
  desk: Desk,
  { finding }: FindingView,
  word: Pick<Input<'silences.save'>, 'reach' | 'reason'>,
): Promise<boolean> {
  const saved = await desk.ask('silences.save', { document: finding.at.document, finding: finding.id, ...word });
  await reload(desk, ['documents', 'findings']);
  return saved !== null;
}

/** Lets the findings of a silence be heard again. */
export async function restoreSilence(desk: Desk, { id, revision }: Silence): Promise<boolean> {
  const saved = await desk.ask('silences.withdraw', { silence: id, revision });
  await reload(desk, ['documents', 'findings']);
  return saved !== null;
}
