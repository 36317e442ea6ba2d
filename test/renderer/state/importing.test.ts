import { describe, expect, it } from 'vitest';
import { createDesk } from '../../../src/renderer/state/desk.js';
import { dismissImports, importFiles, takeProgress } from '../../../src/renderer/state/importing.js';
import { startDesk } from '../../../src/renderer/state/loading.js';
import type { ImportJob } from '../../../src/shared/desk-api.js';
import { fakeBridge } from '../fixture/fake-bridge.js';

const job = (done: number, finished = false): ImportJob => ({
  job: 'j',
  done,
  total: 3,
  finished,
  cancelled: false,
  items: [],
});

describe('an import', () => {
  it('never goes backwards when a reply comes after a younger event', () => {
    const desk = createDesk(fakeBridge({ empty: true }));
    const after = (...pictures: readonly ImportJob[]): readonly ImportJob[] => {
      desk.store.set({ jobs: [] });
      for (const picture of pictures) takeProgress(desk, picture);
      return desk.store.get().jobs;
    };
    expect(after(job(2), job(1))).toEqual([job(2)]);
    expect(after(job(1), job(2))).toEqual([job(2)]);
    expect(after(job(3, true), job(3))).toEqual([job(3, true)]);
  });

  it('keeps a file that could not be handed over as a line with its reason, and imports the others', async () => {
    const desk = createDesk(fakeBridge({ empty: true }));
    const stop = startDesk(desk);
    const broken = new File(['x'], '丢失.txt');
    broken.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
    await importFiles(desk, [
      { path: '甲/好.txt', file: new File(['x'], '好.txt') },
      { path: '甲/丢失.txt', file: broken },
      { path: '程序.exe', file: new File(['x'], '程序.exe') },
    ]);
    const { uploads, jobs, screen } = desk.store.get();
    expect(screen).toBe('library');
    expect(jobs.map((one) => one.items.map((item) => item.path))).toEqual([['甲/好.txt']]);
    expect(uploads.map((line) => [line.path, line.state])).toEqual([
      ['甲/丢失.txt', 'failed'],
      ['程序.exe', 'failed'],
    ]);
    expect(uploads.every((line) => (line.message ?? '').length > 5)).toBe(true);
    takeProgress(desk, { ...jobs[0]!, done: 1, finished: true });
    dismissImports(desk);
    expect(desk.store.get()).toMatchObject({ uploads: [], jobs: [] });
    stop();
  });
});
