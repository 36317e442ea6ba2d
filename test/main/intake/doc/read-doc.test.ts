import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDoc } from '../../../../src/main/intake/doc/read-doc.js';
import { readJob } from '../../../../src/main/intake/read-job.js';
import {
  cell,
  DEEP,
  IN_TABLE,
  makeDoc,
  plain,
  rowChanges,
  rowEnd,
  sprm,
  u16,
  u32,
  type MadeDoc,
  tableRow,
} from './make-doc.js';
import { figuresOf, HAS_MADE, madePath, madeTables, readTables, seedPath } from '../docx/made.js';

function read(made: MadeDoc) {
  const result = readDoc(makeDoc(made));
  if (!result.ok) throw new Error(result.reason);
  const shown = result.blocks.map((block) =>
    block.type === 'paragraph'
      ? block.text
      : block.cells.map((own) => [own.row, own.column, own.rowSpan, own.columnSpan, own.text].join(',')),
  );
  return { ...result, shown, codes: result.defects.map(({ code }) => code).toSorted() };
}

const RESTART = 0x60;
const CONTINUE = 0x20;

describe('a binary Word document', () => {
  it('gives tables with their merged cells and the line each stands in', () => {
    const paragraphs = [
      plain('支出表'),
      ...tableRow(cell('项目'), cell('金额'), rowEnd([0, 1000, 3000], [RESTART])),
      ...tableRow(cell(''), cell('上年'), cell('本年'), rowEnd([10, 990, 2000, 3000], [CONTINUE])),
      ...tableRow(cell('并'), cell(''), cell('1'), rowEnd([0, 1000, 2000, 3000], [1, 2, 0])),
      ...tableRow(cell('反'), cell(''), cell('2'), rowEnd([0, 1000, 2000, 3000], [2, 1, 0])),
      ...tableRow(cell('缩进'), rowEnd([1000, 3000])),
      plain('表后'),
    ];
    const { shown, blocks, lines, codes } = read({ paragraphs });
    expect(shown).toEqual([
      '支出表',
      [
        '0,0,2,1,项目',
        '0,1,1,2,金额',
        '1,1,1,1,上年',
        '1,2,1,1,本年',
        '2,0,1,2,并',
        '2,2,1,1,1',
        '3,0,1,2,反',
        '3,2,1,1,2',
        '4,1,1,2,缩进',
      ],
      '表后',
    ]);
    expect(blocks[1]).toMatchObject({ rowCount: 5, columnCount: 3, spans: 'exact', at: { line: 2, endLine: 6 } });
    expect(lines[2]).toBe('\t上年\t本年');
    expect(codes).toEqual([]);
  });

  it('joins the paragraphs of a cell, and reads tables inside cells', () => {
    const inner = (text: string, changes: readonly number[] = []) =>
      plain(text, [...DEEP, ...sprm(0x244b, 1), ...changes]);
    const innerEnd = plain('', [...DEEP, ...sprm(0x244c, 1), ...rowChanges([0, 500, 900])]);
    const paragraphs = [
      ...tableRow(plain('1,2', IN_TABLE), cell('34.50'), cell('乙'), rowEnd([0, 1000, 2000])),
      ...tableRow(inner('甲'), inner('1.00'), innerEnd, cell('后'), cell('丙'), rowEnd([0, 1000, 2000])),
    ];
    expect(read({ paragraphs }).shown).toEqual([
      ['0,0,1,1,1,234.50', '0,1,1,1,乙', '1,0,1,1,后', '1,1,1,1,丙'],
      ['0,0,1,1,甲', '0,1,1,1,1.00'],
    ]);
  });

  it('applies later changes of a row', () => {
    const changes = [
      ...rowChanges([0, 1000, 2000, 3000]),
      ...sprm(0x5624, 0, 2),
      ...u16(0xd62b),
      2,
      2,
      3,
      ...sprm(0x7623, 2, 3, ...u16(1500)),
    ];
    const first = { text: '\x07', changes: [...IN_TABLE, ...sprm(0x2417, 1), ...changes] };
    const paragraphs = [
      ...tableRow(cell('并'), cell(''), cell('纵'), first),
      ...tableRow(cell('甲'), cell('乙'), cell(''), rowEnd([0, 1000, 2000, 3500], [0, 0, CONTINUE])),
    ];
    expect(read({ paragraphs }).shown).toEqual([['0,0,1,2,并', '0,2,2,1,纵', '1,0,1,1,甲', '1,1,1,1,乙']]);
  });

  it('reads rows whose definition stands in the stream for large ones', () => {
    const changes = [...IN_TABLE, ...sprm(0x2417, 1), ...rowChanges([0, 1000, 2000])];
    const end = { text: '\x07', changes: sprm(0x6646, ...u32(3)) };
    const data = [9, 9, 9, ...u16(changes.length), ...changes];
    expect(read({ paragraphs: [cell('甲'), cell('1'), end], data }).shown).toEqual([['0,0,1,1,甲', '0,1,1,1,1']]);
    expect(readDoc(makeDoc({ paragraphs: [cell('甲'), cell('1'), end] }))).toEqual({ ok: false, reason: 'damaged' });
  });

  it('says where rows or columns are not known', () => {
    const bare = { text: '\x07', changes: [...IN_TABLE, ...sprm(0x2417, 1)] };
    const known = [cell('甲'), cell('1'), rowEnd([0, 1000, 2000])];
    const guessed = read({ paragraphs: [...known, cell('乙'), cell('2'), bare, cell('丙'), bare] });
    expect(guessed.shown).toEqual([['0,0,1,1,甲', '0,1,1,1,1', '1,0,1,1,乙', '1,1,1,1,2', '2,0,1,1,丙']]);
    expect(guessed.defects[0]?.message).toContain('2 行');
    const loose = read({ paragraphs: [{ text: '甲\x07' }, { text: '1\x07' }, plain('文')] });
    expect([loose.shown, loose.codes]).toEqual([['甲', '1', '文'], ['doc.rows-unknown']]);
  });

  it('keeps results of fields and drops their instructions', () => {
    const paragraphs = [
      plain('一、概况\x13 HYPERLINK \\l "_Toc1" \x14\x13 PAGEREF _Toc1 \\h \x143\x15\x15'),
      plain('合计\x13 =SUM(ABOVE) \x1412.00\x15万元'),
      plain('断\x13 PAGEREF'),
      plain('仍见'),
      plain('表\x13 EMBED Excel.Sheet.8 \x14\x01\x15'),
    ];
    const { shown, codes } = read({ paragraphs });
    expect(shown).toEqual(['一、概况3', '合计12.00万元', '断', '仍见', '表']);
    expect(codes).toEqual(['docx.objects-unread']);
  });

  it('says that a formula without a result was not read, however it is stored', () => {
    const formula = '\x13 =SUM(ABOVE) \\# "#,##0.00" ';
    const paragraphs = [
      ...tableRow(cell('甲'), cell('3.00'), cell(`\x13 PAGE \x14\x15`), rowEnd([0, 1000, 2000, 3000])),
      ...tableRow(cell('乙'), cell(`${formula}\x14 \x15`), cell(`${formula}\x15`), rowEnd([0, 1000, 2000, 3000])),
      ...tableRow(cell('丙'), plain(`${formula}\x147.00`, IN_TABLE), cell('\x15'), rowEnd([0, 1000, 2000])),
    ];
    const { shown, codes } = read({ paragraphs });
    expect(shown.flat().slice(2)).toEqual([
      '1,0,1,1,乙',
      '1,1,1,1,#公式无结果',
      '1,2,1,1,#公式无结果',
      '2,0,1,1,丙',
      '2,1,1,1,7.00',
    ]);
    expect(codes).toEqual(['docx.formulas-unread']);
  });

  it('reads revisions as accepted and says so, as it does of everything that it left out', () => {
    const text = '预算12ab34万元藏\x02\x05(';
    const marks: readonly (readonly [string, readonly number[]])[] = [
      ['12', sprm(0x0801, 1)],
      ['ab34', sprm(0x0800, 1)],
      ['藏', sprm(0x083c, 1)],
      ['\x02', sprm(0x0855, 1)],
      ['\x05', sprm(0x0855, 1)],
      ['(', sprm(0x6a09, 3, 0, 0xa3, 0xf0)],
    ];
    const runs = marks.map(([part, changes]) => ({
      from: text.indexOf(part),
      to: text.indexOf(part) + part.length,
      changes,
    }));
    const { shown, codes, defects } = read({ paragraphs: [plain(text), plain('括(号)')], runs });
    expect(shown).toEqual(['预算12万元', '括(号)']);
    expect(codes).toEqual([
      'docx.comments',
      'docx.hidden-text',
      'docx.notes-unread',
      'docx.revisions',
      'docx.symbols-unread',
    ]);
    expect(defects.find(({ code }) => code === 'docx.revisions')?.message).toContain('2 处');
  });

  it('says nothing of a formula that was deleted', () => {
    const formula = '\x13 =A1 \x15';
    const runs = [{ from: 1, to: 1 + formula.length, changes: sprm(0x0800, 1) }];
    expect(read({ paragraphs: [plain(`甲${formula}乙`)], runs }).shown).toEqual(['甲乙']);
  });

  it('leaves deleted rows out', () => {
    const row = (text: string) => [cell(text), cell('1'), rowEnd([0, 1000, 2000])];
    const { shown, codes } = read({
      paragraphs: [...row('甲'), ...row('乙'), ...row('丙')],
      runs: [{ from: 5, to: 10, changes: sprm(0x0800, 1) }],
    });
    expect(shown).toEqual([['0,0,1,1,甲', '0,1,1,1,1', '1,0,1,1,丙', '1,1,1,1,1']]);
    expect(codes).toEqual(['docx.revisions']);
  });

  it('writes automatic numbers', () => {
    const level = (format: number, text: string): readonly number[] => [
      ...u32(1),
      format,
      ...Array.from({ length: 23 }, () => 0),
      ...u16(text.length),
      ...[...text].flatMap((letter) => u16(letter.charCodeAt(0))),
    ];
    const levels = ['\0、', '（\x01）', '\x02.', '', '', '', '', '', ''].flatMap((text, index) =>
      level(index < 2 ? 37 : 0, text),
    );
    const list = [...u32(77), ...Array.from({ length: 24 }, () => 0)];
    const override = (changed: number) => [...u32(77), ...u32(0), ...u32(0), changed, 0, 0, 0];
    const structures = {
      0x2e2: { bytes: [...u16(1), ...list], behind: levels },
      0x2ea: {
        bytes: [
          ...u32(2),
          ...override(0),
          ...override(1),
          ...u32(0xffff_ffff),
          ...u32(0xffff_ffff),
          ...u32(20),
          ...u32(0x10),
        ],
      },
    };
    const numbered = (text: string, own: number, depth: number) =>
      plain(text, [...sprm(0x260a, depth), ...sprm(0x460b, ...u16(own))]);
    const paragraphs = [
      numbered('概况', 1, 0),
      numbered('职责', 1, 1),
      numbered('其一', 1, 2),
      numbered('机构', 1, 1),
      numbered('其一', 1, 2),
      numbered('无号', 0, 0),
      numbered('另起', 2, 0),
      plain('标题', sprm(0x2640, 1)),
    ];
    const { shown, blocks } = read({ paragraphs, structures });
    expect(shown).toEqual(['一、概况', '（一）职责', '1.其一', '（二）机构', '1.其一', '无号', '二十、另起', '标题']);
    expect(blocks[7]).toMatchObject({ headingLevel: 2 });
    const damaged = { ...structures, 0x2ea: { bytes: [...u32(0xff_ffff), ...override(0)] } };
    expect(read({ paragraphs, structures: damaged })).toMatchObject({ codes: ['doc.numbering-unread'] });
  });

  it('reads quick saves: pieces out of order, narrow ones, changes beside the text', () => {
    const made: MadeDoc = {
      paragraphs: [
        plain('预算表'),
        plain('Total 1.00'),
        plain('藏去'),
        plain('删除'),
        cell('甲'),
        cell('1'),
        rowEnd([0, 1000, 2000]),
      ],
      pieces: [
        { from: 0, to: 4 },
        { from: 4, to: 15, narrow: true },
        { from: 15, to: 16, change: 1 },
        { from: 16, to: 18 },
        { from: 18, to: 20, change: (0x41 << 1) | 0x100 },
        { from: 20, to: 26 },
      ],
      quickChanges: [sprm(0x083c, 1)],
    };
    const { shown, codes } = read(made);
    expect(shown).toEqual(['预算表', 'Total 1.00', '去', ['0,0,1,1,甲', '0,1,1,1,1']]);
    expect(codes).toEqual(['docx.hidden-text', 'docx.revisions']);
  });

  it('reads text boxes where they are anchored', () => {
    const anchors = [...u32(1), ...u32(5), ...u32(7), ...Array.from({ length: 22 }, () => 0)];
    const box = (shape: number) => [...Array.from({ length: 14 }, () => 0), ...u32(shape), ...u32(0)];
    const made: MadeDoc = {
      paragraphs: [plain('前\x08'), plain('后'), plain('框内'), plain('散')],
      mainLength: 5,
      runs: [{ from: 1, to: 2, changes: sprm(0x0855, 1) }],
      structures: {
        0x1da: { bytes: anchors },
        0x25a: { bytes: [...u32(0), ...u32(3), ...u32(5), ...box(7), ...box(8)] },
      },
    };
    expect(read(made).shown).toEqual(['前', '框内', '后', '散']);
  });

  it('is refused when encrypted, too old or no Word document', async () => {
    const paragraphs = [plain('正文')];
    expect(readDoc(makeDoc({ paragraphs, flags: 0x0100 }))).toEqual({ ok: false, reason: 'encrypted' });
    expect(readDoc(makeDoc({ paragraphs, identity: 0xa5dc }))).toEqual({ ok: false, reason: 'too-old' });
    expect(readDoc(makeDoc({ paragraphs, identity: 1 }))).toEqual({ ok: false, reason: 'damaged' });
    const outcome = await readJob({ name: '甲.doc', source: { bytes: makeDoc({ paragraphs, identity: 0xa5dc }) } });
    expect(outcome).toMatchObject({
      ok: false,
      failure: { format: 'doc', message: expect.stringContaining('Word 95') },
    });
  });
});

describe.skipIf(!HAS_MADE)('the made documents', () => {
  it.each(['000.doc', '001.doc', '000.wps'])('%s is read cell by cell', (file) => {
    const result = readDoc(readFileSync(madePath(file)));
    if (!result.ok) throw new Error(result.reason);
    expect(readTables(result.blocks)).toEqual(madeTables(file.slice(0, 3)));
    expect(result.defects).toEqual([]);
  });

  it.each(['000', '001'])('%s.doc means what its text means', async (name) => {
    const expected = await figuresOf('a.txt', seedPath(name));
    expect(expected.length).toBeGreaterThan(100);
    expect(await figuresOf('a.doc', madePath(`${name}.doc`))).toEqual(expected);
  });
});
