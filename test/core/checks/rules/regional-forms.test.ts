/** Headings, lines above tables and wordings that single provinces use; everything is invented. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import type { Disclosure } from '../../../../src/core/disclosure/index.js';
import { columnsOf, exactGrid, paragraph, recogniseBlocks, recogniseText } from '../../recognition/helpers.js';
import { says } from './words.js';

function found(disclosure: Disclosure, ...rules: readonly string[]): readonly string[] {
  return checkDocument({ document: 'a', disclosure }, rules)
    .findings.filter(({ outcome }) => outcome === 'finding')
    .map(({ severity, rule, actual }) => `${severity} ${rule} ${actual}`);
}

describe('lines named by the level of the functional classification', () => {
  const overview = (spent: string): Disclosure =>
    recogniseBlocks([
      paragraph('2031年霁川市水务局部门预算'),
      exactGrid([
        [['公开表4', 1, 5], null, null, null, null],
        [['财政拨款收支总表', 1, 5], null, null, null, null],
        [['填报单位：霁川市水务局', 1, 4], null, null, null, '单位：万元'],
        [['收入', 1, 2], null, ['支出', 1, 3], null, null],
        ['项目', '预算数', '项目（按支出功能科目类级）', '合计', '一般公共预算财政拨款'],
        ['一、本年收入', '47.00', '一、本年支出', spent, spent],
        ['（一）一般公共预算拨款', '47.00', '农林水支出', '51.00', '51.00'],
        ['二、上年结转', '12.00', '住房保障支出', '8.00', '8.00'],
        ['（一）一般公共预算拨款', '12.00', '二、年末结转（结余）', '', ''],
        ['收入总计', '59.00', '支出总计', '59.00', '59.00'],
      ]),
    ]);

  it('belong to the side of spending', () => {
    const { columns } = overview('59.00').tables[0]!;
    expect(columns.map(({ measure, lane }) => `${measure}@${lane}`)).toEqual([
      'item@0',
      'amount@0',
      'item@1',
      'total@1',
      'fund.general-public@1',
    ]);
    expect(found(overview('59.00'), 'SUM-CURRENT', 'SUM-TOTAL', 'SUM-TOTAL-ROW')).toEqual([]);
    expect(found(overview('95.00'), 'SUM-CURRENT')).not.toEqual([]);
  });
});

describe('cars named the other way round', () => {
  it('tells running from purchase below 运行维护及购置费', () => {
    const { tables } = recogniseBlocks([
      paragraph('财政拨款“三公”经费支出表'),
      paragraph('单位：万元'),
      exactGrid([
        [
          ['合计', 2, 1],
          ['因公出国(境)费', 2, 1],
          ['公务接待费', 2, 1],
          ['公务用车运行维护及购置费', 1, 3],
          null,
          null,
        ],
        [null, null, null, '小计', '公务用车运行维护费', '公务用车购置费'],
        ['9.00', '0.00', '2.00', '7.00', '7.00', '0.00'],
      ]),
    ]);
    expect(columnsOf(tables[0]).map((column) => column.split(' → ')[1])).toEqual([
      'three-public',
      'three-public.abroad',
      'three-public.reception',
      'three-public.car',
      'three-public.car.running',
      'three-public.car.purchase',
    ]);
  });
});

describe('the line between title and header', () => {
  it.each(['310霁川市水务局', '预算年度：2031'])('is no header where it says %s beside the money unit', (beside) => {
    const { tables } = recogniseBlocks([
      exactGrid([
        [['部门预算支出总表', 1, 4], null, null, null],
        [beside, '', '', '单位：万元'],
        ['科目编码', '科目名称', '合计', '基本支出'],
        ['2130301', '行政运行', '7.00', '7.00'],
        ['', '合计', '7.00', '7.00'],
      ]),
    ]);
    expect(tables[0]?.moneyUnit).toBe('万元');
    expect(columnsOf(tables[0])).toEqual([
      '科目编码 → function.code',
      '科目名称 → function.name',
      '合计 → total',
      '基本支出 → basic',
    ]);
  });
});

describe('项目资金', () => {
  it('is the money of the project in a table of targets', () => {
    const { tables } = recogniseText(`项目支出绩效目标表
单位：万元
|单位名称|项目名称|项目资金|年度绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|计量单位
|霁川市水务局|堤防养护|12.00|养护堤防|产出指标|数量指标|养护长度|≥|30|公里`);
    expect(tables[0]?.columns[2]?.measure).toBe('performance.project-total');
  });
});

const FINAL = (words: string, line = ''): string => `2031年霁川市水务局部门决算

一、单位基本情况

（一）职能职责

负责水务工作。

二、2031年部门决算情况说明

（一）“三公”经费支出决算情况

${words}

公开08表 财政拨款“三公”经费支出决算表

金额单位：万元

项目\t行次\t预算数\t决算数
一、“三公”经费支出\t1\t3.00\t2.00
1.因公出国（境）费\t2\t0.00\t0.00
2.公务用车购置及运行维护费\t3\t0.00\t0.00
（1）公务用车购置费\t4\t0.00\t0.00
（2）公务用车运行维护费\t5\t0.00\t0.00
3.公务接待费\t6\t3.00\t2.00${line}
`;

describe('counts of the 三公 expenses', () => {
  const guests = '公务接待费支出决算2.00万元。2031年共接待国内来访团组20个，150人次。';

  it('are of guests where groups came to visit', () => {
    expect(says('DISC-3P-COUNTS', FINAL(guests))).toEqual([]);
    const abroad = '公务接待费支出决算2.00万元，接待20批次、150人次。全年因公出国（境）团组2个。';
    expect(says('DISC-3P-COUNTS', FINAL(abroad))).toEqual([expect.stringContaining('团组数为 2')]);
  });

  it('may stand in the table instead of the text', () => {
    const bare = '公务接待费支出决算2.00万元，用于调研接待。';
    const listed = (batches: string): string =>
      `\n5.国内公务接待批次（个）\t14\t\t${batches}\n6.国内公务接待人次（人）\t15\t\t150`;
    expect(says('DISC-3P-COUNTS', FINAL(bare))).toHaveLength(2);
    expect(says('DISC-3P-COUNTS', FINAL(bare, listed('20')))).toEqual([]);
    expect(says('DISC-3P-COUNTS', FINAL(bare, listed('')))).toEqual([expect.stringContaining('接待批次')]);
  });
});

describe('words of single provinces', () => {
  it('职能职责 is the section of duties', () => {
    expect(says('DISC-SECTION-SET', FINAL('')).filter((line) => line.includes('主要职责'))).toEqual([]);
    const without = FINAL('').replace('（一）职能职责\n\n负责水务工作。', '（一）人员情况\n\n在职20人。');
    expect(says('DISC-SECTION-SET', without).filter((line) => line.includes('主要职责'))).toHaveLength(1);
  });

  it('性质、职责 is the section of duties', () => {
    const other = FINAL('').replace('（一）职能职责', '（一）部门性质、职责等情况');
    expect(says('DISC-SECTION-SET', other).filter((line) => line.includes('主要职责'))).toEqual([]);
  });

  it('公务车 is 公务用车', () => {
    const words =
      '“三公”经费2.00万元。因公出国（境）费用0.00万元，公务车购置费0.00万元，公务车运行维护费0.00万元，公务接待费2.00万元。';
    expect(says('DISC-3P-SPLIT', FINAL(words))).toEqual([]);
    expect(says('DISC-3P-SPLIT', FINAL(words.replace('公务车运行维护费0.00万元，', '')))).toHaveLength(1);
  });

  it('本年收入 behind the balance of one fund is that fund’s', () => {
    const text = (words: string): string => `${FINAL('')}
（二）收支情况

${words}

公开01表 收入支出决算总表

单位：万元

收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、一般公共预算财政拨款收入\t70.00\t一、农林水支出\t70.00
二、政府性基金预算财政拨款收入\t5.00\t二、城乡社区支出\t4.00
本年收入合计\t75.00\t本年支出合计\t74.00
年初结转和结余\t1.00\t年末结转和结余\t2.00
总计\t76.00\t总计\t76.00
`;
    const fund =
      '2031年政府性基金预算财政拨款年初结转结余1.00万元，本年收入5.00万元，本年支出4.00万元，年末结转结余2.00万元。';
    expect(says('TEXT-TOTAL', text(fund))).toEqual([]);
    expect(says('TEXT-TOTAL', text('2031年本年收入57.00万元，本年支出74.00万元。'))).toHaveLength(1);
  });
});
