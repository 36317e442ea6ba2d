import { z } from 'zod';
import type { ExportedFile } from './exported-file.js';
import { none } from './schemas.js';

export type LogEntry = {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  /** What it was done to, e.g. a note id. */
  readonly subject: string;
  readonly detail: unknown;
};

/** A page of the log, newest first, and whom and what the whole log names. */
export type LogPage = {
  readonly entries: readonly LogEntry[];
  /** Rows with this query, on this page or not. */
  readonly total: number;
  readonly pageSize: number;
  readonly actors: readonly string[];
  readonly actions: readonly string[];
};

/** What a look at the whole chain of hashes found. `brokenAt`: the first row that does not fit. */
export type LogState =
  { readonly whole: true; readonly count: number } | { readonly whole: false; readonly brokenAt: number };

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
  /** Chinese, where the program before this one was cut off: what was found when the workspace was opened. */
  readonly recovery?: string;
};

/** One step of the offline self-test. `absent`: an optional part is not there, and the rest works without it. */
export type SelfTestLine = {
  readonly step: 'database' | 'log' | 'disk' | 'reading' | 'recognition' | 'writing';
  readonly state: 'ok' | 'failed' | 'absent';
  /** Chinese. */
  readonly says: string;
};

/** Foreign work that ships with the program, and the words it may be used under. */
export type Licences = {
  readonly packages: readonly {
    readonly name: string;
    readonly version: string;
    readonly licence: string;
    /** Index into `texts`; null where the package brings none. */
    readonly text: number | null;
  }[];
  readonly texts: readonly string[];
};

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const logQuery = z.object({
  actor: z.string().max(60).optional(),
  /** An action, or its part before the dot with the dot. */
  action: z.string().max(60).optional(),
  from: day.optional(),
  to: day.optional(),
  text: z.string().max(200).optional(),
  /** Actions whose name, which only the page knows, holds the text: they are found as well. */
  called: z.array(z.string().max(60)).max(200).optional(),
});

/** 程序状态: input schemas of the operations. */
export const appOperations = {
  /** Version, host, place of the workspace. */
  'app.status': none,
  /** Name under which notes are written and logged. */
  'app.setReviewer': z.object({ name: z.string().trim().min(1).max(60) }),
  /** Tries what the work rests on; nothing of it stays. */
  'app.selfTest': none,
  'app.licences': none,
  /** How the page was left, as it was kept. */
  'app.view': none,
  /** Keeps how the page is looked at, for the next start. No act of a review: it is not logged. */
  'app.keepView': z.object({ view: z.string().max(200_000) }),
  /** 操作日志, newest first. `page` counts from 0. */
  'log.list': logQuery.extend({ page: z.number().int().nonnegative().max(1_000_000) }),
  /** Recomputes the whole chain of hashes. */
  'log.verify': none,
  /** The rows of a query as CSV. */
  'log.export': logQuery,
} as const;

/** 程序状态: results of the operations. */
export type AppResults = {
  'app.status': DeskStatus;
  'app.setReviewer': DeskStatus;
  'app.selfTest': readonly SelfTestLine[];
  'app.licences': Licences;
  'app.view': { readonly view: string | null };
  'app.keepView': { readonly view: string | null };
  'log.list': LogPage;
  'log.verify': LogState;
  'log.export': ExportedFile;
};
