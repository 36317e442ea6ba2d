import { describe, expect, test } from 'vitest';
import { judgeNarrative } from '../../../../src/core/checks/narrative/index.js';
import { joinSoftBreaks, readClaims } from '../../../../src/core/recognition/narrative/index.js';

/** Everything that is not a plain pass, one line each. */
function faults(...lines: string[]): string[] {
  const claims = readClaims(
    joinSoftBreaks(lines.map((text, index) => ({ type: 'paragraph', text, at: { line: index + 1 } }))),
  );
  return judgeNarrative(claims)
    .filter((judgement) => judgement.result !== 'pass')
    .map((judgement) => `${judgement.result} ${judgement.rule} ${judgement.actual}→${judgement.expected}`);
}

function passes(...lines: string[]): string[] {
  const claims = readClaims(
    joinSoftBreaks(lines.map((text, index) => ({ type: 'paragraph', text, at: { line: index + 1 } }))),
  );
  return judgeNarrative(claims)
    .filter((judgement) => judgement.result === 'pass')
    .map((judgement) => judgement.rule);
}

const TOTAL =
  '本部门2031年支出预算1,200.50万元，比2030年年初预算数1,000.00万元增加200.50万元，增长20.05%。其中：基本支出800.30万元，占66.66%；项目支出400.20万元，占33.34%。';

