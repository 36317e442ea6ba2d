import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../src/core/checks/index.js';
import { recogniseText } from './helpers.js';

/** The sections of a text with these headings below 一般公共预算, one line of body text under each. */
function sectionsOf(...headings: readonly string[]): readonly string[] {
  const text = ['云水区某某局2031年部门预算', ...headings.flatMap((heading) => [heading, '有关情况已经列出。'])].join(
    '\n',
  );
  return recogniseText(text).sections.map(({ id }) => id);
}

describe('sections of the funds', () => {
  test('a heading that names 政府性基金 or 国有资本经营 is of that fund', () => {
    expect(
      sectionsOf(
        '（一）一般公共预算当年拨款规模变化情况',
        '（二）政府性基金预算当年拨款规模变化情况',
        '（三）政府性基金预算当年拨款结构情况',
        '（四）国有资本经营预算当年拨款具体使用情况',
      ),
    ).toEqual(['N-GPB-SCALE', 'N-GFUND', 'N-GFUND', 'N-SCAP']);
  });

  test('a heading that names no fund is of the fund of its chapter', () => {
    expect(
      sectionsOf(
        '一、政府性基金预算支出情况说明',
        '（一）支出规模变化情况',
        '（二）支出结构情况',
        '二、一般公共预算当年拨款情况说明',
        '（一）拨款结构情况',
        '三、其他重要事项的情况说明',
        '（一）具体情况',
      ),
    ).toEqual(['N-GFUND', 'N-GFUND', 'N-GFUND', 'N-GPB', 'N-GPB-STRUCT', 'N-OTHER', 'N-GPB-ITEM']);
  });

  test('a chapter of several funds stays what it was', () => {
    expect(
      sectionsOf(
        '（一）一般公共预算和政府性基金预算拨款结构情况',
        '（二）政府性基金预算、国有资本经营预算拨款规模情况',
      ),
    ).toEqual(['N-GPB-STRUCT', 'N-GPB-SCALE']);
  });
});

describe('one class of two funds', () => {
  const text = (share: string): string =>
    [
      '云水区某某局2031年部门预算',
      '一、一般公共预算当年拨款情况说明',
      '（一）一般公共预算当年拨款规模变化情况',
      '2031年一般公共预算当年拨款800.00万元，比上年预算数增加40.00万元。',
      '（二）一般公共预算当年拨款结构情况',
      '社会保障和就业支出（类）80.00万元，占10.0%；城乡社区支出（类）720.00万元，占90.0%。',
      '二、政府性基金预算当年拨款情况说明',
      '（一）政府性基金预算当年拨款规模变化情况',
      '2031年政府性基金预算当年拨款160.00万元，比上年预算数减少20.00万元。',
      '（二）政府性基金预算当年拨款结构情况',
      `城乡社区支出（类）120.00万元，占${share}%；其他支出（类）40.00万元，占25.0%。`,
    ].join('\n');
  const rules = (share: string): readonly string[] =>
    checkDocument({ document: 'text', disclosure: recogniseText(text(share)) })
      .findings.filter(({ rule, outcome }) => outcome === 'finding' && /TEXT-(?:PERCENT|REPEAT|ENUM)/.test(rule))
      .map(({ rule }) => rule);

  test('has an amount and a share in each', () => {
    expect(rules('75.0')).toEqual([]);
    expect(rules('45.0')).toContain('TEXT-PERCENT');
  });
});
