import { describe, expect, it } from 'vitest';
import {
  anchorForCell,
  anchorForText,
  type Claim,
  type Disclosure,
  type Passage,
  type Table,
} from '../../../../src/core/disclosure/index.js';
import { readPdf } from '../../../../src/main/intake/pdf/read-pdf.js';
import { recognise } from '../../../../src/core/recognition/index.js';
import { sameFigures } from '../../../../src/renderer/screens/review/same-figures.js';
import { boxesOfWords, framesOf, placesOf } from '../../../../src/renderer/screens/review/source-frames.js';
import { cellAt, cellAtField, sentenceAt } from '../../../../src/renderer/screens/review/source-hits.js';
import {
  nextZoom,
  pageAt,
  placeOfAll,
  rectangleOf,
  scrollFor,
  stackPages,
} from '../../../../src/renderer/screens/review/source-layout.js';
import { fieldsOf, rowsInView, textRows } from '../../../../src/renderer/screens/review/source-text-rows.js';
import { gridLines, makePdf, show } from '../../../main/intake/pdf/make-pdf.js';

const XS = [60, 120, 260, 340, 420, 500];
const YS = [700, 680, 660, 640];
const ROWS = [
  ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
  ['2010101', '行政运行', '120.50', '100.25', '20.25'],
  ['', '合计', '120.50', '100.25', '20.25'],
];

async function disclosureOf(entries: string): Promise<Disclosure> {
  const table = ROWS.map((row, r) =>
    row.map((value, c) => (value === '' ? '' : show(value, XS[c]! + 4, YS[r]! - 14, 9))).join(''),
  );
  const content =
    show('预算02表 部门支出总表', 200, 730, 12) + show('单位：万元', 440, 710, 9) + gridLines(XS, YS) + table.join('');
  const read = await readPdf(makePdf([{ content: show('单位甲2030年部门预算', 150, 700, 18) }, { content, entries }]));
  if (!read.ok) throw new Error('not read');
  return recognise({ fileName: '甲.pdf', format: 'pdf', blocks: read.blocks, defects: [] });
}

describe('hit-testing', () => {
  it.each(['', '/Rotate 90', '/Rotate 270'])(
    'finds each cell in the middle of its box, and nothing outside: %s',
    async (entries) => {
      const disclosure = await disclosureOf(entries);
      const [table] = disclosure.tables;
      const cells = table!.rows
        .flatMap((row) => row.cells.map((cell) => ({ row: row.index, cell })))
        .filter(({ cell }) => cell.text !== '');
      expect(cells.length).toBeGreaterThanOrEqual(9);
      for (const { row, cell } of cells) {
        const [x0, y0, x1, y1] = cell.at.box!;
        expect(cellAt(disclosure, cell.at.page!, (x0 + x1) / 2, (y0 + y1) / 2)).toMatchObject({
          cell: { row, column: cell.column },
        });
        expect(cellAt(disclosure, 1, (x0 + x1) / 2, (y0 + y1) / 2)).toBeNull();
      }
      expect(cellAt(disclosure, 2, 3, 3)).toBeNull();
    },
  );

  it('lists the other places of a figure, also in another unit, never blanks and zeros', async () => {
    const disclosure = await disclosureOf('');
    const [table] = disclosure.tables as readonly [Table];
    const figure = {
      kind: 'money',
      amount: { text: '1205000', value: '1205000', decimals: 0, unit: '元' },
      unitText: '元',
      start: 0,
      end: 7,
    } as const;
    const claim = {
      value: figure,
      changes: [],
      quote: '支出预算1205000元',
      section: null,
      at: { page: 1 },
    } as unknown as Claim;
    const column = table.columns.find(({ path }) => path.at(-1) === '合计')!;
    const anchor = anchorForCell('d', table, table.rows[0]!, column);
    const found = sameFigures(anchor, { ...disclosure, claims: [claim] });
    expect(found.map(({ anchor: one, text }) => [one.row, text])).toEqual([
      [1, '120.50'],
      [null, '1205000元'],
    ]);
    const sentence = anchorForText('d', null, '支出预算1205000元', { page: 1 });
    expect(sameFigures(sentence, { ...disclosure, claims: [claim] }).map(({ anchor: one }) => one.row)).toEqual([0, 1]);
    expect(sameFigures(null, disclosure)).toEqual([]);
  });

  it('finds the cell of a field of a line', async () => {
    const disclosure = await disclosureOf('');
    const [table] = disclosure.tables as readonly [Table];
    const [row] = table.rows;
    const cells = row!.cells.map((cell, field) => ({ ...cell, at: { line: 7, field } }));
    const lined = { ...disclosure, tables: [{ ...table, rows: [{ ...row!, cells }] }] };
    expect(cellAtField(lined, 7, 2)).toMatchObject({ cell: { row: 0, column: cells[2]!.column } });
    expect(cellAtField(lined, 8, 2)).toBeNull();
  });
});

