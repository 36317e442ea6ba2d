/** Disclosures written as compact text, for tests of rules. All figures are invented. */
import { readAmount, type MoneyUnit } from '../../../src/core/amount/index.js';
import type {
  Codes,
  Column,
  Disclosure,
  Item,
  Line,
  Measure,
  Project,
  Row,
  RowRole,
  Section,
  Sourced,
  Stage,
  Table,
  TableKind,
} from '../../../src/core/disclosure/index.js';
import type { Subject } from '../../../src/core/checks/index.js';

/** Text columns and the code each of them carries. */
const CODE_OF: Partial<Record<Measure, keyof Codes>> = {
  unit: 'unit',
  'unit.code': 'unit',
  function: 'function',
  'function.code': 'function',
  'economic.government': 'economicGovernment',
  'economic.department': 'economicDepartment',
  'economic.code': 'economicDepartment',
  'project.code': 'project',
};

const TEXT_COLUMNS: ReadonlySet<Measure> = new Set<Measure>([
  'unit',
  'unit.code',
  'function',
  'function.code',
  'function.name',
  'economic.government',
  'economic.department',
  'economic.code',
  'economic.name',
  'item',
  'year',
  'project.code',
  'project.name',
  'service.field',
  'performance.goal',
]);

/** Overview labels: the item itself stands in the text, so that a test reads as what it means. */
function itemOf(text: string): Item | null {
  return /^[a-z]/.test(text) ? (text as Item) : null;
}

export type TableDraft = {
  readonly kind: TableKind;
  readonly unit?: MoneyUnit | null;
  /** 「measure」, 「measure@lane」 or 「measure=其中/heading」, separated by white space. */
  readonly columns: string;
  /**
   * One row a line, cells separated by 「|」. A leading 「*」 marks a subtotal; rows labelled 合计 are totals. Depth is
   * written as leading 「>」.
   */
  readonly rows: string;
  readonly tree?: boolean;
  readonly title?: string;
  readonly id?: string;
  readonly number?: string;
  readonly alternatives?: readonly TableKind[];
  readonly emptyNote?: string;
};

function columnsOf(spec: string, unit: MoneyUnit | null): Column[] {
  return spec
    .trim()
    .split(/\s+/)
    .map((word, index) => {
      const [name, heading] = word.split('=');
      const [measure, lane = '0'] = name!.split('@') as [Measure, string?];
      return {
        index,
        path: (heading ?? measure).split('/'),
        measure,
        lane: Number(lane),
        moneyUnit: TEXT_COLUMNS.has(measure) || measure === 'quantity' ? null : unit,
      };
    });
}

function linesOf(columns: readonly Column[], cells: readonly string[], role: RowRole, depth: number): Line[] {
  const lanes = [...new Set(columns.map((column) => column.lane))];
  return lanes.flatMap((lane): Line[] => {
    const texts = columns
      .filter((column) => column.lane === lane && TEXT_COLUMNS.has(column.measure))
      .map((column) => ({ column, text: cells[column.index] ?? '' }));
    const printed = texts.map(({ text }) => text).filter((text) => text !== '');
    const label = printed.find((text) => !/^\d+$/.test(text)) ?? printed[0] ?? '';
    const itemText = texts.find(({ column }) => column.measure === 'item')?.text ?? '';
    if (lanes.length > 1 && printed.length === 0) return [];
    const codes: Record<string, string> = {};
    for (const { column, text } of texts) {
      const kind = CODE_OF[column.measure];
      const code = /^[0-9A-Z]+/.exec(text)?.[0];
      if (kind !== undefined && code !== undefined) codes[kind] = code;
    }
    const item = itemOf(itemText);
    const key = Object.values(codes).join('|') || (item ?? label);
    const isTotal = /^(合\s*计|总计)$/.test(label) || /^(total|current)-/.test(itemText);
    const unitName = texts.find(({ column }) => column.measure === 'unit')?.text ?? null;
    return [{ lane, label, ordinal: null, item, codes, unitName, role: isTotal ? 'total' : role, depth, key }];
  });
}

