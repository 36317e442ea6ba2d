import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskBridge, DeskEvent } from '../../src/shared/desk-api.js';

/** An EventSource whose events the test makes. */
class FakeSource extends EventTarget {
  static readonly open: FakeSource[] = [];
  constructor(readonly url: string) {
    super();
    FakeSource.open.push(this);
  }
  close(): void {
    FakeSource.open.splice(FakeSource.open.indexOf(this), 1);
  }
}

const CHANGED: DeskEvent = { type: 'workspace.changed', what: ['notes'] };
const fetched = vi.fn<typeof fetch>();
let bridge: DeskBridge;

beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('fetch', fetched);
  ({ bridge } = await import('../../src/renderer/bridge.js'));
});
afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
  FakeSource.open.length = 0;
});

describe('the bridge in a browser', () => {
  it('gives way to the one the preload made', async () => {
    vi.resetModules();
    const desk = { downloadUrl: () => 'x' };
    vi.stubGlobal('desk', desk);
    expect((await import('../../src/renderer/bridge.js')).bridge).toBe(desk);
  });

  it('carries calls and uploads to the host', async () => {
    fetched.mockImplementation(async () => Response.json({ ok: true, value: 1 }));
    const bytes = new ArrayBuffer(3);
    expect(await bridge.call('documents.get', { document: 'd' })).toEqual({ ok: true, value: 1 });
    expect(await bridge.upload('甲 &.txt', bytes)).toEqual({ ok: true, value: 1 });
    expect(fetched.mock.calls.map(([path, init]) => [path, init?.method, init?.body])).toEqual([
      ['/call', 'POST', '{"operation":"documents.get","input":{"document":"d"}}'],
      ['/upload?name=%E7%94%B2%20%26.txt', 'POST', bytes],
    ]);
    expect(bridge.downloadUrl('a/b')).toBe('/file/a%2Fb');
  });

  it('makes every failure of the host a reply that says what to do', async () => {
    const message = async (answer: () => Promise<Response>): Promise<string> => {
      fetched.mockImplementationOnce(answer);
      const reply = await bridge.call('rules.list', {});
      return reply.ok ? 'ok' : reply.error.message;
    };
    expect(await message(() => Promise.reject(new TypeError('Failed to fetch')))).toContain('重新启动程序');
    expect(await message(async () => new Response('no', { status: 401 }))).toContain('地址');
    expect(await message(async () => new Response('no', { status: 403 }))).toContain('地址');
    expect(await message(async () => new Response('<html>', { status: 500 }))).toContain('500');
  });

  it('shares one stream between all listeners and ends it with the last', () => {
    const seen: string[] = [];
    const first = bridge.subscribe((event) => seen.push(`first ${event.type}`));
    const second = bridge.subscribe((event) => seen.push(`second ${event.type}`));
    expect(FakeSource.open.map(({ url }) => url)).toEqual(['/events']);
    const [source] = FakeSource.open;
    const send = () => source!.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(CHANGED) }));
    send();
    first();
    send();
    expect(seen).toEqual(['first workspace.changed', 'second workspace.changed', 'second workspace.changed']);
    second();
    expect(FakeSource.open).toEqual([]);
    bridge.subscribe(() => undefined);
    expect(FakeSource.open).toHaveLength(1);
  });

  it('has everything read again after the connection was lost', () => {
    const seen: DeskEvent[] = [];
    bridge.subscribe((event) => seen.push(event));
    const [source] = FakeSource.open;
    source!.dispatchEvent(new Event('open'));
    expect(seen).toEqual([]);
    source!.dispatchEvent(new Event('error'));
    source!.dispatchEvent(new Event('open'));
    expect(seen).toEqual([{ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] }]);
  });
});
