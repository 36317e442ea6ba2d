import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { align, marked, nearPairs, stretchesOf } from '../../../../src/core/checks/text/near.js';
import { inTime } from '../../../in-time.js';
import { read } from '../documents.js';
import { PLAIN, says, stateOf } from './words.js';

const INDICATOR = '按月完成辖区内各监测断面的水质监测任务';

/** A list of projects, and their performance table; words stand for what a test changes. */
function document(
  words: { readonly name?: string; readonly goal?: string; readonly value?: string; readonly text?: string } = {},
): string {
  return `${PLAIN.replace('霁川市水务监测中心\n\n2031年2月10日', `（四）项目情况\n\n${words.text ?? '水质自动监测站建设项目80.00万元。'}\n\n霁川市水务监测中心\n\n2031年2月10日`)}
预算02表 2031年项目支出表

金额单位：万元

项目单位\t项目名称\t支出功能分类科目\t合计\t本年拨款
990001-霁川市水务监测中心\t水质自动监测站建设项目\t2130311-水资源节约管理与保护\t80.00\t80.00
合 计\t\t\t80.00\t80.00

预算03表 2031年项目支出绩效表

金额单位：万元

单位名称\t项目名称\t项目总额\t绩效目标\t一级指标\t二级指标\t三级指标\t绩效指标性质\t本年绩效指标值\t绩效度量单位
990001-霁川市水务监测中心\t99000131T000000000017-${words.name ?? '水质自动监测站建设项目'}\t80.00\t${words.goal ?? INDICATOR}。\t产出指标\t质量指标\t监测数据及时准确\t定性\t${words.value ?? '及时准确'}\t
`;
}

describe('alignment of phrases', () => {
  test('one stretch of at most two characters, from both ends', () => {
    expect(align('困难群众取暖补贴', '贫难群众取暖补贴')).toMatchObject({ before: 0, behind: 7 });
    expect(align('缓解甲乙群众压力', '缓解丙丁群众压力')).toMatchObject({ before: 2, behind: 4 });
    expect(align('建成更大更美公园', '建成更大更美丽公园')).toMatchObject({ before: 6, behind: 2 });
    expect(align('甲乙丙丁戊己', '甲乙丙丁戊己')).toBeNull();
    expect(align('甲一丙丁二己庚', '甲三丙丁四己庚')).toBeNull();
    expect(align('甲乙丙丁', '甲乙丙丁戊己庚')).toBeNull();
  });

  test('marks what differs, and the time grows with the text', () => {
    const [pair] = nearPairs(['困难群众取暖补贴', '贫难群众取暖补贴']);
    expect(marked(pair!, 'left')).toBe('【困】难群众取暖补贴');
    const many = Array.from(
      { length: 20_000 },
      (_, index) => `第${index}条${String.fromCodePoint(0x4e00 + (index % 9000))}语句各不相同${index * 7}`,
    );
    inTime(3000, () => nearPairs(many));
  });
});

describe('two stretches', () => {
  const [left, right] = ['对沿河各闸站值守人员进行防汛知识集中轮训', '对沿岸各闸站值守人员进行防汛技能集中轮训'];

  test('are aligned where enough stays the same around them', () => {
    const pair = align(left, right)!;
    expect(stretchesOf(pair)).toEqual([
      ['河', '岸'],
      ['知识', '技能'],
    ]);
    expect(marked(pair, 'right')).toBe('对沿【岸】各闸站值守人员进行防汛【技能】集中轮训');
    expect(align('沿河各站轮训知识', '沿岸各站轮训技能')).toBeNull();
  });

  test('are a notice where text and table say the same, and nothing inside one table', () => {
    const goal = '按月完成辖区内各监测断面的水质监侧任务并且及时上传数椐平台';
    const words = goal.replace('监侧', '监测').replace('数椐', '数据');
    expect(says('TXT-NEAR-REPEAT', document({ goal, value: '及时准确', name: '水质自动监测站建设项目' }))).toEqual([]);
    expect(align(goal, words)).toMatchObject({ between: expect.anything() as unknown });
  });
});

