import { describe, expect, it } from 'vitest';
import { checkDocument, type Finding } from '../../../src/core/checks/index.js';
import { read } from './documents.js';
import { withParagraph, withWords } from './rules/words.js';

/** The findings of some rules, by group. */
function groupsOf(text: string, rules: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of checkDocument(read(text), rules).findings) {
    groups.set(finding.group, [...(groups.get(finding.group) ?? []), finding]);
  }
  return [...groups.values()].map((group) => group.map(({ rule }) => rule).sort());
}

describe('remarks about words', () => {
  const lost = withWords(
    [
      '（二）“三公”经费预算情况',
      '（二）政府性基金预算情况\n\n本单位2031年没有使用国有资本经营预算安排的支出。\n\n（四）“三公”经费预算情况',
    ],
    ['（三）国有资产占有使用情况', '（五）国有资产占有使用情况'],
  );

  it('of one rule that share a place are one group', () => {
    expect(groupsOf(lost, ['DISC-SECTION-SET'])).toContainEqual(['DISC-SECTION-SET', 'DISC-SECTION-SET']);
  });

  it('at places of their own stay apart', () => {
    const text = withParagraph('本单位2031年公用经费，主要是办公费。增减原因是业务经费发生变化。').replace(
      '负责辖区水质监测',
      '负责辖区水质水质监测',
    );
    const groups = groupsOf(text, ['YOY-REASON', 'TXT-REPEAT']);
    expect(groups.flat().length).toBeGreaterThan(1);
    expect(groups.every((group) => group.length === 1)).toBe(true);
  });

  it('keep two wrong shares of one sentence apart', () => {
    const text = withParagraph(
      '本单位2031年支出预算300.55万元，其中：基本支出100.55万元，占43.46%；项目支出200.00万元，占76.54%。',
    );
    expect(groupsOf(text, ['TEXT-PERCENT'])).toEqual([['TEXT-PERCENT'], ['TEXT-PERCENT']]);
  });
});
