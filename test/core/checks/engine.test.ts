import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAcross, checkDocument, ruleCatalogue, type Finding } from '../../../src/core/checks/index.js';
import { RULES } from '../../../src/core/checks/catalogue.js';
import { runRules } from '../../../src/core/checks/engine.js';
import { reprint, subject, table } from './build.js';
import { general, income, model } from './model.js';

/** Findings that speak of sums and copies; the invented budget is not complete enough for the rules about content. */
const SUMS = new Set(['arithmetic', 'cross-table', 'roll-up']);
const plain = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.outcome === 'finding' && SUMS.has(finding.family));

describe('the catalogue', () => {
  it('lists every rule once, completely and in Chinese', () => {
    const rules = ruleCatalogue();
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.id).toMatch(/^[A-Z]+(-[A-Z0-9]+)+$/);
      for (const words of [rule.name, rule.basis, rule.needs, rule.description])
        expect(words).toMatch(/\p{Script=Han}/u);
      const { thresholds: _thresholds, ...always } = rule;
      expect(Object.keys(always).sort()).toEqual(['basis', 'description', 'family', 'id', 'name', 'needs', 'severity']);
    }
  });
});

describe('a document that agrees with itself', () => {
  const result = checkDocument(model());

  it('has no findings', () => {
    // The few rows it has are enough for sums, not for remarks on how fine its items are.
    const serious = result.findings.filter(({ severity }) => severity !== 'notice');
    expect(serious.map((finding) => finding.message)).toEqual([]);
    expect(plain(result.findings)).toEqual([]);
  });

  it('gets exactly one coverage line for every rule', () => {
    expect(result.coverage.map((line) => line.rule)).toEqual(RULES.map((rule) => rule.id));
    const states = Object.fromEntries(result.coverage.map((line) => [line.rule, line.state]));
    expect(states).toMatchObject({
      'SUM-ROW': 'pass',
      'SUM-COL': 'pass',
      'SUM-HIER': 'pass',
      'SUM-3P': 'pass',
      'SUM-FISCAL-SPLIT': 'not-applicable',
      'SUM-FINAL-FLOW': 'not-applicable',
      'XTAB-INCOME-TOTAL': 'pass',
      'XTAB-INCOME-EXPENDITURE': 'pass',
      'XTAB-ECON': 'pass',
      'XTAB-PROJECT-TOTAL': 'pass',
      'XTAB-PROJECT-PERF': 'pass',
      'XTAB-3P-ECON': 'pass',
      'XTAB-DEPTPERF': 'pass',
      'XTAB-FUND-EMPTY': 'pass',
      'ROLL-UNIT-TABLE': 'pass',
    });
    for (const line of result.coverage.filter((each) => each.state === 'pass')) expect(line.count).toBeGreaterThan(0);
    for (const line of result.coverage.filter(({ state }) => state !== 'pass' && state !== 'finding'))
      expect(line.why).not.toBe('');
  });
});

describe('coverage', () => {
  it('never passes a rule that had nothing to read', () => {
    for (const without of [subject([]), subject([table({ kind: 'other', columns: 'item amount', rows: '甲|1.00' })])]) {
      const { coverage, findings } = checkDocument(without);
      expect(findings).toEqual([]);
      expect(coverage.filter((line) => line.state === 'pass')).toEqual([]);
      for (const line of coverage) expect(line.why).not.toBe('');
    }
  });

  it('says that a cell could not be read, and does not pass the rules that need it', () => {
    const spoilt = reprint(model(), 'expenditure', 8, 3, '1,00.00');
    const { coverage } = checkDocument(spoilt);
    for (const rule of ['SUM-ROW', 'SUM-COL', 'XTAB-EXP-TOTAL']) {
      const line = coverage.find((each) => each.rule === rule)!;
      expect(line.state).toBe('insufficient-data');
      expect(line.why).toContain('预算03表 支出总表“合计”行“total”列“1,00.00”不能读作数字');
    }
    expect(coverage.find((each) => each.rule === 'NUM-CELL')?.state).toBe('finding');
  });

  it('reports a table whose kind is not certain as ambiguous', () => {
    const unsure = { ...general, alternatives: ['expenditure'] as const };
    const { coverage, findings } = checkDocument(model([unsure]));
    expect(plain(findings)).toEqual([]);
    expect(coverage.find((line) => line.rule === 'XTAB-BASIC')?.state).toBe('ambiguous');
    expect(coverage.find((line) => line.rule === 'SUM-ROW')?.state).toBe('ambiguous');
  });

  it('reports two tables of one kind as ambiguous where one is needed', () => {
    const { coverage } = checkDocument(model([income, { ...income, id: 'income#2' }]));
    expect(coverage.find((line) => line.rule === 'XTAB-INCOME-TOTAL')?.state).toBe('ambiguous');
  });

  it('keeps a failing rule from taking the others down', () => {
    const broken = {
      ...ruleCatalogue()[0]!,
      check: () => {
        throw new Error('坏了');
      },
    };
    const { coverage } = runRules([broken], model());
    expect(coverage).toMatchObject([{ state: 'insufficient-data', count: 0 }]);
    expect(coverage[0]?.why).toContain('坏了');
  });

  it('runs only the rules that were asked for', () => {
    const { coverage } = checkDocument(model(), ['SUM-ROW', 'SUM-BALANCE']);
    expect(coverage.map((line) => line.rule)).toEqual(['SUM-ROW', 'SUM-BALANCE']);
    expect(checkAcross([model()], [])).toEqual({ findings: [], coverage: [] });
  });
});

