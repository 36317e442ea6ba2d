/** Years and units left from the text of last year or of another office, in sentences that begin otherwise; every name is invented. */
import { describe, expect, it } from 'vitest';
import { says, withParagraph, withWords } from './words.js';

const stale = (sentence: string): readonly string[] => says('YEAR-STALE', withParagraph(sentence));
/** A final account of 2031 with one more sentence, and without any signature. */
const final = (rule: string, ...sentences: readonly string[]): readonly string[] =>
  says(
    rule,
    `霁川市水务监测中心2031年度单位决算\n\n二、2031年度单位决算情况说明\n\n（一）收入支出决算总体情况说明\n\n2031年度收、支总计300.55万元。\n\n${sentences.join('\n\n')}\n`,
  );

describe('the year before', () => {
  it.each([
    '（三）政府采购情况：2030年政府采购预算安排20.00万元，全部为货物采购。',
    '（三）绩效目标设置情况：霁川市水务监测中心2030年预算项目均编制了绩效目标。',
    '2030年单位预算编制范围的预算单位共1个，为霁川市水务监测中心。',
    '本单位2030年机关运行经费预算安排20.00万元，较上年减少1.00万元。',
  ])('stands behind the title of a line, or before what the document covers: %s', (sentence) => {
    expect(stale(sentence)).toEqual([expect.stringMatching(/^error .*2030年/)]);
    expect(stale(sentence.replace('2030', '2031'))).toEqual([]);
  });

  it('is told with an amount of the tables of this year', () => {
    const told = (year: number, amount: string, of = '全部收入'): string =>
      `按综合预算原则，${year}年${of}${amount}万元。`;
    expect(stale(told(2030, '300.55'))).toEqual([expect.stringMatching(/^warning .*与本年的表一致/)]);
    expect(stale(told(2031, '300.55'))).toEqual([]);
    expect(stale(told(2030, '280.55'))).toEqual([]);
    expect(stale(told(2030, '300.55', '结转资金'))).toEqual([]);
    expect(stale(told(2030, '300.55').replace('。', '，2031年与之持平。'))).toEqual([]);
  });

  it.each([
    '2030年度因公出国（境）团组2个，累计6人次。',
    '2030年度国内公务接待9批次，67人次。',
    '霁川市水务监测中心2030年度单位决算编制范围包括霁川市水务监测中心本级。',
  ])('is told of what a final account counts: %s', (sentence) => {
    expect(final('YEAR-STALE', sentence)).toEqual([expect.stringMatching(/^error .*2030年/)]);
    expect(final('YEAR-STALE', sentence.replace('2030', '2031'))).toEqual([]);
  });

  it('stands once before 初预算 where every other item has the own year', () => {
    const items = (year: number): readonly string[] =>
      [2031, 2031, 2031, year].map(
        (own, index) =>
          `${index + 1}.“农林水支出（类）水利（款）水资源节约管理与保护和水利工程运行与维护支出第${index + 1}项（项）”${own}年初预算为5.00万元，支出决算为4.00万元。`,
      );
    expect(final('YEAR-STALE', ...items(2030))).toEqual([expect.stringMatching(/^warning .*2030年/)]);
    expect(final('YEAR-STALE', ...items(2031))).toEqual([]);
  });

  it('is the end of a year too early for the cars of a final account, with or without a signature', () => {
    const cars = (year: number): string => `截至${year}年12月31日，本单位共有车辆2辆。`;
    expect(final('YEAR-STOCK', cars(2030))).toEqual([expect.stringMatching(/^warning .*早于本年末/)]);
    expect(final('YEAR-STOCK', cars(2031))).toEqual([]);
  });

  it('stands in headings of tasks and of the funds', () => {
    expect(says('YEAR-TITLE', withParagraph('三、2030年年度部门工作任务\n\n做好水质监测。'))).toHaveLength(1);
    expect(says('YEAR-TITLE', withParagraph('三、2030年年度部门工作任务完成情况\n\n做好水质监测。'))).toEqual([]);
    expect(final('YEAR-TITLE', '五、2030年度国有资本经营预算支出决算情况\n\n没有支出。')).toHaveLength(1);
    expect(final('YEAR-TITLE', '五、2030年度预算执行情况\n\n没有支出。')).toEqual([]);
  });
});

describe('another unit', () => {
  const SENTENCE = '本单位2031年收支总预算300.55万元，';
  const found = (words: string, ...changes: readonly (readonly [from: string, to: string])[]): readonly string[] =>
    says('NAME-ENTITY', withWords([SENTENCE, `${words}${SENTENCE}`], ...changes));

  it.each([
    ['截至2030年12月31日，南溪县水务监测站共有车辆3辆。', '南溪县水务监测站'],
    ['2031年南溪县林业局支出预算总额300.55万元。', '南溪县林业局'],
    ['（一）机关运行经费情况：南溪县林业局2031年机关运行经费预算5.00万元。', '南溪县林业局'],
    ['南溪县林业局内设机构包括办公室。', '南溪县林业局'],
    ['纳入南溪县林业局2031年部门预算编制范围的单位共1个。', '南溪县林业局'],
    ['预算单位包括：1.南溪县林业局（机关）。', '南溪县林业局'],
  ])('is told of as the document tells of itself: %s', (words, name) => {
    expect(found(words)).toEqual([expect.stringMatching(new RegExp(`^warning 此处写的是“${name}”`))]);
    expect(found(words.replace(name, '霁川市水务监测中心'))).toEqual([]);
  });

  it('is a part of the office where the chapter about its organisation tells more of it, or of the office beside it', () => {
    const parts = '霁川市水务监测中心为霁川市水务局所属事业单位';
    const told = (words: string): readonly string[] => found('', [parts, `${words}${parts}`]);
    expect(told('南溪县水务监测站内设机构包括办公室，')).toEqual([]);
    expect(told('本单位下属南溪县水文监测中心。南溪县水文监测中心内设机构2个。')).toEqual([]);
    expect(told('霁川市水务监测中心下设分中心。南溪县城区监测中心内设机构2个。')).toEqual([]);
  });

  it('does not share the place of an office in a 城市 department', () => {
    const own: readonly [string, string] = ['霁川市水务监测中心\n\n2031年2月10日', '霁川市城市管理局\n\n2031年2月10日'];
    expect(found('2031年南溪市城市管理局支出预算总额300.55万元。', own).join()).toContain('南溪市城市管理局');
  });
});
