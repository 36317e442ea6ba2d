import { describe, expect, it } from 'vitest';
import {
  layOutPages,
  type PlacedCharacter,
  type PlacedPage,
  type Rule,
} from '../../../../src/main/intake/layout/index.js';
import { page, write } from './draw.js';

/** Right ends of the columns of amounts, and the height of the first row. */
const ENDS = [330, 400, 470];
const TOP = 240;
const PITCH = 16;

/** Words in the middle of a stretch. */
function centred(text: string, middle: number, baseline: number): PlacedCharacter[] {
  return write(text, middle - ([...text].length * 9) / 2, baseline);
}

/** An amount that ends at a place. */
function ending(text: string, end: number, baseline: number): PlacedCharacter[] {
  return write(text, end - text.length * 4.5, baseline);
}

function header(baseline: number): PlacedCharacter[] {
  return [
    ...centred('编码', 75, baseline - 6),
    ...centred('项目名称', 170, baseline - 6),
    ...centred('合计', 308, baseline - 6),
    ...centred('其中', 413, baseline - 12),
    ...centred('人员', 378, baseline),
    ...centred('公用', 448, baseline),
  ];
}

function row(code: string, name: string, amounts: readonly string[], baseline: number): PlacedCharacter[] {
  return [
    ...write(code, 60, baseline),
    ...write(name, 104, baseline),
    ...amounts.flatMap((amount, index) => ending(amount, ENDS[index] ?? 0, baseline)),
  ];
}

const ITEMS: readonly (readonly [code: string, name: string, amounts: readonly string[]])[] = [
  ['70101', '甲类', ['1,310.00', '1,200.00', '110.00']],
  ['70102', '乙类事项', ['95.50', '80.25', '15.25']],
  ['70103', '丙类', ['60.00', '0.00', '60.00']],
  ['70104', '丁类其他事项', ['4.75', '4.75', '-']],
];

function body(from: number, codes = '701'): PlacedCharacter[] {
  return ITEMS.flatMap(([code, name, amounts], index) =>
    row(code.replace('701', codes), name, amounts, from + index * PITCH),
  );
}

function laidOut(...pages: readonly PlacedPage[]): readonly string[] {
  return layOutPages(pages).blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [block.text];
    return Array.from({ length: block.rowCount }, (_, at) =>
      block.cells
        .filter((cell) => cell.row === at)
        .map((cell) => {
          const span = cell.rowSpan * cell.columnSpan > 1 ? `(${cell.rowSpan}x${cell.columnSpan})` : '';
          return `${cell.column}:${cell.text}${span}`;
        })
        .join(' '),
    );
  });
}

const HEAD = ['0:编码(2x1) 1:项目名称(2x1) 2:合计(2x1) 3:其中(1x2)', '3:人员 4:公用'];
const ROWS = ITEMS.map(([code, name, amounts]) =>
  [code, name, ...amounts].map((text, column) => `${column}:${text}`).join(' '),
);
const NEXT_ROWS = ROWS.map((text) => text.replace('701', '702'));
const CAPTION = [...centred('甲乙事项支出表', 265, TOP - 60), ...write('单位：万元', 425, TOP - 40)];
const WORDS = ['甲乙事项支出表', '单位：万元'];

function withRules(horizontal: readonly Rule[], vertical: readonly Rule[]): PlacedPage {
  return { ...page(1, { text: [...CAPTION, ...header(TOP - PITCH), ...body(TOP)] }), rules: { horizontal, vertical } };
}

