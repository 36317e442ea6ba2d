const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])';

function isReached(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.closest('[inert], [aria-hidden="true"]') !== null) return false;
  if (element.getClientRects().length === 0 || getComputedStyle(element).visibility === 'hidden') return false;
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return true;
  // Of a group of choices Tab reaches the one that is chosen.
  const group = element.closest('[role="radiogroup"]') ?? element.form ?? document;
  return ![...group.querySelectorAll<HTMLInputElement>('input[type="radio"]:checked')].some(
    ({ name }) => name === element.name,
  );
}

/** What Tab reaches inside of an element, in its order. */
export function tabbables(inside: Element): readonly HTMLElement[] {
  return [...inside.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isReached);
}

function follows(element: Element, other: Element): boolean {
  return (other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** What Tab reaches after an element that may itself no longer be reached; else what stands before it, else null. */
export function nearestTabbable(inside: Element, element: Element): HTMLElement | null {
  const all = tabbables(inside).filter((one) => one !== element && !one.contains(element));
  return all.find((one) => follows(one, element)) ?? all.at(-1) ?? null;
}

/**
 * Where Tab goes that would leave a dialog: to its other end. Null: Tab stays inside by itself. Behind a dialog nothing is
 * reached, so without this the focus would be on nothing at all.
 */
export function turnOfTab(dialog: Element, active: Element | null, backward: boolean): HTMLElement | null {
  const all = tabbables(dialog);
  if (active === null || !dialog.contains(active)) return null;
  const ahead = all.some((one) => one !== active && (backward ? follows(active, one) : follows(one, active)));
  return ahead ? null : ((backward ? all.at(-1) : all[0]) ?? null);
}
