import { useCallback, useState } from 'react';
import { FIRST_THRESHOLDS, isThreshold, type Thresholds } from './compare-filter.js';

const NAME = 'desk.compare-thresholds';

function stored(): Thresholds {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(NAME) ?? 'null');
    if (!Array.isArray(value)) return FIRST_THRESHOLDS;
    const [percent, amount]: readonly unknown[] = value;
    const known = typeof percent === 'string' && typeof amount === 'string';
    return known && isThreshold(percent) && isThreshold(amount) ? { percent, amount } : FIRST_THRESHOLDS;
  } catch {
    // Storage is switched off: nothing is remembered.
    return FIRST_THRESHOLDS;
  }
}

/** Thresholds of the filter 超过 as the reviewer left them. */
export function useThresholds(): readonly [Thresholds, (next: Thresholds) => void] {
  const [thresholds, setThresholds] = useState(stored);
  const remember = useCallback((next: Thresholds) => {
    setThresholds(next);
    try {
      localStorage.setItem(NAME, JSON.stringify([next.percent, next.amount]));
    } catch {
      // They hold for as long as the page is open.
    }
  }, []);
  return [thresholds, remember];
}
