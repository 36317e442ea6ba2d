import { describe, expect, it } from 'vitest';
import { delimitedToBlocks } from '../../../src/main/intake/delimited.js';
import { readJob } from '../../../src/main/intake/read-job.js';
import { inTime } from '../../in-time.js';

/** Rows of the first table, blank fields as '', and the defects. */
function read(lines: readonly string[]) {
  const { blocks, defects } = delimitedToBlocks(lines.join('\n'), ',');
  const grid = blocks.find((block) => block.type === 'grid');
  const rows = (grid?.type === 'grid' ? grid.cells : []).reduce<string[][]>((all, { row, column, text }) => {
    const fields = (all[row] ??= []);
    while (fields.length < column) fields.push('');
    fields[column] = text;
    return all;
  }, []);
  return { rows, defects, codes: defects.map(({ code }) => code) };
}

describe('figures whose thousands stand between the commas of the columns', () => {
  it('are put together where the columns of the heading leave one way', () => {
    const { rows, defects } = read([
      '科目编码,科目名称,合计,基本支出,项目支出',
      '205,教育支出,1,234.50,1,000.00,234.50',
      '20502,普通教育,-2,345,678.90,,3.00',
      '206,科学技术支出,12.00,,12.00',
    ]);
    expect(rows.slice(1)).toEqual([
      ['205', '教育支出', '1,234.50', '1,000.00', '234.50'],
      ['20502', '普通教育', '-2,345,678.90', '', '3.00'],
      ['206', '科学技术支出', '12.00', '', '12.00'],
    ]);
    expect(defects).toMatchObject([
      { code: 'text.figures-joined', at: { line: 2 }, message: expect.stringContaining('第 2 行等 2 行') as string },
    ]);
  });

  it('take no code, count or year for the thousands of the amount beside it', () => {
    const { rows, codes } = read(['年度,科目编码,数量,金额', '2025,205,3,1,200.00', '2026,205,120,200.00']);
    expect(rows.slice(1)).toEqual([
      ['2025', '205', '3', '1,200.00'],
      ['2026', '205', '120', '200.00'],
    ]);
    expect(codes).toEqual(['text.figures-joined']);
    expect(read(['科目编码,合计,基本支出', '205,300.00,1,200.00']).rows[1]).toEqual(['205', '300.00', '1,200.00']);
  });

  it('are unread where several ways or none give the columns of the heading', () => {
    const lost = '#分列不明';
    const { rows, defects } = read([
      '名称,合计,基本支出,项目支出',
      '甲,1,200,300,400',
      '乙,50.00,1,200.00,1,300.00,7.00',
      '丙,120,200.00,100.00',
      '丁,1.00,1.00,',
    ]);
    expect(rows.slice(1)).toEqual([
      ['甲', lost, lost, lost],
      ['乙', lost, lost, lost],
      ['丙', '120', '200.00', '100.00'],
      ['丁', '1.00', '1.00'],
    ]);
    expect(defects).toMatchObject([{ code: 'text.figures-ambiguous', at: { line: 2 } }]);
  });

  it('are unread where rows leave out their last blank fields: no number of fields says anything then', () => {
    const lost = '#分列不明';
    const rows = ['甲,1,200.00,1,200.00', '乙,1,300.00', '丙,2.00', '丁,1,100.00,5.00'];
    const short = read(['名称,合计,基本支出,项目支出', ...rows]);
    expect(short.rows.slice(1)).toEqual([
      ['甲', lost, lost, lost],
      ['乙', lost, lost, lost],
      ['丙', '2.00'],
      ['丁', lost, lost, lost],
    ]);
    expect(short.codes).toEqual(['text.figures-ambiguous']);
  });

  it('are left alone where no row has too many fields, and where no heading says how many there are', () => {
    const table = ['名称,人数,金额', '甲,12,300.00', '乙,1,200.00'];
    expect(read(table)).toMatchObject({ rows: table.map((line) => line.split(',')), codes: [] });
    expect(read(['甲,1,200.00', '乙,1,200.00,3.00']).codes).toEqual([]);
    expect(read(['名称,金额', '甲、乙,丙,3.00']).codes).toEqual([]);
  });

  it('make neither a false sum nor a passed one', async () => {
    const head = ['收入总表', '单位：万元', '部门,合计,财政拨款,事业收入'];
    const errors = async (rows: readonly string[]) => {
      const outcome = await readJob({ name: 'a.csv', source: { bytes: Buffer.from([...head, ...rows].join('\n')) } });
      if (!outcome.ok) throw new Error(outcome.failure.message);
      return outcome.value.check.findings.filter(({ rule }) => rule === 'SUM-ROW').map(({ actual }) => actual);
    };
    const rows = ['甲局,3,300.00,2,200.00,1,100.00', '乙局,1,500.00,1,000.00,500.00'];
    expect(await errors(rows)).toEqual([]);
    expect(await errors([rows[0]!, '乙局,1,500.00,1,000.00,600.00'])).toHaveLength(1);
    expect(await errors(['甲局,1,300,200,100'])).toEqual([]);
  });

  it('are looked for in no time', () => {
    const row = '1,234,'.repeat(140);
    const text = `名称,${'金额,'.repeat(200)}\n${`甲,${row}\n`.repeat(200)}`;
    expect(inTime(3_000, () => delimitedToBlocks(text, ',')).defects).toHaveLength(1);
    expect(
      inTime(3_000, () => delimitedToBlocks(`名称,金额\n甲,${'1,234,'.repeat(100_000)}`, ',')).defects,
    ).toHaveLength(1);
  });
});
