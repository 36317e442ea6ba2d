import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskBridge } from '../../src/shared/desk-api.js';

const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  listeners: new Set<unknown>(),
  sent: [] as unknown[],
}));
vi.mock('electron', () => {
  const ipcRenderer = {
    invoke: (...message: unknown[]) => {
      electron.sent.push(message);
      return Promise.resolve({ ok: true, value: null });
    },
    on: (_channel: string, listener: unknown) => {
      electron.listeners.add(listener);
      return ipcRenderer;
    },
    removeListener: (_channel: string, listener: unknown) => {
      electron.listeners.delete(listener);
      return ipcRenderer;
    },
  };
  return {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => electron.exposed.set(name, value) },
  };
});

let desk: DeskBridge;
beforeEach(async () => {
  await import('../../src/preload/index.js');
  desk = electron.exposed.get('desk') as DeskBridge;
});

describe('the preload', () => {
  it('exposes the five functions of the bridge and nothing else', () => {
    expect([...electron.exposed.keys()]).toEqual(['desk']);
    expect(Object.entries(desk).map(([name, value]) => [name, typeof value])).toEqual([
      ['call', 'function'],
      ['subscribe', 'function'],
      ['upload', 'function'],
      ['downloadUrl', 'function'],
      ['chooseFolder', 'function'],
    ]);
    expect(desk.downloadUrl('a/b')).toBe('/file/a%2Fb');
  });

  it('asks on the three channels of the host', async () => {
    const bytes = new ArrayBuffer(1);
    await desk.call('rules.list', {});
    await desk.upload('甲.txt', bytes);
    await desk.chooseFolder?.();
    expect(electron.sent).toEqual([['desk:call', 'rules.list', {}], ['desk:upload', '甲.txt', bytes], ['desk:folder']]);
  });

  it('passes events on without their sender, and hands nothing of Electron to the page when ended', () => {
    const seen: unknown[] = [];
    const end = desk.subscribe((...all) => seen.push(all));
    const event = { type: 'workspace.changed', what: ['notes'] };
    for (const listener of electron.listeners)
      (listener as (...all: unknown[]) => void)({ sender: 'ipcRenderer' }, event);
    expect(seen).toEqual([[event]]);
    expect(end()).toBeUndefined();
    expect(electron.listeners.size).toBe(0);
  });
});
