import type { StripLayout } from './tiff-strips.js';

/** What a chain of directories is: all there, broken off, or running in a circle. */
type DirectoryChain = 'whole' | 'cut' | 'circular';

/** 目录链. Each directory of a TIFF file stands for a page and names the place of the next one. */
export function directoryChain(bytes: Uint8Array): DirectoryChain {
  if (bytes.length < 8) return 'cut';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = bytes[0] === 0x49;
  const seen = new Set<number>();
  for (let at = view.getUint32(4, isLittle); at !== 0;) {
    if (seen.has(at)) return 'circular';
    seen.add(at);
    const entries = at + 2;
    if (entries > bytes.length) return 'cut';
    const end = entries + view.getUint16(at, isLittle) * 12;
    if (end > bytes.length) return 'cut';
    // The last four bytes, which name no other page, some programs leave away.
    at = end + 4 <= bytes.length ? view.getUint32(end, isLittle) : 0;
  }
  return 'whole';
}

/** Whether the strips or tiles of a page lie within a file of `size` bytes: what is missing would come out as white paper. */
export function holdsPicture(page: Readonly<Record<string, unknown>>, size: number): boolean {
  const offsets = listOf(page['t273'] ?? page['t324']);
  const lengths = listOf(page['t279'] ?? page['t325']);
  return offsets.every((offset, index) => offset + (lengths[index] ?? 0) <= size);
}

/** How the strips or tiles of a page are packed; null where each colour has strips of its own, which would be drawn as one. */
export function stripLayout(page: Readonly<Record<string, unknown>>): StripLayout | null {
  const first = (tag: string, usual: number): number => listOf(page[tag])[0] ?? usual;
  const colours = first('t277', 1);
  if (first('t284', 1) === SEPARATE && colours > 1) return null;
  const isTiled = page['t273'] === undefined && page['t324'] !== undefined;
  const offsets = listOf(page[isTiled ? 't324' : 't273']);
  const lengths = listOf(page[isTiled ? 't325' : 't279']);
  const pageRows = first('t257', 0);
  return {
    compression: first('t259', 1),
    strips: offsets.map((offset, index) => [offset, lengths[index] ?? 0]),
    rowBytes: Math.ceil((first(isTiled ? 't322' : 't256', 0) * first('t258', 1) * colours) / 8),
    stripRows: isTiled ? first('t323', 0) : Math.min(first('t278', pageRows), pageRows),
    pageRows: isTiled ? null : pageRows,
  };
}

/** Where the colours of a picture are stored one behind the other. */
const SEPARATE = 2;

function listOf(tag: unknown): readonly number[] {
  const values: readonly unknown[] =
    Array.isArray(tag) || ArrayBuffer.isView(tag) ? Array.from(tag as ArrayLike<unknown>) : [];
  return values.map(Number);
}
