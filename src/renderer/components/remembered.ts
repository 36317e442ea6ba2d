import { useCallback, useState } from 'react';

/** Reads a remembered list of sizes; storage may be switched off, then nothing is remembered. */
function stored(name: string): readonly number[] | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`desk.${name}`) ?? 'null');
    return Array.isArray(value) && value.every((one) => typeof one === 'number') ? value : null;
  } catch {
    return null;
  }
}

/** Sizes of a splitter's panes that stay as the reviewer left them. */
export function useRememberedSizes(
  name: string,
): readonly [sizes: readonly number[] | null, remember: (sizes: readonly number[]) => void] {
  const [sizes] = useState(() => stored(name));
  const remember = useCallback(
    (next: readonly number[]) => {
      try {
        localStorage.setItem(`desk.${name}`, JSON.stringify(next.map(Math.round)));
      } catch {
        // Not remembered: the panes keep their sizes for as long as the page is open.
      }
    },
    [name],
  );
  return [sizes, remember];
}
