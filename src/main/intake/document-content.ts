import { decodeText } from './decode.js';
import { sniff, type FileKind } from './sniff.js';

/** As many bytes of a file as are looked at. */
export const HEAD_LENGTH = 4096;

/** Chinese characters a text without a telling name must begin with; a list of settings has fewer. */
const LEAST_HAN = 20;

/** The directories of packed files stand at their end or far inside: cut off behind its head such a file looks damaged. */
const PACKED: ReadonlySet<FileKind> = new Set(['damaged-zip', 'damaged-compound', 'zip', 'other-compound']);
const OTHERS: ReadonlySet<FileKind> = new Set(['text', 'program', 'zeros', 'unknown']);

/**
 * 按内容判断. Whether a file whose name says nothing may be a document, by its first bytes: a disclosure without an ending, or
 * under one that nobody uses, must not be left out of its folder in silence.
 */
export function looksLikeDocument(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  const kind = sniff(head);
  if (PACKED.has(kind) || !OTHERS.has(kind)) return true;
  if (kind !== 'text') return false;
  const decoded = decodeText(head);
  return decoded.ok && (decoded.text.match(/\p{Script=Han}/gu)?.length ?? 0) >= LEAST_HAN;
}
