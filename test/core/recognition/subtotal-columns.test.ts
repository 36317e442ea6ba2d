import { describe, expect, it } from 'vitest';
import { columnsOf, recogniseText } from './helpers.js';

describe('小计 above 基本支出 and 项目支出', () => {
  it('is the total of the row, and the year before is not what the table is about', () => {
    const { tables } = recogniseText(`表5 一般公共预算支出表
单位：万元
|功能分类科目||2030年执行数|2031年预算数|||2031年预算数比2030年执行数||
|科目编码|科目名称||小计|基本支出|项目支出|增减额|增减%|
|21301|农业农村|8.00|10.00|6.00|4.00|2.00|25.00|
|合计||8.00|10.00|6.00|4.00|2.00|25.00|`);
    expect(columnsOf(tables[0]).slice(2)).toEqual([
      '2030年执行数 → other',
      '2031年预算数/小计 → total',
      '2031年预算数/基本支出 → basic',
      '2031年预算数/项目支出 → project',
      '2031年预算数比2030年执行数/增减额 → other',
      '2031年预算数比2030年执行数/增减% → other',
    ]);
  });

  it('is found whatever the group is called, and not where funds have groups of their own', () => {
    const one = recogniseText(`表五 一般公共预算支出情况表
单位：万元
|功能分类科目编码|功能分类科目名称|一般公共预算支出|||
|||小计|基本支出|项目支出|
|2130104|事业运行|10.00|6.00|4.00|
|合计||10.00|6.00|4.00|`);
    expect(columnsOf(one.tables[0])[2]).toBe('一般公共预算支出/小计 → total');
    const funds = recogniseText(`支出预算表
单位：万元
|科目编码|科目名称|一般公共预算|||单位资金||
|||小计|基本支出|项目支出|小计|事业支出|
|2130104|事业运行|10.00|6.00|4.00|3.00|3.00|
|合计||10.00|6.00|4.00|3.00|3.00|`);
    expect(columnsOf(funds.tables[0])[2]).toBe('一般公共预算/小计 → other');
  });
});
