import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../../src/core/checks/index.js';
import { table } from '../build.js';
import { made, one, said, state, WHOLE, withProjects } from './performance-cases.js';

const more = (...indicators: readonly string[]): Subject => one([...WHOLE, ...indicators]);

describe('PERF-BOUNDARY reads the words of an indicator', () => {
  it.each([
    ['数量指标|设备巡查：每月至少两次|＝|24|次|', '至少'],
    ['数量指标|每季度检修一次|≥|9|次|', '次数不符'],
    ['数量指标|工程款按月拨付|＜|12|次/年|', '不能完成'],
    ['时效指标|报告提交时间（收到委托后5日内完成）|＝|5|日|', '限期或上限'],
    ['服务对象满意度指标|住户满意度达到85%|＞|85|%|', '不含等于'],
    ['服务对象满意度指标|住户满意度达到85%|≥|90|%|', '比率不符'],
  ])('%s', (spec, words) => {
    const found = said('PERF-BOUNDARY', more(spec));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^notice 指标名称与运算符或指标值矛盾/);
    expect(found[0]).toContain(words);
  });

  it('says nothing where words, sign and figure agree', () => {
    const fine = [
      '数量指标|设备巡查：每月至少两次|≥|24|次|',
      '数量指标|每季度检修一次|＝|4|次|',
      '数量指标|工程款按月拨付|＝|12|次/年|',
      '时效指标|报告提交时间（收到委托后5日内完成）|≤|5|日|',
      '服务对象满意度指标|住户满意度达到85%|≥|85|%|',
    ];
    expect(said('PERF-BOUNDARY', more(...fine))).toEqual([]);
  });
});

describe('PERF-DIRECTION over the projects', () => {
  const project = (code: string, name: string, direction: string): ReturnType<typeof made> =>
    made(code, name, [...WHOLE, `时效指标|水泵连续运行时长|＝|9|月|${direction}`]);

  it('finds one name that is to be high here and low there', () => {
    const turned = withProjects([project('1', '东片泵站', '正向指标'), project('2', '西片泵站', '反向指标')]);
    expect(said('PERF-DIRECTION', turned)[0]).toMatch(/^warning 同名指标.*水泵连续运行时长/);
    const same = withProjects([project('1', '东片泵站', '正向指标'), project('2', '西片泵站', '正向指标')]);
    expect(said('PERF-DIRECTION', same)).toEqual([]);
  });

  it('notices a blank direction only where the others are filled', () => {
    const filled = withProjects([project('1', '东片泵站', '正向指标'), project('2', '西片泵站', '')]);
    expect(said('PERF-DIRECTION', filled)).toEqual([expect.stringMatching(/^notice 指标方向性没有填写/)]);
    const none = WHOLE.map((each) => each.replace(/(?:正|反)向指标$/, ''));
    expect(said('PERF-DIRECTION', one(none))).toEqual([]);
  });
});

describe('dimensions', () => {
  it('PERF-DIM-MISMATCH knows satisfaction and the course of a project', () => {
    const wrong = [
      '社会效益指标|住户满意达标率|≥|90|%|',
      '服务对象满意度指标|保障住户用水|≥|95|%|',
      '经济效益指标|养护方案执行率|＝|100|%|',
    ];
    expect(said('PERF-DIM-MISMATCH', more(...wrong))[0]).toMatch(/^notice 3 个/);
    const fine = ['社会效益指标|改善用水条件，提高住户满意度|定性|较上年提高||', '质量指标|方案执行率|＝|100|%|'];
    expect(said('PERF-DIM-MISMATCH', more(...fine))).toEqual([]);
  });

  it('PERF-DIM-REQUIRED judges the projects whose rows are certain', () => {
    const whole = made('1', '河道清淤', WHOLE);
    const poor = made('2', '堤岸绿化', WHOLE.slice(0, 4));
    const loose = made('3', '闸门检修', [...WHOLE.slice(0, 4), '?数量指标|份数|≥|1|份|']);
    const behind = made('4', '泵站值守', WHOLE.slice(0, 4));
    const found = said('PERF-DIM-REQUIRED', withProjects([whole, poor, loose, behind]));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('堤岸绿化');
    expect(found[0]).not.toMatch(/闸门检修|泵站值守/);
  });
});

