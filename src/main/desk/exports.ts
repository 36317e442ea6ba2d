import { randomUUID } from 'node:crypto';
import type { ExportedFile } from '../../shared/desk-api.js';

/** A file made for download. */
export type ExportContent = { readonly fileName: string; readonly contentType: string; readonly bytes: Uint8Array };

/** Exported files waiting to be downloaded, in memory. */
export type Exports = {
  readonly put: (content: ExportContent) => ExportedFile;
  readonly get: (token: string) => ExportContent | null;
};

/** Keeps the last `limit` exports: a download follows its export at once, older ones are made again at will. */
export function createExports(limit = 16): Exports {
  const contents = new Map<string, ExportContent>();
  return {
    put: (content) => {
      const token = randomUUID();
      contents.set(token, content);
      for (const oldest of contents.keys()) {
        if (contents.size <= limit) break;
        contents.delete(oldest);
      }
      return { token, fileName: content.fileName, size: content.bytes.byteLength };
    },
    get: (token) => contents.get(token) ?? null,
  };
}
