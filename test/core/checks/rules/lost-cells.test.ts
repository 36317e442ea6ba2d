import { describe, expect, it } from 'vitest';
import { subject, table } from '../build.js';
import { ask } from './cases.js';

const COLUMNS = 'function total basic project';

function lost(rows: string, more = '') {
  const one = table({ kind: 'expenditure', columns: COLUMNS, rows });
  const other = table({ kind: 'general-public-expenditure', columns: COLUMNS, rows: more });
  return ask('NUM-CELL', subject(more === '' ? [one] : [one, other]));
}

const MANY = '2050201|###|40.00|###\n2050202|###|20.00|20.00\n2101102|7.00|7.00|\n合计|###|67.00|30.00';

describe('figures that a narrow column does not print', () => {
  it('are told once for a table, with every place and the first ones by name', () => {
    const { findings, line } = lost(MANY, '2050201|####|40.00|10.00\n2050202|####|20.00|20.00');
    expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    const [finding, other] = findings;
    expect(finding?.message).toContain('有 4 处“###”');
    expect(finding?.message).toContain('“2050201”行“total”列、“2050201”行“project”列、“2050202”行“total”列等');
    expect(finding?.at).toMatchObject({ rowKey: '2050201', columnPath: 'total' });
    expect(finding?.evidence.map(({ anchor }) => `${anchor.rowKey}/${anchor.columnPath}`)).toEqual([
      '2050201/total',
      '2050201/project',
      '2050202/total',
      '合计/total',
    ]);
    expect(other?.message).toContain('有 2 处“####”');
    // Six cells without a figure and eleven with one.
    expect(line).toMatchObject({ state: 'finding', count: 17 });
  });

  it('keep the id of their finding when one of them is corrected', () => {
    const [before] = lost(MANY).findings;
    const [after] = lost(MANY.replace('2050201|###', '2050201|50.00')).findings;
    expect(after?.at).not.toEqual(before?.at);
    expect(after?.id).toBe(before?.id);
    expect(after?.message).toContain('有 3 处');
  });

  it('are told apart by what keeps them from being read, and a single one as before', () => {
    const { findings } = lost('2050201|###|40.00|###\n2050202|#REF!|20.00|20.00\n2101102|7.0.0|1,23|');
    expect(findings.map(({ message }) => /有 2 处“###”|“#REF!”|“7\.0\.0”|“1,23”/.exec(message)?.[0])).toEqual([
      '有 2 处“###”',
      '“#REF!”',
      '“7.0.0”',
      '“1,23”',
    ]);
  });
});
