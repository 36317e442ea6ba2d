import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../src/core/checks/index.js';
import { subject, table } from './build.js';

/** A list that only its own sum holds, beside a project table that may print one of its figures. */
function list(
  elsewhere: string,
  unit: '元' | '万元' = '万元',
  first = '47.36',
  total = '67.41',
): ReturnType<typeof subject> {
  const spending = table({
    kind: 'expenditure',
    columns: 'function total',
    rows: `2130304-水利行业业务管理|${first}\n2130311-水资源节约管理与保护|20.10\n合计|${total}`,
  });
  const projects = table({
    kind: 'project-performance',
    unit,
    columns: 'project.name performance.project-total',
    rows: `管网巡查|${elsewhere}`,
  });
  return subject([spending, projects]);
}

const suspectsOf = (of: ReturnType<typeof subject>): readonly string[] => {
  const { findings } = checkDocument(of, ['SUM-COL']);
  return (findings[0]?.suspects ?? []).map(({ anchor, suggested }) => `${anchor.row} ${suggested}`);
};

describe('of two figures that would settle a sum alike', () => {
  it('the one whose correction stands elsewhere comes first', () => {
    expect(suspectsOf(list('47.31'))[0]).toBe('0 47.31');
    expect(suspectsOf(list('67.46'))[0]).toBe('2 67.46');
    // What is printed elsewhere as it stands is right.
    expect(suspectsOf(list('47.36'))[0]).toBe('2 67.46');
  });

  it('says so in words, and nothing where nothing else is printed', () => {
    const why = (of: ReturnType<typeof subject>): string =>
      checkDocument(of, ['SUM-COL']).findings[0]?.suspects[0]?.why ?? '';
    expect(why(list('47.31'))).toContain('本文件其他处印有这个数');
    expect(why(list('80.20'))).toContain('改为');
    expect(why(list('80.20'))).not.toContain('其他处');
  });

  it('is found in another unit of money, and not by figures of two digits', () => {
    expect(suspectsOf(list('674,600.00', '元'))[0]).toBe('2 67.46');
    expect(suspectsOf(list('473,100.00', '元'))[0]).toBe('0 47.31');
    const short = (elsewhere: string): readonly string[] => suspectsOf(list(elsewhere, '万元', '43.00', '68.10'));
    expect(short('48.00')).toEqual(short('80.20'));
  });

  it('is found by a common amount only where the same item has it in another table', () => {
    const coded = (code: string, amount: string, columns = 'function total'): readonly string[] => {
      const spending = table({
        kind: 'expenditure',
        columns: 'function total',
        rows: '2130304-水利行业业务管理|46.00\n2130311-水资源节约管理与保护|80.00\n2130314-防汛|9.00\n合计|125.00',
      });
      const other = table({ kind: 'general-public-expenditure', columns, rows: `${code}|${amount}` });
      return suspectsOf(subject([spending, other]));
    };
    expect(coded('2130311-水资源节约管理与保护', '70.00')[0]).toBe('1 70.00');
    expect(coded('2130304-水利行业业务管理', '36.00')[0]).toBe('0 36.00');
    // What the item has in another table as it stands is right.
    expect(coded('2130311-水资源节约管理与保护', '80.00').at(-1)).toBe('1 70.00');
    // Of another item it says nothing.
    expect(coded('2130399-其他水利支出', '70.00')).toEqual(coded('2130399-其他水利支出', '28.00'));
  });
});
