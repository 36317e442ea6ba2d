import { expect, test } from 'vitest';
import type { Figure } from '../../../../src/core/disclosure/index.js';
import { joinSoftBreaks, readClaims } from '../../../../src/core/recognition/narrative/index.js';

function shown(figure: Figure | null): string {
  return figure === null ? '-' : `${figure.amount.value}${figure.unitText}`;
}

/** 「名称 金额 占比 增减额与幅度 存疑」 of each statement of a sentence. */
function said(sentence: string): readonly string[] {
  const passages = joinSoftBreaks([{ type: 'paragraph', text: sentence, at: { line: 1 } }]);
  return readClaims(passages).map(({ subject, value, share, changes, doubt }) =>
    [
      subject,
      shown(value),
      ...(share === null ? [] : [`占${shown(share.figure)}`]),
      ...changes.map(
        ({ delta, deltaDirection, rate, rateDirection }) =>
          `${deltaDirection ?? rateDirection ?? ''} ${shown(delta)} ${shown(rate)}`,
      ),
      ...(doubt === null ? [] : ['存疑']),
    ].join(' '),
  );
}

test('each figure of a row belongs to its own name', () => {
  expect(
    said('2031年因公出国（境）费、公务用车购置及运行费和公务接待费分别为0万元、5.20万元和1.30万元，费用均已公开。'),
  ).toEqual(['2031年因公出国（境）费 0万元', '公务用车购置及运行费 5.20万元', '公务接待费 1.30万元']);
  // What only the last name says is said of all.
  expect(said('2031年收入、支出总计分别为80.50万元和75.25万元。')).toEqual([
    '2031年收入总计 80.50万元',
    '支出总计 75.25万元',
  ]);
});

test('shares and changes of a row go with its amounts, in their order', () => {
  expect(said('货物、工程、服务分别为20.00万元、30.00万元、50.00万元，分别占20.00%、30.00%、50.00%。')).toEqual([
    '货物 20.00万元 占20.00%',
    '工程 30.00万元 占30.00%',
    '服务 50.00万元 占50.00%',
  ]);
  expect(
    said('财政拨款收入、其他收入分别为42.00万元、21.00万元，分别比上年增加2.00万元、1.00万元，分别增长5.00%、5.00%。'),
  ).toEqual(['财政拨款收入 42.00万元 up 2.00万元 5.00%', '其他收入 21.00万元 up 1.00万元 5.00%']);
  expect(said('基本支出、项目支出分别为80.00万元、75.00万元，分别比上年增长6.67%、下降2.00%。')).toEqual([
    '基本支出 80.00万元 up - 6.67%',
    '项目支出 75.00万元 down - 2.00%',
  ]);
});

test('a row with more names than figures is read as none', () => {
  const [first] = said('因公出国（境）费、会议费和培训费分别为3.00万元、2.00万元。');
  expect(first).not.toContain('因公出国（境）费');
});
