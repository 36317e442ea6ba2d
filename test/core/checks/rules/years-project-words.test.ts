import { describe, expect, it } from 'vitest';
import { checkAcross, type Subject } from '../../../../src/core/checks/index.js';
import type { Project } from '../../../../src/core/disclosure/index.js';
import { project, subject, table } from '../build.js';
import { indicator } from './performance-cases.js';

const CODE = '32990025T000000000001';

function year(of: number, ...projects: readonly Project[]): Subject {
  return subject([], { year: of, document: String(of), projects });
}

/** One project with some indicators. */
function made(name: string, specs: readonly string[], code = CODE): Project {
  return { ...project({ code, name, row: 0, total: '50.00' }), indicators: specs.map(indicator) };
}

function said(...subjects: readonly Subject[]): readonly string[] {
  return checkAcross(subjects, ['YOY-PROJECT']).findings.map(({ severity, message }) => `${severity} ${message}`);
}

describe('clauses of one project that two years print with another character', () => {
  const both = (was: string, is: string): readonly string[] =>
    said(year(2025, made('堤岸管护', [was])), year(2026, made('堤岸管护', [is])));

  it.each([
    [
      '质量指标|保证沿线住户享有安全的通行条件|定性|达标||',
      '质量指标|保证沿线用户享有安全的通行条件|定性|达标||',
      '【住】户',
      '【用】户',
    ],
    [
      '社会效益指标|持续改善河岸两侧的通行环境|定性|达标||',
      '社会效益指标|持续改善河岸侧的通行环境|定性|达标||',
      '【两】',
      '【】',
    ],
    [
      '质量指标|组织专人巡查，及时登记破损的护栏位置|定性|达标||',
      '质量指标|组织专人巡查，及时登记破损的栏护位置|定性|达标||',
      '【护栏】',
      '【栏护】',
    ],
  ])('%s', (was, is, before, after) => {
    expect(both(was, is)).toEqual([
      expect.stringMatching(new RegExp(`^notice 绩效目标和指标的用语与 2025 年只差一两字：.*${before}.*→.*${after}`)),
    ]);
  });

  it.each([
    ['质量指标|保证沿线住户享有安全的通行条件|定性|达标||', '质量指标|保证沿线住户享有安全的通行条件|定性|达标||'],
    ['质量指标|完成第二标段全部护栏更换|定性|达标||', '质量指标|完成第三标段全部护栏更换|定性|达标||'],
    ['质量指标|巡查工作按时完成|定性|达标||', '质量指标|巡检工作按时完成|定性|达标||'],
    ['质量指标|持续提高沿线通行的安全水平|定性|达标||', '质量指标|持续提升沿线通行的安全水平|定性|达标||'],
  ])('says nothing of %s', (was, is) => {
    expect(both(was, is)).toEqual([]);
  });

  it('looks at the same project only', () => {
    const was = made('堤岸管护', ['质量指标|保证沿线住户享有安全的通行条件|定性|达标||'], '32990025T000000000007');
    const is = made('窗口巡检', ['质量指标|保证沿线用户享有安全的通行条件|定性|达标||']);
    expect(said(year(2025, was), year(2026, is))).toEqual([]);
  });
});

describe('names that differ in words any project may be called by', () => {
  it.each([
    ['堤岸养护管理工作经费', '堤岸养护管理经费'],
    ['窗口咨询服务专项', '窗口咨询服务项目'],
    ['水质监测站值守业务费用', '水质监测站值守费用'],
  ])('%s / %s', (was, is) => {
    expect(said(year(2025, made(was, [])), year(2026, made(is, [], '32990026T000000000002')))).toEqual([
      expect.stringMatching(/^notice 项目名称与上年只差通用字/),
    ]);
  });

  it('leaves names alone that differ in more', () => {
    const now = year(2026, made('堤岸养护监理经费', [], '32990026T000000000002'));
    expect(said(year(2025, made('堤岸养护管理经费', [])), now).join()).not.toContain('通用字');
  });
});

describe('a department after its unit', () => {
  it('finds the projects of the units its tables list', () => {
    const unit = year(2025, made('堤岸养护管理工作经费', []));
    const income = table({
      kind: 'income',
      columns: 'unit.code unit total',
      rows: '301|水务局|90.00\n301001|水务局本级|40.00\n301002|某单位|50.00\n合计||90.00',
    });
    const department = (code: string): Subject => {
      const of = subject([income], {
        year: 2026,
        document: '2026',
        unitCode: '301',
        projects: [made('堤岸养护管理经费', [], '32990026T000000000002')],
      });
      const level = { value: 'department', from: 'cover', at: null, rejected: [] } as const;
      const unitCode = { ...of.disclosure.profile.unitCode, value: code };
      return {
        ...of,
        disclosure: {
          ...of.disclosure,
          profile: { ...of.disclosure.profile, level, unitCode, unitName: { ...unitCode, value: '水务局' } },
        },
      };
    };
    expect(said(unit, department('301'))).toEqual([expect.stringMatching(/^notice 项目名称与上年只差通用字/)]);
  });
});