describe('phrases with figures', () => {
  test('are compared where the figures agree', () => {
    const text = '二〇三一年按期完成12个断面水质监测并编制季度报吿';
    const goal = '二〇三一年按期完成12个断面水质监测并编制季度报告';
    expect(says('TXT-NEAR-REPEAT', document({ goal, text: `${text}。` }))).toHaveLength(1);
  });

  test('say two things where the figures differ', () => {
    const text = '按期完成12个断面水质监测并编制季度报告';
    const goal = '按期完成16个断面水质监测并编制季度报告';
    expect(says('TXT-NEAR-REPEAT', document({ goal, text: `${text}。` }))).toEqual([]);
  });
});

describe('TXT-NEAR-REPEAT', () => {
  test('says nothing of a document that repeats itself exactly', () => {
    expect(says('TXT-NEAR-REPEAT', document())).toEqual([]);
    expect(stateOf('TXT-NEAR-REPEAT', document())).toBe('pass');
    expect(stateOf('TXT-NEAR-REPEAT', '')).toBe('not-applicable');
  });

  test('a project name with another character in the performance table, side by side', () => {
    const { findings } = checkDocument(read(document({ name: '水质自动检测站建设项目' })), ['TXT-NEAR-REPEAT']);
    expect(findings).toHaveLength(1);
    expect(findings[0]!.message).toContain('水质自动【监】测站建设项目');
    expect(findings[0]!.message).toContain('水质自动【检】测站建设项目');
    expect(findings[0]!.evidence.map(({ anchor }) => anchor.tableKind)).toContain('project-performance');
    expect(findings[0]!.evidence).toHaveLength(2);
  });

  test('headings of the whole and of its parts differ on purpose', () => {
    const heading = '本馆公用经费支出决算总体情况说明';
    expect(
      says('TXT-NEAR-REPEAT', document({ goal: `${heading}如下`, text: `${heading.replace('总体', '具体')}如下。` })),
    ).toEqual([]);
    expect(
      says('TXT-NEAR-REPEAT', document({ goal: `${heading}如下`, text: `${heading.replace('总体', '总休')}如下。` })),
    ).toHaveLength(1);
  });

  test('a sentence of the text and of the goal', () => {
    const found = says('TXT-NEAR-REPEAT', document({ text: `本项目${'，'}${INDICATOR.replace('断面', '断画')}。` }));
    expect(found).toEqual([expect.stringMatching(/^warning .*断【[面画]】/)]);
  });

  test('an indicator and its value in one row', () => {
    expect(says('TXT-NEAR-REPEAT', document({ value: '及时准备' }))).toEqual([expect.stringContaining('及时准【备】')]);
  });

  test.each([
    { text: '水质自动监测站维修项目80.00万元。' },
    { text: `${INDICATOR.replace('按月', '按季')}。` },
    { text: `本年${INDICATOR}，较好完成。` },
    { text: '水质人工监测站运行项目80.00万元。' },
    { value: '及时有效' },
    { value: '监测数据及时准点送达的比例' },
    { text: `${INDICATOR.replace('按月完成', '组织农户完成')}。`, goal: INDICATOR.replace('按月完成', '组织林农完成') },
    { name: '水质自动监测站建设项目（二期）' },
    { goal: '辖区内监测断面的超标天数比上年明显减少', text: '辖区内监测断面的超标天数较上年明显减少。' },
    { goal: '监测船运行维护费全年预算全部用完', text: '监测船运行维护费全年预算数全部用完。' },
  ])('says nothing of what differs on purpose: %o', (words) => {
    expect(says('TXT-NEAR-REPEAT', document(words))).toEqual([]);
  });
});

describe('a name printed many times', () => {
  const rows = (names: readonly string[]): string =>
    names.map((name) => `990001-霁川市水务监测中心\t${name}\t2130311-水资源节约管理与保护\t20.00\t20.00`).join('\n');
  const list = (names: readonly string[]): string =>
    document().replace(
      '990001-霁川市水务监测中心\t水质自动监测站建设项目\t2130311-水资源节约管理与保护\t80.00\t80.00',
      rows(names),
    );
  const right = '水质自动监测站建设项目';

  test('is odd where it stands once in another way', () => {
    expect(says('TXT-NEAR-REPEAT', list([right, '水质自动监测站健设项目', right, right]))).toHaveLength(1);
    expect(says('TXT-NEAR-REPEAT', list([right, right, right, right]))).toEqual([]);
  });
});
