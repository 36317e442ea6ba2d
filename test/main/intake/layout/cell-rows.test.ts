import { describe, expect, it } from 'vitest';
import { layOutPages, type PlacedCharacter, type PlacedPage } from '../../../../src/main/intake/layout/index.js';
import { page, write } from './draw.js';

const LINE = 12;
const TOP = 120;
/** Left ends of names, right ends of amounts. */
const NAMES = [60, 300];
const ENDS = [270, 520];

function amount(text: string, end: number, baseline: number): PlacedCharacter[] {
  return text === '' ? [] : write(text, end - text.length * 4.5, baseline);
}

/** A name in the middle of its row, line by line. */
function name(lines: readonly string[], x: number, middle: number): PlacedCharacter[] {
  return lines.flatMap((text, at) => write(text, x, middle + (at - (lines.length - 1) / 2) * LINE));
}

type Half = readonly [lines: readonly string[], amount: string];

/** Rows of two halves, as high as their highest cell, without any room between them. */
function rows(all: readonly (readonly [left: Half, right: Half])[], top = TOP): PlacedCharacter[] {
  let next = top;
  return all.flatMap((halves) => {
    const height = Math.max(1, ...halves.map(([lines]) => lines.length));
    const middle = next + ((height - 1) * LINE) / 2;
    next += height * LINE;
    return halves.flatMap(([lines, text], at) => [
      ...name(lines, NAMES[at] ?? 0, middle),
      ...amount(text, ENDS[at] ?? 0, middle),
    ]);
  });
}

function heads(baseline = TOP - 20): PlacedCharacter[] {
  return ['来源', '数额', '去向', '数额'].flatMap((text, at) => write(text, [96, 237, 336, 487][at] ?? 0, baseline));
}

const CAPTION = [...write('甲乙来源去向表', 260, TOP - 70), ...write('单位：万元', 470, TOP - 50)];

function read(...pages: readonly PlacedPage[]): readonly string[] {
  return layOutPages(pages).blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? [block.text]
      : Array.from({ length: block.rowCount }, (_, at) =>
          block.cells
            .filter(({ row, text }) => row === at && text !== '')
            .map(({ column, text }) => `${column}:${text}`)
            .join(' '),
        ),
  );
}

const HEAD = '0:来源 1:数额 2:去向 3:数额';
const FIRST: readonly (readonly [Half, Half])[] = [
  [
    [['一、甲类拨款'], '4,310.25'],
    [['一、子类事务'], ''],
  ],
  [
    [['二、乙类基金拨款以及有关', '其他拨款'], ''],
    [['二、丑类事务'], '310.25'],
  ],
  [
    [['三、丙类'], ''],
    [['三、寅类信息事务和其他样例', '支出'], ''],
  ],
  [
    [['四、丁类'], ''],
    [['四、卯类事务'], '4,000.00'],
  ],
];
const READ = [
  '0:一、甲类拨款 1:4,310.25 2:一、子类事务',
  '0:二、乙类基金拨款以及有关其他拨款 2:二、丑类事务 3:310.25',
  '0:三、丙类 2:三、寅类信息事务和其他样例支出',
  '0:四、丁类 2:四、卯类事务 3:4,000.00',
];
const REST: readonly (readonly [Half, Half])[] = [
  [
    [['五、戊类'], ''],
    [['五、辰类综合信息管理事务支出'], ''],
  ],
  [
    [['本年来源总计'], '4,310.25'],
    [['本年去向总计'], '4,310.25'],
  ],
];
const REST_READ = ['0:五、戊类 2:五、辰类综合信息管理事务支出', '0:本年来源总计 1:4,310.25 2:本年去向总计 3:4,310.25'];

function sheet(text: readonly PlacedCharacter[], number = 1): PlacedPage {
  return page(number, { text: [...text] });
}

describe('rows told by the cells in them', () => {
  it('are read where names of two lines stand in rows without amounts, as near to each other as rows are', () => {
    expect(read(sheet([...CAPTION, ...heads(), ...rows(FIRST)])).slice(2)).toEqual([HEAD, ...READ]);
  });

  it('stay text where names are not numbered: two names can follow each other so', () => {
    const bare = FIRST.map(([left, right]): readonly [Half, Half] => [
      [left[0].map((text) => text.replace(/^.、/, '')), left[1]],
      [right[0].map((text) => text.replace(/^.、/, '')), right[1]],
    ]);
    expect(read(sheet([...CAPTION, ...heads(), ...rows(bare)])).join('\n')).not.toContain('0:');
  });

  it('stay text where an amount stands beside one line of a name and not in its middle', () => {
    const moved = rows(FIRST).map((character) =>
      character.text === '二' && character.box[0] > 290
        ? { ...character, baseline: character.baseline - 5 }
        : character,
    );
    expect(moved).not.toEqual(rows(FIRST));
    expect(read(sheet([...CAPTION, ...heads(), ...moved])).join('\n')).not.toContain('0:二');
  });
});

describe('a table without rules over two pages', () => {
  const first = sheet([...CAPTION, ...heads(), ...rows(FIRST), ...write('第1页', 280, 800)]);

  it('goes on below its caption and headings, with longer names, and above a page number', () => {
    const second = sheet([...CAPTION, ...heads(), ...rows(REST), ...write('第2页', 280, 800)], 2);
    expect(read(first, second).slice(2)).toEqual([HEAD, ...READ, ...REST_READ]);
  });

  it('ends where the same headings stand below another caption', () => {
    const other = [...write('丙丁来源去向表', 260, TOP - 70), ...write('单位：万元', 470, TOP - 50)];
    const grids = layOutPages([first, sheet([...other, ...heads(), ...rows(FIRST)], 2)]).blocks.filter(
      ({ type }) => type === 'grid',
    );
    expect(grids.map(({ at }) => at)).toMatchObject([{ page: 1 }, { page: 2 }]);
  });
});
