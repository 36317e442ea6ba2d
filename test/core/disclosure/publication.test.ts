import { describe, expect, it } from 'vitest';
import {
  isSamePart,
  otherParts,
  type FilePart,
  type Identity,
  type TableKind,
} from '../../../src/core/disclosure/index.js';
import { table } from '../checks/build.js';

const ALL = ['income', 'expenditure', 'three-public', 'government-fund', 'general-public-basic'] as const;
const UNIT: Identity = {
  unitCode: '990101',
  unitName: '霁川市样例局',
  level: 'unit',
  fiscalYear: 2031,
  stage: 'budget',
};

type Named = FilePart & { readonly name: string };

function file(
  name: string,
  kinds: readonly TableKind[],
  sections: number,
  identity: Partial<Identity> = {},
  title = '样例局预算公开',
): Named {
  const section = { heading: '一、概况', ordinal: '一、', depth: 1, text: '样例。', at: { line: 1 } };
  const holding = {
    tables: kinds.map((kind) => table({ kind, columns: 'item amount', rows: '合计 | 1.00' })),
    sections: Array.from({ length: sections }, (_, index) => ({ ...section, id: `s${index}` })),
    passages: [title, '一、概况'].map((words, index) => ({
      text: words,
      section: index === 0 ? null : 's0',
      marks: [{ start: 0, at: { line: 1 } }],
    })),
  };
  return { name, identity: { ...UNIT, ...identity }, holding: () => holding };
}

function namesOf(...files: readonly Named[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...otherParts(files)].map(([{ name }, parts]) => [name, parts.map((part) => part.name)]));
}

const text = file('text', [], 9);
const tables = file('tables', ALL, 0);

it('are the text, the tables and the targets of one unit, year and stage', () => {
  const targets = file('targets', ['project-performance'], 0);
  expect(namesOf(text, tables, targets)).toEqual({
    text: ['tables', 'targets'],
    tables: ['text', 'targets'],
    targets: ['text', 'tables'],
  });
});

it.each<[string, Partial<Identity>]>([
  ['another unit', { unitCode: '990102', unitName: '霁川市样例中心' }],
  ['the department of the unit', { level: 'department' }],
  ['another year', { fiscalYear: 2030 }],
  ['another stage', { stage: 'final' }],
  ['an unknown year', { fiscalYear: null }],
  ['an unknown unit', { unitCode: null, unitName: null }],
])('are not those of %s', (_, identity) => {
  expect(namesOf(text, file('other', ALL, 0, identity))).toEqual({});
});

it('are found by name where one file prints no code', () => {
  expect(namesOf(text, file('other', ALL, 0, { unitCode: null }))).toEqual({ text: ['other'], other: ['text'] });
});

it.each([
  ['霁川市松渚区委办公室', '中共霁川市松渚区委员会办公室'],
  ['霁川市松渚区委办公室', '中国共产党霁川市松渚区委员会办公室'],
  ['松渚区人民政府办公室', '霁川市松渚区政府办公室'],
  ['松渚区教育局', '霁川市松渚区教育局'],
])('are found where one prints %s and the other %s', (short, long) => {
  const [one, other] = [
    file('text', [], 9, { unitCode: null, unitName: short }),
    file('tables', ALL, 0, { unitCode: null, unitName: long }),
  ];
  expect(namesOf(one, other)).toEqual({ text: ['tables'], tables: ['text'] });
});

it.each([
  ['霁川市教育局', '霁川市松渚区教育局'],
  ['教育局', '霁川市教育局'],
  ['霁川市教育局', '霁川市教育局招生办公室'],
  ['霁川市教育局', '霁川市教育局本级'],
  ['松渚区卫生局', '霁川市松渚区公共卫生局'],
])('are not those of %s and %s', (short, long) => {
  const [one, other] = [
    file('text', [], 9, { unitCode: null, unitName: short }),
    file('tables', ALL, 0, { unitCode: null, unitName: long }),
  ];
  expect(namesOf(one, other)).toEqual({});
});

it('are no versions of each other; of two versions the later one counts, and the older one keeps what it had', () => {
  expect(namesOf(tables, file('newer', ALL, 0))).toEqual({});
  expect(namesOf(tables, text, file('newer', ALL, 0))).toEqual({ tables: ['text'], text: ['newer'], newer: ['text'] });
});

it('are not known for tables that fit to the text of a department and to that of its unit', () => {
  const unclear = file('tables', ALL, 0, { level: 'unknown', unitCode: null });
  const whole = file('department', [], 9, { level: 'department', unitCode: '990' });
  expect(namesOf(text, whole, unclear)).toEqual({});
});

describe('a report on what was achieved', () => {
  const final: Partial<Identity> = { stage: 'final' };
  const report = (name: string, title: string, kinds: readonly TableKind[] = []): Named =>
    file(name, kinds, 5, final, title);
  const statement = file('statement', ALL, 0, final);
  const words = file('words', [], 9, final, '霁川市样例局2031年度部门决算公开说明');

  it.each([
    '霁川市样例局2031年度部门整体支出绩效自评报告',
    '2031年部门决算整体绩效自评工作报告（摘要）',
    '霁川市样例局项目支出绩效评价报告2032年5月',
    '霁川市样例局2031年度部门决算 绩效自我评价情况的报告',
  ])('%s is no part of the disclosure', (title) => {
    expect(namesOf(report('report', title), statement)).toEqual({});
    expect(namesOf(report('report', title), words, statement)).toEqual({ words: ['statement'], statement: ['words'] });
  });

  it.each([
    '霁川市样例局2031年度部门决算绩效自评情况说明',
    '霁川市样例局2031年度部门决算公开（含绩效自评报告）',
    '霁川市样例局2031年度绩效自评报告及部门决算',
  ])('%s is one', (title) => {
    expect(namesOf(report('text', title), statement)).toEqual({ text: ['statement'], statement: ['text'] });
  });

  it('is a disclosure where the tables of one stand in it, or where a later line only speaks of it', () => {
    const whole = report('whole', '霁川市样例局2031年度部门决算及绩效自评报告', ALL.slice(0, 3));
    expect(isSamePart(whole.holding(), statement.holding())).toBe(true);
    const { tables, sections } = words.holding();
    const passages = ['样例局2031年度部门决算', '一、概况', '样例局绩效自评报告'].map((text, index) => ({
      text,
      section: index === 0 ? null : 's0',
      marks: [{ start: 0, at: { line: 1 } }],
    }));
    expect(isSamePart({ tables, sections, passages }, words.holding())).toBe(true);
  });

  it('replaces the report with its title and nothing else', () => {
    const whole = report('whole', '样例局2031年度整体支出绩效自评报告');
    const again = report('again', '样例局 2031年度整体支出绩效自评报告');
    const project = report('project', '样例局2031年度项目支出绩效自评报告');
    expect(isSamePart(whole.holding(), again.holding())).toBe(true);
    expect(isSamePart(whole.holding(), project.holding())).toBe(false);
    expect(isSamePart(whole.holding(), words.holding())).toBe(false);
  });
});
