/** 机构运行信息表 of final accounts: its own sums, and what the table of 三公 states as well; everything is invented. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import type { Disclosure } from '../../../../src/core/disclosure/index.js';
import { exactGrid, paragraph, recogniseBlocks } from '../../recognition/helpers.js';

type Row = readonly [string, string, string, string, string];

const ROWS: readonly Row[] = [
  ['一、“三公”经费支出', '—', '—', '二、机关运行经费', '90.00'],
  ['（一）支出合计', '30.00', '26.00', '（一）行政单位', '60.00'],
  ['1．因公出国（境）费', '', '', '（二）参照公务员法管理事业单位', '30.00'],
  ['2．公务用车购置及运行维护费', '28.00', '25.00', '三、国有资产占用情况', '—'],
  ['（1）公务用车购置费', '18.00', '17.00', '（一）车辆数合计（辆）', '7'],
  ['（2）公务用车运行维护费', '10.00', '8.00', '1．执法执勤用车', '5'],
  ['3．公务接待费', '2.00', '1.00', '2．其他用车', '2'],
  ['（1）国内接待费', '—', '1.00', '（二）单价100万元（含）以上设备（不含车辆）', '4'],
  ['（2）国（境）外接待费', '—', '', '四、政府采购支出信息', '—'],
  ['（二）相关统计数', '—', '—', '（一）政府采购支出合计', '50.00'],
  ['1．因公出国（境）团组数（个）', '—', '', '1．政府采购货物支出', '20.00'],
  ['2．公务用车保有量（辆）', '—', '7', '2．政府采购工程支出', ''],
  ['3．国内公务接待批次（个）', '—', '3', '3．政府采购服务支出', '30.00'],
];

/** The document with one cell of the list printed otherwise. */
function disclose(label = '', at = 0, printed = '', withOther = true, text: readonly string[] = []): Disclosure {
  const rows = ROWS.map((row) =>
    row.map((text, index) => (row[at < 3 ? 0 : 3].endsWith(label) && label !== '' && index === at ? printed : text)),
  );
  const other = [
    paragraph('财政拨款“三公”经费支出决算表'),
    paragraph('金额单位：万元'),
    exactGrid([
      [['预算数', 1, 6], null, null, null, null, null, ['决算数', 1, 6], null, null, null, null, null],
      [
        ['合计', 2, 1],
        ['因公出国（境）费', 2, 1],
        ['公务用车购置及运行维护费', 1, 3],
        null,
        null,
        ['公务接待费', 2, 1],
        ['合计', 2, 1],
        ['因公出国（境）费', 2, 1],
        ['公务用车购置及运行维护费', 1, 3],
        null,
        null,
        ['公务接待费', 2, 1],
      ],
      [
        null,
        null,
        '小计',
        '公务用车购置费',
        '公务用车运行维护费',
        null,
        null,
        null,
        '小计',
        '公务用车购置费',
        '公务用车运行维护费',
        null,
      ],
      ['30.00', '', '28.00', '18.00', '10.00', '2.00', '26.00', '', '25.00', '17.00', '8.00', '1.00'],
    ]),
  ];
  return recogniseBlocks([
    paragraph('霁川市水务局2031年度部门决算'),
    ...(withOther ? other : []),
    paragraph('机构运行信息表'),
    paragraph('金额单位：万元'),
    exactGrid([
      ['项　目', '行次', '预算数', '决算数', '项　目', '行次', '统计数'],
      ['栏　次', '', '1', '2', '栏　次', '', '3'],
      ...rows.map(([left = '', planned = '', spent = '', right = '', counted = ''], index) => [
        left,
        String(index + 1),
        planned,
        spent,
        right,
        String(index + 14),
        counted,
      ]),
    ]),
    ...text.map(paragraph),
  ]);
}

function found(rule: string, disclosure: Disclosure): readonly string[] {
  return checkDocument({ document: 'a', disclosure }, [rule]).findings.map(
    ({ severity, at }) => `${severity} ${at.row ?? ''} ${at.column ?? ''}`,
  );
}

function state(rule: string, disclosure: Disclosure): string | undefined {
  return checkDocument({ document: 'a', disclosure }, [rule]).coverage.find((line) => line.rule === rule)?.state;
}

