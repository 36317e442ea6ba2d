import { describe, expect, it } from 'vitest';
import {
  layOutPages,
  type PlacedCharacter,
  type PlacedPage,
  type Rule,
} from '../../../../src/main/intake/layout/index.js';
import { page, write } from './draw.js';

const LINE = 12;
const TOP = 120;
const NAME = 70;
const ENDS = [330, 430];

type Named = readonly [lines: readonly string[], amounts: readonly string[]];

/** Rows whose names and amounts begin at the same height, and the heights of the rules between them. */
function rows(all: readonly Named[]): { readonly text: PlacedCharacter[]; readonly rules: readonly Rule[] } {
  const rules: Rule[] = [level(TOP - 10)];
  let next = TOP;
  const text = all.flatMap(([lines, amounts]) => {
    const first = next;
    next += lines.length * LINE + 2;
    rules.push(level(next - 10));
    return [
      ...lines.flatMap((line, at) => write(line, NAME, first + at * LINE)),
      ...amounts.flatMap((amount, at) => write(amount, (ENDS[at] ?? 0) - amount.length * 4.5, first)),
    ];
  });
  return { text, rules };
}

function level(at: number): Rule {
  return { at, from: 60, to: 440 };
}

function sheet(text: readonly PlacedCharacter[], rules: readonly Rule[], upright: readonly Rule[] = []): PlacedPage {
  const heads = ['事项', '本期数额', '上期数额'].flatMap((head, at) => write(head, [90, 294, 394][at] ?? 0, TOP - 16));
  return {
    ...page(1, { text: [...write('单位：万元', 395, TOP - 40), ...heads, ...text] }),
    rules: { horizontal: [level(TOP - 28), ...rules], vertical: upright },
  };
}

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

const HEAD = '0:事项 1:本期数额 2:上期数额';
const BODY: readonly Named[] = [
  [['甲类事务'], ['410.25', '390.00']],
  [
    ['乙类', '综合事务', '和其他'],
    ['310.25', '290.00'],
  ],
  [['丙类样例'], []],
  [
    ['子项', '样例'],
    ['100.00', '100.00'],
  ],
];

describe('rows between level rules', () => {
  it('are one row each, whatever lines their names have, and without amounts too', () => {
    const { text, rules } = rows(BODY);
    expect(read(sheet(text, rules))).toEqual([
      '单位：万元',
      HEAD,
      '0:甲类事务 1:410.25 2:390.00',
      '0:乙类综合事务和其他 1:310.25 2:290.00',
      '0:丙类样例',
      '0:子项样例 1:100.00 2:100.00',
    ]);
  });

  it('are not told by rules that miss one of them', () => {
    const { text, rules } = rows(BODY);
    expect(read(sheet(text, rules.toSpliced(2, 1))).join('\n')).not.toContain('0:乙类综合事务和其他丙类样例');
  });
});

describe('figures that are wider than their column', () => {
  const cut = rows([
    [['甲类事务'], ['410.25', '390.00']],
    [
      ['乙类事务', '样例'],
      ['310.25', '290.0'],
    ],
    [['丙类事务'], ['100.00', '100.00']],
  ]);
  const rest = write('0', 425.5, TOP + 14 + LINE);

  it('leave the table text: their last digits would be lost', () => {
    expect(read(sheet(cut.text, cut.rules)).join('\n')).toContain('2:290.0');
    expect(read(sheet([...cut.text, ...rest], cut.rules)).join('\n')).not.toContain('2:290.0');
  });
});

describe('figures that are all wider than their columns', () => {
  it('leave the table text, too, where no other amount shows how many decimals there are', () => {
    const all = rows([
      [
        ['甲类事务', '样例'],
        ['410.25', '390.00'],
      ],
    ]);
    expect(read(sheet(all.text, all.rules)).join('\n')).toContain('1:410.25');
    for (const at of [TOP + LINE, TOP + LINE + 4]) {
      const rests = ENDS.flatMap((end) => write('00', end - 9, at));
      expect(read(sheet([...all.text, ...rests], all.rules)).join('\n')).not.toContain('1:410.25');
    }
  });
});

describe('an amount that touches the words of the next cell', () => {
  it('is no part of a heading', () => {
    const { text, rules } = rows(BODY);
    const glued = write('4,310.25一、甲类', 250, TOP - 8);
    expect(
      read(
        sheet(
          [...text.map(lower), ...glued],
          rules.map((rule) => ({ ...rule, at: rule.at + 14 })),
        ),
      ).join('\n'),
    ).not.toMatch(/\d:[^ ]*4,310/);
  });
});

function lower(character: PlacedCharacter): PlacedCharacter {
  const [x0, y0, x1, y1] = character.box;
  return { ...character, box: [x0, y0 + 14, x1, y1 + 14], baseline: character.baseline + 14 };
}

describe('a frame with level rules', () => {
  it('holds no table of one column where amounts stand apart from names', () => {
    const { text, rules } = rows([
      [['甲类事务'], ['410.25']],
      [['乙类事务'], ['310.25']],
      [['丙类事务'], ['100.00']],
    ]);
    const sides = [60, 440].map((at): Rule => ({ at, from: TOP - 28, to: TOP + 32 }));
    const heads = [
      ...write('单位：万元', 395, TOP - 40),
      ...write('事项', 90, TOP - 16),
      ...write('数额', 303, TOP - 16),
    ];
    const framed = {
      ...page(1, { text: [...heads, ...text] }),
      rules: { horizontal: [level(TOP - 28), ...rules], vertical: sides },
    };
    expect(read(framed)).toEqual([
      '单位：万元',
      '0:事项 1:数额',
      '0:甲类事务 1:410.25',
      '0:乙类事务 1:310.25',
      '0:丙类事务 1:100.00',
    ]);
  });
});
