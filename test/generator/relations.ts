import type { PrintedRow, PrintedTable } from './printed.js';

/**
 * A sum a printed table must satisfy, stated from the layout and independent of the program's own rules, so that the
 * generator's honesty is not proved with the thing it is meant to test.
 */
export type Relation = { readonly what: string; readonly addends: readonly string[]; readonly total: string };

const ROW_SUMS: Readonly<
  Partial<Record<PrintedTable['kind'], readonly (readonly [total: string, addends: readonly string[]])[]>>
> = {
  expenditure: [['合计', ['基本支出', '项目支出']]],
  'general-public-basic': [['合计', ['人员经费', '公用经费']]],
};

function path(parts: readonly string[]): string {
  return parts.map((part) => part.replace(/\s+/g, '')).join('/');
}

function at(table: PrintedTable, row: PrintedRow, ending: string): string | undefined {
  const index = table.columns.findIndex((column) => path(column) === ending || path(column).endsWith(`/${ending}`));
  return index < 0 ? undefined : row.cells[index];
}

function rowRelations(table: PrintedTable): readonly Relation[] {
  const sums = ROW_SUMS[table.kind] ?? [];
  return table.rows.flatMap((row) =>
    sums.flatMap(([total, addends]) => {
      const cells = addends.map((addend) => at(table, row, addend) ?? '');
      const sum = at(table, row, total);
      return sum === undefined || sum === ''
        ? []
        : [{ what: `${table.kind} row ${row.lines[0]?.label}`, addends: cells, total: sum }];
    }),
  );
}

function amountColumns(table: PrintedTable): readonly number[] {
  const total = table.rows.find((row) => row.lines[0]?.role === 'total');
  if (total === undefined) return [];
  return total.cells.flatMap((cell, index) => (/^[\d,]+(\.\d+)?$/.test(cell) ? [index] : []));
}

/** The longest code of a row, for trees. */
function codeOf(row: PrintedRow): string {
  const codes = row.lines[0]?.codes ?? {};
  return codes.function ?? codes.economicDepartment ?? codes.unit ?? '';
}

function columnRelations(table: PrintedTable): readonly Relation[] {
  const total = table.rows.find((row) => row.lines[0]?.role === 'total');
  const details = table.rows.filter((row) => row.lines[0]?.role === 'detail');
  if (total === undefined || total.lines.length > 1) return [];
  return amountColumns(table).flatMap((column) => {
    const sum = (rows: readonly PrintedRow[], of: PrintedRow): Relation => ({
      what: `${table.kind} column ${path(table.columns[column]!)} of ${of.lines[0]?.label}`,
      addends: rows.map((row) => row.cells[column]!),
      total: of.cells[column]!,
    });
    const subtotals =
      table.kind === 'income' && codeOf(details[0]!).length === 6
        ? []
        : table.rows.filter((row) => row.lines[0]?.role === 'subtotal');
    const below = subtotals.map((parent) =>
      sum(
        details.filter((row) => codeOf(row).startsWith(codeOf(parent))),
        parent,
      ),
    );
    return [sum(details, total), ...below];
  });
}

/** One lane of a two-sided table: 本年合计 and 总计. */
function laneRelations(table: PrintedTable): readonly Relation[] {
  if (table.kind !== 'income-expenditure-overview') return [];
  return [0, 1].flatMap((lane): readonly Relation[] => {
    const cellOf = (row: PrintedRow): string => row.cells[lane * 2 + 1]!;
    const find = (label: string): string => {
      const row = table.rows.find((each) => each.cells[lane * 2] === label);
      return row === undefined ? '' : cellOf(row);
    };
    const side = lane === 0 ? '收入' : '支出';
    const current = find(`本年${side}合计`);
    const lines = table.rows.filter((row) =>
      row.lines.some((line) => line.lane === lane && line.role === 'detail' && !line.label.endsWith('结转结余')),
    );
    return [
      { what: `${table.kind} 本年${side}合计`, addends: lines.map(cellOf), total: current },
      {
        what: `${table.kind} ${side}总计`,
        addends: [current, find(lane === 0 ? '上年结转结余' : '年终结转结余')],
        total: find(`${side}总计`),
      },
    ];
  });
}

/** The sums a table must satisfy. */
export function relationsOf(table: PrintedTable): readonly Relation[] {
  return [...rowRelations(table), ...columnRelations(table), ...laneRelations(table)];
}

function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

/** A printed figure in steps of the given number of decimals. */
function steps(text: string, decimals: number): bigint {
  const bare = text.replace(/,/g, '');
  const padded = bare.includes('.') ? bare : `${bare}.`;
  const [whole, fraction = ''] = padded.split('.');
  return BigInt(`${whole}${fraction.padEnd(decimals, '0')}`);
}

/** Σ − total in steps of the last printed place, and how much of it rounding can explain (in half steps). */
export function residue(relation: Relation): { readonly steps: bigint; readonly halfStepsAllowed: bigint } {
  const filled = relation.addends.filter((cell) => /\d/.test(cell) && !/^0(\.0+)?$/.test(cell));
  const decimals = Math.max(...[...filled, relation.total].map(decimalsOf));
  const sum = filled.reduce((total, cell) => total + steps(cell, decimals), 0n);
  return {
    steps: sum - steps(relation.total === '' ? '0' : relation.total, decimals),
    halfStepsAllowed: BigInt(filled.length + 1),
  };
}

/** True where the relation holds within what rounding can explain; exactly, where figures are printed to the fen. */
export function holds(relation: Relation, exact: boolean): boolean {
  const { steps: off, halfStepsAllowed } = residue(relation);
  const size = off < 0n ? -off : off;
  return exact ? size === 0n : size * 2n <= halfStepsAllowed;
}
