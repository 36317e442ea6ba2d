// The client against small threads that speak the protocol; the real thread is tested with the built program.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDesk, type DeskClient } from '../../../src/main/desk/client.js';
import type { StartLimits } from '../../../src/main/desk/service-thread.js';
import type { RestartPolicy } from '../../../src/main/desk/supervisor.js';
import type { DeskEvent, ImportJob } from '../../../src/shared/desk-api.js';

const RESTART = { delayMs: 1, quickMs: 60_000, mostQuickDeaths: 3 };

function start(body: string, restart: RestartPolicy = RESTART, limits?: StartLimits): Promise<DeskClient> {
  const script = `import { parentPort as port, threadId, workerData } from 'node:worker_threads';\n${body}`;
  const service = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
  return startDesk({
    workspacePath: '/nowhere/a.gouji',
    host: 'loopback',
    service,
    restart,
    ...(limits && { limits }),
  });
}

const ECHO = `
  port.on('message', ({ number, request }) => {
    if (request.operation === 'die') throw new Error('the thread died');
    if (request.operation === 'thread') return port.postMessage({ type: 'answer', number, value: { ok: true, value: threadId } });
    if (request.operation === 'progress') port.postMessage({ type: 'event', event: { type: 'import.progress', job: request.input } });
    if (request.operation === 'hang') return;
    if (request.operation === 'event') port.postMessage({ type: 'event', event: { type: 'workspace.changed', what: ['notes'] } });
    const value = request.type === 'file' ? null : { ok: true, value: request.bytes ? request.bytes.byteLength : request };
    if (request.type === 'interrupted') return;
    if (request.type === 'import') port.postMessage({ type: 'failure', number, message: '未能导入' });
    else port.postMessage({ type: 'answer', number, value });
    if (request.type === 'close') port.close();
  });
  port.postMessage({ type: 'ready' });
`;

describe('a service thread that does not start', () => {
  it('is given up with a sentence where its program does not load', async () => {
    const silent = `setInterval(() => undefined, 1000);`;
    await expect(start(silent, RESTART, { loadMs: 20, openMs: 60_000 })).rejects.toThrow('没有启动');
  });

  it('is given up with another one where the workspace does not open, and not while it is being opened', async () => {
    const slow = `port.postMessage({ type: 'loaded' }); setInterval(() => undefined, 1000);`;
    await expect(start(slow, RESTART, { loadMs: 60_000, openMs: 500 })).rejects.toThrow('没有打开完毕');
    const late = `port.postMessage({ type: 'loaded' });\n setTimeout(() => { ${ECHO} }, 300);`;
    const client = await start(late, RESTART, { loadMs: 60_000, openMs: 60_000 });
    expect(await client.dispatch('a', 1)).toMatchObject({ ok: true });
    await client.close();
  });
});

