import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { read } from '../documents.js';

const NAME = '霁川市档案保护中心';

function document(changes: { readonly cover?: string; readonly unit?: string; readonly text?: string }): string {
  return [
    `2031年${changes.cover ?? NAME}部门预算`,
    '',
    '第一部分 单位概况',
    '一、主要职责',
    `${NAME}负责档案的保管与修复。${changes.text ?? ''}`,
    '二、机构设置',
    `${NAME}为公益一类事业单位。`,
    '',
    '收入总表',
    `部门：${NAME}\t\t\t单位：万元`,
    '部门（单位）代码\t部门（单位）名称\t合计\t本年收入',
    '\t合计\t20.00\t20.00',
    `208001\t${changes.unit ?? NAME}\t20.00\t20.00`,
    '',
  ].join('\n');
}

function slips(text: string): readonly (string | null)[] {
  return checkDocument(read(text))
    .findings.filter(({ rule, message }) => rule === 'NAME-ENTITY' && message.includes('写作'))
    .map(({ actual }) => actual);
}

describe('slips in the name of a unit', () => {
  it('are found on the cover, in the text and in a cell of a table', () => {
    expect(slips(document({ cover: '霁川市档安保护中心' }))).toEqual(['霁川市档安保护中心']);
    expect(slips(document({ text: '霁川市档案保沪中心另有分馆一处。' }))).toEqual(['霁川市档案保沪中心']);
    expect(slips(document({ unit: '霁川市档案保沪中心' }))).toEqual(['霁川市档案保沪中心']);
    expect(slips(document({ unit: '霁川市档案保护护中心' }))).toEqual(['霁川市档案保护护中心']);
    expect(slips(document({ unit: '霁川市档案护保中心' }))).toEqual(['霁川市档案护保中心']);
    expect(slips(document({ text: '霁川市案保护中心另有分馆一处。' }))).toEqual(['霁川市案保护中心']);
    expect(slips(document({ cover: '霁川市档保护中心' }))).toEqual(['霁川市档保护中心']);
  });

  it('are not names that go on otherwise, stand in a series or are written as they should be', () => {
    expect(slips(document({}))).toEqual([]);
    expect(slips(document({ text: '霁川区档案保护中心、霁川市档案保护中队协助。' }))).toEqual([]);
    expect(slips(document({ text: '霁川市第一保护中心、霁川市第二保护中心协助。' }))).toEqual([]);
    expect(slips(document({ text: '霁川档案保护中心、霁川市文化保护中心协助。' }))).toEqual([]);
  });
});
