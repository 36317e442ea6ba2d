/** Uses of 行政运行 and 事业运行 that leave out the staff. */
import { describe, expect, it } from 'vitest';
import { subject, table } from '../build.js';
import { ask } from './cases.js';

function said(use: string, staff = '80.00', item = '事业运行'): readonly string[] {
  const of = subject([
    table({
      kind: 'general-public-expenditure',
      columns: 'function total basic basic.personnel basic.public project',
      rows: `2130150 ${item}|100.00|100.00|${staff}|20.00|`,
    }),
  ]);
  const text = `（1）农林水支出（类）农业农村（款）${item}（项）2026年预算数为100.00万元，主要用于：${use}。`;
  const passages = [{ text, section: null, marks: [{ start: 0, at: { line: 1 } }] }];
  return ask('CODE-USE', { ...of, disclosure: { ...of.disclosure, passages } }).findings.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

describe('CODE-USE and the staff of 事业运行', () => {
  it('notices a use that names other things only', () => {
    expect(said('单位办公楼水电和设备维修')).toEqual([
      'notice “事业运行”（项）的用途写作“单位办公楼水电和设备维修”，没有写占该项 80.0% 的人员经费，请核对。',
    ]);
    expect(said('职工工伤保险、日常办公', '80.00', '行政运行')).toHaveLength(1);
  });

  it.each([
    '在职人员工资和办公用水电',
    '职工津贴、物业管理费',
    '办公楼水电等',
    '保障机构正常运转',
    '保障机关日常办公运转',
  ])('accepts %s', (use) => {
    expect(said(use)).toEqual([]);
  });

  it('accepts it where the staff takes half of it or less, or is not printed', () => {
    expect(said('单位办公楼水电和设备维修', '50.00')).toEqual([]);
    expect(said('单位办公楼水电和设备维修', '')).toEqual([]);
  });

  it('does not ask it of other items', () => {
    expect(said('办公楼水电和设备维修', '80.00', '机关服务')).toEqual([]);
  });
});
