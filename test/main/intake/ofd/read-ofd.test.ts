import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Block, Defect } from '../../../../src/core/disclosure/index.js';
import { readDeltas } from '../../../../src/main/intake/ofd/deltas.js';
import { resolvePath } from '../../../../src/main/intake/ofd/package.js';
import { readPath } from '../../../../src/main/intake/ofd/paths.js';
import { readOfd } from '../../../../src/main/intake/ofd/read-ofd.js';
import { zipKind } from '../../../../src/main/intake/sniff.js';
import { unzip } from '../../../../src/main/intake/unzip.js';
import { content, document, lines, makeOfd, pack, root, text } from './make-ofd.js';

async function read(
  bytes: Uint8Array,
): Promise<{ readonly blocks: readonly Block[]; readonly defects: readonly Defect[] }> {
  const result = await readOfd(bytes);
  if (!result.ok) throw new Error(`not read: ${result.reason}`);
  return result;
}

function shown(blocks: readonly Block[]): readonly unknown[] {
  return blocks.map((block) => (block.type === 'paragraph' ? block.text : block.cells.map((cell) => cell.text)));
}

const TABLE = lines([20, 70, 110], [40, 48, 56]);
const WORDS = text('项目', 22, 46) + text('金额', 72, 46) + text('办公费', 22, 54) + text('12.50', 72, 54, { size: 3 });
const EXPECTED = [['项目', '金额', '办公费', '12.50']];

describe('an OFD file', () => {
  it('becomes blocks with places in points', async () => {
    const { blocks, defects } = await read(makeOfd([content(text('支出总表', 50, 30) + TABLE + WORDS)]));
    expect(shown(blocks)).toEqual(['支出总表', ...EXPECTED]);
    expect(defects).toEqual([]);
    const box = blocks[1]?.at.box?.map((edge) => Math.round((edge * 25.4) / 72));
    expect(box).toEqual([20, 40, 110, 56]);
  });

  it('draws the template of a page first, where the lines and fixed words are', async () => {
    const common = '<ofd:TemplatePage ID="7" BaseLoc="Tpls/T.xml"/>';
    const page = content(WORDS, '<ofd:Template TemplateID="7" ZOrder="Background"/>');
    expect(shown((await read(makeOfd([page], common, { 'Doc_0/Tpls/T.xml': content(TABLE) }))).blocks)).toEqual(
      EXPECTED,
    );
  });

  it('moves text by the matrix of its object', async () => {
    // The same place, once as a boundary and once as a matrix in another scale.
    const moved = `<ofd:TextObject Boundary="0 0 210 297" CTM="2 0 0 2 22 46" Size="1.75"><ofd:TextCode X="0" Y="0" DeltaX="1.75">项目</ofd:TextCode></ofd:TextObject>`;
    const words = WORDS.replace(text('项目', 22, 46), moved);
    expect(shown((await read(makeOfd([content(TABLE + words)]))).blocks)).toEqual(EXPECTED);
  });

  it('reads several lines of one text code by their deltas', async () => {
    const two = `<ofd:TextObject Boundary="22 41 40 14" Size="3"><ofd:TextCode X="0" Y="3" DeltaX="3 -3 3" DeltaY="0 4 0">上行下句</ofd:TextCode></ofd:TextObject>`;
    expect(shown((await read(makeOfd([content(two)]))).blocks)).toEqual(['上行', '下句']);
  });

  it('takes names with any prefix, other cases of paths and back slashes', async () => {
    const strange = content(TABLE + WORDS).replaceAll('ofd:', 'x:');
    const files = {
      'OFD.xml': root('/Doc_0\\Document.xml'),
      'Doc_0/document.XML': document(1),
      'doc_0/pages/p1.xml': strange,
    };
    expect(shown((await read(pack(files))).blocks)).toEqual(EXPECTED);
  });

  it('reads every document of the package, pages counted on', async () => {
    const files = {
      'OFD.xml': root('A/Document.xml', 'B/Document.xml'),
      'A/Document.xml': document(1),
      'A/Pages/P1.xml': content(text('甲文', 20, 40)),
      'B/Document.xml': document(1),
      'B/Pages/P1.xml': content(text('乙文', 20, 40)),
    };
    expect((await read(pack(files))).blocks).toMatchObject([
      { text: '甲文', at: { page: 1 } },
      { text: '乙文', at: { page: 2 } },
    ]);
  });

  it('never joins a table with one of the next document of the package', async () => {
    const page = content(lines([20, 100, 180], [20, 30, 40]) + text('合计', 22, 26) + text('1.00', 102, 26));
    const bytes = pack({
      'OFD.xml': root('Doc_0/Document.xml', 'Doc_1/Document.xml'),
      'Doc_0/Document.xml': document(1),
      'Doc_0/Pages/P1.xml': page,
      'Doc_1/Document.xml': document(1),
      'Doc_1/Pages/P1.xml': page,
    });
    const { blocks } = await read(bytes);
    expect(blocks.map(({ type, at }) => [type, at.page])).toEqual([
      ['grid', 1],
      ['grid', 2],
    ]);
  });

  it('lets the clip region of overflowing text decide its cell and reports it', async () => {
    const clip =
      '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="-1 -2 48 8"><ofd:AbbreviatedData>M 0 0 L 48 0 L 48 8 L 0 8 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>';
    const long = text('一般公共预算财政拨款收入合计数', 22, 54, { inside: clip, size: 4 });
    const { blocks, defects } = await read(makeOfd([content(TABLE + long + text('12.50', 72, 54, { size: 3 }))]));
    expect(shown(blocks)).toEqual([['', '', '一般公共预算财政拨款收入合计数', '12.50']]);
    expect(defects).toMatchObject([{ code: 'layout.text-clipped' }]);
  });

  it('draws reusable drawings and takes line widths from parameters based on others', async () => {
    const resources = `<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DrawParams><ofd:DrawParam ID="1" LineWidth="0.3"/><ofd:DrawParam ID="2" Relative="1"/></ofd:DrawParams><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="5" Width="90" Height="16"><ofd:Content>${lines([0, 50, 90], [0, 8, 16])}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`;
    const page = content(`<ofd:CompositeObject Boundary="20 40 90 16" ResourceID="5" DrawParam="2"/>${WORDS}`);
    const bytes = makeOfd([page], '<ofd:PublicRes>Res.xml</ofd:PublicRes>', { 'Doc_0/Res.xml': resources });
    expect(shown((await read(bytes)).blocks)).toEqual(EXPECTED);
  });
});

