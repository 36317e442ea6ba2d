import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Exact,
  convert,
  decimalIn,
  formatDecimal,
  parseMoneyUnit,
  powerOf,
  readAmount,
  type Amount,
  type MoneyUnit,
} from '../../../src/core/amount/index.js';
import { compare, fraction, parse, times } from './fraction.js';

const UNITS: readonly MoneyUnit[] = ['元', '千元', '万元', '亿元'];
const unitOf = fc.constantFrom(...UNITS);

function numberOf(text: string, unit: MoneyUnit | null = '万元'): Amount {
  const reading = readAmount(text, unit);
  if (reading.state !== 'number') throw new Error(`${JSON.stringify(text)} was read as ${JSON.stringify(reading)}`);
  return reading.amount;
}

/** Whole part and decimals of a figure that could be printed. */
const figure = fc.record({
  whole: fc.bigInt({ min: 0n, max: 10n ** 13n }),
  decimals: fc.integer({ min: 0, max: 6 }),
  part: fc.nat({ max: 999_999 }),
  negative: fc.boolean(),
});

function plainOf({ whole, decimals, part }: { whole: bigint; decimals: number; part: number }): string {
  const shown = String(part).padStart(6, '0').slice(0, decimals);
  return decimals === 0 ? String(whole) : `${whole}.${shown}`;
}

const fullWidth = (text: string): string =>
  text.replace(/[0-9.,]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0));

