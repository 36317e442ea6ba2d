import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recognise } from '../../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../../src/main/intake/text/blocks.js';

const DOCUMENT = `2031年某某市水务监测中心单位预算

预算01表 收支总表

金额单位：万元

收 入\t\t支 出\t
项 目\t预算数\t项 目\t预算数
一、一般公共预算拨款收入\t300.55\t一、一般公共服务支出\t
\t\t二、社会保障和就业支出\t40.25
\t\t三、农林水支出\t260.30
本年收入合计\t300.55\t本年支出合计\t300.55
收入总计\t300.55\t支出总计\t300.55

预算03表 一般公共预算支出表

金额单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
2080505\t机关事业单位基本养老保险缴费支出\t40.25\t40.25\t
2130311\t水资源节约管理与保护\t260.30\t60.30\t200.00
\t合 计\t300.55\t100.55\t200.00

预算04表 一般公共预算基本支出表

金额单位：万元

部门支出经济分类科目\t合计\t人员经费\t公用经费
30108-机关事业单位基本养老保险缴费\t40.25\t40.25\t
30201-办公费\t30.10\t\t30.10
30211-差旅费\t30.20\t\t30.20
合 计\t100.55\t40.25\t60.30

三、2031年单位预算情况说明

（一）收支总体情况

本单位2031年收支总预算300.55万元。支出包括：社会保障和就业支出40.25万元、农林水支出260.30万元。

（二）支出预算情况

本单位2031年支出预算300.55万元，其中：基本支出100.55万元，占33.46%；项目支出200.00万元，占66.54%。

（三）具体情况

农林水支出（类）水利（款）水资源节约管理与保护（项）2031年预算数为260.3万元。

公用经费60.30万元（办公费30.10万元、差旅费30.20万元）。

某某设备更新项目支出80.00万元。
`;

function findings(text: string): string[] {
  const { blocks, defects } = textToBlocks(text);
  const disclosure = recognise({ fileName: 'x.txt', format: 'text', blocks, defects });
  return checkDocument({ document: 'x', disclosure })
    .findings.filter((finding) => finding.family === 'narrative')
    .map((finding) => `${finding.severity} ${finding.rule} ${finding.actual} 应为 ${finding.expected}`);
}

describe('the narrative against the tables', () => {
  test('a consistent document gives nothing, a project of its own name is not the total of projects', () => {
    expect(findings(DOCUMENT)).toEqual([]);
  });

  test.each([
    ['收支总预算300.55', '收支总预算301.55', 'error TEXT-TOTAL 301.55万元 应为 300.55'],
    ['农林水支出260.30万元', '农林水支出206.30万元', 'error TEXT-CLASS 206.30万元 应为 260.30'],
    ['预算数为260.3万元', '预算数为268.3万元', 'error TEXT-ITEM 268.3万元 应为 260.30'],
    ['（办公费30.10万元、', '（办公费31.10万元、', 'error TEXT-COMPONENT 31.10万元 应为 30.10'],
  ])('%s → %s', (right, wrong, expected) => {
    // The list of two economic items keeps company only while most of it agrees, so it is lengthened here.
    const longer = DOCUMENT.replace('差旅费30.20万元）', '差旅费30.20万元、机关事业单位基本养老保险缴费40.25万元等）');
    expect(findings(longer.replace(right, wrong))).toContain(expected);
  });

  test('a figure of the finer table that is itself rounded may lie at a tie', () => {
    const tie = DOCUMENT.replace('收支总预算300.55万元', '收支总预算300.5万元');
    expect(findings(tie.replace('收支总预算300.5万元', '收支总预算300.6万元'))).toEqual([]);
    expect(findings(tie)).toEqual([]);
    expect(findings(tie.replace('收支总预算300.5万元', '收支总预算300.4万元'))).toEqual([
      'error TEXT-TOTAL 300.4万元 应为 300.55',
      // The spending listed behind it makes up another total.
      'warning TEXT-ENUM-SUM 300.4万元 应为 300.6万元',
    ]);
  });

  test('swapped amounts are found although both numbers stand in the table', () => {
    const swapped = DOCUMENT.replace('基本支出100.55万元', '基本支出200.00万元').replace(
      '项目支出200.00万元，占',
      '项目支出100.55万元，占',
    );
    expect(findings(swapped)).toEqual(
      expect.arrayContaining([
        'error TEXT-COMPONENT 200.00万元 应为 100.55',
        'error TEXT-COMPONENT 100.55万元 应为 200.00',
      ]),
    );
  });

  test('the last digit is a notice, a figure of another year is not compared', () => {
    expect(findings(DOCUMENT.replace('收支总预算300.55', '收支总预算300.56'))).toEqual([
      'notice TEXT-TOTAL 300.56万元 应为 300.55',
    ]);
    // Not with the table of this year; the spending listed behind it makes up another total all the same.
    expect(findings(DOCUMENT.replace('本单位2031年收支总预算300.55', '本单位2030年收支总预算111.11'))).toEqual([
      'warning TEXT-ENUM-SUM 111.11万元 应为 300.55万元',
    ]);
  });

  test('of two totals the text means the one it nearly repeats, whichever of the two is misprinted', () => {
    const carried = DOCUMENT.replace(
      '收入总计\t300.55\t支出总计\t300.55',
      '上年结转结余\t21.40\t年终结转结余\t21.40\n收入总计\t321.95\t支出总计\t321.95',
    );
    const income = carried
      .replace(/本单位2031年收支总预算.*/, '')
      .replace(/支出预算300\.55万元，其中.*/, '收入预算321.95万元。');
    expect(findings(income)).toEqual([]);
    expect(findings(income.replace('收入总计\t321.95', '收入总计\t312.95'))).toContain(
      'error TEXT-TOTAL 321.95万元 应为 312.95',
    );
    expect(findings(income.replace('收入预算321.95', '收入预算327.95'))).toContain(
      'error TEXT-TOTAL 327.95万元 应为 321.95',
    );
  });

  test('an amount in 元 is compared with a table in 万元', () => {
    expect(findings(DOCUMENT.replace('收支总预算300.55万元', '收支总预算3005512元'))).toEqual([]);
    expect(findings(DOCUMENT.replace('收支总预算300.55万元', '收支总预算3015512元'))).toEqual([
      'error TEXT-TOTAL 3015512元 应为 300.55',
      'warning TEXT-ENUM-SUM 3015512元 应为 3,005,500元',
    ]);
  });
});
