import type { ReportModel } from '../../core/review/index.js';
import { LEDGER_COLUMNS } from './columns.js';

const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/** A figure cannot be a formula; quoting it would turn −5.00 into words. */
const FIGURE = /^[-+]?\d[\d,]*(?:\.\d+)?%?$/;
/** What spreadsheet programs take for the beginning of a formula, also behind white space and in full-width form. */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * 台账 as CSV: UTF-8 with byte order mark and CRLF (what Excel and WPS open as Chinese), fields quoted by RFC 4180.
 * A text that a spreadsheet would run as a formula gets an apostrophe in front, the usual mark for “this is text”.
 */
export function renderCsv(model: ReportModel): Uint8Array {
  const lines = [
    LEDGER_COLUMNS.map(({ heading }) => csvField(heading)),
    ...model.ledger.map((row) => LEDGER_COLUMNS.map(({ key }) => csvField(String(row[key] ?? '')))),
  ];
  return new TextEncoder().encode(BYTE_ORDER_MARK + lines.map((line) => line.join(',') + LINE_END).join(''));
}

/** One field, safe to open in a spreadsheet and quoted where it must be. */
export function csvField(text: string): string {
  const safe = FORMULA.test(text) && !FIGURE.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
