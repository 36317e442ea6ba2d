import { describe, expect, it } from 'vitest';
import type { BlockCell } from '../../../../src/core/disclosure/index.js';
import { readJob } from '../../../../src/main/intake/read-job.js';
import { readRtf } from '../../../../src/main/intake/rtf/read-rtf.js';
import { sniff } from '../../../../src/main/intake/sniff.js';
import { encodeGb18030 } from '../../../generator/gb18030.js';

/** Chinese as a word processor of code page 936 writes it. */
function gbk(text: string): string {
  return [...encodeGb18030(text)]
    .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\'${byte.toString(16)}`))
    .join('');
}

/** Chinese as escapes of two bytes, each with a character for readers without Unicode. */
function escaped(text: string): string {
  return [...text].map((character) => `\\u${(character.charCodeAt(0) << 16) >> 16}?`).join('');
}

const FONTS = "{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}}";

function rtf(body: string, head = `\\ansi\\ansicpg936\\deff0${FONTS}`): Uint8Array {
  return Buffer.from(`{\\rtf1${head}\n${body}}`, 'latin1');
}

function read(bytes: Uint8Array): Extract<ReturnType<typeof readRtf>, { ok: true }> {
  const result = readRtf(bytes);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

function paragraphs(bytes: Uint8Array): readonly string[] {
  return read(bytes).blocks.map((block) => (block.type === 'paragraph' ? block.text : '[table]'));
}

function codes(bytes: Uint8Array): readonly string[] {
  return read(bytes).defects.map(({ code }) => code);
}

function cells(bytes: Uint8Array): readonly (readonly unknown[])[] {
  return read(bytes).blocks.flatMap((block) =>
    block.type === 'grid'
      ? block.cells.map(({ row, column, rowSpan, columnSpan, text }: BlockCell) => [
          row,
          column,
          rowSpan,
          columnSpan,
          text,
        ])
      : [],
  );
}

/** A row with its definition in front: edges, with the words that merge. */
function row(edges: readonly string[], texts: readonly string[]): string {
  return `\\trowd\\trgaph108\\trleft0${edges.join('')}${texts.map((text) => `\\pard\\intbl ${text}\\cell`).join('')}\\row`;
}

describe('text of an RTF file', () => {
  it('is read in the code page of the file, in that of a font, and from Unicode escapes', () => {
    const body = `\\pard\\f1 ${gbk('某某单位')}\\par\\pard ${escaped('支出合计')} 1,204.50\\par`;
    expect(paragraphs(rtf(body))).toEqual(['某某单位', '支出合计 1,204.50']);
    const western = `\\ansi\\ansicpg1252\\deff0${FONTS}`;
    expect(paragraphs(rtf(`\\f1 ${gbk('预算')}\\f0  2026\\par`, western))).toEqual(['预算 2026']);
    expect(codes(rtf(body))).toEqual([]);
  });

  it('passes over what stands behind an escape for other readers, and nothing else', () => {
    expect(paragraphs(rtf(`\\uc2\\u25903 \\'d6\\'a7{\\uc0\\u20986}\\par`))).toEqual(['支出']);
    // The one character was left out here; the mark of the paragraph is none.
    expect(paragraphs(rtf('\\u25903\\par\\u20986\\par'))).toEqual(['支', '出']);
  });

  it('keeps headings, numbers of lists, tabs and breaks', () => {
    const { blocks } = read(
      rtf(
        `\\pard\\outlinelevel0 {\\listtext\\pard\\plain ${gbk('一、')}\\tab}${gbk('概况')}\\par\\pard ${gbk('甲')}\\line ${gbk('乙')}\\par`,
      ),
    );
    expect(blocks).toMatchObject([{ text: '一、概况', headingLevel: 1 }, { text: '甲' }, { text: '乙' }]);
  });

  it('leaves out what does not show, and says so', () => {
    const hidden = `${gbk('可见')}{\\v ${gbk('隐藏')}}{\\deleted ${gbk('删去')}}{\\revised ${gbk('新增')}}\\par`;
    expect(paragraphs(rtf(hidden))).toEqual(['可见新增']);
    expect(codes(rtf(hidden))).toEqual(['docx.hidden-text', 'docx.revisions']);
    const around = `{\\header ${gbk('页眉')}\\par}{\\*\\generator x;}{\\info{\\title t}}${gbk('正文')}{\\footnote ${gbk('脚注')}}{\\object{\\*\\objdata 00}{\\result 9}}\\par`;
    expect(paragraphs(rtf(around))).toEqual(['正文']);
    expect(codes(rtf(around))).toEqual(['docx.notes-unread', 'docx.objects-unread', 'docx.page-words']);
  });

  it('shows the result of a field and not its instruction, and text boxes behind their paragraph', () => {
    const body = `${gbk('共')}{\\field{\\*\\fldinst PAGE}{\\fldrslt 12}}${gbk('页')}{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn a}{\\sv b}}{\\shptxt\\pard ${gbk('框内')}\\par}}{\\shprslt{\\*\\do x}}}\\par`;
    expect(paragraphs(rtf(body))).toEqual(['共12页', '框内']);
  });

  it('passes over pictures, in hexadecimal and in bytes, and tells of those that may be tables', () => {
    const picture = (size: number): string =>
      `{\\*\\shppict{\\pict\\picwgoal${size}\\pichgoal${size}\\pngblip 89504e47}}`;
    expect(paragraphs(rtf(`a${picture(500)}b{\\pict\\bin4 }{\\x}c\\par`))).toEqual(['abc']);
    expect(codes(rtf(`a${picture(500)}\\par`))).toEqual([]);
    expect(codes(rtf(`a${picture(9000)}\\par`))).toEqual(['docx.pictures-unread']);
  });
});

describe('tables of an RTF file', () => {
  it('have columns by the edges of all rows, and merged cells as one', () => {
    const table = [
      row(['\\clvmgf\\cellx1000', '\\cellx3000'], [gbk('科目'), gbk('本年预算数')]),
      row(['\\clvmrg\\cellx1000', '\\cellx2000', '\\cellx3000'], ['', gbk('合计'), gbk('基本支出')]),
      row(['\\clmgf\\cellx1000', '\\clmrg\\cellx2000', '\\cellx3000'], ['1,204.\\par 50', '', '9.00']),
    ];
    const bytes = rtf(`${table.join('')}\\pard ${gbk('注')}\\par`);
    expect(cells(bytes)).toEqual([
      [0, 0, 2, 1, '科目'],
      [0, 1, 1, 2, '本年预算数'],
      [1, 1, 1, 1, '合计'],
      [1, 2, 1, 1, '基本支出'],
      [2, 0, 1, 2, '1,204.50'],
      [2, 2, 1, 1, '9.00'],
    ]);
    expect(paragraphs(bytes)).toEqual(['[table]', '注']);
  });

  it('may stand in a cell of another', () => {
    const inner =
      '\\pard\\intbl\\itap2 1\\nestcell 2\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}';
    const outer = `\\trowd\\cellx1000\\cellx2000 ${inner}\\pard\\intbl\\itap1 a\\cell b\\cell\\trowd\\cellx1000\\cellx2000\\row`;
    expect(cells(rtf(`${outer}${row(['\\cellx1000', '\\cellx2000'], ['c', 'd'])}\\pard\\par`))).toEqual([
      [0, 0, 1, 1, 'a'],
      [0, 1, 1, 1, 'b'],
      [1, 0, 1, 1, 'c'],
      [1, 1, 1, 1, 'd'],
      [0, 0, 1, 1, '1'],
      [0, 1, 1, 1, '2'],
    ]);
  });

  it('without places are read in the order of their cells, and that is said', () => {
    const bytes = rtf('\\trowd\\pard\\intbl a\\cell b\\cell\\row\\pard\\par');
    expect(cells(bytes).map((cell) => cell[4])).toEqual(['a', 'b']);
    expect(codes(bytes)).toEqual(['doc.columns-guessed']);
  });
});

describe('RTF files that are not what they should be', () => {
  it('broken off: what was read counts, and the break is said', () => {
    const whole = rtf(
      `${gbk('甲')}\\par ${row(['\\cellx900', '\\cellx1800'], ['1', '2'])}${row(['\\cellx900'], ['3'])}`,
    );
    const broken = whole.subarray(0, whole.length - 12);
    expect(codes(broken)).toContain('rtf.truncated');
    expect(paragraphs(broken).slice(0, 2)).toEqual(['甲', '[table]']);
    for (let length = 5; length < whole.length; length += 7)
      expect(() => readRtf(whole.subarray(0, length))).not.toThrow();
  });

  it('with too many groups are refused, with nothing in them too', () => {
    expect(readRtf(Buffer.from('{\\rtf1 '.repeat(5_000)))).toEqual({ ok: false, reason: 'damaged' });
    expect(readRtf(rtf(' '))).toEqual({ ok: false, reason: 'empty' });
  });

  it('with characters that no encoding gives', () => {
    expect(codes(rtf("\\'ff\\'ff\\par"))).toEqual(['rtf.characters-unread']);
  });

  it('with more cells in a row than any table has keep the first, and that is said', () => {
    const bytes = rtf(`\\trowd${'\\cellx1 '.repeat(5_000)}${'1\\cell '.repeat(5_000)}\\row`);
    expect(cells(bytes)).toHaveLength(1_000);
    expect(codes(bytes)).toEqual(['docx.cells-unread']);
  });

  it('are read under any name, as Word documents', async () => {
    const bytes = rtf(`${gbk('某某单位2026年预算')}\\par`);
    expect(sniff(bytes)).toBe('rtf');
    const outcome = await readJob({ name: '公开.doc', source: { bytes } });
    expect(outcome.ok && outcome.value.format).toBe('doc');
  });
});
