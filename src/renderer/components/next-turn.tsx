import { useEffect, useState, type JSX, type ReactNode } from 'react';

/** Milliseconds between the turns of two parts: they must not fall together. */
const GAP = 20;

/**
 * True from a later turn on: for a part of a screen that takes long to draw. A screen drawn at once would be one turn of all its parts,
 * in which no key is answered. `after`: of two such parts the first comes after 1, the second after 2.
 */
export function useLaterTurn(after: 1 | 2): boolean {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), (after - 1) * GAP);
    return () => clearTimeout(timer);
  }, [after]);
  return due;
}

/** A part of a screen that comes in the turn after what stands around it. Only its first drawing waits. */
export function NextTurn({ children }: { readonly children: ReactNode }): JSX.Element | null {
  return useLaterTurn(1) ? <>{children}</> : null;
}
