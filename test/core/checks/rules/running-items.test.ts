import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { read } from '../documents.js';
import { PLAIN, says } from './words.js';

const ITEMS: readonly (readonly [code: string, name: string, money: string])[] = [
  ['30201', '办公费', '31.20'],
  ['30205', '水费', '4.30'],
  ['30206', '电费', '18.75'],
  ['30207', '邮电费', '6.05'],
  ['30211', '差旅费', '22.40'],
  ['30213', '维修（护）费', '9.10'],
  ['30228', '工会经费', '12.20'],
];
const row = ([code, name, money]: readonly string[]): string => `${code}\t${name}\t${money}`;
const table = (title: string, rows: readonly string[]): string =>
  `\n${title}\n\n金额单位：万元\n\n科目编码\t科目名称\t合计\n${rows.join('\n')}\n`;

/** 基本支出 with its upper rows, and 机关运行经费 with the same items of 商品和服务支出. */
function both(running: readonly (readonly string[])[] = ITEMS, total = '104.00'): string {
  const basic = table('预算08表 2031年一般公共预算基本支出表', [
    '合计\t\t364.00',
    '301\t工资福利支出\t250.00',
    '30101\t基本工资\t150.00',
    '30102\t津贴补贴\t100.00',
    '302\t商品和服务支出\t104.00',
    ...ITEMS.map(row),
    '303\t对个人和家庭的补助\t10.00',
    '30302\t退休费\t10.00',
  ]);
  const own = table('预算10表 2031年一般公共预算机关运行经费支出表', [
    `合计\t\t${total}`,
    `302\t商品和服务支出\t${total}`,
    ...running.map(row),
  ]);
  return PLAIN + basic + own;
}

const changed = (code: string, money: string): readonly (readonly string[])[] =>
  ITEMS.map((item) => (item[0] === code ? [item[0], item[1], money] : item));

describe('XTAB-RUNCOST on a table of its own', () => {
  test('holds items that are printed twice against each other', () => {
    expect(says('XTAB-RUNCOST', both())).toEqual([]);
    expect(says('XTAB-RUNCOST', both(changed('30211', '24.20')))).toEqual([
      expect.stringMatching(/^warning .*30211.*应当一致/),
    ]);
  });

  test('tells which of two tables is misprinted, with the sums of both', () => {
    const { findings } = checkDocument(read(both(changed('30211', '24.20'))));
    const found = findings.find(({ rule }) => rule === 'XTAB-RUNCOST');
    expect(found?.suspects[0]).toMatchObject({ printed: '24.20', suggested: '22.40' });
    expect(findings.filter(({ rule }) => rule === 'SUM-HIER').map(({ group }) => group)).toEqual([found?.group]);
  });

  test('finds two items in each other’s place', () => {
    const exchanged = changed('30205', '18.75').map((item) =>
      item[0] === '30206' ? [item[0], item[1], '4.30'] : item,
    );
    expect(says('XTAB-RUNCOST', both(exchanged as readonly (readonly string[])[]))).toHaveLength(2);
  });

  test('says nothing where the classes differ as well: another scope', () => {
    const offices = ITEMS.map(([code, name, money]) => [code, name, (Number(money) / 2).toFixed(2)]);
    expect(says('XTAB-RUNCOST', both(offices, '52.00'))).toEqual([]);
    const more = changed('30211', '42.40').map((item) => (item[0] === '30205' ? [item[0], item[1], '14.30'] : item));
    expect(says('XTAB-RUNCOST', both(more as readonly (readonly string[])[], '134.00'))).toEqual([]);
  });

  test('holds the class against the class where every item is the same', () => {
    expect(says('XTAB-RUNCOST', both(ITEMS, '140.00'))).toEqual([expect.stringMatching(/^warning .*科目 302 /)]);
  });
});

describe('CODE-LEVEL on economic items', () => {
  const lost = (text: string): readonly string[] =>
    says('CODE-LEVEL', text).filter((message) => message.includes('没有列其上级科目'));

  test('misses the one upper row that is left out', () => {
    expect(lost(both())).toEqual([]);
    expect(lost(both().replace('302\t商品和服务支出\t104.00\n30201', '30201'))).toEqual([
      expect.stringMatching(/^warning .*“302”/),
    ]);
  });

  test('asks for none where no upper row is printed', () => {
    const leaves = both().replace(/^30[123]\t.*\n/gm, '');
    expect(lost(leaves)).toEqual([]);
  });
});