const PASSAGE: Passage = {
  text: '本单位支出预算100.00万元。其中基本支出60.00万元；项目支出40.00万元。',
  section: 'N',
  marks: [
    { start: 0, at: { page: 3, box: [72, 100, 372, 130] } },
    { start: 24, at: { page: 3, box: [72, 130, 300, 160] } },
  ],
};
const TEXT = { passages: [PASSAGE], tables: [] } as unknown as Disclosure;

describe('sentences', () => {
  it('get a box for each line they run over, from their first to their last letter', () => {
    const start = PASSAGE.text.indexOf('其中');
    const boxes = boxesOfWords(PASSAGE, start, PASSAGE.text.length);
    expect(boxes).toHaveLength(2);
    expect(boxes[0]!.box[0]).toBeGreaterThan(200);
    expect(boxes[0]!.box[2]).toBeCloseTo(372, 6);
    expect(boxes[1]!.box[0]).toBeCloseTo(72, 6);
    expect(boxes[1]!.box[2]).toBeCloseTo(300, 6);
    // A line as high as the font's own box would cover its neighbours.
    for (const { box } of boxes) expect(box[3] - box[1]).toBeLessThan(29);
  });

  it('are found from an anchor, and from a point', () => {
    const anchor = anchorForText('d', 'N', '项目支出40.00万元', { page: 3, box: [72, 100, 372, 130] });
    const places = placesOf(anchor, TEXT);
    expect(places).toHaveLength(1);
    expect(places[0]).toMatchObject({ page: 3 });
    expect(places[0]!.box[1]).toBeGreaterThan(120);
    const [x0, y0, x1, y1] = places[0]!.box;
    expect(sentenceAt(TEXT, 'd', { page: 3, x: (x0 + x1) / 2, y: (y0 + y1) / 2 })?.quote).toBe('项目支出40.00万元。');
    expect(sentenceAt(TEXT, 'd', { page: 2, x: 100, y: 110 })).toBeNull();
  });

  it('keep the stated place where the words are not found', () => {
    const anchor = anchorForText('d', 'N', '没有的话', { page: 3, box: [1, 2, 3, 4] });
    expect(placesOf(anchor, TEXT)).toEqual([{ page: 3, box: [1, 2, 3, 4] }]);
    expect(framesOf(anchor, null, 'd', TEXT)).toEqual([{ page: 3, box: [1, 2, 3, 4], tone: 'chosen', main: true }]);
    expect(framesOf(anchor, null, 'other', TEXT)).toEqual([]);
  });
});

