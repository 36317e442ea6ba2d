/** An invented disclosure of a handful of values, and readings made from it. */
import { readAmount } from '../../../src/core/amount/index.js';
import type { Finding } from '../../../src/core/checks/index.js';
import type { Anchor, Cell, Column, Disclosure, Row, Sourced, Table } from '../../../src/core/disclosure/index.js';
import type { FileReading } from '../../../src/main/cli/read-files.js';

function sourced<Value>(value: Value | null, from: Sourced<Value>['from']): Sourced<Value> {
  return { value, from, at: { line: 1 }, rejected: [] };
}

function column(index: number, path: readonly string[], lane: number): Column {
  const isAmount = path.at(-1) === '预算数';
  return { index, path, measure: isAmount ? 'amount' : 'item', lane, moneyUnit: isAmount ? '万元' : null };
}

function cell(text: string, columnIndex: number, line: number): Cell {
  return { column: columnIndex, text, reading: readAmount(text, '万元'), at: { line, field: columnIndex } };
}

function row(index: number, texts: readonly [string, string, string, string], role: Row['role']): Row {
  const line = 12 + index;
  const side = (lane: number): Row['lines'][number] => {
    const label = texts[lane * 2] ?? '';
    return { lane, label, ordinal: null, item: null, codes: {}, unitName: null, role, depth: 0, key: label };
  };
  return {
    index,
    key: texts[0],
    label: texts[0],
    role,
    lines: [side(0), side(1)],
    cells: texts.map((text, columnIndex) => cell(text, columnIndex, line)),
    at: { line },
  };
}

const OVERVIEW: Table = {
  id: 'income-expenditure-overview',
  kind: 'income-expenditure-overview',
  alternatives: [],
  printedNumber: '表一',
  title: '收支总表',
  moneyUnit: '万元',
  moneyUnitAt: { line: 10 },
  parts: 1,
  columns: [
    column(0, ['收入', '项目'], 0),
    column(1, ['收入', '预算数'], 0),
    column(2, ['支出', '项目'], 1),
    column(3, ['支出', '预算数'], 1),
  ],
  rows: [
    row(0, ['拨款收入', '1,200.50', '教育支出', '1,200.00'], 'detail'),
    row(1, ['其他收入', '', '其他支出', '-'], 'detail'),
    row(2, ['收入总计', '1,200.50', '支出总计', '1,200.00'], 'total'),
  ],
  isTree: false,
  isEmpty: false,
  emptyNote: null,
  at: { line: 9, endLine: 14 },
};

/** A table that prints one heading twice and has nothing to say. */
const EMPTY: Table = {
  ...OVERVIEW,
  id: 'government-fund',
  kind: 'government-fund',
  printedNumber: null,
  title: '政府性基金支出表',
  columns: [column(0, ['预算数'], 0), column(1, ['预算数'], 0)],
  rows: [],
  isEmpty: true,
  emptyNote: '本单位无此项',
};

export const DISCLOSURE: Disclosure = {
  fileName: '甲.txt',
  format: 'text',
  status: 'partial',
  profile: {
    unitCode: sourced('900001', 'table-body'),
    unitName: sourced('某某中心', 'cover'),
    level: sourced('unit', 'cover'),
    fiscalYear: sourced(2026, 'table-title'),
    stage: sourced('budget', 'cover'),
    unitType: sourced('public-service', 'text'),
    region: sourced('北京市/甲乙区', 'cover'),
  },
  tables: [OVERVIEW, EMPTY],
  projects: [
    {
      code: 'P1',
      name: '某项目',
      total: readAmount('6.000000', '万元'),
      fiscalFunds: readAmount('6.000000', '万元'),
      otherFunds: readAmount('', '万元'),
      goal: '完成',
      indicators: [
        {
          level1: '产出指标',
          level2: '数量指标',
          level3: '次数',
          nature: '≥',
          value: '4',
          unit: '次',
          direction: '正向',
          attribution: 'printed',
          evidence: null,
          table: 'project-performance',
          row: 0,
          at: { line: 40 },
        },
      ],
      table: 'project-performance',
      row: 0,
      at: { line: 40 },
    },
  ],
  sections: [
    { id: 's1', heading: '三、说明', ordinal: '三、', depth: 0, text: '共 1,200.50 万元。', at: { line: 20 } },
  ],
  claims: [],
  passages: [],
  statements: [
    {
      type: 'amount',
      subject: '收入',
      value: '1200.50',
      unit: '万元',
      quote: '共 1,200.50 万元',
      section: 's1',
      at: { line: 21 },
    },
  ],
  defects: [{ code: 'table.header-unread', message: '第 9 行的表头未读出。', at: { line: 9 } }],
};

export function reading(file = '甲.txt', sha256 = 'aa'): FileReading {
  const check = { findings: [finding()], coverage: [] };
  return {
    file,
    outcome: { ok: true, value: { sha256, size: 10, format: 'text', disclosure: DISCLOSURE, check, lines: [] } },
  };
}

export const FAILED: FileReading = {
  file: '乙.pdf',
  outcome: {
    ok: false,
    failure: { code: 'unsupported-format', message: '“乙.pdf”是 PDF 文件。', format: 'pdf' },
  },
};

function anchor(columnPath: string, quote: string, line: number): Anchor {
  return {
    document: 'aa',
    table: 'income-expenditure-overview',
    tableKind: 'income-expenditure-overview',
    printedNumber: '表一',
    tableTitle: '收支总表',
    row: 2,
    rowKey: 'total-income',
    rowLabel: '收入总计',
    column: 1,
    columnPath,
    project: null,
    section: null,
    quote,
    place: { line },
  };
}

export function finding(over: Partial<Finding> = {}): Finding {
  const left = anchor('收入/预算数', '1,200.50', 14);
  const right = anchor('支出/预算数', '1,200.00', 14);
  return {
    id: 'f1',
    rule: 'BAL-TOTAL',
    family: 'arithmetic',
    severity: 'error',
    outcome: 'finding',
    documents: ['aa'],
    message: '收入总计与支出总计相差 0.50 万元。',
    arithmetic: '1,200.50 ≠ 1,200.00',
    at: left,
    expected: '1200.00',
    actual: '1200.50',
    difference: '0.50',
    evidence: [
      { anchor: left, text: '1,200.50', role: 'operand', low: '1200.495', high: '1200.505' },
      { anchor: right, text: '1,200.00', role: 'subtrahend', low: null, high: null },
    ],
    suspects: [{ anchor: right, printed: '1,200.00', suggested: '1,200.50', score: 0.5, why: '一位数字不同' }],
    group: 'g1',
    basis: '预算法',
    ...over,
  };
}
