import { describe, expect, it } from 'vitest';
import type { Table } from '../../../../src/core/disclosure/index.js';
import { reprint } from '../build.js';
import { basic, expenditure, fiscal, general, model, projects } from '../model.js';
import { ask } from './cases.js';

/** The rows that were read of a table a part of which is missing. */
function rowsOf(table: Table, ...kept: readonly number[]): Table {
  const rows = table.rows.filter(({ index }) => kept.includes(index)).map((row, index) => ({ ...row, index }));
  return { ...table, rows };
}

/** What became of a rule where this stands for a table of the model. */
function state(rule: string, instead: Table): { readonly state: string; readonly why: string; readonly found: number } {
  const { line, findings } = ask(rule, model([instead]));
  return { state: line.state, why: line.why ?? '', found: findings.length };
}

describe('a table a part of which was not read', () => {
  it.each(['XTAB-CLASS', 'XTAB-EXP-GPB', 'XTAB-ECON', 'XTAB-BASIC', 'XTAB-PROJECT-TOTAL'])(
    '%s compares nothing with a table that lost its total and its last codes',
    (rule) => {
      const result = state(rule, rowsOf(expenditure, 0, 1, 2, 3, 4));
      expect(result).toMatchObject({ state: 'insufficient-data', found: 0 });
    },
  );

  it.each(['XTAB-FISCAL-CLASS', 'XTAB-EXP-GPB', 'ROLL-UNIT-TABLE'])('%s says which table was cut', (rule) => {
    const result = state(rule, rowsOf(general, 0, 1, 2));
    expect(result).toMatchObject({ state: 'insufficient-data', found: 0 });
    expect(result.why).toContain('预算07表 一般公共预算支出表似不完整：没有合计行');
  });

  it('names the codes that are missing, the first of them', () => {
    expect(state('XTAB-ECON', rowsOf(basic, 0, 1)).why).toContain('缺少 30113、30201、30217 等');
  });

  it('knows a table that broke off within a code by the money its last code lacks', () => {
    const cut = rowsOf(expenditure, 0, 4, 5, 6, 7, 1, 2);
    const moved = { ...cut, rows: [...cut.rows.slice(0, 1), ...cut.rows.slice(3), ...cut.rows.slice(1, 3)] };
    const rows = moved.rows.map((row, index) => ({ ...row, index }));
    expect(state('XTAB-EXP-GPB', { ...moved, rows })).toMatchObject({ state: 'insufficient-data', found: 0 });
  });

  it('holds a table for cut whose total is there but whose rows, with several codes absent, do not make it', () => {
    const result = state('XTAB-EXP-GPB', rowsOf(general, 0, 1, 2, 8));
    expect(result.found).toBe(0);
    expect(result.why).toContain('各行之和小于合计，缺少');
    expect(ask('SUM-COL', model([rowsOf(general, 0, 1, 2, 8)])).findings.length).toBeGreaterThan(0);
  });

  it('tells a project left out of the project table from a project table that lost its end', () => {
    expect(state('XTAB-PROJECT-TOTAL', rowsOf(projects, 0, 1, 3)).found).toBeGreaterThan(0);
    expect(state('XTAB-PROJECT-TOTAL', rowsOf(projects, 0, 1))).toMatchObject({ state: 'insufficient-data', found: 0 });
  });
});

describe('a complete table', () => {
  it('still has findings: one row forgotten, or rows that make their own total', () => {
    expect(state('XTAB-EXP-GPB', rowsOf(general, 0, 1, 2, 3, 4, 6, 7, 8)).found).toBeGreaterThan(0);
    const shrunk = reprint(model([rowsOf(expenditure, 0, 1, 2, 3, 4, 5, 8)]), 'expenditure', 6, 3, '750.00');
    expect(
      ask('XTAB-EXP-GPB', shrunk)
        .findings.map(({ message }) => message)
        .join(),
    ).toMatch(/2109999.*2210201/);
  });

  it('has findings where a wrong digit breaks its total', () => {
    expect(ask('XTAB-EXP-GPB', reprint(model(), 'expenditure', 0, 3, '110.00')).findings).not.toEqual([]);
  });
});

describe('a fiscal table that broke off below 「本年支出」', () => {
  it('proves no sum, but does where its last line is there', () => {
    expect(ask('SUM-CURRENT', model([rowsOf(fiscal, 0, 1, 2)]))).toMatchObject({ findings: [] });
    expect(ask('SUM-CURRENT', model([rowsOf(fiscal, 0, 1, 2)])).line.why).toContain('没有总计行');
    expect(ask('SUM-CURRENT', model([rowsOf(fiscal, 0, 1, 2, 7)])).findings.length).toBeGreaterThan(0);
  });
});
