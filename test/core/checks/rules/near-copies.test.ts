import { describe, expect, test } from 'vitest';
import { copiesAmong, differencesOf } from '../../../../src/core/checks/text/copies.js';
import { inTime } from '../../../in-time.js';
import { read } from '../documents.js';
import { PLAIN, says } from './words.js';

type Line = readonly [level2: string, level3: string, value: string];

const HEAD =
  '单位名称\t项目名称\t项目总额\t绩效目标\t一级指标\t二级指标\t三级指标\t绩效指标性质\t本年绩效指标值\t绩效度量单位';

/** A performance table of two projects, each with a goal and one indicator in words. */
function document(goals: readonly [string, string], lines: readonly [Line, Line]): string {
  const rows = lines.map(
    ([level2, level3, value], index) =>
      `990001-霁川市水务监测中心\t99000131T00000000001${index}-${index === 0 ? '闸站值守项目' : '泵房巡护项目'}\t80.00\t${goals[index]}\t产出指标\t${level2}\t${level3}\t定性\t${value}\t`,
  );
  return `${PLAIN}
预算03表 2031年项目支出绩效表

金额单位：万元

${HEAD}
${rows.join('\n')}
`;
}

const GOAL = '汛前完成沿线设施检修，备足抢险物料并逐站登记，值守人员持证上岗，险情上报不过夜';
const OTHER = '管线渗漏当日处置，夜间由两人同行，台账逐月归档';
const STATED: readonly [Line, Line] = [
  ['质量指标', '抢险物料逐站登记造册并由专人保管', '登记造册'],
  ['质量指标', '渗漏处置台账逐月归档', '归档齐全'],
];

function slips(first: string, second: string, lines: readonly [Line, Line] = STATED): readonly string[] {
  return says('TXT-NEAR-REPEAT', document([first, second], lines));
}

describe('sentences copied into another cell', () => {
  test.each([
    ['a character replaced', GOAL.replace('抢险物料', '抢检物料'), '抢【检】物料'],
    ['a word replaced', GOAL.replace('险情上报', '险情通传'), '险情【通传】不过夜'],
    ['a word lost', GOAL.replace('逐站登记', '登记'), '【逐站】登记'],
    ['marks changed as well', GOAL.replace('，备足抢险', '、备足枪险'), '备足【枪】险'],
  ])('are compared character by character: %s', (_, copied, shown) => {
    const found = slips(`${GOAL}。`, `${copied}。`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^notice 同一句话前后不一/);
    expect(found[0]).toContain(shown);
  });

  test('the name of an indicator and its own value', () => {
    const name = '每年两次组织沿线乡镇开展防汛抢险技能实操演练并现场讲评';
    const line: Line = ['质量指标', name, name.replace('现场讲评', '现场评议')];
    expect(slips(`${GOAL}。`, `${OTHER}。`, [line, STATED[1]])).toEqual([expect.stringContaining('现场【讲评】')]);
  });

  test.each([
    ['the same', GOAL],
    ['another sentence', OTHER],
    ['only marks differ', GOAL.replaceAll('，', '、')],
    ['another figure', GOAL.replace('不过夜', '不过二夜')],
    ['an increase and a decrease', GOAL.replace('汛前', '汛后')],
    ['a particle', GOAL.replace('并逐站', '逐站')],
    [
      'three words of its own',
      GOAL.replace('沿线设施', '泵房管网').replace('抢险物料', '封堵器材').replace('险情', '渗漏'),
    ],
    ['words of the project itself', GOAL.replace('值守人员', '巡护人员')],
  ])('may differ on purpose: %s', (_, copied) => {
    expect(slips(`${GOAL}。`, `${copied}。`)).toEqual([]);
  });
});

describe('alignment of copies', () => {
  test('tells what differs, with as much as is the same around it', () => {
    expect(differencesOf(GOAL, GOAL.replace('持证', '持枚'))).toEqual([
      expect.objectContaining({ left: '证', right: '枚', before: GOAL.indexOf('证'), behind: 10 }),
    ]);
    expect(differencesOf(GOAL, OTHER)).toBeNull();
    expect(differencesOf(GOAL, GOAL)).toBeNull();
    expect(differencesOf('短句不比较', '短语不比较')).toBeNull();
  });

  test('a word left out is told from its first character', () => {
    const whole = '依法规范本站的行政行为并对外公布办事结果';
    expect(differencesOf(whole, whole.replace('行政行为', '行为'))).toEqual([
      expect.objectContaining({ left: '行政', right: '' }),
    ]);
  });

  test('takes time with the text, not with its square', () => {
    const many = Array.from(
      { length: 4000 },
      (_, index) =>
        `第${index}处${String.fromCodePoint(0x4e00 + (index % 9000))}设施完好率逐步提高并保持稳定运行${index * 7}`,
    );
    // What all of them share says nothing of any two.
    expect(inTime(3000, () => copiesAmong(many))).toEqual([]);
  });
});

test('a document of tables without performance has no copies to compare', () => {
  expect(read(PLAIN).disclosure.projects).toEqual([]);
  expect(says('TXT-NEAR-REPEAT', PLAIN).filter((message) => message.includes('同一句话'))).toEqual([]);
});

describe('PERF-GOAL: a project printed again', () => {
  const again = (first: string, second: string, code = '99000131T000000000018'): readonly string[] =>
    says(
      'PERF-GOAL',
      document([first, second], STATED)
        .replace('99000131T000000000010-闸站值守项目', '99000131T000000000018-沿线设施养护')
        .replace('99000131T000000000011-泵房巡护项目', `${code}-沿线设施养护`),
    );

  test.each([
    ['shortened in the middle', GOAL.replace('备足抢险物料并', '')],
    ['another ending', GOAL.replace('险情上报不过夜', '险情随时上报')],
    ['a word changed', GOAL.replace('逐站登记', '逐段清点')],
  ])('with other words in its goal: %s', (_, second) => {
    expect(again(GOAL, second)).toEqual([expect.stringMatching(/^notice 同一项目在绩效表中印了几次.*沿线设施养护/)]);
  });

  test.each([
    ['the same goal', GOAL],
    ['its beginning', GOAL.slice(0, 20)],
    ['its second half behind a page break', GOAL.slice(18)],
  ])('says nothing of %s', (_, second) => {
    expect(again(GOAL, second)).toEqual([]);
  });

  test('another code is another project', () => {
    expect(again(GOAL, GOAL.replace('逐站登记', '逐段清点'), '99000131T000000000019')).toEqual([]);
  });
});
