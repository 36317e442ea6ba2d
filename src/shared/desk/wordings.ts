import { z } from 'zod';
import type { Family } from '../../core/checks/index.js';
import type { Wording } from '../../core/review/index.js';
import { id, none } from './schemas.js';

const FAMILIES = [
  'arithmetic',
  'cross-table',
  'narrative',
  'year-on-year',
  'roll-up',
  'classification',
  'performance',
  'disclosure',
  'wording',
  'personal-data',
  'extraction',
] as const satisfies readonly Family[];

/** An entry of the library of bases or of the standard phrases; `family`: "" for all rules. */
export const wordingDraft = z.object({
  kind: z.enum(['basis', 'text', 'suggestion']),
  family: z.enum([...FAMILIES, '']),
  text: z.string().trim().min(1).max(4000),
});

/** 依据库和常用语: input schemas of the operations. */
export const wordingsOperations = {
  'wordings.list': none,
  'wordings.add': wordingDraft,
  'wordings.change': z.object({ wording: id, text: wordingDraft.shape.text }),
  'wordings.remove': z.object({ wording: id }),
} as const;

/** 依据库和常用语: results of the operations. Reviewers' own come first, then those of rules, then the program's. */
export type WordingsResults = {
  'wordings.list': readonly Wording[];
  'wordings.add': readonly Wording[];
  'wordings.change': readonly Wording[];
  'wordings.remove': readonly Wording[];
};
