/** How often memory is looked at while something is read. A buffer of a gigabyte takes longer to fill. */
const INTERVAL_MS = 200;

/** A file being read. */
type Watched = { readonly size: number; readonly before: number; readonly onExceeded: () => void };

/**
 * Watches the memory of the process while files are read. The limits of a thread bound its JavaScript heap alone; pixels,
 * unpacked bytes and the memory of WebAssembly lie outside of it.
 */
export type MemoryWatch = {
  /** The limit for one file, in megabytes. */
  readonly limitMb: number;
  /** Watches from now on until the returned function is called. `size`: the file's length in bytes. */
  readonly start: (size: number, onExceeded: () => void) => () => void;
};

/**
 * Nobody tells which thread the memory of a process belongs to. So a file is at fault only when the process has grown,
 * since its reading began, by more than all that are being read may take together; of those the largest file is ended,
 * one at a time. `resident` gives the memory of the process in bytes; `before`, from where a file's memory counts: left out,
 * from what the process has when its reading begins.
 */
export function createMemoryWatch(
  limitMb: number,
  resident: () => number = process.memoryUsage.rss,
  before: () => number = resident,
): MemoryWatch {
  const watched = new Set<Watched>();
  let timer: NodeJS.Timeout | null = null;
  const look = (): void => {
    const now = resident();
    const allowed = limitMb * 2 ** 20 * watched.size;
    const [largest] = [...watched]
      .filter(({ before }) => now - before > allowed)
      .toSorted((left, right) => right.size - left.size);
    largest?.onExceeded();
  };
  return {
    limitMb,
    start: (size, onExceeded) => {
      const entry = { size, before: before(), onExceeded };
      watched.add(entry);
      timer ??= setInterval(look, INTERVAL_MS).unref();
      return () => {
        watched.delete(entry);
        if (watched.size > 0 || timer === null) return;
        clearInterval(timer);
        timer = null;
      };
    },
  };
}
