import { describe, expect, it } from 'vitest';
import { comparableUnits, compareProjects, compareTables } from '../../../src/core/comparison/index.js';
import type { Disclosure, Table } from '../../../src/core/disclosure/index.js';
import {
  buildDisclosure,
  buildProfile,
  buildProject,
  buildTable,
  FUNCTION_COLUMNS,
  functionRow,
  sourceOf,
  totalRow,
  type RowDraft,
} from './build.js';

const table = (...rows: readonly RowDraft[]): Table =>
  buildTable({ kind: 'general-public-expenditure', columns: FUNCTION_COLUMNS, rows });

/** 收入总表 with a heading line for the department. */
const income = (...units: readonly (readonly [string, string])[]): Table =>
  buildTable({
    kind: 'income',
    columns: [{ path: '合计', measure: 'total' }],
    rows: units.map(([unit, name]) => ({ lines: [{ label: name, codes: { unit }, unitName: name }], cells: ['1.00'] })),
  });

function unitDocument(year: number, code: string | null, name: string, ...tables: readonly Table[]): Disclosure {
  return buildDisclosure({ profile: buildProfile({ unitCode: code, unitName: name, year }), tables });
}

describe('comparableUnits', () => {
  const own2025 = unitDocument(2025, '301002', '某局服务中心', income(['301', '某局'], ['301002', '某局服务中心']));
  const department2026 = buildDisclosure({
    profile: buildProfile({ unitCode: '301', unitName: '某局', level: 'department', year: 2026 }),
    tables: [
      income(['301', '某局'], ['301001', '某局本级'], ['301002', '某局服务中心']),
      table(functionRow('301002', '2101501', '行政运行', '1.00'), functionRow('301003', '2101501', '行政运行', '1.00')),
    ],
  });

  it('lists a unit with its own document and with its rows in the department’s', () => {
    const units = comparableUnits([
      { document: 'b', disclosure: department2026 },
      { document: 'a', disclosure: own2025 },
    ]);
    expect(units.map((unit) => [unit.unitCode, unit.unitName])).toEqual([
      ['301', '某局'],
      ['301001', '某局本级'],
      ['301002', '某局服务中心'],
      ['301003', '单位'],
    ]);
    expect(units[2]?.sources).toEqual([
      { document: 'a', year: 2025, stage: 'budget', own: true },
      { document: 'b', year: 2026, stage: 'budget', own: false },
    ]);
    // The department's heading line in the unit's document is not a figure of the department.
    expect(units[0]?.sources).toEqual([{ document: 'b', year: 2026, stage: 'budget', own: true }]);
  });

  it('finds the code of a document by the name it bears, and keeps a unit without code apart', () => {
    const units = comparableUnits([
      { document: 'a', disclosure: unitDocument(2025, null, '某局服务 中心', income(['301002', '某局服务中心'])) },
      { document: 'b', disclosure: unitDocument(2026, null, '某学校') },
      { document: 'c', disclosure: unitDocument(2025, null, '某学校') },
    ]);
    expect(units.map((unit) => [unit.unitCode, unit.unitName, unit.sources.map((source) => source.document)])).toEqual([
      ['301002', '某局服务 中心', ['a']],
      [null, '某学校', ['c', 'b']],
    ]);
  });

  it('takes the writings of a party office for one unit, other committees for others', () => {
    const named = (document: string, year: number, name: string): { document: string; disclosure: Disclosure } => ({
      document,
      disclosure: unitDocument(year, null, name),
    });
    const units = comparableUnits([
      named('a', 2025, '中国共产党某市委员会办公厅'),
      named('b', 2026, '中共某市委办公厅'),
      named('c', 2027, '某市委办公厅'),
      named('d', 2025, '共青团某市委员会'),
      named('e', 2026, '某市人大常务委员会办公厅'),
    ]);
    expect(units.map((unit) => unit.sources.map((source) => source.document).join('')).sort()).toEqual([
      'abc',
      'd',
      'e',
    ]);
  });

  it('puts the file that holds the tables before the one that holds the explanation', () => {
    const units = comparableUnits([
      { document: 'text', disclosure: unitDocument(2025, '301002', '某局服务中心') },
      { document: 'tables', disclosure: own2025 },
      { document: 'more', disclosure: unitDocument(2026, '301002', '某局服务中心') },
    ]);
    expect(units[0]?.sources.map(({ document }) => document)).toEqual(['tables', 'text', 'more']);
  });

  it('lists nothing for a document without a year', () => {
    const disclosure = buildDisclosure({ profile: buildProfile({ unitCode: '301002', year: null }) });
    expect(comparableUnits([{ document: 'a', disclosure }])).toEqual([]);
  });
});