describe('tables whose columns no line parts', () => {
  const [top, foot] = [TOP - 42, TOP + 4 * PITCH - 8];
  const level = (at: number): Rule => ({ at, from: 55, to: 475 });
  const upright = (at: number): Rule => ({ at, from: top, to: foot });

  it.each([
    ['no rules', [], []],
    ['a frame', [level(top), level(foot)], [upright(55), upright(475)]],
    ['three level rules', [level(top), level(TOP - 12), level(foot)], []],
    ['upright rules', [], [55, 98, 260, 340, 405, 475].map(upright)],
  ])('are read with %s, headings over groups included', (_, horizontal, vertical) => {
    expect(laidOut(withRules(horizontal, vertical))).toEqual([...WORDS, ...HEAD, ...ROWS]);
  });

  it('are doubtful in every cell, and a defect names the page', () => {
    const { blocks, defects } = layOutPages([withRules([], [])]);
    const cells = blocks.flatMap((block) => (block.type === 'grid' ? block.cells : []));
    expect(cells.length).toBeGreaterThan(20);
    expect(cells.every(({ confidence }) => confidence === 0.5)).toBe(true);
    expect(defects).toMatchObject([
      { code: 'layout.columns-ambiguous', message: expect.stringMatching(/^第 1 页.*按文字对齐推断/) as string },
    ]);
  });

  it('keep narrow neighbours apart under a total that stands over both', () => {
    const total = [...centred('合计', 110, TOP + 5 * PITCH), ...ending('1,470.25', 330, TOP + 5 * PITCH)];
    const fifth = row('70105', '戊类', ['7.00', '7.00', '0.00'], TOP + 4 * PITCH);
    const text = [...header(TOP - PITCH), ...body(TOP), ...fifth, ...total];
    expect(laidOut(page(1, { text })).at(-1)).toMatch(/合计.* 2:1,470\.25$/);
    expect(laidOut(page(1, { text })).slice(2, 6)).toEqual(ROWS);
  });

  it('take both lines of a name into the row between them', () => {
    const at = TOP + 4 * PITCH + 6;
    const wrapped = [
      ...write('戊类综合管理和公共服', 104, at - 6),
      ...row('70105', '', ['7.00', '7.00', '0.00'], at),
      ...write('务事项', 104, at + 6),
    ];
    const read = laidOut(page(1, { text: [...header(TOP - PITCH), ...body(TOP), ...wrapped] }));
    expect(read.at(-1)).toBe('0:70105 1:戊类综合管理和公共服务事项 2:7.00 3:7.00 4:0.00');
  });

  it('go on over a page break, with and without their headings', () => {
    const first = page(1, { text: [...CAPTION, ...header(TOP - PITCH), ...body(TOP)] });
    const bare = page(2, { text: body(90, '702') });
    const headed = page(2, { text: [...header(90 - PITCH), ...body(90, '702')] });
    const whole = [...WORDS, ...HEAD, ...ROWS, ...NEXT_ROWS];
    expect(laidOut(first, bare)).toEqual(whole);
    expect(laidOut(first, headed)).toEqual(whole);
  });

  it('begin with a single row at the foot of a page', () => {
    const [code, name, amounts] = ITEMS[0]!;
    const first = page(1, { text: [...CAPTION, ...header(TOP - PITCH), ...row(code, name, amounts, TOP)] });
    const second = page(2, { text: [...header(90 - PITCH), ...body(90, '702')] });
    expect(laidOut(first, second)).toEqual([...WORDS, ...HEAD, ROWS[0], ...NEXT_ROWS]);
  });
});

describe('what stays text', () => {
  function isText(...pages: readonly PlacedPage[]): boolean {
    return layOutPages(pages).blocks.every(({ type }) => type === 'paragraph');
  }

  it('is a table of which the next page holds rows in other columns', () => {
    const shifted = ITEMS.flatMap(([code, name, amounts], index) => [
      ...write(`${code}${name}`, 200, 90 + index * PITCH),
      ...amounts.flatMap((amount, at) => ending(amount, 340 + at * 60, 90 + index * PITCH)),
    ]);
    expect(isText(page(1, { text: [...header(TOP - PITCH), ...body(TOP)] }), page(2, { text: shifted }))).toBe(true);
  });

  it('is a table without headings', () => {
    expect(isText(page(1, { text: body(TOP) }))).toBe(true);
  });

  it('is a heading that stands in the middle of nothing', () => {
    const text = [...centred('其中', 392, TOP - PITCH - 12), ...header(TOP - PITCH).slice(2 + 4 + 2 + 2), ...body(TOP)];
    expect(isText(page(1, { text }))).toBe(true);
  });

  it('is a sentence with amounts that justified lines push apart', () => {
    const lines = ['本年收入合计', '1,310.00', '万元，比上年', '增加', '95.50', '万元。'];
    const text = [0, 1, 2, 3].flatMap((at) =>
      lines.flatMap((words, index) => write(words, 60 + index * 78 + at * 7, 200 + at * 20)),
    );
    expect(isText(page(1, { text }))).toBe(true);
  });

  it('is a list of names with one amount each', () => {
    const text = ITEMS.flatMap(([, name, [amount = '']], at) => [
      ...write(name, 60, 200 + at * 18),
      ...ending(amount, 400, 200 + at * 18),
    ]);
    expect(isText(page(1, { text: [...write('项目', 60, 182), ...write('金额', 380, 182), ...text] }))).toBe(true);
  });

  it('is a table of contents in three columns', () => {
    const text = [1, 2, 3, 4, 5].flatMap((at) => [
      ...write(`${at}`, 60, 200 + at * 18),
      ...write('某类事项情况', 100, 200 + at * 18),
      ...write(`${at + 3}`, 480, 200 + at * 18),
    ]);
    expect(isText(page(1, { text }))).toBe(true);
  });
});
