import { describe, expect, it } from 'vitest';
import { hasFailures, importLines, progressLine } from '../../../src/main/hosts/import-lines.js';
import type { DocumentSummary, ImportItem, ImportJob } from '../../../src/shared/desk-api.js';

function summary(change: Partial<DocumentSummary>): DocumentSummary {
  return {
    id: 'a',
    fileName: '甲.txt',
    format: 'text',
    size: 1,
    state: 'read',
    message: null,
    unitCode: '900001',
    unitName: '示例单位',
    level: 'unit',
    fiscalYear: 2031,
    stage: 'budget',
    tables: 13,
    projects: 2,
    defects: 0,
    findings: { error: 2, warning: 1, notice: 5 },
    notes: 0,
    selfCheck: '',
    selfCheckState: 'closed',
    importedAt: '2031-01-01T00:00:00Z',
    lineage: 'l',
    version: 1,
    latest: true,
    batches: [],
    progress: { decided: 0, total: 8 },
    review: 'waiting',
    ...change,
  };
}

function item(change: Partial<ImportItem>): ImportItem {
  return { path: '甲.txt', state: 'imported', message: null, document: 'a', ...change };
}

function job(items: readonly ImportItem[]): ImportJob {
  return { job: 'j', done: items.length, total: items.length, finished: true, cancelled: false, items };
}

describe('the lines of an import', () => {
  it('names file, unit, year, tables and problems of each document, and the reason of each failure', () => {
    const documents = [
      summary({}),
      summary({
        id: 'b',
        unitCode: null,
        unitName: null,
        fiscalYear: null,
        stage: null,
        state: 'partial',
        message: '第 3 页未读出。',
      }),
      summary({ id: 'c', unitCode: null, stage: 'final', fiscalYear: 2030 }),
    ];
    const items = [
      item({}),
      item({ path: '乙.pdf', document: 'b' }),
      item({ path: '子/丙.txt', document: 'c', state: 'already-there' }),
      item({ path: '丁.zip', document: null, state: 'failed', message: '不支持的格式。请解压后重试。' }),
      item({ path: '戊.txt', document: null, state: 'cancelled' }),
    ];
    expect(importLines(job(items), documents)).toEqual([
      '甲.txt  900001 示例单位  2031年预算  13 张表  错误 2 · 疑似 1 · 提示 5',
      '乙.pdf  单位未识别  年度未识别  13 张表  错误 2 · 疑似 1 · 提示 5  部分读出：第 3 页未读出。',
      '子/丙.txt  示例单位  2030年决算  13 张表  错误 2 · 疑似 1 · 提示 5  工作区中已有',
      '丁.zip  未导入：不支持的格式。请解压后重试。',
      '戊.txt  已取消',
    ]);
  });

  it('counts a file as failed where it was not imported or not read', () => {
    const unread = summary({ state: 'unread', message: '文件已加密。' });
    expect(hasFailures(job([item({})]), [summary({})])).toBe(false);
    expect(hasFailures(job([item({})]), [unread])).toBe(true);
    expect(hasFailures(job([item({ document: 'b' })]), [unread, summary({ id: 'b' })])).toBe(false);
    expect(hasFailures(job([item({ document: null, state: 'failed' })]), [])).toBe(true);
    expect(importLines(job([item({})]), [unread])[0]).toContain('未读出：文件已加密。');
  });

  it('shows how far it is', () => {
    const items = [item({}), item({ path: '乙.pdf', state: 'reading', document: null })];
    expect(progressLine({ ...job(items), done: 1, finished: false })).toBe('正在读取 1/2：乙.pdf');
    expect(progressLine(job([item({})]))).toBe('正在读取 1/1');
  });
});
