// What of a report is drawn in the first turn of its preview, and what on the printer.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { PrintedReport } from '../../../../src/core/review/index.js';
import { Paper } from '../../../../src/renderer/screens/export/paper.js';

const ROWS = 700;
const report: PrintedReport = {
  title: '测试清单',
  orientation: 'landscape',
  blocks: [
    { type: 'paragraph', level: 'title', text: '测试清单' },
    {
      type: 'table',
      name: '清单',
      title: '测试清单',
      columns: [
        { heading: '序号', width: 4 },
        { heading: '内容', width: 20 },
      ],
      rows: Array.from({ length: ROWS }, (_, index) => [index + 1, `第${index + 1}项`]),
      empty: '无',
      marks: [{ row: 40, column: 1, severity: 'error', text: '合计不符' }],
    },
    { type: 'paragraph', level: 'signature', text: '测试审核人' },
  ],
};
const drawn = (whole: boolean): string => renderToStaticMarkup(createElement(Paper, { report, whole }));
const rowsIn = (markup: string): number => [...markup.matchAll(/<tr>/g)].length - 1;

it('begins a preview with what fits a screen: many rows in one turn would answer no key', () => {
  const markup = drawn(false);
  expect(rowsIn(markup)).toBeGreaterThan(10);
  expect(rowsIn(markup)).toBeLessThan(60);
  expect(markup).toContain('aria-busy="true"');
  expect(markup).not.toContain('测试审核人');
});

it('prints every row with its marks, and what stands below', () => {
  const markup = drawn(true);
  expect(rowsIn(markup)).toBe(ROWS);
  expect(markup).toContain('aria-busy="false"');
  expect(markup).toContain('第700项');
  expect(markup).toContain('测试审核人');
  expect(markup).toMatch(/data-severity="error" title="合计不符"[^>]*>第41项/);
  expect(markup).not.toContain('预览前');
});
