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

function listOf(tag: unknown): readonly number[] {
  const values: readonly unknown[] =
    Array.isArray(tag) || ArrayBuffer.isView(tag) ? Array.from(tag as ArrayLike<unknown>) : [];
  return values.map(Number);
}
