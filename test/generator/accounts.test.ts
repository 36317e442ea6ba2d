import { describe, expect, test } from 'vitest';
import { accountsDocument } from './accounts-document.js';
import { findingsOf, readText, STYLES } from './variety.js';
import { tablesOf, type PrintedDocument } from './printed.js';
import { writeText } from './write-text.js';

/** A department with other money, a unit. The bench goes through more of them. */
const SEEDS = [6, 3];

/** What is said beside notices. */
function grave(document: PrintedDocument): readonly string[] {
  return findingsOf(document)
    .filter(({ severity }) => severity !== 'notice')
    .map(({ rule, message }) => `${rule} ${message}`);
}

/** The document with its first paragraph that fits changed. */
function changed(document: PrintedDocument, from: RegExp, to: string): PrintedDocument {
  const at = document.blocks.findIndex((block) => block.type === 'paragraph' && from.test(block.text));
  if (at < 0) throw new Error(`不在样本中：${from.source}`);
  const blocks = document.blocks.map((block, index) =>
    block.type === 'paragraph' && index === at ? { ...block, text: block.text.replace(from, to) } : block,
  );
  return { ...document, blocks };
}

/** The document without one row of a table. */
function withoutRow(document: PrintedDocument, kind: string, first: string): PrintedDocument {
  const blocks = document.blocks.map((block) =>
    block.type === 'table' && block.table.kind === kind
      ? { ...block, table: { ...block.table, rows: block.table.rows.filter(({ cells }) => cells[0] !== first) } }
      : block,
  );
  return { ...document, blocks };
}

describe('made final accounts', () => {
  test.each(STYLES)('in $unit with $decimals decimals, nil "$nil": consistent, and nothing is said', (style) => {
    for (const seed of SEEDS) {
      const document = accountsDocument(seed, style);
      const disclosure = readText(writeText(document));
      expect(disclosure.profile.stage.value).toBe('final');
      expect(disclosure.tables.map(({ kind }) => kind)).toEqual(tablesOf(document).map(({ kind }) => kind));
      expect(grave(document)).toEqual([]);
    }
  });

  const MADE = accountsDocument(2, STYLES[0]!);

  test.each([
    ['a completion', /完成年初预算的(\d)/, '完成年初预算的9$1', 'TEXT-COMPLETION'],
    ['a larger word', /决算数大于年初预算数/, '决算数小于年初预算数', 'TEXT-BUDGET-FINAL'],
    ['an outcome', /(（项）。年初预算为[\d.]+万元，支出决算为)/, '$19', 'TEXT-COMPLETION'],
    ['a share', /占本年支出合计的\d/, '占本年支出合计的11', 'TEXT-PERCENT'],
    ['what was planned for 三公', /(三公”经费支出预算为)(\d)/, '$19$2', 'TEXT-TOTAL'],
    ['no cars', /保有量\d+辆/, '保有量0辆', 'DISC-3P-COUNTS'],
    ['another year', /(本部门)2026(年度没有国有资本)/, '$12024$2', 'YEAR-STALE'],
    ['last year’s vehicles', /截至2026年12月31日/, '截至2025年12月31日', 'YEAR-STOCK'],
  ])('%s', (_name, from, to, rule) => {
    const said = grave(changed(MADE, from, to));
    expect(said.join('\n')).toContain(rule);
  });

  test('a cover with another year than everything behind it is what is wrong', () => {
    const [cover, ...rest] = MADE.blocks;
    const other = { ...MADE, blocks: [{ type: 'heading', depth: 1, text: '2024年度某部门决算' } as const, ...rest] };
    expect(cover?.type).toBe('heading');
    expect(readText(writeText(other)).profile.fiscalYear.value).toBe(2026);
    const said = grave(other).filter((line) => line.startsWith('YEAR-'));
    expect(said).toEqual([expect.stringMatching(/^YEAR-TITLE .*“2024年度某部门决算”/)]);
  });

  test('a statement that names only its phase takes the name before it', () => {
    const { claims } = readText(writeText(MADE));
    const items = claims.filter(({ subject }) => /（项）(?:年初预算|支出决算)$/.test(subject));
    expect(items.length).toBeGreaterThan(10);
    expect(claims.some(({ subject }) => subject.endsWith('“三公”经费支出决算'))).toBe(true);
  });

  test('a class without its row, and a table without its total', () => {
    const own = tablesOf(MADE).find(({ kind }) => kind === 'income')!;
    const classCode = own.rows.find(({ cells }) => /^\d{3}$/.test(cells[0]!))!.cells[0]!;
    expect(grave(withoutRow(MADE, 'income', classCode)).join('\n')).toMatch(
      new RegExp(`CODE-LEVEL .*上级科目“${classCode}”`),
    );
    expect(grave(withoutRow(MADE, 'expenditure', '合计')).join('\n')).toMatch(/SUM-TOTAL-ROW .*没有合计（总计）行/);
    // Where hardly a table prints a total it is the way of the place.
    const kinds = ['income', 'expenditure', 'general-public-expenditure'];
    const habit = kinds.reduce((document, kind) => withoutRow(document, kind, '合计'), MADE);
    expect(grave(habit).join('\n')).not.toContain('SUM-TOTAL-ROW');
  });

  test('a total printed twice, and a name that the table of income alone prints wrong', () => {
    const change = (
      edit: (cells: readonly string[]) => readonly (readonly string[])[],
      kind: string,
    ): PrintedDocument => ({
      ...MADE,
      blocks: MADE.blocks.map((block) =>
        block.type === 'table' && block.table.kind === kind
          ? {
              ...block,
              table: {
                ...block.table,
                rows: block.table.rows.flatMap((row) => edit(row.cells).map((cells) => ({ ...row, cells }))),
              },
            }
          : block,
      ),
    });
    const twice = change((cells) => (cells[0] === '总计' ? [cells, cells] : [cells]), 'income-expenditure-overview');
    expect(grave(twice).join('\n')).toMatch(/SUM-DUP .*与上一行完全相同/);
    const named = change((cells) => [cells.map((cell) => cell.replace('住房保障', '住房保澧'))], 'income');
    expect(grave(named).join('\n')).toMatch(/CODE-NAME .*住房保澧支出/);
  });
});
