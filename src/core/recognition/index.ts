import type { Disclosure, ReadDocument } from '../disclosure/index.js';

/** 识别. Turns a reader's blocks into a disclosure. Never throws: what cannot be read becomes a defect. */
export function recognise(document: ReadDocument): Disclosure {
  throw new Error(`not yet: ${document.fileName}`);
}
