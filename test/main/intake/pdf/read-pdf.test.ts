import { describe, expect, it } from 'vitest';
import type { Block, Defect } from '../../../../src/core/disclosure/index.js';
import { readPdf } from '../../../../src/main/intake/pdf/read-pdf.js';
import { bar, gridLines, makePdf, show, stream, stroke, type MadePage } from './make-pdf.js';

async function read(
  bytes: Uint8Array,
): Promise<{ readonly blocks: readonly Block[]; readonly defects: readonly Defect[] }> {
  const result = await readPdf(bytes);
  if (!result.ok) throw new Error(`not read: ${result.reason}`);
  return result;
}

/** A grid as rows of texts, a paragraph as its text. */
function shown(blocks: readonly Block[]): readonly unknown[] {
  return blocks.map((block) => {
    if (block.type === 'paragraph') return block.text;
    const rows: string[][] = Array.from({ length: block.rowCount }, () => []);
    for (const cell of block.cells) {
      const span = cell.rowSpan * cell.columnSpan > 1 ? ` ${cell.rowSpan}×${cell.columnSpan}` : '';
      rows[cell.row]?.push(cell.text + span);
    }
    return rows;
  });
}

const XS = [60, 200, 300, 400];
const YS = [760, 740, 720, 700];

/** A table whose first row spans the amounts, with a caption and a line of text. */
function tablePage(draw = stroke): string {
  const lines =
    [760, 720, 700].map((y) => draw(60, y, 400, y)).join('') +
    draw(200, 740, 400, 740) +
    [60, 200, 400].map((x) => draw(x, 700, x, 760)).join('') +
    draw(300, 700, 300, 740);
  const words =
    show('收支总表', 180, 780, 14) +
    show('项目', 70, 735) +
    show('预算数', 280, 745) +
    show('收入', 210, 726) +
    show('支出', 310, 726) +
    show('办公费', 70, 706) +
    show('1,234.50', 210, 706) +
    show('0.00', 310, 706) +
    show('注：单位为万元。', 60, 670);
  return lines + words;
}

const EXPECTED = [
  '收支总表',
  [
    ['项目 2×1', '预算数 1×2'],
    ['收入', '支出'],
    ['办公费', '1,234.50', '0.00'],
  ],
  '注：单位为万元。',
];

