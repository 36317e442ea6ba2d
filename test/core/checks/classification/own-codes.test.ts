import { describe, expect, it } from 'vitest';
import {
  bookOf,
  bookWith,
  budgetOf,
  entriesNamed,
  isFirm,
  lookUp,
  readOwnCodes,
  renamedFrom,
  SHIPPED,
  TABLES,
  type OwnCodes,
} from '../../../../src/core/checks/classification/index.js';

const line = (code: string, name: string, row = 2) => ({ place: `第 ${row} 行`, code, name });
const own = (codes: OwnCodes['codes'], more: Partial<OwnCodes> = {}): OwnCodes => ({
  year: 2026,
  source: '码表.xlsx',
  isWhole: false,
  codes,
  ...more,
});

describe('reading codes of a file', () => {
  it('keeps codes of expenditure in order and counts the others', () => {
    const read = readOwnCodes(
      [line('30101', '基本工资'), line('301', '工资福利支出'), line('101', '税收收入'), line('301', '工资福利')],
      true,
    );
    expect(read).toEqual({
      ok: true,
      codes: [
        { code: '301', name: '工资福利支出' },
        { code: '30101', name: '基本工资' },
      ],
      unused: 1,
    });
  });

  it.each([
    ['letters', [line('201O1', '人大事务')], '第 2 行的科目编码“201O1”含有数字以外的字符'],
    ['a lost digit', [line('2010', '人大事务')], '是 4 位，应为 3、5、7 位'],
    ['an economic code that is too deep', [line('3010101', '工资')], '是 7 位，应为 3、5 位'],
    ['no name', [line('20101', '')], '没有名称'],
    ['no code', [line('', '人大事务')], '没有科目编码'],
    ['a name without words', [line('201', '12.5')], '没有汉字'],
    [
      'two names',
      [line('201', '一般公共服务支出'), line('201', '外交支出', 3)],
      '第 3 行的科目编码“201”名称为“外交支出”，第 2 行',
    ],
    ['no parent', [line('20177', '无主事务')], '没有上级科目“201”'],
    ['nothing', [line('101', '税收收入')], '没有支出科目'],
  ])('refuses %s and says where', (_, lines, words) => {
    const read = readOwnCodes(lines, true);
    expect(read.ok ? [] : read.mistakes.join('')).toContain(words);
  });

  it('finds the level above in the shipped table where the file only adds to it', () => {
    expect(readOwnCodes([line('20177', '新设事务')], false)).toMatchObject({ ok: true });
    expect(readOwnCodes([line('29977', '新设事务')], false)).toMatchObject({ ok: false });
  });
});

describe('a book with codes of the office', () => {
  const added = bookWith(
    own([
      { code: '20101', name: '人民代表事务' },
      { code: '20177', name: '新设事务' },
    ]),
  );

  it('corrects and adds, and leaves the rest', () => {
    expect(lookUp(added, 'function', '20101', 2026)).toMatchObject({
      entry: { name: '人民代表事务', confidence: 'verified' },
    });
    expect(lookUp(added, 'function', '20177', 2026)).toMatchObject({ state: 'listed' });
    expect(lookUp(added, 'function', '20102', 2026)).toMatchObject({ entry: { name: '政协事务' } });
    expect(entriesNamed(added, 'function', '人大事务')).toEqual([]);
    expect(lookUp(SHIPPED, 'function', '20101', 2026)).toMatchObject({ entry: { name: '人大事务' } });
  });

  it('takes the place of a classification it gives whole, and of no other', () => {
    const whole = bookWith(own([{ code: '201', name: '一般公共服务支出' }], { isWhole: true, year: 2031 }));
    expect(lookUp(whole, 'function', '20101', 2031)).toMatchObject({ state: 'unlisted', parent: { code: '201' } });
    expect(lookUp(whole, 'economicDepartment', '30101', 2031)).toMatchObject({ state: 'listed' });
    expect([isFirm(whole, 'function', 2031), isFirm(whole, 'economicDepartment', 2031)]).toEqual([true, false]);
    expect(isFirm(SHIPPED, 'function', 2031)).toBe(false);
  });

  it('says nothing of the budget of a code nobody described', () => {
    const fund = TABLES.function.find(({ budget, code }) => budget === 'government-fund' && code.length === 5);
    const under = `${fund?.code ?? ''}77`;
    const book = bookWith(
      own([
        { code: '20177', name: '新设事务' },
        { code: under, name: '新设安排' },
      ]),
    );
    expect(budgetOf(book, '20177')).toBeNull();
    expect(budgetOf(book, under)).toMatchObject({ budget: 'government-fund' });
  });

  it('knows no change of name that the office contradicts', () => {
    const [renamed] = TABLES.renamed;
    if (renamed === undefined) throw new Error('the tables name no change');
    const { code, old, from } = renamed;
    expect(renamedFrom(SHIPPED, code, old, from)).not.toBeNull();
    expect(renamedFrom(bookWith(own([{ code, name: old }], { year: from })), code, old, from)).toBeNull();
  });

  it('holds for documents of its year only', () => {
    const codes = [own([{ code: '20177', name: '新设事务' }])];
    const of = (value: number | null) =>
      ({ disclosure: { profile: { fiscalYear: { value } } } }) as Parameters<typeof bookOf>[0];
    expect(bookOf({ ...of(2026), codes }).own).toBe(codes[0]);
    expect([bookOf({ ...of(2025), codes }), bookOf({ ...of(null), codes }), bookOf(of(2026))]).toEqual([
      SHIPPED,
      SHIPPED,
      SHIPPED,
    ]);
  });
});
