// The workspace moved to another folder while it is open, and what stands where it is not.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { Examiner } from '../../../src/main/desk/backups/examiner.js';
import { examine } from '../../../src/main/desk/backups/examiner.js';
import { openDesk, type ReopeningDesk } from '../../../src/main/desk/reopening-desk.js';
import { presentPlace, verifyWorkspace } from '../../../src/main/workspace/index.js';
import type { Input, Operation, Reply, Results } from '../../../src/shared/desk-api.js';
import { fakeDependencies } from './setup.js';
import { temporaryFolder } from '../workspace/samples.js';

const desks = new Set<ReopeningDesk>();
afterEach(async () => {
  for (const desk of desks) await desk.close();
  desks.clear();
});

function opened(workspacePath: string, examiner: Examiner = { run: examine }) {
  const desk = openDesk({
    workspacePath,
    host: 'loopback',
    resources: null,
    dependencies: fakeDependencies(),
    emit: () => undefined,
    copies: { examiner, times: { firstMs: 3_600_000, everyMs: 3_600_000, afterFailureMs: 0 } },
  });
  desks.add(desk);
  const call = <Name extends Operation>(operation: Name, input: Input<Name>): Promise<Reply<Results[Name]>> =>
    desk.dispatch(operation, input) as Promise<never>;
  const value = async <Name extends Operation>(operation: Name, input: Input<Name>): Promise<Results[Name]> => {
    const reply = await call(operation, input);
    if (!reply.ok) throw new Error(`${operation}: ${reply.error.message}`);
    return reply.value;
  };
  return {
    call,
    value,
    take: async (name: string, unit: string): Promise<void> => {
      const path = join(temporaryFolder(), name);
      writeFileSync(path, `${unit} 2026`);
      await desk.importPaths([path]);
    },
    names: async (): Promise<readonly string[]> =>
      (await value('documents.list', {})).map(({ fileName }) => basename(fileName)).toSorted(),
    close: async (): Promise<void> => {
      desks.delete(desk);
      await desk.close();
    },
  };
}

function folders() {
  const [home, disk] = [temporaryFolder(), temporaryFolder()];
  return { home, disk, workspacePath: join(home, 'a.gouji'), target: join(disk, 'a.gouji') };
}