describe('compareProjects', () => {
  it('pairs by code, then by name without its year', () => {
    const before = buildDisclosure({
      profile: buildProfile({ unitCode: '301002', year: 2025 }),
      projects: [
        buildProject({ code: 'T1', name: '信息化运维', total: '5.13' }),
        buildProject({ code: 'T2', name: '2025年宣传经费', total: '6.00' }),
        buildProject({ name: '物业管理', total: '1.00' }),
        buildProject({ code: 'T4', name: '旧项目', total: '9.00' }),
      ],
    });
    const after = buildDisclosure({
      profile: buildProfile({ unitCode: '301002', year: 2026 }),
      projects: [
        buildProject({ code: 'T1', name: '信息化运行维护', total: '3.48' }),
        buildProject({ code: 'T9', name: '2026年宣传经费', total: '6.00' }),
        buildProject({ name: '物业管理', total: '' }),
        buildProject({ code: 'T5', name: '新项目', total: '2.00' }),
      ],
    });
    const projects = compareProjects([sourceOf(after), sourceOf(before)]);
    expect(
      projects.map((project) => [project.code, project.status, project.matchedBy, project.change, project.percent]),
    ).toEqual([
      ['T1', 'renamed', 'code', '-1.65', '-32.16'],
      ['T9', 'renamed', 'name', '0.00', '0.00'],
      [null, 'changed', 'name', null, null],
      ['T4', 'dropped', 'code', null, null],
      ['T5', 'new', 'code', null, null],
    ]);
    expect(projects[0]?.names).toEqual({ '2025': '信息化运维', '2026': '信息化运行维护' });
    expect(projects[2]?.values).toEqual({ '2025': '1.00', '2026': null });
  });

  it('takes a unit’s projects from its department’s document, or leaves the year out', () => {
    const rows = table(functionRow('301001', '2101501', '甲', '1.00'), functionRow('301002', '2101501', '乙', '1.00'));
    const department = (named: boolean): Disclosure =>
      buildDisclosure({
        profile: buildProfile({ unitCode: '301', level: 'department', year: 2026 }),
        tables: [rows],
        projects: [
          buildProject({ name: '甲项目', total: '1.00', table: named ? rows.id : 'none', row: 0 }),
          buildProject({ name: '乙项目', total: '2.00', table: named ? rows.id : 'none', row: 1 }),
        ],
      });
    const own = buildDisclosure({
      profile: buildProfile({ unitCode: '301002', year: 2025 }),
      projects: [buildProject({ name: '乙项目', total: '1.00' })],
    });
    const named = compareProjects([sourceOf(own, '301002'), sourceOf(department(true), '301002')]);
    expect(named.map((project) => [project.names, project.status])).toEqual([
      [{ '2025': '乙项目', '2026': '乙项目' }, 'changed'],
    ]);
    const unnamed = compareProjects([sourceOf(own, '301002'), sourceOf(department(false), '301002')]);
    expect(unnamed.map((project) => [project.values, project.status])).toEqual([[{ '2025': '1.00' }, 'same']]);
  });
});

describe('a unit printed once above its rows', () => {
  const merged = (
    year: number,
    unitCode: string,
    level: 'department' | 'unit',
    ...rows: readonly RowDraft[]
  ): Disclosure => buildDisclosure({ profile: buildProfile({ unitCode, level, year }), tables: [table(...rows)] });
  const department = (year: number): Disclosure =>
    merged(
      year,
      '301',
      'department',
      functionRow('301001', '2101501', '行政运行', '1.00'),
      functionRow(null, '2101502', '事务', '2.00'),
      functionRow('301002', '2101501', '行政运行', '3.00'),
      functionRow(null, '2101502', '事务', '4.00'),
      totalRow('10.00'),
    );
  const values = (unitCode: string | null, ...documents: readonly Disclosure[]): readonly (readonly unknown[])[] =>
    (
      compareTables(
        'general-public-expenditure',
        documents.map((disclosure) => sourceOf(disclosure, unitCode)),
      )?.rows ?? []
    ).map((row) => [row.key, row.cells['2026']?.total?.value, row.status]);

  it('holds for the rows below it, but not for the total', () => {
    const own = merged(2025, '301002', 'unit', functionRow(null, '2101501', '行政运行', '3.00'), totalRow('3.00'));
    expect(values('301002', own, department(2026))).toEqual([
      ['2101501', '3.00', 'same'],
      ['2101502', '4.00', 'new'],
    ]);
  });

  it('keeps the units of a department apart', () => {
    expect(values(null, department(2025), department(2026))).toEqual([
      ['301001|2101501', '1.00', 'same'],
      ['301001|2101502', '2.00', 'same'],
      ['301002|2101501', '3.00', 'same'],
      ['301002|2101502', '4.00', 'same'],
      ['合计', '10.00', 'same'],
    ]);
  });

  it('shows rows of performance tables only where they state an amount', () => {
    const performance = (year: number): Disclosure => {
      const columns = [
        { path: '项目', measure: 'project.name', unit: null },
        { path: '项目总额', measure: 'performance.project-total' },
      ] as const;
      const rows: readonly RowDraft[] = [
        { lines: [{ label: '宣传', codes: { project: 'T1' } }], cells: ['T1-宣传', '1.00'] },
        { lines: [{ label: '满意度' }], cells: ['', ''] },
        // The head of the next page repeats the project.
        { lines: [{ label: '宣传', codes: { project: 'T1' } }], cells: ['T1-宣传', '1.00'] },
      ];
      const tables = [buildTable({ kind: 'project-performance', columns, rows })];
      return buildDisclosure({ profile: buildProfile({ unitCode: '301002', year }), tables });
    };
    const compared = compareTables('project-performance', [sourceOf(performance(2025)), sourceOf(performance(2026))]);
    expect(compared?.rows.map((row) => [row.key, row.status])).toEqual([['T1', 'same']]);
  });

  it('takes an empty table of the department as saying that the unit has nothing', () => {
    const threePublic = (year: number, code: string, level: 'department' | 'unit', amount: string): Disclosure =>
      buildDisclosure({
        profile: buildProfile({ unitCode: code, level, year }),
        tables: [
          table(functionRow('301001', '1', '甲', '1.00'), functionRow('301002', '1', '甲', '1.00')),
          buildTable({
            kind: 'three-public',
            columns: [{ path: '合计', measure: 'three-public' }],
            rows: [{ lines: [{ label: `${year}` }], cells: [amount] }],
          }),
        ],
      });
    const row = compareTables('three-public', [
      sourceOf(threePublic(2025, '301002', 'unit', '2.00'), '301002'),
      sourceOf(threePublic(2026, '301', 'department', ''), '301002'),
    ])?.rows[0];
    expect([row?.status, row?.cells['2026']?.['three-public']?.value]).toEqual(['changed', null]);
  });
});
