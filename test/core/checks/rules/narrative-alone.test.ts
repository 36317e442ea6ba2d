/** What can be said of a text whose tables are published as another file. */
import { describe, expect, it } from 'vitest';
import { PLAIN, says, stateOf } from './words.js';

const TEXT = PLAIN.slice(0, PLAIN.indexOf('预算01表'));
const alone = (sentence: string): string =>
  TEXT.replace('（三）国有资产占有使用情况', `${sentence}\n\n（三）国有资产占有使用情况`);

describe('TEXT-ECON-LIST without a table', () => {
  it.each([
    ['人员经费', '基本工资、绩校工资、住房公积金', '绩校工资', '绩效工资'],
    ['人员经费', '基本工资、津帖补贴、住房公积金', '津帖补贴', '津贴补贴'],
    ['公用经费', '办公费、印刷费、差旅费、公会经费等', '公会经费', '工会经费'],
    ['商品和服务支出', '办公费、邮电费、物业管里费', '物业管里费', '物业管理费'],
  ])('%s: %s', (head, list, wrong, right) => {
    expect(says('TEXT-ECON-LIST', alone(`${head}20.00万元，主要包括：${list}。`))).toEqual([
      `notice 文字中列举的“${wrong}”不是经济分类科目名称，疑为“${right}”之误，请核对。`,
    ]);
  });

  it.each([
    ['人员经费', '基本工资、津贴补贴、奖金、绩效工资'],
    // A word of daily use that is near to an item of another class, to two items, or to one that is listed as well.
    ['公用经费', '办公费、印刷费、差旅费、租金'],
    ['公用经费', '办公费、印刷费、差旅费、油费'],
    ['人员经费', '基本工资、津贴补贴、奖金、资金'],
    ['公用经费', '办公费、印刷费、差旅费、场地布置费'],
    // 水费 and 电费 told in one, and no misprint of 邮电费.
    ['公用经费', '办公费、印刷费、水电费'],
  ])('says nothing of %s: %s', (head, list) => {
    const text = alone(`${head}20.00万元，主要包括：${list}。`);
    expect(says('TEXT-ECON-LIST', text)).toEqual([]);
    expect(stateOf('TEXT-ECON-LIST', text)).toBe('insufficient-data');
  });

  it('counts a misprint that is repeated once', () => {
    const both = alone(
      '人员经费20.00万元，主要包括：基本工资、绩校工资、住房公积金。\n\n人员经费20.00万元，主要包括：基本工资、绩校工资、住房公积金。',
    );
    expect(says('TEXT-ECON-LIST', both)).toEqual([expect.stringContaining('“绩校工资”（共 2 处）')]);
  });
});

describe('PERF-COVERAGE by the text alone', () => {
  const none = '2031年全单位共0个项目实行绩效目标管理，金额0万元。';

  it.each(['项目支出120.40万元，占40.06%。', '项目支出预算数为1,204.00万元。', '其中：项目支出合计 35 万元。'])(
    'no project with targets beside: %s',
    (spending) => {
      expect(says('PERF-COVERAGE', alone(`${spending}\n\n${none}`))).toEqual([
        expect.stringMatching(/^warning 文字称实行绩效目标管理的项目为 0 个，文字说明的项目支出为[\d,.]+万元/),
      ]);
    },
  );

  it.each(['项目支出0万元。', '项目支出0.00万元，与上年持平。', '本单位没有项目支出。'])(
    'nothing beside: %s',
    (spending) => {
      expect(says('PERF-COVERAGE', alone(`${spending}\n\n${none}`))).toEqual([]);
      expect(stateOf('PERF-COVERAGE', alone(`${spending}\n\n${none}`))).toBe('insufficient-data');
    },
  );
});

describe('XTAB-RUNCOST without a table', () => {
  const both = (running: string, spent = '公用经费10.00万元，主要包括办公费、差旅费'): string =>
    alone(`2031年基本支出60.00万元，其中：人员经费50.00万元，${spent}。\n\n${running}`);

  it.each([
    '2031年机关运行经费预算12.00万元，主要用于办公费、印刷费。',
    '2031年本单位机关运行经费支出15.40万元。',
    '机关运行经费预算总额为100.00万元，比2030年增加2.00万元。',
  ])('is more than 公用经费: %s', (sentence) => {
    expect(says('XTAB-RUNCOST', both(sentence))).toEqual([
      expect.stringMatching(/^warning 文字说明中机关运行经费为.*，公用经费为10\.00万元，前者大于公用经费/),
    ]);
  });

  it.each([
    // The same, less, or within the rounding of an amount without decimals.
    '2031年机关运行经费预算10.00万元，主要用于办公费、印刷费。',
    '2031年本单位机关运行经费支出8.40万元。',
    '2031年本单位机关运行经费支出10万元。',
    // Counted otherwise, as the text says itself.
    '2031年机关运行经费预算12.00万元，统计口径与公用经费不同。',
    '2031年机关运行经费预算12.00万元，其中含项目支出中的物业费2.00万元。',
    '2031年机关运行经费预算12.00万元，增加的原因是项目支出中的办公费列入机关运行经费。',
  ])('says nothing of: %s', (sentence) => {
    expect(says('XTAB-RUNCOST', both(sentence))).toEqual([]);
  });

  it('says nothing where the text tells of 公用经费 once as much', () => {
    const twice = '公用经费10.00万元，2031年单位公用经费合计12.00万元';
    expect(says('XTAB-RUNCOST', both('2031年机关运行经费预算12.00万元。', twice))).toEqual([]);
  });
});
