import { isNarrow } from '../components/use-narrow.js';
import { focusPaneNamed } from '../frame/panes.js';
import type { Desk } from './desk.js';
import { NARROW_PANES, type NarrowPane } from './model.js';

/** Names under which the panes of 审阅 take the focus. */
const FOCUSED: Readonly<Record<NarrowPane, string>> = {
  findings: 'findings',
  table: 'grid',
  source: 'source',
  evidence: 'evidence',
};

/** Brings a pane of 审阅 and gives it the focus. */
export function showPane(desk: Desk, pane: NarrowPane): void {
  desk.store.set({ narrowPane: pane });
  const name = FOCUSED[pane];
  // Where there is room for one pane it is drawn first.
  if (!focusPaneNamed(name)) focusOnceDrawn(name, 0);
}

/** Frames a pane may take until what takes its focus is drawn. */
const FRAMES = 90;
/** What takes the focus of a pane: its list, its text, its grid. */
const MAIN_PARTS = '[data-pane-focus], .ag-root';

/** Gives a pane the focus as soon as its main part stands, unless the reviewer has gone elsewhere meanwhile. */
function focusOnceDrawn(name: string, frames: number): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement?.id !== 'screen') return;
    const isDrawn = document.querySelector(`[data-pane="${name}"] :is(${MAIN_PARTS})`) !== null;
    if (isDrawn || frames >= FRAMES) focusPaneNamed(name);
    else focusOnceDrawn(name, frames + 1);
  });
}

/** F6 where there is room for one pane: brings the next. False where the panes stand side by side. */
export function showNextPane(desk: Desk): boolean {
  const { screen, narrowPane } = desk.store.get();
  if (screen !== 'review' || !isNarrow()) return false;
  const next = NARROW_PANES[(NARROW_PANES.indexOf(narrowPane) + 1) % NARROW_PANES.length] ?? narrowPane;
  showPane(desk, next);
  return true;
}
