import { describe, expect, it } from 'vitest';
import { says, stateOf, withParagraph, withWords } from './words.js';

const of = (words: string): readonly string[] => says('TEXT-CHANGE-SUM', withParagraph(words));

describe('TEXT-CHANGE-SUM', () => {
  it('finds parts whose changes do not make the change of the whole', () => {
    const sentence = '支出总计300.55万元，比上年增加39.35万元，其中基本支出增加29.35万元，项目支出增加10万元。';
    expect(of(sentence)).toEqual([]);
    expect(of(sentence.replace('29.35', '27.35'))).toEqual([
      'error 总的增减额“增加39.35万元”与各部分增减额之和不符：27.35 + 10 = 37.35万元，请核对。',
    ]);
    // Ten could be 9.53, rounded, but hardly is.
    expect(of(sentence.replace('29.35', '29.85'))).toEqual([expect.stringMatching(/^notice /)]);
    const spelled =
      '一般公共预算支出300.55万元，比上年270.00万元增加30.55万元，其中：基本支出200.00万元，比上年190.00万元增加10.00万元，项目支出100.55万元，比上年80.00万元减少20.55万元。';
    expect(of(spelled)).toHaveLength(1);
    expect(of(spelled.replace('减少20.55', '增加20.55'))).toEqual([]);
  });

  it('suspects a list of reasons, which may leave something out', () => {
    const reasons =
      '收支预算总计3317.21万元，与上年相比增加432.27万元，增长14.98%。主要原因是基本支出增加144.76万元、项目支出减少20万元、单位预留机动经费增加317.51万元。';
    expect(of(reasons)).toEqual([expect.stringMatching(/^warning .*144\.76 − 20 \+ 317\.51 = 442\.27万元/)]);
    expect(of(reasons.replace('317.51', '307.51'))).toEqual([]);
  });

  it('adds 人员经费 and 公用经费 to 基本支出, equal figures as nil, and rounds as printed', () => {
    expect(of('基本支出200.00万元，比上年增加5.00万元，其中人员经费增加5.00万元，公用经费与上年持平。')).toEqual([]);
    expect(of('基本支出200.00万元，比上年增加5.00万元，其中人员经费增加4.00万元，公用经费与上年持平。')).toHaveLength(
      1,
    );
    expect(of('支出总计300.6万元，比上年增加39.4万元，其中基本支出增加29.35万元，项目支出增加10万元。')).toEqual([]);
  });

  it('does not judge one part alone, a part named twice, or a change of another thing', () => {
    for (const words of [
      '支出总计300.55万元，比上年增加39.35万元，其中基本支出增加29.85万元。',
      '支出总计300.55万元，比上年增加39.35万元，其中基本支出增加29.85万元，项目支出增加10万元，项目支出较预计增加3万元。',
      '基本支出增加29.85万元，项目支出增加10万元。',
    ]) {
      expect(of(words)).toEqual([]);
    }
    expect(stateOf('TEXT-CHANGE-SUM', withWords())).toBe('not-applicable');
  });
});
