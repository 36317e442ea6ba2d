// The built thread that writes reports: its files are those that the thread that asks would have written.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { PrintedReport } from '../../src/core/review/index.js';
import { createReportWriter } from '../../src/main/desk/report-writer.js';

const SCRIPT = join(import.meta.dirname, '../../out/main/writer.js');
const SIGNED = { reviewer: '审核甲', date: '2026-03-05' };
/** Rows of a long report. */
const ROWS = 800;

beforeAll(() => {
  if (!existsSync(SCRIPT)) throw new Error('out/main/writer.js is missing: run npm run build first');
});

const REPORT: PrintedReport = {
  title: '问题清单',
  orientation: 'landscape',
  blocks: [
    { type: 'paragraph', level: 'title', text: '问题清单' },
    {
      type: 'table',
      name: '问题',
      title: '问题清单',
      empty: '无',
      columns: [
        { heading: '序号', width: 6 },
        { heading: '问题', width: 60 },
        { heading: '金额', width: 14, amount: true },
      ],
      rows: Array.from({ length: ROWS }, (_, row) => [row + 1, `第${row + 1}行与分项之和不符。`, `${row}.50`]),
    },
  ],
};

/** Processor time of this thread for a work, in milliseconds, and what it gives. */
async function timed(work: () => Promise<Uint8Array>): Promise<{ readonly value: Uint8Array; readonly taken: number }> {
  const before = process.threadCpuUsage();
  const value = await work();
  const { user, system } = process.threadCpuUsage(before);
  return { value, taken: (user + system) / 1000 };
}

it.each(['docx', 'xlsx'] as const)(
  'writes a .%s as the thread that asks would, and leaves that one free',
  async (format) => {
    const [aside, here] = [createReportWriter(SCRIPT), createReportWriter(null)];
    // What the thread that asks has written before, it writes faster: only that is compared.
    await here.renderPrinted(REPORT, format, SIGNED);
    const own = await timed(() => here.renderPrinted(REPORT, format, SIGNED));
    const written = await timed(() => aside.renderPrinted(REPORT, format, SIGNED));
    expect(written.value.length).toBe(own.value.length);
    expect(written.taken).toBeLessThan(own.taken / 2);
  },
);
