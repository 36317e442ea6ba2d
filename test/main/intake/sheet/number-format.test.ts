import { describe, expect, it } from 'vitest';
import { builtInFormat, showNumber, storedValue } from '../../../../src/main/intake/sheet/number-format.js';

const shown = (number: number, format: string): string => showNumber(number, format, false).text;

describe('the text a number shows', () => {
  it.each([
    ['General', 1234.5, '1234.5'],
    ['General', 0.1 + 0.2, '0.3'],
    ['G/通用格式', 12.5, '12.5'],
    ['@', 12.5, '12.5'],
    ['0.00', 1234.5678, '1234.57'],
    ['#,##0.00_ ', 1234.5678, '1,234.57'],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', -1234.5, '(1,234.50)'],
    ['#,##0.00_ ;[Red]\\-#,##0.00\\ ', -5.5, '-5.50'],
    ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', 0, '-'],
    ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', -1234567.5, '-1,234,567.50'],
    ['#,##0.00', -1234.5, '-1,234.50'],
    ['#,##0', 1234567890, '1,234,567,890'],
    ['#,##0', 123, '123'],
    ['0000', 7, '0007'],
    ['000,000', 1234, '001,234'],
    ['0.00%', 0.28565, '28.57%'],
    ['0%', 1, '100%'],
    ['0.##', 1.5, '1.5'],
    ['#.##', 0.25, '.25'],
    ['#,##0.00,', 1234567, '1,234.57'],
    ['0!.0000', 123456, '12.3456'],
    ['0!.0,', 123456, '12.3'],
    ['¥#,##0.00', 5, '¥5.00'],
    ['[$¥-804]#,##0.00', 5.5, '¥5.50'],
    ['0.00"万元"', 5, '5.00万元'],
    ['0.00;;', 0, ''],
    [';;;', 12, ''],
    ['[>=100]0.0;0.00', 123, '123.0'],
    ['[>=100]0.0;0.00', 12, '12.00'],
    ['[=0]"无";0.00', 0, '无'],
    ['yyyy"年"m"月"', 45000, '2023年3月'],
    ['0.00E+00', 1234.5, '1.23E+03'],
    ['', 3, '3'],
  ])('%s of %d is %s', (format, number, text) => {
    expect(shown(number, format)).toBe(text);
  });

  // In binary 1.005 and 0.285 lie below the tie; spreadsheet programs round what they show, fifteen digits.
  it.each([
    [1.005, '1.01'],
    [0.285, '0.29'],
    [-0.285, '-0.29'],
    [2.675, '2.68'],
  ])('a tie of %d goes away from zero', (number, text) => {
    expect(shown(number, '0.00')).toBe(text);
  });

  it('tells a sign that only the colour shows', () => {
    expect(showNumber(-1234.5, '#,##0.00;[Red]#,##0.00', false)).toEqual({
      text: '-1,234.50',
      isPlain: true,
      isRedNegative: true,
    });
    expect(showNumber(-5, '0.00;0.00', false)).toMatchObject({ text: '5.00', isRedNegative: false });
    expect(showNumber(-5, '0.00_);[红色]\\(0.00\\)', false)).toMatchObject({ text: '(5.00)', isRedNegative: false });
  });

  it.each(['0.00%', '#,##0,', '0!.0000', 'yyyy-m-d', '0.0E+0'])(
    'does not compare what %s shows with the number',
    (format) => {
      expect(showNumber(12345, format, false).isPlain).toBe(false);
    },
  );

  it('knows the dates of Chinese programs by their numbers', () => {
    expect([14, 31, 57, 4, 9999].map(builtInFormat)).toEqual([
      'yyyy/m/d',
      'yyyy"年"m"月"d"日"',
      'yyyy"年"m"月"',
      '#,##0.00',
      'General',
    ]);
  });

  it('takes the noise of binary fractions off what is stored', () => {
    expect(storedValue(0.1 + 0.2).toFixed()).toBe('0.3');
    expect(storedValue(1234.5678).toFixed()).toBe('1234.5678');
  });

  it('survives any format', () => {
    for (const format of [
      '"',
      '[',
      '\\',
      '_',
      '*',
      ';;;;;',
      '"a;b"0',
      '0'.repeat(2_000),
      '[$-804]',
      '[>x]0',
      '.',
      ',,,',
    ])
      expect(typeof shown(-12.5, format)).toBe('string');
  });
});
