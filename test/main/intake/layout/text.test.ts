import { describe, expect, it } from 'vitest';
import { layOutPages, type PlacedCharacter, type PlacedPage } from '../../../../src/main/intake/layout/index.js';
import { linesOf, textOfCell } from '../../../../src/main/intake/layout/text-lines.js';
import { page, plainTable, write } from './draw.js';

function paragraphs(...pages: PlacedPage[]): readonly string[] {
  return layOutPages(pages).blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
}

function cells(placed: PlacedPage): readonly string[] {
  return layOutPages([placed]).blocks.flatMap((block) =>
    block.type === 'grid' ? block.cells.map(({ text }) => text) : [],
  );
}

/** Characters that read downwards (90) or upwards (270). */
function turned(text: string, x: number, y: number, turn: 90 | 270): PlacedCharacter[] {
  return [...text].map((character, index) => {
    const from = turn === 90 ? y + index * 10 : y - (index + 1) * 10;
    return {
      text: character,
      box: [x, from, x + 10, from + 10],
      baseline: from + 10,
      size: 10,
      turn,
      clip: null,
      run: 1,
    };
  });
}

describe('lines of text', () => {
  it('orders characters by base line and then by place, whatever order they were drawn in', () => {
    const drawn = [...write('第二行', 50, 130), ...write('一行', 59, 115), ...write('第', 50, 115.8)];
    expect(linesOf(drawn).map(({ text }) => text)).toEqual(['第一行', '第二行']);
  });

  it('joins the lines of a cell without a space', () => {
    expect(textOfCell([...write('12,345.', 50, 110), ...write('67', 50, 121)])).toBe('12,345.67');
  });

  it('drops the second copy of a character that was drawn twice to look bold', () => {
    expect(textOfCell([...write('合计11', 50, 110), ...write('合计11', 50.3, 110)])).toBe('合计11');
  });

  it('reads two texts that are printed over each other one after the other', () => {
    const drawn = [...write('编制单位：某某站', 50, 110, { size: 10 }), ...write('单位：万元', 116, 110, { size: 10 })];
    expect(linesOf(drawn).map(({ text }) => text)).toEqual(['编制单位：某某站 单位：万元']);
    // Letters drawn one by one, closer than usual, are one text.
    const tight = [...'某某单位'].flatMap((letter, index) => write(letter, 50 + index * 6, 110, { size: 10 }));
    expect(linesOf(tight).map(({ text }) => text)).toEqual(['某某单位']);
  });

  it('puts a space between words and figures that stand apart, and none between spaced Chinese letters', () => {
    expect(textOfCell([...write('1.50', 50, 110), ...write('2.50', 73, 110)])).toBe('1.50 2.50');
    expect(textOfCell(write('支出', 50, 110, { step: 14 }))).toBe('支出');
  });

  it('reads turned text in its own direction', () => {
    expect(textOfCell(turned('竖排', 50, 100, 90))).toBe('竖排');
    expect(textOfCell(turned('竖排', 50, 100, 270))).toBe('竖排');
  });

  it('reads two columns of running text one after the other, and a caption with two parts as one line', () => {
    const left = ['左一', '左二', '左三', '左四', '左五', '左六'];
    const text = left.flatMap((word, row) => [
      ...write(word.repeat(10), 50, 100 + row * 16),
      ...write(word.replace('左', '右').repeat(10), 320, 100 + row * 16),
    ]);
    const order = paragraphs(page(1, { text })).map((line) => line.slice(0, 2));
    expect(order).toEqual([...left, ...left.map((word) => word.replace('左', '右'))]);
    expect(
      paragraphs(page(1, { text: [...write('编制单位：某局', 50, 100), ...write('单位：万元', 450, 100)] })),
    ).toEqual(['编制单位：某局 单位：万元']);
  });
});

