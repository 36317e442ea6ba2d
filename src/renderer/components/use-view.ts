import { useLayoutEffect, useState } from 'react';

/** What of a scrolled box is in view, in px. */
export type View = { readonly top: number; readonly left: number; readonly height: number; readonly width: number };

/** Follows the scroll position and size of an element; null: not there yet. */
export function useView(element: HTMLElement | null): View {
  const [view, setView] = useState<View>({ top: 0, left: 0, height: 300, width: 600 });
  useLayoutEffect(() => {
    if (element === null) return undefined;
    const read = (): void =>
      setView({
        top: element.scrollTop,
        left: element.scrollLeft,
        height: element.clientHeight,
        width: element.clientWidth,
      });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [element]);
  return view;
}
