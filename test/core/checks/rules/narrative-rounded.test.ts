/** Sums of the text that hold only because every figure was rounded. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recogniseText } from '../../recognition/helpers.js';

const RULE = 'TEXT-ENUM-SUM';

function checked(text: string): ReturnType<typeof checkDocument> {
  const disclosure = recogniseText(`2031年度部门预算情况说明\n一、支出预算情况说明\n${text}`);
  return checkDocument({ document: '文件', disclosure }, [RULE]);
}

describe('sums that differ by what rounding explains', () => {
  it.each([
    [
      '本单位2031年支出预算96.41万元，其中：基本支出55.10万元，占57.15%；项目支出41.30万元，占42.84%。',
      '“本单位2031年支出预算”96.41万元，各项之和 96.40万元',
    ],
    ['2031年基本支出60.08万元，其中：人员经费48.05万元，公用经费12.04万元。', '60.08万元，各项之和 60.09万元'],
    ['公务接待费0.32万元（国内接待费0.21万元、外事接待费0.12万元）。', '“公务接待费”0.32万元，各项之和 0.33万元'],
  ])('are one observation: %s', (text, words) => {
    const { findings, coverage } = checked(text);
    expect(findings.map(({ outcome, severity }) => `${outcome} ${severity}`)).toEqual(['rounding notice']);
    expect(findings[0]?.message).toContain(words);
    expect(coverage[0]).toMatchObject({ state: 'pass', why: '其中 1 项相差在取舍误差之内' });
  });

  it('counts the sums of the year before with them', () => {
    const { findings } = checked(
      '本单位2031年支出预算96.40万元，比2030年年初预算数88.20万元增加8.20万元，增长9.30%。其中：基本支出55.10万元，占57.16%，比2030年年初预算数50.05万元增加5.05万元，增长10.09%；项目支出41.30万元，占42.84%，比2030年年初预算数38.16万元增加3.14万元，增长8.23%。',
    );
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('的上年数88.20万元，各项之和 88.21万元'),
    ]);
  });

  it('counts a sum once that is judged in two ways', () => {
    const { findings } = checked(
      '本单位2031年财政拨款收支总预算96.40万元。支出包括：社会保障和就业支出20.21万元、农林水支出60.10万元、住房保障支出16.10万元。',
    );
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('有 1 处合计')]);
  });

  it('says nothing where the sum is printed with fewer decimals than its parts', () => {
    for (const whole of ['96.4', '96']) {
      const text = `本单位2031年支出预算${whole}万元，其中：基本支出55.10万元；项目支出41.31万元。`;
      expect(checked(text).findings).toEqual([]);
    }
  });

  it('says nothing of sums that are exact, and no more than the fault of those that are not', () => {
    const text = (whole: string): string =>
      `本单位2031年支出预算${whole}万元，其中：基本支出55.10万元；项目支出41.30万元。`;
    expect(checked(text('96.40')).findings).toEqual([]);
    expect(checked(text('96.43')).findings.map(({ outcome }) => outcome)).toEqual(['finding']);
  });
});
