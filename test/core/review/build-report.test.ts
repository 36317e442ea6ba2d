import { describe, expect, it } from 'vitest';
import { anchorForCell, anchorForDocument, anchorForText } from '../../../src/core/disclosure/index.js';
import { buildReport, locationText, type ReportSource } from '../../../src/core/review/index.js';
import { buildDisclosure, buildProfile, buildTable, FUNCTION_COLUMNS, functionRow } from '../comparison/build.js';
import { buildCoverage, buildFinding, buildNote, RULES } from './build-note.js';

const table = buildTable({
  kind: 'expenditure',
  columns: FUNCTION_COLUMNS,
  rows: [
    functionRow(null, '2101501', '行政运行', '4.00', '1.00', '2.00'),
    functionRow(null, '2101502', '管理', '5.00'),
  ],
  printedNumber: '预算03表',
  firstLine: 120,
});
const disclosure = {
  ...buildDisclosure({
    profile: buildProfile({ unitCode: '301002', unitName: '某中心' }),
    tables: [table],
    fileName: 'a.txt',
  }),
  sections: [{ id: 'N-EXP', heading: '三、支出预算情况说明', ordinal: '三、', depth: 1, text: '', at: { line: 300 } }],
};
const first = anchorForCell('sha-1', table, table.rows[0]!, table.columns[3]!);
const second = anchorForCell('sha-1', table, table.rows[1]!, table.columns[3]!);
const options = { reviewer: '审核甲', date: '2026-02-05', rules: RULES };

const findings = [
  buildFinding({
    id: 'f2',
    at: second,
    severity: 'warning',
    suspects: [{ anchor: first, printed: '4.00', suggested: '3.00', score: 0.9, why: '' }],
  }),
  buildFinding({ id: 'f1', at: first }),
  buildFinding({ id: 'r1', at: first, outcome: 'rounding', severity: 'notice' }),
  buildFinding({
    id: 'f3',
    at: anchorForDocument('sha-1'),
    rule: 'DISC-TABLES',
    family: 'disclosure',
    severity: 'warning',
    arithmetic: null,
  }),
];

function sourceOf(draft: Partial<ReportSource> = {}): ReportSource {
  return {
    document: 'sha-1',
    fileName: 'a.txt',
    disclosure,
    findings,
    coverage: [
      buildCoverage('SUM-ROW', 'finding'),
      buildCoverage('DISC-TABLES', 'insufficient-data', '未读到目录'),
      buildCoverage('X', 'ambiguous'),
      buildCoverage('Y', 'pass'),
      buildCoverage('Z', 'not-applicable', '无此表'),
    ],
    notes: [],
    ...draft,
  };
}

describe('locationText', () => {
  it('says table, row, column and line', () => {
    expect(locationText(first)).toBe('预算03表 支出总表·行政运行·合计（第 120 行）');
    expect(locationText({ ...first, place: { page: 7 }, printedNumber: null })).toBe(
      '支出总表·行政运行·合计（第 7 页）',
    );
    expect(locationText({ ...first, rowLabel: '', place: null })).toBe('预算03表 支出总表·2101501·合计');
    expect(locationText(anchorForDocument('sha-1'))).toBe('整份文件');
    expect(locationText({ ...anchorForDocument('sha-1'), project: 'T1' })).toBe('项目“T1”');
  });

  it('names a section by its heading where the document is at hand', () => {
    const anchor = anchorForText('sha-1', 'N-EXP', '支出', { line: 301 });
    expect(locationText(anchor, disclosure)).toBe('三、支出预算情况说明（第 301 行）');
    expect(locationText(anchor)).toBe('文字说明（第 301 行）');
  });
});

describe('a report nobody has written notes for', () => {
  const model = buildReport([sourceOf()], options);

  it('lists every finding as undecided, the worst first, in the order of their places', () => {
    expect(model.draft).toBe(true);
    expect(model.ledger.map((row) => [row.sequence, row.severity, row.location, row.remark])).toEqual([
      [1, '错误', '预算03表 支出总表·行政运行·合计（第 120 行）', '待核：自动检查结果，尚未经审核人员核定'],
      [2, '疑似', '整份文件', '待核：自动检查结果，尚未经审核人员核定'],
      [3, '疑似', '预算03表 支出总表·管理·合计（第 121 行）', '待核：自动检查结果，尚未经审核人员核定'],
    ]);
    expect(model.opinion.map(({ row }) => row.sequence)).toEqual([1, 2, 3]);
  });

  it('fills every column that is known and leaves the others to people', () => {
    expect(model.ledger[2]).toEqual({
      sequence: 3,
      unitName: '某中心',
      unitCode: '301002',
      fileName: 'a.txt',
      fiscalYear: 2026,
      documentType: '单位预算',
      location: '预算03表 支出总表·管理·合计（第 121 行）',
      quote: '5.00',
      category: '表内计算·行内合计',
      problem: '合计与各项之和不一致。',
      expected: '1.00 + 2.00 = 3.00 ≠ 4.00；差 1.00；最可能的误印：预算03表 支出总表·行政运行·合计“4.00”应为“3.00”',
      severity: '疑似',
      basis: '预算法第十四条',
      suggestion: '',
      responsibleUnit: '某中心',
      responsiblePerson: '',
      deadline: '',
      rectification: '',
      rectificationState: '',
      reviewedBy: '',
      reviewedOn: '',
      remark: '待核：自动检查结果，尚未经审核人员核定',
    });
    expect(model.ledger[1]?.expected).toBe('应为 3.00；印为 4.00；差 1.00');
  });

  it('says what was checked and what was not', () => {
    expect(model.title).toBe('关于某中心2026年部门预算公开材料的审核意见');
    expect(model.ledgerTitle).toBe('部门预算、决算公开材料问题清单暨整改台账（金额单位：万元）');
    expect(model.files).toEqual([
      {
        fileName: 'a.txt',
        unitName: '某中心',
        fiscalYear: 2026,
        documentType: '单位预算',
        tables: 1,
        rulesPassed: 1,
        rulesWithFindings: 1,
        rulesNotApplicable: 1,
        notChecked: [
          { rule: 'DISC-TABLES', ruleName: '表格齐全', why: '未读到目录' },
          { rule: 'X', ruleName: 'X', why: '无法判定' },
        ],
        undecided: 3,
        reading: '已读取',
        defects: [],
      },
    ]);
  });
});

