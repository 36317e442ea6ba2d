/** Performance forms as DOCX and PDF give them: merged cells, labels in any order, blocks below and beside each other. */
import { describe, expect, it } from 'vitest';
import type { Disclosure, Indicator } from '../../../src/core/disclosure/index.js';
import { exactGrid, paragraph, recogniseBlocks } from './helpers.js';

const words = ({ level1, level2, level3, nature, value, unit }: Indicator): string =>
  [level1, level2, level3, nature, value, unit].join('/');

const amount = ({ total, fiscalFunds }: Disclosure['projects'][number]): readonly string[] =>
  [total, fiscalFunds].map((reading) => (reading.state === 'number' ? reading.amount.value : reading.state));

/** Code and money stand above the name. */
const form = (code: string, name: string, money: string, indicator: string) =>
  [
    ['项目编码', code, '项目类别', '特定目标类', null, null],
    ['预算金额（元）', money, '财政资金', money, null, null],
    ['项目名称：', [name, 1, 5], null, null, null, null],
    ['年度绩效目标', [`完成${name}，保障设备正常使用。`, 1, 5], null, null, null, null],
    ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位'],
    [['产出指标', 2, 1], '数量指标', indicator, '≥', '12', '次'],
    [null, '质量指标', '项目总额控制情况', '=', '100', '%'],
    ['满意度指标', '服务对象满意度指标', '使用人员满意度', '≥', '90', '%'],
  ] as const;

describe('forms one below the other', () => {
  it('keep what stands above a name with that name, in one grid or several', () => {
    const first = form('990001310000000000017', '设备维护', '300000.00', '维护次数');
    const second = form('990001310000000000018', '设备更新', '65000.00', '更新批次');
    const expected = [
      ['990001310000000000017', '设备维护', '300000.00', '300000.00', '产出指标/数量指标/维护次数/≥/12/次', 3],
      ['990001310000000000018', '设备更新', '65000.00', '65000.00', '产出指标/数量指标/更新批次/≥/12/次', 3],
    ];
    const read = (disclosure: Disclosure): unknown =>
      disclosure.projects.map((project) => [
        project.code,
        project.name,
        ...amount(project),
        project.indicators.map(words)[0],
        project.indicators.length,
      ]);
    const title = paragraph('2031年度项目绩效目标申报表');
    expect(read(recogniseBlocks([title, exactGrid([...first, ...second])]))).toEqual(expected);
    expect(read(recogniseBlocks([title, exactGrid(first), title, exactGrid(second)]))).toEqual(expected);
  });
});

describe('中期 and 年度 side by side', () => {
  it('give the indicators and the money of the year', () => {
    const { projects } = recogniseBlocks([
      paragraph('项目支出绩效目标表'),
      exactGrid([
        ['项目名称', ['林区巡护', 1, 6], null, null, null, null, null],
        [['项目资金（万元）', 2, 1], '中期资金总额：', ['90.00', 1, 2], null, '年度资金总额：', ['30.00', 1, 2], null],
        [null, '其中：财政拨款', ['90.00', 1, 2], null, '其中：财政拨款', ['30.00', 1, 2], null],
        [['绩效指标', 4, 1], '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'],
        [null, '数量指标', '巡护里程', '≥900公里', '数量指标', '巡护里程', '≥300公里'],
        [null, '质量指标', '火情处置率', '≥95%', '质量指标', '火情处置率', '≥95%'],
        [null, '时效指标', '报告时间', '≤2小时', '时效指标', '报告时间', '≤2小时'],
      ]),
    ]);
    expect(projects.map(({ indicators }) => indicators.map(words))).toEqual([
      ['/数量指标/巡护里程/≥/300/公里', '/质量指标/火情处置率/≥/95/%', '/时效指标/报告时间/≤/2/小时'],
    ]);
    expect(projects.map(amount)).toEqual([['30.00', '30.00']]);
  });
});

describe('the whole unit', () => {
  it('keeps its columns where the first level is merged', () => {
    const { wholeIndicators = [] } = recogniseBlocks([
      paragraph('部门整体支出绩效目标表'),
      exactGrid([
        [['部门名称', 1, 2], null, ['某某林场', 1, 3], null, null],
        [['年度绩效指标', 5, 1], '一级指标', '二级指标', '三级指标', '指标值'],
        [null, ['产出指标', 3, 1], '数量指标', '巡护里程', '≥300公里'],
        [null, null, '质量指标', '火情处置率', '≥95%'],
        [null, null, '时效指标', '报告时间', '≤2小时'],
        [null, '效益指标', '社会效益指标', '林区环境', '明显改善'],
      ]),
    ]);
    expect(wholeIndicators.map(words)).toEqual([
      '产出指标/数量指标/巡护里程/≥/300/公里',
      '产出指标/质量指标/火情处置率/≥/95/%',
      '产出指标/时效指标/报告时间/≤/2/小时',
      '效益指标/社会效益指标/林区环境//明显改善/',
    ]);
  });
});
