import { describe, expect, it } from 'vitest';
import { checkDocument, type Subject } from '../../../../src/core/checks/index.js';
import type { Indicator, Project } from '../../../../src/core/disclosure/index.js';
import { printBudget } from '../../../generator/document.js';
import { inventScenario } from '../../../generator/scenario.js';
import { writeText } from '../../../generator/write-text.js';
import { subject, table } from '../build.js';
import { read } from '../documents.js';
import { indicator, made, one, said, state, WHOLE, withProjects } from './performance-cases.js';

const IDS = [
  'PERF-AMOUNT',
  'PERF-DIRECTION',
  'PERF-BOUNDARY',
  'PERF-DIM-REQUIRED',
  'PERF-DIM-MISMATCH',
  'PERF-QUANT',
  'PERF-VALUE-RANGE',
  'PERF-UNIT',
  'PERF-COPY',
  'PERF-YEAR',
  'PERF-GOAL',
];

describe('every rule of performance', () => {
  it.each(IDS)('%s passes what is in order and is no pass without a table', (rule) => {
    expect(said(rule, one(WHOLE))).toEqual([]);
    expect(state(rule, one(WHOLE))).toBe('pass');
    expect(state(rule, subject([]))).toBe('insufficient-data');
  });

  it('none has a doubt about generated documents', () => {
    for (const seed of [21, 22, 23, 24]) {
      const scenario = inventScenario(seed);
      const style = { unit: '万元', decimals: 2, grouped: true, nil: '' } as const;
      for (const budget of [scenario.departmentYear(2026), scenario.unitYear(1, 2026)]) {
        const of = read(writeText(printBudget(budget, { name: 'municipal', style, projectTable: true })));
        const { findings, coverage } = checkDocument(of);
        const own = findings.filter(({ family, severity }) => family === 'performance' && severity !== 'notice');
        expect(own.map(({ message }) => message)).toEqual([]);
        expect(coverage.find(({ rule }) => rule === 'PERF-DIRECTION')?.count).toBeGreaterThan(4);
      }
    }
  });
});

describe('PERF-COVERAGE', () => {
  const stating = (words: string, of: Subject): Subject => ({
    ...of,
    disclosure: {
      ...of.disclosure,
      passages: [{ text: words, section: null, marks: [{ start: 0, at: { line: 1 } }] }],
    },
  });
  const words = '2026年申报绩效目标的项目有1项，涉及6.00万元。';

  it('counts the projects the text speaks of', () => {
    expect(state('PERF-COVERAGE', stating(words, one(WHOLE)))).toBe('pass');
    const two = withProjects([
      made('32990026T000000000001', '窗口设备巡检', WHOLE),
      made('32990026T000000000002', '档案扫描', WHOLE),
    ]);
    expect(said('PERF-COVERAGE', stating(words, two))[0]).toMatch(/^warning .*1 个.*2 个/);
  });

  it('claims nothing where rows were lost', () => {
    const lost = withProjects([made('1', '甲项目', WHOLE), made('2', '乙项目', ['?数量指标|份数|≥|1|份|正向指标'])]);
    expect(state('PERF-COVERAGE', stating(words, lost))).toBe('ambiguous');
  });

  it('asks for a listed project without targets', () => {
    const list = table({
      kind: 'project-expenditure',
      columns: 'project.name total',
      rows: '窗口设备巡检|6\n道路照明|9\n消防检查|3',
    });
    const three = withProjects([made('1', '窗口设备巡检', WHOLE), made('2', '消防检查', WHOLE)]);
    const of = { ...three, disclosure: { ...three.disclosure, tables: [...three.disclosure.tables, list] } };
    expect(said('PERF-COVERAGE', of)[0]).toMatch(/^warning .*道路照明/);
  });
});

