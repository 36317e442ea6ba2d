import { describe, expect, it } from 'vitest';
import { layOutPages, type PlacedCharacter, type PlacedPage } from '../../../../src/main/intake/layout/index.js';
import { page, write } from './draw.js';

const SIZE = 9;
const PADDING = 3;
/** Edges of the cells, which no line shows: codes, names and three amounts. */
const XS = [50, 140, 300, 380, 460, 540];
const TOP = 200;
const PITCH = 18;

type Side = 'left' | 'middle' | 'right';

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2000 ? SIZE / 2 : SIZE), 0);
}

/** Text at a side of the cell between two edges. */
function inCell(text: string, [from, to]: readonly [number, number], baseline: number, side: Side): PlacedCharacter[] {
  const width = widthOf(text);
  const x = { left: from + PADDING, middle: (from + to - width) / 2, right: to - PADDING - width }[side];
  return write(text, x, baseline);
}

function cells(first: number, last = first, xs = XS): readonly [number, number] {
  return [xs[first] ?? 0, xs[last + 1] ?? 0];
}

/** A row of a code and a name at the left, and amounts at the right of their cells; nothing where the text is empty. */
function row(texts: readonly string[], baseline: number, xs = XS, names = 2): PlacedCharacter[] {
  return texts.flatMap((text, at) => inCell(text, cells(at, at, xs), baseline, at < names ? 'left' : 'right'));
}

function rows(all: readonly (readonly string[])[], xs = XS, names = 2, from = TOP): PlacedCharacter[] {
  return all.flatMap((texts, at) => row(texts, from + at * PITCH, xs, names));
}

function middle(texts: readonly string[], baseline: number, xs = XS): PlacedCharacter[] {
  return texts.flatMap((text, at) => inCell(text, cells(at, at, xs), baseline, 'middle'));
}

/** Two rows of headings: three columns as high as both, and a group over the last two. */
const HEADER = [
  ...middle(['编码', '名称', '合计'], TOP - 27),
  ...inCell('其中', cells(3, 4), TOP - 36, 'middle'),
  ...inCell('人员', cells(3), TOP - 18, 'middle'),
  ...inCell('公用', cells(4), TOP - 18, 'middle'),
];
const BODY = [
  ['70101', '甲类事项', '1,310.00', '1,200.00', ''],
  ['70102', '乙类', '95.50', '80.25', ''],
  ['70103', '丙类其他有关事项', '６０.００', '(60.00)', ''],
];
const UNIT = write('单位：万元', 480, TOP - 60);

function read(...pages: readonly PlacedPage[]): readonly string[] {
  return layOutPages(pages).blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [block.text];
    return Array.from({ length: block.rowCount }, (_, at) =>
      block.cells
        .filter((cell) => cell.row === at && cell.text !== '')
        .map(({ column, text, rowSpan, columnSpan }) =>
          rowSpan * columnSpan > 1 ? `${column}:${text}(${rowSpan}x${columnSpan})` : `${column}:${text}`,
        )
        .join(' '),
    );
  });
}

function readText(text: readonly PlacedCharacter[]): readonly string[] {
  return read(page(1, { text: [...text] }));
}

const HEAD = ['0:编码(2x1) 1:名称(2x1) 2:合计(2x1) 3:其中(1x2)', '3:人员 4:公用'];
const ROWS = [
  '0:70101 1:甲类事项 2:1,310.00 3:1,200.00',
  '0:70102 1:乙类 2:95.50 3:80.25',
  '0:70103 1:丙类其他有关事项 2:６０.００ 3:(60.00)',
];

describe('headings in the middle of cells that no line shows', () => {
  it('stand over columns whose text begins at their left, over groups and over empty columns', () => {
    expect(readText([...HEADER, ...rows(BODY)])).toEqual([...HEAD, ...ROWS]);
  });

  it('are no table where one of them stands beside the middle of its cell', () => {
    const moved = HEADER.map((character) => {
      const [x0, y0, x1, y1] = character.box;
      return '公用'.includes(character.text) ? { ...character, box: [x0 + 14, y0, x1 + 14, y1] as const } : character;
    });
    expect(readText([...moved, ...rows(BODY)])).not.toContain(ROWS[0]);
  });

  it('are one table with the page after it, where they stand again above rows without amounts', () => {
    const first = [...HEADER, ...rows([...BODY, ['', '（四）丁类', '', '', ''], ['', '（五）戊类', '', '', '']])];
    const second = [
      ...HEADER,
      ...rows([
        ['', '（六）己类', '', '', ''],
        ['', '（七）庚类事项', '', '', ''],
        ['70104', '（八）辛类', '7.00', '7.00', ''],
      ]),
    ];
    expect(read(page(1, { text: first }), page(2, { text: second }))).toEqual([
      ...HEAD,
      ...ROWS,
      '1:（四）丁类',
      '1:（五）戊类',
      '1:（六）己类',
      '1:（七）庚类事项',
      '0:70104 1:（八）辛类 2:7.00 3:7.00',
    ]);
  });

  it('are no table where the rows before them end the page before: the rest would be read as the whole', () => {
    const bare = rows([
      ['70091', '癸类', '1,000,000,000.00', '9.00', ''],
      ['70092', '子类', '8.00', '1,000,000,000.00', ''],
    ]);
    expect(read(page(1, { text: bare }), page(2, { text: [...HEADER, ...rows(BODY)] }))).not.toContain(ROWS[0]);
    expect(
      read(page(1, { text: write('二、情况说明', 60, TOP) }), page(2, { text: [...HEADER, ...rows(BODY)] })),
    ).toContain(ROWS[0]);
  });

  it('are no table where rows in other columns follow: a part would be read as the whole', () => {
    const below = [...write('壬类', 60, TOP + 3 * PITCH), ...write('1,410,000,000.00', 340, TOP + 3 * PITCH)];
    expect(readText([...HEADER, ...rows(BODY), ...below])).not.toContain(ROWS[0]);
  });
});