describe('SUM-INFO', () => {
  it('passes where every sum holds, dashes left out', () => {
    expect(found('SUM-INFO', disclose())).toEqual([]);
    expect(state('SUM-INFO', disclose())).toBe('pass');
  });

  it.each([
    ['支出合计', 1, '31.00', 1],
    ['支出合计', 2, '27.00', 1],
    ['公务用车购置及运行维护费', 2, '24.00', 2],
    ['公务用车购置费', 1, '19.00', 1],
    ['国内接待费', 2, '1.20', 1],
    ['二、机关运行经费', 4, '96.00', 1],
    ['参照公务员法管理事业单位', 4, '36.00', 1],
    ['车辆数合计（辆）', 4, '8', 1],
    ['执法执勤用车', 4, '6', 1],
    ['政府采购支出合计', 4, '56.00', 1],
    ['政府采购工程支出', 4, '6.00', 1],
  ])('finds %s in column %i printed as %s', (label, at, printed, times) => {
    const wrong = found('SUM-INFO', disclose(label, at, printed));
    expect(wrong).toHaveLength(times);
    expect(wrong.every((words) => words.startsWith('error'))).toBe(true);
  });

  it('tells vehicles in vehicles, and nothing of kinds that are left out', () => {
    const [finding] = checkDocument({ document: 'a', disclosure: disclose('执法执勤用车', 4, '6') }, [
      'SUM-INFO',
    ]).findings;
    expect(finding?.message).toContain('为 7 辆，其下各类用车之和为 8 辆');
    expect(found('SUM-INFO', disclose('执法执勤用车', 4, '—'))).toEqual([]);
  });

  it('is rounded where figures are', () => {
    expect(found('SUM-INFO', disclose('二、机关运行经费', 4, '90.01'))).toEqual([expect.stringMatching(/^notice/)]);
  });

  it.each([
    ['SUM-INFO', '（一）行政单位', 4],
    ['SUM-INFO', '1．执法执勤用车', 4],
    ['XTAB-INFO', '3．公务接待费', 2],
  ])('%s is no pass where the figure of %s was not read', (rule, label, at) => {
    expect(found(rule, disclose(label, at, '####'))).toEqual([]);
    expect(state(rule, disclose(label, at, '####'))).toBe('insufficient-data');
  });

  it('does not apply without the table', () => {
    const disclosure = recogniseBlocks([paragraph('霁川市水务局2031年度部门决算')]);
    expect([state('SUM-INFO', disclosure), state('XTAB-INFO', disclosure)]).toEqual([
      'not-applicable',
      'not-applicable',
    ]);
  });
});

describe('XTAB-INFO', () => {
  it('passes where both tables state the same', () => {
    expect(found('XTAB-INFO', disclose())).toEqual([]);
    expect(state('XTAB-INFO', disclose())).toBe('pass');
  });

  it.each([
    // The budgets of the two may be those of the beginning and of all the year.
    ['支出合计', 1, '31.00', 'warning'],
    ['公务用车购置费', 1, '19.00', 'warning'],
    ['公务用车运行维护费', 2, '9.00', 'error'],
    ['公务接待费', 2, '2.00', 'error'],
    // The other table leaves it blank.
    ['因公出国（境）费', 2, '3.00', 'warning'],
  ])('finds %s in column %i printed as %s: %s', (label, at, printed, severity) => {
    expect(found('XTAB-INFO', disclose(label, at, printed))).toEqual([expect.stringContaining(severity)]);
  });

  it('does not apply where no other table states it', () => {
    expect(state('XTAB-INFO', disclose('', 0, '', false))).toBe('not-applicable');
  });
});

describe('XTAB-INFO-TEXT', () => {
  const told = (sentence: string): readonly string[] =>
    found(
      'XTAB-INFO-TEXT',
      disclose('', 0, '', true, ['第三部分 2031年度部门决算情况说明', '十、其他重要事项的情况说明', sentence]),
    );

  it.each([
    '2031年度机关运行经费支出90.00万元，比上年增加5.00万元。',
    '2031年度政府采购支出总额50.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出0.00万元、政府采购服务支出30.00万元。',
    '截至2031年12月31日，本部门共有车辆7辆，其中：执法执勤用车5辆、其他用车2辆。',
    '公务用车保有量为7辆。',
    '2030年度机关运行经费支出88.00万元。',
  ])('passes: %s', (sentence) => {
    expect(told(sentence)).toEqual([]);
  });

  it.each([
    ['2031年度机关运行经费支出96.00万元，比上年增加5.00万元。', 'error'],
    ['2031年度政府采购支出总额50.00万元，其中：政府采购货物支出26.00万元、政府采购服务支出30.00万元。', 'error'],
    ['截至2031年12月31日，本部门共有车辆8辆，其中：执法执勤用车5辆、其他用车2辆。', 'warning'],
    ['截至2031年12月31日，本部门共有车辆7辆，其中：执法执勤用车4辆、其他用车2辆。', 'warning'],
    ['公务用车保有量为9辆。', 'warning'],
  ])('finds: %s', (sentence, severity) => {
    expect(told(sentence)).toEqual([expect.stringMatching(new RegExp(`^${severity}`))]);
  });

  it('is no pass where the cell was not read', () => {
    const text = [
      '第三部分 2031年度部门决算情况说明',
      '十、其他重要事项的情况说明',
      '2031年度机关运行经费支出90.00万元，比上年增加5.00万元。公务用车保有量为7辆。',
    ];
    expect(state('XTAB-INFO-TEXT', disclose('', 0, '', true, text))).toBe('pass');
    expect(state('XTAB-INFO-TEXT', disclose('二、机关运行经费', 4, '####', true, text))).toBe('insufficient-data');
  });

  it('says nothing of a matter that the text tells in two ways', () => {
    expect(told('公务用车保有量为9辆。公务用车保有量为7辆。')).toEqual([]);
  });
});
