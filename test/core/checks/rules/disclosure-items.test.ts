import { describe, expect, test } from 'vitest';
import { PLAIN, says, withParagraph } from './words.js';

/** Four items, three of them of one class. */
const ITEMS = `
预算05表 2031年一般公共预算支出表

金额单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
2080505\t机关事业单位基本养老保险缴费支出\t20.15\t20.15\t
2130304\t水利行业业务管理\t180.40\t180.40\t
2130311\t水资源节约管理与保护\t60.00\t\t60.00
2130312\t水质监测\t40.00\t\t40.00
合计\t\t300.55\t200.55\t100.00
`;

const lacking = (text: string): readonly string[] =>
  says('DISC-SECTION-SET', text).filter((message) => message.includes('具体使用情况'));

describe('the explanation of items', () => {
  test('is missed where the table lists items and the text names none with its use', () => {
    expect(lacking(PLAIN + ITEMS)).toEqual([expect.stringMatching(/^notice .*列有 4 个项级科目/)]);
  });

  test.each([
    '农林水支出（类）水利（款）水质监测（项）40.00万元。',
    '农林水支出280.40万元，主要用于水质监测站的运行。',
    '（一）2130312-水质监测40.00万元，较上年增加2.00万元。',
    '（一）2130312水质监测40.00万元。',
    '（一）水质监测（2130312）40.00万元。',
    '（一）（2130312）水质监测40.00万元。',
    '“社会保障和就业支出”科目20.15万元，用于缴纳养老保险。',
  ])('is there: %s', (sentence) => {
    expect(lacking(withParagraph(sentence) + ITEMS)).toEqual([]);
  });

  test('is not asked for where there are no items, or no explanation of income and expenditure', () => {
    expect(lacking(PLAIN)).toEqual([]);
    expect(lacking(`2031年霁川市水务监测中心单位预算\n\n本单位负责监测。\n${ITEMS}`)).toEqual([]);
  });

  test('is not replaced by the explanation of terms', () => {
    const terms =
      '\n三、名词解释\n\n水利行业业务管理（项）：反映水利业务管理方面的支出。\n\n水质监测（项）：反映监测支出。\n';
    expect(lacking(PLAIN + ITEMS + terms)).toHaveLength(1);
  });
});