describe('a PDF file', () => {
  it.each([
    ['strokes', stroke],
    ['thin filled rectangles', bar],
  ])('with a table of %s becomes blocks with exact spans', async (_, draw) => {
    const { blocks, defects } = await read(makePdf([{ content: tablePage(draw) }]));
    expect(shown(blocks)).toEqual(EXPECTED);
    expect(blocks[1]).toMatchObject({ spans: 'exact' });
    expect(defects).toEqual([]);
  });

  it('gives boxes in points from the upper left corner', async () => {
    const { blocks } = await read(makePdf([{ content: '' }, { content: tablePage() }]));
    const cell = blocks
      .flatMap((block) => (block.type === 'grid' ? block.cells : []))
      .find(({ text }) => text === '1,234.50');
    expect(cell?.at.page).toBe(2);
    for (const [index, edge] of [200, 122, 300, 142].entries()) expect(cell?.at.box?.[index]).toBeCloseTo(edge, 1);
  });

  it.each([
    [90, '0 -1 1 0 0 842'],
    [180, '-1 0 0 -1 595 842'],
    [270, '0 1 -1 0 595 0'],
  ])('on a page turned by %i degrees reads as it is shown', async (turn, matrix) => {
    // The content is turned against the page, as producers do with wide tables. 90 and 270 swap width and height.
    const size = turn === 180 ? '595 842' : '842 595';
    const page: MadePage = {
      content: `q ${inverse(matrix)} cm\n${tablePage()}Q`,
      entries: `/MediaBox [0 0 ${size}] /Rotate ${turn}`,
    };
    const { blocks } = await read(makePdf([page]));
    expect(shown(blocks)).toEqual(EXPECTED);
    const grid = blocks[1];
    expect(grid?.at.box?.map(Math.round)).toEqual([60, 82, 400, 142]);
  });

  it.each([
    ['downwards', '0 -1 1 0 -247 842', [453, 60, 513, 400]],
    ['upwards', '0 1 -1 0 842 0', [82, 442, 142, 782]],
    ['upside down', '-1 0 0 -1 595 842', [195, 700, 535, 760]],
  ])(
    'with a table drawn to be read %s is read as it is meant, with places on the page as it is shown',
    async (_, matrix, box) => {
      // The content is turned and the page is not.
      const { blocks } = await read(makePdf([{ content: `q ${matrix} cm\n${tablePage()}Q` }]));
      expect(shown(blocks)).toEqual(EXPECTED);
      for (const [index, edge] of box.entries()) expect(blocks[1]?.at.box?.[index]).toBeCloseTo(edge, 0);
    },
  );

  it('reads a table with level rules only by the alignment of its words, and says so', async () => {
    const rows = [
      ['办公费', '1,234.50', '1,200.00', '34.50'],
      ['印刷费', '80.25', '80.25', '0.00'],
      ['水电费', '60.00', '50.00', '10.00'],
      ['合计', '1,374.75', '1,330.25', '44.50'],
    ];
    const words = rows.flatMap(([name = '', ...amounts], row) => [
      show(name, 70, 706 - row * 18),
      ...amounts.map((amount, column) => show(amount, 260 + column * 90 - amount.length * 5, 706 - row * 18)),
    ]);
    const head = show('项目', 80, 726) + show('预算数', 220, 726) + show('执行数', 310, 726) + show('结余数', 400, 726);
    const rules = [740, 720, 645].map((y) => stroke(60, y, 450, y)).join('');
    const { blocks, defects } = await read(makePdf([{ content: rules + head + words.join('') }]));
    expect(shown(blocks)).toEqual([[['项目', '预算数', '执行数', '结余数'], ...rows]]);
    expect(defects).toMatchObject([{ code: 'layout.columns-ambiguous', at: { page: 1 } }]);
  });

  it('subtracts an origin that is not zero', async () => {
    const content = `q 1 0 0 1 -100 2000 cm\n${tablePage()}Q`;
    const { blocks } = await read(makePdf([{ content, entries: '/MediaBox [-100 2000 495 2842]' }]));
    expect(shown(blocks)).toEqual(EXPECTED);
    expect(blocks[1]?.at.box?.map(Math.round)).toEqual([60, 82, 400, 142]);
  });

  it('reads what stands in forms inside forms', async () => {
    const inner = stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 2000 2000] /Resources << /Font << /F 3 0 R >> >>',
      tablePage(),
    );
    const outer = stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 2000 2000] /Matrix [2 0 0 2 0 0] /Resources << /XObject << /I 10 0 R >> >>',
      '/I Do',
    );
    const page = { content: 'q 0.5 0 0 0.5 0 0 cm /O Do Q', resources: '/XObject << /O 11 0 R >>' };
    const { blocks } = await read(makePdf([page], [inner, outer]));
    expect(shown(blocks)).toEqual(EXPECTED);
    expect(blocks[1]?.at.box?.map(Math.round)).toEqual([60, 82, 400, 142]);
  });

  it('keeps clipped text in its cell and reports it', async () => {
    const clipped = `q 200 720 100 20 re W n ${show('一般公共预算财政拨款收入', 204, 726)}Q\n`;
    const { blocks, defects } = await read(
      makePdf([{ content: gridLines(XS, YS) + clipped + show('12.00', 310, 726) + show('甲', 70, 726) }]),
    );
    expect(shown(blocks)).toEqual([
      [
        ['', '', ''],
        ['甲', '一般公共预算财政拨款收入', '12.00'],
        ['', '', ''],
      ],
    ]);
    expect(defects).toMatchObject([{ code: 'layout.text-clipped', at: { page: 1 } }]);
  });

  it('never guesses what a font without a table of characters shows, not even a hyphen, and says so', async () => {
    const form = stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /G 11 0 R >> >>',
      'BT /G 10 Tf 1 0 0 1 60 700 Tm <000200150002> Tj ET',
    );
    const font =
      '<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Own /Encoding /Identity-H /DescendantFonts [12 0 R] >>';
    const glyphs =
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Own /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R >>';
    const page = { content: `/O Do\n${show('合计', 60, 740)}`, resources: '/XObject << /O 10 0 R >>' };
    const { blocks, defects } = await read(makePdf([page], [form, font, glyphs]));
    expect(shown(blocks)).toEqual(['合计', '\ufffd\ufffd\ufffd']);
    expect(defects.map(({ code }) => code)).toEqual(['pdf.characters-unreadable']);
  });

  it('reads radicals that a font shows for whole characters as those characters', async () => {
    const { blocks } = await read(makePdf([{ content: show('⼀般公共预算⽀出', 60, 700) }]));
    expect(shown(blocks)).toEqual(['一般公共预算支出']);
  });

  it('reads equal names in neighbouring rows, which the engine takes for shadows, and a name drawn twice as one', async () => {
    const name = '其他城乡社区公共设施建设支出科目';
    const rows = [740, 726, 712].map((y) => show(name, 60, y)).join('');
    expect(shown((await read(makePdf([{ content: rows }]))).blocks)).toEqual([name, name, name]);
    const bold = show(name, 60, 740) + show(name, 60.3, 740);
    expect(shown((await read(makePdf([{ content: bold }]))).blocks)).toEqual([name]);
  });

  it('leaves slanting watermarks out and says so', async () => {
    const mark = `BT /F 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <51855BB98349 7A3F> Tj ET\n`;
    const { blocks, defects } = await read(makePdf([{ content: show('正文一行', 60, 700) + mark }]));
    expect(shown(blocks)).toEqual(['正文一行']);
    expect(defects).toMatchObject([{ code: 'pdf.slanted-text', at: { page: 1 } }]);
  });
});

