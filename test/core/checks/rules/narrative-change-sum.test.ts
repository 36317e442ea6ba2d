import { describe, expect, it } from 'vitest';
import { says, stateOf, withParagraph, withWords } from './words.js';

const of = (words: string): readonly string[] => says('TEXT-CHANGE-SUM', withParagraph(words));

describe('TEXT-CHANGE-SUM', () => {
  it('finds parts whose changes do not make the change of the whole', () => {
    const sentence = '支出总计300.55万元，比上年增加46.20万元，其中基本支出增加34.20万元，项目支出增加12万元。';
    expect(of(sentence)).toEqual([]);
    expect(of(sentence.replace('34.20', '32.20'))).toEqual([
      'error 总的增减额“增加46.20万元”与各部分增减额之和不符：32.20 + 12 = 44.20万元，请核对。',
    ]);
    // Twelve could be 11.53, rounded, but hardly is.
    expect(of(sentence.replace('34.20', '34.70'))).toEqual([expect.stringMatching(/^notice /)]);
    const spelled =
      '一般公共预算支出300.55万元，比上年270.00万元增加30.55万元，其中：基本支出200.00万元，比上年190.00万元增加10.00万元，项目支出100.55万元，比上年80.00万元减少20.55万元。';
    expect(of(spelled)).toHaveLength(1);
    expect(of(spelled.replace('减少20.55', '增加20.55'))).toEqual([]);
  });

  it('suspects a list of reasons, which may leave something out', () => {
    const reasons =
      '收支总计2841.60万元，比上年增加318.45万元，增长12.62%。主要原因：基本支出增加131.20万元、项目支出减少15万元、应急机动经费增加212.25万元。';
    expect(of(reasons)).toEqual([expect.stringMatching(/^warning .*131\.20 − 15 = 116\.20万元/)]);
    expect(of(reasons.replace('212.25', '202.25'))).toEqual([]);
  });

  it('does not know every name of a part', () => {
    const listed = '支出总计300.55万元，比上年增加48.20万元，其中基本支出增加34.20万元，项目支出增加12.00万元，';
    expect(of(`${listed}援助支出增加2.00万元。`)).toEqual([]);
    expect(of(`${listed}援助支出增加7.00万元。`)).toEqual([expect.stringMatching(/^warning /)]);
    const within = '其中基本支出增加36.20万元（人员经费增加30.20万元），项目支出增加12.00万元。';
    expect(of(`支出总计300.55万元，比上年增加48.20万元，${within}`)).toEqual([]);
  });

  it('adds 人员经费 and 公用经费 to 基本支出, equal figures as nil, and rounds as printed', () => {
    expect(of('基本支出200.00万元，比上年增加5.00万元，其中人员经费增加5.00万元，公用经费与上年持平。')).toEqual([]);
    expect(of('基本支出200.00万元，比上年增加5.00万元，其中人员经费增加4.00万元，公用经费与上年持平。')).toHaveLength(
      1,
    );
    expect(of('支出总计300.6万元，比上年增加46.3万元，其中基本支出增加34.27万元，项目支出增加12万元。')).toEqual([]);
  });

  it('does not judge one part alone, a part named twice, or a change of another thing', () => {
    for (const words of [
      '支出总计300.55万元，比上年增加46.20万元，其中基本支出增加34.70万元。',
      '支出总计300.55万元，比上年增加46.20万元，其中基本支出增加34.70万元，项目支出增加12万元，项目支出较预计增加3万元。',
      '基本支出增加34.70万元，项目支出增加12万元。',
    ]) {
      expect(of(words)).toEqual([]);
    }
    expect(stateOf('TEXT-CHANGE-SUM', withWords())).toBe('not-applicable');
  });
});
