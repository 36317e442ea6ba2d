import { describe, expect, test } from 'vitest';
import type { ChangeClaim, Figure } from '../../../../src/core/disclosure/index.js';
import { joinSoftBreaks, readClaims } from '../../../../src/core/recognition/narrative/index.js';

function shown(figure: Figure | null): string {
  return figure === null ? '-' : `${figure.amount.value}${figure.amount.unit ?? figure.unitText}`;
}

function change({ base, deltaDirection, delta, rateDirection, rate, flat }: ChangeClaim): string {
  return flat
    ? '持平'
    : `${shown(base)} ${deltaDirection ?? '-'} ${shown(delta)} ${rateDirection ?? '-'} ${shown(rate)}`;
}

/** 「名称 金额 [变动…] 占比 存疑」 of each claim of a sentence. */
function said(sentence: string): readonly string[] {
  const passages = joinSoftBreaks([{ type: 'paragraph', text: sentence, at: { line: 1 } }]);
  return readClaims(passages).map(({ subject, value, changes, share, doubt }) =>
    [
      subject === '' ? '?' : subject,
      shown(value),
      ...changes.map((each) => `[${change(each)}]`),
      ...(share === null ? [] : [`占${shown(share.figure)}`]),
      ...(doubt === null ? [] : ['存疑']),
    ].join(' '),
  );
}

describe('a wild sentence is bound rightly', () => {
  test.each<readonly [string, readonly string[]]>([
    // A change without a unit takes that of the other amounts.
    ['基本支出100.00万元，比上年增加0.02，增长0.02%。', ['基本支出 100.00万元 [- up 0.02万元 up 0.02%]']],
    ['公务接待费1400元，比上年增200.00，上升16.67%。', ['公务接待费 1400元 [- up 200.00元 up 16.67%]']],
    // 增收, 减支, 短收, 压缩, 调增
    ['其他收入5.00万元，比上年增收1.00万元，增长25%。', ['其他收入 5.00万元 [- up 1.00万元 up 25%]']],
    ['人员经费30.00万元，比上年减支2.00万元，下降6.25%。', ['人员经费 30.00万元 [- down 2.00万元 down 6.25%]']],
    ['事业收入50.00万元，比上年短收5.00万元。', ['事业收入 50.00万元 [- down 5.00万元 - -]']],
    ['培训费7.00万元，较上年压缩3.00万元，下降30%。', ['培训费 7.00万元 [- down 3.00万元 down 30%]']],
    ['项目支出40.00万元，比年初预算调增4.00万元。', ['项目支出 40.00万元 [- up 4.00万元 - -]']],
    // Percent before the amount, results in brackets.
    ['基本支出60.00万元，增长20%，增加10.00万元。', ['基本支出 60.00万元 [- up 10.00万元 up 20%]']],
    ['支出总计100.00万元，比上年增长25%（20.00万元）。', ['支出总计 100.00万元 [- up 20.00万元 up 25%]']],
    ['支出总计100.00万元，比上年增加20.00万元（25%）。', ['支出总计 100.00万元 [- up 20.00万元 up 25%]']],
    // Two bases.
    [
      '收入预算100.00万元，比2030年年初预算80.00万元增加20.00万元，比2030年决算90.00万元增加10.00万元。',
      ['收入预算 100.00万元 [80.00万元 up 20.00万元 - -] [90.00万元 up 10.00万元 - -]'],
    ],
    // 持平 with parts that offset each other.
    [
      '会议费5.00万元，与上年持平，其中：一类会议1.00万元，比上年减少0.50万元，二类会议4.00万元，比上年增加0.50万元。',
      ['会议费 5.00万元 [持平]', '一类会议 1.00万元 [- down 0.50万元 - -]', '二类会议 4.00万元 [- up 0.50万元 - -]'],
    ],
    // Template residue is a choice nobody made.
    [
      '因公出国（境）费0万元，比上年增（减）0万元，同比减少（增加）0%。',
      ['因公出国（境）费 0万元 [- unchosen 0万元 unchosen 0%]'],
    ],
    // Full-width digits and odd points, mixed units.
    ['基本支出１００．５０万元，占比５０．２５％。', ['基本支出 100.50万元 占50.25%']],
    ['基本支出100。50万元，增长5%。', ['基本支出 100.50万元 [- - - up 5%]']],
    ['收入总计1.20亿元，比上年增加2000万元。', ['收入总计 1.20亿元 [- up 2000万元 - -]']],
  ])('%s', (sentence, expected) => {
    expect(said(sentence)).toEqual(expected);
  });
});

describe('a sentence that leaves it open is not judged', () => {
  test.each<readonly [string, readonly string[]]>([
    // The base follows from change and rate; the amount itself is not printed.
    ['2031年收入预算比2030年增加20.00万元，增长25%。', ['2031年收入预算 - [- up 20.00万元 up 25%] 存疑']],
    // Ranges and estimates.
    ['会议费2至3万元。', ['会议费 3万元 存疑']],
    ['会议费为3-5万元。', ['会议费 5万元 存疑']],
    ['会议费约3万元。', ['会议费 3万元 存疑']],
    ['会议费近3万元。', ['会议费 3万元 存疑']],
    ['会议费超3万元。', ['会议费 3万元 存疑']],
    ['会议费3万元左右。', ['会议费 3万元 存疑']],
    ['会议费10.00万元，比上年增加约3万元。', ['会议费 10.00万元 [- up 3万元 - -] 存疑']],
    // Exclusions.
    [
      '财政拨款支出90.00万元（不含上年结转10.00万元），比上年增加5.00万元。',
      ['财政拨款支出 90.00万元 [- up 5.00万元 - -] 存疑'],
    ],
    // A whole number without a unit counts people or projects as well as money: only what is sure is read.
    ['基本支出100.00万元，比上年减少5，下降4.76%。', ['基本支出 100.00万元 [- - - down 4.76%]']],
  ])('%s', (sentence, expected) => {
    expect(said(sentence)).toEqual(expected);
  });

  test('a change without a unit beside two units', () => {
    const claims = said('收入总计1.20亿元（12000万元），比上年增加0.20，增长20%。');
    expect(claims.join()).toContain('1.20亿元');
    expect(claims.join()).not.toContain('0.20');
  });

  test('paired lists', () => {
    const claims = said('公务接待费和会议费分别减少1.00万元、2.00万元，各下降5%、6%。');
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.every((claim) => claim.endsWith('存疑'))).toBe(true);
  });

  test('spaced digits and blanks', () => {
    expect(said('基 本 支 出 1 0 0 . 0 0 万 元。').every((claim) => claim.endsWith('存疑'))).toBe(true);
    expect(said('公务接待费____万元，比上年增加____万元。')).toEqual([]);
  });
});
