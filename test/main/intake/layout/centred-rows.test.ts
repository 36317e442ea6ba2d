import { expect, it } from 'vitest';
import { layOutPages, type PlacedCharacter, type PlacedPage } from '../../../../src/main/intake/layout/index.js';
import { page, write } from './draw.js';

/** Distance of the lines of a cell, and what lies between two rows besides. */
const LINE = 14;
const BETWEEN = 1;
const COLUMNS = [60, 130, 240, 350];
const AMOUNTS = 520;

/** The names of a row by column, each with its lines, and its amount. */
type Named = readonly [names: readonly (readonly string[])[], amount: string];

/** Rows whose cells stand in the middle of the height of the row. Gives the characters and the next free height. */
function centredRows(rows: readonly Named[], top: number, between = BETWEEN): readonly [PlacedCharacter[], number] {
  let next = top;
  const characters = rows.flatMap(([names, amount]) => {
    const lines = Math.max(1, ...names.map((own) => own.length));
    const middle = next + ((lines - 1) * LINE) / 2;
    next += lines * LINE + between;
    return [
      ...names.flatMap((own, column) =>
        own.flatMap((text, at) => write(text, COLUMNS[column] ?? 0, middle + (at - (own.length - 1) / 2) * LINE)),
      ),
      ...write(amount, AMOUNTS - amount.length * 4.5, middle),
    ];
  });
  return [characters, next];
}

function heads(baseline: number): PlacedCharacter[] {
  const words = ['大类', '专项名称', '经济科目', '物品名称'].flatMap((text, at) =>
    write(text, COLUMNS[at] ?? 0, baseline),
  );
  return [...write('单位：万元', 470, baseline - 24), ...words, ...write('总计', 498, baseline)];
}

const ROWS: readonly Named[] = [
  [[['合计']], '1,310.50'],
  [[['一、货物']], '61.30'],
  [[[], ['样例网络建设', '经费'], ['信息网络及软件', '购置更新']], '41.30'],
  [[[], [], [], ['其他样例设备及', '软件']], '41.30'],
  [[[], ['样例设备购置'], ['办公设备购置']], '20.00'],
  [[[], [], [], ['样例家具', '（含维修', '和保养）']], '20.00'],
  [[['二、服务']], '1,249.20'],
  [[[], ['样例平台', '三年租用', '服务费'], ['租赁费']], '1,249.20'],
];

function sheet(text: readonly PlacedCharacter[], number = 1): PlacedPage {
  return page(number, { text });
}

/** Grids as rows of cells, other text as it is. */
function laidOut(...pages: readonly PlacedPage[]): readonly string[] {
  return layOutPages(pages).blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? [block.text]
      : Array.from({ length: block.rowCount }, (_, at) =>
          block.cells
            .filter(({ row }) => row === at)
            .map(({ column, text }) => `${column}:${text}`)
            .join(' | '),
        ),
  );
}

const READ = [
  '单位：万元',
  '0:大类 | 1:专项名称 | 2:经济科目 | 3:物品名称 | 4:总计',
  '0:合计 | 4:1,310.50',
  '0:一、货物 | 4:61.30',
  '1:样例网络建设经费 | 2:信息网络及软件购置更新 | 4:41.30',
  '3:其他样例设备及软件 | 4:41.30',
  '1:样例设备购置 | 2:办公设备购置 | 4:20.00',
  '3:样例家具（含维修和保养） | 4:20.00',
  '0:二、服务 | 4:1,249.20',
  '1:样例平台三年租用服务费 | 2:租赁费 | 4:1,249.20',
];

it('puts names of several lines to the amounts about which they lie', () => {
  const [characters] = centredRows(ROWS, 120);
  expect(laidOut(sheet([...heads(100), ...characters]))).toEqual(READ);
});

it('marks every cell, and reads on the next page what stands in the same columns', () => {
  const [first] = centredRows(ROWS.slice(0, 4), 120);
  const [second] = centredRows(ROWS.slice(4), 60);
  const pages = [sheet([...heads(100), ...first]), sheet(second, 2)];
  expect(laidOut(...pages)).toEqual(READ);
  const grids = layOutPages(pages).blocks.filter((block) => block.type === 'grid');
  expect(grids.flatMap(({ cells }) => cells).every(({ confidence }) => confidence === 0.5)).toBe(true);
});

it('stays text where one line of a name does not lie evenly about an amount', () => {
  const [characters] = centredRows(ROWS, 120);
  const first = characters.find(({ text }) => text === '其');
  const moved = characters.map((character) =>
    first !== undefined && character.run === first.run ? { ...character, baseline: first.baseline - 4 } : character,
  );
  expect(moved).not.toEqual(characters);
  expect(laidOut(sheet([...heads(100), ...moved])).some((line) => line.includes(' | '))).toBe(false);
});

it('takes no rows without amounts for lines of a name: they are as far apart as rows are', () => {
  const rows: readonly Named[] = ROWS.slice(0, 4).map(([names, amount]) => [
    names.map((own) => own.slice(0, 1)),
    amount,
  ]);
  const [above, next] = centredRows(rows, 120, 0);
  const three = ['甲项事务', '乙项事务', '丙项事务'].flatMap((text, at) =>
    write(text, COLUMNS[3] ?? 0, next + at * LINE),
  );
  const [below] = centredRows(rows, next + 3 * LINE, 0);
  const amount = write('30.00', AMOUNTS - 22.5, next + LINE);
  const read = laidOut(sheet([...heads(100), ...above, ...three, ...amount, ...below]));
  expect(read.join('\n')).not.toContain('甲项事务乙项事务');
});

it('is whole where a new part begins behind it, whatever figures stand on the next page', () => {
  const [characters, end] = centredRows(ROWS, 120);
  const story = [
    ...write('本年收入样例支出合计', 60, 60),
    ...write('2,620.00', 170, 60),
    ...write('比上年增加', 60, 76),
    ...write('131.05', 170, 76),
  ];
  const after = sheet(story, 2);
  const behind = write('第三部分', 220, end + 40);
  const whole = laidOut(sheet([...heads(100), ...characters, ...behind]), after);
  expect(whole.slice(0, READ.length)).toEqual(READ);
  expect(laidOut(sheet([...heads(100), ...characters]), after)).not.toContain(READ[2]);
});