describe('values and units', () => {
  it('PERF-QUANT notices a cost that caps nothing', () => {
    const cost = WHOLE.filter((each) => !each.startsWith('经济成本'));
    expect(said('PERF-QUANT', one([...cost, '经济成本指标|养护成本控制在预算内|≤|100|%|']))[0]).toMatch(
      /^notice 1 个成本指标没有写明金额/,
    );
    expect(said('PERF-QUANT', one([...cost, '经济成本指标|能耗成本降低率|≥|100|%|']))).toEqual([]);
  });

  it('PERF-VALUE-RANGE doubts counts in a doubtful unit and signs before sentences', () => {
    expect(said('PERF-VALUE-RANGE', more('数量指标|短信发送量|≥|300|万条|'))[0]).toMatch(/^warning .*以万计/);
    expect(said('PERF-VALUE-RANGE', more('数量指标|存储空间|≥|52428800|MB|'))[0]).toMatch(/^warning .*数值过大/);
    expect(said('PERF-VALUE-RANGE', more('质量指标|闸门启闭灵活|≤|闸门启闭灵活||'))[0]).toMatch(/^warning .*没有数值/);
    expect(said('PERF-VALUE-RANGE', more('数量指标|短信发送量|≥|3|万条|', '经济效益指标|税收|≥|20000000|元|'))).toEqual(
      [],
    );
  });

  it('PERF-UNIT knows what a name counts', () => {
    expect(said('PERF-UNIT', more('数量指标|图纸装箱数|≥|40|盒|'))[0]).toMatch(/^notice .*与指标名称不符/);
    expect(said('PERF-UNIT', more('效益指标|提升巡查水平|≥|7|个|'))).toHaveLength(1);
    expect(
      said(
        'PERF-UNIT',
        more('数量指标|图纸装箱数|≥|40|箱|', '数量指标|培训人数|≥|40|人次|', '数量指标|扫描页数|≥|9|张|'),
      ),
    ).toEqual([]);
  });

  it('PERF-YEAR takes the year of the targets where the document prints none', () => {
    const named = ['数量指标|2026年巡查报告|≥|1|份|', '时效指标|2026年采购时间|≤|9|月|'];
    const without = (...indicators: readonly string[]): Subject => {
      const of = more(...indicators);
      const profile = { ...of.disclosure.profile, fiscalYear: { ...of.disclosure.profile.fiscalYear, value: null } };
      return { ...of, disclosure: { ...of.disclosure, profile } };
    };
    expect(said('PERF-YEAR', without(...named, '质量指标|2025年巡查方案执行率|＝|100|%|'))[0]).toMatch(
      /^warning .*2026 年.*2025年巡查方案/,
    );
    expect(said('PERF-YEAR', without(...named))).toEqual([]);
    expect(state('PERF-YEAR', without('质量指标|2025年巡查方案执行率|＝|100|%|'))).toBe('insufficient-data');
  });
});

describe('PERF-COPY', () => {
  it('notices rows printed twice and rows shared by projects', () => {
    const twice = ['数量指标|沿线警示牌更换|≥|30|块|', '数量指标|沿线警示牌更换|≥|30|块|'];
    expect(said('PERF-COPY', more(...twice))).toEqual([expect.stringMatching(/^notice 同一项目重复列示/)]);
    const shared = withProjects([made('1', '河道清淤', twice.slice(1)), made('2', '堤岸绿化', twice.slice(1))]);
    expect(said('PERF-COPY', shared)).toEqual([expect.stringMatching(/^notice 不同项目使用了完全相同/)]);
    const other = withProjects([
      made('1', '河道清淤', twice.slice(1)),
      made('2', '堤岸绿化', ['数量指标|沿线警示牌更换|≥|31|块|']),
    ]);
    expect(said('PERF-COPY', other)).toEqual([]);
  });

  it.each([
    ['数量指标|清运淤泥量|≥|4700|立方米|', 1],
    ['数量指标|整治长度|≥|23.6|公里|', 1],
    ['数量指标|培训人数|≥|400|人次|', 0],
    ['数量指标|培训人数|≥|23|人次|', 0],
    ['质量指标|验收合格率|=|100|%|', 0],
    ['时效指标|全年值守|=|365|天|', 0],
    ['数量指标|护坡|≥|4700|平方米|', 0],
  ])('notices a short name shared with a figure that is no round one: %s', (indicator, times) => {
    const shared = withProjects([made('1', '河道清淤', [indicator]), made('2', '堤岸绿化', [indicator])]);
    expect(said('PERF-COPY', shared).filter((words) => words.includes('完全相同'))).toHaveLength(times);
  });
});

