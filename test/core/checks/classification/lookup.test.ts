import { describe, expect, it } from 'vitest';
import {
  bareName,
  budgetOf,
  entriesNamed,
  hasLevel,
  isNearly,
  isWithin,
  lookUp,
  pairsOf,
  renamedFrom,
  SHIPPED,
  TABLES,
  type Classification,
} from '../../../../src/core/checks/classification/index.js';
import {
  DEPARTMENT_ECONOMIC_NAMES,
  FUNCTION_NAMES,
  GOVERNMENT_ECONOMIC_NAMES,
  governmentCode,
} from '../../../generator/codes.js';

const KINDS: readonly Classification[] = ['function', 'economicDepartment', 'economicGovernment'];

describe('the code tables', () => {
  it.each(KINDS)('%s: every entry is whole, unique and stands below its parent', (kind) => {
    const codes = new Set(TABLES[kind].map((entry) => entry.code));
    expect(codes.size).toBe(TABLES[kind].length);
    for (const entry of TABLES[kind]) {
      expect(entry.code).toMatch(kind === 'function' ? /^2\d{2}(\d{2}){0,2}$/ : /^[35]\d{2}(\d{2})?$/);
      expect(entry.name).not.toBe('');
      expect(['verified', 'high', 'medium']).toContain(entry.confidence);
      expect([entry.code, entry.code.length === 3 || codes.has(entry.code.slice(0, -2))]).toEqual([entry.code, true]);
      for (const alias of entry.aliases ?? []) expect(['former', 'also']).toContain(alias.use);
      expect([undefined, 'government-fund', 'state-capital', 'social-insurance']).toContain(entry.budget);
    }
  });

  it('pairs, retired and renamed codes name codes that exist or existed', () => {
    const known = (kind: Classification, code: string): boolean => TABLES[kind].some((entry) => entry.code === code);
    for (const pair of TABLES.pairs) {
      expect([pair.department, known('economicDepartment', pair.department)]).toEqual([pair.department, true]);
      expect([pair.government, known('economicGovernment', pair.government)]).toEqual([pair.government, true]);
      expect(['administrative', 'public-service', 'both']).toContain(pair.units);
    }
    for (const one of TABLES.renamed)
      expect(lookUp(SHIPPED, 'function', one.code, one.from)).toMatchObject({ state: 'listed' });
    for (const one of TABLES.retired) expect(KINDS).toContain(one.table);
    for (const { parent, codes, words, otherWords } of TABLES.mainItems) {
      expect(known('function', parent)).toBe(true);
      for (const code of codes) expect([code.slice(0, 3), known('function', code)]).toEqual([parent, true]);
      for (const other of otherWords) expect(words.some((word) => other.includes(word) && other !== word)).toBe(true);
    }
    for (const one of TABLES.usualItems)
      expect([known('economicDepartment', one.department), known('function', one.function)]).toEqual([true, true]);
    expect(TABLES.basicItems.filter((code) => !known('function', code))).toEqual([]);
    expect(TABLES.firmFrom).toBeLessThan(TABLES.firmTo);
  });

  it('carries nothing about where a code was seen', () => {
    expect(JSON.stringify(TABLES)).not.toMatch(/seed|sample|样本|seen/);
  });

  it('agrees with every code and pair the generator prints', () => {
    const printed = [
      ['function', FUNCTION_NAMES],
      ['economicDepartment', DEPARTMENT_ECONOMIC_NAMES],
      ['economicGovernment', GOVERNMENT_ECONOMIC_NAMES],
    ] as const;
    for (const [kind, names] of printed) {
      for (const [code, name] of Object.entries(names)) {
        const found = lookUp(SHIPPED, kind, code, 2026);
        expect([code, found.state === 'listed' && bareName(found.entry.name)]).toEqual([code, bareName(name)]);
      }
    }
    const codes = Object.keys(DEPARTMENT_ECONOMIC_NAMES).filter((code) => code.length === 5);
    for (const kind of ['administrative', 'public-service'] as const) {
      // 绩效工资 is for 事业 units only.
      for (const code of codes.filter((one) => one !== '30107' || kind === 'public-service')) {
        expect(pairsOf(code).map((pair) => pair.government)).toContain(governmentCode(code, kind));
      }
    }
  });
});

