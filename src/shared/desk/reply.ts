export type ErrorCode =
  | 'unknown-operation'
  | 'invalid-input'
  | 'not-found'
  /** The note was changed since it was read: nothing was written. `data` holds the newer note. */
  | 'conflict'
  /** The review of the document is signed: nothing was written. */
  | 'locked'
  | 'workspace'
  | 'internal';

export type DeskError = { readonly code: ErrorCode; readonly message: string; readonly data?: unknown };
export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: DeskError };
