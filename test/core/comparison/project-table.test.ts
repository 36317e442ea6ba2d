import { describe, expect, it } from 'vitest';
import { readAmount } from '../../../src/core/amount/index.js';
import { alignTable, compareProjects, goalsInSheet, placeInSheet } from '../../../src/core/comparison/index.js';
import type { Disclosure } from '../../../src/core/disclosure/index.js';
import { buildDisclosure, buildProfile, buildProject, buildTable, sourceOf } from './build.js';

type Draft = { readonly code?: string; readonly name: string; readonly total: string; readonly fiscal?: string };

/** A document whose projects are printed as forms: the columns are mere positions, the figures stand in later rows. */
function forms(year: number, ...drafts: readonly Draft[]): Disclosure {
  const table = buildTable({
    kind: 'project-performance',
    columns: [
      { path: '第1列', measure: 'other' },
      { path: '第2列', measure: 'other' },
    ],
    rows: drafts.map(({ name }) => ({ lines: [{ label: name }], cells: ['项目名称', name] })),
  });
  const projects = drafts.map(({ fiscal = '', ...draft }, row) => ({
    ...buildProject({ ...draft, table: table.id, row }),
    fiscalFunds: readAmount(fiscal, '万元'),
  }));
  return buildDisclosure({ profile: buildProfile({ unitCode: '377001', year }), tables: [table], projects });
}

const SOURCES = [
  forms(
    2031,
    { code: 'P31A', name: '2031年农技推广', total: '50.00', fiscal: '40.00' },
    { code: 'P31B', name: '河道水质监测', total: '100.00', fiscal: '100.00' },
  ),
  forms(
    2032,
    { code: 'P32A', name: '2032年农技推广', total: '55.50', fiscal: '-' },
    { code: 'P32B', name: '河道水质监测点位运行', total: '60.00' },
    { code: 'P32C', name: '河道水质监测设备更新', total: '40.00' },
  ),
].map((disclosure) => sourceOf(disclosure));

describe('the table of projects', () => {
  const alignment = alignTable('project-performance', SOURCES);
  const sheet = alignment?.sheet;

  it('is laid side by side project by project, whatever form its pages have', () => {
    expect(sheet?.measures.map(({ label }) => label)).toEqual(['项目总额', '财政资金']);
    const rows = sheet?.rows.map(({ key, label, status, figures }) => [key, label, status, figures]);
    expect(rows).toEqual([
      // A year inside the name is no other name; a dash stays a dash.
      [
        'P32A',
        '2032年农技推广',
        'changed',
        [
          ['50.00', '40.00'],
          ['55.50', ['-']],
        ],
      ],
      ['P31B', '河道水质监测', 'dropped', [['100.00', '100.00'], null]],
      ['P32B', '河道水质监测点位运行', 'new', [null, ['60.00', ['']]]],
      ['P32C', '河道水质监测设备更新', 'new', [null, ['40.00', ['']]]],
    ]);
    expect(sheet?.rows[0]?.matchedBy).toBe('name');
  });

  it('marks what seems to have been split, as the list of projects does', () => {
    const expected = [[], ['split one'], ['split part'], ['split part']];
    const marks = (rows: readonly { readonly kin?: readonly { type: string; role: string }[] }[] | undefined) =>
      rows?.map(({ kin = [] }) => kin.map(({ type, role }) => `${type} ${role}`));
    expect(marks(sheet?.rows)).toEqual(expected);
    const projects = compareProjects(SOURCES);
    expect(marks(projects)).toEqual(expected);
    expect(projects[0]?.fiscalFunds).toEqual({ '2031': '40.00', '2032': null });
  });

  it('has no years to be split over where two documents stand side by side', () => {
    const sides = SOURCES.map((source, index) => ({ ...source, column: index + 1 }));
    expect(alignTable('project-performance', sides)?.sheet.rows.some(({ kin }) => kin !== undefined)).toBe(false);
  });

  it('leads from a figure to the row of its project, and from a row to its goals', () => {
    if (alignment === null) throw new Error('no alignment');
    const figure = { lane: 0, key: 'P32A', column: 2031, measure: 'performance.fiscal-funds' } as const;
    expect(placeInSheet(alignment, figure)).toMatchObject({ document: SOURCES[0]?.document });
    expect(goalsInSheet(alignment, { lane: 0, key: 'P32B' })?.goals).toEqual([null, '']);
    expect(goalsInSheet(alignment, { lane: 0, key: 'none' })).toBeNull();
  });
});
