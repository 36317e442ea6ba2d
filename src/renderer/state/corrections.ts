import type { Correction } from '../../core/disclosure/index.js';
import type { CorrectionView, Input } from '../../shared/desk-api.js';
import { correctionWords } from '../words/corrections.js';
import { showMessage, type Desk } from './desk.js';

/** What a correction says, in the places of the document as it is shown. */
export type CorrectionAim = Input<'corrections.save'>['changes'][number]['aim'];

/** The correction in force at the place an aim points at, or null. */
export function correctionAt(views: readonly CorrectionView[], aim: CorrectionAim): Correction | null {
  const found = views.findLast(({ correction: { state, target }, place }) => {
    if (state !== 'active' || place === null || target.target !== aim.target) return false;
    switch (aim.target) {
      case 'profile':
        return target.target === 'profile' && target.field === aim.field;
      case 'table-kind':
        return place.table === aim.table;
      case 'column':
        return place.table === aim.table && place.column === aim.column;
      case 'cell':
        return place.table === aim.table && place.column === aim.column && place.row === aim.row;
    }
  });
  return found?.correction ?? null;
}

/**
 * Writes corrections and shows the document as it stands then. False where nothing was written; the message is shown. `isSaid`: that it
 * was written is said in a strip.
 */
export async function saveCorrections(
  desk: Desk,
  document: string,
  aims: readonly CorrectionAim[],
  more: { readonly reason: string; readonly remember: boolean },
  isSaid = true,
): Promise<boolean> {
  const known = await desk.ask('corrections.list', { document });
  if (known === null) return false;
  const changes = aims.map((aim) => {
    const before = correctionAt(known, aim);
    return { id: before?.id ?? null, revision: before?.revision ?? null, aim };
  });
  const views = await desk.ask('corrections.save', { document, changes, ...more });
  if (views === null) return false;
  await showCorrected(desk, document);
  if (!isSaid) return true;
  const isKept = aims.some((aim) => views.some((view) => view.remembered && correctionAt([view], aim) !== null));
  const isForgotten = more.remember && !isKept;
  showMessage(
    desk,
    isForgotten ? 'notice' : 'info',
    isForgotten ? correctionWords.notRemembered : correctionWords.saved,
  );
  return true;
}

/** Takes a correction back. */
export async function withdrawCorrection(desk: Desk, document: string, { id, revision }: Correction): Promise<void> {
  const views = await desk.ask('corrections.withdraw', { document, correction: id, revision });
  if (views !== null) await showCorrected(desk, document);
}

/**
 * Reads a corrected document again. Others in memory may be versions of it and are dropped, but for the one on the screen.
 * A table whose kind has changed has a new name: the one looked at stays the one looked at.
 */
export async function showCorrected(desk: Desk, document: string): Promise<void> {
  const detail = await desk.ask('documents.get', { document });
  if (detail === null) return;
  desk.store.update(({ details, focus }) => {
    const shown = focus.document === null ? undefined : details[focus.document];
    const before = details[document]?.disclosure.tables ?? [];
    const at = before.findIndex(({ id }) => id === focus.table);
    const table = focus.document === document ? (detail.disclosure.tables[at]?.id ?? focus.table) : focus.table;
    return {
      details: { ...(shown === undefined ? {} : { [shown.summary.id]: shown }), [document]: detail },
      focus: { ...focus, table },
    };
  });
}
