import { setImmediate } from 'node:timers/promises';
import type { NewDocument } from './documents.js';
import { packAside, packJsonAside, type Packed } from './packing.js';
import { wordsInSteps, type WordedEntry } from './search-index.js';

/** 入库准备. What takes long to make of a document and can be made before it is written. */
export type Prepared = {
  readonly original: Packed;
  readonly disclosure: Buffer;
  readonly lines: Buffer | null;
  /** What can be found in the disclosure with its corrections. */
  readonly entries: readonly WordedEntry[];
};

/**
 * Makes everything of a document that its transaction would otherwise have to make: the thread that writes answers the desk, and
 * while it makes them it answers nobody. Packing is left to threads of the runtime, words are made in turns.
 */
export async function prepareDocument(document: Omit<NewDocument, 'prepared'>): Promise<Prepared> {
  const original = await packAside(document.bytes);
  const disclosure = await packJsonAside(document.disclosure);
  const lines = document.lines === null ? null : await packJsonAside(document.lines);
  const words = wordsInSteps(document.corrected ?? document.disclosure);
  let step = words.next();
  while (step.done !== true) {
    await setImmediate();
    step = words.next();
  }
  return { original, disclosure, lines, entries: step.value };
}
