import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../src/core/checks/index.js';
import { exactGrid, recogniseBlocks } from './helpers.js';

const CALL = ['8', '000', '0000'].join('');
const MOBILE = ['130', '0000', '0000'].join('');

function disclosureOf(
  rows: readonly (readonly [total: string, fiscal: string, other: string])[],
  goal = '31-部门项目',
) {
  const heading = (text: string) => [text, 2, 1] as const;
  const grid = exactGrid([
    [
      heading('单位名称'),
      heading('项目名称'),
      heading('项目总额'),
      ['其中：', 1, 2],
      null,
      ...['绩效目标', '一级指标', '二级指标', '三级指标', '绩效指标性质', '本年绩效指标值', '绩效度量单位'].map(
        heading,
      ),
    ],
    [null, null, null, '财政资金', '其他资金', null, null, null, null, null, null, null],
    ...rows.map((funds, index) => [
      '100001-某某市档案馆',
      `99010122T00000000000${index}-库房修缮${index}`,
      ...funds,
      goal,
      '产出指标',
      '数量指标',
      '修缮面积',
      '≥',
      '100',
      '平方米',
    ]),
  ]);
  return recogniseBlocks([
    { type: 'paragraph', text: '某某市档案馆2031年单位预算', at: { page: 1 } },
    { type: 'paragraph', text: '预算13表 项目支出绩效表', at: { page: 1 } },
    { type: 'paragraph', text: '单位：万元', at: { page: 1 } },
    grid,
  ]);
}

const measures = (disclosure: ReturnType<typeof disclosureOf>) =>
  disclosure.tables[0]?.columns.slice(2, 6).map(({ measure }) => measure);

describe('headings of a performance table that stand one field off', () => {
  const shifted = disclosureOf([
    [CALL, '6.000000', '6.000000'],
    [MOBILE, '4.250000', '4.250000'],
  ]);

  test('telephone numbers are no total: the amounts beside them are read as what they are, and that is said', () => {
    expect(measures(shifted)).toEqual([
      'performance.phone',
      'performance.project-total',
      'performance.fiscal-funds',
      'project.category',
    ]);
    expect(shifted.projects.map(({ total }) => (total.state === 'number' ? total.amount.value : total.state))).toEqual([
      '6.000000',
      '4.250000',
    ]);
    expect(shifted.defects.map(({ code }) => code)).toContain('table.columns-displaced');
    const rules = checkDocument({ document: '甲', disclosure: shifted }).findings.map(({ rule }) => rule);
    expect(rules).not.toContain('SUM-SUBSET');
    expect(rules).toContain('PII-PHONE');
  });

  test.each([
    ['a total that is a sum, though it looks like a number to ring', [[CALL, '40000000', '40000000']]],
    ['funds that differ', [[CALL, '6.00', '0.50']]],
    [
      'one total that is no telephone number',
      [
        [CALL, '6.00', '6.00'],
        ['9.50', '9.50', '9.50'],
      ],
    ],
  ] as const)('%s: the headings stay', (_name, rows) => {
    const disclosure = disclosureOf(rows);
    expect(measures(disclosure)?.[0]).toBe('performance.project-total');
    expect(disclosure.defects.map(({ code }) => code)).not.toContain('table.columns-displaced');
  });

  test('a goal beside them stays a goal', () => {
    const disclosure = disclosureOf([[CALL, '6.00', '6.00']], '完成库房修缮，保障档案安全。');
    expect(measures(disclosure)?.[3]).toBe('performance.goal');
  });
});
