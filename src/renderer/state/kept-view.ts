import type { Anchor, DeskBridge } from '../../shared/desk-api.js';
import { keptViewWords } from '../words/kept-view.js';
import { findingByKey } from './arrange.js';
import { dismissMessage, openScreen, showMessage, type Desk } from './desk.js';
import { SCREENS, type DeskState, type Screen } from './model.js';
import { jumpTo, openDocument, selectFinding, selectTable } from './navigation.js';

/** 上次的位置. Where the reviewer was; ids are those of the workspace. */
type Position = {
  readonly screen: Screen;
  readonly document: string | null;
  readonly table: string | null;
  readonly finding: string | null;
  readonly source: Anchor | null;
};

type KeptView = { readonly storage: Readonly<Record<string, string>>; readonly position: Position };

/** What the page itself remembers begins with this. */
const PREFIX = 'desk.';
/** How often is looked whether there is something to keep, in milliseconds. */
const PACE = 3_000;

const last = new WeakMap<Desk, Position>();
let before: Position | null = null;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The view as it was kept, as far as this program understands it. */
function readView(text: string | null): KeptView | null {
  let value: unknown;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (!isRecord(value) || !isRecord(value['storage']) || !isRecord(value['position'])) return null;
  const { position } = value;
  const screen = SCREENS.find((one) => one === position['screen']);
  if (screen === undefined) return null;
  const strings = Object.entries(value['storage']).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const source = isRecord(position['source']) ? (position['source'] as Anchor) : null;
  return {
    storage: Object.fromEntries(strings),
    position: {
      screen,
      document: textOrNull(position['document']),
      table: textOrNull(position['table']),
      finding: textOrNull(position['finding']),
      source,
    },
  };
}

/**
 * Brings back what the page remembered, before it is shown: in the browser host every start has another address, and with it an
 * empty storage. What stands there already is later and stays.
 */
export async function restoreStorage(bridge: DeskBridge): Promise<void> {
  try {
    const reply = await bridge.call('app.view', {});
    const kept = reply.ok ? readView(reply.value.view) : null;
    if (kept === null) return;
    before = kept.position;
    for (const [name, value] of Object.entries(kept.storage)) {
      if (name.startsWith(PREFIX) && localStorage.getItem(name) === null) localStorage.setItem(name, value);
    }
  } catch {
    // Storage is switched off, or the program is gone; the page says so by itself.
  }
}

function storageNow(): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(
      Object.entries(localStorage)
        .filter(([name]) => name.startsWith(PREFIX))
        .toSorted(),
    );
  } catch {
    return {};
  }
}

function positionOf({ screen, focus: { document, table, finding, source } }: DeskState): Position {
  return { screen, document, table, finding, source };
}

/** Offers the way back to the place of the last time, and keeps how the page is looked at. Returns the function that ends it. */
export function keepView(desk: Desk): () => void {
  let sent = '';
  const keep = (): void => {
    const state = desk.store.get();
    if (!state.ready) return;
    // Nothing was opened yet: the place of the last time is still the one to go back to.
    const position =
      state.focus.document === null && state.screen === 'library' ? (last.get(desk) ?? before) : positionOf(state);
    if (position === null) return;
    last.set(desk, position);
    const view = JSON.stringify({ storage: storageNow(), position } satisfies KeptView);
    if (view === sent) return;
    sent = view;
    // Of no weight for the review: a failure is not told.
    void desk.bridge.call('app.keepView', { view }).catch(() => undefined);
  };
  const timer = setInterval(keep, PACE);
  // What was opened within the last seconds before the end is kept as well.
  window.addEventListener('pagehide', keep);
  const stopWaiting = desk.store.subscribe(() => {
    if (!desk.store.get().ready) return;
    stopWaiting();
    offerPlaceBefore(desk);
  });
  return () => {
    clearInterval(timer);
    window.removeEventListener('pagehide', keep);
    stopWaiting();
  };
}

/** True where there is a place to go back to, and nothing was opened since the start. */
function placeBefore({ documents, focus }: DeskState): Position | null {
  if (before === null || focus.document !== null) return null;
  const known = before.document;
  return known === null || documents.some(({ id }) => id === known) ? before : null;
}

/** Offers the way back to where the reviewer was when the program ended. */
function offerPlaceBefore(desk: Desk): void {
  const state = desk.store.get();
  const place = placeBefore(state);
  if (place === null || place.document === null) return;
  const name = state.documents.find(({ id }) => id === place.document)?.fileName ?? '';
  const text = keptViewWords.offer(name);
  showMessage(desk, 'notice', text, { label: keptViewWords.goOn, run: () => void goToPlaceBefore(desk) });
  // With another file open there is no way back any more: an offer that does nothing must not stay.
  const stopWaiting = desk.store.subscribe(() => {
    const { focus, messages } = desk.store.get();
    if (focus.document === null) return;
    stopWaiting();
    for (const message of messages) if (message.text === text) dismissMessage(desk, message.id);
  });
}

/** 接着上次. Opens what was open when the program ended. False where there is nothing to go back to. */
export function goToPlaceBefore(desk: Desk): boolean {
  const place = placeBefore(desk.store.get());
  if (place === null) return false;
  const { document, finding, table, source, screen } = place;
  if (document !== null) {
    openDocument(desk, document);
    const view = findingByKey(desk.store.get().findings, finding);
    if (view !== undefined) selectFinding(desk, view);
    else if (source !== null) jumpTo(desk, source);
    else if (table !== null) selectTable(desk, table);
  }
  openScreen(desk, screen === 'library' ? 'review' : screen);
  return true;
}
