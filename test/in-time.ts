import { expect } from 'vitest';

/** Runs before a slow one counts: a neighbour on the same core doubles what one run costs, what is guarded against fails them all. */
const RUNS = 3;

/**
 * The result of work that must cost less than `limit` milliseconds of computing: on its own thread, as what collects the garbage
 * of every other test at its side is not the reader's.
 */
export function inTime<Result>(limit: number, work: () => Result): Result {
  let least = Infinity;
  let result: Result;
  let run = 0;
  do {
    const before = process.threadCpuUsage();
    result = work();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
    run += 1;
  } while (least >= limit && run < RUNS);
  expect(least).toBeLessThan(limit);
  return result;
}
