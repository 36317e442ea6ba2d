import type { MessagePort } from 'node:worker_threads';
import type { DeskEvent, ImportJob, Reply } from '../../shared/desk-api.js';
import type { ExportContent } from './exports.js';
import type { InterruptedFile } from './open-imports.js';

/** What the service thread is started with. */
export type ServiceStart = {
  readonly workspacePath: string;
  readonly host: 'electron' | 'loopback';
  readonly resources: string | null;
  /** It takes the place of a service thread that died. */
  readonly again?: boolean;
  /** Where it asks for reader processes; left out, it starts them itself. */
  readonly readers?: MessagePort;
};

/** A request to the service thread. */
export type ServiceRequest =
  | { readonly type: 'dispatch'; readonly operation: string; readonly input: unknown }
  | { readonly type: 'upload'; readonly name: string; readonly bytes: ArrayBuffer }
  | { readonly type: 'file'; readonly token: string }
  | { readonly type: 'import'; readonly paths: readonly string[] }
  /** Keeps the lines of files whose import an earlier thread did not survive. */
  | { readonly type: 'interrupted'; readonly files: readonly InterruptedFile[] }
  | { readonly type: 'close' };

/** What each request is answered with. */
export type ServiceAnswers = {
  readonly dispatch: Reply<unknown>;
  readonly upload: Reply<{ readonly token: string }>;
  readonly file: ExportContent | null;
  readonly import: ImportJob;
  readonly interrupted: null;
  readonly close: null;
};

/** A request with the number its answer carries. */
export type NumberedRequest = { readonly number: number; readonly request: ServiceRequest };

/** What the service thread says. */
export type ServiceMessage =
  /** The program is loaded; the workspace is being opened. */
  | { readonly type: 'loaded' }
  /** The workspace is open. */
  | { readonly type: 'ready' }
  /** The workspace cannot be opened; the message is Chinese. */
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'answer'; readonly number: number; readonly value: ServiceAnswers[ServiceRequest['type']] }
  /** The request failed inside the program. */
  | { readonly type: 'failure'; readonly number: number; readonly message: string }
  | { readonly type: 'event'; readonly event: DeskEvent };
