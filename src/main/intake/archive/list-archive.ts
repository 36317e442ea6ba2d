import { HEAD_LENGTH, looksLikeDocument } from '../document-content.js';
import { byName, endingOf, isClutter, mayBeDocument } from '../document-names.js';
import type { ArchiveListing, ArchiveMember, ReadFailure } from '../job.js';
import { LARGEST_FILE, tooLarge } from '../messages.js';
import { sniff, zipKind } from '../sniff.js';
import { sourceOfBytes, type ByteSource } from './byte-source.js';
import { MOST_ENTRIES, readDirectory, type ArchiveEntry } from './directory.js';
import { entryNames, isFolder, shownParts } from './entry-names.js';
import { archiveFailure, DEEPEST_ARCHIVE, LARGEST_TOTAL } from './messages.js';
import { obstacleOf, unpackEntry, unpackHead, type UnpackedEntry } from './unpack.js';

/** What has been found so far, in all archives together. */
type Found = {
  readonly members: ArchiveMember[];
  readonly problems: { readonly name: string; readonly failure: ReadFailure }[];
  entries: number;
  /** Unpacked bytes of the members. */
  total: number;
};

/** A file of an archive that could be a document. */
type Candidate = {
  readonly entry: ArchiveEntry;
  /** Place in the directory. */
  readonly index: number;
  readonly name: string;
  /** False: nothing but its content can say whether it is one. */
  readonly isNamed: boolean;
};

/** What stops the listing of an archive as a whole. */
class Refused extends Error {
  readonly failure: ReadFailure;
  constructor(failure: ReadFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/**
 * 列出压缩包. Lists the documents of a ZIP archive and of archives inside it; null where the file is a document that is
 * packed as ZIP (Word, Excel, OFD). Only directories are read; archives inside are unpacked in memory. Nothing is written.
 */
export function listArchive(source: ByteSource, name: string): ArchiveListing | null {
  const directory = readDirectory(source);
  // What is cut off may have been a document as well: reading it says so.
  if (!directory.ok && directory.reason === 'damaged') return null;
  if (directory.ok && zipKind(directory.entries.map(({ rawName }) => latin1(rawName))) !== 'zip') return null;
  const found: Found = { members: [], problems: [], entries: 0, total: 0 };
  try {
    listInto(found, source, name, []);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { members: [], problems: [{ name, failure: error.failure }] };
  }
  return { members: distinct(found.members), problems: found.problems };
}

/** Why an entry is not read, in words. */
export function entryFailure(
  name: string,
  reason: Extract<UnpackedEntry, { ok: false }>['reason'],
  size: number,
): ReadFailure {
  switch (reason) {
    case 'encrypted':
      return archiveFailure(name, 'encrypted-entry');
    case 'unknown-method':
      return archiveFailure(name, 'unknown-method');
    case 'damaged':
      return archiveFailure(name, 'damaged-entry');
    case 'too-large-inside':
      return size > LARGEST_FILE && size < LARGEST_TOTAL ? tooLarge(name, size) : archiveFailure(name, 'bomb');
  }
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/** Lists one archive; `way` leads to it. Throws `Refused` where the whole is too much. */
function listInto(found: Found, source: ByteSource, name: string, way: readonly number[]): void {
  const directory = readDirectory(source);
  const problem = (which: Parameters<typeof archiveFailure>[1]): void =>
    void found.problems.push({ name, failure: archiveFailure(name, which) });
  if (!directory.ok) return problem(directory.reason);
  if (hasOverlaps(directory.entries)) return problem('overlapping');
  found.entries += directory.entries.length;
  if (found.entries > MOST_ENTRIES) throw new Refused(archiveFailure(name, 'too-many'));
  const before = found.members.length + found.problems.length;
  for (const candidate of candidatesOf(directory.entries, name)) listEntry(found, source, candidate, way);
  if (!directory.complete) problem('incomplete');
  if (found.members.length + found.problems.length === before) problem('no-documents');
}

function candidatesOf(entries: readonly ArchiveEntry[], archive: string): readonly Candidate[] {
  const names = entryNames(entries);
  return entries
    .flatMap((entry, index) => {
      const name = names[index] ?? '';
      const parts = shownParts(name);
      const may = mayBeDocument(parts.at(-1) ?? '');
      return isFolder(name) || parts.some(isClutter) || may === false ? [] : [{ entry, index, parts, may }];
    })
    .sort((left, right) => byParts(left.parts, right.parts))
    .map(({ entry, index, parts, may }) => ({
      entry,
      index,
      name: [archive, ...parts].join('/'),
      isNamed: may === true,
    }));
}

/** Folder by folder, as a folder on disk is walked. */
function byParts(left: readonly string[], right: readonly string[]): number {
  for (const [index, part] of left.entries()) {
    const order = byName(part, right[index] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function listEntry(found: Found, source: ByteSource, candidate: Candidate, way: readonly number[]): void {
  const { entry, index, name } = candidate;
  const fail = (failure: ReadFailure): void => void found.problems.push({ name, failure });
  const obstacle = obstacleOf(entry, LARGEST_FILE);
  if (obstacle !== null) return fail(entryFailure(name, obstacle, entry.size));
  if (!candidate.isNamed && !looksLikeDocument(unpackHead(source, entry, HEAD_LENGTH))) return;
  found.total += entry.size;
  if (found.total > LARGEST_TOTAL) throw new Refused(archiveFailure(name, 'total'));
  const entries = [...way, index];
  if (endingOf(name) === 'zip') {
    const unpacked = unpackEntry(source, entry, LARGEST_FILE);
    if (!unpacked.ok) return fail(entryFailure(name, unpacked.reason, entry.size));
    const kind = sniff(unpacked.bytes);
    if (kind === 'zip' || kind === 'damaged-zip') {
      if (entries.length >= DEEPEST_ARCHIVE) return fail(archiveFailure(name, 'too-deep'));
      return listInto(found, sourceOfBytes(unpacked.bytes), name, entries);
    }
  }
  found.members.push({ name, entries });
}

/** Files that share bytes of the archive: made to grow without end, never by a program that packs documents. */
function hasOverlaps(entries: readonly ArchiveEntry[]): boolean {
  const places = entries
    .filter(({ packedSize }) => packedSize > 0)
    .map(({ at, packedSize, rawName }) => ({ from: at, to: at + packedSize + rawName.length }))
    .sort((left, right) => left.from - right.from);
  return places.some(({ from }, index) => from < (places[index - 1]?.to ?? 0));
}

/** An archive may hold two files of one name; each has a line of its own. */
function distinct(members: readonly ArchiveMember[]): readonly ArchiveMember[] {
  const seen = new Map<string, number>();
  return members.map((member) => {
    const count = (seen.get(member.name) ?? 0) + 1;
    seen.set(member.name, count);
    return count === 1 ? member : { ...member, name: `${member.name}（第 ${count} 个同名文件）` };
  });
}