describe('findings', () => {
  const spoilt = reprint(model(), 'general-public-expenditure', 4, 2, '201.00');
  const { findings } = checkDocument(spoilt);

  it('name the cell, the arithmetic, the expected and the printed value', () => {
    const row = findings.find((finding) => finding.rule === 'SUM-ROW')!;
    expect(row).toMatchObject({
      severity: 'error',
      outcome: 'finding',
      family: 'arithmetic',
      documents: ['sha'],
      arithmetic: '210.00 ≠ 201.00',
      expected: '210.00',
      actual: '201.00',
      difference: '-9.00',
    });
    expect(row.at).toMatchObject({
      document: 'sha',
      table: 'general-public-expenditure',
      tableKind: 'general-public-expenditure',
      printedNumber: '预算07表',
      row: 4,
      rowKey: '301002|2101501',
      column: 2,
      columnPath: '预算数/合计',
      quote: '201.00',
      place: { line: 5 },
    });
    expect(row.message).toBe(
      '预算07表 一般公共预算支出表“301002-某中心”行“预算数/合计”列：合计应等于基本支出、project之和；按各项计算为 210.00，此处印作 201.00，相差 9.00 万元。',
    );
    expect(row.evidence.map(({ text, role }) => [text, role])).toEqual([
      ['210.00', 'addend'],
      ['', 'addend'],
      ['201.00', 'total'],
    ]);
    expect(row.evidence[0]).toMatchObject({ low: '209.995', high: '210.005' });
    expect(row.evidence[1]).toMatchObject({ low: null, high: null });
  });

  it('that share the misprinted cell form one group, and the cell is the suspect with its right value', () => {
    expect(plain(findings).length).toBeGreaterThan(2);
    expect(new Set(plain(findings).map((finding) => finding.group)).size).toBe(1);
    for (const finding of plain(findings)) {
      expect(finding.suspects).toHaveLength(1);
      expect(finding.suspects[0]).toMatchObject({
        anchor: { table: 'general-public-expenditure', row: 4, column: 2 },
        printed: '201.00',
        suggested: '210.00',
      });
      expect(finding.suspects[0]!.score).toBeGreaterThan(0.5);
    }
  });

  it('keep their ids when the document is read again or another place is corrected', () => {
    const again = checkDocument({ ...spoilt, document: 'another sha' }).findings;
    expect(again.map((finding) => finding.id)).toEqual(findings.map((finding) => finding.id));
    const two = checkDocument(reprint(spoilt, 'procurement', 2, 1, '210.00')).findings;
    const ids = new Set(two.map((finding) => finding.id));
    for (const finding of findings) expect(ids.has(finding.id)).toBe(true);
  });

  it('differ in id over units, years and stages', () => {
    const ids = [{}, { year: 2025 }, { unitCode: '301001' }, { stage: 'final' as const }].map((draft) => {
      const other = reprint(model([], draft), 'procurement', 2, 1, '210.00');
      return checkDocument(other, ['SUM-PROC']).findings[0]!.id;
    });
    expect(new Set(ids).size).toBe(4);
  });

  it('of unrelated misprints form groups of their own', () => {
    const two = checkDocument(reprint(spoilt, 'procurement', 0, 1, '35.00')).findings;
    expect(new Set(plain(two).map((finding) => finding.group)).size).toBe(2);
  });

  it('have unique ids and are plain data', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 2, max: 7 }), fc.nat(), (row, column, amount) => {
        const other = reprint(model(), 'general-public-expenditure', row, column, `${amount}.00`);
        const result = checkDocument(other);
        expect(new Set(result.findings.map((finding) => finding.id)).size).toBe(result.findings.length);
        expect(structuredClone(result)).toEqual(result);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      }),
      { numRuns: 40 },
    );
  });
});

describe('rounding', () => {
  const rounded = table({
    kind: 'expenditure',
    number: '预算03表',
    columns: 'function total basic project',
    rows: `
      2080505|1.01|0.51|0.51
      2101501|2.01|1.51|0.51
      2210201|3.00|3.00|
      合计|6.01|5.01|1.01`,
  });

  it('is one line for each table and rule, and a pass', () => {
    const { findings, coverage } = checkDocument(subject([rounded]), ['SUM-ROW', 'SUM-COL']);
    expect(findings.map(({ rule, outcome, severity }) => [rule, outcome, severity])).toEqual([
      ['SUM-ROW', 'rounding', 'notice'],
      ['SUM-COL', 'rounding', 'notice'],
    ]);
    expect(findings[0]?.message).toBe('预算03表 支出总表：有 3 处相差在取舍误差之内，最大相差 0.01 万元，不作为差错。');
    expect(coverage.map(({ state, why }) => [state, why])).toEqual([
      ['pass', '其中 3 项相差在取舍误差之内'],
      ['pass', '其中 3 项相差在取舍误差之内'],
    ]);
  });

  it('that is hard to believe is said so, but is still rounding', () => {
    const { findings } = checkDocument(reprint(subject([rounded]), 'expenditure', 3, 1, '6.04'), ['SUM-COL']);
    expect(findings).toMatchObject([
      { outcome: 'rounding', severity: 'notice', arithmetic: '1.01 + 2.01 + 3.00 = 6.02 ≈ 6.04' },
    ]);
    expect(findings[0]?.message).toContain('偏大');
  });
});
