const FREE = 0xfffffffa;
const ENTRY_LENGTH = 128;
const MOST_SECTORS = 4096;

/**
 * Names of the streams of an OLE2 compound file (the container of .doc, .xls, .wps, .et and encrypted office files), read
 * from its directory sectors alone. Null where the container is damaged.
 */
export function compoundNames(bytes: Uint8Array): readonly string[] | null {
  if (bytes.length < 512) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const size = 1 << shift;
  const names: string[] = [];
  let sector = view.getUint32(48, true);
  for (let read = 0; read < MOST_SECTORS && sector < FREE; read += 1) {
    const start = (sector + 1) * size;
    if (start + size > bytes.length) break;
    for (let entry = start; entry < start + size; entry += ENTRY_LENGTH) {
      const length = view.getUint16(entry + 64, true);
      if (length < 2 || length > 64) continue;
      names.push(new TextDecoder('utf-16le').decode(bytes.subarray(entry, entry + length - 2)));
    }
    sector = nextSector(view, sector, size);
  }
  return names.length > 0 ? names : null;
}

/** Follows the allocation table. Only the first 109 table sectors are looked up: enough for files of seven megabytes. */
function nextSector(view: DataView, sector: number, size: number): number {
  const perTable = size / 4;
  const table = Math.floor(sector / perTable);
  if (table >= 109) return FREE;
  const tableSector = view.getUint32(76 + table * 4, true);
  const at = (tableSector + 1) * size + (sector % perTable) * 4;
  return tableSector < FREE && at + 4 <= view.byteLength ? view.getUint32(at, true) : FREE;
}