describe('PERF-COVERAGE', () => {
  const spending = (amount: string): Subject => {
    const of = one(WHOLE);
    const expenditure = table({
      kind: 'expenditure',
      columns: 'function total basic project',
      rows: `2130305-水利工程建设|${amount}||${amount}\n合计|${amount}||${amount}`,
    });
    return { ...of, disclosure: { ...of.disclosure, tables: [...of.disclosure.tables, expenditure] } };
  };

  it('names the code whose spending no targets can cover', () => {
    expect(said('PERF-COVERAGE', spending('60.00'))).toEqual([
      expect.stringMatching(/^warning .*10\.0%；其中2130305.* 60\.00 万元大于全部绩效目标的金额/),
    ]);
    expect(said('PERF-COVERAGE', spending('6.00'))).toEqual([]);
  });

  it('is a notice where more than half is covered, or every code might be', () => {
    expect(said('PERF-COVERAGE', spending('9.00'))).toEqual([expect.stringMatching(/^notice .*66\.7%；其中2130305/)]);
    const of = spending('60.00');
    const expenditure = table({
      kind: 'expenditure',
      columns: 'function total basic project',
      rows: '2130305-水利工程建设|5.00||5.00\n2130306-水利工程运行与维护|6.00||6.00\n2130311-水资源节约管理|4.00||4.00\n合计|15.00||15.00',
    });
    const tables = of.disclosure.tables.map((each) => (each.kind === 'expenditure' ? expenditure : each));
    expect(said('PERF-COVERAGE', { ...of, disclosure: { ...of.disclosure, tables } })).toEqual([
      expect.stringMatching(/^notice .*40\.0%，请核对/),
    ]);
  });
});

