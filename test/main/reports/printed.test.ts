// Check table, summary, 取证单 and 批注表: what they say, and that workbook and document hold it.
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { besideWords, elsewhereWords } from '../../../src/core/checks/together/words.js';
import { anchorForCell } from '../../../src/core/disclosure/index.js';
import { buildReport, type PrintedReport, type ReportSource } from '../../../src/core/review/index.js';
import { printReport, renderPrinted } from '../../../src/main/reports/index.js';
import {
  buildDisclosure,
  buildProfile,
  buildTable,
  FUNCTION_COLUMNS,
  functionRow,
} from '../../core/comparison/build.js';
import { buildCoverage, buildFinding, buildNote, RULES } from '../../core/review/build-note.js';
import { all, parseXml, textOf } from './xml.js';

const table = buildTable({
  kind: 'expenditure',
  columns: FUNCTION_COLUMNS,
  rows: [functionRow(null, '2101501', '行政运行', '1,234.50'), functionRow(null, '2101502', '管理', '-5.00')],
  printedNumber: '预算03表',
  firstLine: 120,
});
const first = anchorForCell('sha-1', table, table.rows[0]!, table.columns[3]!);
const second = anchorForCell('sha-1', table, table.rows[1]!, table.columns[3]!);
const [rule] = RULES;
const signed = { reviewer: '审核甲', date: '2026-02-05' };

function sourceOf(change: Partial<ReportSource> = {}): ReportSource {
  return {
    document: 'sha-1',
    fileName: 'a.txt',
    disclosure: {
      ...buildDisclosure({ profile: buildProfile({ unitCode: '301002', unitName: '某中心' }), tables: [table] }),
      defects: [{ code: 'x', message: '第 7 页 未能读出列标题。', at: null }],
    },
    findings: [
      buildFinding({ id: 'f1', rule: rule!.id, at: first }),
      buildFinding({ id: 'f2', rule: rule!.id, at: second, severity: 'warning', message: '<名称>&不同' }),
    ],
    coverage: [buildCoverage(rule!.id, 'finding'), buildCoverage('OWN-1', 'insufficient-data', '未读到“合计”行')],
    notes: [buildNote({ id: 'n1', finding: 'f1', anchor: first, text: '合计有误' })],
    silenced: 3,
    ...change,
  };
}
const modelOf = (sources: readonly ReportSource[]) => buildReport(sources, { ...signed, rules: RULES });
const tablesOf = (report: PrintedReport) => report.blocks.filter((block) => block.type === 'table');

describe('the check table', () => {
  const report = printReport({ kind: 'check-table', sources: [sourceOf()], rules: RULES, subject: '某批次' });
  const [results, notChecked, defects] = tablesOf(report);

  it('says × with the number, and never ✓ of what did not run', () => {
    const marks = new Map(results?.rows.map((row) => [row[0], row[3]]));
    expect(marks.get(rule!.id)).toBe('× 2');
    expect(marks.get('OWN-1')).toBe('未查');
    const others = RULES.filter(({ id }) => id !== rule!.id);
    expect(others.length).toBeGreaterThan(0);
    for (const { id } of others) expect([id, marks.get(id)]).toEqual([id, '未查']);
  });

  it('says why something was not checked, and what was not read', () => {
    const why = new Map(notChecked?.rows.map((row) => [row[1], row[4]]));
    expect(why.get('OWN-1')).toBe('未读到“合计”行');
    expect([...why.values()]).toContain('此规则没有对这份文件运行');
    expect(why.has(rule!.id)).toBe(false);
    expect(defects?.rows).toEqual([['a.txt', '第 7 页 未能读出列标题。']]);
  });

  it('takes the worst of several results of one rule', () => {
    const states = ['pass', 'not-applicable', 'ambiguous'] as const;
    const source = sourceOf({ coverage: states.map((state) => buildCoverage('X', state)), findings: [] });
    const [table] = tablesOf(printReport({ kind: 'check-table', sources: [source], rules: [], subject: '' }));
    expect(table?.rows[0]?.[3]).toBe('未查');
  });

  it('lists the rules that saw a file together with another one', () => {
    const beside = [{ document: 'sha-2', disclosure: { ...sourceOf().disclosure, fileName: '表.xlsx' } }];
    const lines = [
      buildCoverage('A', 'pass', besideWords(beside)),
      buildCoverage('B', 'insufficient-data', `未识别到收入总表（${besideWords(beside)}）`),
      buildCoverage('C', 'not-applicable', elsewhereWords(beside)),
      buildCoverage('D', 'pass'),
    ];
    const tables = tablesOf(
      printReport({ kind: 'check-table', sources: [sourceOf({ coverage: lines })], rules: [], subject: '' }),
    );
    expect(tables.find(({ name }) => name === '合并检查')?.rows).toEqual([['a.txt', '“表.xlsx”', 'A、B、C']]);
    expect(tablesOf(report).map(({ name }) => name)).not.toContain('合并检查');
  });

  it('is continued on another table where the files do not fit beside each other', async () => {
    const sources = Array.from({ length: 19 }, (_, index) =>
      sourceOf({ document: `sha-${index}`, fileName: `${index}.txt` }),
    );
    const many = printReport({ kind: 'check-table', sources, rules: RULES, subject: '' });
    expect(tablesOf(many).map(({ name }) => name)).toEqual(['检查表', '检查表2', '检查表3', '未查明细', '未读取内容']);
    expect(tablesOf(many)[2]?.columns.at(-1)?.heading).toMatch(/^19 /);
    const files = unzipSync(await renderPrinted(many, 'xlsx', signed));
    const names = all(parseXml(strFromU8(files['xl/workbook.xml']!)), 'sheet').map((sheet) => sheet.attributes.name);
    expect(names).toEqual(tablesOf(many).map(({ name }) => name));
  });
});

