import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { read } from '../documents.js';

const HEAD = ['2031年霁川市档案保护中心部门预算', '', '单位：霁川市档案保护中心', ''];

const CODES = '功能科目编码\t功能科目名称\t金额';
const LINES = [
  '\t合计\t{total}',
  '201\t一般公共服务支出\t610.00',
  '20126\t档案事务\t610.00',
  '2012601\t行政运行\t{running}',
  '2012604\t档案馆\t{archive}',
  '221\t住房保障支出\t40.00',
  '22102\t住房改革支出\t40.00',
  '2210201\t住房公积金\t40.00',
];

type Figures = { readonly total?: string; readonly running?: string; readonly archive?: string };

function table(title: string, figures: Figures = {}): readonly string[] {
  const filled = LINES.map((line) =>
    line
      .replace('{total}', figures.total ?? '650.00')
      .replace('{running}', figures.running ?? '410.00')
      .replace('{archive}', figures.archive ?? '200.00'),
  );
  return [title, '单位：万元', CODES, ...filled, ''];
}

const FUNDS = ['政府性基金预算支出表', '单位：万元', CODES, '\t合计\t', '\t\t', '本单位没有政府性基金预算支出。', ''];

function found(lines: readonly string[], rule: string): readonly string[] {
  return checkDocument(read([...HEAD, ...lines].join('\n')))
    .findings.filter((finding) => finding.rule === rule && finding.outcome === 'finding')
    .map(({ message }) => message);
}

describe('tables of no known kind that list money by code', () => {
  const fiscal = (figures?: Figures): readonly string[] => table('财政拨款支出预算表（功能科目）', figures);
  const general = (figures?: Figures): readonly string[] => table('一般公共预算支出预算表（功能科目）', figures);

  it('add up and agree with the table of 一般公共预算', () => {
    for (const rule of ['SUM-COL', 'SUM-HIER', 'XTAB-FISCAL-DETAIL', 'CODE-NAME', 'CODE-EXIST']) {
      expect(found([...fiscal(), ...general(), ...FUNDS], rule)).toEqual([]);
    }
  });

  it('report a wrong total and a wrong item', () => {
    expect(found([...fiscal({ total: '680.00' }), ...general(), ...FUNDS], 'SUM-COL')).toHaveLength(1);
    expect(found([...fiscal({ running: '401.00' }), ...general(), ...FUNDS], 'SUM-HIER')).toHaveLength(1);
  });

  it('report two items that changed places', () => {
    const swapped = fiscal({ running: '200.00', archive: '410.00' });
    expect(found([...swapped, ...general(), ...FUNDS], 'SUM-HIER')).toEqual([]);
    expect(found([...swapped, ...general(), ...FUNDS], 'XTAB-FISCAL-DETAIL')).toHaveLength(2);
  });

  it('may list more than 一般公共预算 where other funds are not shown to be none', () => {
    const more = fiscal({ total: '660.00', archive: '210.00' }).map((line) => line.replace('610.00', '620.00'));
    expect(found([...more, ...general()], 'XTAB-FISCAL-DETAIL')).toEqual([]);
    expect(found([...more, ...general(), ...FUNDS], 'XTAB-FISCAL-DETAIL').length).toBeGreaterThan(0);
  });

  it('print the names and codes of the classification', () => {
    const misnamed = fiscal().map((line) => line.replace('住房公积金', '住房公枳金'));
    expect(found([...misnamed, ...general(), ...FUNDS], 'CODE-NAME')).toHaveLength(1);
    const miscoded = fiscal().map((line) => line.replace('2210201', '2210281'));
    expect(found([...miscoded, ...general(), ...FUNDS], 'CODE-EXIST')).toHaveLength(1);
  });
});

describe('an overview of three sides', () => {
  const overview = (basic: string, stated = '650.00'): readonly string[] => [
    '收支预算总表',
    '单位：万元',
    '收入\t\t支出\t\t\t',
    '项目名称\t金额\t功能分类\t\t支出用途\t',
    '\t\t功能科目名称\t金额\t项目名称\t金额',
    `一、财政拨款\t650.00\t一、一般公共服务支出\t610.00\t一、基本支出\t${basic}`,
    '1.一般公共预算\t650.00\t二、住房保障支出\t40.00\t二、项目支出\t180.00',
    '2.政府性基金预算\t\t\t\t三、单位预留机动经费\t20.00',
    `当年收入小计\t650.00\t\t\t当年支出小计\t${stated}`,
    '上年结转资金\t\t\t\t结转下年资金\t',
    '收入合计\t650.00\t\t\t支出合计\t650.00',
    '',
  ];

  it('adds up by nature', () => {
    expect(found(overview('450.00'), 'SUM-CURRENT')).toEqual([]);
    expect(found(overview('540.00'), 'SUM-CURRENT')).toHaveLength(1);
  });

  it('adds up by class as well', () => {
    expect(found(overview('480.00', '680.00'), 'SUM-CURRENT')).toHaveLength(1);
  });
});
