import { useEffect } from 'react';
import { actionFor, placeOf, type KeyAction } from '../keys.js';
import { goBack } from '../state/acts.js';
import { goToPlaceBefore } from '../state/kept-view.js';
import { openScreen, useDesk, type Desk } from '../state/desk.js';
import { acceptDoubt, goToNextDoubt } from '../state/doubts.js';
import { SCREENS, type Screen } from '../state/model.js';
import { enlargeSource } from '../state/navigation.js';
import { runReviewKey } from '../state/review-keys.js';
import { showNextPane } from '../state/show-pane.js';
import { openVersions } from '../state/versions-view.js';
import { nextPane } from './panes.js';

type Commands = { readonly pickFiles: () => void; readonly startExport: () => void };

/** Listens for the keys of the table in keys.ts, on the whole page. */
export function useKeys(commands: Commands): void {
  const desk = useDesk();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      // Behind an open dialog only the dialog's own keys count; F1 closes its overlay again.
      const inDialog = document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null;
      const action = actionFor(event, placeOf(event.target), desk.store.get().screen);
      if (action === null || (inDialog && action !== 'keys')) return;
      if (run(desk, commands, action)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk, commands]);
}

/** Another screen takes the focus from the search: its letters are meant for what is shown now. */
function leaveSearch(desk: Desk, screen: Screen): void {
  const { activeElement } = document;
  if (desk.store.get().screen === screen || !(activeElement instanceof HTMLElement)) return;
  if (activeElement.closest('[data-search]') !== null) activeElement.blur();
}

function run(desk: Desk, commands: Commands, action: KeyAction): boolean {
  const screen = SCREENS.find((name) => action === `screen:${name}`);
  if (screen !== undefined) {
    leaveSearch(desk, screen);
    openScreen(desk, screen);
    return true;
  }
  switch (action) {
    case 'search':
      document.querySelector<HTMLElement>('[data-search] input')?.focus();
      return true;
    case 'batch':
      document.querySelector<HTMLElement>('[data-batches]')?.click();
      return true;
    case 'import':
      commands.pickFiles();
      return true;
    case 'export':
      commands.startExport();
      return true;
    case 'keys':
      desk.store.update((state) => ({ keysShown: !state.keysShown }));
      return true;
    case 'pane':
      if (!showNextPane(desk)) nextPane();
      return true;
    case 'undo':
    case 'redo':
      void goBack(desk, action);
      return true;
    case 'correct':
      desk.store.update((state) => ({ correcting: !state.correcting }));
      return true;
    case 'place-before':
      return goToPlaceBefore(desk);
    case 'enlarge-source':
      enlargeSource(desk);
      return true;
    case 'doubt-accept':
      return acceptDoubt(desk);
    case 'doubt-next':
      return goToNextDoubt(desk);
    case 'versions':
      return openVersions(desk, desk.store.get().focus.document);
    case 'accept':
      document.querySelector<HTMLElement>('[data-accept]')?.click();
      return true;
    case 'profile':
      desk.store.update((state) => ({ profileShown: !state.profileShown }));
      return true;
    default:
      return runReviewKey(desk, action);
  }
}
