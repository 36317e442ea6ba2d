/** Sector numbers from here on are marks: free, end of chain, allocation tables. */
const MARKS = 0xfffffffa;
const ENTRY_LENGTH = 128;
const HEADER_TABLES = 109;
const STORAGE = 1;
const STREAM = 2;
const ROOT = 5;
/** Entries of a directory; office documents have some dozens, those with many embedded objects some thousands. */
const ENTRY_LIMIT = 100_000;

/** An opened OLE2 compound file, the container of .doc, .xls, .wps, .et and encrypted office files. */
export type CompoundFile = {
  /** Names of the streams and storages at its top: what is inside an embedded object is not listed. */
  readonly names: readonly string[];
  /** Content of a stream at the top, as far as it is there; null where there is none of that name. */
  readonly stream: (name: string) => Uint8Array | null;
  /** The file ends before one of its streams does: it was not copied or downloaded in full. */
  readonly isShort: boolean;
};

type Entry = {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
};

/**
 * Opens a compound file. Chains that run in circles or out of the file end there: nothing is read twice, and what is
 * missing is missing. Null where header or
 * directory are damaged.
 */
export function openCompound(bytes: Uint8Array): CompoundFile | null {
  if (bytes.length < 512) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const sectors = sectorReader(bytes, view, 1 << shift);
  const entries = entriesOf(sectors.read(view.getUint32(48, true), ENTRY_LIMIT * ENTRY_LENGTH));
  const root = entries[0];
  if (root === undefined) return null;
  const { top, isPart } = topEntries(entries);
  let small: ((entry: Entry) => Uint8Array) | null = null;
  const cutoff = view.getUint32(56, true);
  const isLarge = ({ size }: Entry): boolean => size >= cutoff;
  return {
    names: top.map(({ name }) => name),
    stream: (name) => {
      const entry = top.find((candidate) => candidate.name === name && candidate.type !== STORAGE);
      if (entry === undefined) return null;
      if (isLarge(entry)) return sectors.read(entry.start, entry.size);
      small ??= smallReader(sectors, root, view.getUint32(60, true));
      return small(entry);
    },
    isShort:
      isPart ||
      [root, ...top.filter((entry) => entry.type === STREAM && isLarge(entry))].some(
        ({ start, size }) => sectors.held(start, size) < size,
      ),
  };
}

type Sectors = {
  readonly read: (start: number, size: number) => Uint8Array;
  /** How many bytes of a stream are in the file. */
  readonly held: (start: number, size: number) => number;
};

function sectorReader(bytes: Uint8Array, view: DataView, size: number): Sectors {
  const perTable = size / 4;
  const most = Math.ceil(bytes.length / size);
  const tables = tableSectors(view, size, most);
  const next = (sector: number): number => {
    const table = tables[Math.floor(sector / perTable)];
    const at = table === undefined ? bytes.length : (table + 1) * size + (sector % perTable) * 4;
    return at + 4 <= bytes.length ? view.getUint32(at, true) : MARKS;
  };
  const partsOf = (start: number, length: number): readonly Uint8Array[] => {
    const wanted = Math.min(Math.ceil(length / size), most);
    const parts: Uint8Array[] = [];
    const seen = new Set<number>();
    for (let sector = start; parts.length < wanted && sector < MARKS; sector = next(sector)) {
      const at = (sector + 1) * size;
      if (at >= bytes.length || seen.has(sector)) break;
      seen.add(sector);
      parts.push(bytes.subarray(at, at + size));
    }
    return parts;
  };
  return {
    read: (start, length) => joined(partsOf(start, length)).subarray(0, length),
    held: (start, length) => partsOf(start, length).reduce((sum, part) => sum + part.length, 0),
  };
}

/** Sectors of the allocation table: 109 are named in the header, more in a chain of their own. */
function tableSectors(view: DataView, size: number, most: number): readonly number[] {
  const tables: number[] = [];
  for (let index = 0; index < HEADER_TABLES; index += 1) {
    const sector = view.getUint32(76 + index * 4, true);
    if (sector >= MARKS) return tables;
    tables.push(sector);
  }
  const seen = new Set<number>();
  for (let sector = view.getUint32(68, true); sector < MARKS && !seen.has(sector);) {
    seen.add(sector);
    const at = (sector + 1) * size;
    if (at + size > view.byteLength) break;
    for (let entry = at; entry < at + size - 4 && tables.length < most; entry += 4) {
      tables.push(view.getUint32(entry, true));
    }
    sector = view.getUint32(at + size - 4, true);
  }
  return tables;
}

/** Streams below the cutoff lie in sectors of 64 bytes inside the stream of the root. */
function smallReader(sectors: Sectors, root: Entry, tableStart: number): (entry: Entry) => Uint8Array {
  const content = sectors.read(root.start, root.size);
  const table = sectors.read(tableStart, Math.ceil(root.size / 64) * 4);
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  return ({ start, size }) => {
    const wanted = Math.min(Math.ceil(size / 64), Math.ceil(content.length / 64));
    const parts: Uint8Array[] = [];
    for (let sector = start; parts.length < wanted && sector < MARKS;) {
      if (sector * 64 >= content.length) break;
      parts.push(content.subarray(sector * 64, sector * 64 + 64));
      sector = sector * 4 + 4 <= view.byteLength ? view.getUint32(sector * 4, true) : MARKS;
    }
    return joined(parts).subarray(0, size);
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function entriesOf(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_LENGTH <= directory.length; at += ENTRY_LENGTH) {
    const length = view.getUint16(at + 64, true);
    const isNamed = length >= 2 && length <= 64;
    entries.push({
      name: isNamed ? new TextDecoder('utf-16le').decode(directory.subarray(at, at + length - 2)) : '',
      type: directory[at + 66] ?? 0,
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries.some(({ name }) => name !== '') ? entries : [];
}

/**
 * What the root holds itself. Where its tree is broken, every entry: better one too many than a file not known. `isPart`:
 * the tree names entries that are not there.
 */
function topEntries(entries: readonly Entry[]): { readonly top: readonly Entry[]; readonly isPart: boolean } {
  let isPart = false;
  const found: Entry[] = [];
  const seen = new Set<number>([0]);
  const waiting = [entries[0]?.child ?? MARKS];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    isPart ||= entry === undefined && index < MARKS;
    if (entry === undefined || seen.has(index)) continue;
    seen.add(index);
    if (entry.name !== '') found.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return { top: found.length > 0 ? found : entries.filter(({ name, type }) => name !== '' && type !== ROOT), isPart };
}
