import type { CheckResult } from '../../core/checks/index.js';
import {
  identityOf,
  isSameDisclosure,
  isSamePart,
  type Disclosure,
  type Identity,
  type Level,
  type SourceFormat,
  type Stage,
} from '../../core/disclosure/index.js';
import { insertChecks } from './findings.js';
import { appendLog } from './log.js';
import type { Workspace } from './open.js';
import { pack, packJson, unpack, unpackJson } from './packing.js';
import type { Prepared } from './prepare-document.js';
import { indexReading, markIndexed } from './search-index.js';
import { timestamp } from './timestamp.js';

/** A document to keep, with everything found in it. */
export type NewDocument = {
  /** SHA-256 of `bytes`. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly format: SourceFormat;
  /** As it was read. */
  readonly disclosure: Disclosure;
  /** With the corrections in force, where there are any; the columns of the library show it. */
  readonly corrected?: Disclosure;
  /** Found in the corrected disclosure. */
  readonly check: CheckResult;
  readonly lines: readonly string[] | null;
  /** Why the state is not `read`, Chinese, or null. */
  readonly message: string | null;
  /** Version of the reading and checking program that made the disclosure. */
  readonly engine: string;
  /** Made of all this in advance; left out, it is made while the document is written. */
  readonly prepared?: Prepared;
};

/** A document without its large parts. */
export type StoredDocument = {
  /** SHA-256 of the bytes. */
  readonly id: string;
  readonly fileName: string;
  readonly format: SourceFormat;
  readonly size: number;
  readonly lineage: string;
  readonly version: number;
  readonly latest: boolean;
  readonly state: 'read' | 'partial' | 'unread';
  readonly message: string | null;
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly level: Level;
  readonly fiscalYear: number | null;
  readonly stage: Stage | null;
  readonly tables: number;
  readonly projects: number;
  readonly defects: number;
  readonly engine: string;
  /** Rises with every change of the corrections in force. */
  readonly layer: number;
  readonly importedAt: string;
};

type DocumentRow = Omit<StoredDocument, 'latest'> & { readonly latest: number };

const COLUMNS = `document.sha256 AS id, file_name AS fileName, format, original.size AS size, lineage, version, latest,
  state, message, unit_code AS unitCode, unit_name AS unitName, level, fiscal_year AS fiscalYear, stage,
  table_count AS tables, project_count AS projects, defect_count AS defects, engine, layer, imported_at AS importedAt`;
const SELECT = `SELECT ${COLUMNS} FROM document JOIN original ON original.sha256 = document.sha256`;

function fromRow(row: DocumentRow): StoredDocument {
  return { ...row, latest: row.latest === 1 };
}

/** One document, or null. */
export function findDocument(workspace: Workspace, id: string): StoredDocument | null {
  const row = workspace.database.prepare<[string], DocumentRow>(`${SELECT} WHERE document.sha256 = ?`).get(id);
  return row === undefined ? null : fromRow(row);
}

/** Codes as `compareUnitCodes` orders them: a department before its units, shorter codes as numbers. */
const ORDER = `ORDER BY fiscal_year DESC, min(length(unit_code), 3), unit_code, unit_name,
  (SELECT file_name FROM document AS first WHERE first.lineage = document.lineage AND first.version = 1),
  lineage, version DESC`;

/** Every document: by year (newest first), unit and name; the versions of one disclosure together, newest first. */
export function listDocuments(workspace: Workspace): readonly StoredDocument[] {
  return workspace.database.prepare<[], DocumentRow>(`${SELECT} ${ORDER}`).all().map(fromRow);
}

/** The recognised disclosure of a document, or null where there is no such document. */
export function loadDisclosure(workspace: Workspace, id: string): Disclosure | null {
  const row = workspace.database
    .prepare<[string], { disclosure: Buffer }>('SELECT disclosure FROM reading WHERE document = ?')
    .get(id);
  return row === undefined ? null : complete(unpackJson<Disclosure>(row.disclosure));
}

const UNREAD = { value: null, from: 'none', at: null, rejected: [] } as const;
const NOTHING_READ = { unitType: UNREAD, region: UNREAD } as const;

