import type { ComparableUnit, ComparedProject, ComparisonRow, ComparisonTable } from '../../core/comparison/index.js';
import { anchorJson, type FileNames } from './json.js';

/** 多年对照, after the contract's `compare`. `primary` of a table is the column that stands for its rows. */
export function compareJson(
  unit: ComparableUnit,
  years: readonly number[],
  tables: readonly ComparisonTable[],
  projects: readonly ComparedProject[],
  nameOf: FileNames,
) {
  return {
    unit: { code: unit.unitCode, name: unit.unitName },
    years,
    tables: tables.map((table) => tableJson(table, nameOf)),
    projects,
  };
}

function tableJson(table: ComparisonTable, nameOf: FileNames) {
  return {
    kind: table.kind,
    moneyUnit: table.moneyUnit,
    primary: table.measures.find((measure) => measure.id === table.primary)?.label ?? table.primary,
    remarks: table.remarks,
    rows: table.rows.map((row) => rowJson(row, table, nameOf)),
  };
}

function rowJson(row: ComparisonRow, { primary }: ComparisonTable, nameOf: FileNames) {
  const values: Record<string, string | null> = {};
  const sources: Record<string, object> = {};
  for (const [year, cells] of Object.entries(row.cells)) {
    const cell = primary === null ? undefined : cells[primary];
    values[year] = cell?.value ?? null;
    if (cell !== undefined) sources[year] = { file: nameOf(cell.anchor.document), ...anchorJson(cell.anchor) };
  }
  const { change = null, percent = null } = (primary === null ? undefined : row.changes[primary]) ?? {};
  const { key, label, role, lane, status, matchedBy, names } = row;
  return { key, label, role, lane, values, change, percent, status, matchedBy, names, sources };
}
