/** Indicators told in the text, and those of the tables. */
import { describe, expect, it } from 'vitest';
import { ask } from './cases.js';
import { one, WHOLE } from './performance-cases.js';

/** One project with the usual indicators, and sentences of the part on performance. */
function told(...sentences: readonly string[]): readonly string[] {
  const of = one(WHOLE);
  const passages = sentences.map((text, at) => ({
    text,
    section: 'N-PERF',
    marks: [{ start: 0, at: { line: at + 1 } }],
  }));
  return ask('PERF-WHOLE', { ...of, disclosure: { ...of.disclosure, passages } }).findings.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

const EFFECT = '效益指标：窗口服务能力，指标设立依据是：年度计划。';
const REST = '满意度指标：来访群众满意度≥90%。';

describe('PERF-WHOLE and the indicators of the text', () => {
  it('finds one that no table has, where the others stand there', () => {
    expect(told('产出指标：设备巡检次数12次、验收合格率95%，渠道清淤长度3公里。', EFFECT, REST)).toEqual([
      'warning 正文列举的绩效指标在绩效表中没有：“渠道清淤长度”，正文列举的其他指标表中都有相同或相近的，请核对。',
    ]);
  });

  it('accepts what the tables say, also in other words', () => {
    expect(told('产出指标：巡检次数≥12次、验收合格率≥95%。', EFFECT, REST)).toEqual([]);
    expect(told('产出指标：设备巡检次数12次、项目验收的合格率95%。', EFFECT, REST)).toEqual([]);
  });

  it('says nothing where the text may tell of other tables', () => {
    expect(told('产出指标：渠道清淤长度3公里、项目验收合格率95%。', REST)).toEqual([]);
    expect(told('产出指标：渠道清淤长度3公里。')).toEqual([]);
  });

  it('does not take the source of an indicator for one', () => {
    expect(
      told('产出指标：设备巡检次数12次、验收合格率95%，指标值设定依据是职能职责和历年水平。', EFFECT, REST),
    ).toEqual([]);
  });
});