/** The matrix that a page turned by /Rotate needs so that its content stands upright. */
function inverse(matrix: string): string {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix.split(' ').map(Number);
  const determinant = a * d - b * c;
  const [ia, ib, ic, id] = [d / determinant, -b / determinant, -c / determinant, a / determinant];
  return [ia, ib, ic, id, -(e * ia + f * ic), -(e * ib + f * id)].join(' ');
}

describe('pages without a text layer', () => {
  const picture = stream(
    '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
    'x',
  );
  const scan: MadePage = { content: 'q 595 0 0 842 0 0 cm /P Do Q', resources: '/XObject << /P 10 0 R >>' };

  it('are reported and never silently empty', async () => {
    const { blocks, defects } = await read(makePdf([scan, { content: show('正文', 60, 700) }, scan, scan], [picture]));
    expect(shown(blocks)).toEqual(['正文']);
    expect(defects).toHaveLength(1);
    expect(defects[0]).toMatchObject({ code: 'pdf.scan-unread', at: { page: 1 } });
    expect(defects[0]?.message).toContain('第 1、3—4 页是扫描件，未读取图像文字');
  });

  it('with the hidden text of somebody else’s recognition are scans, too', async () => {
    const hidden = { ...scan, content: `${scan.content} BT 3 Tr /F 10 Tf 60 700 Td <5408 8ba1> Tj ET` };
    const { blocks, defects } = await read(makePdf([hidden], [picture]));
    expect(blocks).toEqual([]);
    expect(defects).toMatchObject([{ code: 'pdf.scan-unread', message: expect.stringContaining('未采用') as string }]);
  });

  it('are scans where an opaque picture hides the text under it; under one that is seen through the text is read', async () => {
    const words = show('正文一行', 60, 700);
    const covered = { ...scan, content: `${words}${scan.content}` };
    expect(await read(makePdf([covered], [picture]))).toMatchObject({
      blocks: [],
      defects: [{ code: 'pdf.scan-unread' }],
    });
    const mask = picture.replace('x', ' ');
    const pale = picture.replace('/Width', '/SMask 11 0 R /Width');
    const long = show('本部门认真落实各项工作要求，统筹安排各项支出，确保重点工作按计划推进，并按规定公开。', 60, 700);
    const more = show('以下各表由本部门按照规定编制，数据口径与上年一致，有关情况在说明中列出。', 60, 680);
    const { blocks, defects } = await read(
      makePdf([{ ...scan, content: `${long}${more}${scan.content}` }], [pale, mask]),
    );
    expect(blocks).toHaveLength(2);
    expect(defects.map(({ code }) => code)).toContain('pdf.text-covered');
  });

  it('whose words are outlines are reported', async () => {
    const curve = '10 10 m 20 20 30 30 40 10 c f\n';
    const { defects } = await read(makePdf([{ content: curve.repeat(30) }]));
    expect(defects).toMatchObject([{ code: 'pdf.outlines-unread' }]);
  });

  it('that are blank are no trouble', async () => {
    expect(await read(makePdf([{ content: '' }]))).toMatchObject({ blocks: [], defects: [] });
  });
});