describe('PERF-AMOUNT and PERF-BOUNDARY', () => {
  const cost = (spec: string, ...more: readonly string[]): readonly string[] => [
    ...WHOLE.filter((each) => !each.startsWith('经济成本')),
    spec,
    ...more,
  ];

  it('compares costs with the total of their project', () => {
    expect(said('PERF-AMOUNT', one(cost('经济成本指标|项目总成本|≤|8|万元|反向指标')))[0]).toMatch(
      /^warning .*大于项目总额/,
    );
    expect(said('PERF-AMOUNT', one(cost('经济成本指标|项目总成本|≤|4|万元|反向指标')))[0]).toMatch(/^notice .*不等于/);
    expect(
      said('PERF-AMOUNT', one(cost('经济成本指标|设备|≤|4|万元|反向指标', '经济成本指标|人力|≤|2|万元|反向指标'))),
    ).toEqual([]);
    for (const each of ['人均成本', '每场培训成本', '设备平均成本']) {
      expect(said('PERF-AMOUNT', one(cost(`经济成本指标|${each}|≤|8|万元|反向指标`)))).toEqual([]);
    }
    expect(said('PERF-AMOUNT', one(cost('经济成本指标|每年运行成本|≤|8|万元|反向指标')))).toHaveLength(1);
    // Whose cost it is cannot be told: it is not compared with the total, but it cannot stand there either.
    expect(said('PERF-AMOUNT', one(cost('?经济成本指标|项目总成本|≤|8|万元|反向指标')))[0]).toMatch(
      /^warning 成本指标大于所在项目的总额.*缺少项目名称/,
    );
    expect(said('PERF-AMOUNT', one(cost('?经济成本指标|项目总成本|≤|5|万元|反向指标')))).toEqual([]);
  });

  it('notices a cap that full spending breaks, once', () => {
    expect(said('PERF-BOUNDARY', one(cost('经济成本指标|项目总成本|＜|6|万元|反向指标')))).toHaveLength(1);
    expect(said('PERF-BOUNDARY', one(cost('经济成本指标|项目总成本|≤|5.9999|万元|反向指标')))[0]).toMatch(/^notice /);
    expect(said('PERF-BOUNDARY', one(cost('经济成本指标|项目总成本|＜|7|万元|反向指标')))).toEqual([]);
  });
});

describe('PERF-DIRECTION', () => {
  it('finds signs against the printed direction and against sense', () => {
    const wrong = [
      '数量指标|发放次数|≤|12|次|正向指标',
      '时效指标|响应时间|≥|3|天|反向指标',
      '服务对象满意度指标|群众满意度|≤|90|%|',
    ];
    const found = said('PERF-DIRECTION', one([...WHOLE, ...wrong]));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^warning 3 个指标/);
  });

  it('is a notice where a table has lost the bars of its signs, and does not judge ≡', () => {
    const bare = WHOLE.map((each) => each.replace('≥', '＞').replace('≤', '＜')).concat(
      '数量指标|发放次数|＜|12|次|正向指标',
    );
    expect(said('PERF-DIRECTION', one(bare))[0]).toMatch(/^notice .*原件的运算符/);
    expect(said('PERF-DIRECTION', one([...WHOLE, '数量指标|发放次数|≡|12|次|正向指标']))).toEqual([
      expect.stringMatching(/^notice 1 个指标的运算符印作“≡”，不能判断.*发放次数/),
    ]);
  });
});

describe('dimensions', () => {
  it('PERF-DIM-REQUIRED asks for missing ones, and only where all rows are assigned', () => {
    expect(said('PERF-DIM-REQUIRED', one(WHOLE.slice(0, 4)))[0]).toMatch(/^warning .*缺效益、满意度/);
    expect(said('PERF-DIM-REQUIRED', one(WHOLE.slice(0, 5)))[0]).toMatch(/^notice .*缺满意度/);
    expect(state('PERF-DIM-REQUIRED', one([...WHOLE.slice(0, 4), '?数量指标|份数|≥|1|份|']))).toBe('ambiguous');
  });

  it('PERF-DIM-MISMATCH notices counts among quality and rates among numbers', () => {
    const wrong = ['质量指标|现场演练|≥|2|次|', '数量指标|资质审核通过率|＝|100|%|'];
    expect(said('PERF-DIM-MISMATCH', one([...WHOLE, ...wrong]))[0]).toMatch(/^warning 2 个/);
    expect(said('PERF-DIM-MISMATCH', one([...WHOLE, '质量指标|用户故障上报次数|≤|12|次|']))).toEqual([]);
  });
});

