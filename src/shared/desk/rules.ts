import { z } from 'zod';
import type { Completion, OwnRule, RuleInfo, TryOut } from '../../core/checks/index.js';
import type { ExportedFile } from './notes.js';
import { id, none } from './schemas.js';

/** What came of taking rules from a file. */
export type OwnRulesTaken = {
  readonly rules: readonly OwnRule[];
  /** Added, and those of them that got another id because theirs was taken. */
  readonly added: number;
  readonly renamed: number;
  /** Already there word for word. */
  readonly known: number;
};

/** 规则: input schemas of the operations. */
export const rulesOperations = {
  'rules.list': none,
  /** Rules the reviewer wrote. */
  'ownRules.list': none,
  /** Adds (id null) or replaces a rule and checks every document again. A mistake in the text is `invalid-input` with its place. */
  'ownRules.save': z.object({
    id: id.nullable(),
    name: z.string().trim().min(1).max(100),
    text: z.string().min(1).max(2000),
    severity: z.enum(['error', 'warning', 'notice']),
    basis: z.string().max(4000),
    enabled: z.boolean(),
  }),
  'ownRules.remove': z.object({ id }),
  /** What a rule would find, in the named documents or in the latest of all; nothing is kept. */
  'ownRules.tryOut': z.object({ text: z.string().max(2000), documents: z.array(id).max(20000).optional() }),
  /** Words that may stand at a place of a rule. */
  'ownRules.complete': z.object({
    text: z.string().max(2000),
    at: z.number().int().nonnegative().max(2000),
    document: id.optional(),
  }),
  /** The reviewer's rules as a JSON file. */
  'ownRules.export': none,
  /** Adds the rules of such a file, given as its text. Rules already here stay as they are; one mistake, and nothing is taken. */
  'ownRules.import': z.object({ content: z.string().max(2_000_000) }),
} as const;

/** 规则: results of the operations. */
export type RulesResults = {
  'rules.list': readonly RuleInfo[];
  'ownRules.list': readonly OwnRule[];
  'ownRules.save': readonly OwnRule[];
  'ownRules.remove': readonly OwnRule[];
  'ownRules.tryOut': TryOut;
  'ownRules.complete': Completion;
  'ownRules.export': ExportedFile;
  'ownRules.import': OwnRulesTaken;
};
