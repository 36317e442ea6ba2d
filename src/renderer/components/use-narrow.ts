import { useSyncExternalStore } from 'react';

/** Half of the design size, and a little more: 200 % on a common screen. */
const NARROW = '(max-width: 960px)';

/** True where there is room for one pane and one bar only. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(NARROW).matches,
  );
}
