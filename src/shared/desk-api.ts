/**
 * The one contract between the desk's page and the program behind it: operations, events and errors, one file for each
 * area under desk/. No state, no logic beyond the schemas. Replies are values; nothing is thrown across the boundary.
 */
import type { z } from 'zod';
import { appOperations, type AppResults } from './desk/app.js';
import { documentsOperations, type DocumentsResults } from './desk/documents.js';
import { findingsOperations, type FindingsResults } from './desk/findings.js';
import { compareOperations, type CompareResults } from './desk/compare.js';
import { actsOperations, type ActsResults } from './desk/acts.js';
import { notesOperations, type NotesResults } from './desk/notes.js';
import { rulesOperations, type RulesResults } from './desk/rules.js';
import { correctionsOperations, type CorrectionsResults } from './desk/corrections.js';
import { batchesOperations, type BatchesResults } from './desk/batches.js';
import { exportsOperations, type ExportsResults } from './desk/exports.js';
import { reviewOperations, type ReviewResults } from './desk/review.js';
import { searchOperations, type SearchResults } from './desk/search.js';
import { packagesOperations, type PackagesResults } from './desk/packages.js';
import { backupsOperations, type BackupsResults } from './desk/backups.js';
import { placeOperations, type PlaceResults } from './desk/place.js';
import { versionsOperations, type VersionsResults } from './desk/versions.js';
import { codesOperations, type CodesResults } from './desk/codes.js';
import { wordingsOperations, type WordingsResults } from './desk/wordings.js';
import type { ImportJob } from './desk/documents.js';
import type { Reply } from './desk/reply.js';

export type * from './desk/app.js';
export type * from './desk/exported-file.js';
export type * from './desk/documents.js';
export type * from './desk/findings.js';
export type * from './desk/compare.js';
export type * from './desk/notes.js';
export type * from './desk/acts.js';
export type * from './desk/rules.js';
export type * from './desk/corrections.js';
export type * from './desk/batches.js';
export type * from './desk/review.js';
export type * from './desk/search.js';
export type * from './desk/exports.js';
export { EXPORT_FORMATS } from './desk/exports.js';
export type * from './desk/packages.js';
export type * from './desk/backups.js';
export type * from './desk/place.js';
export type * from './desk/versions.js';
export type * from './desk/codes.js';
export type * from './desk/reply.js';

/** Input schema of every operation. The list is the allow-list of the dispatcher. */
export const operations = {
  ...appOperations,
  ...documentsOperations,
  ...findingsOperations,
  ...compareOperations,
  ...notesOperations,
  ...actsOperations,
  ...rulesOperations,
  ...correctionsOperations,
  ...batchesOperations,
  ...exportsOperations,
  ...reviewOperations,
  ...searchOperations,
  ...packagesOperations,
  ...backupsOperations,
  ...placeOperations,
  ...versionsOperations,
  ...wordingsOperations,
  ...codesOperations,
} as const satisfies Record<string, z.ZodType>;

export type Operation = keyof typeof operations;
export type Input<Name extends Operation> = z.input<(typeof operations)[Name]>;

/** Result of every operation. */
export type Results = AppResults &
  DocumentsResults &
  FindingsResults &
  CompareResults &
  NotesResults &
  ActsResults &
  RulesResults &
  CorrectionsResults &
  BatchesResults &
  ExportsResults &
  ReviewResults &
  SearchResults &
  PackagesResults &
  BackupsResults &
  PlaceResults &
  VersionsResults &
  WordingsResults &
  CodesResults;

export type DeskEvent =
  | { readonly type: 'import.progress'; readonly job: ImportJob }
  /** Documents, findings or notes changed: read again what is shown. */
  | { readonly type: 'workspace.changed'; readonly what: readonly ('documents' | 'findings' | 'notes')[] }
  /** A copy of the workspace was made or failed, or how copies are made was changed. */
  | { readonly type: 'backups.changed' }
  /** Another file stands in the place of the workspace: everything that was read of it is void. */
  | { readonly type: 'workspace.replaced' }
  /** The window could not write an exported file; `token` as in `ExportedFile`. Only the host knows: the page is not told. */
  | { readonly type: 'file.unsaved'; readonly token: string; readonly fileName: string; readonly message: string };

/** What a host gives the page: `window.desk` in Electron, an HTTP client in the browser. */
export type DeskBridge = {
  readonly call: <Name extends Operation>(operation: Name, input: Input<Name>) => Promise<Reply<Results[Name]>>;
  /** Returns the function that ends the subscription. */
  readonly subscribe: (listener: (event: DeskEvent) => void) => () => void;
  /** Hands the bytes of a file the user chose or dropped to the program; the token goes into `documents.import`. */
  readonly upload: (name: string, bytes: ArrayBuffer) => Promise<Reply<{ readonly token: string }>>;
  /** Address from which the page can download an exported file. */
  readonly downloadUrl: (token: string) => string;
  /** The system's own dialog for a folder: its full path, or null where none was chosen. Left out where the host has none. */
  readonly chooseFolder?: () => Promise<string | null>;
};

export type { Coverage, Finding, RuleInfo } from '../core/checks/index.js';
export type { Anchor, TableKind } from '../core/disclosure/index.js';
export type { LedgerRow, PrintedReport } from '../core/review/index.js';
export type { Fate, TableDifference } from '../core/review/index.js';
export type {
  Note,
  NotePlacement,
  ReviewState,
  SecondLook,
  SignOff,
  Silence,
  Wording,
  WordingKind,
} from '../core/review/index.js';
