import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recognise } from '../../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../../src/main/intake/text/blocks.js';

/** Tables that print 「金额」 only, and the uses of the money beside the classes. */
const DOCUMENT = `某某市水文勘测院
2031年部门预算

一、收支预算总表

单位：万元

收入\t\t支出\t\t\t
项目名称\t金额\t功能科目名称\t金额\t项目名称\t金额
一、财政拨款\t860.40\t一、农林水支出\t800.15\t一、基本支出\t515.25
1.一般公共预算\t860.40\t二、住房保障支出\t60.25\t二、项目支出\t340.00
\t\t\t\t三、单位预留机动经费\t5.15
当年收入小计\t860.40\t当年支出小计\t860.40\t\t
收入合计\t860.40\t支出合计\t860.40\t\t

二、支出预算总表

单位：万元

合计\t基本支出\t项目支出\t单位预留机动经费\t结转下年资金
860.40\t515.25\t340.00\t5.15\t

三、一般公共预算支出预算表

单位：万元

功能科目代码\t功能科目名称\t金额
\t合计\t860.40
213\t农林水支出\t800.15
21303\t水利\t800.15
2130301\t行政运行\t460.15
2130313\t水文测报\t340.00
221\t住房保障支出\t60.25
22102\t住房改革支出\t60.25
2210201\t住房公积金\t60.25

四、政府采购支出预算表

单位：万元

采购类别\t金额
一、货物A\t21.00
三、服务C\t30.50
合计\t51.50

五、2031年部门预算情况说明

（一）收支预算总体情况

市水文勘测院收入预算总计860.40万元。支出预算总计860.40万元。

此外，基本支出预算数为515.25万元。项目支出预算数为340万元。单位预留机动经费预算数为5.15万元。

（二）支出预算情况

1．农林水支出（类）

水利（款）行政运行（项）支出460.15万元，用于日常运转。

水利（款）水文测报（项）支出340万元，用于测站维护。

2．住房保障支出（类）

住房改革支出（款）住房公积金（项）支出60.25万元，用于缴存公积金。

（三）政府采购情况

2031年政府采购预算总金额51.50万元，其中：拟购买货物21万元、拟购买服务30.50万元。
`;

function findings(text: string): string[] {
  const { blocks, defects } = textToBlocks(text);
  const disclosure = recognise({ fileName: 'x.txt', format: 'text', blocks, defects });
  return checkDocument({ document: 'x', disclosure })
    .findings.filter(({ rule }) => /^TEXT-(?:TOTAL|COMPONENT|CLASS|ITEM)$/.test(rule))
    .map(({ severity, rule, actual, expected }) => `${severity} ${rule} ${actual} 应为 ${expected}`);
}

describe('statements held against tables of other forms', () => {
  test('nothing where they agree', () => {
    expect(findings(DOCUMENT)).toEqual([]);
  });

  test.each([
    ['市水文勘测院收入预算总计860.40', '市水文勘测院收入预算总计806.40', 'error TEXT-TOTAL 806.40万元 应为 860.40'],
    ['基本支出预算数为515.25', '基本支出预算数为515.55', 'error TEXT-COMPONENT 515.55万元 应为 515.25'],
    ['项目支出预算数为340万', '项目支出预算数为304万', 'error TEXT-COMPONENT 304万元 应为 340.00'],
    ['经费预算数为5.15', '经费预算数为5.75', 'error TEXT-COMPONENT 5.75万元 应为 5.15'],
    ['测报（项）支出340万', '测报（项）支出380万', 'error TEXT-ITEM 380万元 应为 340.00'],
    ['拟购买服务30.50', '拟购买服务32.50', 'error TEXT-COMPONENT 32.50万元 应为 30.50'],
  ])('%s → %s', (right, wrong, expected) => {
    expect(DOCUMENT).toContain(right);
    expect(findings(DOCUMENT.replace(right, wrong))).toContain(expected);
  });

  test('goods of a kind are not the kind, and an item of another 款 is not this one', () => {
    const others = DOCUMENT.replace('三、服务C\t30.50', '其他服务\t30.50');
    expect(findings(others.replace('拟购买服务30.50', '拟购买服务32.50'))).toEqual([]);
    expect(
      findings(
        DOCUMENT.replace('水利（款）水文测报', '林业（款）水文测报').replace(
          '支出340万元，用于测',
          '支出380万元，用于测',
        ),
      ),
    ).toEqual([]);
  });
});
