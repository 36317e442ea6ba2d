import { describe, expect, it } from 'vitest';
import { extractJson } from '../../../src/main/cli/extract-json.js';
import { jsonDocument } from '../../../src/main/cli/json.js';
import { FAILED, reading } from './invented.js';

/** As another program sees it. */
function asPrinted(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('extractJson', () => {
  it('maps a disclosure to the contract, blanks without amount', () => {
    expect(asPrinted(extractJson(reading()))).toEqual({
      file: '甲.txt',
      sha256: 'aa',
      format: 'text',
      status: 'partial',
      error: null,
      unit: {
        code: '900001',
        name: '某某中心',
        level: 'unit',
        inferredFrom: 'cover',
        type: 'public-service',
        typeInferredFrom: 'text',
        region: {
          name: '北京市甲乙区',
          level: 'county',
          province: '北京市',
          city: null,
          county: '甲乙区',
          inferredFrom: 'cover',
        },
      },
      fiscalYear: 2026,
      yearInferredFrom: 'table',
      stage: 'budget',
      tables: [
        {
          id: 'income-expenditure-overview',
          kind: 'income-expenditure-overview',
          alternatives: [],
          printedNumber: '表一',
          title: '收支总表',
          moneyUnit: '万元',
          parts: 1,
          columns: ['收入/项目', '收入/预算数', '支出/项目', '支出/预算数'],
          rows: [
            {
              key: '拨款收入',
              label: '拨款收入',
              role: 'detail',
              cells: ['拨款收入', '1,200.50', '教育支出', '1,200.00'],
              amounts: { '收入/预算数': '1200.50', '支出/预算数': '1200.00' },
              at: { line: 12 },
              lines: [
                { lane: 0, key: '拨款收入', label: '拨款收入', role: 'detail' },
                { lane: 1, key: '教育支出', label: '教育支出', role: 'detail' },
              ],
            },
            {
              key: '其他收入',
              label: '其他收入',
              role: 'detail',
              cells: ['其他收入', '', '其他支出', '-'],
              amounts: {},
              at: { line: 13 },
              lines: [
                { lane: 0, key: '其他收入', label: '其他收入', role: 'detail' },
                { lane: 1, key: '其他支出', label: '其他支出', role: 'detail' },
              ],
            },
            {
              key: '收入总计',
              label: '收入总计',
              role: 'total',
              cells: ['收入总计', '1,200.50', '支出总计', '1,200.00'],
              amounts: { '收入/预算数': '1200.50', '支出/预算数': '1200.00' },
              at: { line: 14 },
              lines: [
                { lane: 0, key: '收入总计', label: '收入总计', role: 'total' },
                { lane: 1, key: '支出总计', label: '支出总计', role: 'total' },
              ],
            },
          ],
          emptyNote: null,
          at: { line: 9, endLine: 14 },
        },
        {
          id: 'government-fund',
          kind: 'government-fund',
          alternatives: [],
          printedNumber: null,
          title: '政府性基金支出表',
          moneyUnit: '万元',
          parts: 1,
          columns: ['预算数', '预算数#2'],
          rows: [],
          emptyNote: '本单位无此项',
          at: { line: 9, endLine: 14 },
        },
      ],
      projects: [
        {
          code: 'P1',
          name: '某项目',
          total: '6.000000',
          fiscalFunds: '6.000000',
          otherFunds: null,
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
              at: { line: 40 },
            },
          ],
          at: { line: 40 },
        },
      ],
      sections: [{ heading: '三、说明', text: '共 1,200.50 万元。', at: { line: 20 } }],
      statements: [
        {
          type: 'amount',
          subject: '收入',
          value: '1200.50',
          unit: '万元',
          quote: '共 1,200.50 万元',
          section: '三、说明',
          at: { line: 21 },
        },
      ],
      defects: [{ code: 'table.header-unread', message: '第 9 行的表头未读出。', at: { line: 9 } }],
    });
  });

  it('lists a file that was not read with its error and nothing else', () => {
    expect(asPrinted(extractJson(FAILED))).toEqual({
      file: '乙.pdf',
      sha256: null,
      format: 'pdf',
      status: 'unread',
      error: { code: 'unsupported-format', message: '“乙.pdf”是 PDF 文件。' },
      unit: {
        code: null,
        name: null,
        level: 'unknown',
        inferredFrom: null,
        type: null,
        typeInferredFrom: null,
        region: null,
      },
      fiscalYear: null,
      yearInferredFrom: null,
      stage: null,
      tables: [],
      projects: [],
      sections: [],
      statements: [],
      defects: [],
    });
  });
});

describe('jsonDocument', () => {
  it('puts the schema first', () => {
    expect(jsonDocument({ documents: [] })).toBe('{\n  "schema": 1,\n  "documents": []\n}\n');
  });
});
