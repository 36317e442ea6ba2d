import type { Column, Disclosure, Line, Measure, Row, Table, TableKind } from '../../disclosure/index.js';
import type { Classification } from './tables.js';

/** 印出的科目. A classification code as a line prints it, with its name where one is printed. */
export type PrintedCode = {
  readonly classification: Classification;
  readonly code: string;
  /** White space removed; "" where the table prints no name. */
  readonly name: string;
  readonly table: Table;
  readonly row: Row;
  readonly line: Line;
  /** Where code (or name) is printed. */
  readonly column: Column;
};

/** Tables whose code columns are those of the published classification. */
const KINDS: ReadonlySet<TableKind> = new Set<TableKind>([
  'income',
  'expenditure',
  'project-expenditure',
  'general-public-expenditure',
  'general-public-basic',
  'government-fund',
  'state-capital',
  // Tables that regions add: money by code of 财政拨款 or of 机关运行经费.
  'other',
]);

/** First digit of the classes: 2xx by function, 3xx and 5xx by economic nature. */
const FIRST_DIGIT: Readonly<Record<Classification, string>> = {
  function: '2',
  economicDepartment: '3',
  economicGovernment: '5',
};

/** Columns in which a classification may be printed, the one with code and name together first. */
const COLUMNS: Readonly<Record<Classification, readonly Measure[]>> = {
  function: ['function', 'function.code', 'function.name'],
  economicDepartment: ['economic.department', 'economic.code', 'economic.name'],
  economicGovernment: ['economic.government', 'economic.code', 'economic.name'],
};

const NAME_COLUMNS: Readonly<Record<Classification, Measure>> = {
  function: 'function.name',
  economicDepartment: 'economic.name',
  economicGovernment: 'economic.name',
};

const CODED = /^(\d{3,13})\s*[-—–－‐_:：]*\s*(\D.*)$/s;

function squeezed(text: string): string {
  return /[\s<\u200b\ufeff]/.test(text) ? text.replace(/<[^>]*>|[\s\u200b\ufeff]+/g, '') : text;
}

type Spot = { readonly column: Column; readonly text: string };

/** The filled cells of a line in the columns of its classification, in their order. */
function spotsOf(row: Row, line: Line, columns: readonly Column[]): readonly Spot[] {
  const spots: Spot[] = [];
  for (const column of columns) {
    const text = column.lane === line.lane ? squeezed(row.cells[column.index]?.text ?? '') : '';
    if (text !== '') spots.push({ column, text });
  }
  return spots;
}

const CLASSIFICATIONS = ['function', 'economicGovernment', 'economicDepartment'] as const;

function nameAt(spots: readonly Spot[], nameColumn: Measure): string {
  for (const { column, text } of spots) {
    const split = CODED.exec(text.normalize('NFKC'));
    const name = split?.[2] ?? '';
    // The name is cut from the printed text, so that full-width brackets stay as they are.
    if (name !== '') return text.slice(text.length - name.length);
    const isName = column.measure === nameColumn || column.measure === 'economic.government';
    if (isName && text !== '' && !/^\d+$/.test(text.normalize('NFKC'))) return text;
  }
  return '';
}

function codesOf(table: Table): readonly PrintedCode[] {
  const found: PrintedCode[] = [];
  const columnsOf = (classification: Classification): readonly Column[] =>
    COLUMNS[classification].flatMap((measure) => table.columns.filter((column) => column.measure === measure));
  const columns: Readonly<Record<Classification, readonly Column[]>> = {
    function: columnsOf('function'),
    economicGovernment: columnsOf('economicGovernment'),
    economicDepartment: columnsOf('economicDepartment'),
  };
  for (const row of table.rows) {
    for (const line of row.lines) {
      for (const classification of CLASSIFICATIONS) {
        const code = line.codes[classification];
        if (code === undefined || !code.startsWith(FIRST_DIGIT[classification])) continue;
        const spots = spotsOf(row, line, columns[classification]);
        const [first] = spots;
        if (first === undefined) continue;
        const name = nameAt(spots, NAME_COLUMNS[classification]);
        found.push({ classification, code, name, table, row, line, column: first.column });
      }
    }
  }
  return found;
}

const known = new WeakMap<Disclosure, readonly PrintedCode[]>();

/** Every classification code the tables of a disclosure print, in printed order. Tables of doubtful kind are left out. */
export function printedCodes(disclosure: Disclosure): readonly PrintedCode[] {
  const before = known.get(disclosure);
  if (before !== undefined) return before;
  const all = disclosure.tables
    .filter((table) => KINDS.has(table.kind) && table.alternatives.length === 0)
    .flatMap(codesOf);
  known.set(disclosure, all);
  return all;
}
