import type { ComparableUnit, ComparedProject, ComparisonRow, ComparisonTable } from '../../core/comparison/index.js';
import { anchorJson, type Names } from './json.js';

/** 多年对照, as `gouji compare --json` prints it. `primary` of a table is the column that stands for its rows. */
export function compareJson(
  unit: ComparableUnit,
  years: readonly number[],
  tables: readonly ComparisonTable[],
  projects: readonly ComparedProject[],
  names: Names,
) {
  return {
    unit: { code: unit.unitCode, name: unit.unitName },
    years,
    tables: tables.map((table) => tableJson(table, names)),
    projects,
  };
}

function tableJson(table: ComparisonTable, names: Names) {
  return {
    kind: table.kind,
    moneyUnit: table.moneyUnit,
    primary: table.measures.find((measure) => measure.id === table.primary)?.label ?? table.primary,
    remarks: table.remarks,
    rows: table.rows.map((row) => rowJson(row, table, names)),
  };
}

function rowJson(row: ComparisonRow, { primary }: ComparisonTable, names: Names) {
  const values: Record<string, string | null> = {};
  const sources: Record<string, object> = {};
  for (const [year, cells] of Object.entries(row.cells)) {
    const cell = primary === null ? undefined : cells[primary];
    values[year] = cell?.value ?? null;
    if (cell !== undefined)
      sources[year] = { file: names.file(cell.anchor.document), ...anchorJson(cell.anchor, names) };
  }
  const { change = null, percent = null } = (primary === null ? undefined : row.changes[primary]) ?? {};
  const kin = row.kin === undefined ? {} : { kin: row.kin };
  const { key, label, role, lane, status, matchedBy } = row;
  return { key, label, role, lane, values, change, percent, status, matchedBy, names: row.names, sources, ...kin };
}
