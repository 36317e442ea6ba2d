import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryWatch } from '../../../src/main/intake/memory-watch.js';

const MEGABYTE = 2 ** 20;

describe('createMemoryWatch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ends the largest of the files that are at fault, and only while all together take more than they may', () => {
    let resident = 500 * MEGABYTE;
    const ended: string[] = [];
    const watch = createMemoryWatch(100, () => resident);
    const stops = new Map<string, () => void>();
    const read = (name: string, size: number): void => {
      const stop = watch.start(size, () => {
        ended.push(name);
        stops.get(name)?.();
      });
      stops.set(name, stop);
    };
    read('small', 10);
    read('large', 20);
    resident += 200 * MEGABYTE;
    vi.advanceTimersByTime(1_000);
    expect(ended).toEqual([]);
    resident += MEGABYTE;
    // It began after the memory was taken: whatever its size, it is not at fault.
    read('late', 1_000);
    vi.advanceTimersByTime(1_000);
    expect(ended).toEqual([]);
    resident += 100 * MEGABYTE;
    vi.advanceTimersByTime(200);
    expect(ended).toEqual(['large']);
    resident -= 200 * MEGABYTE;
    vi.advanceTimersByTime(1_000);
    expect(ended).toEqual(['large']);
    for (const stop of stops.values()) stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
