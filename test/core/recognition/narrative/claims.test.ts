import { describe, expect, test } from 'vitest';
import type { Claim, Figure } from '../../../../src/core/disclosure/index.js';
import { joinSoftBreaks, readClaims, statementsOf } from '../../../../src/core/recognition/narrative/index.js';

function claimsOf(...lines: string[]): readonly Claim[] {
  return readClaims(joinSoftBreaks(lines.map((text, index) => ({ type: 'paragraph', text, at: { line: index + 1 } }))));
}

function shown(figure: Figure | null): string | null {
  return figure === null ? null : `${figure.amount.value}${figure.unitText}`;
}

/** A claim in one line, so that a whole paragraph is compared at once. */
function brief(claim: Claim): string {
  const changes = claim.changes.map((change) =>
    change.flat
      ? `持平@${change.basePeriod}`
      : [
          change.basePeriod,
          shown(change.base),
          change.deltaDirection,
          shown(change.delta),
          change.rateDirection,
          shown(change.rate),
        ]
          .map((part) => part ?? '-')
          .join(' '),
  );
  return [
    claim.subject,
    shown(claim.value) ?? '-',
    claim.whole === null ? '' : `⊂${claim.whole}`,
    claim.share === null
      ? ''
      : `占${shown(claim.share.figure)}${claim.share.of === null ? '' : `/${claim.share.of}`}${claim.share.spelled ? '' : '?'}`,
    claim.completion === null ? '' : `完成${shown(claim.completion.figure)}`,
    ...changes,
    claim.doubt === null ? '' : '存疑',
  ]
    .filter((part) => part !== '')
    .join(' | ');
}

