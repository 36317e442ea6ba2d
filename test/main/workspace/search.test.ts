import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  storeAcross,
  storeDocument,
  saveNote,
  searchWorkspace,
  type Workspace,
} from '../../../src/main/workspace/index.js';
import { findHits, indexWords, matchExpression } from '../../../src/main/workspace/search-words.js';
import type { Disclosure, Row, Table } from '../../../src/core/disclosure/index.js';
import { disclosure, draft, finding, newDocument, temporaryWorkspace, type Who } from './samples.js';

const AT = { line: 3 };

function row(index: number, texts: readonly string[]): Row {
  const [code = '', label = ''] = texts;
  return {
    index,
    key: code,
    label,
    role: 'detail',
    lines: [],
    cells: texts.map(
      (text, column) => ({ column, text, reading: { state: 'text' }, at: AT }) as unknown as Row['cells'][number],
    ),
    at: AT,
  };
}

function table(rows: readonly (readonly string[])[]): Table {
  return {
    id: 'expenditure',
    kind: 'expenditure',
    alternatives: [],
    printedNumber: '预算03表',
    title: '支出预算总表',
    moneyUnit: '万元',
    moneyUnitAt: null,
    parts: 1,
    columns: [],
    rows: rows.map((texts, index) => row(index, texts)),
    isTree: false,
    isEmpty: false,
    emptyNote: null,
    at: AT,
  };
}

const ROWS = [
  ['2101501', '行政运行', '1,487.12', '12,345,678.90'],
  ['2101506', '医疗保障经办事务', '５.００', ''],
];

function saying(sentences: string, rows: readonly (readonly string[])[] = ROWS): Partial<Disclosure> {
  return {
    tables: [table(rows)],
    passages: [{ text: sentences, section: null, marks: [{ start: 0, at: { line: 9 } }] }],
  };
}

function store(workspace: Workspace, text: string, who: Who, says: Partial<Disclosure>): string {
  const document = newDocument(text, who);
  storeDocument(workspace, { ...document, disclosure: disclosure(who, says) }, '张三');
  return document.sha256;
}

/** Kinds and marked words of what is found. */
function found(workspace: Workspace, query: string): readonly string[] {
  return searchWorkspace(workspace, query, () => 8).flatMap(({ kind, hits }) =>
    hits.map((hit) => `${kind} ${hit.hits.map(({ start, end }) => hit.text.slice(start, end)).join('|')}`),
  );
}

/** Signs of the list's width: what stands further right is not seen. */
const SEEN = 36;

describe('what is shown of a long text', () => {
  it('holds what was looked for where the list shows it', () => {
    const workspace = temporaryWorkspace();
    const lead = '一二三四五六七八九十'.repeat(9);
    store(workspace, 'a', { unitCode: '901001' }, saying(`${lead}测试鳜鱼养殖`));
    store(workspace, 'b', { unitCode: '901002' }, saying(`${lead}鳜鱼${lead}${lead}`));
    store(
      workspace,
      'c',
      { unitCode: '901003' },
      saying('一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七鳜鱼'),
    );
    const shown = searchWorkspace(workspace, '鳜鱼', () => 8).flatMap(({ hits }) => hits);
    expect(shown).toHaveLength(3);
    for (const { text, hits } of shown) {
      expect(text.slice(hits[0]?.start, hits[0]?.end)).toBe('鳜鱼');
      expect(hits[0]?.end).toBeLessThan(SEEN);
    }
  });
});

