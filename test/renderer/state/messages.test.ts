import { expect, it } from 'vitest';
import { createDesk, showMessage } from '../../../src/renderer/state/desk.js';
import type { DeskBridge } from '../../../src/shared/desk-api.js';

it('keeps what failed, and of what was done the last', () => {
  const desk = createDesk({} as DeskBridge);
  const texts = (): readonly string[] => desk.store.get().messages.map(({ text }) => text);
  showMessage(desk, 'error', '甲未导入。');
  showMessage(desk, 'info', '已撤销：合并意见');
  showMessage(desk, 'info', '已撤销：复核');
  expect(texts()).toEqual(['甲未导入。', '已撤销：复核']);
  showMessage(desk, 'error', '乙未导入。');
  expect(texts()).toEqual(['甲未导入。', '已撤销：复核', '乙未导入。']);
  // The same sentence stands once; more than three strips would cover the work.
  showMessage(desk, 'error', '甲未导入。');
  showMessage(desk, 'error', '丙未导入。');
  showMessage(desk, 'error', '丁未导入。');
  expect(texts()).toEqual(['甲未导入。', '丙未导入。', '丁未导入。']);
});

it('says no longer that the program does not answer once it does', async () => {
  const answers: (() => Promise<unknown>)[] = [
    () => Promise.reject(new Error('refused')),
    () => Promise.resolve({ ok: false, error: { code: 'invalid-input', message: '名称不能为空。' } }),
  ];
  const desk = createDesk({ call: () => answers.shift()?.() } as unknown as DeskBridge);
  const texts = (): readonly string[] => desk.store.get().messages.map(({ text }) => text);
  showMessage(desk, 'error', '甲未导入。');
  await desk.ask('app.status', {});
  expect(texts()).toEqual(['甲未导入。', expect.stringContaining('没有回应')]);
  await desk.ask('app.status', {});
  expect(texts()).toEqual(['甲未导入。', '名称不能为空。']);
});
