import type { CheckResult, Finding } from '../../core/checks/index.js';
import type { Disclosure } from '../../core/disclosure/index.js';
import type { Note } from '../../core/review/index.js';
import type { Workspace } from './open.js';
import { entriesOfDisclosure, entryOfFinding, entryOfNote, KIND_MARKS, type SearchEntry } from './search-entries.js';
import { CELL_SEPARATOR, indexWords } from './search-words.js';

/** Raise it when the same content gives other entries or words: documents are then indexed again after opening. */
const INDEX_VERSION = 2;

/** Where entries came from; they are replaced by source. */
type Source = 'reading' | 'own' | 'across' | 'note';

/** An entry as the index takes it. `place`: JSON; `words`: those by which it is found. */
export type WordedEntry = { readonly text: string; readonly place: string; readonly words: string };

type OwnedEntry = { readonly document: string; readonly entry: WordedEntry };

/** Entries worded in one turn: a document has thousands. */
const WORDED = 400;

/** Without words nothing can be found. */
function worded({ kind, text, place }: SearchEntry): readonly WordedEntry[] {
  const words = indexWords(text, KIND_MARKS[kind]);
  return words === '' ? [] : [{ text, place: JSON.stringify(place), words }];
}

/** What can be found in a disclosure, with a pause after so many entries. */
export function* wordsInSteps(disclosure: Disclosure): Generator<undefined, readonly WordedEntry[]> {
  const entries = entriesOfDisclosure(disclosure);
  const made: WordedEntry[] = [];
  for (let from = 0; from < entries.length; from += WORDED) {
    yield;
    made.push(...entries.slice(from, from + WORDED).flatMap(worded));
  }
  return made;
}

function remove(workspace: Workspace, ids: readonly number[]): void {
  const fromIndex = workspace.database.prepare('DELETE FROM search_index WHERE rowid = ?');
  const fromEntries = workspace.database.prepare('DELETE FROM search_entry WHERE id = ?');
  for (const id of ids) {
    fromIndex.run(id);
    fromEntries.run(id);
  }
}

/** Takes away what came from a source, at one document or (null) at all. */
function removeSource(workspace: Workspace, document: string | null, source: Source): void {
  const where = document === null ? 'source = ?' : 'source = ? AND document = ?';
  const ids = workspace.database
    .prepare<string[], number>(`SELECT id FROM search_entry WHERE ${where}`)
    .pluck()
    .all(...(document === null ? [source] : [source, document]));
  remove(workspace, ids);
}

function insert(workspace: Workspace, source: Source, entries: readonly OwnedEntry[]): void {
  const { database } = workspace;
  const last = database.prepare<[], number | null>('SELECT max(id) FROM search_entry').pluck();
  let id = last.get() ?? 0;
  const intoEntries = database.prepare(
    'INSERT INTO search_entry (id, document, source, text, place) VALUES (?, ?, ?, ?, ?)',
  );
  const intoIndex = database.prepare('INSERT INTO search_index (rowid, words) VALUES (?, ?)');
  for (const { document, entry } of entries) {
    id += 1;
    intoEntries.run(id, document, source, entry.text, entry.place);
    intoIndex.run(id, entry.words);
  }
}

/** Brings the index up to what a document says (`entries`, where they are made already). Part of the caller's transaction. */
export function indexReading(
  workspace: Workspace,
  document: string,
  disclosure: Disclosure,
  entries: readonly WordedEntry[] = entriesOfDisclosure(disclosure).flatMap(worded),
): void {
  removeSource(workspace, document, 'reading');
  const names = workspace.database
    .prepare<[string], { file: string; unit: string | null; code: string | null; year: number | null }>(
      `SELECT file_name AS file, unit_name AS unit, unit_code AS code, fiscal_year AS year FROM document
       WHERE sha256 = ?`,
    )
    .get(document);
  if (names === undefined) return;
  const { file, unit, code, year } = names;
  const text = [file, unit, code, year].filter((part) => part !== null).join(CELL_SEPARATOR);
  const name = worded({ kind: 'document', text, place: {} });
  insert(
    workspace,
    'reading',
    [...name, ...entries].map((entry) => ({ document, entry })),
  );
}

/** Brings the index up to what was found in one document, or (null) between documents. Part of the caller's transaction. */
export function indexFindings(
  workspace: Workspace,
  scope: 'own' | 'across',
  document: string | null,
  { findings }: CheckResult,
): void {
  removeSource(workspace, document, scope);
  insert(
    workspace,
    scope,
    findings.flatMap((finding) =>
      worded(entryOfFinding(finding)).map((entry) => ({
        document: document ?? finding.documents[0] ?? finding.at.document,
        entry,
      })),
    ),
  );
}

/** Brings the index up to a note. Part of the caller's transaction. */
export function indexNote(workspace: Workspace, note: Note): void {
  const known = workspace.database
    .prepare<[string, string], number>(
      `SELECT id FROM search_entry WHERE source = 'note' AND document = ? AND json_extract(place, '$.note') = ?`,
    )
    .pluck()
    .all(note.document, note.id);
  remove(workspace, known);
  const entry = entryOfNote(note);
  if (entry === null) return;
  insert(
    workspace,
    'note',
    worded(entry).map((one) => ({ document: note.document, entry: one })),
  );
}

/** Says that every entry of a document is written. Part of the caller's transaction. */
export function markIndexed(workspace: Workspace, document: string): void {
  workspace.database
    .prepare(
      `INSERT INTO search_document (document, version) VALUES (?, ?)
       ON CONFLICT (document) DO UPDATE SET version = excluded.version`,
    )
    .run(document, INDEX_VERSION);
}

/** Documents whose entries are not written yet: those of a workspace from before there was an index. */
export function listUnindexed(workspace: Workspace): readonly string[] {
  return workspace.database
    .prepare<[number], string>(
      `SELECT sha256 FROM document LEFT JOIN search_document ON search_document.document = sha256
       WHERE search_document.version IS NOT ? ORDER BY latest DESC, imported_at DESC`,
    )
    .pluck()
    .all(INDEX_VERSION);
}

/** Writes every entry of a document, in one transaction: what it says with its corrections, what was found, what was noted. */
export function indexDocument(
  workspace: Workspace,
  document: string,
  disclosure: Disclosure,
  notes: readonly Note[],
): void {
  const { database } = workspace;
  const foundIn = database.prepare<[string, string], string>(
    'SELECT body FROM finding WHERE document = ? AND scope = ? ORDER BY position',
  );
  database
    .transaction(() => {
      indexReading(workspace, document, disclosure);
      for (const scope of ['own', 'across'] as const) {
        const findings = foundIn
          .pluck()
          .all(document, scope)
          .map((body) => JSON.parse(body) as Finding);
        indexFindings(workspace, scope, document, { findings, coverage: [] });
      }
      for (const note of notes) if (note.document === document) indexNote(workspace, note);
      markIndexed(workspace, document);
    })
    .immediate();
}
