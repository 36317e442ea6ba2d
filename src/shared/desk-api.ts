/**
 * The one contract between the desk's page and the program behind it: operations, events and errors.
 * No state, no logic beyond the schemas. Replies are values; nothing is thrown across the boundary.
 */
import { z } from 'zod';
import type { Anchor, Completion, Coverage, Finding, OwnRule, RuleInfo, TryOut } from '../core/checks/index.js';
import type { ComparableUnit, ComparedProject, ComparisonTable } from '../core/comparison/index.js';
import {
  MEASURES,
  TABLE_KINDS,
  type Correction,
  type Disclosure,
  type Profile,
  type SourceFormat,
  type TableKind,
} from '../core/disclosure/index.js';
import type { CorrectionPlace, Question } from '../core/recognition/corrections/index.js';
import type { Note, NotePlacement, Placed } from '../core/review/index.js';

// ---------------------------------------------------------------- replies

export type ErrorCode =
  | 'unknown-operation'
  | 'invalid-input'
  | 'not-found'
  /** The note was changed since it was read: nothing was written. `data` holds the newer note. */
  | 'conflict'
  | 'workspace'
  | 'internal';

export type DeskError = { readonly code: ErrorCode; readonly message: string; readonly data?: unknown };
export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: DeskError };

// ---------------------------------------------------------------- values

type DocumentState = 'pending' | 'read' | 'partial' | 'unread';

/** A line of the library. */
export type DocumentSummary = {
  /** SHA-256 of the bytes. */
  readonly id: string;
  readonly fileName: string;
  readonly format: SourceFormat;
  readonly size: number;
  readonly state: DocumentState;
  /** Reason in Chinese where the state is not `read`. */
  readonly message: string | null;
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly level: 'department' | 'unit' | 'unknown';
  readonly fiscalYear: number | null;
  readonly stage: 'budget' | 'final' | null;
  readonly tables: number;
  readonly projects: number;
  readonly defects: number;
  readonly findings: { readonly error: number; readonly warning: number; readonly notice: number };
  readonly notes: number;
  /** 读取自检: one plain sentence about the content: 「13 张表，合计全部闭合」. */
  readonly selfCheck: string;
  /** ISO 8601. */
  readonly importedAt: string;
  /** Versions of the same disclosure share a lineage; version 1 is the oldest. `latest` false = a newer one exists. */
  readonly lineage: string;
  readonly version: number;
  readonly latest: boolean;
};

export type DocumentDetail = {
  readonly summary: DocumentSummary;
  readonly profile: Profile;
  readonly disclosure: Disclosure;
};

/** The source as text lines, for the source pane. Line 1 is `lines[0]`. */
type SourceText = { readonly document: string; readonly lines: readonly string[] };

/** A finding with the reviewer's decision on it. */
export type FindingView = { readonly finding: Finding; readonly fileName: string; readonly note: Note | null };

export type NoteView = {
  readonly note: Note;
  readonly fileName: string;
  readonly unitName: string | null;
  readonly placement: NotePlacement;
  /** Where a note of an older version stands in the latest one, and for an orphan the places it may have meant. */
  readonly placed?: Placed;
};

/** A correction as it concerns one document. */
export type CorrectionView = {
  readonly correction: Correction;
  /** Where it takes effect; null: withdrawn, or what was read there is no longer the same. */
  readonly place: CorrectionPlace | null;
  /** It holds for later documents of the same layout or owner, too. */
  readonly remembered: boolean;
};

/** What one document leaves open, for the page on which it is confirmed. */
export type UncertainDocument = {
  readonly document: string;
  readonly fileName: string;
  readonly unitName: string | null;
  readonly questions: readonly Question[];
  /** Questions beyond those listed. */
  readonly more: number;
  /** Taken over from earlier confirmations. */
  readonly recalled: readonly CorrectionView[];
};

export type LogEntry = {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  /** What it was done to, e.g. a note id. */
  readonly subject: string;
  readonly detail: unknown;
};

export type DeskStatus = {
  readonly version: string;
  readonly host: 'electron' | 'loopback';
  readonly workspacePath: string;
  readonly documents: number;
  readonly notes: number;
  readonly reviewer: string;
  readonly samplesAvailable: boolean;
  /** Chinese, where the hash chain of the log was found broken when the workspace was opened. */
  readonly logProblem?: string;
};

export type ImportItem = {
  readonly path: string;
  readonly state: 'waiting' | 'reading' | 'imported' | 'already-there' | 'failed' | 'cancelled';
  /** Chinese: what happened and what to do; null while all is well. */
  readonly message: string | null;
  readonly document: string | null;
};

