/** Layouts of provinces whose tables divide income, spending and names in ways of their own; everything is invented. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import type { Block, Disclosure } from '../../../../src/core/disclosure/index.js';
import { columnsOf, exactGrid, kindsOf, paragraph, recogniseBlocks } from '../../recognition/helpers.js';

type Given = Parameters<typeof exactGrid>[0];

const titled = (title: string, rows: Given): readonly Block[] => [
  paragraph(title),
  paragraph('单位：万元'),
  exactGrid(rows),
];

function disclose(...tables: readonly (readonly Block[])[]): Disclosure {
  return recogniseBlocks([paragraph('2031年霁川市水务局部门预算'), ...tables.flat()]);
}

function found(disclosure: Disclosure, ...rules: readonly string[]): readonly string[] {
  return checkDocument({ document: 'a', disclosure }, rules)
    .findings.filter(({ outcome }) => outcome === 'finding')
    .map(({ rule, at }) => `${rule} ${at.table ?? '文字'} ${at.row ?? ''} ${at.column ?? ''}`.trim());
}

describe('上年结转 as a column beside the three budgets', () => {
  const tables = (general: string): Disclosure =>
    disclose(
      titled('表2 财政拨款收支预算总表', [
        [['收入', 1, 2], null, ['支出', 1, 6], null, null, null, null, null],
        [
          '项目',
          '预算数',
          '项目',
          '合计',
          '一般公共预算',
          '政府性基金预算',
          '国有资本经营预算',
          '上年财政拨款资金结转',
        ],
        ['一、本年收入', '9.00', '一、本年支出', '10.00', '9.00', '', '', '1.00'],
        ['一般公共预算拨款收入', '9.00', '农林水支出', '10.00', '9.00', '', '', '1.00'],
        ['二、上年结转', '1.00', '二、结转下年', '', '', '', '', ''],
        ['一般公共预算拨款收入', '1.00', '', '', '', '', '', ''],
        ['收入总计', '10.00', '支出总计', '10.00', '9.00', '', '', '1.00'],
      ]),
      titled('表3 一般公共预算支出预算表', [
        ['科目编码', '科目名称', '合计', '当年财政拨款安排', '上年结转安排'],
        ['2130104', '事业运行', general, '9.00', '1.00'],
        ['', '合计', general, '9.00', '1.00'],
      ]),
    );

  it('is spent in the tables of spending as well', () => {
    expect(found(tables('10.00'), 'XTAB-INCOME-EXPENDITURE', 'XTAB-FISCAL-CLASS', 'SUM-FISCAL-SPLIT')).toEqual([]);
    expect(found(tables('10.30'), 'XTAB-INCOME-EXPENDITURE')).toEqual([
      'XTAB-INCOME-EXPENDITURE general-public-expenditure 1 2',
    ]);
    expect(found(tables('10.30'), 'XTAB-FISCAL-CLASS')).toEqual([
      'XTAB-FISCAL-CLASS fiscal-appropriation-overview 1 3',
    ]);
  });
});

describe('spending divided by funds first', () => {
  const disclosure = (unitFunds: string): Disclosure =>
    disclose(
      titled('支出预算表', [
        [
          ['科目编码', 2, 1],
          ['科目名称', 2, 1],
          ['合计', 2, 1],
          ['一般公共预算', 1, 3],
          null,
          null,
          ['单位资金', 1, 3],
        ],
        [null, null, null, '小计', '基本支出', '项目支出', '小计', '事业支出', '其他支出'],
        ['2130104', '事业运行', '15.00', '10.00', '6.00', '4.00', '5.00', '3.00', '2.00'],
        ['2130106', '科技转化与推广服务', '7.00', '5.00', '2.00', '3.00', '2.00', '1.00', '1.00'],
        ['2130108', '病虫害控制', '9.00', '4.00', '1.00', '3.00', unitFunds, '4.00', '1.00'],
        ['2130109', '农产品质量安全', '5.00', '3.00', '1.00', '2.00', '2.00', '1.00', '1.00'],
        ['2130119', '防灾救灾', '6.00', '4.00', '1.00', '3.00', '2.00', '1.00', '1.00'],
        ['', '合计', '42.00', '26.00', '11.00', '15.00', '16.00', '10.00', '6.00'],
      ]),
    );

  it('has no 基本支出 of the whole, and its headings show what adds up', () => {
    expect(columnsOf(disclosure('5.00').tables[0]).slice(2, 6)).toEqual([
      '合计 → total',
      '一般公共预算/小计 → other',
      '一般公共预算/基本支出 → other',
      '一般公共预算/项目支出 → other',
    ]);
    expect(found(disclosure('5.00'), 'SUM-ROW', 'SUM-COL')).toEqual([]);
    expect(found(disclosure('5.60'), 'SUM-ROW')).toEqual(['SUM-ROW expenditure 2 2', 'SUM-ROW expenditure 2 6']);
  });

  it('is not held to a sum that its other rows contradict', () => {
    const other = disclose(
      titled('某某情况表', [
        [['科目编码', 2, 1], ['科目名称', 2, 1], ['安排数', 1, 3], null, null],
        [null, null, '小计', '甲类资金', '乙类资金'],
        ['2130104', '事业运行', '15.00', '10.00', '6.00'],
        ['2130106', '科技转化与推广服务', '7.00', '5.00', '2.00'],
        ['2130108', '病虫害控制', '9.00', '4.00', '1.00'],
        ['2130109', '农产品质量安全', '5.00', '3.00', '1.00'],
      ]),
    );
    expect(found(other, 'SUM-ROW')).toEqual([]);
  });
});

describe('last year beside this year', () => {
  it('adds up as this year does', () => {
    const head: Given = [
      [['2030年预算数', 1, 5], null, null, null, null, ['2031年预算数', 1, 5], null, null, null, null],
      [
        ['合计', 2, 1],
        ['因公出国（境）费', 2, 1],
        ['公务用车购置及运行费', 1, 2],
        null,
        ['公务接待费', 2, 1],
        ['合计', 2, 1],
        ['因公出国（境）费', 2, 1],
        ['公务用车购置及运行费', 1, 2],
        null,
        ['公务接待费', 2, 1],
      ],
      [null, null, '公务用车购置费', '公务用车运行费', null, null, null, '公务用车购置费', '公务用车运行费', null],
    ];
    const table = (last: string): Disclosure =>
      disclose(
        titled('“三公”经费支出表', [
          ...head,
          [last, '1.00', '0.00', '4.00', '2.00', '6.00', '1.00', '0.00', '3.00', '2.00'],
        ]),
      );
    expect(found(table('7.00'), 'SUM-3P')).toEqual([]);
    expect(found(table('7.60'), 'SUM-3P')).toEqual(['SUM-3P three-public 0 0']);
  });
});

describe('部门预算 and 政府预算 classification in columns of their own', () => {
  const rows: Given = [
    [
      ['部门预算支出经济分类科目', 1, 3],
      null,
      null,
      ['政府预算支出经济分类科目', 1, 3],
      null,
      null,
      ['合计', 2, 1],
      ['人员经费', 2, 1],
      ['公用经费', 2, 1],
    ],
    ['类', '款', '科目名称', '类', '款', '科目名称', null, null, null],
    ['', '', '合计', '', '', '', '9.00', '8.00', '1.00'],
    ['301', '', '工资福利支出', '', '', '', '8.00', '8.00', ''],
    ['301', '01', '基本工资', '501', '01', '工资奖金津补贴', '5.00', '5.00', ''],
    ['301', '02', '津贴补贴', '501', '01', '工资奖金津补贴', '3.00', '3.00', ''],
    ['302', '', '商品和服务支出', '', '', '', '1.00', '', '1.00'],
    ['302', '01', '办公费', '502', '01', '办公经费', '1.00', '', '1.00'],
  ];

  it('gives both codes of a row, and the 类 their sums', () => {
    const disclosure = disclose(titled('表6 一般公共预算基本支出表', rows));
    expect(disclosure.tables[0]?.rows.map(({ key, role }) => `${role} ${key}`)).toEqual([
      'total 合计',
      'subtotal 301',
      'detail 50101|30101',
      'detail 50101|30102',
      'subtotal 302',
      'detail 50201|30201',
    ]);
    expect(found(disclosure, 'SUM-COL', 'SUM-HIER', 'CODE-EXIST', 'CODE-LEVEL', 'CODE-PAIR')).toEqual([]);
    const wrong = disclose(
      titled(
        '表6 一般公共预算基本支出表',
        rows.map((row) => (row[0] === '301' && row[1] === '' ? [...row.slice(0, 6), '8.40', '8.40', ''] : row)),
      ),
    );
    expect(found(wrong, 'SUM-HIER')).toContain('SUM-HIER general-public-basic 1 6');
  });
});

describe('rows of units and rows of items', () => {
  it('share columns of codes and names, and an item is no unit', () => {
    const disclosure = disclose(
      titled('支出预算分类汇总表（按政府预算经济分类）', [
        [['功能科目', 1, 3], null, null, ['单位代码', 2, 1], ['单位名称（功能分类科目名称）', 2, 1], ['总计', 2, 1]],
        ['类', '款', '项', null, null, null],
        ['', '', '', '', '合计', '9.00'],
        ['', '', '', '603001', '霁川市水务局本级', '9.00'],
        ['213', '', '', '213', '农林水支出', '9.00'],
        ['213', '03', '', '21303', '水利', '9.00'],
        ['213', '03', '01', '2130301', '行政运行', '9.00'],
      ]),
    );
    const lines = disclosure.tables[0]?.rows.flatMap((row) => row.lines) ?? [];
    expect(lines.map(({ codes }) => codes.unit ?? '')).toEqual(['', '603001', '', '', '']);
    expect(lines.map(({ label }) => label)).toEqual(['合计', '霁川市水务局本级', '农林水支出', '水利', '行政运行']);
    expect(found(disclosure, 'ROLL-UNIT-CODE')).toEqual([]);
  });
});

describe('two tables whose titles name one kind', () => {
  it('leave the kind to the one that has its columns', () => {
    const disclosure = disclose(
      titled('表6 一般公共预算基本支出表', [
        ['科目编码', '科目名称', '合计', '人员经费', '公用经费'],
        ['30101', '基本工资', '5.00', '5.00', ''],
        ['', '合计', '5.00', '5.00', ''],
      ]),
      titled('表9 一般公共预算基本支出表—人员经费（工资福利支出）（按部门预算经济分类）', [
        [['功能科目编码', 2, 1], ['功能科目名称', 2, 1], ['总计', 2, 1], ['工资奖金津补贴', 1, 2], null],
        [null, null, null, '小计', '基本工资'],
        ['2130104', '事业运行', '5.00', '5.00', '5.00'],
      ]),
      titled('表10 项目支出情况表（按支出经济分类科目）', [
        ['支出经济分类科目', '预算数'],
        ['合计', '2.00'],
        ['[302]商品和服务支出', '2.00'],
      ]),
    );
    expect(kindsOf(disclosure)).toEqual(['general-public-basic', 'other', 'other']);
    expect(disclosure.defects).toEqual([]);
  });
});

describe('one fund in a sentence', () => {
  it('owns the bare 支出 behind its income', () => {
    const text = (words: string): Disclosure =>
      recogniseBlocks([
        paragraph('2031年度霁川市水务监测中心单位决算'),
        ...titled('收入支出决算总表', [
          [['收入', 1, 2], null, ['支出', 1, 2], null],
          ['项目', '决算数', '项目', '决算数'],
          ['一、一般公共预算财政拨款收入', '8.00', '一、农林水支出', '10.00'],
          ['二、政府性基金预算财政拨款收入', '2.00', '', ''],
          ['本年收入合计', '10.00', '本年支出合计', '10.00'],
          ['总计', '10.00', '总计', '10.00'],
        ]),
        paragraph('三、决算情况说明'),
        paragraph(words),
      ]);
    expect(found(text('2031年度政府性基金预算财政拨款收入2.00万元，支出2.00万元。'), 'TEXT-TOTAL')).toEqual([]);
    expect(found(text('2031年度本单位收入9.00万元，支出10.00万元。'), 'TEXT-TOTAL')).toEqual(['TEXT-TOTAL 文字']);
  });
});

describe('codes in brackets before the name', () => {
  it('are the codes of the rows', () => {
    const table = (fee: string): Disclosure =>
      disclose(
        titled('表6 一般公共预算基本支出情况表（按支出经济分类科目）', [
          ['支出经济分类科目', '2031年预算'],
          ['合计', '9.00'],
          ['[301]工资福利支出', '6.00'],
          ['[30101]基本工资', '6.00'],
          ['【302】商品和服务支出', '3.00'],
          ['【30201】办公费', '2.00'],
          ['【30202】印刷费', fee],
        ]),
      );
    expect(found(table('1.00'), 'SUM-COL', 'SUM-HIER')).toEqual([]);
    expect(found(table('1.70'), 'SUM-HIER')).toEqual(['SUM-HIER general-public-basic 3 1']);
  });
});

describe('the amount of a project in every row of its indicators', () => {
  it('is one amount', () => {
    const table = (amount: string): Disclosure =>
      disclose(
        titled('表11 项目支出绩效目标表', [
          [
            '单位名称',
            '项目名称',
            '预算金额',
            '绩效目标',
            '一级指标',
            '二级指标',
            '三级指标',
            '指标性质',
            '指标值',
            '计量单位',
          ],
          ['某站', '水样化验', '6.00', '按月化验。', '产出指标', '数量指标', '化验次数', '≥', '12', '次'],
          ['某站', '水样化验', amount, '按月化验。', '产出指标', '质量指标', '合格率', '≥', '95', '%'],
          ['某站', '水样化验', '6.00', '按月化验。', '满意度指标', '服务对象满意度', '满意度', '≥', '90', '%'],
          ['某站', '设备校准', '4.00', '按季校准。', '产出指标', '数量指标', '校准次数', '≥', '4', '次'],
        ]),
      );
    expect(found(table('6.00'), 'PERF-AMOUNT')).toEqual([]);
    expect(found(table('6.50'), 'PERF-AMOUNT')).toEqual(['PERF-AMOUNT project-performance 1 2']);
  });
});

describe('an overview with three lists of spending', () => {
  it('ends each with the same sum, the sum of its own list', () => {
    const table = (byClass: string, wages: string, byUse: string): Disclosure =>
      disclose(
        titled('表1 收支总表', [
          [['收入', 1, 2], null, ['支出', 1, 6], null, null, null, null, null],
          [
            '项目',
            '本年预算',
            '项目（按功能分类）',
            '本年预算',
            '项目（按部门预算经济分类）',
            '本年预算',
            '项目（按政府预算经济分类）',
            '本年预算',
          ],
          [
            '一、一般公共预算拨款收入',
            '9.00',
            '一、教育支出',
            '2.00',
            '一、基本支出',
            '6.00',
            '一、机关工资福利支出',
            wages,
          ],
          ['', '', '二、农林水支出', '7.00', '工资福利支出', '6.00', '二、对企业补助', '3.00'],
          ['', '', '', '', '二、项目支出', '3.00', '', ''],
          ['本年收入合计', '9.00', '本年支出合计', byClass, '本年支出合计', '9.00', '本年支出合计', byUse],
          ['收入总计', '9.00', '支出总计', '9.00', '支出总计', '9.00', '支出总计', '9.00'],
        ]),
      );
    expect(found(table('9.00', '6.00', '9.00'), 'SUM-CURRENT', 'SUM-BALANCE', 'SUM-TOTAL')).toEqual([]);
    expect(found(table('9.40', '6.00', '9.00'), 'SUM-CURRENT')).toContain(
      'SUM-CURRENT income-expenditure-overview 3 3',
    );
    expect(found(table('9.00', '6.40', '9.00'), 'SUM-CURRENT')).toEqual([
      'SUM-CURRENT income-expenditure-overview 3 7',
    ]);
    expect(found(table('9.00', '6.00', '9.40'), 'SUM-CURRENT')).toContain(
      'SUM-CURRENT income-expenditure-overview 3 7',
    );
  });
});
