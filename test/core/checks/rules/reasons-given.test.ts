/** Reasons that tell nothing, comparisons without their amount, and great changes told in the text. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recogniseText } from '../../recognition/helpers.js';

function said(rule: string, text: string): readonly string[] {
  const disclosure = recogniseText(`2031年度部门预算情况说明\n${text}`);
  return checkDocument({ document: '文件', disclosure }, [rule]).findings.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

const changed = (reason: string): string =>
  `一、支出预算情况说明\n1．水文监测项目支出 81.30 万元，与上年相比增加 6.20 万元，增长 8.26%。主要原因是${reason}。`;

describe('YOY-REASON: reasons of general words', () => {
  it.each([
    '按照当年工作安排，相应调整有关支出',
    '根据年度预算管理要求，对各项经费作出相应调整',
    '因实际工作需要，统筹安排了有关业务经费',
  ])('finds: %s', (reason) => {
    expect(said('YOY-REASON', changed(reason))).toEqual([expect.stringMatching(/^warning 增减原因只写/)]);
  });

  it.each([
    '结合汛期任务变化，对部分测站预算进行了调剂',
    '根据人员变动情况调整经费',
    '上年结转的业务经费安排',
    '项目支出减少',
  ])('leaves: %s', (reason) => {
    expect(said('YOY-REASON', changed(reason))).toEqual([]);
  });
});

describe('YOY-REASON: parts behind a reason that says nothing', () => {
  const told = (parts: string): readonly string[] =>
    said(
      'YOY-REASON',
      `一、支出预算情况说明\n2031年支出预算 96.40 万元，比上年增加 9.20 万元，增长 10.55%。主要原因是工作需要。其中：${parts}。`,
    );

  it.each([
    ['项目支出 41.30 万元，占 42.84%，比 2030 年年初预算数增加 8.10 万元，增长 24.40%', '项目支出'],
    ['基本支出 55.10 万元，比上年减少 9.40 万元，下降 14.57%', '基本支出'],
    ['公用经费安排 12.30 万元，较上年减少 2.10 万元，降低 14.58%', '公用经费'],
  ])('are named with it: %s', (parts, name) => {
    expect(told(parts)).toEqual([expect.stringContaining(`；其中${name}的增减也没有原因，请写明`)]);
  });

  it.each([
    '项目支出 41.30 万元，比上年增加 0.90 万元，增长 2.23%',
    '项目支出 41.30 万元，比上年增加 8.10 万元，增长 24.40%，主要原因是新增测站改造项目',
    '项目支出 41.30 万元，占 42.84%',
  ])('are left where they changed little or have a reason: %s', (parts) => {
    expect(told(parts)).toEqual([expect.not.stringContaining('也没有原因')]);
  });
});

describe('YOY-REASON: one reason for a rise and a fall', () => {
  const both = (first: string, second: string): string =>
    `一、支出预算情况说明
1．水文监测（项）支出 81.30 万元，与上年相比增加 6.20 万元，增长 8.26%。主要原因是${first}。
2．水质监测（项）支出 40.10 万元，与上年相比减少 3.90 万元，下降 8.86%。主要原因是${second}。`;

  it.each(['测站数量和采样频次作了重新核定', '按照三年滚动规划重新核定项目', '各测站上年执行进度较慢，从严核定'])(
    'finds: %s',
    (reason) => {
      expect(said('YOY-REASON', both(reason, reason))).toEqual([
        `notice 一项增加 6.2 万元、另一项减少 3.9 万元，写的是同一原因“${reason}”，请分别写明各自的原因。`,
      ]);
    },
  );

  it.each([
    ['测站数量和采样频次作了重新核定', '采样频次由每月两次改为每月一次'],
    ['机构改革后相关职责划转并入', '机构改革后相关职责划转并入'],
    ['人员增加', '人员增加'],
  ])('leaves: %s and %s', (first, second) => {
    expect(said('YOY-REASON', both(first, second))).toEqual([]);
  });

  it('leaves one reason for two rises', () => {
    const text = both('测站数量和采样频次作了重新核定', '测站数量和采样频次作了重新核定');
    expect(said('YOY-REASON', text.replace('减少 3.90 万元，下降', '增加 3.90 万元，增长'))).toEqual([]);
  });
});

describe('YOY-REASON: comparisons in words alone', () => {
  const received = (words: string): string =>
    `一、“三公”经费预算情况说明\n公务接待费预算支出 3.20 万元，${words}严格执行接待标准，取消陪餐。`;

  it.each(['本年数小于上年预算数的主要原因是', '低于上年的原因是', '少于2030年预算数，主要原因是'])(
    'finds: %s',
    (words) => {
      expect(said('YOY-REASON', received(words))).toEqual([expect.stringMatching(/^warning 与上年相比只写大小/)]);
    },
  );

  it.each(['上年预算数 4.10 万元，本年数小于上年预算数的主要原因是', '比上年减少 0.90 万元，主要原因是'])(
    'leaves: %s',
    (words) => {
      expect(said('YOY-REASON', received(words))).toEqual([]);
    },
  );
});

describe('DISC-CHANGE: the whole of 三公', () => {
  const parts = (before: string): string =>
    `一、“三公”经费预算情况说明
${before}其中，因公出国（境）费支出 6.00 万元，占“三公”经费的 60.00%；公务接待费支出 4.00 万元，占“三公”经费的 40.00%。
1．因公出国（境）费预算支出 6.00 万元，比上年预算减少 1.00 万元，主要原因是减少一个团组。
2．公务接待费预算支出 4.00 万元，与上年持平。`;

  it.each(['本部门2031年“三公”经费预算支出中，', '本部门2031年度一般公共预算拨款安排“三公”经费，', ''])(
    'is asked for where only the parts are told: %s',
    (before) => {
      expect(said('DISC-CHANGE', parts(before))).toEqual([expect.stringMatching(/^notice “三公”经费只写了各分项/)]);
    },
  );

  it.each([
    '本部门2031年“三公”经费预算支出 10.00 万元。',
    '“三公”经费预算安排共计10万元，比上年减少1万元。',
    '本部门2031年一般公共预算“三公”经费合计 10.00 万元。',
  ])('is there: %s', (before) => {
    expect(said('DISC-CHANGE', parts(before)).filter((message) => message.includes('分项'))).toEqual([]);
  });
});

describe('YOY-SWING-TEXT', () => {
  const told = (change: string): string => `一、支出预算情况说明\n项目支出 180.40 万元，${change}。`;

  it.each([
    ['与上年相比增加 80.40 万元，增长 80.40%', '“项目支出增长80.40%”'],
    ['比2030年预算数减少 200.60 万元，下降 52.65%', '“项目支出下降52.65%”'],
    ['比上年增加 160.40 万元，增长 802.00%', '“项目支出增长802.00%”'],
  ])('names: %s', (change, words) => {
    expect(said('YOY-SWING-TEXT', told(change))).toEqual([
      `notice 与上年相比增减在 50% 以上：${words}，请核对所写原因是否足以说明。`,
    ]);
  });

  it('leaves small changes, small amounts and what is held against its own budget', () => {
    expect(said('YOY-SWING-TEXT', told('与上年相比增加 20.40 万元，增长 12.75%'))).toEqual([]);
    expect(
      said('YOY-SWING-TEXT', '一、支出预算情况说明\n会议费 8.00 万元，比上年增加 4.00 万元，增长 100.00%。'),
    ).toEqual([]);
    expect(said('YOY-SWING-TEXT', told('比年初预算增加 80.40 万元，增长 80.40%'))).toEqual([]);
  });

  it('reckons the rate where only the amount of the change is told', () => {
    expect(said('YOY-SWING-TEXT', told('比上年增加 80.40 万元'))).toEqual([
      expect.stringContaining('“项目支出增长约80.4%”'),
    ]);
    expect(said('YOY-SWING-TEXT', told('比上年减少 200.60 万元'))).toEqual([
      expect.stringContaining('“项目支出下降约52.7%”'),
    ]);
    // Nothing was there the year before: that has no rate. A change without its amount says nothing either.
    expect(said('YOY-SWING-TEXT', told('比上年增加 180.40 万元'))).toEqual([]);
    expect(said('YOY-SWING-TEXT', told('比上年增加 40.40 万元'))).toEqual([]);
    expect(said('YOY-SWING-TEXT', told('比年初预算增加 80.40 万元'))).toEqual([]);
  });

  it('leaves a change behind the last part of a list that is no great one of the whole', () => {
    const list = (change: string): string =>
      `一、支出预算情况说明\n支出预算 418.60 万元，其中财政拨款支出 368.10 万元、基金支出 50.50 万元，${change}。`;
    expect(said('YOY-SWING-TEXT', list('较上年增加 28.60 万元'))).toEqual([]);
    expect(said('YOY-SWING-TEXT', list('较上年减少 468.60 万元'))).toHaveLength(1);
  });

  it('names one change once though it is told twice', () => {
    const twice = `${told('与上年相比增加 80.40 万元，增长 80.40%')}\n项目支出 180.40 万元，比上年增加 80.40 万元，增长 80.40%。`;
    expect(said('YOY-SWING-TEXT', twice)[0]?.match(/项目支出/g)).toHaveLength(1);
  });
});

describe('YOY-REASON: reasons of another item', () => {
  const items = (reason: string, other = '机关事业单位基本养老保险缴费支出'): string =>
    `五、财政拨款支出预算情况说明\n1．水利（款）行政运行（项）支出 81.30 万元，与上年相比增加 6.20 万元，增长 8.26%。主要原因是${reason}。\n2．行政事业单位养老支出（款）${other}（项）支出 9.30 万元，与上年相比增加 0.20 万元，增长 2.20%。主要原因是缴费基数调整。`;

  it('finds a payment that has an item of its own', () => {
    expect(said('YOY-REASON', items('人员工资及机关养老保险缴费增加'))).toEqual([
      expect.stringMatching(/^notice “行政运行”（项）的增减原因写有另列科目的支出（机关事业单位基本养老保险缴费）/),
    ]);
    expect(said('YOY-REASON', items('测站职工住房公积金缴存比例提高', '住房公积金'))).toEqual([
      expect.stringContaining('（住房公积金）'),
    ]);
  });

  it('leaves what has no item of its own, what was moved, and the item itself', () => {
    expect(said('YOY-REASON', items('测站职工住房公积金缴存比例提高'))).toEqual([]);
    expect(said('YOY-REASON', items('原列本科目的养老保险缴费改列其他科目'))).toEqual([]);
    expect(said('YOY-REASON', items('新增三名在编人员'))).toEqual([]);
  });
});

describe('YOY-REASON: a rate against a year that cannot be compared', () => {
  const told = (behind: string): readonly string[] =>
    said(
      'YOY-REASON',
      `十一、机关运行经费情况说明\n2031年机关运行经费 81.30 万元，比上年减少 16.20 万元，下降 16.62%，主要原因是上年含测站改造费${behind}`,
    );

  it('is found', () => {
    expect(told('，统计口径不同，上下年数据无可比性。')).toEqual([
      expect.stringMatching(/^notice 写明上下年数据不可比，又列出增减率/),
    ]);
  });

  it('is left where dashes stand for the rate that cannot be reckoned', () => {
    expect(told('；公务用车购置费 0 万元，增长--（基数为 0，不可比）。')).toEqual([]);
    expect(told('；公务用车购置费 0 万元，完成预算 0 万元的--%（基数为 0，不可比）。')).toEqual([]);
  });

  it('is left where it was reckoned anew, and where nothing is said of it', () => {
    expect(told('，统计口径不同，上下年数据无可比性。\n按与上年统计口径一致相比，本年减少 1.20 万元。')).toEqual([]);
    expect(told('。')).toEqual([]);
  });
});