describe('looking a code up', () => {
  it('takes local details by their first digits', () => {
    expect(lookUp(SHIPPED, 'economicDepartment', '3021101', 2026)).toMatchObject({
      state: 'listed',
      isLocal: true,
      entry: { code: '30211' },
    });
    expect(lookUp(SHIPPED, 'economicDepartment', '30211', 2026)).toMatchObject({ state: 'listed', isLocal: false });
  });

  it('knows one code by the year: 30311 was given away and came back', () => {
    expect(lookUp(SHIPPED, 'economicDepartment', '30311', 2026)).toMatchObject({
      state: 'listed',
      entry: { name: '代缴社会保险费' },
    });
    expect(lookUp(SHIPPED, 'economicDepartment', '30311', 2017).state).toBe('other-year');
    expect(lookUp(SHIPPED, 'economicDepartment', '30313', 2026)).toMatchObject({
      state: 'retired',
      retired: { replacedBy: ['30102'] },
    });
    expect(lookUp(SHIPPED, 'economicDepartment', '30313', 2016).state).toBe('other-year');
  });

  it('says of a code it lacks that it is not listed, and of another year nothing', () => {
    expect(lookUp(SHIPPED, 'economicDepartment', '30210', 2026)).toMatchObject({
      state: 'unlisted',
      parent: { code: '302' },
    });
    expect(lookUp(SHIPPED, 'function', '2999901', 2026)).toEqual({ state: 'unlisted', parent: null });
    expect(lookUp(SHIPPED, 'function', '2999901', 2015).state).toBe('other-year');
    expect(lookUp(SHIPPED, 'function', '20805', 2018).state).toBe('other-year');
  });

  it('tells former names by year', () => {
    expect(renamedFrom(SHIPPED, '20805', '行政事业单位离退休', 2026)?.new).toBe('行政事业单位养老支出');
    expect(renamedFrom(SHIPPED, '20805', '行政事业单位离退休', 2019)).toBeNull();
    expect(renamedFrom(SHIPPED, '20805', '行政事业单位养老', 2026)).toBeNull();
    expect(renamedFrom(SHIPPED, '2050702', '工读学校教育', 2026)).toMatchObject({ confidence: 'medium' });
  });

  it('knows codes of the other budgets, also below a fund', () => {
    expect(budgetOf(SHIPPED, '2120804')?.budget).toBe('government-fund');
    expect(budgetOf(SHIPPED, '2230105')?.budget).toBe('state-capital');
    expect(budgetOf(SHIPPED, '2120101')?.budget).toBeNull();
    expect(budgetOf(SHIPPED, '212')).toBeNull();
  });

  it('tells levels by their digits', () => {
    expect(['208', '20805', '2080505', '208050501'].every((code) => hasLevel('function', code))).toBe(true);
    expect(['2080', '208050', '208050501010101'].some((code) => hasLevel('function', code))).toBe(false);
    expect(hasLevel('economicDepartment', '3012')).toBe(false);
  });

  it('compares names without what printing changes', () => {
    expect(bareName('维修(护)费')).toBe(bareName('维修（护）费'));
    expect(bareName('職業年金缴费（款）')).toBe('职业年金缴费');
    expect(entriesNamed(SHIPPED, 'economicDepartment', '办公费').map((entry) => entry.code)).toEqual(['30201']);
    expect(isWithin('机关养老保险', '机关事业单位基本养老保险缴费')).toBe(true);
    expect(isWithin('养老机关', '机关事业单位基本养老保险缴费')).toBe(false);
    expect(isNearly('30231', '30213', 1)).toBe(false);
    expect(isNearly('3021', '30211', 1)).toBe(true);
  });
});
