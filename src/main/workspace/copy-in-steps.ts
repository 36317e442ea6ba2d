import { close, fdatasync, openSync } from 'node:fs';
import type Database from 'better-sqlite3';

/** Pages copied in one turn at first, least and most: a page has 4 KB. */
const PAGES = { first: 64, least: 16, most: 1024 } as const;
/** A turn, with whatever came between, that took longer or shorter (milliseconds) makes the next one smaller or larger. */
const TURN = { long: 30, short: 8 } as const;
/** So many pages written, and the disk is asked to take them. */
const FLUSHED = 1024;

/** Has a growing file written to the disk while it grows: the last step would wait for all of it otherwise. */
type Flusher = { readonly flush: () => void; readonly isIdle: () => boolean; readonly end: () => void };

function flusherOf(path: string): Flusher {
  let handle: number | null = null;
  let busy = false;
  let ended = false;
  const done = (): void => {
    busy = false;
    if (ended && handle !== null) close(handle, () => undefined);
  };
  return {
    flush: () => {
      if (busy) return;
      handle ??= openSync(path, 'r+');
      busy = true;
      fdatasync(handle, done);
    },
    isIdle: () => !busy,
    end: () => {
      ended = true;
      if (!busy) done();
    },
  };
}

/**
 * Copies an open workspace to `target` a few pages at a time, so that other requests get their turn in between. What is
 * written meanwhile through the same connection goes into the copy. It is not looked at: `settleCopy` does that. Rejects where
 * the copy cannot be written, where `signal` asks it to stop or the workspace is closed.
 */
export async function copyInSteps(database: Database.Database, target: string, signal: AbortSignal): Promise<void> {
  let pages: number = PAGES.first;
  let last = performance.now();
  let unflushed = 0;
  let lastFlushed = false;
  const flusher = flusherOf(target);
  try {
    await database.backup(target, {
      progress: ({ remainingPages }) => {
        signal.throwIfAborted();
        const now = performance.now();
        if (now - last > TURN.long) pages = Math.max(PAGES.least, pages >> 1);
        else if (now - last < TURN.short) pages = Math.min(PAGES.most, pages << 1);
        last = now;
        if (remainingPages <= pages) {
          // No page is copied while the disk is behind: the last step waits for the disk itself, and for all it has not written.
          if (!flusher.isIdle()) return 0;
          if (!lastFlushed) {
            lastFlushed = true;
            flusher.flush();
            return 0;
          }
        }
        unflushed += pages;
        if (unflushed >= FLUSHED) {
          flusher.flush();
          unflushed = 0;
        }
        return pages;
      },
    });
  } finally {
    flusher.end();
  }
  signal.throwIfAborted();
}
