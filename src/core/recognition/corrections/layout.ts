import type { Disclosure, Table, TableAnchor } from '../../disclosure/index.js';
import { coreOf } from '../title.js';
import { unitsOf } from '../units.js';
import { plain, squeeze } from '../words.js';

/** Words of file names that say nothing about whose document it is. */
const GENERIC =
  /部门|单位|预算|决算|公开|附件|附表|说明|文本|报告|报表|表格|材料|信息|情况|正式|定稿|终稿|修改|最终|汇总|本级|下载|文件|年度|副本|第.稿|[年度表版稿新的及和与关于]/g;

/** Header path of a column, 「其中/上缴上级支出」. */
export function pathOf({ path }: Table['columns'][number]): string {
  return path.join('/');
}

/** A text without the years in it, for comparing headings of different years. */
export function withoutYears(text: string): string {
  return plain(text).replace(/(?:19|20)\d\d年?(?:度)?/g, '');
}

/**
 * 版式. The words by which a later document with the same table is known: title and header paths without unit and year.
 * "" for a table without a header: its title alone is no layout.
 */
export function layoutOf(table: Table): string {
  if (table.columns.length === 0 || table.columns.every((column) => /^第\d+列$/.test(pathOf(column)))) return '';
  return [coreOf(table.title), ...table.columns.map((column) => withoutYears(pathOf(column)))].join('|');
}

/** Where a correction of a table points. */
export function anchorTable(table: Table): TableAnchor {
  return {
    kind: table.kind,
    printedNumber: table.printedNumber,
    title: table.title,
    layout: layoutOf(table),
    place: table.at,
  };
}

/**
 * What a document whose unit is not printed is known by in another year: the units its tables list with their codes;
 * where they list none, the words of its file name without the year – but only where they name somebody and are not
 * 「部门预算公开表」, which every unit uses.
 */
export function ownerKeys(disclosure: Disclosure): readonly string[] {
  const units = unitsOf(disclosure.tables);
  if (units.length > 0) {
    const rows = units.map(({ code, name }) => `${code} ${plain(name)}`).sort();
    return [`units:${rows.join('|')}`];
  }
  const base = squeeze(disclosure.fileName.replace(/^.*[/\\]/, '').replace(/\.[a-z0-9]{1,6}$/i, '')).normalize('NFKC');
  const words = base.replace(/(?:19|20)\d\d(?:年度?)?/g, '').replace(/[\p{P}\p{S}\d]/gu, '');
  const own = words.replace(GENERIC, '').replace(/[a-z]/gi, '');
  return own.length < 2 ? [] : [`name:${words}`];
}