describe('recomputing a narrative', () => {
  test('a consistent paragraph has no fault, and everything in it was tested', () => {
    expect(faults(TOTAL)).toEqual([]);
    expect(passes(TOTAL)).toEqual([
      'TEXT-DIRECTION',
      'TEXT-DELTA',
      'TEXT-RATE',
      'TEXT-PERCENT',
      'TEXT-PERCENT',
      'TEXT-PERCENT-SUM',
      'TEXT-ENUM-SUM',
    ]);
  });

  test.each([
    ['增加200.50万元', '增加200.60万元', 'finding TEXT-DELTA 200.60万元→200.50万元'],
    ['增长20.05%', '增长20.50%', 'finding TEXT-RATE 20.50%→20.05%'],
    ['增加200.50万元', '减少200.50万元', 'finding TEXT-DIRECTION'],
    ['增长20.05%', '下降20.05%', 'finding TEXT-DIRECTION'],
    ['占66.66%', '占66.76%', 'finding TEXT-PERCENT 66.76%→66.66%'],
    ['项目支出400.20万元', '项目支出400.30万元', 'finding TEXT-ENUM-SUM 1,200.50万元→1,200.60万元'],
  ])('%s → %s is found', (right, wrong, expected) => {
    expect(faults(TOTAL.replace(right, wrong)).some((fault) => fault.startsWith(expected))).toBe(true);
  });

  test('a share moved by one last digit so that the list makes 100 % is told apart', () => {
    const list = (last: string): string =>
      `本单位2031年支出预算90,000.00万元。其中：人员经费30,000.00万元，占33.33%；公用经费30,000.00万元，占33.33%；项目支出30,000.00万元，占${last}。`;
    expect(faults(list('33.34%'))).toEqual(['balanced TEXT-PERCENT 33.34%→33.33%']);
    expect(faults(list('33.35%'))).toEqual(['finding TEXT-PERCENT 33.35%→33.33%']);
    // Without it the list would make 100 % as well: then nothing excuses it.
    const even = TOTAL.replace('占66.66%', '占66.67%');
    expect(faults(even)).toEqual(['finding TEXT-PERCENT 66.67%→66.66%']);
  });

  test('a rate that agrees only if digits were cut off is told apart', () => {
    expect(faults('会议费30.00万元，比上年28.01万元增加1.99万元，增长7.10%。')).toEqual([]);
    expect(faults('会议费30.00万元，比上年28.02万元增加1.98万元，增长7.06%。')).toEqual([]);
    expect(faults('会议费3000.00万元，比上年2801.50万元增加198.50万元，增长7.08%。')).toEqual([
      'truncated TEXT-RATE 7.08%→7.09%',
    ]);
  });

  test('a rate over a base of zero cannot be stated, nothing over nothing can', () => {
    expect(faults('会议费5.00万元，比上年0.00万元增加5.00万元，增长100%。')).toEqual([
      'finding TEXT-ZEROBASE 100%→不计算增减幅度',
    ]);
    expect(faults('会议费0.00万元，比上年0.00万元增加0.00万元，增长0%。')).toEqual([]);
    // Where all of it is the increase, the base was zero although it is not printed.
    expect(faults('会议费5.00万元，比上年增加5.00万元，增长100%。')).toEqual([
      'finding TEXT-ZEROBASE 100%→不计算增减幅度',
    ]);
    expect(faults('会议费5.00万元，比上年增加5.00万元。')).toEqual([]);
    expect(faults('会议费5.00万元，比上年增加2.50万元，增长100%。')).toEqual([]);
    expect(faults('会议费0万元，比上年减少5.00万元，下降100%。')).toEqual([]);
  });

  test('持平 with two different figures', () => {
    expect(faults('会议费5.00万元，与2030年预算5.10万元持平。')).toEqual(['finding TEXT-FLAT 5.00万元→5.10万元']);
  });

  test('without a printed base the rate follows from value and change', () => {
    expect(faults('培训费8.00万元，比上年减少2.00万元，下降20.00%。')).toEqual([]);
    expect(faults('培训费8.00万元，比上年减少2.00万元，下降25.00%。')).toEqual(['finding TEXT-RATE 25.00%→20.00%']);
  });

  test('a list of shares without printed whole chooses its base by majority, so one wrong share is found', () => {
    const list =
      '教育（类）支出100.00万元，占25.00%；卫生健康（类）支出200.00万元，占50.00%；住房保障（类）支出100.00万元，占25.00%。';
    expect(faults(list)).toEqual([]);
    expect(faults(list.replace('占50.00%', '占60.00%'))).toEqual(['finding TEXT-PERCENT 60.00%→50.00%']);
  });

  test('figures of the reason are not taken for statements about the subject', () => {
    expect(
      faults(
        '会议费50.00万元，比上年增加10.00万元，主要原因是大会经费增加20.00万元，增减相抵后增加10.00万元，增长25.00%。',
      ),
    ).toEqual([]);
  });

  test('completion of the budget named by the sentence', () => {
    expect(faults('年初预算为43.00万元，支出决算为41.00万元，完成年初预算的95.35%。')).toEqual([]);
    expect(faults('年初预算为43.00万元，支出决算为41.00万元，完成年初预算的96.35%。')).toEqual([
      'finding TEXT-COMPLETION 96.35%→95.35%',
    ]);
    expect(faults('年初预算为0.00万元，支出决算为41.00万元，完成年初预算的95.35%。')).toEqual([
      'finding TEXT-COMPLETION 95.35%→不计算完成率',
    ]);
    // A form filled in with zeros claims nothing; a whole that is more than nothing does.
    expect(faults('出国费预算为0万元，支出决算为0万元，完成预算的0%。')).toEqual([]);
    expect(faults('出国费预算为0万元，支出决算为0万元，完成预算的100%。接待费预算为2.50万元。')).toEqual([
      'finding TEXT-COMPLETION 100%→不计算完成率',
    ]);
  });

  test('where no amount prints decimals, a zero may be a small amount', () => {
    const list = '一般公共预算支出508万元，其中：教育（类）支出0万元，占0.05%。';
    expect(faults(list)).toEqual([]);
    expect(faults(list.replace('支出508万元', '支出508.00万元'))).toEqual(['finding TEXT-PERCENT 0.05%→0.00%']);
    expect(faults(list.replace('0.05%', '3.05%'))).toContain('finding TEXT-PERCENT 3.05%→0.00%');
    expect(faults('年初预算为0万元，支出决算为0万元，完成年初预算的77.41%。')).toEqual([
      'ambiguous TEXT-COMPLETION 77.41%→不计算完成率',
    ]);
    expect(faults('年初预算为0万元，支出决算为12万元，完成年初预算的100%。')).toEqual([
      'finding TEXT-COMPLETION 100%→不计算完成率',
    ]);
  });

  test('a list that ends with 等 or is not known to be complete is not added up', () => {
    expect(faults('商品和服务支出9.00万元（办公费2.00万元、印刷费1.00万元、会议费1.00万元等）。')).toEqual([]);
    expect(faults('商品和服务支出9.00万元（办公费2.00万元、印刷费1.00万元、会议费1.00万元）。')).toEqual([
      'finding TEXT-ENUM-SUM 9.00万元→4.00万元',
    ]);
  });

  test('justified lines with spaced letters and page numbers between lines read like plain text', () => {
    expect(
      faults('项 目 支 出 预 算 数 为 120.00 万 元 。 与 上 年 相 比 增 加', '- 10 -', '20.00 万元，增长 20.00%。'),
    ).toEqual([]);
    expect(
      faults('项 目 支 出 预 算 数 为 120.00 万 元 。 与 上 年 相 比 增 加', '- 10 -', '20.00 万元，增长 30.00%。'),
    ).toEqual(['finding TEXT-RATE 30.00%→20.00%']);
  });

  const AHEAD = '本单位2031年财政拨款预算支出31,204.50万元。与上年相比，财政拨款支出增加2,604.50万元，增长9.11%。';

  test('a sentence that begins with its comparison goes on about the amount before it', () => {
    expect(faults(AHEAD)).toEqual([]);
    expect(passes(AHEAD)).toEqual(['TEXT-RATE']);
    expect(faults(AHEAD.replace('9.11', '9.71'))).toEqual(['finding TEXT-RATE 9.71%→9.11%']);
    expect(faults(AHEAD.replace('31,204', '41,204'))).toEqual(['finding TEXT-RATE 9.11%→6.75%']);
    expect(faults(AHEAD.replace('增长', '下降'))).toContain('finding TEXT-DIRECTION 减少→增加');
    expect(faults('与上年相比，会议费增加2.00万元，下降10.00%。')).toEqual(['finding TEXT-DIRECTION 减少→增加']);
  });

  test('parts in paragraphs of their own make up the basic expenditure', () => {
    const lines = (personnel: string): readonly string[] => [
      '本单位2031年财政拨款基本支出预算80.30万元，其中：',
      `（一）人员经费${personnel}万元。主要包括：基本工资、津贴补贴。`,
      '（二）公用经费20.10万元。主要包括：办公费。',
    ];
    expect(passes(...lines('60.20'))).toEqual(['TEXT-ENUM-SUM']);
    expect(faults(...lines('61.20'))).toEqual(['finding TEXT-ENUM-SUM 80.30万元→81.30万元']);
    // Another whole of that name stands between: whose parts they are is not certain.
    expect(faults(lines('61.20')[0]!, '其他资金安排的基本支出9.00万元。', ...lines('61.20').slice(1))).toEqual([]);
  });

  test('a share is not more than all', () => {
    expect(faults('财政拨款支出24.00万元，占本年支出合计的110%。')).toEqual(['finding TEXT-PERCENT 110%→不超过100%']);
    expect(faults('财政拨款支出24.00万元，占2030年的110%。').filter((line) => line.startsWith('finding'))).toEqual([]);
  });
});
