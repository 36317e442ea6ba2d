/** A sentence about the accounts of another unit, left from the text it was copied from; every name is invented. */
import { describe, expect, it } from 'vitest';
import { says, withWords } from './words.js';

const SENTENCE = '本单位2031年收支总预算300.55万元，';
const found = (words: string, ...changes: readonly (readonly [from: string, to: string])[]): readonly string[] =>
  says('NAME-ENTITY', withWords([SENTENCE, words], ...changes));

describe('sentences that begin with a unit', () => {
  it.each([
    '霁川市水务监测中心2031年收支总预算300.55万元，',
    '水务监测中心2031年收支总预算300.55万元，',
    '某某省霁川市水务监测中心2031年收支总预算300.55万元，',
    '霁川市财政局2031年预算批复下达后，本单位2031年收支总预算300.55万元，',
    '霁川市水务局2031年部门预算汇总后，',
    '本单位2031年收支总预算300.55万元。主要是某某省财政厅2030年6月起调增了会议费支出标准。',
    '本单位2031年收支总预算300.55万元。霁川市财政局2030年压减会议费支出，',
    '本单位2031年收支总预算300.55万元。由南溪县财政局2031年安排预算资金，',
  ])('may begin with the own name in any form, an authority or the unit above: %s', (words) => {
    expect(found(words)).toEqual([]);
  });

  it.each([
    ['南溪县档案馆2031年收支总预算300.55万元，', '南溪县档案馆'],
    [
      '2031年，南溪县林业局部门收支总预算300.55万元，南溪县林业局部门共设置3个项目。南溪县林业局部门共设置3个项目，',
      '南溪县林业局',
    ],
    ['霁川市城市管理委员会2031年没有国有资本经营预算支出，', '霁川市城市管理委员会'],
  ])('do not begin with another one: %s', (words, name) => {
    expect(found(words)).toEqual([expect.stringMatching(new RegExp(`^warning 此处写的是“${name}”`))]);
  });

  it('may begin with a unit that the document lists, or that stands there again and again', () => {
    const listed: readonly [string, string] = [
      '霁川市水务监测中心为霁川市水务局所属事业单位',
      '霁川市水务监测中心下属南溪县档案馆，为霁川市水务局所属事业单位',
    ];
    expect(found('南溪县档案馆2031年收支总预算300.55万元，', listed)).toEqual([]);
    const again = '南溪县档案馆2031年收入预算3.00万元。';
    expect(found(`${again}${again}${again}${SENTENCE}`)).toEqual([]);
  });
});

describe('what is told of the unit itself', () => {
  const office = (words: string, ...changes: readonly (readonly [from: string, to: string])[]): readonly string[] =>
    says(
      'NAME-ENTITY',
      withWords([SENTENCE, `${words}${SENTENCE}`], ...changes).replaceAll('霁川市水务监测中心', '霁川市水务局'),
    );

  it.each([
    '2031年南溪县水务局政府购买服务预算总额8.00万元。',
    '南溪县水务局行政编制12人，实有11人。',
    '2031年，南溪县水务局主要任务是：推进节水。',
    '2031年南溪县水务局下属1家机关单位使用一般公共预算安排运行经费8.00万元。',
    '根据预算绩效管理要求，南溪县水务局组织对2031年度项目支出全面开展绩效自评。',
    '2031年南溪县水务局部门政府采购预算总额8.00万元。',
    '2031年南溪县水务局部门的机关运行经费8.00万元。',
    '2031年，南溪县水务局本级及下属2家事业单位的机关运行经费8.00万元。',
    '按照预算管理有关规定，南溪县水务局部门所有收入和支出均纳入预算管理。',
    '按照全口径预算的原则，南溪县水务局2031年所有收入和支出均纳入部门预算管理。',
    '2031年南溪县水务局部门共对2个项目设置绩效目标。',
    '南溪县水务局内设8个科室。',
  ])('is told of no other: %s', (words) => {
    expect(office(words)).toEqual([expect.stringMatching(/^warning 此处写的是“南溪县水务局”/)]);
  });

  it('is whose accounts cover the units listed behind', () => {
    const covered = (name: string): readonly string[] =>
      office('', [
        '霁川市水务监测中心为霁川市水务局所属事业单位，成立于2009年3月。',
        `从预算单位构成看，${name}部门预算包括：霁川市水务监测中心本级预算。`,
      ]);
    expect(covered('霁川市水务监测中心')).toEqual([]);
    expect(covered('霁川市人民法院')).toEqual([expect.stringMatching(/^warning 此处写的是“霁川市人民法院”/)]);
  });

  it.each([
    '根据预算绩效管理要求，霁川市财政局组织对2031年度项目支出全面开展绩效自评。',
    '2031年霁川市水务局政府购买服务预算总额8.00万元。',
    '霁川市水务局行政编制12人，实有11人。',
  ])('or is done by the office for money: %s', (words) => {
    expect(office(words)).toEqual([]);
  });

  it.each([
    ['霁川市务水局', '两字次序颠倒'],
    ['霁川市水局', '少一字'],
  ])('is told under a short name with a slip: %s', (slip, words) => {
    expect(office(`2031年${slip}机关运行经费预算8.00万元。`)).toEqual([expect.stringContaining(words)]);
  });

  it('is not told under the name of another office', () => {
    expect(office('依据霁川市税务局的数据测算。依据霁川市法务局的意见修改。')).toEqual([]);
  });
});

describe('the name on the cover', () => {
  const TABLE = (name: string): string => `表1 部门收支总表
部门：${name}　　单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t80.00\t一、农林水支出\t80.00
收入总计\t80.00\t支出总计\t80.00
`;
  const disclosed = (cover: string, organisation: string): readonly string[] =>
    says(
      'NAME-ENTITY',
      `${cover}\n2031年部门预算\n\n第一部分 概况\n\n一、机构设置情况\n\n${organisation}\n\n单位名称\t单位性质\n南溪县水务局（本级）\t行政单位\n南溪县水文站\t事业单位\n\n第二部分 2031年部门预算表\n\n${TABLE('南溪县水务局')}`,
    );

  it('is the one the tables and the lists of units are headed with', () => {
    const organisation = '南溪县水务局内设8个科室，所属单位如下：';
    expect(disclosed('南溪县水务局', organisation)).toEqual([]);
    expect(disclosed('南溪县林业局', organisation)).toEqual([
      expect.stringMatching(/^error .*“南溪县水务局”.*“南溪县林业局”/),
    ]);
  });

  it('may be that of a unit which belongs to the office in the headings', () => {
    expect(disclosed('南溪县节水中心', '南溪县节水中心是南溪县水务局所属单位，南溪县水务局内设8个科室。')).toEqual([]);
    expect(disclosed('南溪县节水中心', '本中心是南溪县水务局所属单位。')).toEqual([]);
  });
});
