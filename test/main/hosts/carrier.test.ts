import { describe, expect, it } from 'vitest';
import { carryCall, carryUpload, UPLOAD_LIMIT } from '../../../src/main/hosts/carrier.js';
import { createFakeDesk } from './fake-desk.js';

describe('carrying messages to the desk', () => {
  it('passes a named operation and refuses one that is not a name', async () => {
    const { desk } = createFakeDesk();
    expect(await carryCall(desk, 'rules.list', 1)).toEqual({ ok: true, value: { operation: 'rules.list', input: 1 } });
    for (const operation of [undefined, null, 1, {}, ['rules.list']]) {
      expect(await carryCall(desk, operation, {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
  });

  it('passes a file with a usable name and content', async () => {
    const { desk, uploads } = createFakeDesk();
    expect(await carryUpload(desk, '甲.txt', new ArrayBuffer(2))).toEqual({ ok: true, value: { token: 'token-1' } });
    expect([...uploads.keys()]).toEqual(['甲.txt']);
    for (const [name, bytes] of [
      ['', new ArrayBuffer(1)],
      ['长'.repeat(1001), new ArrayBuffer(1)],
      [undefined, new ArrayBuffer(1)],
      ['甲.txt', 'text'],
      ['甲.txt', new Uint8Array(1)],
      ['甲.txt', undefined],
    ]) {
      expect(await carryUpload(desk, name, bytes)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    expect(uploads.size).toBe(1);
  });

  it('refuses a file above the limit and says so with its name', async () => {
    const { desk, uploads } = createFakeDesk();
    const reply = await carryUpload(desk, '大.pdf', new ArrayBuffer(UPLOAD_LIMIT + 1));
    expect(reply).toMatchObject({ ok: false, error: { message: expect.stringMatching(/大\.pdf.*200 MB/) } });
    expect(uploads.size).toBe(0);
  });

  it('makes a fault a reply', async () => {
    const fault = (): Promise<never> => Promise.reject(new Error('线程已退出'));
    const { desk } = createFakeDesk({ dispatch: fault, upload: fault });
    const message = expect.stringContaining('线程已退出');
    expect(await carryCall(desk, 'a', {})).toMatchObject({ ok: false, error: { code: 'internal', message } });
    expect(await carryUpload(desk, 'a', new ArrayBuffer(1))).toMatchObject({
      ok: false,
      error: { code: 'internal', message },
    });
  });
});