describe('a title that is wider than the columns it was merged over', () => {
  const clip = [100, 80, 200, 94] as const;
  const title = write('预算05表某某明细表', 60, 90, { size: 18, clip });

  it('is read whole, and what paper does not show is said', () => {
    const { blocks, defects } = layOutPages([page(1, { text: title })]);
    expect(blocks.map((block) => (block.type === 'paragraph' ? block.text : ''))).toEqual(['预算05表某某明细表']);
    expect(defects.map(({ code, message }) => `${code} ${message.slice(0, 17)}`)).toEqual([
      'layout.text-clipped 第 1 页“预算05表某某明细表”',
    ]);
  });

  it('brings nothing back that lies outside altogether, or belongs to another rectangle', () => {
    const unseen = write('不可见', 300, 120, { clip });
    const beside = write('另一处', 20, 90, { clip: [400, 80, 500, 94] });
    expect(paragraphs(page(1, { text: [...title, ...unseen, ...beside] }))).toEqual(['预算05表某某明细表']);
  });
});

describe('text and cells', () => {
  const table = plainTable(50, 100, [
    ['项目', '一', '二'],
    ['', '', ''],
  ]);

  it('keeps the last digit of a figure that is wider than its cell', () => {
    const wide = write('96,282,213.44', 112, 130, { size: 9.9 });
    expect(wide.at(-1)!.box[0]).toBeGreaterThan(170);
    expect(cells(page(1, { tables: [table], text: [...wide, ...write('甲', 190, 130)] }))).toEqual([
      '项目',
      '一',
      '二',
      '',
      '96,282,213.44',
      '甲',
    ]);
  });

  it('keeps half a character in the column that cuts its words off, however tall the rectangle is', () => {
    // Seven characters of 9 points begin at 112; the column ends at 170.
    const cut = write('某某专项业务费', 112, 130, { clip: [110, 60, 170, 300] });
    const right = write('甲', 180, 130);
    const left = write('乙丙', 107, 112, { clip: [112, 60, 170, 300] });
    const placed = page(1, { tables: [table], text: [...cut, ...right] });
    expect(cells(placed)).toEqual(['项目', '一', '二', '', '某某专项业务费', '甲']);
    const head = plainTable(50, 100, [
      ['', '', ''],
      ['', '', ''],
    ]);
    expect(cells(page(1, { tables: [head], text: [...left, ...right] }))[1]).toBe('乙丙');
  });

  it('leaves a note that is printed over the foot of a table to the text below it, and figures in their cells', () => {
    const rows = [
      ['编码', '名称', '金额', '备注'],
      ['', '', '', ''],
    ];
    const foot = 100 + 2 * 18;
    const note = [...write('注：本表全年没有数据，故为空表', 52, foot + 2), ...write('。', 52, foot + 13)];
    const noted = page(1, { tables: [plainTable(50, 100, rows, 40)], text: note });
    expect(cells(noted).slice(4)).toEqual(['', '', '', '']);
    expect(paragraphs(noted)).toEqual(['注：本表全年没有数据，故为空表', '。']);
    // Cells whose words reach over the foot, each in its own column, stay what they are.
    const low = ['甲', '乙', '1.00', '无'].flatMap((word, column) => write(word, 54 + column * 40, foot + 1));
    const full = page(1, { tables: [plainTable(50, 100, rows, 40)], text: low });
    expect(cells(full).slice(4)).toEqual(['甲', '乙', '1.00', '无']);
  });

  it('keeps the lower half of a line that a page break left in its cell', () => {
    // The middle of the words lies just above the table, what can be seen of them in its first row.
    const half = write('科目名称', 62, 102, { size: 7, clip: [50, 100, 300, 112] });
    const placed = page(1, {
      tables: [
        plainTable(
          50,
          100,
          [
            ['', '合计'],
            ['201', '1.00'],
          ],
          60,
          12,
        ),
      ],
      text: half,
    });
    expect(cells(placed)[0]).toBe('科目名称');
    expect(paragraphs(placed)).toEqual([]);
  });

  it('gives overflowing text to the cell its clip rectangle lies in, and reports what paper does not show', () => {
    const long = write('一段很长的说明文字', 112, 130, { clip: [110, 118, 170, 136] });
    const placed = page(1, { tables: [table], text: long });
    expect(cells(placed)[4]).toBe('一段很长的说明文字');
    expect(layOutPages([placed]).defects).toMatchObject([{ code: 'layout.text-clipped', at: { page: 1 } }]);
  });

  it('does not read text that is wholly outside its clip rectangle, and says so', () => {
    const placed = page(1, { tables: [table], text: write('看不见', 112, 190, { clip: [110, 118, 170, 136] }) });
    expect(cells(placed)[4]).toBe('');
    expect(layOutPages([placed]).defects).toMatchObject([{ code: 'layout.text-hidden' }]);
  });

  it('reports ### as a figure that was not printed', () => {
    const { defects } = layOutPages([
      page(1, {
        tables: [
          plainTable(50, 100, [
            ['金额', '备注'],
            ['###', '无'],
          ]),
        ],
      }),
    ]);
    expect(defects).toMatchObject([
      { code: 'layout.figure-unread', message: expect.stringContaining('###') as string },
    ]);
  });

  it('puts a table inside a cell into itself and not into the cell', () => {
    const outer = plainTable(
      20,
      80,
      [
        ['外', ''],
        ['左', ''],
      ],
      260,
      120,
    );
    const inner = plainTable(
      300,
      100,
      [
        ['内一', '内二'],
        ['1', '2'],
      ],
      40,
    );
    const found = layOutPages([page(1, { tables: [outer, inner] })]).blocks;
    const texts = found.map((block) => (block.type === 'grid' ? block.cells.map(({ text }) => text) : block.text));
    expect(texts).toEqual([
      ['外', '', '左', ''],
      ['内一', '内二', '1', '2'],
    ]);
  });
});

