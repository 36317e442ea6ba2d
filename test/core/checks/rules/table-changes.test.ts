/** Columns that state by how much an amount changed, lists of 三公 expenses and priced lists; everything is invented. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import type { Coverage, Finding } from '../../../../src/core/checks/index.js';
import { recogniseText } from '../../recognition/helpers.js';

function run(
  rule: string,
  text: string,
): { readonly findings: readonly Finding[]; readonly line: Coverage | undefined } {
  const disclosure = recogniseText(`2031年霁川市水务局部门预算\n\n${text}`);
  const { findings, coverage } = checkDocument({ document: 'a', disclosure }, [rule]);
  return {
    findings: findings.filter(({ outcome }) => outcome === 'finding'),
    line: coverage.find((each) => each.rule === rule),
  };
}

const where = (text: string, rule = 'SUM-CHANGE'): readonly string[] =>
  run(rule, text).findings.map(({ severity, at, actual }) =>
    `${severity} ${at.row} ${at.column} ${actual ?? ''}`.trim(),
  );

const changes = (...rows: readonly string[]): string => `附表6 2031年一般公共预算支出表
单位：万元
|科目编码|科目名称|2030年预算数|2031年预算数|增减额|增减%
${rows.join('\n')}`;

const ROWS = [
  '||合计|90.00|99.00|9.00|10.00',
  '|213|农林水支出|80.00|91.00|11.00|13.75',
  '|21303|水利|80.00|91.00|11.00|13.75',
  '|2130301|行政运行|50.00|58.00|8.00|16.00',
  '|2130304|水利行业业务管理|30.00|33.00|3.00|10.00',
  '|221|住房保障支出|10.00|8.00|-2.00|-20.00',
].map((row) => row.replace('||合计', '||合计'));

describe('SUM-CHANGE', () => {
  const spoilt = (from: string, to: string): string => changes(...ROWS).replace(from, to);

  it('accepts changes that are right, and says that it looked', () => {
    expect(where(changes(...ROWS))).toEqual([]);
    expect(run('SUM-CHANGE', changes(...ROWS)).line?.state).toBe('pass');
  });

  it('finds a wrong change and a wrong rate', () => {
    expect(where(spoilt('|3.00|10.00', '|8.00|10.00'))).toHaveLength(1);
    expect(where(spoilt('8.00|16.00', '8.00|16.90'))).toEqual(['error 3 5 16.90']);
    expect(where(spoilt('|-2.00|-20.00', '|-2.00|20.00'))).toEqual(['error 5 5 20.00']);
  });

  it('suspects the change where the other columns add up', () => {
    const disclosure = recogniseText(`2031年霁川市水务局部门预算\n\n${spoilt('|3.00|10.00', '|8.00|10.00')}`);
    const named = checkDocument({ document: 'a', disclosure }).findings.find(({ rule }) => rule === 'SUM-CHANGE');
    expect(named?.suspects[0]).toMatchObject({ suggested: '3.00', anchor: { row: 4, column: 4 } });
  });

  it('finds a figure of the year before by its change', () => {
    expect(where(spoilt('管理|30.00', '管理|36.00')).length).toBeGreaterThan(0);
  });

  it('claims nothing where the two columns cannot be told', () => {
    const other = changes(...ROWS.map((row) => row.replace(/\|([-\d.]+)\|([-\d.]+)$/, '|1.23|$2')));
    expect(where(other)).toEqual([]);
    expect(run('SUM-CHANGE', other).line?.state).toBe('ambiguous');
  });

  it('recomputes rates that stand alone, of the only two columns that most of them follow from', () => {
    const alone = ROWS.map((row) => row.replace(/\|[-\d.]+(\|[-\d.]+)$/, '$1'));
    const heads = (head: string): string => changes(...alone).replace('|增减额|增减%', `|${head}`);
    for (const head of ['增减%', '2031年比2030年增减%', '比2030年增减率', '2031年预算数比2030年预算数增减变化%']) {
      expect(where(heads(head))).toEqual([]);
      expect(run('SUM-CHANGE', heads(head)).line?.state).toBe('pass');
      expect(where(heads(head).replace('|8.00|-20.00', '|8.00|20.00'))).toEqual(['error 5 4 20.00']);
      expect(where(heads(head).replace('管理|30.00', '管理|36.00'))).toEqual(['error 4 4 10.00']);
    }
    const other = heads('增减%').replace(/\|[-\d.]+$/gm, '|1.23');
    expect(where(other)).toEqual([]);
    expect(run('SUM-CHANGE', other).line?.state).toBe('ambiguous');
  });

  it('knows a change that is called 增减变化金额', () => {
    const named = (words: string): string => words.replace('|增减额|增减%', '|增减变化金额|增减变化%');
    expect(where(named(changes(...ROWS)))).toEqual([]);
    expect(where(named(spoilt('|3.00|10.00', '|8.00|10.00')))).toHaveLength(1);
  });

  it('takes a figure that was not read for no zero', () => {
    expect(where(spoilt('管理|30.00|33.00|3.00', '管理|30.00|####|3.00'))).toEqual([]);
  });

  it('does not ask for a change where a year has no amount', () => {
    expect(where(changes(...ROWS, '|2210299|其他|||5.00|').replace('|||5.00|', '||5.00||'))).toEqual([]);
  });

  it('does not apply to tables without such a column', () => {
    const plain = '支出总表\n单位：万元\n|科目编码|科目名称|合计\n|2130301|行政运行|5.00';
    expect(run('SUM-CHANGE', plain).line?.state).toBe('not-applicable');
  });
});

describe('SUM-3P in lists', () => {
  const list = (rows: string): string => `附表8 2031年一般公共预算“三公”经费支出表\n单位：万元\n${rows}`;
  const years = list(`|项目|2030年预算数|2031年预算数|增减额
|合计|9.00|8.00|-1.00
|一、因公出国（境）费|1.00|0.00|-1.00
|二、公务接待费|2.00|2.00|0.00
|三、公务用车购置及运行费|6.00|6.00|0.00`);
  const funds = list(`|项目|合计|一般公共预算财政拨款
|合计|12.00|12.00
|一、“三公”经费小计|8.00|8.00
|1.因公出国（境）费|0.00|0.00
|2.公务用车购置及运行维护费|6.00|6.00
|3.公务接待费|2.00|2.00
|二、会议费|1.00|1.00
|三、培训费|3.00|3.00`);

  it('add up in the year before as well', () => {
    expect(where(years, 'SUM-3P')).toEqual([]);
    expect(where(years.replace('|二、公务接待费|2.00', '|二、公务接待费|2.60'), 'SUM-3P')).toHaveLength(1);
  });

  it('count meetings and training apart from 三公', () => {
    expect(where(funds, 'SUM-3P')).toEqual([]);
    expect(where(funds.replace('公务接待费|2.00|', '公务接待费|2.40|'), 'SUM-3P')).toHaveLength(1);
    expect(where(funds.replace('培训费|3.00|', '培训费|3.40|'), 'SUM-3P')).toHaveLength(1);
  });
});

describe('SUM-PROC of new assets', () => {
  const assets = (rows: string): string =>
    `附表12 2031年部门新增资产配置预算表\n单位：万元\n|资产名称|计量单位|数量|单价|金额\n${rows}`;
  const right = '|合计||14||9.80\n|台式计算机|台|10|0.50|5.00\n|复印机|台|4|1.20|4.80';

  it('multiplies and adds', () => {
    expect(where(assets(right), 'SUM-PROC')).toEqual([]);
    expect(where(assets(right.replace('1.20|4.80', '1.30|4.80')), 'SUM-PROC').length).toBeGreaterThan(0);
    expect(where(assets(right.replace('||9.80', '||9.30')), 'SUM-PROC')).toHaveLength(1);
  });

  it('says nothing where prices are in another unit', () => {
    const yuan = right.replace('0.50', '5000.00').replace('1.20', '12000.00');
    expect(where(assets(yuan), 'SUM-PROC')).toEqual([]);
  });
});
