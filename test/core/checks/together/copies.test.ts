import { expect, it } from 'vitest';
import { checkDocument, type Finding } from '../../../../src/core/checks/index.js';
import type { Disclosure } from '../../../../src/core/disclosure/index.js';
import { subject, table, type TableDraft } from '../build.js';

const COLUMNS = 'function.code total basic project';
const ROWS = `
  合计 | 60.00 | 40.00 | 20.00
  2010101 | 35.00 | 25.00 | 10.00
  2010301 | 25.00 | 15.00 | 10.00`;

function file(draft: Partial<TableDraft>, more: Partial<Disclosure> = {}): Disclosure {
  const own = table({ kind: 'expenditure', unit: '万元', columns: COLUMNS, rows: ROWS, ...draft });
  return { ...subject([own]).disclosure, ...more };
}

/** The findings of two files that both print 支出总表; the second has the longer table. */
function findings(text: Disclosure, tables: Disclosure): readonly Finding[] {
  const subjects = [
    { document: 'text', disclosure: text },
    { document: 'tables', disclosure: tables },
  ];
  return subjects.flatMap(
    (subject) => checkDocument({ ...subject, beside: subjects.filter((one) => one !== subject) }).findings,
  );
}

const part = (rows: string): Disclosure => file({ rows });

it('agree where they are alike, and there is no second table to choose from', () => {
  const found = findings(part('合计 | 60.00 | 40.00 | 20.00\n2010101 | 35.00 | 25.00 | 10.00'), file({}));
  expect(found.filter(({ rule }) => rule === 'XTAB-PARTS')).toEqual([]);
  const { coverage } = checkDocument({
    document: 'tables',
    disclosure: file({}),
    beside: [{ document: 'text', disclosure: file({}) }],
  });
  expect(coverage.filter(({ why }) => why.includes('无法确定用哪一张'))).toEqual([]);
});

it('are told apart where a figure differs, in the shorter one', () => {
  const found = findings(part('合计 | 61.00 | 41.00 | 20.00\n2010101 | 35.00 | 25.00 | 10.00'), file({}));
  const differing = found.filter(({ rule }) => rule === 'XTAB-PARTS');
  expect(
    differing.map(({ at, severity, actual, expected }) => [at.document, at.columnPath, severity, actual, expected]),
  ).toEqual(
    [
      ['text', 'total', 'error', '61.00', '60.00'],
      ['text', 'basic', 'error', '41.00', '40.00'],
    ].map(([document, column, ...rest]) => [document, expect.stringContaining(column!), ...rest]),
  );
  expect(differing.map(({ documents }) => documents)).toEqual([
    ['text', 'tables'],
    ['text', 'tables'],
  ]);
});

it('are each checked for themselves', () => {
  const found = findings(part('合计 | 60.00 | 40.00 | 30.00\n2010101 | 35.00 | 25.00 | 10.00'), file({}));
  expect(found.filter(({ rule }) => rule === 'SUM-ROW').map(({ at }) => [at.document, at.table])).toEqual([
    ['text', 'expenditure'],
  ]);
});

it('are compared in their only line, whatever it is called', () => {
  const line = (figure: string): Disclosure => file({ rows: ` | ${figure} | 40.00 | 20.00` });
  const found = findings(line('61.00'), line('60.00')).filter(({ rule }) => rule === 'XTAB-PARTS');
  expect(found.map(({ severity }) => severity)).toEqual(['error']);
});

it('are not compared in columns of different years or under names that differ', () => {
  const year = (columns: string, rows = ROWS): Disclosure => file({ columns, rows });
  const other = '合计 | 61.00 | 41.00 | 20.00\n2010101 | 36.00 | 26.00 | 10.00';
  const found = findings(
    year('function.code total=2030年/合计 basic=2030年/基本支出 project=2030年/项目支出', other),
    year('function.code total=2031年/合计 basic=2031年/基本支出 project=2031年/项目支出'),
  );
  expect(found.filter(({ rule }) => rule === 'XTAB-PARTS')).toEqual([]);
});

it('are no matter of a file without others', () => {
  const { coverage } = checkDocument({ document: 'text', disclosure: file({}) });
  expect(coverage.find(({ rule }) => rule === 'XTAB-PARTS')).toMatchObject({ state: 'not-applicable' });
});
