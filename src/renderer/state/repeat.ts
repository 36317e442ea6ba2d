import { useEffect, useReducer } from 'react';

/** While the service works at something, how often is asked how far it is, in milliseconds. */
const PACE = 500;

/** A number that stands for how often something was asked, and what raises it (the same function at every drawing). */
export function useTurn(): readonly [turn: number, again: () => void] {
  return useReducer((before: number) => before + 1, 0);
}

/** Asks again and again while a work is running. `again` is the same function at every drawing (`useTurn`). */
export function useRepeat(isRunning: boolean, again: () => void): void {
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(again, PACE);
    return () => clearInterval(timer);
  }, [isRunning, again]);
}
