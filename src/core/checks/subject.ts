import type { Disclosure } from '../disclosure/index.js';

/** A disclosure together with the key of its document (SHA-256 of the bytes). */
export type Subject = { readonly document: string; readonly disclosure: Disclosure };
