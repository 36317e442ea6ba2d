import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Milliseconds after which a part is drawn where no frame is. */
const UNSEEN = 200;

/** What a part of a screen shows. `subject` says whose it is: another one is other content, not a change of what is there. */
export type Shown<Value> = { readonly subject: string; readonly value: Value };

/**
 * What a part that takes long to draw shows: the latest, except that another subject comes in a turn of its own, so many
 * milliseconds after what stands around it is painted. Until then the part shows the former subject, and nothing can be done in it: where it
 * holds the focus, or the focus or the mouse comes there, it is drawn at once. `shown`: the same object as long as nothing changes.
 */
export function useInTurn<Value>(
  shown: Shown<Value>,
  part: RefObject<HTMLElement | null>,
  milliseconds: number,
): Shown<Value> {
  const [held, setHeld] = useState(shown);
  const latest = useRef(shown);
  const isOther = held.subject !== shown.subject;
  if (!isOther && held !== shown) setHeld(shown);
  // A third subject may come in the very turn in which the second is drawn: then another one is behind, and waits anew.
  const behind = isOther ? held : null;
  useLayoutEffect(() => {
    latest.current = shown;
  });
  useLayoutEffect(() => {
    if (behind === null) return undefined;
    const element = part.current;
    if (element === null || element.contains(document.activeElement)) {
      setHeld(latest.current);
      return undefined;
    }
    const pane = element.closest('[data-pane]') ?? element;
    const show = (): void => setHeld(latest.current);
    // A page out of sight draws no frames.
    let timer = setTimeout(show, UNSEEN);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(show, milliseconds);
    });
    const stop = (): void => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
    const catchUp = (): void => {
      stop();
      flushSync(show);
    };
    // Pressed on what is no longer there: the button must not act on what stands in its place now.
    const onPress = (event: Event): void => {
      catchUp();
      event.preventDefault();
      event.stopPropagation();
    };
    element.addEventListener('focusin', catchUp, true);
    element.addEventListener('mousedown', onPress, true);
    pane.addEventListener('desk-focus', catchUp, true);
    return () => {
      stop();
      element.removeEventListener('focusin', catchUp, true);
      element.removeEventListener('mousedown', onPress, true);
      pane.removeEventListener('desk-focus', catchUp, true);
    };
  }, [behind, part, milliseconds]);
  return isOther ? held : shown;
}