describe('reading a printed figure', () => {
  it('keeps value and printed decimals in every printed form', () => {
    const signs = fc.constantFrom('-', '－', '–', '—', '−', '△', '▲', '()', '（）');
    const groupings = fc.constantFrom('none', 'comma', 'full-width comma', 'apostrophe');
    fc.assert(
      fc.property(figure, signs, groupings, fc.boolean(), fc.boolean(), (printed, sign, grouping, wide, spaced) => {
        const plain = plainOf(printed);
        let text = grouping === 'none' ? plain : formatDecimal(plain);
        if (grouping === 'full-width comma') text = text.replaceAll(',', '，');
        if (grouping === 'apostrophe') text = text.replaceAll(',', '’');
        if (wide) text = fullWidth(text);
        if (spaced) text = ` ${text.slice(0, 1)}\u3000${text.slice(1)}\n`;
        if (printed.negative) text = sign.length === 2 ? `${sign[0]}${text}${sign[1]}` : sign + text;
        const amount = numberOf(text);
        const zero = !/[1-9]/.test(plain);
        expect(amount.value).toBe(printed.negative && !zero ? `-${plain}` : plain);
        expect(amount.decimals).toBe(printed.decimals);
        expect(amount.text).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['3,191.54', '3191.54', 2],
    ['<b>7,418.350962</b>', '7418.350962', 6],
    ['０．００', '0.00', 2],
    ['-0.00', '0.00', 2],
    ['(0.50)', '-0.50', 2],
    ['（1,234）', '-1234', 0],
    ['+12.5', '12.5', 1],
    ['¥12.50', '12.50', 2],
    ['¥-12.50', '-12.50', 2],
    ['-￥12.50', '-12.50', 2],
    ['1 234.50', '1234.50', 2],
    ['93.\n42', '93.42', 2],
  ])('reads %j', (text, value, decimals) => {
    expect(numberOf(text)).toEqual({ text, value, decimals, unit: '万元' });
  });

  it.each(['', '   ', '\u3000', '<b></b>', '\u200b', '\u00a0\t\n'])('takes %j for blank', (text) => {
    expect(readAmount(text, '元')).toEqual({ state: 'blank' });
  });

  it.each(['-', '－', '–', '—', '——', '--', '/', '／', '―', '─'])(
    'takes %j for a printed nil, not for zero',
    (text) => {
      expect(readAmount(text, '元')).toEqual({ state: 'nil', text });
    },
  );

  it.each([
    ['57.1648.30', '含有两个小数点'],
    ['1.234.56', '含有两个小数点'],
    ['1,2345.6', '千分位位置不正确'],
    ['12345,678', '千分位位置不正确'],
    ['1,23', '千分位位置不正确'],
    [',123', '千分位位置不正确'],
    ['1,,234', '千分位位置不正确'],
    ['0.', '小数点前后缺少数字'],
    ['.5', '小数点前后缺少数字'],
    ['0012.30', '整数部分以多余的 0 开头'],
    ['07.3', '整数部分以多余的 0 开头'],
    ['-00.50', '整数部分以多余的 0 开头'],
    ['0123', '整数部分以多余的 0 开头'],
    ['0,123.45', '整数部分以多余的 0 开头'],
    ['13.2O', '混有形似数字的字母'],
    ['1,2l3.45', '混有形似数字的字母'],
    ['####', '列宽不足，数字未印出'],
    ['#公式无结果', '公式没有保存计算结果，数字未读取'],
    ['#图片', '单元格的内容是图片，数字未读取'],
    ['#分列不明', '千分位的逗号与分列的逗号不能区分，数字未读取'],
    ['#REF!', '电子表格公式出错，数字未印出'],
    ['#DIV/0!', '电子表格公式出错，数字未印出'],
    ['1234567890123456789012345', '数字过长，可能是几个数字连在一起'],
  ])('does not trust %j', (text, reason) => {
    expect(readAmount(text, '万元')).toEqual({ state: 'unreadable', text, reason });
  });

  it.each(['12.5%', '95％', '合计', '2025年', '3.5万', '≤3', '１２abc', '1e5', '12/31', 'NaN', 'Infinity', '(a)', '.'])(
    'takes %j for words',
    (text) => {
      expect(readAmount(text, '万元')).toEqual({ state: 'text', text });
    },
  );

  it('never throws and never invents a digit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,-—()（） ¥%#元△'.split('')), maxLength: 12 }),
        (text) => {
          const reading = readAmount(text, '元');
          if (reading.state !== 'number') return;
          const digits = (value: string): string => value.replace(/\D/g, '').replace(/^0+/, '');
          expect(digits(reading.amount.value)).toBe(digits(text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('formatting', () => {
  it('is undone by reading', () => {
    fc.assert(
      fc.property(figure, (printed) => {
        const plain = (printed.negative ? '-' : '') + plainOf(printed);
        const amount = numberOf(formatDecimal(plain));
        expect(compare(parse(amount.value), parse(plain))).toBe(0);
        expect(amount.decimals).toBe(printed.decimals);
      }),
    );
  });

  it.each([
    ['2468.35', undefined, '2,468.35'],
    ['-1234567.8', undefined, '-1,234,567.8'],
    ['0.005', 2, '0.01'],
    ['-0.004', 2, '0.00'],
    ['1234', 2, '1,234.00'],
  ])('writes %s with %s decimals as %s', (value, decimals, expected) => {
    expect(formatDecimal(value, decimals)).toBe(expected);
    expect(formatDecimal(new Exact(value), decimals ?? value.split('.')[1]?.length ?? 0)).toBe(expected);
  });
});

describe('money units', () => {
  it('converts exactly, there and back, against rational arithmetic', () => {
    fc.assert(
      fc.property(figure, unitOf, unitOf, (printed, from, to) => {
        const amount = numberOf(plainOf(printed), from);
        const there = decimalIn(amount, to);
        const shift = powerOf(from) - powerOf(to);
        const factor = shift >= 0 ? fraction(10n ** BigInt(shift)) : fraction(1n, 10n ** BigInt(-shift));
        expect(compare(parse(there.toFixed()), times(parse(amount.value), factor))).toBe(0);
        expect(convert(there, to, from).eq(amount.value)).toBe(true);
      }),
    );
  });

  it('takes an amount without unit as it stands', () => {
    expect(decimalIn(numberOf('12.50', null), '万元').toFixed()).toBe('12.5');
  });

  it.each([
    ['金额单位：万元', '万元'],
    ['单位:万 元', '万元'],
    ['（亿元）', '亿元'],
    ['采购金额（元）', '元'],
    ['单位：人民币千元', '千元'],
    ['金额单位为万元', '万元'],
    ['万元', '万元'],
    ['单位：百万元', null],
    ['千万元', null],
    ['万美元', null],
    ['单元', null],
    ['合计', null],
  ])('reads %s as %s', (text, unit) => {
    expect(parseMoneyUnit(text)).toBe(unit);
  });
});
