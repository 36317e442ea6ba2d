import { describe, expect, test } from 'vitest';
import { evenQuotes } from '../../../src/core/checks/quotes.js';

describe('quotation marks of a message', () => {
  test.each([
    ['文字中“基本支出”为2.00万元。', '文字中“基本支出”为2.00万元。'],
    ['文字中““三公”经费”为2.00万元。', '文字中“‘三公’经费”为2.00万元。'],
    ['文字中“三公”经费”为2.00万元，“接待费”为1.00万元。', '文字中“‘三公’经费”为2.00万元，“接待费”为1.00万元。'],
    ['“甲”与“乙的“丙””不同', '“甲”与“乙的‘丙’”不同'],
    ['没有引号', '没有引号'],
    ['“没有写完，“三公”经费', '“没有写完，“三公”经费'],
    ['只有后引号”，没有前引号', '只有后引号”，没有前引号'],
  ])('%s', (text, even) => {
    expect(evenQuotes(text)).toBe(even);
    expect(evenQuotes(even)).toBe(even);
  });
});