describe('names of several lines', () => {
  it('make no table where the lines are as far apart as rows: which row they belong to is open', () => {
    const torn = [
      ...rows([
        ...BODY,
        ['', '壬类事项和', '', '', ''],
        ['70104', '有关的其他', '7.00', '7.00', ''],
        ['', '支出', '', '', ''],
      ]),
    ];
    expect(readText([...HEADER, ...torn]).join(' ')).not.toContain('0:');
  });
});

describe('figures that touch the words of the next cell', () => {
  const EDGES = [50, 170, 230, 370, 430];
  const heads = [
    ...inCell('收入', cells(0, 1, EDGES), TOP - 36, 'middle'),
    ...inCell('支出', cells(2, 3, EDGES), TOP - 36, 'middle'),
    ...middle(['项目', '预算数', '项目', '预算数'], TOP - 18, EDGES),
  ];

  /** As `row`, with names and amounts that leave no room at the edges of their cells. */
  function tight(texts: readonly string[], baseline: number): PlacedCharacter[] {
    return texts.flatMap((text, at) => {
      const [from, to] = cells(at, at, EDGES);
      return write(text, at % 2 === 0 ? from : to - widthOf(text), baseline);
    });
  }

  it('are parted where other rows begin and end there', () => {
    const both = [
      ['一、甲类收入', '310.00', '一、甲类支出', '200.00'],
      ['二、乙类收入', '', '二、乙类支出', '95.00'],
      ['三、丙类收入', '15.00', '三、丙类支出', '30.00'],
      ['收入合计', '325.00', '支出合计', '325.00'],
    ];
    const text = [...heads, ...both.flatMap((texts, at) => tight(texts, TOP + at * PITCH))];
    expect(readText(text)).toEqual([
      '0:收入(1x2) 2:支出(1x2)',
      '0:项目 1:预算数 2:项目 3:预算数',
      '0:一、甲类收入 1:310.00 2:一、甲类支出 3:200.00',
      '0:二、乙类收入 2:二、乙类支出 3:95.00',
      '0:三、丙类收入 1:15.00 2:三、丙类支出 3:30.00',
      '0:收入合计 1:325.00 2:支出合计 3:325.00',
    ]);
  });
});

describe('figures that touch the figures of the next cell', () => {
  const figures = [
    ['70101', '甲类', '310.00', '300.00', '10.00'],
    ['70102', '乙类', '95.00', '90.00', '5.00'],
    ['70103', '丙类', '15.00', '10.00', '5.00'],
  ];
  const edge = XS[3] ?? 0;
  const last = row(['70104', '丁类', '', '', '8.00'], TOP + 3 * PITCH);

  it('are two cells where it is a dash that begins at the left of another row as well', () => {
    const dashed = [5, 3].flatMap((at) => [
      ...write('(8.00)', edge - 27, TOP + at * PITCH),
      ...write('-', edge, TOP + at * PITCH),
      ...row([`7010${at}`, '丁类', '', '', '8.00'], TOP + at * PITCH),
    ]);
    const between = row(['70104', '戊类', '', '9.00', '9.00'], TOP + 4 * PITCH);
    expect(readText([...HEADER, ...rows(figures), ...between, ...dashed]).slice(5)).toEqual([
      '0:70103 1:丁类 2:(8.00) 3:- 4:8.00',
      '0:70104 1:戊类 3:9.00 4:9.00',
      '0:70105 1:丁类 2:(8.00) 3:- 4:8.00',
    ]);
  });

  it('are no table where no other row shows that they are two', () => {
    const glued = [...write('(8.00)', edge - 27, TOP + 3 * PITCH), ...write('-', edge, TOP + 3 * PITCH), ...last];
    expect(readText([...HEADER, ...rows(figures), ...glued]).join(' ')).not.toContain('0:');
  });
});

describe('the unit of the amounts above a table', () => {
  const TWO = [50, 250, 350];
  const list = [
    ...middle(['项目', '金额'], TOP - 18, TWO),
    ...rows(
      [
        ['甲类收入', '310.00'],
        ['乙类其他收入', '15.00'],
      ],
      TWO,
      1,
    ),
  ];

  it('lets a list of names with one amount each be a table', () => {
    const unit = write('单位：万元', 300, TOP - 40);
    expect(readText([...unit, ...list])).toEqual([
      '单位：万元',
      '0:项目 1:金额',
      '0:甲类收入 1:310.00',
      '0:乙类其他收入 1:15.00',
    ]);
    expect(readText(list).join(' ')).not.toContain('0:');
  });

  it('lets a single row be a table, with spaced headings and empty columns', () => {
    const heads = middle(['合  计', '基本支出', '项目支出', '结转资金', '其他'], TOP - 18);
    const single = row(['325.00', '310.00', '15.00', '', ''], TOP, XS, 0);
    expect(readText([...UNIT, ...heads, ...single])).toEqual([
      '单位：万元',
      '0:合计 1:基本支出 2:项目支出 3:结转资金 4:其他',
      '0:325.00 1:310.00 2:15.00',
    ]);
    expect(readText([...heads, ...single]).join(' ')).not.toContain('0:');
  });

  it('makes no table of the sentence below it', () => {
    const text = [
      ...UNIT,
      ...write('本年收入 325.00 万元', 60, TOP),
      ...write('比上年增加 15.00 万元', 60, TOP + PITCH),
    ];
    expect(readText(text).join(' ')).not.toContain('0:');
  });
});
