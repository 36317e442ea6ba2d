import { useEffect, useState } from 'react';

/** Lines drawn at first, and in every turn after it. */
const STEP = 30;

/**
 * How many of many tall lines are drawn: at first those that fit a screen, then more in every turn until all stand there. Drawn at once they
 * would be one long turn, in which no key is answered. What is drawn stays, and a longer list goes on from there.
 */
export function useGrowing(lines: number): number {
  const [drawn, setDrawn] = useState(STEP);
  useEffect(() => {
    if (drawn >= lines) return undefined;
    const timer = setTimeout(() => setDrawn(drawn + STEP));
    return () => clearTimeout(timer);
  }, [drawn, lines]);
  return Math.min(drawn, lines);
}