describe('the summary of a batch', () => {
  const sources = [sourceOf(), sourceOf({ document: 'sha-2', fileName: 'b.txt', notes: [], silenced: 0 })];
  const standings = new Map([['sha-1', { state: 'signed' as const, olderVersions: 2 }]]);
  const report = printReport({ kind: 'summary', sources, model: modelOf(sources), standings, subject: '春季' });

  it('counts files, findings, decisions, what is silent and what was replaced', () => {
    const [table] = tablesOf(report);
    const rows = table?.rows.map((row) =>
      Object.fromEntries(table.columns.map(({ heading }, at) => [heading, row[at]])),
    );
    expect(rows?.[0]).toMatchObject({
      错误: 1,
      疑似: 1,
      采纳: 1,
      未核定: 1,
      静默: 3,
      未查规则: 1,
      旧版本: 2,
      审核状态: '已签发',
    });
    expect(rows?.[1]).toMatchObject({ 采纳: 0, 未核定: 2, 静默: 0, 旧版本: 0, 审核状态: '待审' });
    expect(rows?.[2]).toMatchObject({ 文件名称: '合计', 错误: 2, 未核定: 3, 静默: 3, 旧版本: 2, 审核状态: '' });
    const said = report.blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])).join('');
    expect(said).toContain('春季审核情况汇总');
    expect(said).toContain('共2份文件，自动检查发现问题4项，其中尚未核定3项');
  });

  it('is a landscape Word page with its headings repeated', async () => {
    const files = unzipSync(await renderPrinted(report, 'docx', signed));
    const body = parseXml(strFromU8(files['word/document.xml']!));
    const [size] = all(body, 'w:pgSz');
    const millimetres = (twips: string | undefined): number => Math.round((Number(twips) * 25.4) / 1440);
    expect(size?.attributes['w:orient']).toBe('landscape');
    expect([size?.attributes['w:w'], size?.attributes['w:h']].map(millimetres)).toEqual([297, 210]);
    expect(all(body, 'w:tblHeader')).toHaveLength(1);
    expect(all(body, 'w:tr')).toHaveLength(4);
    expect(textOf(body)).toContain('b.txt');
  });
});

describe('a 取证单', () => {
  it('holds excerpt, arithmetic, figures and the decision', () => {
    const source = sourceOf();
    const [row] = buildReport([source], { ...signed, rules: RULES, ledger: ['n1'] }).ledger;
    const [finding] = source.findings;
    const [note] = source.notes;
    const evidence = [{ anchor: second, text: '-5.00', role: 'addend' as const, low: null, high: null }];
    const report = printReport({
      kind: 'finding-sheet',
      source,
      row: row!,
      finding: { ...finding!, evidence },
      note: note!,
    });
    const [sheet, figures] = tablesOf(report);
    const said = Object.fromEntries(sheet?.rows ?? []);
    expect(said).toMatchObject({ 单位名称: '某中心', 原文摘录: '1,234.50', 问题描述: '合计有误', 处理: '采纳' });
    expect(figures?.rows).toEqual([['加', '预算03表 支出总表·管理·合计（第 121 行）', '-5.00']]);
  });
});

