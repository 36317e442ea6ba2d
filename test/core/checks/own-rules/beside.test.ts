import { describe, expect, it } from 'vitest';
import {
  runOwnRules,
  tryOutOwnRule,
  type CheckResult,
  type OwnRule,
  type Subject,
} from '../../../../src/core/checks/index.js';
import { subject, table } from '../build.js';

function own(text: string): OwnRule {
  return { id: 'OWN-1', name: '自定', text, severity: 'warning', basis: '', enabled: true };
}

/** One disclosure published as two files: 收入 and 支出 in one, 三公 in the other. */
function published(year: number, total: string, abroad = '1.00'): readonly [Subject, Subject] {
  const main = subject(
    [
      table({ kind: 'income', columns: 'unit total', rows: `合计|${total}` }),
      table({
        kind: 'expenditure',
        columns: 'function.code total basic project',
        rows: `合计|${total}|6.00|4.00\n2010301|${total}|6.00|4.00`,
      }),
    ],
    { year, document: `main ${year}` },
  );
  const other = subject(
    [
      table({
        kind: 'three-public',
        columns: 'unit three-public three-public.abroad three-public.reception',
        rows: `某单位|3.00|${abroad}|2.00`,
      }),
    ],
    { year, document: `three ${year}` },
  );
  return [main, other];
}

function lines({ coverage }: CheckResult): readonly (readonly string[])[] {
  return coverage.map(({ document, state }) => [document, state]);
}

describe('a rule over a disclosure of several files', () => {
  const [main, other] = published(2031, '10.00');

  it('reads the table of the other file', () => {
    const result = runOwnRules([own('三公.合计 ≤ 0.1 × 支出总表.合计')], [main, other]);
    // Told once, and with both files.
    expect(result.findings).toHaveLength(1);
    expect(new Set(result.findings[0]?.documents)).toEqual(new Set(['main 2031', 'three 2031']));
    expect(
      lines(result)
        .map(([, state]) => state)
        .toSorted(),
    ).toEqual(['finding', 'not-applicable']);
    const passing = runOwnRules([own('三公.合计 ≤ 0.5 × 支出总表.合计')], [main, other]);
    expect(passing.findings).toEqual([]);
    expect(passing.coverage.map(({ state }) => state)).toContain('pass');
  });

  it('names the table that none of the files has', () => {
    const { coverage } = runOwnRules([own('三公.合计 ≤ 政府采购表.合计')], [main, other]);
    expect(coverage.map(({ state }) => state)).toEqual(['insufficient-data', 'insufficient-data']);
    for (const { why } of coverage) expect(why).toContain('未识别到政府采购表');
  });

  it('finds last year where it has several files too', () => {
    const before = published(2030, '12.00');
    const text = '三公.合计 + 7.00 ≥ 上年.支出总表.合计';
    const found = runOwnRules([own(text)], [main, other, ...before]);
    const reported = found.findings.map(({ at, documents }) => [at.document, documents]);
    expect(reported).toEqual([['three 2031', expect.arrayContaining(['three 2031', 'main 2030'])]]);
    // The equality is shown with last year's figure, once.
    const equal = runOwnRules([own('三公.合计 + 支出总表.合计 = 上年.支出总表.合计')], [main, other, ...before]);
    expect(equal.findings.filter(({ documents }) => documents.includes('main 2031'))).toHaveLength(1);
    expect(equal.coverage.filter(({ why }) => why.includes('不能确定用哪一份'))).toEqual([]);
  });

  it('is tried out once for each disclosure', () => {
    expect(tryOutOwnRule(own('三公.合计 ≤ 0.1 × 支出总表.合计'), [main, other])).toMatchObject({
      pass: 0,
      finding: 1,
      insufficient: 0,
    });
  });

  it('is no department of its own other file', () => {
    const [one, two] = published(2031, '10.00').map((file): Subject => {
      const { profile } = file.disclosure;
      const level = { ...profile.level, value: 'department' as const };
      const unitCode = { ...profile.unitCode, value: '301' };
      return { ...file, disclosure: { ...file.disclosure, profile: { ...profile, level, unitCode } } };
    });
    const { coverage } = runOwnRules([own('支出总表.合计 ≤ 部门.支出总表.合计')], [one!, two!]);
    expect(coverage.filter(({ state }) => state === 'pass')).toEqual([]);
  });
});
