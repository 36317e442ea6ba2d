import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Why a copy of a workspace was made: by the program on its own, by the reviewer, before an upgrade, or because another copy
 * was put in the place of the workspace.
 */
type CopyKind = 'auto' | 'manual' | 'upgrade' | 'replaced';

/** 一份备份. A whole copy of a workspace that lies in a folder. */
export type KeptCopy = {
  readonly path: string;
  readonly kind: CopyKind;
  /** When it was made, milliseconds since 1970. */
  readonly at: number;
  /** Bytes. */
  readonly size: number;
};

/** How many automatic copies stay: the newest, and the last one of each of so many days and weeks. */
export type Retention = { readonly newest: number; readonly daily: number; readonly weekly: number };

/** Where another folder for automatic copies is written down, so that it is known when the workspace cannot be opened. */
const ELSEWHERE = '另存位置.txt';

/** Folder beside a workspace in which its automatic copies lie. */
export function copiesFolder(workspace: string): string {
  return `${workspace}.backups`;
}

/** Folder of a workspace's automatic copies within one that the reviewer picked: two workspaces may pick the same. */
export function copiesFolderIn(picked: string, workspace: string): string {
  const mark = createHash('sha256').update(workspace).digest('hex').slice(0, 6);
  return join(picked, `勾稽备份-${basename(workspace)}-${mark}`);
}

/** File that names the picked folder. */
export function elsewhereFile(workspace: string): string {
  return join(copiesFolder(workspace), ELSEWHERE);
}

/** The folder the reviewer picked for automatic copies, as it is written down beside the workspace; null: none. */
export function pickedFolder(workspace: string): string | null {
  try {
    return readFileSync(elsewhereFile(workspace), 'utf8').trim() || null;
  } catch {
    return null;
  }
}

/** The digits of a local moment, as file names carry them. */
export function momentOf(timestamp: string): string {
  return timestamp.slice(0, 23).replace(/[-:.T]/g, '');
}

/** Name of an automatic copy. */
export function autoCopyName(workspace: string, timestamp: string): string {
  return `${basename(workspace)}.auto-${momentOf(timestamp)}.backup`;
}

function kindOf(rest: string): CopyKind {
  if (rest.startsWith('auto-')) return 'auto';
  if (rest.startsWith('replaced-')) return 'replaced';
  return /^v\d+-/.test(rest) ? 'upgrade' : 'manual';
}

/** The moment a name states: the time of the file is lost where it was copied. */
function statedMoment(rest: string): number | null {
  const digits = /(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})\.backup$/.exec(rest)?.slice(1).map(Number);
  if (digits === undefined) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, thousandth = 0] = digits;
  return new Date(year, month - 1, day, hour, minute, second, thousandth).getTime();
}

function copiesIn(folder: string, workspace: string): readonly KeptCopy[] {
  const prefix = `${basename(workspace)}.`;
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    // A folder that is not there, or a drive that was taken out.
    return [];
  }
  return names
    .filter((name) => name.startsWith(prefix) && name.endsWith('.backup'))
    .flatMap((name): readonly KeptCopy[] => {
      const path = join(folder, name);
      const state = statSync(path, { throwIfNoEntry: false });
      if (state?.isFile() !== true) return [];
      const rest = name.slice(prefix.length);
      return [{ path, kind: kindOf(rest), at: statedMoment(rest) ?? state.mtimeMs, size: state.size }];
    });
}

/** Every copy of a workspace that is known of, the newest first: beside it, in its own folder, in the picked one. */
export function listCopies(workspace: string): readonly KeptCopy[] {
  const picked = pickedFolder(workspace);
  const folders = [
    dirname(workspace),
    copiesFolder(workspace),
    ...(picked === null ? [] : [copiesFolderIn(picked, workspace)]),
  ];
  return folders.flatMap((folder) => copiesIn(folder, workspace)).toSorted((one, other) => other.at - one.at);
}

function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** The Monday a moment's week began with. */
function weekOf(at: number): string {
  const date = new Date(at);
  date.setDate(date.getDate() - ((date.getDay() + 6) % 7));
  return dayOf(date.getTime());
}

/**
 * 轮换. Automatic copies that are no longer kept: neither among the newest nor the last one of one of the last days or weeks
 * in which there is any. Copies of another kind are never among them.
 */
export function surplusCopies(copies: readonly KeptCopy[], { newest, daily, weekly }: Retention): readonly KeptCopy[] {
  const own = copies.filter(({ kind }) => kind === 'auto').toSorted((one, other) => other.at - one.at);
  const kept = new Set(own.slice(0, newest));
  for (const [period, most] of [
    [dayOf, daily],
    [weekOf, weekly],
  ] as const) {
    const lastOf = new Map<string, KeptCopy>();
    for (const copy of own) if (!lastOf.has(period(copy.at))) lastOf.set(period(copy.at), copy);
    for (const copy of [...lastOf.values()].slice(0, most)) kept.add(copy);
  }
  return own.filter((copy) => !kept.has(copy));
}
