import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { read } from '../documents.js';
import { PLAIN, says } from './words.js';

const PROJECTS = ['水质自动监测站建设', '河道漂浮物打捞', '水文资料整编'] as const;

type Words = {
  /** Names in the performance table, where they are not those of the project table. */
  readonly stated?: readonly string[];
  readonly codes?: readonly string[];
  readonly indicators?: readonly string[];
  readonly text?: string;
};

/** Three projects in the project table and, with one indicator each, in the performance table. */
function document({ stated = PROJECTS, codes, indicators, text = '' }: Words = {}): string {
  const code = (at: number): string => codes?.[at] ?? `99000131T00000000001${at}`;
  const listed = PROJECTS.map(
    (name, at) => `990001-霁川市水务监测中心\t${code(at)}\t${name}\t2130311-水资源节约管理与保护\t20.00\t20.00`,
  );
  const targets = stated.map(
    (name, at) =>
      `990001-霁川市水务监测中心\t99000131T00000000001${at}-${name}\t20.00\t\t产出指标\t数量指标\t${indicators?.[at] ?? '完成工作场次'}\t≥\t3\t次`,
  );
  const narrative = PLAIN.replace(
    '霁川市水务监测中心\n\n2031年2月10日',
    `（四）项目情况\n\n${text}\n\n霁川市水务监测中心\n\n2031年2月10日`,
  );
  return `${narrative}
预算02表 2031年项目支出表

金额单位：万元

项目单位\t项目编码\t项目名称\t支出功能分类科目\t合计\t本年拨款
${listed.join('\n')}
合 计\t\t\t\t60.00\t60.00

预算03表 2031年项目支出绩效表

金额单位：万元

单位名称\t项目名称\t项目总额\t绩效目标\t一级指标\t二级指标\t三级指标\t绩效指标性质\t本年绩效指标值\t绩效度量单位
${targets.join('\n')}
`;
}

const stated = (second: string): readonly string[] => [PROJECTS[0], second, PROJECTS[2]];

const OF_NAMES = ['XTAB-PROJECT-PERF', 'TXT-NEAR-REPEAT', 'PERF-COVERAGE'];

function rulesOf(text: string): readonly string[] {
  return checkDocument(read(text), OF_NAMES).findings.map(({ rule }) => rule);
}

describe('names of projects with a slip', () => {
  test('say nothing where they are printed alike', () => {
    expect(says('TXT-NEAR-REPEAT', document())).toEqual([]);
  });

  test('are one finding where the code tells that it is one project', () => {
    expect(rulesOf(document({ stated: stated('河道漂浮物打涝') }))).toEqual(['XTAB-PROJECT-PERF']);
    expect(rulesOf(document({ stated: stated('河道漂物浮打捞') }))).toEqual(['XTAB-PROJECT-PERF']);
  });

  test.each([
    ['河道票浮物打捞', /^warning .*“河道【漂】浮物打捞”与“河道【票】浮物打捞”/],
    ['河道漂浮打捞', /^notice .*“河道漂浮【物】打捞”与“河道漂浮【】打捞”/],
    ['河道漂浮浮物打捞', /^notice .*“河道漂浮【浮】物打捞”/],
    ['河道漂物浮打捞', /^warning .*“河道漂【浮物】打捞”与“河道漂【物浮】打捞”/],
  ])('are shown side by side where codes differ: %s', (name, said) => {
    const codes = ['99000131T000000000990', '99000131T000000000991', '99000131T000000000992'];
    expect(says('TXT-NEAR-REPEAT', document({ stated: stated(name), codes }))).toEqual([expect.stringMatching(said)]);
  });

  test('are found within a longer sentence', () => {
    const text = '本年安排水质自动监侧站建设和水文资料整编两个项目。';
    expect(says('TXT-NEAR-REPEAT', document({ text }))).toEqual([expect.stringContaining('水质自动监【侧】站建设')]);
    expect(says('TXT-NEAR-REPEAT', document({ text: text.replace('侧', '测') }))).toEqual([]);
    const stated = PROJECTS.map((name) => name.replace('文资料整编', '情教育培训经费'));
    expect(says('TXT-NEAR-REPEAT', document({ stated, text: '本年安排水情教育培训费20.00万元。' }))).toEqual([]);
  });

  test.each([['河道漂浮物清运'], ['湖道漂浮物打捞'], ['河道漂浮物打捞（二期）']])('are two projects: %s', (name) => {
    const codes = ['99000131T000000000990', '99000131T000000000991', '99000131T000000000992'];
    expect(says('TXT-NEAR-REPEAT', document({ stated: stated(name), codes }))).toEqual([]);
  });
});

describe('names of indicators with a slip', () => {
  test('are told where a character is doubled or two are turned round', () => {
    const said = (name: string): readonly string[] =>
      says('TXT-NEAR-REPEAT', document({ indicators: [name, '完成工作场次', '水样送检份数'] }));
    expect(said('完成工作场次')).toEqual([]);
    expect(said('完成工作作场次')).toEqual([expect.stringMatching(/^warning .*完成工作【作】场次/)]);
    expect(said('完成作工场次')).toEqual([expect.stringMatching(/^warning /)]);
  });

  test('may be two indicators where a character differs and neither is printed again and again', () => {
    const indicators = ['组织培训场次', '组织培育场次', '水样送检份数'];
    expect(says('TXT-NEAR-REPEAT', document({ indicators }))).toEqual([]);
  });
});
