import { z } from 'zod';
import type { Note, SecondLook } from '../../core/review/index.js';
import type { ImportJob } from './documents.js';
import type { ExportedFile } from './exported-file.js';
import { id, none } from './schemas.js';

/** What merging a package does, or would do: for notes, or for everything else. */
type PackageCounts = {
  /** Notes that are not here yet. */
  readonly added: number;
  /** Notes that were changed elsewhere from what stands here. */
  readonly changed: number;
  /** Notes that stand here already. */
  readonly same: number;
  /** Notes on which two sides differ. */
  readonly conflicts: number;
  /** Notes whose document is not here. */
  readonly waiting: number;
  /** Notes of signed reviews, which stay as they are until they are unlocked. */
  readonly locked: number;
};

/** 交换包, before it is merged. */
export type PackagePreview = {
  readonly madeBy: string;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly program: string;
  readonly documents: number;
  /** Documents of the package that are not here. */
  readonly missing: number;
  /** Of those, the ones whose originals it brings along. */
  readonly originals: number;
  readonly counts: PackageCounts;
  /** Corrections, pairings, silences, merges, sign-offs, code tables, rule settings. */
  readonly others: PackageCounts;
  /** Own rules that are not here yet. */
  readonly rules: number;
  /** Their names. */
  readonly ruleNames: readonly string[];
  /** Settings of rules that would be other than they are: which rule, and how it would be set. */
  readonly settings: readonly { readonly subject: string; readonly says: string }[];
};

export type PackageImport = {
  readonly counts: PackageCounts;
  readonly others: PackageCounts;
  readonly rules: number;
  /** Import of the originals it brought along, or null. Notes on them come with its end. */
  readonly job: ImportJob | null;
};

/** One of the things said about a note. */
export type ConflictSide = Omit<Note, 'id' | 'revision' | 'mergedInto'> & {
  readonly edition: string;
  /** 复核: the second look at it. */
  readonly look: Pick<SecondLook, 'outcome' | 'reviewer' | 'reason'> | null;
};

/** 意见冲突. Different words on one finding or remark, none made from the other. The first side holds meanwhile. */
export type ConflictView = {
  readonly key: string;
  readonly document: string;
  readonly fileName: string;
  readonly unitName: string | null;
  readonly sides: readonly ConflictSide[];
};

/** 其他冲突. What packages say differently about a correction, a pairing, a silence, a merge, a sign-off a code table or a rule setting. */
export type DisputeView = {
  readonly key: string;
  /** Null where it is about no document. */
  readonly document: string | null;
  readonly fileName: string;
  readonly unitName: string | null;
  readonly subject: string;
  /** The first side holds meanwhile. */
  readonly sides: readonly { readonly saying: string; readonly says: string }[];
};

/** A copy of the workspace, proven whole. */
export type Backup = { readonly path: string; readonly at: string; readonly documents: number; readonly notes: number };

const chosenFile = z.object({ token: id, name: z.string().min(1).max(1000) });

/** 交换与备份: input schemas of the operations. */
export const packagesOperations = {
  'packages.export': z.object({ withOriginals: z.boolean() }),
  /** Of an uploaded package; nothing is written. */
  'packages.preview': chosenFile,
  /** `withRules`: own rules and rule settings are taken over, too. */
  'packages.import': chosenFile.extend({ withRules: z.boolean().default(true) }),
  'packages.conflicts': none,
  /** Decides a conflict for one of its sides. `sides`: those that were shown. */
  'packages.decide': z.object({ key: z.string().max(2000), sides: z.array(id).min(2).max(1000), chosen: id }),
  'packages.disputes': none,
  /** Decides one of those for one of its sides. `sides`: those that were shown. */
  'packages.settle': z.object({ key: z.string().max(20_000), sides: z.array(id).min(2).max(1000), chosen: id }),
  /** Copies the workspace beside itself. */
  'workspace.backup': none,
} as const;

/** 交换与备份: results of the operations. */
export type PackagesResults = {
  'packages.export': ExportedFile;
  'packages.preview': PackagePreview;
  'packages.import': PackageImport;
  'packages.conflicts': readonly ConflictView[];
  'packages.decide': readonly ConflictView[];
  'packages.disputes': readonly DisputeView[];
  'packages.settle': readonly DisputeView[];
  'workspace.backup': Backup;
};
