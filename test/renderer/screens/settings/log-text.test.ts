import { expect, it } from 'vitest';
import type { LogEntry } from '../../../../src/shared/desk-api.js';
import { logText } from '../../../../src/renderer/screens/settings/log-text.js';

const DOCUMENT = 'ab'.repeat(32);
const NAMES = new Map([[DOCUMENT, '某单位2031年预算.pdf']]);
const entry = (action: string, subject: string, detail: unknown): LogEntry => ({
  sequence: 1,
  at: '2031-03-01T09:00:00.000Z',
  actor: '审核人甲',
  action,
  subject,
  detail,
});
const anchor = {
  document: DOCUMENT,
  table: 'expenditure',
  tableKind: 'expenditure',
  printedNumber: '预算03表',
  tableTitle: '支出预算总表',
  row: 4,
  rowKey: '合计',
  rowLabel: '合计',
  column: 2,
  columnPath: '基本支出',
  project: null,
  section: null,
  quote: '12.30',
  place: { line: 40 },
};

it('says a note by its file, its place and the fields that changed', () => {
  const note = { id: 'n', anchor, state: 'open', severity: 'error', text: '合计不符。', suggestion: '', basis: '' };
  const { subject, lines, raw } = logText(
    entry('note.change', '0d1f6a52-1111-4222-8333-444455556666', {
      before: note,
      after: { ...note, state: 'adopted', suggestion: '请更正。' },
    }),
    NAMES,
  );
  expect(subject).toContain('某单位2031年预算.pdf · ');
  expect(subject).toContain('合计');
  expect(lines).toEqual(['处理：待办 → 采纳', '整改建议：请更正。']);
  expect(raw).toContain('"adopted"');
});

it('names files, and keeps what it has no words for to the record', () => {
  expect(logText(entry('document.import', DOCUMENT, { fileName: '甲.pdf', engine: 7 }), NAMES)).toEqual({
    subject: '某单位2031年预算.pdf',
    lines: ['文件：甲.pdf'],
    raw: '{"fileName":"甲.pdf","engine":7}',
  });
  // A file that is no longer there has no name, and its digest is none.
  expect(logText(entry('document.import', 'cd'.repeat(32), null), NAMES)).toEqual({ subject: '', lines: [], raw: '' });
  expect(logText(entry('import.start', 'import', { files: 3 }), NAMES)).toMatchObject({
    subject: '',
    lines: ['文件数：3'],
  });
});

it('tells what a setting and a batch were before', () => {
  expect(logText(entry('setting.change', 'reviewer', { before: '甲', after: '乙' }), NAMES)).toMatchObject({
    subject: '审核人',
    lines: ['甲 → 乙'],
  });
  const { lines } = logText(
    entry('batch.change', 'b', { before: { name: '春', deadline: '2031-03-01' }, after: { name: '春', deadline: '' } }),
    NAMES,
  );
  expect(lines).toEqual(['期限：2031-03-01 → （空）']);
});

it('says in words what was set for rules, backups and own rules', () => {
  const lines = (name: string, before: unknown, after: unknown): readonly string[] =>
    logText(
      entry('setting.change', name, {
        before: before === null ? null : JSON.stringify(before),
        after: JSON.stringify(after),
      }),
      NAMES,
    ).lines;
  expect(lines('rule-settings', null, { 'SUM-ROW': { enabled: false } })).toEqual(['SUM-ROW：按内置 → 已停用']);
  expect(
    lines(
      'rule-settings',
      { 'SUM-ROW': { enabled: false }, 'NUM-CELL': { severity: 'notice' } },
      { 'NUM-CELL': { severity: 'error', thresholds: { share: '0.3' } } },
    ),
  ).toEqual(['NUM-CELL：程度“提示” → 程度“错误”，share 0.3', 'SUM-ROW：已停用 → 按内置']);
  expect(lines('rule-settings.regions', {}, { 江苏省: { 'SUM-ROW': { enabled: true } } })).toEqual([
    '江苏省 SUM-ROW：按内置 → 启用',
  ]);
  const rule = { id: 'OWN-1', name: '合计', text: '甲 = 乙', severity: 'error', basis: '', enabled: true };
  expect(lines('own-rules', { schema: 1, rules: [] }, { schema: 1, rules: [rule] })).toEqual([
    'OWN-1：（无） → 合计，甲 = 乙，错误，启用',
  ]);
  expect(lines('backups', { hours: 4, folder: null }, { hours: 8, folder: null })).toEqual(['间隔（小时）：4 → 8']);
  // A value that this program cannot read is shown as it is kept.
  expect(logText(entry('setting.change', 'backups', { before: '{', after: '[]' }), NAMES).lines).toEqual(['{ → []']);
  expect(
    logText(entry('setting.change', 'rule-settings.checked', { before: 'a', after: 'pending' }), NAMES),
  ).toMatchObject({ subject: '检查进度（程序记录）', lines: [] });
});
