import { tabbables } from './tabbable.js';

/** F6: moves the focus to the next pane, around in a circle. Panes carry `data-pane`; a pane's main element `data-pane-focus`. */
export function nextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.getClientRects().length > 0,
  );
  const inside = panes.findIndex((pane) => pane.contains(document.activeElement));
  for (let step = 1; step <= panes.length; step++) {
    const pane = panes[(inside + step) % panes.length];
    if (pane !== undefined && focusPane(pane)) return;
  }
}

/**
 * Gives the focus to a pane where it would otherwise be lost. Never to a field or a choice in it: the next key, meant for the
 * list, would be typed there. False where there is no such pane.
 */
export function landInPane(name: string): boolean {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`);
  if (pane === null || pane.getClientRects().length === 0) return false;
  if (!pane.dispatchEvent(new Event('desk-focus', { cancelable: true }))) return true;
  const landing = pane.querySelector<HTMLElement>('[data-pane-focus]') ?? pane;
  if (landing === pane && !pane.hasAttribute('tabindex')) pane.tabIndex = -1;
  landing.focus({ preventScroll: true });
  return pane.contains(document.activeElement);
}

/** Focuses a pane by its name. False where it is not shown. */
export function focusPaneNamed(name: string): boolean {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`);
  if (pane === null) return false;
  focusPane(pane);
  return true;
}

function focusPane(pane: HTMLElement): boolean {
  // A grid answers the event itself: its cells are not in the tab order.
  if (!pane.dispatchEvent(new Event('desk-focus', { cancelable: true }))) return true;
  // Asked for the focus, a pane may have been drawn anew.
  const drawn = pane.isConnected ? pane : document.querySelector<HTMLElement>(`[data-pane="${pane.dataset['pane']}"]`);
  if (drawn === null) return false;
  const wanted = drawn.querySelector<HTMLElement>('[data-pane-focus]') ?? tabbables(drawn)[0];
  wanted?.focus();
  return wanted !== undefined && drawn.contains(document.activeElement);
}
