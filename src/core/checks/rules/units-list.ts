import { isLostFigure } from '../../amount/index.js';
import type { Disclosure, Line, Row, Table } from '../../disclosure/index.js';
import { bareUnitName } from './years-library.js';

/** 单位. A unit that a table names, with the row that names it first. */
export type ListedUnit = {
  readonly code: string | null;
  /** Without code and white space; "" where only the code is printed. */
  readonly name: string;
  readonly table: Table;
  readonly row: Row;
};

/** Code of the unit of a line: its own column, or the digits before the name. */
export function unitCodeOf(line: Line): string | null {
  return line.codes.unit ?? /^(\d{3,12})(?!\d)/.exec(line.unitName ?? '')?.[1] ?? null;
}

function unitNameOf(line: Line): string {
  return (line.unitName ?? '').replace(/\s+/g, '').replace(/^\d+[-—–－]*/, '');
}

/** Units a table names, each once, the department's own heading row (a shorter code) left out. */
export function unitsOfTable(table: Table): readonly ListedUnit[] {
  const found = new Map<string, ListedUnit>();
  for (const row of table.rows) {
    for (const line of row.lines) {
      if (line.role === 'total') continue;
      const code = unitCodeOf(line);
      const name = unitNameOf(line);
      const key = code ?? bareUnitName(name);
      const known = found.get(key);
      if (key !== '' && (known === undefined || (known.name === '' && name !== ''))) {
        found.set(key, { code, name, table, row });
      }
    }
  }
  const codes = [...found.values()].flatMap(({ code }) => code ?? []);
  return [...found.values()].filter(({ code }) => {
    return code === null || !codes.some((other) => other !== code && other.startsWith(code));
  });
}

/** True where the code of a unit was not read: whether its line is the department's own or one more unit is not known. */
export function hasUnreadUnit({ columns, rows }: Table): boolean {
  const own = columns.filter(({ measure }) => measure === 'unit' || measure === 'unit.code');
  return rows.some(
    ({ lines, cells }) =>
      lines.some(({ codeUnread }) => codeUnread === true) &&
      own.some(({ index }) => isLostFigure(cells[index]?.text ?? '')),
  );
}

/** The table that lists the units of a department: 收入总表, else 一般公共预算支出表. */
function listingTable(disclosure: Disclosure): Table | null {
  for (const kind of ['income', 'general-public-expenditure', 'expenditure'] as const) {
    const [table, ...others] = disclosure.tables.filter((one) => one.kind === kind && one.alternatives.length === 0);
    if (table === undefined || others.length > 0 || hasUnreadUnit(table)) continue;
    if (unitsOfTable(table).length > 0) return table;
  }
  return null;
}

/** The unit list of a department's document; empty for a unit's own document and where no table names units. */
export function listedUnits(disclosure: Disclosure): readonly ListedUnit[] {
  const table = listingTable(disclosure);
  const units = table === null ? [] : unitsOfTable(table);
  const { level, unitCode } = disclosure.profile;
  if (level.value === 'unit') return [];
  // A file of one unit lists that unit alone under its department.
  const [only, ...others] = units;
  const isOwn = others.length === 0 && only !== undefined && only.code !== null && only.code === unitCode.value;
  return isOwn ? [] : units;
}

/** True where two prints of a name may be one: equal, or one is the short form of the other. */
export function isSameUnit(one: string, other: string): boolean {
  const [a, b] = [bareUnitName(one), bareUnitName(other)].map((name) =>
    name.replace(/(?:本级|机关本级|\(本级\))$/, ''),
  );
  if (a === undefined || b === undefined || a === '' || b === '') return false;
  return a === b || a.endsWith(b) || b.endsWith(a);
}
