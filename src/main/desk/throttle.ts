/** A call that happens at most once in `interval` milliseconds; the last one is never lost. */
export type Throttled = {
  readonly request: () => void;
  /** Calls at once what is still due. */
  readonly flush: () => void;
};

/** Limits how often `action` runs: at once after a pause, else at the end of the interval. */
export function throttle(action: () => void, interval: number): Throttled {
  let last = -Infinity;
  let timer: NodeJS.Timeout | null = null;
  const run = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    last = performance.now();
    action();
  };
  return {
    request: () => {
      if (timer !== null) return;
      const wait = last + interval - performance.now();
      if (wait <= 0) run();
      else timer = setTimeout(run, wait);
    },
    flush: () => {
      if (timer !== null) run();
    },
  };
}
