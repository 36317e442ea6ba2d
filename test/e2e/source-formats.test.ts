/** Every format without pages beside the grid: a finding marks its cell in the source, a click in the source selects a cell. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, makeDoc, plain, rowEnd, tableRow } from '../main/intake/doc/make-doc.js';
import { makeXlsx } from '../main/intake/sheet/make-xlsx.js';
import { launchBrowser } from './browser.js';
import { openOffice, scratch, type OpenPage, type RunningDesk } from './harness.js';

const place = scratch();

/**
 * An invented table; the total of its second row is ten too large, by which the row and the column of totals break in that
 * one cell. Every unit has figures of its own.
 */
function rowsOf(number: number): readonly (readonly string[])[] {
  const plus = (amount: number): string => (amount + 10 * number).toFixed(2);
  return [
    ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
    ['2010101', '行政运行', plus(100.5), plus(90.25), '10.25'],
    ['2010102', '一般管理', '91.75', '61.50', '20.25'],
    ['', '合计', plus(182.25), plus(151.75), '30.50'],
  ];
}

function beforeTable(unit: string): readonly string[] {
  return [`${unit}2030年部门预算`, '一、单位概况', '预算02表 部门支出总表', '单位：万元'];
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const each = <Value>(rows: readonly (readonly Value[])[], write: (value: Value) => string, end = ''): string =>
  rows.map((row) => row.map(write).join('') + end).join('');

function htmlOf(unit: string, number: number): string {
  const rows = rowsOf(number)
    .map((row) => `<tr>${row.map((value) => `<td>${value}</td>`).join('')}</tr>`)
    .join('');
  const lines = beforeTable(unit).map((line) => `<p>${line}</p>`);
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>公开</title></head><body>${lines.join('')}<table>${rows}</table></body></html>`;
}

function docxOf(unit: string, number: number): Uint8Array {
  const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const rows = rowsOf(number).map(
    (row) => `<w:tr>${row.map((value) => `<w:tc>${paragraph(value)}</w:tc>`).join('')}</w:tr>`,
  );
  const body = beforeTable(unit).map(paragraph).join('') + `<w:tbl>${rows.join('')}</w:tbl>`;
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
  });
}

function docOf(unit: string, number: number): Uint8Array {
  const edges = [0, 1500, 3500, 5000, 6500, 8000];
  const rows = rowsOf(number).flatMap((row) => tableRow(...row.map((value) => cell(value)), rowEnd(edges)));
  return makeDoc({ paragraphs: [...beforeTable(unit).map((line) => plain(line)), ...rows, plain('二、说明')] });
}

function rtfOf(unit: string, number: number): Uint8Array {
  const said = (text: string): string =>
    [...text].map((one) => (one < '\u0080' ? one : `\\u${one.charCodeAt(0)}?`)).join('');
  const edges = [1500, 3500, 5000, 6500, 8000].map((edge) => `\\cellx${edge}`).join('');
  const rows = rowsOf(number).map(
    (row) => `\\trowd${edges}\\pard\\intbl ${each([row], (one) => `${said(one)}\\cell `)}\\row\n`,
  );
  const lines = beforeTable(unit).map((line) => `\\pard ${said(line)}\\par\n`);
  return encoded(`{\\rtf1\\ansi ${lines.join('')}${rows.join('')}\\pard ${said('二、说明')}\\par}`);
}

function mhtOf(unit: string, number: number): Uint8Array {
  const body = Buffer.from(htmlOf(unit, number)).toString('base64');
  return encoded(
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--b--\r\n`,
  );
}

function xlsxOf(unit: string, number: number): Uint8Array {
  const amount = (value: string) => (/^\d+\.\d\d$/.test(value) ? { v: Number(value), z: '0.00' } : value || null);
  const rows = [...beforeTable(unit).map((line) => [line]), ...rowsOf(number).map((row) => row.map(amount))];
  return makeXlsx({ name: '支出', rows });
}

const markdownOf = (unit: string, number: number): Uint8Array => {
  const [head = [], ...body] = rowsOf(number).map((row) => `| ${row.join(' | ')} |`);
  return encoded(`${beforeTable(unit).join('\n\n')}\n\n${head}\n|---|---|---|---|---|\n${body.join('\n')}\n`);
};

const FILES: readonly (readonly [name: string, unit: string, make: (unit: string, number: number) => Uint8Array])[] = [
  ['子.docx', '子单位', docxOf],
  ['丑.doc', '丑单位', docOf],
  ['寅.rtf', '寅单位', rtfOf],
  ['卯.xlsx', '卯单位', xlsxOf],
  ['辰.html', '辰单位', (unit, number) => encoded(htmlOf(unit, number))],
  ['巳.mht', '巳单位', mhtOf],
  ['午.md', '午单位', markdownOf],
  ['未.wps', '未单位', docOf],
  ['申.et', '申单位', xlsxOf],
];

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

beforeAll(async () => {
  const paths = FILES.map(([name, unit, make], index) => {
    const path = join(place.folder, name);
    writeFileSync(path, make(unit, index));
    return path;
  });
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, { workspace: join(place.folder, '格式.gouji'), files: paths }));
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
  place.remove();
});

describe('the source of a file without pages', () => {
  it.each(FILES.map(([name], index) => [name, index] as const))('%s leads both ways', async (name, index) => {
    await page.getByTestId('nav-library').click();
    const row = page.getByTestId('document-row').filter({ hasText: name });
    await row.waitFor({ timeout: 60_000 });
    await expect.poll(() => row.getAttribute('data-state'), { timeout: 60_000 }).toMatch(/^(?:read|partial)$/);
    await row.click();
    const source = page.getByTestId('source-text');
    // The figure that only this file prints: the source shown is no longer that of the file before.
    await source.locator('.desk-source-cell', { hasText: `1${index}0.50` }).waitFor();
    await page.locator('[data-testid="finding-row"][data-rule="SUM-ROW"]').first().click();
    await expect.poll(() => page.locator('.desk-anchor').allInnerTexts()).toEqual(['91.75']);
    await expect.poll(() => page.getByTestId('source-frame').allInnerTexts()).toEqual(['91.75']);
    await source.locator('.desk-source-cell', { hasText: '61.50' }).click();
    await expect.poll(() => page.locator('.desk-anchor').allInnerTexts()).toEqual(['61.50']);
    await expect.poll(() => page.getByTestId('source-frame').allInnerTexts()).toEqual(['61.50']);
    expect(open.problems()).toEqual([]);
  });
});
