import { z } from 'zod';
import { none } from './schemas.js';

/** How the program backs up on its own. */
export type BackupSettings = z.output<typeof backupSettings>;

/** What is known of automatic backups. */
export type BackupState = {
  readonly state: 'off' | 'waiting' | 'running' | 'done' | 'failed';
  /** When the last whole automatic copy was begun, ISO 8601; null: there is none. */
  readonly at: string | null;
  /** Chinese: what went wrong and what to do; null where nothing did. */
  readonly message: string | null;
  /** Only indexes of the workspace are damaged: `backups.rebuild` makes them anew. */
  readonly indexDamage: boolean;
};

/** 一份备份. */
export type BackupCopy = {
  /** Its file; it names the copy in the other operations. */
  readonly path: string;
  /** By the program, by the reviewer, before an upgrade, or what stood here before a copy was restored. */
  readonly kind: 'auto' | 'manual' | 'upgrade' | 'replaced';
  /** ISO 8601. */
  readonly at: string;
  /** Bytes. */
  readonly size: number;
};

export type Backups = {
  readonly settings: BackupSettings;
  readonly state: BackupState;
  /** Where automatic copies are written. */
  readonly folder: string;
  /** The newest first. */
  readonly copies: readonly BackupCopy[];
};

/** 恢复前核对. What would be lost by putting a copy in the place of the workspace, and what would come back. */
export type RestorePreview = {
  readonly copy: BackupCopy;
  /** In the copy. */
  readonly documents: number;
  readonly notes: number;
  /** Entries of the log that are only here, or only in the copy. */
  readonly lostActs: number;
  readonly gainedActs: number;
  /** File names of documents that are only here. */
  readonly lostDocuments: readonly string[];
  readonly gainedDocuments: number;
  /** Notes that are only here, and those that have other words in the copy. */
  readonly lostNotes: number;
  readonly changedNotes: number;
  /** Entries of the log that are only here, the newest first, up to 200. */
  readonly lost: readonly {
    readonly sequence: number;
    readonly at: string;
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
    readonly detail: unknown;
  }[];
  /** Stands for the workspace as it was looked at; `backups.restore` takes it. */
  readonly seen: string;
};

const backupSettings = z.object({
  enabled: z.boolean(),
  /** A copy after so many hours with changes. */
  hours: z.number().int().min(1).max(168),
  /** A copy after so many logged actions. */
  acts: z.number().int().min(10).max(100_000),
  /** Days and weeks of which the last copy is kept. */
  daily: z.number().int().min(1).max(60),
  weekly: z.number().int().min(0).max(52),
  /** Another folder for automatic copies; null: beside the workspace. */
  folder: z.string().trim().min(1).max(1000).nullable(),
});
const path = z.string().min(1).max(4000);

/** 备份: input schemas of the operations. */
export const backupsOperations = {
  'backups.list': none,
  'backups.state': none,
  'backups.settings': backupSettings,
  /** Nothing is changed. */
  'backups.preview': z.object({ path }),
  /** Puts a copy in the place of the workspace, which stays as a copy itself. `seen`: of the preview. */
  'backups.restore': z.object({ path, seen: z.string().max(200) }),
  /** Makes damaged indexes anew. The file as it was is kept. */
  'backups.rebuild': none,
} as const;

/** 备份: results of the operations. */
export type BackupsResults = {
  'backups.list': Backups;
  'backups.state': BackupState;
  'backups.settings': Backups;
  'backups.preview': RestorePreview;
  /** Where the workspace lies that was replaced. */
  'backups.restore': { readonly former: string };
  /** Where the damaged file lies; null: its indexes are whole. */
  'backups.rebuild': { readonly former: string | null };
};
