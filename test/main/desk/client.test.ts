// The client against small threads that speak the protocol; the real thread is tested with the built program.
import { describe, expect, it } from 'vitest';
import { startDesk, type DeskClient } from '../../../src/main/desk/client.js';

function start(body: string): Promise<DeskClient> {
  const script = `import { parentPort as port, workerData } from 'node:worker_threads';\n${body}`;
  const service = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
  return startDesk({ workspacePath: '/nowhere/a.gouji', host: 'loopback', service });
}

const ECHO = `
  port.on('message', ({ number, request }) => {
    if (request.operation === 'die') throw new Error('the thread died');
    if (request.operation === 'hang') return;
    if (request.operation === 'event') port.postMessage({ type: 'event', event: { type: 'workspace.changed', what: ['notes'] } });
    const value = request.type === 'file' ? null : { ok: true, value: request.bytes ? request.bytes.byteLength : request };
    if (request.type === 'import') port.postMessage({ type: 'failure', number, message: '未能导入' });
    else port.postMessage({ type: 'answer', number, value });
    if (request.type === 'close') port.close();
  });
  port.postMessage({ type: 'ready' });
`;

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

  it('answers everything that is open where the thread dies', async () => {
    const client = await start(ECHO);
    const open = client.dispatch('hang', {});
    void client.dispatch('die', {});
    expect(await open).toMatchObject({ ok: false, error: { message: expect.stringContaining('后台服务已停止') } });
    expect(await client.dispatch('a', {})).toMatchObject({ ok: false });
    await client.close();
  });

  it('does not reject for a message that cannot be sent', async () => {
    const client = await start(ECHO);
    expect(await client.dispatch('a', () => undefined)).toMatchObject({ ok: false, error: { code: 'internal' } });
    await client.close();
  });

  it('rejects with the words of the thread where the workspace cannot be opened', async () => {
    await expect(
      start(`port.postMessage({ type: 'refused', message: '工作库正被使用' }); port.close();`),
    ).rejects.toThrow('工作库正被使用');
    await expect(start(`throw new Error('broken')`)).rejects.toThrow('后台服务已停止');
  });
});