/** Builds one table. */
export function table(draft: TableDraft): Table {
  const unit = draft.unit === undefined ? '万元' : draft.unit;
  const columns = columnsOf(draft.columns, unit);
  const rows = draft.rows
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index): Row => {
      const marks = /^\s*([*>]*)/.exec(line)![1]!;
      const cells = line
        .trim()
        .slice(marks.length)
        .split('|')
        .map((text) => text.trim());
      const lines = linesOf(columns, cells, marks.includes('*') ? 'subtotal' : 'detail', marks.replace('*', '').length);
      const at = { line: index + 1 };
      return {
        index,
        key: lines[0]?.key ?? '',
        label: lines[0]?.label ?? '',
        role: lines[0]?.role ?? 'detail',
        lines,
        cells: columns.map((column) => {
          const text = cells[column.index] ?? '';
          return { column: column.index, text, reading: readAmount(text, column.moneyUnit), at };
        }),
        at,
      };
    });
  const amounts = columns.filter((column) => !TEXT_COLUMNS.has(column.measure));
  return {
    id: draft.id ?? draft.kind,
    kind: draft.kind,
    alternatives: draft.alternatives ?? [],
    printedNumber: draft.number ?? null,
    title: draft.title ?? '某表',
    moneyUnit: unit,
    moneyUnitAt: null,
    parts: 1,
    columns,
    rows,
    isTree: draft.tree ?? false,
    isEmpty: rows.every((row) => amounts.every((column) => row.cells[column.index]?.reading.state !== 'number')),
    emptyNote: draft.emptyNote ?? null,
    at: { line: 1 },
  };
}

function sourced<Value>(value: Value | null): Sourced<Value> {
  return { value, from: 'cover', at: null, rejected: [] };
}

export type SubjectDraft = {
  readonly unitCode?: string;
  readonly year?: number;
  readonly stage?: Stage;
  readonly projects?: readonly Project[];
  readonly sections?: readonly Section[];
  readonly document?: string;
};

/** A document of the given tables. */
export function subject(tables: readonly Table[], draft: SubjectDraft = {}): Subject {
  const disclosure: Disclosure = {
    fileName: 'some.txt',
    format: 'text',
    status: 'read',
    profile: {
      unitCode: sourced(draft.unitCode ?? '301002'),
      unitName: sourced('某单位'),
      level: sourced('unit' as const),
      fiscalYear: sourced(draft.year ?? 2026),
      stage: sourced(draft.stage ?? 'budget'),
      unitType: { value: null, from: 'none', at: null, rejected: [] },
      region: { value: null, from: 'none', at: null, rejected: [] },
    },
    tables,
    projects: draft.projects ?? [],
    sections: draft.sections ?? [],
    statements: [],
    claims: [],
    passages: [],
    defects: [],
  };
  return { document: draft.document ?? 'sha', disclosure };
}

/** A project of a performance table: its figures stand in the table's row. */
export function project(draft: {
  readonly code: string | null;
  readonly name: string;
  readonly row: number;
  readonly total: string;
  readonly fiscal?: string;
  readonly other?: string;
}): Project {
  return {
    code: draft.code,
    name: draft.name,
    total: readAmount(draft.total, '万元'),
    fiscalFunds: readAmount(draft.fiscal ?? '', '万元'),
    otherFunds: readAmount(draft.other ?? '', '万元'),
    goal: '',
    indicators: [],
    table: 'project-performance',
    row: draft.row,
    at: { line: draft.row + 1 },
  };
}

/** A copy of the document with one cell printed differently. */
export function reprint(of: Subject, tableId: string, row: number, column: number, text: string): Subject {
  const tables = of.disclosure.tables.map((each) =>
    each.id !== tableId
      ? each
      : {
          ...each,
          rows: each.rows.map((line) =>
            line.index !== row
              ? line
              : {
                  ...line,
                  cells: line.cells.map((cell) =>
                    cell.column === column
                      ? { ...cell, text, reading: readAmount(text, each.columns[column]!.moneyUnit) }
                      : cell,
                  ),
                },
          ),
        },
  );
  return { ...of, disclosure: { ...of.disclosure, tables } };
}