describe('PERF-WHOLE', () => {
  const whole = (rows: string): Subject => {
    const of = withProjects([
      made('1', '河道清淤', [...WHOLE, '数量指标|清淤河段数量|≥|7|段|', '经济成本指标|清淤成本|≤|41.2|万元|']),
      made('2', '堤岸绿化', ['经济成本指标|绿化成本|≤|18.30507|万元|']),
    ]);
    const overall = table({ kind: 'overall-performance', columns: 'item item item item item item', rows });
    return { ...of, disclosure: { ...of.disclosure, tables: [...of.disclosure.tables, overall] } };
  };

  it('reads a row by its cells where the header is lost', () => {
    expect(said('PERF-WHOLE', whole('治水|产出指标数量指标清淤河段数量|≥|9||段'))).toEqual([
      expect.stringMatching(/^warning .*清淤河段数量.*整体表为 ≥9段/),
    ]);
    expect(said('PERF-WHOLE', whole('治水|产出指标数量指标清淤河段数量|＞|7||段'))).toEqual([
      expect.stringMatching(/^notice .*运算符不同/),
    ]);
    expect(said('PERF-WHOLE', whole('治水|产出指标数量指标清淤河段数量|≥|7||段'))).toEqual([]);
  });

  it.each(['处', '段/年', '条'])('tells another unit of the same figure apart from another figure: %s', (unit) => {
    expect(said('PERF-WHOLE', whole(`治水|产出指标数量指标清淤河段数量|≥|7||${unit}`))).toEqual([
      expect.stringMatching(/^notice .*数值相同而度量单位不同.*清淤河段数量/),
    ]);
    expect(said('PERF-WHOLE', whole(`治水|产出指标数量指标清淤河段数量|≥|8||${unit}`))).toEqual([
      expect.stringMatching(/^warning .*指标不一致/),
    ]);
  });

  it.each([
    ['对清淤合同履行情况进行验收', '对第二期清淤合同履行情况进行验收', 1],
    ['沿线警示标牌更换的数量', '沿线两侧破损警示标牌更换的数量', 1],
    ['沿线警示标牌更换的数量', '沿线警示标牌定期更换的数量', 0],
    ['沿线警示标牌更换的数量', '沿线警示标牌更换的数量和比率', 0],
    ['沿线警示标牌更换的数量', '中心城区沿线警示标牌更换的数量', 0],
  ])('%s and %s', (ofProject, ofWhole, count) => {
    const of = withProjects([made('1', '河道清淤', [...WHOLE, `数量指标|${ofProject}|≥|7|次|`])]);
    const rows = `治水|产出指标数量指标${ofWhole}|≥|7||次\n治水|产出指标数量指标巡检次数|≥|12||次`;
    const overall = table({ kind: 'overall-performance', columns: 'item item item item item item', rows });
    const both = { ...of, disclosure: { ...of.disclosure, tables: [...of.disclosure.tables, overall] } };
    expect(said('PERF-WHOLE', both)).toHaveLength(count);
    for (const message of said('PERF-WHOLE', both)) expect(message).toMatch(/^notice .*指标名称不一.*整体表为 “/);
  });

  it.each([
    // Two of three are named as the projects name them; the third is nowhere among them.
    [['船闸过往船户满意度|95', '排涝村民满意度|90', '沿线住户满意度|85'], '受益群众满意度', 1],
    [['船闸过往船户满意度|95', '排涝村民满意度|90', '沿线住户满意度|85'], '城区沿线住户满意度', 0],
    // One character off in a long name is a slip that TXT-NEAR-REPEAT tells of.
    [['船闸过往船户满意度|95', '排涝村民满意度|90', '沿线受益住户代表满意度|85'], '沿线收益住户代表满意度', 0],
    // Every project's indicator is named: the fourth is one of the whole alone.
    [['船闸过往船户满意度|95', '排涝村民满意度|90'], '受益群众满意度', 0],
    // No habit of taking over the projects' names.
    [['水闸值守人员满意度|95', '圩区农户满意度|90', '沿线住户满意度|85'], '受益群众满意度', 0],
  ])('%s and the whole with %s', (own, named, count) => {
    const of = withProjects([
      made(
        '1',
        '河道清淤',
        own.map((each) => `服务对象满意度指标|${each.replace('|', '|≥|')}|%|`),
      ),
    ]);
    const rows = [`受益|满意度指标服务对象满意度指标${named}|≥|95||%`]
      .concat(
        ['船闸过往船户满意度|≥|95', '排涝村民满意度|≥|90'].map((each) => `治水|满意度指标服务对象满意度指标${each}||%`),
      )
      .join('\n');
    const overall = table({ kind: 'overall-performance', columns: 'item item item item item item', rows });
    const both = { ...of, disclosure: { ...of.disclosure, tables: [...of.disclosure.tables, overall] } };
    const found = said('PERF-WHOLE', both).filter((message) => message.includes('没有同名的'));
    expect(found).toHaveLength(count);
    for (const message of found)
      expect(message).toMatch(/^notice .*受益群众满意度.*没有列入整体表的有“沿线住户满意度”/);
  });

  it('finds the source of a cost among the projects', () => {
    const rows = (last: string): string =>
      ['清淤|成本指标经济成本指标成本|≤|41.2||万元', `两项|成本指标经济成本指标成本|≤|59.50507||万元`, last].join('\n');
    expect(said('PERF-WHOLE', whole(rows('绿化|成本指标经济成本指标成本|≤|18.30501||万元')))).toEqual([
      expect.stringMatching(/^warning .*18\.30501/),
    ]);
    expect(said('PERF-WHOLE', whole(rows('绿化|成本指标经济成本指标成本|≤|23.7||万元')))).toEqual([
      expect.stringMatching(/^warning .*找不到来源.*23\.7/),
    ]);
    expect(said('PERF-WHOLE', whole(rows('绿化|成本指标经济成本指标成本|≤|18.30507||万元')))).toEqual([]);
  });
});