describe('claims of the narrative', () => {
  test.each([
    ['年初预算为8.00万元，支出决算为9.00万元', '年初预算', '支出决算'],
    ['2031年初预算为8.00万元，支出决算为9.00万元', '年初预算', '支出决算'],
    ['全年预算为8.00万元，支出决算为9.00万元', '全年预算', '支出决算'],
    ['调整预算数为8.00万元，决算数为9.00万元', '调整预算', '决算'],
  ])('an item before a colon has both its plan and its outcome: %s', (words, plan, outcome) => {
    const item = '教育支出（类）进修及培训（款）培训支出（项）';
    expect(claimsOf(`1.${item}：${words}，完成预算的112.50%。`).map(brief)).toEqual([
      `${item}${plan} | 8.00万元`,
      `${item}${outcome} | 9.00万元 | 完成112.50%`,
    ]);
  });

  test('what an item before a colon has alone is its amount, whatever the year before had', () => {
    const item = '教育支出（类）进修及培训（款）培训支出（项）';
    expect(claimsOf(`1.${item}：年初预算8.00万元，比2030年执行数增加1.00万元。`).map(brief)).toEqual([
      `${item} | 8.00万元 | 2030 - up 1.00万元 - -`,
    ]);
  });

  test('a total with base, change, rate, and parts after a semicolon', () => {
    expect(
      claimsOf(
        '本部门2031年支出预算 1,200.50 万元，比2030年年初预算数1,000.00万元增加200.50万元，增长20.05%。主要原因是人员增加。其中：基本支出800.30万元，占66.66%，比2030年年初预算数700.30万元增加100.00万元，增长14.28%；项目支出400.20万元，占33.34%。',
      ).map(brief),
    ).toEqual([
      '本部门2031年支出预算 | 1200.50万元 | 2030 1000.00万元 up 200.50万元 up 20.05%',
      '基本支出 | 800.30万元 | ⊂0 | 占66.66% | 2030 700.30万元 up 100.00万元 up 14.28%',
      '项目支出 | 400.20万元 | ⊂0 | 占33.34%',
    ]);
  });

  test('soft line breaks inside words and numbers, bracketed base, rate said as 同比增加', () => {
    expect(
      claimsOf('收入总计 80.5 万元（上年收入总计 50.5', '万元，同比', '增加 30.0 万元，同比增加 59.41', '%）。').map(
        brief,
      ),
    ).toEqual(['收入总计 | 80.5万元 | previous 50.5万元 up 30.0万元 up 59.41%']);
  });

  test('parts on lines of their own, a page number between them does not take part', () => {
    expect(
      claimsOf(
        '支出预算合计 300.00 万元，其中：',
        '基本支出 200.00 万元，占 66.67%；',
        '项目支出 100.00 万元，占 33.33%。',
      ).map(brief),
    ).toEqual([
      '支出预算 | 300.00万元',
      '基本支出 | 200.00万元 | ⊂0 | 占66.67%',
      '项目支出 | 100.00万元 | ⊂0 | 占33.33%',
    ]);
  });

  test('a bracketed list belongs to the amount before it', () => {
    expect(
      claimsOf('1.工资福利支出 9.5 万元：主要用于人员开支。（基本工资 5.25 万、奖金 4.25 万元）。').map(brief),
    ).toEqual(['工资福利支出 | 9.5万元', '基本工资 | 5.25万 | ⊂0', '奖金 | 4.25万元 | ⊂0']);
  });

  test('template residue, 持平, shares of a named whole', () => {
    expect(
      claimsOf(
        '公务接待费0.00万元，比上年增（减）0万元，同比减少（增加）0%。',
        '培训费3.00万元，与2030年持平。',
        '公务用车运行维护费6.00万元，占“三公”经费的60.00%。',
      ).map(brief),
    ).toEqual([
      '公务接待费 | 0.00万元 | previous - unchosen 0万元 unchosen 0%',
      '培训费 | 3.00万元 | 持平@2030',
      '公务用车运行维护费 | 6.00万元 | 占60.00%/“三公”经费',
    ]);
  });

  test('a path of 类、款、项 stays one subject, also over a line break', () => {
    expect(
      claimsOf('1.教育支出（类）进修及培训（款）培训支', '出（项）12.30万元，与上年相比减少1.20万元，下降8.89%。').map(
        brief,
      ),
    ).toEqual(['教育支出（类）进修及培训（款）培训支出（项） | 12.30万元 | previous - down 1.20万元 down 8.89%']);
  });

  test('a comparison without subject continues the whole; one that names its subject finds it', () => {
    expect(
      claimsOf('机关运行经费5.00万元，其中：办公费5.00万元。较上年4.00万元增加1.00万元，增长25.00%。').map(brief),
    ).toEqual(['机关运行经费 | 5.00万元 | previous 4.00万元 up 1.00万元 up 25.00%', '办公费 | 5.00万元 | ⊂0']);
  });

  test('completion, percent without 占, counts, thresholds, quoted titles', () => {
    expect(
      claimsOf(
        '年初预算为43.00万元，支出决算为41.00万元，完成年初预算的95.35%。',
        '项目支出8.00万元，20.00%。',
        '共有项目7项，总额816.00万元。',
        '单位价值100万元以上设备0台。',
        '依据《关于安排50万元经费的通知》执行。',
      ).map(brief),
    ).toEqual([
      '年初预算 | 43.00万元',
      '支出决算 | 41.00万元 | 完成95.35%',
      '项目支出 | 8.00万元 | 占20.00%?',
      '共有项目 | 7项',
      '共有项目总额 | 816.00万元',
      '单位价值100万元以上设备 | 0台',
    ]);
  });

  test('statements carry the sign of the direction and the exact quote', () => {
    const statements = statementsOf(claimsOf('会议费2.00万元，比上年减少0.50万元，下降20.00%。'));
    expect(statements.map(({ type, value, unit }) => `${type} ${value}${unit}`)).toEqual([
      'amount 2.00万元',
      'change -0.50万元',
      'rate -20.00%',
    ]);
    expect(statements[0]?.quote).toBe('会议费2.00万元，比上年减少0.50万元，下降20.00%。');
  });

  test('收、支总计各增加 is a change of the one figure that both are', () => {
    expect(
      claimsOf('某单位2031年度收入、支出预算总计120.00万元，与上年相比收、支预算总计各增加20.00万元，增长20.00%。').map(
        brief,
      ),
    ).toEqual(['某单位2031年度收支预算总计 | 120.00万元 | previous - up 20.00万元 up 20.00%']);
  });

  test('a name before a colon is the subject of a bare 支出', () => {
    expect(
      claimsOf('住房改革支出（款）：2031年预算支出合计30.00万元。', '1.住房公积金（项）：支出10.00万元。').map(brief),
    ).toEqual(['住房改革支出（款）支出 | 30.00万元', '住房公积金（项）支出 | 10.00万元']);
  });

  test('the other words for more and less, percent first, results in brackets', () => {
    expect(
      claimsOf(
        '会议费9.00万元，较上年压减1.00万元，降幅为10.00%。',
        '培训费6.00万元，比上年多1.00万元。',
        '差旅费6.00万元，较上年增长20.00%（1.00万元）。',
        '印刷费6.00万元，较上年调增1.00万元（20.00%）。',
        '邮电费8.00万元，同比下降20.00%，减支2.00万元。',
      ).map(brief),
    ).toEqual([
      '会议费 | 9.00万元 | previous - down 1.00万元 down 10.00%',
      '培训费 | 6.00万元 | previous - up 1.00万元 - -',
      '差旅费 | 6.00万元 | previous - up 1.00万元 up 20.00%',
      '印刷费 | 6.00万元 | previous - up 1.00万元 up 20.00%',
      '邮电费 | 8.00万元 | - - down 2.00万元 down 20.00%',
    ]);
  });

  test('two bases in one sentence are two changes', () => {
    expect(
      claimsOf(
        '支出预算12.00万元，比2030年预算10.00万元增加2.00万元，增长20.00%，比2030年执行数15.00万元减少3.00万元，下降20.00%。',
      ).map(brief),
    ).toEqual([
      '支出预算 | 12.00万元 | 2030 10.00万元 up 2.00万元 up 20.00% | 2030 15.00万元 down 3.00万元 down 20.00%',
    ]);
  });

  test('paired lists, exclusions and torn figures are in doubt', () => {
    const doubtful = (text: string): readonly boolean[] => claimsOf(text).map(({ doubt }) => doubt !== null);
    expect(
      doubtful('基本支出10.00万元、项目支出20.00万元，比上年分别减少1.00万元、2.00万元，各下降9.09%、9.09%。'),
    ).toContain(true);
    expect(doubtful('支出预算30.00万元（不含上年结转5.00万元）。')).toEqual([true]);
    expect(doubtful('支出预算2 481.36万元。')).toEqual([true]);
  });

  test('基本持平 is no equality, 与上年相比持平 and 与上年预算数相等 are', () => {
    expect(
      claimsOf(
        '会议费3.00万元，与上年基本持平。',
        '培训费3.00万元，与上年相比持平。',
        '差旅费3.00万元，与上年预算数相等。',
      ).map(brief),
    ).toEqual(['会议费 | 3.00万元', '培训费 | 3.00万元 | 持平@previous', '差旅费 | 3.00万元 | 持平@previous']);
  });

  test('what is counted may stand behind the number; a threshold stays with its thing', () => {
    expect(
      claimsOf('本部门下设3个内设机构和2个派出机构。', '单位价值20万元（含）以上的设备4台（套）。').map(brief),
    ).toEqual(['内设机构 | 3个', '派出机构 | 2个', '单位价值20万元（含）以上的设备 | 4台（套）']);
  });

  test('odd points, full-width digits, units mixed in one sentence', () => {
    expect(
      claimsOf('收入预算１，２３４．５６万元，其中：事业收入12·5万元，其他收入0.01亿元，利息50元。').map(brief),
    ).toEqual(['收入预算 | 1234.56万元', '事业收入 | 12.5万元 | ⊂0', '其他收入 | 0.01亿元 | ⊂0', '利息 | 50元 | ⊂0']);
  });

  test('a bare page number does not glue to the figure of the next page', () => {
    expect(claimsOf('会议费3.00万元，比上年增长', '7', '50.00%。', '培训费为', '3', '万元。').map(brief)).toEqual([
      '会议费 | 3.00万元 | previous - - - up 50.00%',
      '培训费 | 3万元',
    ]);
  });

  test('page numbers in any dash do not enter a sentence', () => {
    expect(claimsOf('公务接待费3.00万元，占', '─13─', '“三公”经费的50.00%。').map(brief)).toEqual([
      '公务接待费 | 3.00万元 | 占50.00%/“三公”经费',
    ]);
  });

  test('references to tables are kept with their place', () => {
    const text = '支出预算10.00万元（具体情况见预算 04 表），采购见附表4-9。';
    const [passage] = joinSoftBreaks([{ type: 'paragraph', text, at: { line: 1 } }]);
    expect(passage?.references?.map(({ printedNumber }) => printedNumber)).toEqual(['预算04表', '附表4-9']);
    expect(passage?.references?.map(({ start, end }) => passage.text.slice(start, end))).toEqual(
      ['预算 04 表', '附表4-9'].map((printed) => printed.replace(/ /g, '')),
    );
    expect(joinSoftBreaks([{ type: 'paragraph', text: '支出预算10.00万元。', at: { line: 1 } }])[0]).not.toHaveProperty(
      'references',
    );
  });
});
