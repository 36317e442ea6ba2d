import { z } from 'zod';
import { wordingDraft } from '../../shared/desk/wordings.js';
import type { KeptWording } from '../workspace/index.js';

const wordingsSchema = z
  .array(wordingDraft.extend({ author: z.string().max(4_000), createdAt: z.string().max(100) }).strict())
  .max(100_000);

/** Bases and phrases as they stand in a package; null where they are not what they must be. */
export function readWordings(value: unknown): readonly KeptWording[] | null {
  const read = wordingsSchema.safeParse(value);
  return read.success ? read.data : null;
}
