import type Database from 'better-sqlite3';

/** Pages copied in one turn at first, least and most: a page has 4 KB. */
const PAGES = { first: 64, least: 16, most: 1024 } as const;
/** A turn, with whatever came between, that took longer or shorter (milliseconds) makes the next one smaller or larger. */
const TURN = { long: 30, short: 8 } as const;

/**
 * Copies an open workspace to `target` a few pages at a time, so that other requests get their turn in between. What is
 * written meanwhile through the same connection goes into the copy. It is not looked at: `settleCopy` does that. Rejects where
 * the copy cannot be written, where `signal` asks it to stop or the workspace is closed.
 */
export async function copyInSteps(database: Database.Database, target: string, signal: AbortSignal): Promise<void> {
  let pages: number = PAGES.first;
  let last = performance.now();
  await database.backup(target, {
    progress: () => {
      signal.throwIfAborted();
      const now = performance.now();
      if (now - last > TURN.long) pages = Math.max(PAGES.least, pages >> 1);
      else if (now - last < TURN.short) pages = Math.min(PAGES.most, pages << 1);
      last = now;
      return pages;
    },
  });
  signal.throwIfAborted();
}
