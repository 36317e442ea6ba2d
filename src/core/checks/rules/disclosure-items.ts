import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { tablesOf } from '../select.js';
import { leavesOf } from '../tree.js';
import { statements } from '../text/matters.js';
import { mention, remarkOn } from '../text/remarks.js';

/**
 * An item at its level: 「行政运行（项）」, or with its code: 「2130304-水利行业业务管理」, 「水利行业业务管理（2130304）」, also where a class or a
 * section is told with its use.
 */
const ITEM =
  /[（(][款项][）)]|(?<!\d)\d{7}\s*(?:[-—－]+\s*)?[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{2}[（(]\d{7}[）)]|[（(]\d{7}[）)][\u4e00-\u9fff]{2}/;
/** 「农林水支出 300 万元，主要用于……」, 「“教育支出”科目 20 万元，用于……」: classes told with what they are for. */
const CLASS_WITH_USE =
  /(?:支出|[（(]类[）)]|科目)[”"’]?[^。；]{0,24}?\d[\d,.]*\s*万?元[^。；]{0,60}?(?:用于|使用方向|用途)/;
/** Sections in which income and expenditure are explained; without any the explanation is elsewhere. */
const EXPLAINED = new Set(['N-TOTAL', 'N-INCOME', 'N-EXP', 'N-FISCAL', 'N-GPB', 'N-GPB-SCALE', 'N-GPB-STRUCT']);
/** A table with fewer items hardly needs to be told item by item. */
const LEAST_ITEMS = 3;

function isItem(code: string | undefined): boolean {
  return code !== undefined && /^\d{7}$/.test(code);
}

/**
 * 一般公共预算支出具体使用情况. The table of general public expenditure lists items and the explanation names none of them, nor
 * a class with what it is for; names in 名词解释 explain words, not spending.
 */
export function itemsUnexplained(subject: Subject): readonly Remark[] {
  const { disclosure, document } = subject;
  const tables = tablesOf(subject, 'general-public-expenditure', 'expenditure');
  const items = tables.flatMap((table) =>
    leavesOf(table, 0).flatMap(({ line }) => (isItem(line.codes.function) ? [line.codes.function ?? ''] : [])),
  );
  if (new Set(items).size < LEAST_ITEMS) return [];
  const stated = statements(disclosure).filter(({ isHeading }) => !isHeading);
  const line = stated.find(({ section }) => section !== null && EXPLAINED.has(section));
  const isTold =
    disclosure.sections.some(({ id }) => id === 'N-GPB-ITEM') ||
    stated.some(({ text }) => ITEM.test(text) || CLASS_WITH_USE.test(text));
  if (line === undefined || isTold) return [];
  const remark = remarkOn(
    [mention(document, { line, start: 0, end: Math.min(line.text.length, 40) })],
    'notice',
    '具体使用情况',
    `一般公共预算支出没有按功能分类科目说明具体使用情况（支出表列有 ${new Set(items).size} 个项级科目），请核对是否缺少一节。`,
  );
  return remark === null ? [] : [remark];
}
