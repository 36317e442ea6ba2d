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

/** 「名称 金额 [变动…] 属于 占比 存疑」 of each claim; lines are paragraphs. */
function said(text: string): readonly string[] {
  const claims = readClaims(
    joinSoftBreaks(text.split('\n').map((line, index) => ({ type: 'paragraph', text: line, at: { line: index + 1 } }))),
  );
  return claims.map(({ subject, value, changes, whole, share, doubt }) =>
    [
      subject === '' ? '?' : subject,
      shown(value),
      ...changes.map((each) => `[${change(each)}]`),
      ...(whole === null ? [] : [`属于${claims[whole]?.subject ?? '?'}`]),
      ...(share === null ? [] : [`占${shown(share.figure)}`]),
      ...(doubt === null ? [] : ['存疑']),
    ].join(' '),
  );
}

describe('two years told side by side', () => {
  test('an amount that says nothing but its year is the base', () => {
    expect(
      said('2031年购买货物和服务各项支出合计41.50万元，2030年为37.80万元，较2030年增加3.70万元，增加10%。'),
    ).toEqual(['2031年购买货物和服务各项支出 41.50万元 [37.80万元 up 3.70万元 up 10%]']);
    // The later year is no base of the earlier one.
    expect(said('2030年会议费3.20万元，2031年为3.50万元。')).toEqual(['2030年会议费 3.20万元', '? 3.50万元 存疑']);
  });

  test('the change behind two years of one measure is that between them', () => {
    expect(said('2031年会议费预算3万元，2030年会议费预算7.5万元，与上年对比减少4.5万元。')).toEqual([
      '2031年会议费预算 3万元 [7.5万元 down 4.5万元 - -]',
      '2030年会议费预算 7.5万元',
    ]);
    expect(
      said('公务接待费2031年预算6万元，2030年预算9.5万元；对比减少3.5万元；减少率36.84%，原因是厉行节约。'),
    ).toEqual(['公务接待费2031年预算 6万元 [9.5万元 down 3.5万元 down 36.84%]', '2030年预算 9.5万元']);
    // Two measures are not two years of one.
    expect(said('2031年会议费预算3万元，2030年培训费预算7.5万元，与上年对比减少4.5万元。')[0]).toBe(
      '2031年会议费预算 3万元',
    );
  });

  test('「比去年…少」 and 「同比去年…增加」 compare with the amount in between', () => {
    expect(said('车辆运行维护费用2.80万元，比去年3.10万元少0.30万元。')).toEqual([
      '车辆运行维护费用 2.80万元 [3.10万元 down 0.30万元 - -]',
    ]);
    expect(said('公务接待费用5万元，接待60批次500人，同比去年2.10万元增加2.90万元。')[0]).toBe(
      '公务接待费用 5万元 [2.10万元 up 2.90万元 - -]',
    );
  });

  test('a sentence or a line that begins with its comparison goes on about the amount before', () => {
    expect(said('“三公”经费预算为620万元，其中，公务接待费90万元。同口径比2030年减少80万元，下降11.43%。')[0]).toBe(
      '三公”经费预算 620万元 [- down 80万元 down 11.43%]',
    );
    expect(
      said('1.上年结转和结余2.40万元，为结转到本年度继续使用的资金。\n较2030年度决算数减少0.60万元，下降20%。'),
    ).toEqual(['上年结转和结余 2.40万元 [- down 0.60万元 down 20%]']);
    expect(
      said('2031年度收入总计84.20万元。2031年度支出总计84.20万元。收入支出总体与上年相比，增加4.20万元，增长5.25%，'),
    ).toEqual(['2031年度收入总计 84.20万元', '2031年度支出总计 84.20万元 [- up 4.20万元 up 5.25%]']);
    expect(
      said('2031年一般公共预算财政拨款支出64.90万元。与2030年相比，一般公共预算财政拨款增加4.90万元，增长8.17%。'),
    ).toEqual(['2031年一般公共预算财政拨款支出 64.90万元 [- up 4.90万元 up 8.17%]']);
    // Where the two differ, nobody knows which is meant.
    expect(
      said('2031年度收入总计84.20万元。2031年度支出总计80.20万元。收入支出总体与上年相比，增加4.20万元。'),
    ).not.toContain('2031年度支出总计 80.20万元 [- up 4.20万元 - -]');
  });
});

describe('names beside brackets', () => {
  test.each([
    ['社会保障和就业支出（208类）53.27万元。', ['社会保障和就业支出 53.27万元']],
    ['特种作业车（洒水车、垃圾车）2辆。', ['特种作业车 2辆']],
    ['甲局开支的出国（境）经费、公务接待费（简称“三公”经费）支出合计24.75万元。', ['三公”经费支出 24.75万元']],
    ['会议费（20次）支出3.00万元。', ['会议费支出 3.00万元']],
  ])('%s', (sentence, expected) => {
    expect(said(sentence).map((line) => line.replace(/^[“”]/, ''))).toEqual(expected);
  });
});

test('a list goes on behind its semicolons, and both sides of a total are its parts', () => {
  expect(
    said('财政拨款支出64.92万元，主要用于以下方面：教育支出60.00万元，占92.42%；卫生健康支出4.92万元，占7.58%。'),
  ).toEqual([
    '财政拨款支出 64.92万元',
    '教育支出 60.00万元 属于财政拨款支出 占92.42%',
    '卫生健康支出 4.92万元 属于财政拨款支出 占7.58%',
  ]);
  expect(said('收支总预算70.50万元。收入包括：拨款70.00万元、结转0.50万元；支出包括：教育支出70.50万元。')).toEqual([
    '收支总预算 70.50万元',
    '拨款 70.00万元 属于收支总预算',
    '结转 0.50万元 属于收支总预算',
    '教育支出 70.50万元 属于收支总预算',
  ]);
});

test('a title without a number is no part of the sentence below it', () => {
  expect(said('甲局2031年“三公”经费预算增减情况说明\n2031年“三公”经费预算20.40万元。')).toEqual([
    '2031年“三公”经费预算 20.40万元',
  ]);
  // A wrapped line that happens to end so goes on.
  expect(said('按照规定，本部门的预算说明\n中会议费为3.00万元。').length).toBe(1);
});