describe('the client of the service thread', () => {
  it('pairs answers with requests, hands bytes over and closes', async () => {
    const client = await start(ECHO);
    const replies = await Promise.all([client.dispatch('a', 1), client.dispatch('b', 2)]);
    expect(replies).toEqual([
      { ok: true, value: { type: 'dispatch', operation: 'a', input: 1 } },
      { ok: true, value: { type: 'dispatch', operation: 'b', input: 2 } },
    ]);
    const bytes = new ArrayBuffer(5);
    expect(await client.upload('甲.txt', bytes)).toEqual({ ok: true, value: 5 });
    expect(bytes.detached).toBe(true);
    expect(await client.file('x')).toBeNull();
    await expect(client.importPaths(['x'])).rejects.toThrow('未能导入');
    await client.close();
    expect(await client.dispatch('a', 1)).toMatchObject({ ok: false, error: { code: 'internal' } });
    await client.close();
  });

  it('passes events on until they are no longer wanted', async () => {
    const client = await start(ECHO);
    const seen: unknown[] = [];
    const end = client.onEvent((event) => seen.push(event));
    await client.dispatch('event', {});
    end();
    await client.dispatch('event', {});
    expect(seen).toEqual([{ type: 'workspace.changed', what: ['notes'] }]);
    await client.close();
  });

  it('answers everything that is open where the thread dies, and goes on with a new one', async () => {
    const client = await start(ECHO);
    const before = await client.dispatch('thread', {});
    const open = client.dispatch('hang', {});
    expect(await client.dispatch('die', {})).toMatchObject({ ok: false });
    expect(await open).toMatchObject({ ok: false, error: { message: expect.stringContaining('后台服务已停止') } });
    const after = await client.dispatch('thread', {});
    expect(after.ok && before.ok && after.value !== before.value).toBe(true);
    await client.close();
  });

  it('ends the imports that were cut off, names every file, keeps their lines and has the page read anew', async () => {
    const kept = `
      port.on('message', ({ number, request }) => {
        if (request.type === 'interrupted') {
          port.postMessage({ type: 'event', event: { type: 'test.kept', files: request.files } });
          return port.postMessage({ type: 'answer', number, value: null });
        }
      });`;
    const client = await start(kept + ECHO);
    const events: (DeskEvent | { readonly type: 'test.kept'; readonly files: unknown })[] = [];
    const done = Promise.withResolvers<void>();
    client.onEvent((event) => {
      events.push(event);
      if (event.type === 'workspace.changed') done.resolve();
    });
    const item = (path: string, state: ImportJob['items'][number]['state']) => ({
      path,
      state,
      message: null,
      document: null,
    });
    const job = { job: 'j', done: 1, total: 3, finished: false, cancelled: false };
    const ended = { ...job, job: 'ended', done: 1, total: 1, finished: true, items: [item('丁.txt', 'imported')] };
    await client.dispatch('progress', {
      ...job,
      items: [item('甲.txt', 'imported'), item('乙.pdf', 'reading'), item('丙.doc', 'waiting')],
    });
    await client.dispatch('progress', { ...ended, finished: false });
    await client.dispatch('progress', ended);
    events.length = 0;
    void client.dispatch('die', {});
    await done.promise;
    const cut = (path: string) => ({ path, message: expect.stringMatching(new RegExp(`^“${path}”.*停止.*。请.*。$`)) });
    expect(events).toEqual([
      {
        type: 'import.progress',
        job: {
          ...job,
          done: 3,
          finished: true,
          items: [
            item('甲.txt', 'imported'),
            { ...item('乙.pdf', 'failed'), ...cut('乙.pdf') },
            { ...item('丙.doc', 'failed'), ...cut('丙.doc') },
          ],
        },
      },
      { type: 'test.kept', files: [cut('乙.pdf'), cut('丙.doc')] },
      { type: 'workspace.changed', what: ['documents', 'findings', 'notes'] },
    ]);
    await client.close();
  });

  it('gives up after deaths that follow one another quickly, and says so', async () => {
    const client = await start(ECHO);
    for (let death = 0; death < RESTART.mostQuickDeaths; death += 1) {
      expect(await client.dispatch('thread', {})).toMatchObject({ ok: true });
      expect(await client.dispatch('die', {})).toMatchObject({ ok: false });
    }
    const message = expect.stringMatching(/后台服务连续 3 次意外停止.*请关闭程序后重新启动/);
    expect(await client.dispatch('thread', {})).toMatchObject({ ok: false, error: { message } });
    await client.close();
  });

  it('does not give up for deaths that lie far apart', async () => {
    const client = await start(ECHO, { delayMs: 1, quickMs: 0, mostQuickDeaths: 2 });
    for (let death = 0; death < 4; death += 1) {
      expect(await client.dispatch('die', {})).toMatchObject({ ok: false });
      expect(await client.dispatch('thread', {})).toMatchObject({ ok: true });
    }
    await client.close();
  });

  it('tells why nothing can be started any more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-client-'));
    const mark = join(folder, 'started');
    const once = `
      import { existsSync, writeFileSync } from 'node:fs';
      if (existsSync(${JSON.stringify(mark)})) {
        port.postMessage({ type: 'refused', message: '工作区已损坏。' });
        port.close();
      } else {
        writeFileSync(${JSON.stringify(mark)}, '');
        ${ECHO}
      }`;
    try {
      const client = await start(once);
      expect(await client.dispatch('die', {})).toMatchObject({ ok: false });
      const message = expect.stringContaining('工作区已损坏。');
      expect(await client.dispatch('thread', {})).toMatchObject({ ok: false, error: { message } });
      await client.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('closes also while a new thread is awaited', { timeout: 10_000 }, async () => {
    const client = await start(ECHO, { delayMs: 600_000, quickMs: 60_000, mostQuickDeaths: 3 });
    expect(await client.dispatch('die', {})).toMatchObject({ ok: false });
    const waiting = client.dispatch('thread', {});
    await client.close();
    expect(await waiting).toMatchObject({ ok: false });
  });

  it('does not reject for a message that cannot be sent', async () => {
    const client = await start(ECHO);
    expect(await client.dispatch('a', () => undefined)).toMatchObject({ ok: false, error: { code: 'internal' } });
    await client.close();
  });

  it('rejects with the words of the thread where the workspace cannot be opened', async () => {
    await expect(
      start(`port.postMessage({ type: 'refused', message: '工作区正被使用' }); port.close();`),
    ).rejects.toThrow('工作区正被使用');
    await expect(start(`throw new Error('broken')`)).rejects.toThrow('后台服务已停止');
  });
});
