/** How paragraphs and lists end, how many decimals amounts have, and notes left in from the template. */
import { describe, expect, it } from 'vitest';
import { says, withParagraph, withWords } from './words.js';

const LIST_END = '公务用车购置费0万元，公务用车运行维护费3.00万元。';

describe('TXT-PUNCT at the end of a paragraph', () => {
  it.each([
    '公务用车购置费0万元，公务用车运行维护费3.00万元；',
    '公务用车购置费0万元；公务用车运行维护费3.00万元；',
    '公务用车购置费0万元，公务用车运行维护费3.00万元; ',
  ])('a list that ends with a semicolon: %s', (end) => {
    const said = says('TXT-PUNCT', withWords([LIST_END, end]));
    expect(said).toEqual([expect.stringMatching(/^notice 最后一项以分号结束/)]);
  });

  it('but not a full stop, nor a semicolon before another paragraph', () => {
    expect(says('TXT-PUNCT', withWords())).toEqual([]);
    const more = '公务用车购置费0万元，公务用车运行维护费3.00万元；\n\n以上均为财政拨款安排。';
    expect(says('TXT-PUNCT', withWords([LIST_END, more]))).toEqual([]);
    const items = '（四）其他事项：按规定报批；\n\n（五）附件';
    expect(says('TXT-PUNCT', withWords(['单价100万元以上设备1台。', `单价100万元以上设备1台。\n\n${items}`]))).toEqual(
      [],
    );
  });

  it.each([
    ['主要原因是新增水质自动监测站建设项目。', '主要原因是新增水质自动监测站建设项目'],
    [
      '单价100万元以上设备1台。',
      '单价100万元以上设备1台。\n\n（四）政府性基金情况\n\n本单位没有政府性基金预算\n\n（五）其他情况\n\n无其他情况。',
    ],
    ['公务用车运行维护费3.00万元。', '公务用车运行维护费3.00万元。以上按规定标准安排，由财政拨款保障'],
  ])('a sentence without its stop: %s → %s', (from, to) => {
    expect(says('TXT-PUNCT', withWords([from, to]))).toEqual([expect.stringMatching(/^notice 段末没有句号/)]);
  });

  it('but not the words below a picture', () => {
    const picture = '单价100万元以上设备1台。\n\n占比为75.50%；图：支出构成图\n\n（四）其他情况\n\n无其他情况。';
    expect(says('TXT-PUNCT', withWords(['单价100万元以上设备1台。', picture]))).toEqual([]);
  });

  it('but not a name on a line of its own', () => {
    const named = '单价100万元以上设备1台。\n\n预算报表附后\n\n（四）其他情况\n\n无其他情况。';
    expect(says('TXT-PUNCT', withWords(['单价100万元以上设备1台。', named]))).toEqual([]);
  });
});

describe('TXT-NUMBER: amounts with one decimal', () => {
  const amounts = '其中：房屋维修20.50万元，设备购置31.26万元，监测耗材8.45万元，培训6.13万元，印刷2.37万元。';

  it.each(['4.5万元', '120.8万元', '2,064.7万元'])('%s among many with two', (short) => {
    const said = says('TXT-NUMBER', withParagraph(`${amounts}物业管理${short}。`));
    expect(said).toEqual([`notice 多数金额或比率写两位小数，以下只写一位：“${short}”，宜统一。`]);
  });

  it.each(['4.5%', '12.8%', '100.5％'])('a rate of %s among many with two decimals', (short) => {
    const rates = [12.31, 23.47, 8.52, 4.13, 9.68, 7.29, 6.84].map((rate) => `占${rate}%`).join('，');
    expect(says('TXT-NUMBER', withParagraph(`各项支出${rates}，维修占${short}。`))).toEqual([
      `notice 多数金额或比率写两位小数，以下只写一位：“${short}”，宜统一。`,
    ]);
  });

  it('but not where half of them have one, nor whole amounts', () => {
    expect(says('TXT-NUMBER', withParagraph(amounts.replaceAll(/(\.\d)\d万/g, '$1万')))).toEqual([]);
    expect(says('TXT-NUMBER', withParagraph(`${amounts}物业管理4万元。`))).toEqual([]);
  });
});

describe('TMPL-GUIDE: notes on what must be filled in', () => {
  it.each([
    '注：“单位代码”和“单位名称”为必填项。',
    '“项目编码”、“项目名称”、“金额”均为必填项。',
    '“资金来源”“支出类型”是必填项',
  ])('%s', (note) => {
    expect(says('TMPL-GUIDE', withParagraph(note))).toEqual([expect.stringMatching(/^error 写给填报人的说明/)]);
  });

  it('but not a form that people fill in', () => {
    expect(says('TMPL-GUIDE', withParagraph('申请表新增必填内容3项，方便群众办事。'))).toEqual([]);
  });
});
