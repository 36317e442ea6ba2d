import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  autoCopyName,
  copiesFolder,
  copiesFolderIn,
  elsewhereFile,
  listCopies,
  surplusCopies,
  type KeptCopy,
} from '../../../src/main/workspace/index.js';
import { temporaryFolder } from './samples.js';

const DAY = 86_400_000;
/** A Wednesday at noon, local time. */
const NOW = new Date(2026, 2, 4, 12).getTime();

function copy(at: number, kind: KeptCopy['kind'] = 'auto'): KeptCopy {
  return { path: `${at}`, kind, at, size: 1 };
}

/** Days before now whose copies stay. */
function keptDays(copies: readonly KeptCopy[], retention: Parameters<typeof surplusCopies>[1]): readonly number[] {
  const surplus = new Set(surplusCopies(copies, retention));
  return copies.filter((one) => !surplus.has(one)).map(({ at }) => (NOW - at) / DAY);
}

describe('the rotation of copies', () => {
  it('keeps the last of each of the last days and of each of the last weeks', () => {
    const daily = Array.from({ length: 60 }, (_, day) => copy(NOW - day * DAY));
    // Wednesday back to the Wednesday before; of earlier weeks the Sunday, 10 and 17 days before.
    expect(keptDays(daily, { newest: 1, daily: 7, weekly: 4 })).toEqual([0, 1, 2, 3, 4, 5, 6, 10, 17]);
    expect(keptDays(daily, { newest: 1, daily: 1, weekly: 0 })).toEqual([0]);
  });

  it('keeps the newest of one day, and counts days that have a copy', () => {
    const hour = DAY / 24;
    const copies = [0, 1, 2, 3, 4, 5].map((hours) => copy(NOW - hours * hour));
    expect(keptDays(copies, { newest: 3, daily: 7, weekly: 4 })).toEqual([0, 1 / 24, 2 / 24]);
    const rare = [copy(NOW), copy(NOW - 100 * DAY), copy(NOW - 200 * DAY)];
    expect(keptDays(rare, { newest: 1, daily: 2, weekly: 0 })).toEqual([0, 100]);
  });

  it('never counts what the reviewer or an upgrade made', () => {
    const copies = [copy(NOW), copy(NOW - DAY, 'manual'), copy(NOW - 2 * DAY, 'upgrade'), copy(NOW - 3 * DAY)];
    expect(surplusCopies(copies, { newest: 1, daily: 1, weekly: 0 })).toEqual([copies[3]]);
  });
});

describe('the list of copies', () => {
  it('finds those beside the workspace, in its folder and in the picked one, by the moment in their names', () => {
    const folder = temporaryFolder();
    const workspace = join(folder, 'a.gouji');
    const picked = join(folder, '另存');
    const write = (path: string): void => {
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, 'x');
    };
    write(`${workspace}.20260301090000000.backup`);
    write(`${workspace}.v3-20260302090000000.backup`);
    write(`${workspace}.replaced-20260303090000000.backup`);
    write(join(copiesFolder(workspace), autoCopyName(workspace, '2026-03-04T09:00:00.000+08:00')));
    write(join(copiesFolderIn(picked, workspace), autoCopyName(workspace, '2026-03-05T09:00:00.000+08:00')));
    write(join(folder, 'b.gouji.20260306090000000.backup'));
    write(`${workspace}.20260307090000000.partial`);
    const kinds = () => listCopies(workspace).map(({ kind }) => kind);
    expect(kinds()).toEqual(['auto', 'replaced', 'upgrade', 'manual']);
    writeFileSync(elsewhereFile(workspace), picked);
    expect(kinds()).toEqual(['auto', 'auto', 'replaced', 'upgrade', 'manual']);
    expect(new Date(listCopies(workspace)[0]!.at).getDate()).toBe(5);
    // Another workspace of this name may have picked the same folder.
    expect(listCopies(join(picked, 'a.gouji'))).toEqual([]);
  });
});
