import { describe, expect, it } from 'vitest';
import { exactGrid, paragraph, recogniseBlocks, recogniseText } from './helpers.js';

const HEADER = `单位：万元
|单位名称|项目名称|项目类别|项目负责人|联系电话|项目总额|其中：||绩效目标|一级指标|二级指标|三级指标|绩效指标性质|本年绩效指标值|绩效度量单位|指标方向性
|||||||财政资金|其他资金||||||||`;
const PROJECT_A = '31010131T000000000001-某某系统运维';
const PROJECT_B = '31010131T000000000002-某某宣传活动';

function shown(text: string): readonly string[] {
  return recogniseText(`项目支出绩效表\n${text}`).projects.flatMap((project) =>
    project.indicators.map(
      ({ level2, nature, value, unit, direction, attribution }) =>
        `${project.name}: ${[level2, nature, value, unit, direction].join(' ')} ${attribution}`,
    ),
  );
}

describe('projects', () => {
  it('reads rows whose merged cells vanished by the words of the indicator', () => {
    const { projects, tables, defects } = recogniseText(`项目支出绩效表
${HEADER}
|301002-某中心|${PROJECT_A}|31-部门项目|某人|12345678|5.000000|5.000000|保障系统平稳运行，提升服务水平。|产出指标|数量指标|巡检次数|≥|4|次|正向指标
||||||||成本指标|经济成本指标|成本控制|≤|4.9999|万元|反向指标
|产出指标|质量指标|运行质量|定性|优良中低差|正向指标`);
    expect(defects).toEqual([]);
    expect(projects).toHaveLength(1);
    expect(projects[0]).toMatchObject({
      code: '31010131T000000000001',
      name: '某某系统运维',
      goal: '保障系统平稳运行，提升服务水平。',
      total: { state: 'number', amount: { value: '5.000000', unit: '万元' } },
      fiscalFunds: { state: 'number', amount: { value: '5.000000' } },
      otherFunds: { state: 'blank' },
    });
    expect(projects[0]?.indicators).toMatchObject([
      { level2: '数量指标', nature: '≥', value: '4', unit: '次', direction: '正向指标', attribution: 'printed' },
      { level2: '经济成本指标', value: '4.9999', unit: '万元', attribution: 'inferred' },
      { level2: '质量指标', level3: '运行质量', nature: '定性', value: '优良中低差', unit: '', direction: '正向指标' },
    ]);
    const cells = tables[0]?.rows[0]?.cells.map(({ reading }) => reading.state);
    expect(cells?.slice(3, 7)).toEqual(['text', 'text', 'number', 'number']);
  });

  it('gives a cost to the project whose total it is, also before that project is printed', () => {
    expect(
      shown(`${HEADER}
||${PROJECT_A}|31-部门项目|某人|12345678|5.00|5.00||目标甲目标甲目标甲目标甲|产出指标|数量指标|次数|≥|4|次|正向指标
||||||||||成本指标|经济成本指标|成本|≤|5|万元|反向指标
||||||||||成本指标|经济成本指标|成本|≤|6.9999|万元|反向指标
||${PROJECT_B}|31-部门项目|某人|12345678|7.00|7.00||目标乙目标乙目标乙目标乙|产出指标|数量指标|场次|≥|2|场|正向指标`),
    ).toEqual([
      '某某系统运维: 数量指标 ≥ 4 次 正向指标 printed',
      '某某系统运维: 经济成本指标 ≤ 5 万元 反向指标 inferred',
      '某某宣传活动: 经济成本指标 ≤ 6.9999 万元 反向指标 inferred',
      '某某宣传活动: 数量指标 ≥ 2 场 正向指标 printed',
    ]);
  });

  it('does not give an indicator to a project whose costs contradict it', () => {
    expect(
      shown(`${HEADER}
||${PROJECT_A}|31-部门项目|某人|12345678|5.00|5.00||目标甲目标甲目标甲目标甲|产出指标|数量指标|次数|≥|4|次|正向指标
||||||||||成本指标|经济成本指标|成本|≤|6|万元|反向指标
||||||||||成本指标|经济成本指标|成本|≤|8|万元|反向指标
||${PROJECT_B}|31-部门项目|某人|12345678|7.00|7.00||目标乙目标乙目标乙目标乙|产出指标|数量指标|场次|≥|2|场|正向指标`),
    ).toEqual([
      '某某系统运维: 数量指标 ≥ 4 次 正向指标 printed',
      '某某系统运维: 经济成本指标 ≤ 6 万元 反向指标 unknown',
      '某某系统运维: 经济成本指标 ≤ 8 万元 反向指标 unknown',
      '某某宣传活动: 数量指标 ≥ 2 场 正向指标 printed',
    ]);
  });

  it('takes a cost that is the total of both neighbours for neither', () => {
    expect(
      shown(`${HEADER}
||${PROJECT_A}|31-部门项目|某人|12345678|5.00|5.00||目标甲目标甲目标甲目标甲|产出指标|数量指标|次数|≥|4|次|正向指标
||||||||||成本指标|经济成本指标|成本|≤|5|万元|反向指标
||||||||||满意度指标|服务对象满意度指标|满意度|≥|90|%|正向指标
||||||||||满意度指标|服务对象满意度指标|满意度|≥|95|%|正向指标
||${PROJECT_B}|31-部门项目|某人|12345678|5.00|5.00||目标乙目标乙目标乙目标乙|产出指标|数量指标|场次|≥|2|场|正向指标`)
        .slice(1, 4)
        .map((line) => line.split(' ').at(-1)),
    ).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('follows costs that add up to the total, and words that only one project uses', () => {
    const indicator = (level1: string, level2: string, level3: string, value: string, unit: string): string =>
      `||||||||||${level1}|${level2}|${level3}|≤|${value}|${unit}|`;
    const { projects } = recogniseText(
      [
        '项目支出绩效表',
        HEADER,
        `||${PROJECT_A}|31-部门项目|某人|12345678|7.00|7.00||保障窗口设备完好|产出指标|时效指标|响应|≤|4|时|`,
        indicator('产出指标', '数量指标', '检修次数', '4', '次'),
        indicator('成本指标', '经济成本指标', '设备甲', '3', '万元'),
        indicator('成本指标', '经济成本指标', '设备乙', '4', '万元'),
        indicator('产出指标', '质量指标', '窗口设备完好率', '9', '%'),
        indicator('产出指标', '质量指标', '其他', '9', '%'),
        indicator('产出指标', '数量指标', '街头宣讲场次', '9', '场'),
        indicator('产出指标', '时效指标', '期限', '9', '月'),
        indicator('成本指标', '经济成本指标', '成本', '9', '万元'),
        `||${PROJECT_B}|31-部门项目|某人|12345678|9.00|9.00||开展街头宣讲|产出指标|质量指标|场次|≥|2|场|`,
      ].join('\n'),
    );
    const given = projects.flatMap(({ name, indicators }) =>
      indicators.map(({ level3, attribution }) => `${name.slice(2, 4)} ${level3} ${attribution}`),
    );
    expect(given).toEqual([
      '系统 响应 printed',
      '系统 检修次数 inferred',
      '系统 设备甲 inferred',
      '系统 设备乙 inferred',
      '系统 窗口设备完好率 inferred',
      '系统 其他 unknown',
      '宣传 街头宣讲场次 inferred',
      '宣传 期限 inferred',
      '宣传 成本 inferred',
      '宣传 场次 printed',
    ]);
    const evidence = projects.flatMap(({ indicators }) => indicators.map((indicator) => indicator.evidence));
    expect(evidence[2]).toBe('成本指标与项目总额一致');
    expect(evidence[4]).toContain('窗口设备完好');
    expect(evidence[5]).toBeNull();
  });

  it('joins one project printed on two pages', () => {
    const row = (goal: string, word: string): string =>
      `||${PROJECT_A}|31-部门项目|某人|12345678|5.00|5.00||${goal}|产出指标|数量指标|${word}|≥|4|次|正向指标`;
    const { projects } = recogniseText(
      `项目支出绩效表\n${HEADER}\n${row('目标的前一半写在这里，', '甲')}\n\n${HEADER}\n${row('后一半写在下一页这里。', '乙')}`,
    );
    expect(projects).toHaveLength(1);
    expect(projects[0]?.goal).toBe('目标的前一半写在这里，后一半写在下一页这里。');
    expect(projects[0]?.indicators.map(({ level3 }) => level3)).toEqual(['甲', '乙']);
  });

  it('joins a code that a narrow cell broke', () => {
    const { projects } = recogniseText(
      `项目支出绩效表\n${HEADER}\n||31010131T 0000000000 01-某某 系统 运维|||||||||||||\n||||||||||产出指标|数量指标|次数|≥|4|次|`,
    );
    expect(projects[0]).toMatchObject({ code: '31010131T000000000001', name: '某某系统运维' });
  });

  it('takes the project of a spanning cell as printed', () => {
    const { projects } = recogniseBlocks([
      paragraph('项目支出绩效目标表'),
      paragraph('单位：万元'),
      exactGrid([
        ['项目名称', '项目总额', '绩效目标', '一级指标', '二级指标', '三级指标', '性质', '指标值', '度量单位'],
        [[PROJECT_A, 2, 1], ['5.00', 2, 1], ['目标', 2, 1], '产出指标', '数量指标', '次数', '≥', '4', '次'],
        [null, null, null, '成本指标', '经济成本指标', '成本', '≤', '9', '万元'],
      ]),
    ]);
    expect(projects).toHaveLength(1);
    expect(projects[0]?.total).toMatchObject({ state: 'number', amount: { value: '5.00' } });
    expect(projects[0]?.indicators.map(({ attribution }) => attribution)).toEqual(['printed', 'printed']);
  });

  it('reads a form for one project: labels with values beside them, goals below, one block of indicators', () => {
    const { projects, defects, tables } = recogniseBlocks([
      paragraph('项目支出绩效目标申报表'),
      paragraph('（2031年度）'),
      exactGrid([
        [['项目名称', 1, 2], null, ['某某系统运维', 1, 4], null, null, null],
        [['主管部门', 1, 2], null, '某局', null, '实施单位', '某中心'],
        [['项目资金（万元）', 3, 2], null, '年度资金总额', ['50.00', 1, 3], null, null],
        [null, null, '其中：财政拨款', ['45.00', 1, 3], null, null],
        [null, null, '其他资金', ['5.00', 1, 3], null, null],
        [['总体目标', 2, 1], ['中期目标', 1, 3], null, null, ['年度目标', 1, 2], null],
        [null, ['系统三年平稳运行', 1, 3], null, null, ['系统全年平稳运行', 1, 2], null],
        [['绩效指标', 4, 1], '一级指标', '二级指标', '三级指标', ['指标值', 1, 2], null],
        [null, ['产出指标', 2, 1], '数量指标', '巡检次数', ['≥4次', 1, 2], null],
        [null, null, '质量指标', '合格率', ['不低于95%', 1, 2], null],
        [null, '满意度指标', '服务对象满意度指标', '满意度', ['≥90%', 1, 2], null],
      ]),
    ]);
    expect(defects).toEqual([]);
    expect(tables.map(({ kind }) => kind)).toEqual(['project-performance']);
    expect(projects).toHaveLength(1);
    expect(projects[0]).toMatchObject({
      name: '某某系统运维',
      total: { amount: { value: '50.00', unit: '万元' } },
      fiscalFunds: { amount: { value: '45.00' } },
      otherFunds: { amount: { value: '5.00' } },
      goal: '系统三年平稳运行系统全年平稳运行',
    });
    expect(
      projects[0]?.indicators.map(({ level1, level2, level3, nature, value, unit, attribution }) =>
        [level1, level2, level3, nature, value, unit, attribution].join(' '),
      ),
    ).toEqual([
      '产出指标 数量指标 巡检次数 ≥ 4 次 printed',
      '产出指标 质量指标 合格率  不低于95%  printed',
      '满意度指标 服务对象满意度指标 满意度 ≥ 90 % printed',
    ]);
  });

  it('reads the targets of an evaluated form without what was reached and the marks for it', () => {
    const { projects } = recogniseBlocks([
      paragraph('项目支出绩效自评表'),
      paragraph('（2031年度）'),
      exactGrid([
        [['项目名称', 1, 3], null, null, ['某某系统运维', 1, 5], null, null, null, null],
        ['年度资金总额', '全年预算数', '50.00', '全年执行数', '48.00', '', '', ''],
        ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因及改进措施'],
        ['产出指标', '数量指标', '巡检次数', '≥4次', '5次', '20', '20', ''],
        ['', '质量指标', '合格率', '不低于95%', '93%', '30', '28', '设备老化'],
        [['总分', 1, 5], null, null, null, null, '100', '98', ''],
      ]),
    ]);
    expect(
      projects[0]?.indicators.map(({ level3, nature, value, unit }) => [level3, nature, value, unit].join(' ')),
    ).toEqual(['巡检次数 ≥ 4 次', '合格率  不低于95% ']);
  });
});
