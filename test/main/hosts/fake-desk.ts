import type { DeskClient } from '../../../src/main/desk/client.js';
import type { DeskEvent } from '../../../src/shared/desk-api.js';

/** A desk that remembers what it was asked and answers with it. */
export function createFakeDesk(change: Partial<DeskClient> = {}): {
  readonly desk: DeskClient;
  readonly uploads: Map<string, ArrayBuffer>;
  readonly emit: (event: DeskEvent) => void;
  readonly listeners: () => number;
} {
  const uploads = new Map<string, ArrayBuffer>();
  const listeners = new Set<(event: DeskEvent) => void>();
  const desk: DeskClient = {
    dispatch: async (operation, input) => ({ ok: true, value: { operation, input } }),
    call: async () => ({ ok: false, error: { code: 'unknown-operation', message: '' } }),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    upload: async (name, bytes) => {
      uploads.set(name, bytes);
      return { ok: true, value: { token: `token-${uploads.size}` } };
    },
    file: async (token) =>
      token === 'known'
        ? { fileName: '审核意见.docx', contentType: 'application/x-test', bytes: new Uint8Array([1, 2, 3]) }
        : null,
    importPaths: async () => ({ job: 'j', done: 0, total: 0, finished: true, cancelled: false, items: [] }),
    close: async () => undefined,
    ...change,
  };
  return {
    desk,
    uploads,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    listeners: () => listeners.size,
  };
}
