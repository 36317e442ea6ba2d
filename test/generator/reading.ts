import type { Column, Disclosure, Line, Row, Table } from '../../src/core/disclosure/index.js';
import type { Truth, TruthTable } from './truth.js';

type TruthRow = TruthTable['rows'][number];

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

/** What a recognised table says, in the words of the truth. */
export function asTruth(table: Table): TruthTable {
  const lineOf = ({ lane, label, role, codes }: Line): TruthRow['lines'][number] => ({ lane, label, role, codes });
  const rowOf = (row: Row): TruthRow => ({ lines: row.lines.map(lineOf), cells: row.cells.map((cell) => cell.text) });
  return {
    kind: table.kind,
    printedNumber: table.printedNumber,
    title: squeeze(table.title),
    moneyUnit: table.moneyUnit,
    columns: table.columns.map((column: Column) => column.path.join('/')),
    rows: table.rows.map(rowOf),
    emptyNote: table.emptyNote,
  };
}

/** Labels of overview lines carry an ordinal that recognition takes off; both sides are compared without it. */
function bareLabel(label: string): string {
  return squeeze(label).replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、]|[ABC]-)/, '');
}

/** A cell without what the way into the file left on it: white space, marks of bold type, full-width digits. */
function bareCell(text: string): string {
  const bare = squeeze(text.replace(/<\/?b>/g, ''));
  return /^[\d.,０-９．，]+$/.test(bare) ? bare.normalize('NFKC') : bare;
}

function comparable(table: TruthTable): unknown {
  // An indicator row has no name of its own: which of its three levels labels it is a matter of display. Where codes
  // identify a line its label is for display only.
  const labelOf = (line: TruthRow['lines'][number]): string =>
    Object.keys(line.codes).length > 0 || table.kind === 'project-performance' ? '' : bareLabel(line.label);
  return {
    ...table,
    columns: table.columns.map((path) => path.replace(/：(?=\/|$)/g, '')),
    emptyNote: table.emptyNote !== null,
    rows: table.rows.map((row) => ({
      cells: row.cells.map(bareCell),
      lines: row.lines.map((line) => ({ ...line, label: labelOf(line) })),
    })),
  };
}

/** Everything a truth says, as one value to compare. */
export function said(truth: Truth): unknown {
  return { profile: [truth.unitName, truth.level, truth.fiscalYear, 'budget'], tables: truth.tables.map(comparable) };
}

/** Everything a disclosure says, as one value to compare. */
export function heard({ profile, tables }: Disclosure): unknown {
  return {
    profile: [profile.unitName.value, profile.level.value, profile.fiscalYear.value, profile.stage.value],
    tables: tables.map(asTruth).map(comparable),
  };
}