describe('words of the index', () => {
  it('are pairs of characters, whole numbers and whole Latin words', () => {
    expect(indexWords('2026年预算（草案）\t1,234.50\tGDP', '')).toBe('2026 年预 预算 算草 草案 案 1234.50 gdp');
    expect(indexWords('预算\t2.5', 'r')).toBe('r预算 r算 r2.5');
  });

  it('are those that a query with the same text asks for', () => {
    const pieces = [
      '预',
      '算',
      '费',
      '𠮷',
      '（',
      '。',
      '、',
      '1,234.50',
      '2026',
      '3',
      ',',
      '.',
      '，',
      '２',
      'GDP',
      'ｋ',
      'b',
      '-',
    ];
    assert(
      property(array(constantFrom(...pieces), { minLength: 1, maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const [, asked] = /^"(.*)"(?: \*)?$/.exec(matchExpression(text, '') ?? '""') ?? [];
        const held = indexWords(text, '');
        // The index holds the end of a last run as well.
        const last = [...held].at(-1) ?? '';
        expect([asked, `${asked} ${last}`]).toContain(held);
      }),
    );
  });

  it('become phrases in a query; what may go on is a prefix', () => {
    expect(matchExpression('预算总', '')).toBe('"预算 算总"');
    expect(matchExpression('预', '')).toBe('"预" *');
    expect(matchExpression('2026年', '')).toBe('"2026 年" *');
    expect(matchExpression('第3项目', '')).toBe('"第 3 项目"');
    expect(matchExpression('1,23 行政', '')).toBe('"123" * AND "行政"');
    expect(matchExpression('预算总 第3', 's')).toBe('"s预算 s算总" AND "s第 s3" *');
    expect(matchExpression('（）"*', '')).toBeNull();
  });

  it('mark what was typed in what is shown', () => {
    expect(findHits('２０２６ 年，预 算', '2026年预算')).toEqual([{ start: 0, end: 10 }]);
    expect(findHits('合计 1,234.50', '1234')).toEqual([{ start: 3, end: 11 }]);
    expect(findHits('甲\t乙', '甲乙')).toEqual([]);
  });
});

describe('searching', () => {
  it('finds one and two characters, and any longer run, and nothing that is not there', () => {
    const workspace = temporaryWorkspace();
    store(workspace, '甲', {}, saying('本年医疗支出减少。会议费增加。'));
    expect(found(workspace, '疗')).toEqual(['row 疗', 'sentence 疗']);
    expect(found(workspace, '经办')).toEqual(['row 经办']);
    expect(found(workspace, '医疗 支出')).toEqual(['sentence 医疗支出']);
    expect(found(workspace, '支出减少')).toEqual(['sentence 支出减少']);
    // Both pairs occur, but not one behind the other.
    expect(found(workspace, '会议支出')).toEqual([]);
    expect(found(workspace, '支出预算总表')).toEqual(['table 支出预算总表']);
    expect(found(workspace, '测试甲单位')).toEqual(['document 测试甲单位']);
    expect(found(workspace, '901001')).toEqual(['document 901001']);
  });

  it('finds amounts with and without thousands separators, and codes by their beginning', () => {
    const workspace = temporaryWorkspace();
    store(workspace, '甲', {}, saying(''));
    for (const typed of ['1,487.12', '1487.12', '1487', '1,48', '１，４８７．１２']) {
      expect([typed, found(workspace, typed)]).toEqual([typed, ['row 1,487.12']]);
    }
    expect(found(workspace, '12345678.9')).toEqual(['row 12,345,678.90']);
    expect(found(workspace, '5.00')).toEqual(['row ５.００']);
    expect(found(workspace, '2101')).toHaveLength(2);
    // 529.03 is another amount.
    expect(found(workspace, '529.03')).toEqual([]);
  });

  it('says which cell of a row was hit', () => {
    const workspace = temporaryWorkspace();
    store(workspace, '甲', {}, saying(''));
    const [group] = searchWorkspace(workspace, '12345678', () => 8);
    expect(group?.hits[0]).toMatchObject({ column: 3, place: { table: 'expenditure', row: 0, at: AT } });
  });

  it('counts what is beyond the limit as more', () => {
    const workspace = temporaryWorkspace();
    store(workspace, '甲', {}, saying('费用。费用。费用。', []));
    const groups = searchWorkspace(workspace, '费用', () => 2);
    expect(groups.map(({ kind, hits, more }) => [kind, hits.length, more])).toEqual([['sentence', 2, true]]);
  });

  it('keeps to the latest version, and follows a document that is read again', () => {
    const workspace = temporaryWorkspace();
    store(workspace, '甲', {}, saying('甲版。'));
    const second = store(workspace, '乙', {}, saying('乙版。'));
    expect(found(workspace, '版')).toEqual(['sentence 版']);
    expect(found(workspace, '甲版')).toEqual([]);
    const again = newDocument('乙');
    storeDocument(workspace, { ...again, disclosure: disclosure({}, saying('改后。')), engine: 'engine-2' }, '张三');
    expect(again.sha256).toBe(second);
    expect(found(workspace, '乙版')).toEqual([]);
    expect(found(workspace, '改后')).toEqual(['sentence 改后']);
  });

  it('follows findings and notes', () => {
    const workspace = temporaryWorkspace();
    const id = store(workspace, '甲', {}, saying(''));
    expect(found(workspace, '明细之和')).toEqual(['finding 明细之和']);
    storeAcross(workspace, { findings: [finding(id, 'x', { message: '部门数与单位数不等' })], coverage: [] });
    expect(found(workspace, '不等')).toEqual(['finding 不等']);
    storeAcross(workspace, { findings: [], coverage: [] });
    expect(found(workspace, '不等')).toEqual([]);

    const saved = saveNote(workspace, draft(id, { text: '漏列一笔', suggestion: '', basis: '' }), '张三');
    if (!saved.saved) throw new Error('not saved');
    expect(found(workspace, '漏列')).toEqual(['note 漏列']);
    const { author: _author, createdAt: _made, updatedAt: _changed, ...note } = saved.note;
    saveNote(workspace, { ...note, text: '重复一笔' }, '张三');
    expect(found(workspace, '漏列')).toEqual([]);
    expect(found(workspace, '重复')).toEqual(['note 重复']);
    saveNote(workspace, { ...note, text: '重复一笔', revision: 2, state: 'withdrawn' }, '张三');
    expect(found(workspace, '重复')).toEqual([]);
  });
});
