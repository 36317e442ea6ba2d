// What stands on the comparison screen, written to files: the workbook with the picture, and the picture by itself.
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../src/shared/desk-api.js';
import { openTestDesk } from './setup.js';

/** The smallest PNG there is: one dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text>甲</text></svg>';

async function open() {
  const test = openTestDesk();
  await test.desk.importPaths([test.file('甲.txt', '301001 甲单位 2026\n')]);
  const [document = { id: '' }] = await test.value('documents.list', {});
  const compared = { layout: 'years' as const, sources: [{ document: document.id, unitCode: null }] };
  return { ...test, compared };
}

const SEEN: Input<'compare.export'>['seen'] = {
  title: '甲单位 支出总表',
  columns: [{ heading: '名称', amount: false }],
  rows: [['甲']],
  remarks: [],
};

describe('a picture of the comparison', () => {
  it('is handed over as it is, under the name of the unit, and logged', async () => {
    const { value, desk, compared } = await open();
    const svg = await value('compare.exportPicture', { compared, format: 'svg', content: SVG });
    expect(svg.fileName).toMatch(/^甲单位-对照图-\d{8}\.svg$/);
    expect(strFromU8(desk.file(svg.token)!.bytes)).toBe(SVG);
    const png = await value('compare.exportPicture', { compared, format: 'png', content: DOT });
    expect(desk.file(png.token)?.contentType).toBe('image/png');
    expect(Buffer.from(desk.file(png.token)!.bytes).toString('base64')).toBe(DOT);
    const { entries } = await value('log.list', { page: 0 });
    expect(entries.filter(({ action }) => action === 'report.export')).toHaveLength(2);
  });

  it.each([
    ['png', Buffer.from('no picture').toString('base64')],
    ['svg', '<html></html>'],
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><rect onclick="1"/></svg>'],
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://a/"/></svg>'],
  ] as const)('is refused as %s where it is none, or could do something: %s', async (format, content) => {
    const { call, compared } = await open();
    const reply = await call('compare.exportPicture', { compared, format, content });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  it('is refused for a document that is not there', async () => {
    const { call, compared } = await open();
    const other = { ...compared, sources: [{ document: 'gone', unitCode: null }] };
    const reply = await call('compare.exportPicture', { compared: other, format: 'svg', content: SVG });
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('stands in the workbook on a sheet of its own, below its figures', async () => {
    const { value, desk, compared } = await open();
    const picture = {
      png: DOT,
      width: 100,
      height: 50,
      title: '支出总表 构成',
      columns: [
        { heading: '名称', amount: false },
        { heading: '占比 %', amount: true },
      ],
      rows: [['教育支出', '25.00']],
    };
    const file = await value('compare.export', { compared, seen: { ...SEEN, picture } });
    const parts = unzipSync(desk.file(file.token)!.bytes);
    const text = (name: string): string => strFromU8(parts[name]!);
    expect(text('xl/workbook.xml')).toMatch(/name="对照表".*name="图"/s);
    expect(text('xl/sharedStrings.xml')).toContain('教育支出');
    expect(text('xl/worksheets/sheet2.xml')).toMatch(/<c r="B3"[^>]*><v>25<\/v>/);
    const images = Object.keys(parts).filter((name) => name.startsWith('xl/media/'));
    expect(images.map((name) => Buffer.from(parts[name]!).toString('base64'))).toEqual([DOT]);
    const drawing = Object.keys(parts).find((name) => /^xl\/drawings\/drawing\d+\.xml$/.test(name));
    // Two rows of headings, one of figures, one free: the picture begins in the fifth row, counted from 0.
    expect(text(drawing!)).toMatch(/<xdr:row>4<\/xdr:row>/);
    expect(text('xl/worksheets/sheet1.xml')).not.toContain('<drawing');
  });

  it('is shown with the rows before anything is written', async () => {
    const { value, call, compared } = await open();
    const picture = { png: DOT, width: 100, height: 50, title: '构成', columns: [], rows: [] };
    const seen = { ...SEEN, remarks: ['部分行未列出。'], picture };
    const report = await value('compare.preview', { compared, seen });
    expect(report).toMatchObject({ title: SEEN.title, orientation: 'landscape' });
    expect(report.blocks).toMatchObject([
      { type: 'table', rows: [['甲']] },
      { type: 'table', picture: { png: DOT, title: '构成' } },
      { type: 'table', rows: [['部分行未列出。']] },
    ]);
    const { entries } = await value('log.list', { page: 0 });
    expect(entries.filter(({ action }) => action === 'report.export')).toEqual([]);
    const other = { ...compared, sources: [{ document: 'gone', unitCode: null }] };
    expect(await call('compare.preview', { compared: other, seen })).toMatchObject({ error: { code: 'not-found' } });
  });

  it('is refused where its figures do not fit its headings', async () => {
    const { call, compared } = await open();
    const picture = { png: DOT, width: 1, height: 1, title: '图', columns: [], rows: [['甲']] };
    const reply = await call('compare.export', { compared, seen: { ...SEEN, picture } });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });
});
