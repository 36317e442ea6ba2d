import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isOtherPart, isSameDisclosure, type Identity, type TableKind } from '../../../src/core/disclosure/index.js';
import {
  countFindings,
  countSerious,
  listCoverage,
  listDocuments,
  listFindings,
  loadDisclosure,
  loadLines,
  loadOriginal,
  storeAcross,
  storeDocument,
  verifyLog,
  type Workspace,
} from '../../../src/main/workspace/index.js';
import { table } from '../../core/checks/build.js';
import { coverage, disclosure, finding, newDocument, sha256, temporaryWorkspace } from './samples.js';

function rows(workspace: Workspace): Record<string, number> {
  const count = (table: string): number =>
    Number(workspace.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  return Object.fromEntries(
    ['original', 'document', 'reading', 'finding', 'coverage', 'log'].map((table) => [table, count(table)]),
  );
}

describe('storing documents', () => {
  it('keeps the original byte for byte, packed or not', () => {
    const workspace = temporaryWorkspace();
    const repetitive = Buffer.from('预算数 0.00\r\n'.repeat(5000), 'utf8');
    const random = randomBytes(50_000);
    for (const [index, bytes] of [repetitive, random, Buffer.from([])].entries()) {
      const document = newDocument('x', { unitCode: String(index) });
      const id = sha256(bytes);
      storeDocument(workspace, { ...document, sha256: id, bytes, check: { findings: [], coverage: [] } }, '张三');
      expect(loadOriginal(workspace, id)?.equals(bytes)).toBe(true);
    }
    const encodings = workspace.database.prepare('SELECT encoding FROM original ORDER BY size').pluck().all();
    expect(encodings).toEqual(['raw', 'raw', 'deflate']);
  });

  it('gives back reading, lines, findings and coverage as they were', () => {
    const workspace = temporaryWorkspace();
    const document = newDocument('第一行\n第二行');
    const stored = storeDocument(workspace, document, '张三');
    expect(loadDisclosure(workspace, stored.id)).toEqual(document.disclosure);
    expect(loadLines(workspace, stored.id)).toEqual(['第一行', '第二行']);
    expect(listFindings(workspace, stored.id)).toEqual(document.check.findings);
    expect(listCoverage(workspace, stored.id)).toEqual(document.check.coverage);
    expect(stored).toMatchObject({ lineage: stored.id, version: 1, latest: true, state: 'read', fiscalYear: 2026 });
  });

  it('does not keep the same bytes twice; a new reading replaces the old one', () => {
    const workspace = temporaryWorkspace();
    const document = newDocument('同');
    storeDocument(workspace, document, '张三');
    const before = rows(workspace);
    const again = storeDocument(
      workspace,
      { ...document, fileName: '另一名.txt', engine: 'engine-2', check: { findings: [], coverage: [] } },
      '张三',
    );
    expect(again).toMatchObject({ engine: 'engine-2', fileName: document.fileName, version: 1 });
    expect(rows(workspace)).toEqual({ ...before, finding: 0, coverage: 0, log: before['log']! + 1 });
  });

  it('keeps a newer version beside the older one', () => {
    const workspace = temporaryWorkspace();
    const one = storeDocument(workspace, newDocument('第一稿'), '张三');
    const two = storeDocument(workspace, newDocument('第二稿'), '张三');
    const three = storeDocument(workspace, newDocument('第三稿'), '张三');
    const other = storeDocument(workspace, newDocument('他年', { year: 2025 }), '张三');
    expect(
      [...listDocuments(workspace)].map(({ id, lineage, version, latest }) => ({ id, lineage, version, latest })),
    ).toEqual([
      { id: three.id, lineage: one.id, version: 3, latest: true },
      { id: two.id, lineage: one.id, version: 2, latest: false },
      { id: one.id, lineage: one.id, version: 1, latest: false },
      { id: other.id, lineage: other.id, version: 1, latest: true },
    ]);
    expect(loadOriginal(workspace, one.id)?.toString()).toBe('第一稿');
  });

  it('lists a department in front of its units, codes that are short numbers before them', () => {
    const workspace = temporaryWorkspace();
    for (const unitCode of ['902', '901002', '10', '901', '9']) {
      storeDocument(workspace, newDocument(unitCode, { unitCode, unitName: `单位${unitCode}` }), '张三');
    }
    expect(listDocuments(workspace).map((one) => one.unitCode)).toEqual(['9', '10', '901', '901002', '902']);
  });

  it('begins a new lineage where the latest version has turned out to be another year', () => {
    const workspace = temporaryWorkspace();
    const one = storeDocument(workspace, newDocument('第一稿'), '张三');
    const second = newDocument('第二稿');
    storeDocument(workspace, second, '张三');
    storeDocument(workspace, { ...second, disclosure: disclosure({ year: 2025 }), engine: 'engine-2' }, '张三');
    const three = storeDocument(workspace, newDocument('第三稿'), '张三');
    expect(three).toMatchObject({ lineage: three.id, version: 1, latest: true });
    expect(listDocuments(workspace).find(({ id }) => id === one.id)).toMatchObject({ version: 1, latest: false });
  });

  it('leaves nothing behind where one part of an import fails', () => {
    const workspace = temporaryWorkspace();
    storeDocument(workspace, newDocument('第一稿'), '张三');
    const before = rows(workspace);
    const broken = newDocument('第二稿');
    // The last thing written is refused: a coverage row without a rule.
    const badCoverage = { ...coverage(broken.sha256), rule: null as unknown as string };
    expect(() =>
      storeDocument(workspace, { ...broken, check: { findings: [], coverage: [badCoverage] } }, '张三'),
    ).toThrow('NOT NULL');
    expect(rows(workspace)).toEqual(before);
    expect(listDocuments(workspace).map(({ latest }) => latest)).toEqual([true]);
    expect(verifyLog(workspace.database)).toEqual({ whole: true, count: 1 });
  });

  it('counts findings without reading them', () => {
    const workspace = temporaryWorkspace();
    storeDocument(workspace, newDocument('计数'), '张三');
    const plan = workspace.database
      .prepare<[], { detail: string }>(
        'EXPLAIN QUERY PLAN SELECT document, family, severity, outcome, count(*) FROM finding GROUP BY document, family, severity, outcome',
      )
      .all();
    expect(plan.map(({ detail }) => detail)).toEqual(['SCAN finding USING COVERING INDEX finding_by_kind']);
    expect(countFindings(workspace).reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0);
  });

  it('counts errors and doubts of certain rules alone, without those kept silent', () => {
    const workspace = temporaryWorkspace();
    const fresh = newDocument('数值');
    const odd = finding(fresh.sha256, 'f-odd', { rule: 'NUM-CELL', severity: 'warning' });
    const note = finding(fresh.sha256, 'f-note', { rule: 'NUM-CELL', severity: 'notice' });
    const other = finding(fresh.sha256, 'f-other', { rule: 'SUM-ROW' });
    const { id } = storeDocument(
      workspace,
      { ...fresh, check: { findings: [odd, note, other], coverage: [] } },
      '张三',
    );
    expect([...countSerious(workspace, ['NUM-CELL', 'NUM-UNIT'])]).toEqual([[id, 1]]);
    expect([...countSerious(workspace, ['NUM-UNIT'])]).toEqual([]);
  });

  it('replaces findings between documents as a whole and never those of one document', () => {
    const workspace = temporaryWorkspace();
    const one = storeDocument(workspace, newDocument('甲'), '张三');
    const two = storeDocument(workspace, newDocument('乙', { year: 2025 }), '张三');
    const shared = finding(two.id, 'f-across', { documents: [two.id, one.id], severity: 'warning' });
    const table = coverage(two.id, { rule: 'year-on-year.x' });
    storeAcross(workspace, { findings: [shared], coverage: [table] });
    storeAcross(workspace, { findings: [shared], coverage: [table] });
    expect(listFindings(workspace, two.id).map(({ id }) => id)).toEqual(['f-1', 'f-across']);
    expect(listCoverage(workspace, two.id).map(({ rule }) => rule)).toEqual(['arithmetic.total', 'year-on-year.x']);
    expect(countFindings(workspace).filter(({ document }) => document === two.id)).toHaveLength(2);
    storeAcross(workspace, { findings: [], coverage: [] });
    expect(listFindings(workspace, two.id).map(({ id }) => id)).toEqual(['f-1']);
    expect(listFindings(workspace, one.id)).toHaveLength(1);
  });

  it('keeps a document in which nothing was recognised, and says so', () => {
    const workspace = temporaryWorkspace();
    const document = newDocument('空', {}, { message: '未识别出表格' });
    const unread = disclosure({ unitCode: null, unitName: null, year: null, stage: null }, { status: 'unread' });
    const stored = storeDocument(workspace, { ...document, disclosure: unread }, '张三');
    expect(stored).toMatchObject({ state: 'unread', message: '未识别出表格', unitName: null, fiscalYear: null });
  });
});

describe('versions of one disclosure', () => {
  const base: Identity = { unitCode: '901001', unitName: '测试单位', level: 'unit', fiscalYear: 2026, stage: 'budget' };
  it.each<[string, Partial<Identity>, boolean]>([
    ['all equal', {}, true],
    ['code missing, name equal but for white space', { unitCode: null, unitName: '测试 单位' }, true],
    ['name missing, code equal', { unitName: null }, true],
    ['longer name, code equal', { unitName: '某市测试单位' }, true],
    ['level unknown', { level: 'unknown' }, true],
    ['other code, same name', { unitCode: '901002' }, false],
    ['same code, other name', { unitName: '另一单位' }, false],
    ['neither code nor name', { unitCode: null, unitName: null }, false],
    ['other year', { fiscalYear: 2025 }, false],
    ['year unknown', { fiscalYear: null }, false],
    ['other stage', { stage: 'final' }, false],
    ['stage unknown', { stage: null }, false],
    ['the department of the unit', { level: 'department' }, false],
  ])('%s', (_, more, expected) => {
    expect(isSameDisclosure(base, { ...base, ...more })).toBe(expected);
    expect(isSameDisclosure({ ...base, ...more }, base)).toBe(expected);
  });
});

describe('parts of one disclosure', () => {
  const ALL = ['income', 'expenditure', 'three-public', 'government-fund', 'general-public-basic'] as const;
  type Held = Parameters<typeof isOtherPart>[0];
  const section = { heading: '一、概况', ordinal: '一、', depth: 1, text: '某单位概况。', at: { line: 1 } };
  const holding = (kinds: readonly TableKind[], sections = 0): Held => ({
    tables: kinds.map((kind) => table({ kind, columns: 'item amount', rows: '合计 | 1.00' })),
    sections: Array.from({ length: sections }, (_, index) => ({ ...section, id: `s${index}` })),
    passages: [],
  });

  it.each<[string, Held, Held, boolean]>([
    ['the text and the tables', holding([], 9), holding(ALL), true],
    ['the text with one table, and the tables', holding(['three-public'], 9), holding(ALL), true],
    ['a table each', holding(['income']), holding(['expenditure']), true],
    ['a whole disclosure and its text alone', holding(ALL, 9), holding([], 9), true],
    ['tables nobody knows, and known ones', holding(['other', 'other']), holding(ALL), true],
    ['the same tables', holding(ALL), holding(ALL), false],
    ['a table more', holding(ALL, 9), holding(ALL.slice(1), 9), false],
    ['half of the tables read', holding(ALL.slice(0, 2)), holding(ALL), false],
    ['two texts', holding([], 9), holding([], 8), false],
    ['a text, and a cover over the tables of targets', holding([], 9), holding(['project-performance'], 1), true],
    ['two texts, one with a table', holding([], 9), holding(['three-public'], 8), false],
    ['nothing recognised in either', holding([]), holding(['other']), false],
  ])('%s', (_, one, other, expected) => {
    expect(isOtherPart(one, other)).toBe(expected);
    expect(isOtherPart(other, one)).toBe(expected);
  });

  it('stand beside each other, and each has versions of its own', () => {
    const workspace = temporaryWorkspace();
    const store = (words: string, kinds: readonly TableKind[], sections: number): string => {
      const document = newDocument(words);
      const made = { ...document.disclosure, ...holding(kinds, sections) };
      return storeDocument(workspace, { ...document, disclosure: made }, '张三').id;
    };
    const [text, tables] = [store('说明', [], 9), store('表', ALL, 0)];
    const newText = store('说明改', [], 9);
    const found = new Map(listDocuments(workspace).map((one) => [one.id, one]));
    expect(found.get(tables)).toMatchObject({ latest: true, version: 1 });
    expect(found.get(text)).toMatchObject({ latest: false, version: 1 });
    expect(found.get(newText)).toMatchObject({ latest: true, version: 2, lineage: text });
  });
});
