/** Sentences that tell less than a table, or tell it in an order of their own: no contradiction, but still checked. */
import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recognise } from '../../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../../src/main/intake/text/blocks.js';

function findings(text: string, ...changes: readonly (readonly [from: string, to: string])[]): readonly string[] {
  const changed = changes.reduce((left, [from, to]) => {
    expect(left).toContain(from);
    return left.replace(from, to);
  }, text);
  const { blocks, defects } = textToBlocks(changed);
  const disclosure = recognise({ fileName: 'x.txt', format: 'text', blocks, defects });
  return checkDocument({ document: 'x', disclosure })
    .findings.filter(({ family, severity }) => family === 'narrative' && severity !== 'notice')
    .map(({ rule, actual, expected }) => `${rule} ${actual} ${expected}`);
}

const FINAL = `某某县防汛站2031年度部门决算

公开01表 收入支出决算总表

金额单位：万元

收 入\t\t支 出\t
项 目\t金额\t项 目\t金额
一、一般公共预算财政拨款收入\t400.00\t一、灾害防治及应急管理支出\t410.00
二、其他收入\t10.00\t\t
本年收入合计\t410.00\t本年支出合计\t410.00
总计\t410.00\t总计\t410.00

公开05表 一般公共预算财政拨款支出决算表

金额单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
2240101\t行政运行\t160.00\t160.00\t
2240106\t安全监管\t240.00\t\t240.00
\t合 计\t400.00\t160.00\t240.00

三、2031年度部门决算情况说明

（一）财政拨款收入支出决算总体情况

2031年度财政拨款收入总计400.00万元，支出总计400.00万元。

（二）一般公共预算财政拨款支出决算情况

2031年度一般公共预算财政拨款支出年初预算数为320.00万元，支出决算为400.00万元，完成年初预算的125.00%。其中：

1.灾害防治及应急管理支出（224）应急管理事务（22401）行政运行（2240101）。年初预算为200.00万元，支出决算为160.00万元，完成年初预算的80.00%。

2.灾害防治及应急管理支出（224）应急管理事务（22401）安全监管（2240106）。年初预算为120.00万元，支出决算为240.00万元，完成年初预算的200.00%。

（三）预算绩效情况

纳入绩效自评的项目3个，涉及财政拨款90.00万元，其中：一般公共预算70.00万元，政府性基金预算20.00万元。
`;

describe('final accounts', () => {
  test('an item named by codes, a plan told before its outcome, and what some projects take contradict no total', () => {
    expect(findings(FINAL)).toEqual([]);
  });

  test.each([
    ['支出决算为160.00万元', '支出决算为180.00万元', 'TEXT-ITEM 180.00万元 160.00'],
    ['支出决算为400.00万元', '支出决算为470.00万元', 'TEXT-TOTAL 470.00万元 400.00'],
  ])('%s → %s is still found', (right, wrong, expected) => {
    expect(findings(FINAL, [right, wrong])).toContain(expected);
  });
});

const BUDGET = `某某县渔政站2031年部门预算

表1 部门收支总表

金额单位：万元

收 入\t\t支 出\t
项 目\t预算数\t项 目\t预算数
一、一般公共预算拨款收入\t300.00\t一、教育支出\t40.00
\t\t二、卫生健康支出\t60.00
\t\t三、农林水支出\t220.00
本年收入合计\t300.00\t本年支出合计\t320.00
上年结转结余\t20.00\t年终结转结余\t
收入总计\t320.00\t支出总计\t320.00

表5 一般公共预算支出表

金额单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
2050803\t培训支出\t40.00\t\t40.00
2101101\t行政单位医疗\t60.00\t60.00\t
2130148\t渔业发展\t220.00\t100.00\t120.00
\t合 计\t320.00\t160.00\t160.00

表9 政府采购预算表

金额单位：万元

采购品目\t采购类别\t合计
台式计算机\t货物\t3.00
渔船\t货物\t40.00
码头修缮\t工程\t50.00
合 计\t\t93.00

三、2031年部门预算情况说明

（一）收支预算总体情况

2031年收支总预算320.00万元。收入包括：一般公共预算拨款300.00万元、上年结转结余20.00万元；支出包括：教育支出40.00万元；卫生健康支出60.00万元；农林水支出220.00万元。

（二）一般公共预算当年拨款情况

2031年一般公共预算当年拨款300.00万元，其中：基本支出160.00万元；项目支出140.00万元。

农林水支出（类）农业农村（款）渔业发展（项）2031年预算数为200.00万元。

（三）政府采购情况

2031年政府采购预算总额93.00万元，其中：政府采购货物预算43.00万元，政府采购工程预算50.00万元，政府采购服务预算0.00万元。
`;

describe('budgets', () => {
  test('what is purchased of a kind is held against all rows of the kind', () => {
    const others: readonly [string, string] = ['，政府采购工程预算50.00万元，政府采购服务预算0.00万元', ''];
    expect(findings(BUDGET, others, ['货物预算43.00万元', '货物预算34.00万元'])).toEqual([
      'TEXT-COMPONENT 34.00万元 3.00 + 40.00',
    ]);
  });

  test('kinds of purchase on several rows, a list that goes on behind semicolons and the money of the year alone are right', () => {
    expect(findings(BUDGET)).toEqual([]);
  });

  test.each([
    ['卫生健康支出60.00万元；', '卫生健康支出66.00万元；', 'TEXT-ENUM-SUM 320.00万元 326.00万元'],
    // More than what was carried over is no matter of that.
    ['2031年预算数为200.00万元', '2031年预算数为190.00万元', 'TEXT-ITEM 190.00万元 220.00'],
    ['一般公共预算当年拨款情况', '一般公共预算情况', 'TEXT-ITEM 200.00万元 220.00'],
  ])('%s → %s is still found', (right, wrong, expected) => {
    const also: readonly (readonly [string, string])[] = right.includes('当年') ? [['算当年拨款3', '算拨款3']] : [];
    expect(findings(BUDGET, [right, wrong], ...also)).toContain(expected);
  });
});

describe('fields of records', () => {
  const records = (...amounts: readonly string[]): string =>
    BUDGET.replace(
      '（三）政府采购情况',
      `（三）项目支出情况\n\n${amounts
        .map(
          (amount, index) =>
            `${index + 1}.项目名称：巡航${index + 1}期。预算安排规模：${amount}万元。项目承担单位：某某县渔政站。`,
        )
        .join('\n\n')}\n\n（四）政府采购情况`,
    );

  test('are told once for each record, with amounts of their own', () => {
    expect(findings(records('50.00', '40.00', '30.00'))).toEqual([]);
    expect(findings(records('50.00', '40.00', '30.00', '30.00'))).toEqual([]);
  });
});
