import { describe, expect, it } from 'vitest';
import { suspectedKin, type KinRow } from '../../../src/core/comparison/project-kin.js';

const COLUMNS = [
  { key: 2031, label: '2031年' },
  { key: 2032, label: '2032年' },
];

/** A row by its name and its amounts in the two years; undefined: not in that year. */
function row(name: string, before: string | null | undefined, after: string | null | undefined): KinRow {
  return { names: [before, after].map((value) => (value === undefined ? undefined : name)), values: [before, after] };
}

function marks(...rows: readonly KinRow[]): readonly (readonly string[])[] {
  const found = suspectedKin(rows, COLUMNS);
  return rows.map((_, index) => (found.get(index) ?? []).map(({ type, role }) => `${type} ${role}`));
}

const PARTS = [row('河道水质监测点位运行', undefined, '60.00'), row('河道水质监测设备更新', undefined, '40.00')];

describe('a project that became several', () => {
  it('is told by the sum of new projects of like names, with the figures it rests on', () => {
    const rows = [row('河道水质监测', '100.00', undefined), ...PARTS, row('图书采购', undefined, '100.00')];
    expect(marks(...rows)).toEqual([['split one'], ['split part'], ['split part'], []]);
    const [kin] = suspectedKin(rows, COLUMNS).get(0) ?? [];
    expect(kin?.between).toEqual([2031, 2032]);
    expect(kin?.why).toContain('2031年“河道水质监测”100.00');
    expect(kin?.why).toContain('2项合计100.00，与前者相等');
  });

  it('may go on itself with a part of its money, and must then be one of the parts', () => {
    const part = row('河道水质监测设备更新', undefined, '40.00');
    expect(marks(row('河道水质监测', '100.00', '61.00'), part)).toEqual([['split one'], ['split part']]);
    expect(marks(row('河道水质监测', '100.00', '100.00'), ...PARTS)).toEqual([[], [], []]);
  });

  it('is told the other way round as well', () => {
    const gone = [row('河道水质监测点位运行', '60.00', undefined), row('河道水质监测设备更新', '40.5', undefined)];
    expect(marks(...gone, row('河道水质监测', undefined, '100.00'))).toEqual([
      ['merged part'],
      ['merged part'],
      ['merged one'],
    ]);
  });
});

describe('no suspicion', () => {
  it('arises where the sum lies beyond a twentieth', () => {
    expect(marks(row('河道水质监测', '105.27', undefined), ...PARTS)).toEqual([[], [], []]);
    expect(marks(row('河道水质监测', '105.26', undefined), ...PARTS)[0]).toEqual(['split one']);
  });

  it('arises from a small new project beside one that goes on as it was', () => {
    const small = row('河道水质监测宣传', undefined, '4.00');
    expect(marks(row('河道水质监测', '100.00', '97.00'), small)).toEqual([[], []]);
  });

  it('arises from names that have only common words in common', () => {
    const parts = [row('图书采购专项经费', undefined, '60.00'), row('校舍维修专项经费', undefined, '40.00')];
    expect(marks(row('河道监测专项经费', '100.00', undefined), ...parts)).toEqual([[], [], []]);
  });

  it('arises from an amount that was not read, nor from a single successor', () => {
    expect(marks(row('河道水质监测', null, undefined), ...PARTS)).toEqual([[], [], []]);
    expect(marks(row('河道水质监测', '60.00', undefined), PARTS[0]!)).toEqual([[], []]);
  });
});
