import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';

function tableOf(rows: readonly string[]) {
  const { blocks } = textToBlocks(['收入总表', '单位：万元', '部门\t合计\t财政拨款\t事业收入', ...rows].join('\n'));
  const { tables, defects } = recognise({ fileName: 'a', format: 'text', blocks, defects: [] });
  return { table: tables[0]!, defects };
}

describe('the mark of a figure that was not read', () => {
  it.each(['#公式无结果', '###', '#REF!'])('%s begins the body of a table as a figure does', (mark) => {
    const { table } = tableOf([`合计\t${mark}`, '甲局\t3.00\t2.00\t1.00']);
    expect(table.columns.map(({ path }) => path)).toEqual([['部门'], ['合计'], ['财政拨款'], ['事业收入']]);
    expect(table.rows.map(({ label }) => label)).toEqual(['合计', '甲局']);
  });

  it('names no row, and is told with its cause', () => {
    const { table, defects } = tableOf(['\t#公式无结果\t2.00\t1.00', '甲局\t3.00\t2.00\t1.00']);
    expect(table.rows.map(({ label }) => label)).toEqual(['', '甲局']);
    expect(defects.map(({ message }) => message).join()).toContain('公式没有保存计算结果');
    expect(defects.map(({ message }) => message).join()).not.toContain('列宽');
  });

  it('names no row where the column was too narrow', () => {
    const { table } = tableOf(['\t####\t2.00\t1.00', '甲局\t3.00\t2.00\t1.00']);
    expect(table.rows.map(({ label }) => label)).toEqual(['', '甲局']);
  });
});
