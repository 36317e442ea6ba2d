import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recognise } from '../../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../../src/main/intake/text/blocks.js';

/** Three kinds of money: 一般公共预算, 政府性基金预算 and 单位资金. */
const DOCUMENT = `某某市渡口管理局
2031年部门预算

一、支出总表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1070.00\t600.00\t470.00
212\t城乡社区支出\t120.00\t\t120.00
21208\t国有土地使用权出让收入安排的支出\t120.00\t\t120.00
2120804\t农村基础设施建设支出\t120.00\t\t120.00
214\t交通运输支出\t950.00\t600.00\t350.00
21401\t公路水路运输\t950.00\t600.00\t350.00
2140101\t行政运行\t600.00\t600.00\t
2140131\t海事管理\t350.00\t\t350.00

二、一般公共预算支出表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t900.00\t600.00\t300.00
214\t交通运输支出\t900.00\t600.00\t300.00
21401\t公路水路运输\t900.00\t600.00\t300.00
2140101\t行政运行\t600.00\t600.00\t
2140131\t海事管理\t300.00\t\t300.00

三、政府性基金预算支出表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t120.00\t\t120.00
212\t城乡社区支出\t120.00\t\t120.00
21208\t国有土地使用权出让收入安排的支出\t120.00\t\t120.00
2120804\t农村基础设施建设支出\t120.00\t\t120.00

四、项目支出表

单位：万元

项目名称\t合计\t一般公共预算\t政府性基金预算\t国有资本经营预算\t单位资金
合计\t470.00\t300.00\t120.00\t\t50.00
渡口趸船维修\t300.00\t300.00\t\t\t
渡口道路\t120.00\t\t120.00\t\t
水上救助服务\t50.00\t\t\t\t50.00

第三部分 2031年部门预算情况说明

四、支出预算安排情况
财政拨款安排支出1020.00万元，其中：基本支出600.00万元，项目支出420.00万元。

十、项目支出安排情况
2031年项目支出安排470.00万元，其中：一般公共预算300.00万元、政府性基金预算120.00万元、单位资金50.00万元。
`;

/** Findings of the text against the tables. */
function comparisons(text: string): readonly string[] {
  const { blocks, defects } = textToBlocks(text);
  const disclosure = recognise({ fileName: 'x.txt', format: 'text', blocks, defects });
  return checkDocument({ document: 'x', disclosure })
    .findings.filter(({ rule }) => rule === 'TEXT-TOTAL' || rule === 'TEXT-COMPONENT')
    .map(({ message }) => message);
}

/** The document without one of its two statements. */
function without(beginning: string): string {
  return DOCUMENT.split('\n')
    .filter((line) => !line.startsWith(beginning))
    .join('\n');
}

describe('parts of the spending by money', () => {
  test('what one budget spends on projects is not held against all that it spends', () => {
    expect(comparisons(without('财政拨款安排支出'))).toEqual([]);
  });

  test('parts of 财政拨款 are what each fund spends on them, not what all money does', () => {
    expect(comparisons(without('2031年项目支出安排'))).toEqual([]);
  });

  test('a part of 财政拨款 that no table states is reported', () => {
    const found = comparisons(DOCUMENT.replace('项目支出420.00万元', '项目支出429.00万元'));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('“项目支出”为429.00万元');
  });
});
