import { useEffect } from 'react';
import type { Screen } from '../state/model.js';
import { landInPane } from './panes.js';
import { nearestTabbable, tabbables, turnOfTab } from './tabbable.js';

/** Where a screen is worked on: its list, its line in hand, else the screen itself. */
const LANDING = '[data-pane-focus]';
const DIALOG = '[role="dialog"]';

/** The element that last had the focus, and what it was in. */
type Held = { readonly element: Element; readonly pane: string | null; readonly dialog: Element | null };

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function land(name?: Screen): void {
  const screen = document.querySelector<HTMLElement>(name === undefined ? '#screen' : `#screen.desk-main-${name}`);
  (screen?.querySelector<HTMLElement>(LANDING) ?? screen)?.focus({ preventScroll: true });
}

/** Gives the focus to what is nearest to where it was: its dialog, its pane, the list of the screen. */
function bringBack({ element, pane, dialog }: Held): void {
  // What is behind an open dialog must not take the focus.
  if (dialog?.isConnected === true) {
    (element.isConnected ? nearestTabbable(dialog, element) : tabbables(dialog)[0])?.focus();
    return;
  }
  if (pane === null || !landInPane(pane)) land();
}

/**
 * Keeps the focus on the page. Where the element that has it is taken away or disabled – another screen, another table, a
 * button that has done its work – its pane takes it, or the list of the screen: Tab and a screen reader go on from where
 * the reviewer was, not from the top of the page. In a dialog it is the next element, and Tab goes around. A click on an
 * empty place is left alone.
 */
export function useKeptFocus(screen: Screen): void {
  useEffect(() => {
    if (isLost()) land(screen);
  }, [screen]);
  useEffect(() => {
    let held: Held | null = null;
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      const pane = target.closest('[data-pane]')?.getAttribute('data-pane') ?? null;
      held = { element: target, pane, dialog: target.closest(DIALOG) };
    };
    const isGone = ({ element }: Held): boolean => !element.isConnected || element.matches(':disabled');
    const restore = (): void => {
      if (held === null || !isLost() || !isGone(held)) return;
      const gone = held;
      held = null;
      bringBack(gone);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Tab' || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const { activeElement } = document;
      const dialog = activeElement?.closest(DIALOG) ?? null;
      const next = dialog === null ? null : turnOfTab(dialog, activeElement, event.shiftKey);
      if (next === null) return;
      event.preventDefault();
      next.focus();
    };
    // A disabled button gives the focus up when the page is next drawn, so both moments are looked at.
    const observer = new MutationObserver(() => {
      restore();
      if (held !== null && held.element.matches(':disabled')) requestAnimationFrame(() => setTimeout(restore));
    });
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', onFocus);
    window.addEventListener('keydown', onKey);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
