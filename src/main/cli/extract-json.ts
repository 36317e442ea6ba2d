import type { Reading } from '../../core/amount/index.js';
import type { Disclosure, Indicator, Project, Row, Statement, Table } from '../../core/disclosure/index.js';
import { documentJson, placeJson } from './json.js';
import type { FileReading } from './read-files.js';

/** 一份文件的识别结果, as `gouji extract --json` prints it. An unread file has empty lists and an error. */
export function extractJson(reading: FileReading) {
  const { outcome } = reading;
  return { ...documentJson(reading), ...(outcome.ok ? contentJson(outcome.value.disclosure) : NOTHING) };
}

const NOTHING = { tables: [], projects: [], sections: [], statements: [], defects: [] } as const;

function contentJson(disclosure: Disclosure) {
  const headings = new Map(disclosure.sections.map((section) => [section.id, section.heading]));
  return {
    tables: disclosure.tables.map(tableJson),
    projects: disclosure.projects.map(projectJson),
    sections: disclosure.sections.map(({ heading, text, at }) => ({ heading, text, at: placeJson(at) })),
    statements: disclosure.statements.map((statement) => statementJson(statement, headings)),
    defects: disclosure.defects.map(({ code, message, at }) => ({ code, message, at: placeJson(at) })),
  };
}

/**
 * Header paths joined with 「/」. Where a table prints the same heading twice the later ones carry 「#2」 …, so that
 * `amounts` never loses a column.
 */
function columnNames(table: Table): readonly string[] {
  const used = new Map<string, number>();
  return table.columns.map((column) => {
    const name = column.path.join('/');
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

function tableJson(table: Table) {
  const columns = columnNames(table);
  return {
    id: table.id,
    kind: table.kind,
    alternatives: table.alternatives,
    printedNumber: table.printedNumber,
    title: table.title,
    moneyUnit: table.moneyUnit,
    parts: table.parts,
    columns,
    rows: table.rows.map((row) => rowJson(row, columns)),
    emptyNote: table.emptyNote,
    at: placeJson(table.at),
  };
}

function rowJson(row: Row, columns: readonly string[]) {
  const amounts: Record<string, string> = {};
  for (const cell of row.cells) {
    const name = columns[cell.column];
    if (name !== undefined && cell.reading.state === 'number') amounts[name] = cell.reading.amount.value;
  }
  return {
    key: row.key,
    label: row.label,
    role: row.role,
    cells: row.cells.map((cell) => cell.text),
    amounts,
    at: placeJson(row.at),
    // The two sides of an overview row are two lines with keys of their own; findings name those.
    ...(row.lines.length > 1
      ? { lines: row.lines.map(({ lane, key, label, role }) => ({ lane, key, label, role })) }
      : {}),
  };
}

/** The exact number as a plain decimal; null where the cell holds none. */
function numberJson(reading: Reading): string | null {
  return reading.state === 'number' ? reading.amount.value : null;
}

function projectJson(project: Project) {
  return {
    code: project.code,
    name: project.name,
    total: numberJson(project.total),
    fiscalFunds: numberJson(project.fiscalFunds),
    otherFunds: numberJson(project.otherFunds),
    goal: project.goal,
    indicators: project.indicators.map(indicatorJson),
    at: placeJson(project.at),
  };
}

function indicatorJson(indicator: Indicator) {
  const { level1, level2, level3, nature, value, unit, direction, attribution, at } = indicator;
  return { level1, level2, level3, nature, value, unit, direction, attribution, at: placeJson(at) };
}

function statementJson(statement: Statement, headings: ReadonlyMap<string, string>) {
  const { type, subject, value, unit, quote, section, at } = statement;
  // Sections have ids inside the program; outside, the heading is what can be found again.
  return {
    type,
    subject,
    value,
    unit,
    quote,
    section: section && (headings.get(section) ?? section),
    at: placeJson(at),
  };
}
