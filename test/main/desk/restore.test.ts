// A backup put in the place of the open workspace, and what happens where it cannot be.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDesk, type ReopeningDesk } from '../../../src/main/desk/reopening-desk.js';
import { verifyWorkspace } from '../../../src/main/workspace/index.js';
import type { DeskEvent, Input, Operation, Reply, Results } from '../../../src/shared/desk-api.js';
import { fakeDependencies } from './setup.js';
import { temporaryFolder } from '../workspace/samples.js';

const desks: ReopeningDesk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

function opened() {
  const folder = temporaryFolder();
  const workspacePath = join(folder, 'a.gouji');
  const events: DeskEvent[] = [];
  const desk = openDesk({
    workspacePath,
    host: 'loopback',
    resources: null,
    dependencies: fakeDependencies(),
    emit: (event) => events.push(event),
  });
  desks.push(desk);
  const call = <Name extends Operation>(operation: Name, input: Input<Name>): Promise<Reply<Results[Name]>> =>
    desk.dispatch(operation, input) as Promise<never>;
  const value = async <Name extends Operation>(operation: Name, input: Input<Name>): Promise<Results[Name]> => {
    const reply = await call(operation, input);
    if (!reply.ok) throw new Error(`${operation}: ${reply.error.message}`);
    return reply.value;
  };
  const take = async (name: string, unit: string): Promise<void> => {
    const path = join(folder, name);
    writeFileSync(path, `${unit} 2026`);
    await desk.importPaths([path]);
  };
  const names = async (): Promise<readonly string[]> =>
    (await value('documents.list', {})).map(({ fileName }) => fileName).toSorted();
  return { folder, workspacePath, events, desk, call, value, take, names };
}

describe('restoring a backup', () => {
  it('puts it in the place of the workspace, which stays as a copy that can be restored in turn', async () => {
    const { workspacePath, events, value, take, names } = opened();
    await take('甲.txt', '901001 测试甲单位');
    const { path } = await value('workspace.backup', {});
    await take('乙.txt', '901002 测试乙单位');
    const both = await names();
    expect(both).toHaveLength(2);
    const { seen } = await value('backups.preview', { path });
    const { former } = await value('backups.restore', { path, seen });
    expect(await names()).toHaveLength(1);
    expect(events.map(({ type }) => type)).toContain('workspace.replaced');
    expect(verifyWorkspace(former)).toMatchObject({ documents: 2, problems: [] });
    const log = await value('log.list', { page: 0 });
    expect(log.entries[0]).toMatchObject({ action: 'workspace.restore' });
    expect((await value('log.verify', {})).whole).toBe(true);
    // The way back: what was replaced is a copy like the others.
    const listed = await value('backups.list', {});
    expect(listed.copies.map(({ kind }) => kind)).toContain('replaced');
    const back = await value('backups.preview', { path: former });
    expect(back.gainedDocuments).toBe(1);
    expect(back.lostDocuments).toEqual([]);
    await value('backups.restore', { path: former, seen: back.seen });
    expect(await names()).toEqual(both);
    expect(existsSync(`${workspacePath}.restoring`)).toBe(false);
  });

  it('refuses where the workspace has changed since it was looked at, or the copy is not whole', async () => {
    const { folder, value, call, take, names, workspacePath } = opened();
    await take('甲.txt', '901001 测试甲单位');
    const { path } = await value('workspace.backup', {});
    const { seen } = await value('backups.preview', { path });
    await take('乙.txt', '901002 测试乙单位');
    expect(await call('backups.restore', { path, seen })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await names()).toHaveLength(2);
    const again = await value('backups.preview', { path });
    writeFileSync(path, 'x');
    expect(await call('backups.restore', { path, seen: again.seen })).toMatchObject({ ok: false });
    expect(await names()).toHaveLength(2);
    expect(readdirSync(folder).filter((name) => /restoring|replaced/.test(name))).toEqual([]);
    expect(existsSync(workspacePath)).toBe(true);
  });

  it('keeps what is asked meanwhile waiting for the workspace that comes', async () => {
    const { value, take } = opened();
    await take('甲.txt', '901001 测试甲单位');
    const { path } = await value('workspace.backup', {});
    await take('乙.txt', '901002 测试乙单位');
    const { seen } = await value('backups.preview', { path });
    const restoring = value('backups.restore', { path, seen });
    await new Promise((resolve) => setTimeout(resolve, 1));
    const asked = Array.from({ length: 20 }, () => value('documents.list', {}));
    await restoring;
    for (const documents of await Promise.all(asked)) expect([1, 2]).toContain(documents.length);
    expect((await value('documents.list', {})).length).toBe(1);
  });

  it('rebuilds indexes only where they are damaged', async () => {
    const { value, take, names } = opened();
    await take('甲.txt', '901001 测试甲单位');
    expect(await value('backups.rebuild', {})).toEqual({ former: null });
    expect(await names()).toHaveLength(1);
  });
});
