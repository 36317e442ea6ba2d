import { useSyncExternalStore } from 'react';

/** Half of the design size, and a little more: 200 % on a common screen. */
const NARROW = '(max-width: 960px)';

/** Too low for more than one line above a list: half of the design size, and a small window. */
const LOW = '(max-height: 620px)';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** True where there is room for one pane and one bar only, at this moment. */
export function isNarrow(): boolean {
  return window.matchMedia(NARROW).matches;
}

/** True where there is room for one pane and one bar only. */
export function useNarrow(): boolean {
  return useMedia(NARROW);
}

/** True where what stands above a list has to take one line, or the list has none. */
export function useLow(): boolean {
  return useMedia(LOW);
}
