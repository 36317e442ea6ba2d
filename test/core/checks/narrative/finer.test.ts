import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recognise } from '../../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../../src/main/intake/text/blocks.js';

const TABLE = `某某市水文勘测院
2031年部门预算

一、一般公共预算“三公”经费支出预算表

单位：万元

“三公”经费合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费
\t\t小计\t公务用车购置费\t公务用车运行维护费\t
206.40\t60.00\t92.40\t\t92.40\t54.00
`;

function percents(text: string, table: string): string[] {
  const { blocks, defects } = textToBlocks(`${table}\n二、2031年部门预算情况说明\n\n（一）“三公”经费情况\n\n${text}\n`);
  const disclosure = recognise({ fileName: 'x.txt', format: 'text', blocks, defects });
  return checkDocument({ document: 'x', disclosure })
    .findings.filter(({ rule }) => rule === 'TEXT-PERCENT')
    .map(({ severity, actual, expected }) => `${severity} ${actual} 应为 ${expected}`);
}

const NO_TABLE = '某某市水文勘测院\n2031年部门预算\n';
/** 60 ÷ 206.40 = 29.07 %, 92.40 ÷ 206.40 = 44.77 %, 54 ÷ 206.40 = 26.16 %. */
const RIGHT =
  '“三公”经费预算支出中，因公出国（境）费支出60万元，占“三公”经费的29.07%；公务用车购置及运行费支出92.4万元，占“三公”经费的44.77%；公务接待费支出54万元，占“三公”经费的26.16%。';

describe('amounts that a table prints more precisely', () => {
  test('are taken as the table prints them', () => {
    expect(percents(RIGHT, TABLE)).toEqual([]);
    expect(percents(RIGHT.replace('29.07', '29.17'), TABLE)).toEqual(['error 29.17% 应为 29.07%']);
    expect(percents(RIGHT.replace('44.77', '44.87'), TABLE)).toEqual(['error 44.87% 应为 44.77%']);
    // 59.5 to 60.5 could be it where nothing but the text is known.
    expect(percents(RIGHT.replace('29.07', '29.17'), NO_TABLE)).toEqual([]);
  });

  test('a table that prints another amount makes nothing finer', () => {
    expect(percents(RIGHT.replace('29.07', '29.17'), TABLE.replace('60.00', '59.80'))).toEqual([]);
  });
});

describe('the three parts of 三公', () => {
  test('make up the whole by themselves, however many shares are wrong', () => {
    const wrong = RIGHT.replace('29.07', '31.07').replace('26.16', '24.06');
    expect(percents(wrong, TABLE)).toEqual(['error 31.07% 应为 29.07%', 'error 24.06% 应为 26.16%']);
    expect(percents(wrong, NO_TABLE)).toHaveLength(2);
    // Two of them are not the whole.
    expect(percents(RIGHT.replace(/公务用车.*?；/, ''), NO_TABLE)).toEqual([]);
  });

  test('all shares of one other amount are told once', () => {
    const other = RIGHT.replace('29.07', '12.00').replace('44.77', '18.48').replace('26.16', '10.80');
    expect(percents(other, TABLE)).toEqual(['error 500.00万元 应为 206.40万元']);
  });
});