describe('files that cannot be read as a whole', () => {
  const whole = makePdf([{ content: tablePage() }, { content: show('第二页', 60, 700) }]);

  it.each([0.02, 0.1, 0.3, 0.5, 0.7, 0.9])('cut off at %f of their length are refused or reported', async (share) => {
    const result = await readPdf(whole.subarray(0, Math.floor(whole.length * share)));
    expect(result.ok ? result.defects.map(({ code }) => code) : [result.reason]).toEqual(
      expect.arrayContaining([result.ok ? 'pdf.truncated' : 'damaged']),
    );
  });

  it('cut off in a later version show the one before and are reported', async () => {
    const codesOf = async (tail: string) => {
      const result = await readPdf(Buffer.concat([whole, Buffer.from(tail)]));
      return result.ok ? result.defects.map(({ code }) => code) : [result.reason];
    };
    expect(await codesOf('\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n0 1\n')).toContain(
      'pdf.truncated',
    );
    expect(await codesOf('\n\n')).not.toContain('pdf.truncated');
  });

  it('with a password are refused as encrypted', async () => {
    const key = 'A'.repeat(32);
    const encrypted = `/Encrypt << /Filter /Standard /V 1 /R 2 /O (${key}) /U (${key}) /P -4 >> /ID [(1234567890123456) (1234567890123456)]`;
    expect(await readPdf(makePdf([{ content: tablePage() }], [], encrypted))).toEqual({
      ok: false,
      reason: 'encrypted',
    });
  });

  it('are refused without a page tree, and do not disturb the next file', async () => {
    const broken = new TextEncoder().encode(
      '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF',
    );
    expect(await readPdf(broken)).toEqual({ ok: false, reason: 'damaged' });
    expect(shown((await read(whole)).blocks)).toEqual([...EXPECTED, '第二页']);
  });

  it('can be damaged anywhere without bringing the reader down', async () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 16807) % 2147483647);
    for (let round = 0; round < 60; round += 1) {
      const bytes = Uint8Array.from(whole);
      for (let change = 0; change < 20; change += 1) bytes[random() % bytes.length] = random() % 256;
      const result = await readPdf(bytes);
      expect(result.ok ? 'read' : result.reason).toMatch(/^(?:read|damaged|encrypted)$/);
    }
    expect(shown((await read(whole)).blocks)).toEqual([...EXPECTED, '第二页']);
  });
});
