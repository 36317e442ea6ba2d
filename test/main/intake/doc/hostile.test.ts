import { describe, expect, it } from 'vitest';
import { openCompound } from '../../../../src/main/intake/compound-file.js';
import { readDoc } from '../../../../src/main/intake/doc/read-doc.js';
import { inTime } from '../../../in-time.js';
import { cell, DEEP, IN_TABLE, makeDoc, plain, rowEnd, sprm, tableRow, u32 } from './make-doc.js';

const LIMIT = 2_000;
const timed = <Result>(work: () => Result): Result => inTime(LIMIT, work);

const paragraphs = [
  plain('预算表\x13 PAGEREF \x143\x15', sprm(0x2640, 0)),
  ...tableRow(cell('甲'), cell('1.00'), rowEnd([0, 1000, 2000], [0x60])),
  ...tableRow(cell(''), cell('2.00'), rowEnd([0, 1000, 2000], [0x20])),
  plain('表后'),
];

describe('hostile binary documents', () => {
  const whole = makeDoc({ paragraphs, runs: [{ from: 0, to: 2, changes: sprm(0x0801, 1) }] });

  it('damaged in any place neither throw nor hang', () => {
    const outcomes = new Map<boolean, number>();
    for (let at = 0; at < whole.length; at += 1) {
      // Every byte of header and structures; the empty rest in steps.
      if (whole[at] === 0 && at % 64 !== 0) continue;
      const damaged = Uint8Array.from(whole);
      damaged[at] = 0xff;
      const { ok } = timed(() => readDoc(damaged));
      outcomes.set(ok, (outcomes.get(ok) ?? 0) + 1);
    }
    expect(outcomes.get(true)).toBeGreaterThan(10);
    expect(outcomes.get(false)).toBeGreaterThan(10);
  });

  it('cut off in any place are refused or whole', () => {
    const expected = readDoc(whole);
    for (let length = 0; length < whole.length; length += 128) {
      const result = timed(() => readDoc(whole.subarray(0, length)));
      // What is missing may be no text: then the text is whole, and the file is said not to be.
      const rest = result.ok
        ? { ...result, defects: result.defects.filter(({ code }) => code !== 'doc.truncated') }
        : result;
      expect([expected, { ok: false, reason: 'damaged' }]).toContainEqual(rest);
    }
  });

  it('with circular chains end', () => {
    const circular = Uint8Array.from(whole);
    const view = new DataView(circular.buffer);
    const table = (view.getUint32(76, true) + 1) * 512;
    for (let entry = 0; entry < 128; entry += 1) view.setUint32(table + entry * 4, entry, true);
    const file = timed(() => openCompound(circular));
    expect(file?.stream('WordDocument')?.length ?? 0).toBeLessThanOrEqual(circular.length);
    expect(timed(() => readDoc(circular)).ok).toBe(false);
  });

  it('with directories in circles list each entry once', () => {
    const circular = Uint8Array.from(whole);
    const view = new DataView(circular.buffer);
    const directory = (view.getUint32(48, true) + 1) * 512;
    for (let entry = 0; entry < 4; entry += 1) {
      for (const link of [68, 72, 76]) view.setUint32(directory + entry * 128 + link, 1, true);
    }
    expect(openCompound(circular)?.names.length).toBeLessThanOrEqual(4);
  });

  it('with vast depths and counts end', () => {
    const deep = Array.from({ length: 300 }, (_, index) =>
      plain('正文', [...IN_TABLE, ...sprm(0x6649, ...u32(index ** 4))]),
    );
    expect(timed(() => readDoc(makeDoc({ paragraphs: [...deep, plain('文', DEEP)] }))).ok).toBe(true);
    const broken = [0x2e2, 0x2ea, 0xa2].map((place) =>
      timed(() =>
        readDoc(makeDoc({ paragraphs, structures: { [place]: { bytes: [...u32(0xffff_ffff), 0xff, 0xff] } } })),
      ),
    );
    expect(broken.map(({ ok }) => ok)).toEqual([true, true, true]);
  });
});
