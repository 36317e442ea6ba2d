import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { WorkspaceProblem } from './problem.js';
import { sync, syncFolder } from './settle-copy.js';

/**
 * Where it is written down that a workspace was moved: a line of text beside its former place, so that every way of naming the
 * former place (the standard one, an option, an environment variable, a shortcut) leads to the present one.
 */
function signpostOf(workspace: string): string {
  return `${workspace}.moved`;
}

/** What the signpost beside a place says, or null where there is none. */
function pointedTo(workspace: string): string | null {
  const signpost = signpostOf(workspace);
  if (!existsSync(signpost)) return null;
  const place = readFileSync(signpost, 'utf8').split('\n', 1)[0]?.trim() ?? '';
  if (isAbsolute(place)) return place;
  throw new WorkspaceProblem(
    'file-missing',
    `工作区的新位置记录无法读取：${signpost}。请在第一行填写工作区文件的完整路径；要改用原位置的工作区，请删除这个记录文件。`,
  );
}

/** The places a workspace was moved through, the named one first and the present one last. */
function placesFrom(named: string): readonly [...former: string[], present: string] {
  const former: string[] = [];
  let present = resolve(named);
  for (let next = pointedTo(present); next !== null; next = pointedTo(present)) {
    former.push(present);
    present = next;
    if (former.includes(present)) {
      throw new WorkspaceProblem(
        'file-missing',
        `工作区的新位置记录互相指向：${former.map(signpostOf).join('、')}。请核对哪个位置的工作区最新，并删除它旁边的记录文件。`,
      );
    }
  }
  return [...former, present];
}

/**
 * 工作区现在的位置. Follows the signposts from the place that was named. Throws WorkspaceProblem where the workspace is not where
 * it was moved to: a new, empty one in its stead would look like lost work.
 */
export function presentPlace(named: string): string {
  const places = placesFrom(named);
  const present = places.at(-1) ?? resolve(named);
  const before = places.at(-2);
  if (before === undefined || existsSync(present)) return present;
  throw new WorkspaceProblem(
    'file-missing',
    `工作区已移到“${present}”，现在找不到这个文件。请接上它所在的磁盘后重新启动；文件又移到别处的，请在“${signpostOf(before)}”的第一行改填它的完整路径；要在原位置重新开始，请删除这个记录文件。`,
  );
}

/** 原位置. Former places of a workspace at which its file still stands. */
export function formerPlaces(named: string): readonly string[] {
  return placesFrom(named)
    .slice(0, -1)
    .filter((place) => existsSync(place));
}

/**
 * Points from the place a workspace was moved from to its present one, in one step: whoever starts before it finds the former
 * file, whoever starts after it the present one. A signpost that an earlier move left at the present place is taken away.
 */
export function pointTo(former: string, present: string): void {
  rmSync(signpostOf(present), { force: true });
  const written = `${signpostOf(former)}.partial`;
  writeFileSync(written, `${present}\n以上是勾稽工作区现在的位置。请保留本文件，程序由它找到工作区。\n`, 'utf8');
  sync(written);
  renameSync(written, signpostOf(former));
  syncFolder(dirname(former));
}

/** Takes a signpost away: the workspace stays at its former place. */
export function stayAt(former: string): void {
  rmSync(signpostOf(former), { force: true });
}
