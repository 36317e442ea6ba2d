import type { Subject } from '../subject.js';
import { columnNames, itemNames, kindOf, measuresOf, PREFIXES, tableNames } from './names.js';

/** 可填的词. What may stand at a place of a rule, and which part of the text it replaces. */
export type Completion = { readonly from: number; readonly words: readonly string[] };

const MOST_WORDS = 60;

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word) => word !== ''))];
}

/**
 * Completes a rule at a place: tables and prefixes first, after 「[」 the rows and after 「.」 the columns of that table, as
 * the given documents print them.
 */
export function completeOwnRule(text: string, at: number, subjects: readonly Subject[]): Completion {
  const before = text.slice(0, at);
  const match =
    /(?:(上年|部门|预算)[.．])?((?![（(])[^\s<>=≤≥＜＞＝≠+＋\-－−×*÷.．[\]【】]*)(?:([[【])([^\]】]*)([\]】])?)?([.．][^\s<>=≤≥＜＞＝≠+＋\-－−×*÷.．[\]【】]*)?$/.exec(
      before,
    );
  const [, prefix, table = '', opened, row = '', closed, column] = match ?? [];
  const tables = subjects.flatMap(({ disclosure }) => disclosure.tables.filter(({ kind }) => kind === kindOf(table)));
  const fitting = (words: readonly string[], begun: string): Completion => ({
    from: at - begun.length,
    words: distinct(words)
      .filter((word) => word.includes(begun))
      .slice(0, MOST_WORDS),
  });
  if (column !== undefined && kindOf(table) !== null && (opened === undefined || closed !== undefined)) {
    const printed = tables.flatMap(({ columns }) =>
      columns.filter(({ moneyUnit }) => moneyUnit !== null).map(({ path }) => path.join('/')),
    );
    const kind = kindOf(table);
    const overview = kind === 'income-expenditure-overview' || kind === 'fiscal-appropriation-overview';
    const lines = overview
      ? tables.flatMap(({ rows }) => rows.flatMap(({ lines: all }) => all.map(({ label }) => label)))
      : [];
    // Usual names that mean nothing in the tables at hand would only give rules that cannot be checked.
    const measures = new Set(tables.flatMap(({ columns }) => columns.map(({ measure }) => measure)));
    const usual = columnNames().filter(
      (name) => tables.length === 0 || measuresOf(name).some((measure) => measures.has(measure)),
    );
    return fitting([...printed, ...lines, ...usual, ...(overview ? itemNames() : [])], column.slice(1));
  }
  if (opened !== undefined && closed === undefined) {
    return fitting(
      tables.flatMap(({ rows }) => rows.flatMap(({ lines }) => lines.map(({ label }) => label))),
      row,
    );
  }
  return fitting(prefix === undefined ? [...tableNames(), ...PREFIXES] : tableNames(), table);
}
