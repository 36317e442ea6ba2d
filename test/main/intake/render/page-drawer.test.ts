import { afterEach, describe, expect, it } from 'vitest';
import { createPageDrawer, type PageDrawer, type PageSource } from '../../../../src/main/intake/index.js';

/** A thread that holds the last file only and answers by the number of the page. */
const SCRIPT = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    let held = null;
    parentPort.on('message', async ({ key, bytes, page }) => {
      if (bytes !== null) held = key;
      if (held !== key) return parentPort.postMessage({ type: 'bytes-wanted' });
      if (page === null) return parentPort.postMessage({ type: 'sizes', value: { sizes: [{ width: 1, height: 2 }], message: null } });
      if (page.number === 66) for (;;);
      if (page.number === 77) process.exit(3);
      if (page.number === 88) throw new Error('broken');
      if (page.number === 99) { const kept = []; for (;;) kept.push(new Array(100000).fill(kept.length)); }
      parentPort.postMessage({ type: 'drawing', value: { type: 'picture', source: key + page.number, remarks: [String(threadId)] } });
    });
  `)}`,
);

const drawers: PageDrawer[] = [];
afterEach(async () => {
  for (const drawer of drawers.splice(0)) await drawer.close();
});

function make(options: { timeLimitMs?: number; idleMs?: number } = {}): PageDrawer {
  const drawer = createPageDrawer({ script: SCRIPT, memoryLimitMb: 64, ...options });
  drawers.push(drawer);
  return drawer;
}

function file(key: string): PageSource & { readonly asked: () => number } {
  let asked = 0;
  return {
    key,
    format: 'pdf',
    bytes: () => {
      asked += 1;
      return new Uint8Array([1]);
    },
    asked: () => asked,
  };
}

describe('createPageDrawer', () => {
  it('draws many pages in one thread, and asks for the bytes once', async () => {
    const drawer = make();
    const source = file('a');
    expect(await drawer.sizes(source)).toEqual({ sizes: [{ width: 1, height: 2 }], message: null });
    const drawn = await Promise.all([1, 2, 3].map((page) => drawer.draw(source, page, 1)));
    expect(drawn.map((one) => one.type === 'picture' && one.source)).toEqual(['a1', 'a2', 'a3']);
    expect(new Set(drawn.map((one) => one.type === 'picture' && one.remarks[0])).size).toBe(1);
    expect(source.asked()).toBe(1);
  });

  it('lets a page that throws, ends its thread or eats memory fail alone', async () => {
    const drawer = make();
    const source = file('a');
    const drawn = await Promise.all([1, 77, 2, 88, 3, 99, 4].map((page) => drawer.draw(source, page, 1)));
    const seen = drawn.map((one) => (one.type === 'picture' ? one.source : one.type));
    expect(seen).toEqual(['a1', 'none', 'a2', 'none', 'a3', 'none', 'a4']);
    expect(drawn[3]).toMatchObject({ message: expect.stringContaining('其他页不受影响') });
  });

  it('stops a page that takes too long', async () => {
    const drawer = make({ timeLimitMs: 1500 });
    expect(await drawer.draw(file('a'), 66, 1)).toMatchObject({ message: expect.stringContaining('超过 1.5 秒') });
    expect(await drawer.draw(file('a'), 1, 1)).toMatchObject({ source: 'a1' });
  });

  it('says that a format has no pages without starting a thread, and that an original is gone', async () => {
    const drawer = make();
    expect(await drawer.sizes({ key: 'x', format: 'docx', bytes: () => null })).toEqual({ sizes: [], message: null });
    expect(await drawer.draw({ key: 'x', format: 'pdf', bytes: () => null }, 1, 1)).toMatchObject({
      type: 'none',
      message: expect.stringContaining('没有这份文件的原件'),
    });
    const broken = (): never => {
      throw new Error('the workspace is damaged');
    };
    expect(await drawer.draw({ key: 'y', format: 'pdf', bytes: broken }, 1, 1)).toMatchObject({ type: 'none' });
    expect(await drawer.draw(file('z'), 1, 1)).toMatchObject({ source: 'z1' });
  });

  it('ends an idle thread and begins again with the bytes', async () => {
    const drawer = make({ idleMs: 30 });
    const source = file('a');
    await drawer.draw(source, 1, 1);
    await new Promise((done) => setTimeout(done, 200));
    expect(await drawer.draw(source, 2, 1)).toMatchObject({ source: 'a2' });
    expect(source.asked()).toBe(2);
  });
});
