import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDesk, openScreen, showMessage, type Desk } from '../../../src/renderer/state/desk.js';
import { clearReadMessages } from '../../../src/renderer/state/read-messages.js';
import type { DeskBridge } from '../../../src/shared/desk-api.js';

let desk: Desk;
const texts = (): readonly string[] => desk.store.get().messages.map(({ text }) => text);
const select = (finding: string): void =>
  desk.store.update(({ focus }) => ({ focus: { ...focus, finding, jump: focus.jump + 1 } }));

beforeEach(() => {
  vi.useFakeTimers();
  desk = createDesk({} as DeskBridge);
  clearReadMessages(desk);
});
afterEach(() => {
  vi.useRealTimers();
});

it('takes what was only said of something done away with the next step, and nothing else', () => {
  showMessage(desk, 'error', '甲未导入。');
  showMessage(desk, 'notice', '原工作区另存为“乙”。');
  showMessage(desk, 'info', '已写出“丙”。');
  vi.advanceTimersByTime(60_000);
  // Nobody has done anything: it may still be read.
  desk.store.update(({ generation }) => ({ generation: generation + 1 }));
  expect(texts()).toHaveLength(3);
  openScreen(desk, 'ledger');
  expect(texts()).toEqual(['甲未导入。', '原工作区另存为“乙”。']);
});

it('leaves a sentence long enough to be read, whatever is pressed', () => {
  select('一');
  showMessage(desk, 'info', '此文件已锁定。');
  select('二');
  vi.advanceTimersByTime(1_000);
  select('三');
  expect(texts()).toEqual(['此文件已锁定。']);
  vi.advanceTimersByTime(5_000);
  select('四');
  expect(texts()).toEqual([]);
});

it('never puts what was done in the place of what has to be known', () => {
  showMessage(desk, 'notice', '原工作区另存为“乙”。');
  showMessage(desk, 'info', '已写出“丙”。');
  showMessage(desk, 'info', '已写出“丁”。');
  expect(texts()).toEqual(['原工作区另存为“乙”。', '已写出“丁”。']);
});
