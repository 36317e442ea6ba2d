import { expect, it } from 'vitest';
import { createDesk } from '../../../src/renderer/state/desk.js';
import { handIn } from '../../../src/renderer/state/hand-in.js';
import { fakeBridge } from '../fixture/fake-bridge.js';

function gone(name: string): File {
  const file = new File(['x'], name);
  file.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
  return file;
}

it('gives the token of a file, or says why there is none', async () => {
  const desk = createDesk(fakeBridge({ empty: true }));
  const messages = (): readonly string[] => desk.store.get().messages.map(({ text }) => text);
  const unreadable = (name: string): string => `“${name}”未能读取。`;
  expect(await handIn(desk, new File(['x'], '模板.docx'), unreadable)).toEqual(expect.any(String));
  expect(messages()).toEqual([]);
  expect(await handIn(desk, gone('模板.docx'), unreadable)).toBeNull();
  expect(await handIn(desk, new File(['x'], '程序.exe'), unreadable)).toBeNull();
  expect(messages()).toEqual(['“模板.docx”未能读取。', expect.stringContaining('程序.exe')]);
});
