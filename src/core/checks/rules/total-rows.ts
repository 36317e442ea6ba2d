import type { Table, TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { insufficient, passed, type Outcome, type Rule } from '../outcome.js';
import { tablesOf } from '../select.js';
import type { Subject } from '../subject.js';
import { listed, mentionOfTitle, remarkOn, type Mention } from '../text/remarks.js';

/** Tables that every disclosure closes (or opens) with a row of totals. */
const LISTS: readonly TableKind[] = ['income', 'expenditure', 'general-public-expenditure', 'general-public-basic'];
const OVERVIEWS: readonly TableKind[] = ['income-expenditure-overview', 'fiscal-appropriation-overview'];
const TOTAL = /[合总共]\s*计/;
/** A table with fewer rows of figures may do without a total. */
const LEAST_ROWS = 3;

function hasFigure(table: Table, row: Table['rows'][number]): boolean {
  return row.cells.some(({ reading, column }) => {
    const measure = table.columns[column]?.measure ?? 'other';
    return reading.state === 'number' && !/code|name|year|item/.test(measure);
  });
}

/** True where a row is, or may be, the total: by its role, its words, or the words of any of its cells. */
function closes(table: Table): boolean {
  return table.rows.some(
    ({ lines, cells }) =>
      lines.some(({ role, label }) => role === 'total' || TOTAL.test(label)) ||
      cells.some(({ text }) => TOTAL.test(text)),
  );
}

function mentionsOf(subject: Subject, tables: readonly Table[]): readonly Mention[] {
  return tables.map((table) => ({ ...mentionOfTitle(subject.document, table), words: tableName(table) }));
}

/** The 总计 of an overview: its last line on either side. */
function hasGrandTotal(table: Table): boolean {
  return table.rows.some(({ lines }) =>
    lines.some(({ label, item }) => item === 'total-income' || item === 'total-expenditure' || /总计/.test(label)),
  );
}

export const totalRows: Rule = {
  id: 'SUM-TOTAL-ROW',
  name: '合计行',
  family: 'arithmetic',
  severity: 'warning',
  basis: '惯例（引用前请核对）',
  needs: '收入、支出各表和收支总表',
  description:
    '收入表、支出表、一般公共预算支出表、基本支出表应有合计行；同一文件的收支总表、财政拨款收支总表一张有“总计”而另一张没有的，也报疑似。三行以下的表、没有读全的表不判断；本文件没有一张表印合计行的，视为当地的写法，不报。',
  check: (subject) => {
    const tables = tablesOf(subject, ...LISTS).filter(
      (table) => !table.isEmpty && table.rows.filter((row) => hasFigure(table, row)).length >= LEAST_ROWS,
    );
    const overviews = tablesOf(subject, ...OVERVIEWS).filter(({ isEmpty }) => !isEmpty);
    if (tables.length + overviews.length === 0) return [insufficient('未识别到收入、支出各表')];
    const open = tables.filter((table) => !closes(table));
    const untotalled = overviews.filter((table) => !hasGrandTotal(table));
    const isHabit = open.length * 2 > tables.length;
    const isOwnWay = untotalled.length === overviews.length;
    const lost = [...(isHabit ? [] : open), ...(isOwnWay ? [] : untotalled)];
    const mentions = mentionsOf(subject, lost);
    const remark = remarkOn(
      mentions,
      'warning',
      '合计行',
      `${listed(mentions).replace(/[“”]/g, '')}没有合计（总计）行，本文件其他表都有，请核对是否漏行。`,
    );
    return remark === null ? [passed(tables.length + overviews.length)] : [remark satisfies Outcome];
  },
};
