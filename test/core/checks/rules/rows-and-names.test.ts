import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../../src/core/checks/index.js';
import { table } from '../build.js';
import { ask } from './cases.js';
import { indicator, made, said, WHOLE, withProjects } from './performance-cases.js';
import { says, withParagraph } from './words.js';

/** A document with one project and one row of a performance table that prints a name and a value. */
function row(level3: string, value: string): Subject {
  const of = withProjects([made('1', '河道清淤', WHOLE)]);
  const performance = table({
    kind: 'project-performance',
    columns: 'project.name performance.level3 performance.value',
    rows: `河道清淤|${level3}|${value}`,
  });
  return { ...of, disclosure: { ...of.disclosure, tables: [...of.disclosure.tables, performance] } };
}

const near = (of: Subject): readonly string[] => ask('TXT-NEAR-REPEAT', of).findings.map(({ message }) => message);

describe('的 printed a character later in the same row', () => {
  it.each([
    ['设有固定、封闭库的物资存放间。', '有固定的物资间，封闭的库区，专人看守。'],
    ['提供便捷、安全通的上下船设施。', '设施便捷，安全的通道常年开放。'],
    ['建成连续、完整网的监测站点。', '站点布局合理，完整的网格全部覆盖。'],
  ])('%s / %s', (name, value) => {
    expect(near(row(name, value))).toEqual([expect.stringMatching(/有两字颠倒/)]);
  });

  it.each([
    ['设有固定、封闭的库房。', '封闭的库区有专人看守。'],
    ['建设的新站点按期运行。', '本年建设新站点两处。'],
  ])('and what is printed alike: %s / %s', (name, value) => {
    expect(near(row(name, value)).filter((message) => message.includes('颠倒'))).toEqual([]);
  });
});

describe('a character between a place and the name of a thing', () => {
  const goal = (text: string, name = '水质自动监测系统运维服务'): readonly string[] => {
    const of = withProjects([made('1', name, WHOLE, { goal: text })]);
    const rows = `${name}|${text}`;
    const performance = table({ kind: 'project-performance', columns: 'project.name performance.goal', rows });
    return said('TXT-TYPO', { ...of, disclosure: { ...of.disclosure, tables: [performance] } });
  };

  it.each([
    ['保障松渚区监水质自动监测系统日常运行平稳。', '松渚区监水质自动监测'],
    ['对霁川市排水质自动监测系统开展巡检。', '霁川市排水质自动监测'],
    ['确保苍屏县河水质自动监测系统不中断。', '苍屏县河水质自动监测'],
  ])('%s', (text, words) => {
    expect(goal(text)).toEqual([expect.stringContaining(`名称之前有一字不成词，可能多字或缺字：“${words}”`)]);
  });

  it.each([
    '保障松渚区水质自动监测系统日常运行平稳。',
    '保障松渚区级水质自动监测系统日常运行平稳。',
    '保障松渚区的水质自动监测系统日常运行平稳。',
    '保障松渚区智慧水质自动监测系统日常运行平稳。',
  ])('and what is right: %s', (text) => {
    expect(goal(text)).toEqual([]);
  });

  it('knows a character that is the name’s own', () => {
    expect(goal('保障松渚区新水质自动监测系统运行。', '新水质自动监测系统运维服务')).toEqual([]);
  });
});

describe('indicators printed above their project’s name', () => {
  const placed = (evidence: string): readonly string[] => {
    const first = { ...made('1', '河道清淤', WHOLE), row: 0 };
    const moved = [3, 4].map((index) => ({
      ...indicator(index === 3 ? '经济成本指标|绿化成本|≤|8|万元|' : '数量指标|栽植株数|≥|900|株|', index),
      attribution: 'inferred' as const,
      evidence,
    }));
    const second = { ...made('2', '堤岸绿化', [], { indicators: moved }), row: 5 };
    return said('PERF-FOREIGN', withProjects([first, second]));
  };

  it('are told of where their money or their words prove whose they are', () => {
    expect(placed('成本指标与项目总额一致')).toEqual([
      expect.stringMatching(/^notice 2 个指标印在上一项目之下.*“堤岸绿化”.*绿化成本.*栽植株数/),
    ]);
    expect(placed('与项目文字相同：“栽植”')).toHaveLength(1);
    expect(placed('位于项目名称与已确定属于该项目的指标之间')).toEqual([]);
  });
});

describe('a header that stands in the body', () => {
  const of = (unit: string, ...codes: readonly string[]): readonly string[] => {
    const whole = table({
      kind: 'overall-performance',
      columns: 'item performance.level3 performance.nature performance.value performance.unit',
      rows: `活动|绩效指标|指标性质|指标值|${unit}\n治水|巡查次数|≥|12|次`,
    });
    const base = withProjects([]);
    const defects = codes.map((code) => ({ code, message: '第 1 页', at: null }));
    return said('TXT-TYPO', { ...base, disclosure: { ...base.disclosure, tables: [whole], defects } });
  };

  it('is read as a header', () => {
    expect(of('质量单位')).toEqual([expect.stringMatching(/^notice 表头“质量单位”疑为“度量单位”/)]);
    expect(of('度量单位')).toEqual([]);
    expect(of('公务用车购置和运行维护费')).toEqual([]);
    expect(of('项目金额')).toEqual([]);
    expect(of('公务用车购置及运行维修费')).toHaveLength(1);
    expect(of('质量单位', 'pdf.page-unread')).toHaveLength(1);
  });

  it.each(['pdf.recognised', 'pdf.part-recognised', 'image.recognised', 'ofd.recognised'])(
    'is not read for slips in a file read from images: %s',
    (code) => {
      expect(of('质量单位', code)).toEqual([]);
    },
  );
});

describe('a mark before a number in the middle of a paragraph', () => {
  it('is told of', () => {
    expect(says('TXT-NUMBERING', withParagraph('所属单位包括：-1.松渚区水质监测站-2.苍屏闸管理所。'))).toEqual([
      expect.stringMatching(/^notice 序号之前多印了/),
    ]);
  });
});
