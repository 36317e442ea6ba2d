/** Performance of a whole unit, printed as a form: amounts above, indicators below. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../src/core/checks/index.js';
import type { Disclosure } from '../../../src/core/disclosure/index.js';
import { recogniseText } from './helpers.js';

const indicatorsOf = ({ wholeIndicators }: Disclosure): readonly string[] =>
  (wholeIndicators ?? []).map(({ level1, level2, level3, nature, value, unit }) =>
    [level1, level2, level3, nature, value, unit].join('/'),
  );

const amountsOf = (disclosure: Disclosure): readonly string[] =>
  disclosure.tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap(({ reading, text }) => (reading.state === 'number' ? [text] : []))),
  );

/** The heading stands one column farther right than the rows, and the value over two: as merged cells leave it. */
const SHIFTED = `2031年单位整体支出绩效目标表
单位：万元
|单位名称||某某管理中心|||
|总体资金情况（万元）|预算支出总额|合计||财政拨款|
||90.000000|90.000000|基本支出|项目支出|
||||60.000000|30.000000|
||活动|绩效指标|指标性质|指标值|质量单位
|设施维护|产出指标数量指标巡检次数|≥|12||次
|设施维护|产出指标质量指标完好情况|定性|良好||
|日常管理|成本指标经济成本指标维护成本|≤|30.000000||万元`;

const LEVELS = `部门整体支出绩效目标申报表
单位：万元
|部门名称|某某局||||
|资金情况|基本支出|60.00|项目支出|30.00|
|年度目标|完成各项工作||||
|一级指标|二级指标|三级指标|年初目标值|备注|
|产出指标|公共服务|受理效率|95%||
|||办结件数|200件||
|效益指标|社会效益|办事群众感受|改善||
|满意度指标||群众满意度|90%||`;

describe('forms of the whole unit', () => {
  it('give their indicators with the levels apart, and keep the amounts above them', () => {
    const disclosure = recogniseText(SHIFTED);
    expect(disclosure.tables[0]?.columns.map(({ measure }) => measure)).toEqual([
      'item',
      'performance.level3',
      'performance.nature',
      'performance.value',
      'other',
      'performance.unit',
    ]);
    expect(indicatorsOf(disclosure)).toEqual([
      '产出指标/数量指标/巡检次数/≥/12/次',
      '产出指标/质量指标/完好情况/定性/良好/',
      '成本指标/经济成本指标/维护成本/≤/30.000000/万元',
    ]);
    expect(amountsOf(disclosure)).toEqual(['90.000000', '90.000000', '60.000000', '30.000000']);
  });

  it('carry levels down that are merged away', () => {
    const disclosure = recogniseText(LEVELS);
    expect(indicatorsOf(disclosure)).toEqual([
      '产出指标/公共服务/受理效率//95%/',
      '产出指标/公共服务/办结件数//200件/',
      '效益指标/社会效益/办事群众感受//改善/',
      '满意度指标//群众满意度//90%/',
    ]);
  });

  it('leave a form without a heading of indicators as it is printed', () => {
    const disclosure = recogniseText(SHIFTED.split('\n').slice(0, 6).join('\n'));
    expect(disclosure.wholeIndicators).toBeUndefined();
    expect(disclosure.tables[0]?.columns.every(({ measure }) => measure === 'other')).toBe(true);
  });

  it('let their amounts be held against the table of expenditure', () => {
    const expenditure = (project: string): string => `支出总表
单位：万元
|支出功能分类科目|合计|基本支出|项目支出
|2010101-行政运行|60.00|60.00|
|2010102-一般行政管理事务|30.00||30.00
|合计|90.00|60.00|${project}

`;
    const said = (project: string, form: string): readonly string[] =>
      checkDocument({ document: '文件', disclosure: recogniseText(expenditure(project) + form) }, [
        'XTAB-DEPTPERF',
      ]).findings.map(({ message }) => message);
    expect(said('30.00', SHIFTED)).toEqual([]);
    expect(said('31.00', SHIFTED)).toHaveLength(1);
    expect(said('30.00', LEVELS)).toEqual([]);
    expect(said('31.00', LEVELS)).toHaveLength(1);
  });
});
