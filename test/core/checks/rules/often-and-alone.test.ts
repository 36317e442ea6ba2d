/** What is printed too often, twice or alone: reasons, words, numbers of lists, marks of a level. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recogniseText } from '../../recognition/helpers.js';

function said(rule: string, text: string): readonly string[] {
  const disclosure = recogniseText(`2031年度部门预算情况说明\n${text}`);
  return checkDocument({ document: '文件', disclosure }, [rule]).findings.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

describe('TXT-REPEAT of reasons', () => {
  const told = (...reasons: readonly string[]): string =>
    `一、支出预算情况说明\n${reasons.map((reason, index) => `${index + 1}．第${'甲乙丙丁'[index] ?? ''}站支出 ${index + 3}.20 万元，比上年增加 0.${index + 1}0 万元，主要原因是${reason}。`).join('\n')}`;

  it.each(['测站设备更新改造费用增加', '政策性调整工资及津贴补贴标准', '新招录的水文技术人员到岗'])(
    'three times: %s',
    (reason) => {
      expect(said('TXT-REPEAT', told(reason, reason, `${reason}，相应增加公用经费`))).toEqual([
        `notice 同一增减原因写了三次以上：“${reason}”（3 次），请核对是否各处都适用。`,
      ]);
    },
  );

  it('of several clauses, where the first is short', () => {
    const reason = '政策调资，津贴补贴标准提高';
    expect(said('TXT-REPEAT', told(reason, reason, reason))).toEqual([
      `notice 同一增减原因写了三次以上：“${reason}”（3 次），请核对是否各处都适用。`,
    ]);
  });

  it('but not twice, nor a short one', () => {
    expect(
      said('TXT-REPEAT', told('测站设备更新改造费用增加', '测站设备更新改造费用增加', '新招录人员到岗后增加工资')),
    ).toEqual([]);
    expect(said('TXT-REPEAT', told('人员增加', '人员增加', '人员增加'))).toEqual([]);
  });
});

describe('TXT-REPEAT of words', () => {
  it.each([
    ['经费用于水文站6名在职人员人员经费。', '人员人员'],
    ['主要是减少测站巡检委托费减少 4.20 万元。', '减少测站巡检委托费减少'],
    ['其中：增加设备购置预算增加 3.10 万元。', '增加设备购置预算增加'],
    ['本部门政府性基金支出预算支出 0 万元。', '支出预算支出'],
  ])('%s', (sentence, words) => {
    expect(said('TXT-REPEAT', `一、支出预算情况说明\n${sentence}`)).toEqual([
      `notice 有重复的词：“${words}”，请核对。`,
    ]);
  });

  it.each([
    '人员经费比上年增加，主要原因是人员增加 3 名。',
    '减少的会议费由项目经费减少 4.20 万元构成。',
    '增加人员编制后工资增加了 3.10 万元。',
    '本部门收入预算收入总计与支出预算支出合计相等。',
  ])('leaves: %s', (sentence) => {
    expect(said('TXT-REPEAT', `一、支出预算情况说明\n${sentence}`)).toEqual([]);
  });
});

describe('TXT-NUMBERING of a list of one', () => {
  const list = (items: string): string =>
    `一、支出预算情况说明\n（一）教育支出（类）\n${items}\n（二）卫生健康支出（类）\n共 3.00 万元。`;

  it.each([
    ['1．小学教育（项）支出 20.00 万元。', '“1．小学教育（项）支出20.00万元。”'],
    ['1.培训支出 2.00 万元，用于教师培训。', '“1.培训支出2.00万元，用于教师培训。”'],
    [
      '1．财政拨款 20.00 万元。\n（1）一般公共预算 20.00 万元。\n2．其他资金 3.00 万元。',
      '“（1）一般公共预算20.00万元。”',
    ],
  ])('finds: %s', (items, words) => {
    expect(said('TXT-NUMBERING', list(items))).toEqual([
      `notice 只有一项而编了序号：${words}，请核对是否缺少其后的条目。`,
    ]);
  });

  it.each([
    '1．小学教育（项）支出 20.00 万元。\n2．初中教育（项）支出 30.00 万元。',
    '1．小学教育支出 20.00 万元；2．初中教育支出 30.00 万元。',
    '1．财政拨款 20.00 万元。\n（1）一般公共预算 18.00 万元。\n（2）政府性基金 2.00 万元。\n2．其他资金 3.00 万元。',
  ])('leaves: %s', (items) => {
    expect(said('TXT-NUMBERING', list(items))).toEqual([]);
  });
});

describe('TEXT-ITEM-NAME: where the mark of a 类 stands', () => {
  it.each(['社会保障和就业', '农林水', '住房保障'])('beside the name in full: %s（类）支出', (name) => {
    const text = `一、支出情况说明\n1．${name}（类）支出 11.00 万元。\n二、财政拨款支出情况说明\n（一）${name}支出（类）`;
    expect(said('TEXT-ITEM-NAME', text)).toEqual([
      `notice “（类）”的位置不一：“${name}（类）支出”与“${name}支出（类）”，宜统一写在科目全称之后。`,
    ]);
  });

  it('leaves one way for all', () => {
    const text = '一、支出情况说明\n1．农林水支出（类）11.00 万元。\n2．住房保障支出（类）3.00 万元。';
    expect(said('TEXT-ITEM-NAME', text)).toEqual([]);
    expect(said('TEXT-ITEM-NAME', text.replaceAll('支出（类）', '（类）支出'))).toEqual([]);
  });
});
