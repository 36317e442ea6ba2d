const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])';

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

/** Focuses a pane by its name. */
export function focusPaneNamed(name: string): void {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`);
  if (pane !== null) focusPane(pane);
}

function focusPane(pane: HTMLElement): boolean {
  // A grid answers the event itself: its cells are not in the tab order.
  if (!pane.dispatchEvent(new Event('desk-focus', { cancelable: true }))) return true;
  const wanted = pane.querySelector<HTMLElement>('[data-pane-focus]') ?? pane.querySelector<HTMLElement>(FOCUSABLE);
  wanted?.focus();
  return wanted !== null && pane.contains(document.activeElement);
}
