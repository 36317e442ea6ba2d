import { describe, expect, it } from 'vitest';
import { readJob } from '../../../../src/main/intake/read-job.js';
import { makeXlsx, readAny, type MadeSheet } from './make-xlsx.js';

const SENTENCE = '本单位收入预算一百二十万元，比上年增加十万元，主要是人员增加。';

async function tablesOf(...sheets: readonly MadeSheet[]) {
  const outcome = await readJob({ name: '甲.xlsx', source: { bytes: makeXlsx(...sheets) }, withoutChecks: true });
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value.disclosure;
}

const HEADER = [
  ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
  ['2130101', '行政运行', 12.5, 12.5, null],
  ['2130102', '一般事务', 7.25, null, 7.25],
  ['合计', null, 19.75, 12.5, 7.25],
] as const;

describe('the pieces of a sheet', () => {
  it('a sheet of sentences in merged cells is narrative', () => {
    const rows = [['一、收入预算情况'], [SENTENCE], [null], ['二、支出预算情况'], [`${SENTENCE}\n${SENTENCE}`]];
    const { shown, blocks } = readAny(makeXlsx({ name: '说明', rows, merges: ['A2:H2', 'A5:H9'] }));
    expect(shown).toEqual(['一、收入预算情况', SENTENCE, '二、支出预算情况', SENTENCE, SENTENCE]);
    expect(blocks.at(-1)?.at).toMatchObject({ cell: 'A5', sheet: '说明' });
  });

  it('notes below a table and sentences between tables are words, a row of one label is not', () => {
    const table = [['项目', '数'], ['一、甲', 1], ['其中：'], ['合计', 1]];
    const rows = [...table, ['注：金额含上年结转。'], [], ['二、说明'], [SENTENCE], [], ...table, ['制表人']];
    const kinds = readAny(makeXlsx({ name: '表', rows })).shown.map((one) =>
      typeof one === 'string' ? one : one.length,
    );
    expect(kinds).toEqual([7, '注：金额含上年结转。', '二、说明', SENTENCE, 8]);
  });

  it('blank rows inside a table do not part it', () => {
    const rows = [['项目', '数'], ['甲', 1], [], [], ['乙'], ['合计', 1]];
    const { blocks } = readAny(makeXlsx({ name: '表', rows }));
    expect(blocks).toMatchObject([{ type: 'grid', rowCount: 6, columnCount: 2 }]);
  });

  it('tables beside each other are two where each has its own title, and one where they share it', () => {
    const beside = (left: string, right: string | null) =>
      [[left], ['单位：万元'], ...HEADER].map((row, index) => [
        ...row,
        ...Array.from({ length: 6 - row.length }, () => null),
        ...(index === 0 ? [right] : row),
      ]);
    const grids = (rows: MadeSheet['rows']) =>
      readAny(makeXlsx({ name: '表', rows })).blocks.flatMap((block) => (block.type === 'grid' ? [block] : []));
    const two = readAny(makeXlsx({ name: '表', rows: beside('支出总表', '附表2（补充）') }));
    expect(two.shown.filter((one) => typeof one === 'string')).toEqual([
      '支出总表',
      '单位：万元',
      '附表2（补充）',
      '单位：万元',
    ]);
    expect(two.blocks.flatMap((block) => (block.type === 'grid' ? [[block.columnCount, block.at.cell]] : []))).toEqual([
      [5, 'A3'],
      [5, 'G3'],
    ]);
    expect(grids(beside('支出总表', null)).map(({ columnCount }) => columnCount)).toEqual([11]);
    expect(grids(beside('支出总表', '其他'))[0]?.columnCount).toBe(11);
  });

  it('what lies far away is a piece of its own, with its own place', () => {
    const behindRows =
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="3"><c r="IS3" t="inlineStr"><is><t>远</t></is></c></row>';
    const { shown, blocks } = readAny(
      makeXlsx({ name: '表', rows: [['项目', '数']], merges: ['A1:B1', 'F1:XFD2'], behindRows }),
    );
    expect(shown).toEqual(['项目', '远', '1']);
    expect(blocks.map(({ at }) => at.cell)).toEqual(['A1', 'IS3', 'XFD1048576']);
  });

  it('trailing columns without content do not widen a table', () => {
    const rows = HEADER.map((row) => [...row, ...Array.from({ length: 240 }, () => null)]);
    expect(readAny(makeXlsx({ name: '表', rows })).blocks).toMatchObject([{ columnCount: 5, rowCount: 4 }]);
  });
});