/** A reading kept by an older program lacks the facts that are read today. */
function complete(reading: Disclosure): Disclosure {
  return { ...reading, profile: { ...NOTHING_READ, ...reading.profile } };
}

/** Text lines of the source; null where the format has none or the document is unknown. */
export function loadLines(workspace: Workspace, id: string): readonly string[] | null {
  const row = workspace.database
    .prepare<[string], { lines: Buffer | null }>('SELECT lines FROM reading WHERE document = ?')
    .get(id);
  return row === undefined || row.lines === null ? null : unpackJson<readonly string[]>(row.lines);
}

/** The original file, byte for byte, or null. */
export function loadOriginal(workspace: Workspace, id: string): Buffer | null {
  const row = workspace.database
    .prepare<[string], { encoding: 'raw' | 'deflate'; bytes: Buffer }>(
      'SELECT encoding, bytes FROM original WHERE sha256 = ?',
    )
    .get(id);
  return row === undefined ? null : unpack(row);
}

/** Parameters of the columns that come from the reading with its corrections. */
function recognisedColumns(disclosure: Disclosure): Readonly<Record<string, string | number | null>> {
  const { profile } = disclosure;
  return {
    state: disclosure.status,
    unit_code: profile.unitCode.value,
    unit_name: profile.unitName.value,
    level: profile.level.value ?? 'unknown',
    fiscal_year: profile.fiscalYear.value,
    stage: profile.stage.value,
    table_count: disclosure.tables.length,
    project_count: disclosure.projects.length,
    defect_count: disclosure.defects.length,
  };
}

function readingColumns(document: NewDocument): Readonly<Record<string, string | number | null>> {
  return {
    ...recognisedColumns(document.corrected ?? document.disclosure),
    sha256: document.sha256,
    format: document.format,
    message: document.message,
    engine: document.engine,
  };
}

function writeReading(workspace: Workspace, document: NewDocument): void {
  const { database } = workspace;
  database.prepare('DELETE FROM reading WHERE document = ?').run(document.sha256);
  database
    .prepare('INSERT INTO reading (document, disclosure, lines) VALUES (?, ?, ?)')
    .run(
      document.sha256,
      document.prepared?.disclosure ?? packJson(document.disclosure),
      document.lines === null ? null : (document.prepared?.lines ?? packJson(document.lines)),
    );
  insertChecks(workspace, 'own', document.sha256, document.check);
  const { corrected, disclosure, prepared } = document;
  indexReading(workspace, document.sha256, corrected ?? disclosure, prepared?.entries);
}

/** The latest document of which a new one with this profile would be a newer version, or null. */
export function formerVersion(workspace: Workspace, disclosure: Disclosure): StoredDocument | null {
  const identity = identityOf(disclosure);
  const isFormer = (known: StoredDocument): boolean =>
    isSameDisclosure(identity, known) && holdsSameParts(workspace, disclosure, known.id);
  return latestOf(workspace, identity).find(isFormer) ?? null;
}

/** The latest documents of a year and stage: to look through all of them each time would take longer with every one there is. */
export function latestOf(
  workspace: Workspace,
  { fiscalYear, stage }: Pick<Identity, 'fiscalYear' | 'stage'>,
): readonly StoredDocument[] {
  return workspace.database
    .prepare<[number | null, string | null], DocumentRow>(
      `${SELECT} WHERE latest = 1 AND fiscal_year = ? AND stage = ? ${ORDER}`,
    )
    .all(fiscalYear, stage)
    .map(fromRow);
}

/** Whether a stored document holds the same parts of its disclosure as another reading. */
export function holdsSameParts(workspace: Workspace, reading: Disclosure, stored: string): boolean {
  const known = loadDisclosure(workspace, stored);
  return known === null || isSamePart(reading, known);
}

