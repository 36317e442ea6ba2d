import type {
  Correction,
  CorrectionTarget,
  Disclosure,
  Measure,
  ProfileTarget,
  Table,
  TableKind,
  UnitType,
} from '../../disclosure/index.js';
import { applyCorrections } from './apply.js';
import { anchorTable, pathOf } from './layout.js';

/** What the reviewer points at on the page: tables, rows and columns as they stand with all corrections in force. */
export type Aim =
  | { readonly target: 'profile'; readonly field: 'unitCode' | 'unitName' | 'region'; readonly value: string | null }
  | { readonly target: 'profile'; readonly field: 'level'; readonly value: 'department' | 'unit' | 'unknown' }
  | { readonly target: 'profile'; readonly field: 'fiscalYear'; readonly value: number | null }
  | { readonly target: 'profile'; readonly field: 'stage'; readonly value: 'budget' | 'final' | null }
  | { readonly target: 'profile'; readonly field: 'unitType'; readonly value: UnitType | null }
  | { readonly target: 'table-kind'; readonly table: string; readonly kind: TableKind }
  | { readonly target: 'column'; readonly table: string; readonly column: number; readonly measure: Measure }
  | {
      readonly target: 'cell';
      readonly table: string;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    };

/**
 * Turns what the reviewer points at into a target with everything by which it is found again. `corrections` are those in
 * force. Null where the place is not there: the page was older than the document.
 */
export function aimCorrection(
  reading: Disclosure,
  corrections: readonly Correction[],
  aim: Aim,
): CorrectionTarget | null {
  const read = reading.asRead ?? reading;
  if (aim.target === 'profile') {
    // The schema ties the value to the field, and so does the profile.
    return { ...aim, read: read.profile[aim.field].value } as ProfileTarget;
  }
  const index = applyCorrections(read, corrections).tables.findIndex(({ id }) => id === aim.table);
  const below = (targets: readonly CorrectionTarget['target'][]): Table | undefined =>
    applyCorrections(
      read,
      corrections.filter(({ target }) => targets.includes(target.target)),
    ).tables[index];
  switch (aim.target) {
    case 'table-kind': {
      const table = read.tables[index];
      return table === undefined ? null : { target: 'table-kind', table: anchorTable(table), kind: aim.kind };
    }
    case 'column': {
      const table = below(['table-kind']);
      const column = table?.columns[aim.column];
      if (table === undefined || column === undefined) return null;
      return {
        target: 'column',
        table: anchorTable(table),
        column: column.index,
        columnPath: pathOf(column),
        read: column.measure,
        measure: aim.measure,
      };
    }
    case 'cell': {
      const table = below(['table-kind', 'column']);
      const row = table?.rows[aim.row];
      const column = table?.columns[aim.column];
      const cell = row?.cells[aim.column];
      if (table === undefined || row === undefined || column === undefined || cell === undefined) return null;
      const line = row.lines.find(({ lane }) => lane === column.lane);
      return {
        target: 'cell',
        table: anchorTable(table),
        row: row.index,
        rowKey: line?.key ?? row.key,
        rowLabel: line?.label ?? row.label,
        column: column.index,
        columnPath: pathOf(column),
        place: cell.at,
        read: cell.text,
        text: aim.text.trim(),
      };
    }
  }
}

/** Key of what a target is about: at most one correction in force for each in a document. */
export function targetKey(target: CorrectionTarget): string {
  switch (target.target) {
    case 'profile':
      return `profile ${target.field} ${target.read ?? ''}`;
    case 'table-kind':
      return `kind ${place(target.table.place)} ${target.table.kind} ${target.table.layout}`;
    case 'column':
      return `column ${place(target.table.place)} ${target.column} ${target.read} ${target.columnPath}`;
    case 'cell':
      return `cell ${place(target.table.place)} ${target.row} ${target.column} ${place(target.place)} ${target.read}`;
  }
}

function place(at: Table['at']): string {
  const { sheet = '', page = '', line = '', field = '', box } = at;
  return [sheet, page, line, field, ...(box ?? [])].join(',');
}
