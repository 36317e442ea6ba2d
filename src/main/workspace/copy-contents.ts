import Database from 'better-sqlite3';
import { APPLICATION_ID } from './migrate.js';
import type { Workspace } from './open.js';
import { corrupt, explainDatabaseError } from './problem.js';

/** What is in a copy of a workspace, so far as it tells it apart from the workspace. Plain data: it crosses threads. */
export type CopyContents = {
  /** Hashes of the log's rows, in order. */
  readonly log: readonly string[];
  readonly documents: readonly string[];
  /** Notes as `id revision`. */
  readonly notes: readonly string[];
};

/** What differs between a workspace and a copy of it. */
export type CopyDifference = {
  /** Rows of the log that both begin with. */
  readonly shared: number;
  /** Rows that only the workspace, or only the copy, has. */
  readonly lostActs: number;
  readonly gainedActs: number;
  /** File names of documents that the copy does not have. */
  readonly lostDocuments: readonly string[];
  /** Documents that only the copy has. */
  readonly gainedDocuments: number;
  /** Notes that the copy does not have, or has in another wording. */
  readonly lostNotes: number;
  readonly changedNotes: number;
};

function readFrom(database: Database.Database): CopyContents {
  const column = (sql: string): readonly string[] => database.prepare<[], string>(sql).pluck().all();
  return {
    log: column('SELECT hash FROM log ORDER BY sequence'),
    documents: column('SELECT sha256 FROM document ORDER BY sha256'),
    notes: column(`SELECT id || ' ' || revision FROM note ORDER BY id`),
  };
}

/** Reads what is in a copy. Nothing is changed. Throws WorkspaceProblem where it cannot be read. */
export function readCopy(path: string): CopyContents {
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    database.pragma('trusted_schema = OFF');
    if (Number(database.pragma('application_id', { simple: true })) !== APPLICATION_ID) throw corrupt(path);
    return readFrom(database);
  } catch (error) {
    throw explainDatabaseError(error, path);
  } finally {
    database?.close();
  }
}

/** Rows that two logs begin with: each row holds the hash of the one before, so that the last equal one proves all of them. */
function sharedRows(database: Database.Database, log: readonly string[]): number {
  const hashAt = database.prepare<[number], string>('SELECT hash FROM log WHERE sequence = ?').pluck();
  let [equal, different] = [0, log.length + 1];
  while (different - equal > 1) {
    const middle = (equal + different) >> 1;
    if (hashAt.get(middle) === log[middle - 1]) equal = middle;
    else different = middle;
  }
  return equal;
}

/** 恢复前核对. What of an open workspace a copy does not have, and the other way round. */
export function differenceTo({ database }: Workspace, copy: CopyContents): CopyDifference {
  const own = readFrom(database);
  const shared = sharedRows(database, copy.log);
  const [there, copied] = [new Set(copy.documents), new Set(copy.notes)];
  const ids = new Set(copy.notes.map((note) => note.split(' ', 1)[0]));
  const others = own.notes.filter((note) => !copied.has(note));
  const lostNotes = others.filter((note) => !ids.has(note.split(' ', 1)[0])).length;
  const nameOf = database.prepare<[string], string>('SELECT file_name FROM document WHERE sha256 = ?').pluck();
  const lost = own.documents.filter((document) => !there.has(document));
  return {
    shared,
    lostActs: own.log.length - shared,
    gainedActs: copy.log.length - shared,
    lostDocuments: lost.map((document) => nameOf.get(document) ?? document),
    gainedDocuments: copy.documents.length - (own.documents.length - lost.length),
    lostNotes,
    changedNotes: others.length - lostNotes,
  };
}