describe('tables without lines', () => {
  const rows = [
    ['科目', '预算数', '执行数'],
    ['办公费', '1,200.00', '900.50'],
    ['印刷费', '80.00', '75.25'],
    ['水电费', '60.00', '58.10'],
    ['合计', '1,340.00', '1,033.85'],
  ];
  const text = rows.flatMap((row, y) => row.flatMap((word, x) => write(word, 60 + x * 150, 200 + y * 18)));

  it('are made from the alignment of their words, with doubtful cells and a defect', () => {
    const { blocks, defects } = layOutPages([
      page(1, { text: [...write('二、决算情况如下表所示。', 60, 170), ...text] }),
    ]);
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'grid']);
    expect(blocks[1]).toMatchObject({
      spans: 'exact',
      rowCount: 5,
      columnCount: 3,
      cells: expect.arrayContaining([expect.objectContaining({ confidence: 0.5 })]) as unknown,
    });
    expect(blocks[1]?.type === 'grid' ? blocks[1].cells.map(({ text }) => text) : []).toEqual(rows.flat());
    expect(defects).toMatchObject([{ code: 'layout.columns-ambiguous', at: { page: 1 } }]);
  });

  it('are not seen in a table of contents or in a signature', () => {
    const contents = ['一、概况', '二、预算表', '三、说明', '四、名词解释', '五、附件'];
    const leaders = contents.flatMap((words, row) => [
      ...write(words, 60, 200 + row * 18),
      ...write(`${row + 1}`, 500, 200 + row * 18),
    ]);
    const signature = [...write('负责人', 60, 400), ...write('经办人', 200, 400), ...write('联系方式', 340, 400)];
    expect(
      layOutPages([page(1, { text: [...leaders, ...signature] })]).blocks.every(({ type }) => type === 'paragraph'),
    ).toBe(true);
  });
});

describe('text higher than its cell', () => {
  // The header's third line runs into the row below, over a figure in one column and into a blank in the other.
  const table = plainTable(
    50,
    100,
    [
      ['', ''],
      ['', ''],
    ],
    60,
    18,
  );
  const header = (x: number): PlacedCharacter[] =>
    ['一般公', '共预算', '资金额'].flatMap((line, row) => write(line, x, 105 + row * 8.6, { size: 8 }));
  const figure = write('52,814.36', 55, 131, { size: 8 });

  it('goes back to the cell whose text it continues, and is reported', () => {
    const placed = page(1, { tables: [table], text: [...header(55), ...header(115), ...figure] });
    expect(cells(placed)).toEqual(['一般公共预算资金额', '一般公共预算资金额', '52,814.36', '']);
    expect(layOutPages([placed]).defects).toMatchObject([{ code: 'layout.text-ambiguous', at: { page: 1 } }]);
  });

  it('is left alone where it fills its cell from edge to edge', () => {
    const tight = ['上', '下'].flatMap((line, row) => write(line, 55, 124 + row * 9, { size: 9 }));
    const placed = page(1, { tables: [table], text: [...write('表头', 55, 112), ...tight] });
    expect(cells(placed)).toEqual(['表头', '', '上下', '']);
    expect(layOutPages([placed]).defects).toEqual([]);
  });
});