describe('what an OFD file may lack', () => {
  it.each([
    ['scans', '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="3"/>', 'ofd.scan-unread'],
    [
      'outlines',
      `<ofd:PathObject Boundary="0 0 99 99" Fill="true"><ofd:AbbreviatedData>M 0 0 ${'B 1 1 2 2 3 0 '.repeat(30)}C</ofd:AbbreviatedData></ofd:PathObject>`,
      'ofd.outlines-unread',
    ],
    [
      'glyphs without characters',
      '<ofd:TextObject Boundary="20 20 9 9" Size="3"><ofd:CGTransform CodePosition="0"/><ofd:TextCode X="0" Y="3">¤</ofd:TextCode></ofd:TextObject>',
      'ofd.characters-unreadable',
    ],
    ['slanting marks', text('草稿', 20, 20, { attributes: 'CTM="0.7 0.7 -0.7 0.7 0 0"' }), 'ofd.slanted-text'],
  ])('%s are reported with their pages', async (_, objects, code) => {
    const { defects } = await read(makeOfd([content(text('正文', 20, 40)), content(objects)]));
    expect(defects).toMatchObject([{ code, at: { page: 2 } }]);
    expect(defects[0]?.message).toMatch(/^第 2 页.*。$/);
  });

  it('missing pages and documents are reported', async () => {
    const files = {
      'OFD.xml': root('Doc_0/Document.xml', 'Gone/Document.xml'),
      'Doc_0/Document.xml': document(2),
      'Doc_0/Pages/P1.xml': content(text('正文', 20, 40)),
    };
    expect((await read(pack(files))).defects.map(({ code }) => code)).toEqual([
      'ofd.page-unread',
      'ofd.document-unread',
    ]);
  });

  it('packages without a document are damaged, or encrypted where they say so', async () => {
    expect(await readOfd(pack({ 'OFD.xml': '<x/>' }))).toEqual({ ok: false, reason: 'damaged' });
    expect(await readOfd(pack({ 'OFD.xml': '!!', 'Encryptions.xml': '<x/>' }))).toEqual({
      ok: false,
      reason: 'encrypted',
    });
    expect(await readOfd(Uint8Array.of(0x50, 0x4b, 3, 4, 0))).toEqual({ ok: false, reason: 'damaged' });
  });

  it('names encrypted parts, whether their pages are missing or have stand-ins', async () => {
    const list = { 'Encryptions.xml': '<ofd:Encryptions/>' };
    const whole = content(text('支出总表', 50, 30) + TABLE + WORDS);
    const kept = await read(makeOfd([whole], '', list));
    expect(shown(kept.blocks)).toEqual(['支出总表', ...EXPECTED]);
    expect(kept.defects.map(({ code }) => code)).toEqual(['ofd.encrypted-unread']);
    const parts = { 'OFD.xml': root('Doc_0/Document.xml'), 'Doc_0/Document.xml': document(1) };
    expect(await readOfd(pack({ ...parts, ...list, 'a1b2.dat': '\u0001' }))).toEqual({
      ok: false,
      reason: 'encrypted',
    });
    expect(await readOfd(pack({ ...list, 'a1b2.dat': '\u0001' }))).toEqual({ ok: false, reason: 'encrypted' });
    expect(zipKind(['Encryptions.xml', 'a1b2.dat'])).toBe('ofd');
    expect(zipKind(['附件/Encryptions.xml', 'a1b2.dat'])).toBe('zip');
  });

  it('entities do not expand and deep nesting ends', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "哈哈哈"><!ENTITY b "&a;&a;&a;">]>${content(text('甲&b;乙&amp;', 20, 40))}`;
    const { blocks, defects } = await read(makeOfd([bomb]));
    const [line] = shown(blocks);
    expect(defects.map(({ code }) => code)).toEqual(['xml.entities-unread']);
    expect(line).not.toContain('哈');
    expect(line).toContain('&');
    const deep = content('<ofd:PageBlock>'.repeat(5000));
    expect((await read(makeOfd([deep]))).defects.map(({ code }) => code)).toEqual(['ofd.page-unread']);
  });

  it('any broken package is refused or read, never thrown', async () => {
    const whole = makeOfd([content(text('支出总表', 50, 30) + TABLE + WORDS)]);
    let seed = 11;
    const random = (): number => (seed = (seed * 16807) % 2147483647);
    for (let round = 0; round < 200; round += 1) {
      const bytes = Uint8Array.from(whole.subarray(0, round % 3 === 0 ? random() % whole.length : whole.length));
      for (let change = 0; change < 8 && bytes.length > 0; change += 1) bytes[random() % bytes.length] = random() % 256;
      expect(typeof (await readOfd(bytes)).ok).toBe('boolean');
    }
  });
});

describe('limits of packages', () => {
  const limits = { entries: 3, entrySize: 5_000_000, totalSize: 8_000_000, ratio: 100 };
  const zip = (...sizes: number[]): Uint8Array =>
    zipSync(Object.fromEntries(sizes.map((size, index) => [`${index}.xml`, new Uint8Array(size)])), { level: 9 });

  it.each([
    ['too many entries', zip(1, 1, 1, 1)],
    ['a bomb', zip(4_000_000)],
    ['one entry that is too large', zip(6_000_000)],
    [
      'too much altogether',
      zipSync({ 'a.xml': new Uint8Array(4_500_000), 'b.xml': new Uint8Array(4_500_000) }, { level: 0 }),
    ],
  ])('%s', (_, bytes) => {
    expect(unzip(bytes, () => true, limits)).toEqual({ ok: false, reason: 'too-large-inside' });
  });

  it('unpacks only what is wanted', () => {
    const bytes = zipSync({ 'a.xml': strToU8('甲'), 'b.png': new Uint8Array(7_000_000) });
    const unzipped = unzip(bytes, (name) => name.endsWith('.xml'), limits);
    expect(unzipped.ok && [...unzipped.files.keys()]).toEqual(['a.xml']);
  });
});

describe('parts of the format', () => {
  it.each([
    ['1 2 3', [1, 2, 3]],
    ['g 3 2.5 4', [2.5, 2.5, 2.5, 4]],
    ['1 G 2 7', [1, 7, 7]],
    ['', [0]],
    [undefined, []],
    ['g 999999999 1', Array.from({ length: 100_000 }, () => 1)],
  ])('deltas %s', (written, deltas) => {
    expect(readDeltas(written)).toEqual(deltas);
  });

  it.each([
    ['Doc_0', 'Pages/P.xml', 'Doc_0/Pages/P.xml'],
    ['Doc_0/Pages', '../Res.xml', 'Doc_0/Res.xml'],
    ['Doc_0', '/Doc_1/a.xml', 'Doc_1/a.xml'],
    ['Doc_0', '.\\Pages\\P.xml', 'Doc_0/Pages/P.xml'],
    ['', '../../etc/x.xml', 'etc/x.xml'],
  ])('path %s + %s', (folder, path, resolved) => {
    expect(resolvePath(folder, path)).toBe(resolved);
  });

  it('path data: lines, curves, closing, further pairs, nonsense', () => {
    const corners = (data: string): unknown => readPath(data).map(({ points, curved }) => [points, curved.size]);
    expect(corners('M 0 0 L 1 0 L 1 1 C')).toEqual([
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
        0,
      ],
    ]);
    expect(corners('S 0 0 L 5 0 M 9 9 L 9 1')).toEqual([
      [
        [
          [0, 0],
          [5, 0],
        ],
        0,
      ],
      [
        [
          [9, 9],
          [9, 1],
        ],
        0,
      ],
    ]);
    expect(corners('M 0 0 B 1 1 2 2 3 0 Q 4 4 5 0 A 1 1 0 0 1 7 0 L 8 0')).toEqual([
      [
        [
          [0, 0],
          [3, 0],
          [5, 0],
          [7, 0],
          [8, 0],
        ],
        3,
      ],
    ]);
    expect(corners('M 0 0 1 0 1 1')).toEqual([
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
        0,
      ],
    ]);
    expect(corners('M 0 0 L x')).toEqual([]);
  });
});