export type ImportJob = {
  readonly job: string;
  readonly done: number;
  readonly total: number;
  readonly finished: boolean;
  readonly cancelled: boolean;
  readonly items: readonly ImportItem[];
};

/** A file of the last import that could not be read: a line of the library without a document. */
export type ImportFailure = { readonly path: string; readonly message: string; readonly at: string };

export type ExportFormat = 'docx' | 'xlsx' | 'md' | 'csv' | 'json';

/** A file ready for download under `bridge.downloadUrl(token)`. */
export type ExportedFile = { readonly token: string; readonly fileName: string; readonly size: number };

// ---------------------------------------------------------------- input schemas

const id = z.string().min(1).max(200);
const place = z.object({
  line: z.number().int().optional(),
  endLine: z.number().int().optional(),
  field: z.number().int().optional(),
  page: z.number().int().optional(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  sheet: z.string().optional(),
});
const nullableText = z.string().max(4000).nullable();
const anchorSchema = z.object({
  document: id,
  table: nullableText,
  tableKind: z.enum(TABLE_KINDS).nullable(),
  printedNumber: nullableText,
  tableTitle: nullableText,
  row: z.number().int().nonnegative().nullable(),
  rowKey: nullableText,
  rowLabel: nullableText,
  column: z.number().int().nonnegative().nullable(),
  columnPath: nullableText,
  project: nullableText,
  section: nullableText,
  quote: nullableText,
  place: place.nullable(),
});

const none = z.object({});
const optionalDocument = z.object({ document: id.optional() });

/** What `notes.save` takes. `id` and `revision` are null for a new note. */
const noteInput = z.object({
  id: id.nullable(),
  revision: z.number().int().nonnegative().nullable(),
  document: id,
  finding: id.nullable(),
  anchor: anchorSchema,
  state: z.enum(['open', 'adopted', 'rejected', 'later', 'withdrawn']),
  severity: z.enum(['error', 'warning', 'notice']),
  text: z.string().max(20000),
  suggestion: z.string().max(20000),
  basis: z.string().max(4000),
  rejectReason: z.enum(['false-alarm', 'different-scope', 'explained', 'other']).nullable(),
  rectification: z.enum(['none', 'in-progress', 'done', 'declined']),
});
export type NoteInput = z.infer<typeof noteInput>;

/** What a correction says; places are those of the document as the page shows it. */
const correctionAim = z.union([
  z.object({
    target: z.literal('profile'),
    field: z.enum(['unitCode', 'unitName']),
    value: z.string().trim().min(1).max(200).nullable(),
  }),
  z.object({
    target: z.literal('profile'),
    field: z.literal('level'),
    value: z.enum(['department', 'unit', 'unknown']),
  }),
  z.object({
    target: z.literal('profile'),
    field: z.literal('fiscalYear'),
    value: z.number().int().min(1990).max(2100).nullable(),
  }),
  z.object({ target: z.literal('profile'), field: z.literal('stage'), value: z.enum(['budget', 'final']).nullable() }),
  z.object({ target: z.literal('table-kind'), table: id, kind: z.enum(TABLE_KINDS) }),
  z.object({
    target: z.literal('column'),
    table: id,
    column: z.number().int().nonnegative(),
    measure: z.enum(MEASURES),
  }),
  z.object({
    target: z.literal('cell'),
    table: id,
    row: z.number().int().nonnegative(),
    column: z.number().int().nonnegative(),
    text: z.string().max(4000),
  }),
]);

/** Input schema of every operation. The list is the allow-list of the dispatcher. */
export const operations = {
  /** Version, host, place of the workspace. */
  'app.status': none,
  /** Name under which notes are written and logged. */
  'app.setReviewer': z.object({ name: z.string().trim().min(1).max(60) }),
  'documents.list': none,
  /** Starts an import of uploaded files; progress comes as events. `path` is the relative path shown to the reviewer. */
  'documents.import': z.object({
    files: z
      .array(z.object({ token: id, path: z.string().min(1).max(1000) }))
      .min(1)
      .max(20000),
  }),
  'documents.importSamples': none,
  'documents.cancelImport': z.object({ job: id }),
  /** Files of the last import that could not be read. */
  'documents.failures': none,
  'documents.get': z.object({ document: id }),
  'documents.source': z.object({ document: id }),
  'findings.list': optionalDocument,
  'coverage.list': z.object({ document: id }),
  'compare.units': none,
  'compare.rows': z.object({
    unitCode: z.string().max(100).nullable(),
    kind: z.enum(TABLE_KINDS),
    /** Documents to compare, one per year; the desk orders them by year. */
    documents: z.array(id).min(1).max(6),
  }),
  'compare.projects': z.object({ unitCode: z.string().max(100).nullable(), documents: z.array(id).min(1).max(6) }),
  'notes.list': optionalDocument,
  'notes.save': noteInput,
  'notes.history': z.object({ note: id }),
  'notes.export': z.object({
    format: z.enum(['docx', 'xlsx', 'md', 'csv', 'json']),
    /** Empty or left out: every document of the workspace. */
    documents: z.array(id).optional(),
  }),
  'rules.list': none,
  /** Rules the reviewer wrote. */
  'ownRules.list': none,
  /** Adds (id null) or replaces a rule and checks every document again. A mistake in the text is `invalid-input` with its place. */
  'ownRules.save': z.object({
    id: id.nullable(),
    name: z.string().trim().min(1).max(100),
    text: z.string().min(1).max(2000),
    severity: z.enum(['error', 'warning', 'notice']),
    basis: z.string().max(4000),
    enabled: z.boolean(),
  }),
  'ownRules.remove': z.object({ id }),
  /** What a rule would find, in the named documents or in the latest of all; nothing is kept. */
  'ownRules.tryOut': z.object({ text: z.string().max(2000), documents: z.array(id).max(20000).optional() }),
  /** Words that may stand at a place of a rule. */
  'ownRules.complete': z.object({
    text: z.string().max(2000),
    at: z.number().int().nonnegative().max(2000),
    document: id.optional(),
  }),
  /** Corrections that concern a document, withdrawn ones included. */
  'corrections.list': z.object({ document: id }),
  /** Writes corrections of one document and checks it again. */
  'corrections.save': z.object({
    document: id,
    changes: z
      .array(
        z.object({
          /** The correction already in force at this place and its revision as the page knows it; null: none. */
          id: id.nullable(),
          revision: z.number().int().nonnegative().nullable(),
          aim: correctionAim,
        }),
      )
      .min(1)
      .max(500),
    reason: z.string().max(2000),
    /** Holds for later documents of the same layout or owner, too. */
    remember: z.boolean(),
  }),
  'corrections.withdraw': z.object({ document: id, correction: id, revision: z.number().int().nonnegative() }),
  /** The latest documents that leave something open. */
  'documents.uncertain': none,
} as const satisfies Record<string, z.ZodType>;

export type Operation = keyof typeof operations;
export type Input<Name extends Operation> = z.input<(typeof operations)[Name]>;

/** Result of every operation. */
export type Results = {
  'app.status': DeskStatus;
  'app.setReviewer': DeskStatus;
  'documents.list': readonly DocumentSummary[];
  'documents.import': ImportJob;
  'documents.importSamples': ImportJob;
  'documents.cancelImport': ImportJob;
  'documents.failures': readonly ImportFailure[];
  'documents.get': DocumentDetail;
  'documents.source': SourceText;
  'findings.list': readonly FindingView[];
  'coverage.list': readonly Coverage[];
  'compare.units': readonly ComparableUnit[];
  'compare.rows': ComparisonTable | null;
  'compare.projects': readonly ComparedProject[];
  'notes.list': readonly NoteView[];
  'notes.save': Note;
  'notes.history': readonly LogEntry[];
  'notes.export': ExportedFile;
  'rules.list': readonly RuleInfo[];
  'ownRules.list': readonly OwnRule[];
  'ownRules.save': readonly OwnRule[];
  'ownRules.remove': readonly OwnRule[];
  'ownRules.tryOut': TryOut;
  'ownRules.complete': Completion;
  'corrections.list': readonly CorrectionView[];
  'corrections.save': readonly CorrectionView[];
  'corrections.withdraw': readonly CorrectionView[];
  'documents.uncertain': readonly UncertainDocument[];
};

// ---------------------------------------------------------------- events

export type DeskEvent =
  | { readonly type: 'import.progress'; readonly job: ImportJob }
  /** Documents, findings or notes changed: read again what is shown. */
  | { readonly type: 'workspace.changed'; readonly what: readonly ('documents' | 'findings' | 'notes')[] };

// ---------------------------------------------------------------- the bridge

/** What a host gives the page: `window.desk` in Electron, an HTTP client in the browser. */
export type DeskBridge = {
  readonly call: <Name extends Operation>(operation: Name, input: Input<Name>) => Promise<Reply<Results[Name]>>;
  /** Returns the function that ends the subscription. */
  readonly subscribe: (listener: (event: DeskEvent) => void) => () => void;
  /** Hands the bytes of a file the user chose or dropped to the program; the token goes into `documents.import`. */
  readonly upload: (name: string, bytes: ArrayBuffer) => Promise<Reply<{ readonly token: string }>>;
  /** Address from which the page can download an exported file. */
  readonly downloadUrl: (token: string) => string;
};

export type { Anchor, Coverage, Finding, Note, NotePlacement, RuleInfo, TableKind };