describe('values', () => {
  it('PERF-QUANT notices standards that are none', () => {
    expect(said('PERF-QUANT', one([...WHOLE, '质量指标|系统运行稳定|定性|高||']))[0]).toMatch(/^notice 1 个定性/);
    expect(said('PERF-QUANT', one([...WHOLE, '质量指标|保障设备稳定运行|定性|保障设备稳定运行。||']))).toHaveLength(1);
  });

  it('PERF-VALUE-RANGE doubts rates above all and low ones of satisfaction', () => {
    expect(said('PERF-VALUE-RANGE', one([...WHOLE, '质量指标|任务完成率|≥|120|%|']))[0]).toMatch(
      /^warning .*超过 100%/,
    );
    expect(said('PERF-VALUE-RANGE', one([...WHOLE, '服务对象满意度指标|群众满意度|≥|60|%|']))[0]).toMatch(
      /^warning .*低于 80%/,
    );
    expect(said('PERF-VALUE-RANGE', one([...WHOLE, '经济效益指标|产值增长|≥|120|%|']))).toEqual([]);
  });

  it('PERF-UNIT notices 其他 and one name with two units', () => {
    expect(said('PERF-UNIT', one([...WHOLE, '数量指标|新增档案数量|≥|500|其他|']))).toHaveLength(1);
    const two = ['数量指标|便民服务中心数量|＝|17|个|', '数量指标|便民服务中心数量|＝|17|家|'];
    expect(said('PERF-UNIT', one([...WHOLE, ...two]))).toHaveLength(1);
  });

  it('PERF-YEAR finds an earlier year in an indicator', () => {
    expect(said('PERF-YEAR', one([...WHOLE, '数量指标|2025年工作报告|≥|4|份|']))[0]).toMatch(/^warning .*2026/);
    expect(
      said('PERF-YEAR', one([...WHOLE, '数量指标|2026年工作报告|≥|4|份|', '质量指标|2025年尾款支付率|＝|100|%|'])),
    ).toEqual([]);
  });

  it('PERF-GOAL notices a goal that says nothing', () => {
    expect(said('PERF-GOAL', one(WHOLE, { goal: '完成任务' }))[0]).toMatch(/^notice .*完成任务/);
    expect(state('PERF-GOAL', one(WHOLE, { goal: '' }))).toBe('insufficient-data');
  });
});

describe('likeness', () => {
  const archive = made('1', '窗口档案扫描经费', WHOLE);
  const bridge = (attribution: Indicator['attribution']): Project =>
    made('2', '跨江大桥检测', WHOLE, {
      indicators: [...WHOLE.map(indicator), { ...indicator('数量指标|窗口档案扫描份数|≥|9|份|'), attribution }],
      goal: '按期完成桥梁结构安全检测并出具报告。',
    });

  it('PERF-FOREIGN doubts an indicator that names another project where both stand in one row', () => {
    expect(said('PERF-FOREIGN', withProjects([archive, bridge('printed')]))[0]).toMatch(
      /^warning 指标内容可能属于其他项目（“.*档案.*”）：.*窗口档案扫描份数/,
    );
    // Whose row it is was not printed: the words are shown, as a notice.
    for (const attribution of ['inferred', 'unknown'] as const) {
      expect(said('PERF-FOREIGN', withProjects([archive, bridge(attribution)]))).toEqual([
        expect.stringMatching(/^notice .*串行.*窗口档案扫描份数/),
      ]);
    }
    expect(said('PERF-FOREIGN', withProjects([archive, made('2', '跨江大桥检测', WHOLE)]))).toEqual([]);
  });

  it('PERF-COPY notices two projects with the same indicators, and one sentence in three dimensions', () => {
    const own = [
      '数量指标|甲处检查|≥|9|处|',
      '数量指标|乙处检查|≥|8|处|',
      '质量指标|检查记录完整|≥|95|%|',
      '时效指标|按月上报|≤|5|天|',
    ];
    expect(said('PERF-COPY', withProjects([made('1', '河道检查', own), made('2', '水库检查', own)]))).toHaveLength(1);
    expect(
      said('PERF-COPY', withProjects([made('1', '河道检查', own), made('2', '水库检查', own.slice(0, 3))])),
    ).toEqual([]);
    const same = ['质量指标', '社会效益指标', '生态效益指标'].map((level2) => `${level2}|支出依据合理合规|定性|达标||`);
    expect(said('PERF-COPY', withProjects([made('1', '河道检查', same)]))).toHaveLength(1);
  });

  it('PERF-WHOLE compares indicators of one name', () => {
    const whole = (value: string): Subject => {
      const of = one([...WHOLE, '数量指标|便民服务中心数量|＝|17|个|']);
      const overall = table({
        kind: 'overall-performance',
        columns: 'item=绩效指标 item=指标性质 item=指标值 item=度量单位',
        rows: `数量指标便民服务中心数量|＝|${value}|个`,
      });
      return { ...of, disclosure: { ...of.disclosure, tables: [...of.disclosure.tables, overall] } };
    };
    expect(state('PERF-WHOLE', whole('17'))).toBe('pass');
    expect(said('PERF-WHOLE', whole('19'))[0]).toMatch(/^warning .*整体表为/);
    expect(state('PERF-WHOLE', one(WHOLE))).toBe('not-applicable');
  });
});
