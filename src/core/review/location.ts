import { TABLE_KIND_NAMES, type Anchor, type Disclosure, type Place } from '../disclosure/index.js';
import { words } from './words.js';

/**
 * 位置 in words: 「预算03表 支出总表·行政运行·合计（第 120 行）」. With the disclosure at hand a section is named by its
 * heading; without it, narrative is just 「文字说明」.
 */
export function locationText(anchor: Anchor, disclosure?: Disclosure): string {
  const parts = [tableText(anchor), rowText(anchor), anchor.columnPath].filter((part) => part !== null && part !== '');
  if (parts.length === 0 && anchor.project !== null) parts.push(words.place.project(anchor.project));
  if (anchor.table === null && (anchor.section !== null || anchor.quote !== null)) {
    parts.push(sectionText(anchor.section, disclosure));
  }
  if (anchor.until !== undefined)
    parts.push(words.place.until(rowText(anchor.until) ?? '', anchor.until.columnPath ?? ''));
  const where = parts.length === 0 ? words.place.wholeDocument : parts.join('·');
  const place = placeText(anchor.place);
  return place === '' ? where : where + words.place.inBrackets(place);
}

/** 「第 120 行」, 「第 7 页」, 「工作表“3”C12」; "" where nothing is known. */
function placeText(place: Place | null): string {
  if (place === null) return '';
  // The line of a sheet is one of the text made from it; nobody finds it in the workbook.
  if (place.sheet !== undefined) return words.place.sheet(place.sheet, place.cell ?? '');
  const parts: string[] = [];
  if (place.page !== undefined) parts.push(words.place.page(place.page));
  if (place.line !== undefined) parts.push(words.place.line(place.line));
  return parts.join('，');
}

function tableText({ tableKind, printedNumber, tableTitle }: Anchor): string | null {
  if (tableKind === null) return printedNumber ?? tableTitle;
  const name = tableKind === 'other' && (tableTitle ?? '') !== '' ? (tableTitle ?? '') : TABLE_KIND_NAMES[tableKind];
  return printedNumber === null ? name : `${printedNumber} ${name}`;
}

function rowText({ rowLabel, rowKey }: Pick<Anchor, 'rowLabel' | 'rowKey'>): string | null {
  return rowLabel === null && rowKey === null ? null : words.place.row(rowLabel ?? '', rowKey ?? '');
}

/** Heading of a section given by its id; a heading given as it is stays. */
function sectionText(section: string | null, disclosure: Disclosure | undefined): string {
  if (section === null) return words.place.narrative;
  const known = disclosure?.sections.find((candidate) => candidate.id === section);
  if (known !== undefined) return known.heading;
  return /\p{Script=Han}/u.test(section) ? section : words.place.narrative;
}
