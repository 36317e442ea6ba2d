import { z } from 'zod';
import type {
  CheckSettings,
  Completion,
  OwnRule,
  RegionSettings,
  RuleInfo,
  Severity,
  TryOut,
} from '../../core/checks/index.js';
import type { ExportedFile } from './exported-file.js';
import { id, none } from './schemas.js';

/** How far the documents are checked with the rules as they are set. `stopped`: some still hold findings of other settings. */
export type Recheck = {
  readonly state: 'done' | 'running' | 'stopped';
  readonly done: number;
  readonly total: number;
};

/**
 * What the office changed about rules, by id; rules that are not named are as shipped. `regions`: what it changed besides
 * for the documents of single region profiles; what is not named there is as for all.
 */
export type RuleSettings = {
  readonly settings: CheckSettings;
  readonly regions: RegionSettings;
  readonly recheck: Recheck;
};

/** 应有的表和说明章节, by region profile. Names are Chinese, as they stand in findings. */
export type RegionRequirements = {
  readonly regions: readonly {
    readonly id: string;
    readonly name: string;
    /** Beginnings of a unit's full name that place it in the region; empty: every other unit. */
    readonly names: readonly string[];
    /** Tables asked for beyond those of every region. */
    readonly alsoBudget: readonly string[];
    readonly alsoFinal: readonly string[];
  }[];
  /** Tables every region publishes. */
  readonly budget: readonly string[];
  readonly final: readonly string[];
  /** Sections of the explanation; `since`: first fiscal year, null for every year. */
  readonly sections: readonly { readonly name: string; readonly severity: Severity; readonly since: number | null }[];
};

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
  'rules.regions': none,
  'ruleSettings.get': none,
  /**
   * Changes a rule of the program, or puts it back (null), for all documents or for those of a region profile. Those it
   * concerns are checked again, unless they are signed.
   */
  'ruleSettings.save': z.object({
    rule: id,
    /** 地区口径; left out or null: every document. */
    region: id.nullable().exactOptional(),
    setting: z
      .object({
        enabled: z.boolean(),
        severity: z.enum(['error', 'warning', 'notice']),
        /** Plain decimals by id of the threshold; left out: as shipped. */
        thresholds: z.record(id, z.string().max(40)),
      })
      .nullable(),
  }),
  /** Puts every rule back. */
  'ruleSettings.reset': none,
  /** Goes on with the checks (true) or stops them (false). */
  'ruleSettings.recheck': z.object({ run: z.boolean() }),
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
  'ownRules.tryOut': z.object({
    text: z.string().max(2000),
    documents: z.array(id).max(20000).optional(),
    /** A name for this trial, by which it is followed and stopped; the page makes it. */
    run: id.optional(),
  }),
  /** How far a trial is. */
  'ownRules.trial': z.object({ run: id }),
  /** Stops a trial; it answers with what it found so far. */
  'ownRules.stopTrial': z.object({ run: id }),
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
  'rules.regions': RegionRequirements;
  'ruleSettings.get': RuleSettings;
  'ruleSettings.save': RuleSettings;
  'ruleSettings.reset': RuleSettings;
  'ruleSettings.recheck': RuleSettings;
  'ownRules.list': readonly OwnRule[];
  'ownRules.save': readonly OwnRule[];
  'ownRules.remove': readonly OwnRule[];
  'ownRules.tryOut': TryOut;
  /** Null: the trial is over, or was never begun. */
  'ownRules.trial': Trial | null;
  'ownRules.stopTrial': true;
  'ownRules.complete': Completion;
  'ownRules.export': ExportedFile;
  'ownRules.import': OwnRulesTaken;
};

/** How far a trial is: documents unpacked, then documents tried. */
export type Trial = { readonly stage: 'reading' | 'trying'; readonly done: number; readonly total: number };