describe('the stack of pages', () => {
  const pages = [
    { width: 600, height: 800 },
    { width: 800, height: 600 },
    { width: 0, height: 0 },
  ];

  it('fits each page to the width, or shows it in its printed size', () => {
    expect(stackPages(pages, 'width', 620).map(({ width }) => Math.round(width))).toEqual([600, 600, 600]);
    expect(stackPages(pages, 150, 620).map(({ width }) => Math.round(width))).toEqual([1200, 1600, 1190]);
    const sheets = stackPages(pages, 75, 900);
    expect(sheets.map(({ top, height }) => [top, height])).toEqual([
      [10, 800],
      [820, 600],
      [1430, 842],
    ]);
    expect([0, 600, 820, 5000].map((top) => pageAt(sheets, top, 300))).toEqual([1, 1, 2, 3]);
  });

  it('knows where a place of a page lies, and scrolls only where it is out of view', () => {
    const sheets = stackPages(pages, 75, 900);
    const place = rectangleOf(sheets, { page: 2, box: [100, 50, 200, 70] }, 900)!;
    expect(place).toEqual({ top: 870, left: 150, height: 20, width: 100 });
    expect(scrollFor(place, { top: 860, left: 0, height: 200, width: 900 })).toEqual({ top: 860, left: 0 });
    expect(scrollFor(place, { top: 0, left: 0, height: 200, width: 120 })).toEqual({ top: 810, left: 140 });
    expect(rectangleOf(sheets, { page: 9, box: [0, 0, 1, 1] }, 900)).toBeNull();
  });

  it('brings the beginning of every line of a sentence into view', () => {
    const sheets = stackPages(pages, 75, 900);
    const lines = [
      { page: 2, box: [120, 50, 300, 70] },
      { page: 2, box: [60, 80, 300, 100] },
      { page: 3, box: [0, 80, 20, 100] },
    ] as const;
    expect(placeOfAll(sheets, lines, 900)).toEqual({ top: 870, left: 110, height: 20, width: 240 });
    // A pane that has no room for all of them shows the first.
    expect(placeOfAll(sheets, lines, 200)).toEqual(rectangleOf(sheets, lines[0], 200));
    expect(placeOfAll(sheets, [], 900)).toBeNull();
    expect(placeOfAll(sheets, [{ page: 9, box: [0, 0, 1, 1] }], 900)).toBeNull();
  });

  it('zooms in steps, from what is shown', () => {
    expect(nextZoom(100, 0, 1)).toBe(125);
    expect(nextZoom(100, 0, -1)).toBe(75);
    expect(nextZoom('width', 96 / 72, 1)).toBe(125);
    expect(nextZoom('width', 1, -1)).toBe(50);
    expect([nextZoom(400, 0, 1), nextZoom(50, 0, -1)]).toEqual([400, 50]);
  });
});

describe('structured text', () => {
  const lines = [
    '一、概况',
    '科目\t合计\t说明',
    '行政运行\t1,200.50\t' + '长'.repeat(60),
    '',
    '| 项目 | 金额 |',
    '|---|---:|',
    '| 甲\\|乙 | 3.00 |',
  ];

  it('takes tab-separated and Markdown lines as table rows, in fields as places count them', () => {
    expect(lines.map((line) => fieldsOf(line))).toEqual([
      null,
      ['科目', '合计', '说明'],
      ['行政运行', '1,200.50', '长'.repeat(60)],
      null,
      ['项目', '金额'],
      [],
      ['甲|乙', '3.00'],
    ]);
  });

  it('gives every row a place without measuring, one below the other', () => {
    const rows = textRows(lines, 500, new Set([1]));
    expect(rows[0]).toMatchObject({ type: 'words', line: 1, isHeading: true });
    rows.slice(1).forEach((row, index) => expect(row.top).toBe(rows[index]!.top + rows[index]!.height));
    const long = rows.find(({ line }) => line === 3);
    if (long?.type !== 'cells') throw new Error('no table row');
    expect(long.cells.map(({ isFigure }) => isFigure)).toEqual([false, true, false]);
    expect(long.cells[2]!.pieces.join('')).toBe('长'.repeat(60));
    expect(long.height).toBeGreaterThan(40);
    const right = long.cells.at(-1)!;
    expect(right.left + right.width).toBeLessThanOrEqual(505);
    // A figure is never broken.
    expect(long.cells[1]!.pieces).toEqual(['1,200.50']);
  });

  it('makes columns as narrow as they must be to fit, and no narrower where the pane scrolls sideways anyway', () => {
    const cells = (columns: number): readonly number[] => {
      const [row] = textRows([Array.from({ length: columns }, () => '示例市示例区财政局').join('\t')], 500, new Set());
      if (row?.type !== 'cells') throw new Error('no table row');
      return row.cells.map(({ width }) => width);
    };
    expect(cells(6).reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(506);
    const scrolled = cells(12);
    expect(scrolled.reduce((sum, width) => sum + width, 0)).toBeGreaterThan(500);
    expect(Math.min(...scrolled)).toBeGreaterThan(Math.max(...cells(6)));
  });

  it('gives the rows in view only', () => {
    const rows = textRows(
      Array.from({ length: 5000 }, (_, line) => `第${line}行`),
      500,
      new Set(),
    );
    const shown = rowsInView(rows, 21_000, 21_210);
    expect(shown.map(({ line }) => line)).toEqual(Array.from({ length: 10 }, (_, index) => 1001 + index));
    expect(rowsInView([], 0, 100)).toEqual([]);
  });
});
