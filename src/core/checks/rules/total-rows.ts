import type { Item, Table, TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { insufficient, passed, type Remark, type Rule } from '../outcome.js';
import { tablesOf } from '../select.js';
import type { Subject } from '../subject.js';
import { listed, mentionOfTitle, remarkOn, type Mention } from '../text/remarks.js';

/** Tables that every disclosure closes (or opens) with a row of totals. */
const LISTS: readonly TableKind[] = [
  'income',
  'expenditure',
  'general-public-expenditure',
  'general-public-basic',
  'government-fund',
  'project-expenditure',
  'procurement',
  'purchased-services',
];
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

/** What a side of an overview adds up to before last year's money comes to it. */
const CURRENT: readonly { readonly own: Item; readonly other: Item; readonly name: string; readonly beside: string }[] =
  [
    { own: 'current-income', other: 'current-expenditure', name: '本年收入（合计）', beside: '本年支出' },
    { own: 'current-expenditure', other: 'current-income', name: '本年支出（合计）', beside: '本年收入' },
  ];

/** 本年收入 is left out of an overview that has 本年支出, or the other way round: both sides are laid out alike. */
function lostCurrent(subject: Subject, table: Table): readonly Remark[] {
  const has = (item: Item): boolean => table.rows.some(({ lines }) => lines.some((line) => line.item === item));
  if (!hasGrandTotal(table)) return [];
  return CURRENT.filter(({ own, other }) => !has(own) && has(other)).flatMap(({ name, beside }): readonly Remark[] => {
    const found = remarkOn(
      mentionsOf(subject, [table]),
      'warning',
      `本年合计·${table.id}`,
      `${tableName(table)}有“${beside}”的行而没有“${name}”的行，请核对是否漏行。`,
    );
    return found === null ? [] : [found];
  });
}

/** Items numbered 「（一）」 stand below a row numbered 「一、」; where the side goes on with 「二、」 that row was left out. */
function lostHead(subject: Subject, table: Table): readonly Remark[] {
  const lanes = [...new Set(table.columns.map(({ lane }) => lane))];
  return lanes.flatMap((lane): readonly Remark[] => {
    const ordinals = table.rows.flatMap(({ lines }) =>
      lines.flatMap((line) => (line.lane === lane && line.ordinal !== null ? [line.ordinal.trim()] : [])),
    );
    const top = ordinals.findIndex((ordinal) => /^[一二三四五六七八九十]+\s*[、.．]/.test(ordinal));
    const below = ordinals.findIndex((ordinal) => /^[（(]\s*一\s*[）)]/.test(ordinal));
    if (below < 0 || below > top || ordinals[top]?.startsWith('二') !== true) return [];
    const found = remarkOn(
      mentionsOf(subject, [table]),
      'warning',
      `上级行·${table.id}·${lane}`,
      `${tableName(table)}“（一）”之前没有“一、”的行，之后接“二、”，请核对是否漏行。`,
    );
    return found === null ? [] : [found];
  });
}

export const totalRows: Rule = {
  id: 'SUM-TOTAL-ROW',
  name: '合计行',
  family: 'arithmetic',
  severity: 'warning',
  basis: '惯例（引用前请核对）',
  needs: '收入、支出各表和收支总表',
  description:
    '收入表、支出表、一般公共预算支出表、基本支出表以及政府性基金、项目支出、政府采购、购买服务各表应有合计行；同一文件的收支总表、财政拨款收支总表一张有“总计”而另一张没有的，一侧有“本年收入”或“本年支出”而另一侧没有的，“（一）”之前没有“一、”而之后接“二、”的，也报疑似。三行以下的表、没有读全的表不判断；本文件没有一张表印合计行的，视为当地的写法，不报。',
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
    const all = [
      ...(remark === null ? [] : [remark]),
      ...overviews.flatMap((table) => [...lostCurrent(subject, table), ...lostHead(subject, table)]),
    ];
    return all.length === 0 ? [passed(tables.length + overviews.length)] : all;
  },
};