describe('a report with notes', () => {
  const notes = [
    buildNote({
      id: 'n1',
      finding: 'f1',
      anchor: first,
      text: '合计有误',
      suggestion: '改为3.00',
      rectification: 'in-progress',
    }),
    buildNote({
      id: 'n2',
      finding: 'f2',
      anchor: second,
      state: 'rejected',
      rejectReason: 'explained',
      text: '附注已说明',
    }),
    buildNote({ id: 'n3', finding: 'f3', state: 'later', severity: 'warning' }),
    buildNote({ id: 'n4', state: 'open', severity: 'notice', text: '请补充目录页码' }),
    buildNote({ id: 'n5', state: 'withdrawn', text: '撤回的话' }),
    buildNote({ id: 'n6', finding: 'gone', anchor: first, state: 'open', text: '未定' }),
  ];
  const model = buildReport([sourceOf({ notes })], options);

  it('prints adopted findings and own remarks, lists what is open, and withdraws what was withdrawn', () => {
    expect(model.draft).toBe(false);
    expect(model.ledger.map((row) => [row.sequence, row.problem, row.rectificationState, row.remark])).toEqual([
      [1, '合计有误', '整改中', '采纳；审核甲 2026-02-04'],
      [2, '未定', '未整改', '待办；审核甲 2026-02-04'],
      [3, '合计与各项之和不一致。', '未整改', '待核；审核甲 2026-02-04'],
      [4, '请补充目录页码', '未整改', '待办；审核甲 2026-02-04'],
    ]);
    expect(model.opinion.map(({ row }) => row.problem)).toEqual(['合计有误', '请补充目录页码']);
    expect(model.ledger[3]?.category).toBe('审核人意见');
    expect(JSON.stringify(model)).not.toContain('撤回的话');
  });

  it('keeps what was not adopted in the appendix, with the reason', () => {
    expect(model.rejected).toEqual([
      {
        fileName: 'a.txt',
        location: '预算03表 支出总表·管理·合计（第 121 行）',
        category: '表内计算·行内合计',
        problem: '合计与各项之和不一致。',
        reason: '已有说明',
        text: '附注已说明',
      },
    ]);
    expect(model.files[0]?.undecided).toBe(0);
  });

  it('places notes of an older version and says when their place is gone', () => {
    const old = { ...first, document: 'sha-0' };
    const older = buildReport(
      [
        sourceOf({
          findings: [],
          notes: [
            buildNote({ id: 'a', document: 'sha-0', finding: 'fixed', anchor: { ...old, row: 9, quote: '9.00' } }),
            buildNote({ id: 'b', document: 'sha-0', anchor: { ...old, rowKey: 'x', rowLabel: '没有的行' } }),
          ],
        }),
      ],
      options,
    );
    expect(older.ledger.map((row) => [row.location, row.remark])).toEqual([
      [
        '预算03表 支出总表·行政运行·合计（第 120 行）',
        '采纳；审核甲 2026-02-04；当前版本中此处内容已改动；当前版本中该问题未再出现',
      ],
      ['预算03表 支出总表·没有的行·合计（第 120 行）', '采纳；审核甲 2026-02-04；当前版本中未找到原位置'],
    ]);
  });

  it('names several units and years in the title', () => {
    const other = {
      ...disclosure,
      profile: buildProfile({ unitCode: '301003', unitName: '某站', year: 2024, stage: 'final' }),
      tables: [{ ...table, moneyUnit: '元' as const }],
    };
    const both = buildReport([sourceOf(), sourceOf({ document: 'sha-2', disclosure: other })], options);
    expect(both.title).toBe('关于某中心等2个单位2024—2026年部门预决算公开材料的审核意见');
    expect(both.ledgerTitle).toContain('原文另标单位的从原文');
  });
});
