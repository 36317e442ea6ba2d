import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { inTime } from '../../../in-time.js';
import { read } from '../documents.js';
import { says, withWords } from './words.js';

type Item = readonly [code: string, name: string];

const BASIC: readonly Item[] = [
  ['301', '工资福利支出'],
  ['30101', '基本工资'],
  ['30102', '津贴补贴'],
  ['302', '商品和服务支出'],
  ['30201', '办公费'],
  ['30205', '水费'],
  ['30211', '差旅费'],
  ['30299', '其他商品和服务支出'],
];

/** A table of basic spending with the items in the given order. */
function basic(items: readonly Item[]): string {
  const rows = items.map(([code, name]) => `${code}\t${name}\t${code.length === 3 ? '40.00' : '20.00'}`).join('\n');
  return withWords([
    '预算01表',
    `预算06表 2031年一般公共预算基本支出表\n\n金额单位：万元\n\n科目编码\t科目名称\t合计\n${rows}\n\n预算01表`,
  ]);
}

const order = (items: readonly Item[]): readonly string[] =>
  says('CODE-LEVEL', basic(items)).filter((line) => line.includes('顺序'));

function withMoved(from: number, to: number): readonly Item[] {
  const rest = BASIC.filter((_, index) => index !== from);
  const item = BASIC[from];
  return item === undefined ? rest : [...rest.slice(0, to), item, ...rest.slice(to)];
}

describe('items of a table', () => {
  it('stand in the order of their codes', () => {
    expect(order(BASIC)).toEqual([]);
  });

  it.each([
    [6, 7, '30211-差旅费'],
    [2, 5, '30102-津贴补贴'],
    [7, 3, '30299-其他商品和服务支出'],
  ])('row %i moved to %i is noticed', (from, to, name) => {
    expect(order(withMoved(from, to))).toEqual([
      expect.stringMatching(new RegExp(`^notice .*没有按编码顺序排列：“${name}”，请核对是否错行。$`)),
    ]);
  });

  it('are found in a file of very many lines without comparing them line with line', () => {
    const many = Array.from({ length: 4000 }, (_, index): Item => [String(3_010_000 + index), `科目${index}`]);
    const [first = ['', '']] = many;
    const moved: readonly Item[] = [...many.slice(1, 3000), first, ...many.slice(3000)];
    const [document, inOrder] = [read(basic(moved)), read(basic(many))];
    const found = inTime(150, () => checkDocument(document, ['CODE-LEVEL']).findings);
    expect(found.filter(({ message }) => message.includes(`顺序排列：“${first.join('-')}”`))).toHaveLength(1);
    expect(checkDocument(inOrder, ['CODE-LEVEL']).findings.filter(({ message }) => message.includes('顺序'))).toEqual(
      [],
    );
  });

  it('are projects in a list of projects, which has another order', () => {
    const rows = ['2130305', '2130306', '2130301', '2130311', '2130314', '2130399']
      .map((code, index) => `水利项目${index}\t${code}-农林水项目${index}\t20.00`)
      .join('\n');
    const text = withWords([
      '预算01表',
      `预算04表 2031年项目支出表\n\n金额单位：万元\n\n项目名称\t支出功能分类科目\t合计\n${rows}\n\n预算01表`,
    ]);
    expect(says('CODE-LEVEL', text).filter((line) => line.includes('顺序'))).toEqual([]);
  });

  it('have an order of their own where many stand elsewhere, or where codes come twice', () => {
    expect(order(BASIC.toReversed())).toEqual([]);
    expect(order([...BASIC, ...BASIC])).toEqual([]);
  });
});