describe('the annotated tables', () => {
  const report = printReport({ kind: 'annotated', source: sourceOf(), rules: RULES });

  it('marks what was found and written, and lists it', () => {
    const [list, sheet] = tablesOf(report);
    expect(list?.rows.map((row) => [row[5], row[6]])).toEqual([
      ['合计有误', '采纳'],
      ['<名称>&不同', '未核定'],
    ]);
    expect(sheet?.marks).toEqual([
      { row: 0, column: 3, severity: 'error', text: '错误：合计有误' },
      { row: 1, column: 3, severity: 'warning', text: '疑似：<名称>&不同' },
    ]);
    expect(sheet?.rows[0]?.[3]).toBe('1,234.50');
  });

  it('writes a table of which no column was read, and says so', async () => {
    const bare = { ...table, columns: [], rows: table.rows.slice(0, 1) };
    const disclosure = { ...sourceOf().disclosure, tables: [bare] };
    const without = printReport({ kind: 'annotated', source: sourceOf({ disclosure }), rules: RULES });
    const files = unzipSync(await renderPrinted(without, 'xlsx', signed));
    const sheet = parseXml(strFromU8(files['xl/worksheets/sheet2.xml']!));
    expect(all(sheet, 'row')).toHaveLength(3);
    expect(strFromU8(files['xl/sharedStrings.xml']!)).toContain('此表的列未能读出');
  });

  it('writes them as comments of the cells they stand on', async () => {
    const files = unzipSync(await renderPrinted(report, 'xlsx', signed));
    for (const [name, bytes] of Object.entries(files)) {
      if (/\.(?:xml|rels|vml)$/.test(name)) parseXml(strFromU8(bytes));
    }
    const comments = all(parseXml(strFromU8(files['xl/comments2.xml']!)), 'comment');
    expect(comments.map((comment) => [comment.attributes.ref, textOf(comment)])).toEqual([
      ['D3', '错误：合计有误'],
      ['D4', '疑似：<名称>&不同'],
    ]);
    const relations = all(parseXml(strFromU8(files['xl/worksheets/_rels/sheet2.xml.rels']!)), 'Relationship');
    const targets = relations.map(({ attributes }) => attributes.Target);
    expect(targets).toEqual(expect.arrayContaining(['../comments2.xml', '../drawings/vmlDrawing2.vml']));
    const sheet = parseXml(strFromU8(files['xl/worksheets/sheet2.xml']!));
    const [drawing] = all(sheet, 'legacyDrawing');
    const boxes = relations.find(({ attributes }) => attributes.Id === drawing?.attributes['r:id']);
    expect(boxes?.attributes.Target).toBe('../drawings/vmlDrawing2.vml');
    expect(strFromU8(files['[Content_Types].xml']!)).toContain('/xl/comments2.xml');
    const cell = all(sheet, 'c').find(({ attributes }) => attributes.r === 'D3');
    expect(textOf(cell!)).toBe('1234.5');
  });
});

describe('what the opinion says was not checked', () => {
  const gaps = [
    buildCoverage('OWN-1', 'insufficient-data', '文件中没有文字说明'),
    ...RULES.slice(0, 2).map(({ id }) => buildCoverage(id, 'insufficient-data', '文件中没有文字说明')),
  ];
  const said = (count: number): readonly string[] => {
    const sources = Array.from({ length: count }, (_, index) =>
      sourceOf({ document: `sha-${index}`, fileName: `${index}.txt`, coverage: gaps, findings: [], notes: [] }),
    );
    const { blocks } = printReport({ kind: 'opinion', model: modelOf(sources) });
    return blocks.flatMap((block) => (block.type === 'paragraph' && block.level === 'detail' ? [block.text] : []));
  };

  it('puts rules together that lack the same', () => {
    const lines = said(1).filter((line) => line.includes('文件中没有文字说明'));
    expect(lines).toHaveLength(1);
    for (const { name } of RULES.slice(0, 2)) expect(lines[0]).toContain(name);
  });

  it('is counted where there are many files', () => {
    const lines = said(6);
    expect(lines.filter((line) => line.includes('文件中没有文字说明'))).toEqual([]);
    expect(lines.filter((line) => /未能读取的内容1处、未能核对的规则\d+条，逐条见检查表。/.test(line))).toHaveLength(6);
  });
});