describe('the meaning of a workbook', () => {
  it('a table without title is called by its sheet', async () => {
    const { tables } = await tablesOf(
      { name: '2.18单位支出总表', rows: [[null, null, null, null, '单位：万元'], ...HEADER] },
      { name: 'Sheet2', rows: [['一般公共预算支出表'], ...HEADER] },
      { name: '06三公经费', rows: [['单位：万元'], ['项目', '预算数'], ['因公出国（境）费', 1], ['公务接待费', 2]] },
    );
    expect(tables.map(({ kind, title, parts }) => [kind, title, parts])).toEqual([
      ['expenditure', '单位支出总表', 1],
      ['general-public-expenditure', '一般公共预算支出表', 1],
      ['three-public', '三公经费', 1],
    ]);
  });

  it('no table, caption or note goes on from one sheet to the next', async () => {
    const { tables } = await tablesOf(
      { name: 'A', rows: [['政府性基金预算支出表'], ['单位：元'], ...HEADER] },
      { name: 'B', rows: [...HEADER] },
      { name: 'C', rows: [['本单位没有国有资本经营预算支出，故本表无数据。']] },
    );
    expect(tables.map(({ kind, moneyUnit, rows, emptyNote }) => [kind, moneyUnit, rows.length, emptyNote])).toEqual([
      ['government-fund', '元', 3, null],
      [tables[1]?.kind, null, 3, null],
    ]);
    expect(tables[1]?.kind).not.toBe('government-fund');
  });

  it('cells have addresses, blank ones too', async () => {
    const { tables } = await tablesOf({
      name: '表',
      rows: [[null, '支出总表'], ...HEADER.map((row) => [null, ...row])],
    });
    const places = tables[0]?.rows[1]?.cells.map(({ at }) => at.cell);
    expect(places).toEqual(['B4', 'C4', 'D4', 'E4', 'F4']);
    expect(tables[0]?.rows[1]?.at).toMatchObject({ sheet: '表', cell: 'B4' });
  });

  it('sums that only the stored numbers make are told as such, and judged as shown', async () => {
    const format = '#,##0.00_ ';
    const rows: MadeSheet['rows'] = [
      ['支出总表'],
      ['单位：万元'],
      ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
      ['2130101', '行政运行', { v: 10.008, z: format }, { v: 6.004, z: format }, { v: 4.004, z: format }],
      ['合计', null, { v: 10.008, z: format }, { v: 6.004, z: format }, { v: 4.004, z: format }],
    ];
    const outcome = await readJob({ name: '甲.xlsx', source: { bytes: makeXlsx({ name: '表', rows }) } });
    if (!outcome.ok) throw new Error(outcome.failure.message);
    const { disclosure, check } = outcome.value;
    expect(disclosure.tables[0]?.rows[0]?.cells[2]).toMatchObject({
      text: '10.01',
      stored: '10.008',
      at: { cell: 'C4' },
    });
    const stored = check.findings.filter(({ rule }) => rule === 'NUM-STORED');
    expect(stored.map(({ severity, at }) => [severity, at.place?.cell])).toEqual([['notice', 'C4']]);
    expect(check.findings.filter(({ rule, outcome: kind }) => rule === 'SUM-ROW' && kind === 'finding')).toEqual([]);
  });

  it('several tables on one sheet are told apart by their captions', async () => {
    const one = [
      ['收入总表', null],
      ['项目', '金额'],
      ['财政拨款收入', 1],
    ];
    const rows = [...one, [], ['支出总表'], ['2030年', null, null, null, '单位：万元'], ...HEADER];
    expect((await tablesOf({ name: '表', rows })).tables.map(({ kind, moneyUnit }) => [kind, moneyUnit])).toEqual([
      ['income', null],
      ['expenditure', '万元'],
    ]);
  });
});