function insertDocument(workspace: Workspace, document: NewDocument, actor: string): void {
  const { database } = workspace;
  const columns = readingColumns(document);
  const former = formerVersion(workspace, document.corrected ?? document.disclosure);
  if (former !== null) database.prepare('UPDATE document SET latest = 0 WHERE sha256 = ?').run(former.id);
  const packed = document.prepared?.original ?? pack(document.bytes);
  database
    .prepare('INSERT INTO original (sha256, size, encoding, bytes) VALUES (?, ?, ?, ?)')
    .run(document.sha256, document.bytes.byteLength, packed.encoding, packed.bytes);
  const lineage = former?.lineage ?? document.sha256;
  const version = (former?.version ?? 0) + 1;
  database
    .prepare(
      `INSERT INTO document (sha256, file_name, format, lineage, version, latest, state, message, unit_code, unit_name,
         level, fiscal_year, stage, table_count, project_count, defect_count, engine, imported_at)
       VALUES (@sha256, @file_name, @format, @lineage, @version, 1, @state, @message, @unit_code, @unit_name,
         @level, @fiscal_year, @stage, @table_count, @project_count, @defect_count, @engine, @imported_at)`,
    )
    .run({ ...columns, file_name: document.fileName, lineage, version, imported_at: timestamp() });
  writeReading(workspace, document);
  markIndexed(workspace, document.sha256);
  appendLog(database, {
    actor,
    action: 'document.import',
    subject: document.sha256,
    detail: {
      fileName: document.fileName,
      size: document.bytes.byteLength,
      engine: document.engine,
      lineage,
      version,
      state: document.disclosure.status,
    },
  });
}

function replaceReading(workspace: Workspace, document: NewDocument, engineBefore: string, actor: string): void {
  const { database } = workspace;
  database
    .prepare(
      `UPDATE document SET format = @format, state = @state, message = @message, unit_code = @unit_code,
         unit_name = @unit_name, level = @level, fiscal_year = @fiscal_year, stage = @stage,
         table_count = @table_count, project_count = @project_count, defect_count = @defect_count, engine = @engine,
         layer = layer + 1
       WHERE sha256 = @sha256`,
    )
    .run(readingColumns(document));
  writeReading(workspace, document);
  appendLog(database, {
    actor,
    action: 'document.read-again',
    subject: document.sha256,
    detail: { fileName: document.fileName, engineBefore, engine: document.engine },
  });
}

/** What a document says and how it was checked after its corrections have changed. */
export type CorrectedReading = {
  readonly document: string;
  readonly disclosure: Disclosure;
  readonly check: CheckResult;
  /** Why the state is not `read`, Chinese, or null. */
  readonly message: string | null;
};

/** Brings columns, findings and coverage of a document up to its corrections. Part of the caller's transaction. */
export function updateCorrected(
  workspace: Workspace,
  { document, disclosure, check, message }: CorrectedReading,
): void {
  workspace.database
    .prepare(
      `UPDATE document SET state = @state, message = @message, unit_code = @unit_code, unit_name = @unit_name,
         level = @level, fiscal_year = @fiscal_year, stage = @stage, table_count = @table_count,
         project_count = @project_count, defect_count = @defect_count, layer = layer + 1
       WHERE sha256 = @sha256`,
    )
    .run({ ...recognisedColumns(disclosure), message, sha256: document });
  insertChecks(workspace, 'own', document, check);
  indexReading(workspace, document, disclosure);
}

/**
 * Keeps a document with its reading, findings, coverage and log row in one transaction. Bytes that are known already
 * are not kept twice: their reading is replaced, name, lineage, version and notes stay. A newer version of a known
 * disclosure is kept beside the older one, which is then no longer the latest.
 */
export function storeDocument(
  workspace: Workspace,
  document: NewDocument,
  actor: string,
  /** Written in the same transaction, once the document is there. */
  also: (stored: StoredDocument) => void = () => undefined,
): StoredDocument {
  return workspace.database
    .transaction((): StoredDocument => {
      const known = findDocument(workspace, document.sha256);
      if (known === null) insertDocument(workspace, document, actor);
      else replaceReading(workspace, document, known.engine, actor);
      const stored = findDocument(workspace, document.sha256);
      if (stored === null) throw new Error('a stored document must be there');
      also(stored);
      return stored;
    })
    .immediate();
}
