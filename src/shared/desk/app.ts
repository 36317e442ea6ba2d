import { z } from 'zod';
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

/** 程序状态: input schemas of the operations. */
export const appOperations = {
  /** Version, host, place of the workspace. */
  'app.status': none,
  /** Name under which notes are written and logged. */
  'app.setReviewer': z.object({ name: z.string().trim().min(1).max(60) }),
} as const;

/** 程序状态: results of the operations. */
export type AppResults = {
  'app.status': DeskStatus;
  'app.setReviewer': DeskStatus;
};
