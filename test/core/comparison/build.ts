/** Small disclosures for tests of the comparison, the review model and the reports. All names and amounts are invented. */
import { readAmount, type MoneyUnit } from '../../../src/core/amount/index.js';
import type { ComparisonSource } from '../../../src/core/comparison/index.js';
import type {
  Codes,
  Column,
  Disclosure,
  Item,
  Level,
  Line,
  Measure,
  Profile,
  Project,
  Row,
  RowRole,
  Sourced,
  Stage,
  Table,
  TableKind,
} from '../../../src/core/disclosure/index.js';

export type ColumnDraft = {
  readonly path: string;
  readonly measure: Measure;
  readonly lane?: number;
  readonly unit?: MoneyUnit | null;
};

type LineDraft = {
  readonly label: string;
  readonly lane?: number;
  readonly codes?: Codes;
  readonly item?: Item;
  readonly unitName?: string;
  readonly role?: RowRole;
  readonly depth?: number;
};

/** A row: one line (or one for each lane) and the texts of its cells in column order. */
export type RowDraft = { readonly lines: readonly LineDraft[]; readonly cells: readonly string[] };

function sourced<Value>(value: Value | null): Sourced<Value> {
  return { value, from: value === null ? 'none' : 'cover', at: null, rejected: [] };
}

export function buildProfile(draft: {
  readonly unitCode?: string | null;
  readonly unitName?: string | null;
  readonly level?: Level;
  readonly year?: number | null;
  readonly stage?: Stage;
}): Profile {
  return {
    unitCode: sourced(draft.unitCode ?? null),
    unitName: sourced(draft.unitName ?? null),
    level: sourced<Level>(draft.level ?? 'unit'),
    fiscalYear: sourced(draft.year === undefined ? 2026 : draft.year),
    stage: sourced<Stage>(draft.stage ?? 'budget'),
    unitType: { value: null, from: 'none', at: null, rejected: [] },
    region: { value: null, from: 'none', at: null, rejected: [] },
  };
}

function buildLine(draft: LineDraft): Line {
  const codes = draft.codes ?? {};
  const joined = [codes.unit, codes.function, codes.economicGovernment, codes.economicDepartment, codes.project]
    .filter((code) => code !== undefined)
    .join('|');
  return {
    lane: draft.lane ?? 0,
    label: draft.label,
    ordinal: null,
    item: draft.item ?? null,
    codes,
    unitName: draft.unitName ?? null,
    role: draft.role ?? 'detail',
    depth: draft.depth ?? 0,
    key: joined === '' ? (draft.item ?? draft.label) : joined,
  };
}

export function buildTable(draft: {
  readonly kind: TableKind;
  readonly columns: readonly ColumnDraft[];
  readonly rows: readonly RowDraft[];
  readonly moneyUnit?: MoneyUnit | null;
  readonly id?: string;
  readonly title?: string;
  readonly printedNumber?: string | null;
  readonly firstLine?: number;
}): Table {
  const moneyUnit = draft.moneyUnit === undefined ? '万元' : draft.moneyUnit;
  const columns = draft.columns.map((column, index): Column => ({
    index,
    path: column.path.split('/'),
    measure: column.measure,
    lane: column.lane ?? 0,
    moneyUnit: column.unit === undefined ? moneyUnit : column.unit,
  }));
  const firstLine = draft.firstLine ?? 10;
  const rows = draft.rows.map((row, index): Row => {
    const lines = row.lines.map(buildLine);
    const at = { line: firstLine + index };
    return {
      index,
      key: lines[0]?.key ?? '',
      label: lines[0]?.label ?? '',
      role: lines[0]?.role ?? 'detail',
      lines,
      cells: columns.map((column) => {
        const text = row.cells[column.index] ?? '';
        return { column: column.index, text, reading: readAmount(text, column.moneyUnit), at };
      }),
      at,
    };
  });
  return {
    id: draft.id ?? draft.kind,
    kind: draft.kind,
    alternatives: [],
    printedNumber: draft.printedNumber ?? null,
    title: draft.title ?? '某表',
    moneyUnit,
    moneyUnitAt: null,
    parts: 1,
    columns,
    rows,
    isTree: false,
    isEmpty: rows.every((row) => row.cells.every((cell) => cell.reading.state !== 'number')),
    emptyNote: null,
    at: { line: firstLine },
  };
}

export function buildDisclosure(draft: {
  readonly profile: Profile;
  readonly tables?: readonly Table[];
  readonly projects?: readonly Project[];
  readonly fileName?: string;
}): Disclosure {
  return {
    fileName: draft.fileName ?? 'some.txt',
    format: 'text',
    status: 'read',
    profile: draft.profile,
    tables: draft.tables ?? [],
    projects: draft.projects ?? [],
    sections: [],
    statements: [],
    claims: [],
    passages: [],
    defects: [],
  };
}

export function buildProject(draft: {
  readonly code?: string | null;
  readonly name: string;
  readonly total: string;
  readonly table?: string;
  readonly row?: number;
}): Project {
  const blank = readAmount('', '万元');
  return {
    code: draft.code ?? null,
    name: draft.name,
    total: readAmount(draft.total, '万元'),
    fiscalFunds: blank,
    otherFunds: blank,
    goal: '',
    indicators: [],
    table: draft.table ?? 'project-performance',
    row: draft.row ?? 0,
    at: { line: 1 },
  };
}

export function sourceOf(disclosure: Disclosure, unitCode: string | null = null): ComparisonSource {
  return {
    document: `sha-${disclosure.profile.fiscalYear.value}-${disclosure.profile.unitCode.value}`,
    disclosure,
    unitCode,
    year: disclosure.profile.fiscalYear.value ?? 0,
    stage: disclosure.profile.stage.value ?? 'budget',
  };
}

export const FUNCTION_COLUMNS: readonly ColumnDraft[] = [
  { path: '单位名称', measure: 'unit', unit: null },
  { path: '科目编码', measure: 'function.code', unit: null },
  { path: '科目名称', measure: 'function.name', unit: null },
  { path: '合计', measure: 'total' },
  { path: '基本支出', measure: 'basic' },
  { path: '项目支出', measure: 'project' },
];

/** A row of 一般公共预算支出表: unit code, function code, name, then 合计, 基本支出, 项目支出. */
export function functionRow(unit: string | null, code: string, name: string, ...amounts: readonly string[]): RowDraft {
  return {
    lines: [
      {
        label: name,
        codes: { ...(unit === null ? {} : { unit }), function: code },
        ...(unit === null ? {} : { unitName: `${unit}单位` }),
      },
    ],
    cells: [unit === null ? '' : `${unit}-${unit}单位`, code, name, ...amounts],
  };
}

export function totalRow(...amounts: readonly string[]): RowDraft {
  return { lines: [{ label: '合计', role: 'total' }], cells: ['', '', '合 计', ...amounts] };
}