describe('moving the workspace', () => {
  it('works on in the new folder, leaves the former file as it was, and finds the new one from every way of naming it', async () => {
    const { workspacePath, target, disk } = folders();
    const first = opened(workspacePath);
    await first.take('甲.txt', '901001 测试甲单位');
    expect(await first.value('place.move', { folder: disk })).toEqual({ path: target, former: workspacePath });
    await first.take('乙.txt', '901002 测试乙单位');
    expect((await first.value('app.status', {})).workspacePath).toBe(target);
    const place = await first.value('app.place', {});
    expect(place).toMatchObject({ folder: disk, former: [{ path: workspacePath }] });
    expect(place.former[0]?.size).toBeGreaterThan(0);
    const log = await first.value('log.list', { page: 0, action: 'workspace.move' });
    expect(log.entries[0]).toMatchObject({ detail: { path: target, name: workspacePath } });
    expect((await first.value('log.verify', {})).whole).toBe(true);
    await first.close();
    expect(verifyWorkspace(workspacePath)).toMatchObject({ documents: 1, problems: [] });
    expect(verifyWorkspace(target)).toMatchObject({ documents: 2, problems: [] });
    expect(readdirSync(disk)).toEqual(['a.gouji']);
    const again = opened(workspacePath);
    expect(await again.names()).toEqual(['乙.txt', '甲.txt'].toSorted());
  });

  it('takes the backups over and removes the former file only when told to', async () => {
    const { home, disk, workspacePath, target } = folders();
    const desk = opened(workspacePath);
    await desk.take('甲.txt', '901001 测试甲单位');
    await desk.value('workspace.backup', {});
    mkdirSync(`${workspacePath}.backups`, { recursive: true });
    const automatic = 'a.gouji.auto-20261101080000000.backup';
    writeFileSync(join(`${workspacePath}.backups`, automatic), readFileSync(workspacePath));
    await desk.value('place.move', { folder: disk });
    expect(existsSync(workspacePath)).toBe(true);
    expect(await desk.value('place.leave', { path: workspacePath })).toEqual({ backups: 2 });
    expect(existsSync(workspacePath)).toBe(false);
    expect((await desk.value('app.place', {})).former).toEqual([]);
    const { copies } = await desk.value('backups.list', {});
    expect(copies.map(({ path }) => dirname(path)).toSorted()).toEqual([disk, `${target}.backups`].toSorted());
    expect(await desk.call('place.leave', { path: workspacePath })).toMatchObject({ error: { code: 'not-found' } });
    // The way back, and a second way there: no signpost leads in a circle.
    await desk.value('place.move', { folder: home });
    expect(presentPlace(workspacePath)).toBe(workspacePath);
    expect(presentPlace(target)).toBe(workspacePath);
    await desk.close();
    const again = opened(workspacePath);
    expect(await again.names()).toEqual(['甲.txt']);
  });

  it('keeps a former file that somebody worked in since', async () => {
    const { disk, workspacePath } = folders();
    const desk = opened(workspacePath);
    await desk.value('place.move', { folder: disk });
    renameSync(`${workspacePath}.moved`, `${workspacePath}.hidden`);
    const other = opened(workspacePath);
    await other.take('丙.txt', '901003 测试丙单位');
    await other.close();
    renameSync(`${workspacePath}.hidden`, `${workspacePath}.moved`);
    expect(await desk.call('place.leave', { path: workspacePath })).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('移动之后又有') },
    });
    expect(verifyWorkspace(workspacePath)).toMatchObject({ documents: 1 });
  });

  it('refuses a folder that is not there, the present one, and one with a file of that name', async () => {
    const { home, disk, workspacePath, target } = folders();
    const desk = opened(workspacePath);
    for (const folder of [join(disk, '没有'), 'disk', home, workspacePath]) {
      expect(await desk.call('place.move', { folder })).toMatchObject({
        error: { message: expect.stringContaining('工作区没有移动') },
      });
    }
    writeFileSync(target, 'x');
    expect(await desk.call('place.move', { folder: disk })).toMatchObject({
      error: { message: expect.stringContaining('已有同名文件') },
    });
    expect(readFileSync(target, 'utf8')).toBe('x');
    expect(await desk.names()).toEqual([]);
    expect(readdirSync(home).filter((name) => name.includes('moved'))).toEqual([]);
  });

  it('goes on where it was when the copy is not whole or cannot be opened, and leaves nothing there', async () => {
    const { disk, workspacePath, target } = folders();
    let spoil: (place: string) => void = () => {
      throw new Error('磁盘出错');
    };
    const desk = opened(workspacePath, {
      run: async (task) => {
        const answer = await examine(task);
        if ('target' in task && task.type === 'carry') spoil(task.target);
        return answer;
      },
    });
    await desk.take('甲.txt', '901001 测试甲单位');
    expect(await desk.call('place.move', { folder: disk })).toMatchObject({ ok: false });
    rmSync(target);
    spoil = (place) => writeFileSync(place, 'not a workspace at all, but long enough to be read as one'.repeat(100));
    expect(await desk.call('place.move', { folder: disk })).toMatchObject({ ok: false });
    expect(existsSync(target)).toBe(false);
    expect((await desk.value('app.status', {})).workspacePath).toBe(workspacePath);
    expect(await desk.names()).toEqual(['甲.txt']);
    spoil = () => undefined;
    expect(await desk.value('place.move', { folder: disk })).toMatchObject({ path: target });
    expect(await desk.names()).toEqual(['甲.txt']);
  });

  it('never begins an empty workspace where the moved one is not found', async () => {
    const { disk, workspacePath, target } = folders();
    const desk = opened(workspacePath);
    await desk.value('place.move', { folder: disk });
    await desk.close();
    renameSync(target, `${target}.away`);
    expect(() => opened(workspacePath)).toThrow(/已移到.*现在找不到这个文件/);
    expect(existsSync(target)).toBe(false);
    writeFileSync(`${workspacePath}.moved`, '');
    expect(() => opened(workspacePath)).toThrow(/新位置记录无法读取/);
    writeFileSync(`${workspacePath}.moved`, `${target}\n`);
    writeFileSync(`${target}.moved`, `${workspacePath}\n`);
    expect(() => opened(workspacePath)).toThrow(/互相指向/);
  });

  it('is where it was after a power cut before the last step, and can be moved again', async () => {
    const { disk, workspacePath, target } = folders();
    const desk = opened(workspacePath);
    await desk.take('甲.txt', '901001 测试甲单位');
    await desk.close();
    // What the copying leaves where it is cut off: half a file under its temporary name.
    writeFileSync(`${target}.partial`, readFileSync(workspacePath).subarray(0, 5000));
    const again = opened(workspacePath);
    expect(await again.names()).toEqual(['甲.txt']);
    await again.value('place.move', { folder: disk });
    expect(readdirSync(disk).filter((name) => name.includes('partial'))).toEqual([]);
    await again.close();
    const copy = new Database(target, { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
  });
});
