import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../src/main/reports/index.js';
import { draft, empty, FORMULA, model } from './build-model.js';
import { all, parseXml, textOf, type Element } from './xml.js';

type Read = {
  readonly files: Record<string, Uint8Array>;
  readonly sheets: readonly Element[];
  readonly cell: (
    sheet: number,
    address: string,
  ) => { readonly type: string; readonly value: string; readonly format: string };
};

async function read(report = model): Promise<Read> {
  const files = unzipSync(await renderReport(report, 'xlsx'));
  for (const [name, bytes] of Object.entries(files)) if (/\.(?:xml|rels)$/.test(name)) parseXml(strFromU8(bytes));
  const part = (name: string): Element => parseXml(strFromU8(files[name]!));
  const strings = all(part('xl/sharedStrings.xml'), 'si').map(textOf);
  const styles = part('xl/styles.xml');
  const formats = new Map(
    all(styles, 'numFmt').map((format) => [format.attributes.numFmtId, format.attributes.formatCode]),
  );
  const formatOf = (style: string | undefined): string => {
    const id = all(all(styles, 'cellXfs')[0]!, 'xf')[Number(style ?? 0)]?.attributes.numFmtId;
    return formats.get(id) ?? `#${id}`;
  };
  const count = Object.keys(files).filter((name) => /worksheets\/sheet\d+\.xml$/.test(name)).length;
  const sheets = Array.from({ length: count }, (_, index) => part(`xl/worksheets/sheet${index + 1}.xml`));
  return {
    files,
    sheets,
    cell: (sheet, address) => {
      const found = all(sheets[sheet]!, 'c').find((cell) => cell.attributes.r === address);
      if (found === undefined) throw new Error(`no cell ${address}`);
      const value = textOf(all(found, 'v')[0] ?? { name: '', attributes: {}, children: [] });
      const type = found.attributes.t ?? 'n';
      return { type, value: type === 's' ? strings[Number(value)]! : value, format: formatOf(found.attributes.s) };
    },
  };
}

describe('the ledger as a workbook', () => {
  it('has the 22 columns in order, under a title that states the money unit', async () => {
    const { cell } = await read();
    expect(cell(0, 'A1').value).toBe('部门预算、决算公开材料问题清单暨整改台账（金额单位：万元）');
    const headings = Array.from({ length: 22 }, (_, index) => cell(0, `${String.fromCharCode(65 + index)}2`).value);
    expect(headings.join(' · ')).toBe(
      '序号 · 单位名称 · 单位代码 · 文件名称 · 年度 · 文种 · 位置 · 原文摘录 · 问题类别 · 问题描述 · 应为/计算过程 · 严重程度 · 依据 · 整改建议 · 责任单位 · 责任人 · 整改时限 · 整改情况 · 整改状态 · 复核人 · 复核日期 · 备注',
    );
  });

  it('freezes the headings, filters on them, wraps and sets widths', async () => {
    const { sheets, files } = await read();
    const pane = all(sheets[0]!, 'pane')[0];
    expect(pane?.attributes).toMatchObject({
      ySplit: '2',
      topLeftCell: 'A3',
      activePane: 'bottomLeft',
      state: 'frozen',
    });
    expect(sheets.map((sheet) => all(sheet, 'sheetView')[0]?.attributes.tabSelected)).toEqual(['1', '0', '0']);
    expect(all(sheets[0]!, 'autoFilter')[0]?.attributes.ref).toBe('A2:V6');
    expect(all(sheets[0]!, 'col')).toHaveLength(22);
    expect(all(sheets[0]!, 'pageSetup')[0]?.attributes).toMatchObject({ orientation: 'landscape', fitToWidth: '1' });
    const order = sheets[0]!.children.flatMap((child) => (typeof child === 'string' ? [] : [child.name]));
    expect(order.indexOf('autoFilter')).toBe(order.indexOf('sheetData') + 1);
    expect(order.indexOf('mergeCells')).toBeGreaterThan(order.indexOf('autoFilter'));
    const workbook = parseXml(strFromU8(files['xl/workbook.xml']!));
    expect(all(workbook, 'sheet').map((sheet) => sheet.attributes.name)).toEqual(['问题清单', '总体情况', '未采纳']);
    expect(all(workbook, 'definedName').slice(0, 2).map(textOf)).toEqual(["'问题清单'!$A$2:$V$6", "'问题清单'!$2:$2"]);
    expect(strFromU8(files['xl/styles.xml']!)).toContain('wrapText="1"');
  });

  it('writes numbers as numbers with their printed decimals', async () => {
    const { cell } = await read();
    expect(cell(0, 'A3')).toEqual({ type: 'n', value: '1', format: '0' });
    expect(cell(0, 'E3')).toEqual({ type: 'n', value: '2026', format: '0' });
    expect(cell(0, 'H3')).toEqual({ type: 'n', value: '1234.5', format: '#,##0.00' });
    expect(cell(0, 'H4')).toMatchObject({ type: 'n', value: '-5' });
    expect(cell(0, 'C3')).toEqual({ type: 's', value: '301002', format: '@' });
    expect(cell(1, 'F3')).toEqual({ type: 'n', value: '1', format: '0' });
  });

  it('writes what begins like a formula as text, and no formula anywhere', async () => {
    const { cell, sheets } = await read();
    expect(cell(0, 'J4')).toEqual({ type: 's', value: FORMULA, format: '@' });
    expect(cell(0, 'N4')).toEqual({ type: 's', value: '@SUM(1)', format: '@' });
    expect(cell(0, 'J6')).toEqual({ type: 's', value: '+1 与 -1，合计 "0"', format: '@' });
    expect(sheets.flatMap((sheet) => all(sheet, 'f'))).toEqual([]);
    expect(cell(0, 'J3').value).toBe('合计有误\n请核对');
    expect(cell(0, 'J5').value).toBe('含|竖线*星号*与控制符');
  });

  it('keeps a code with leading zeros and a long number as text', async () => {
    const row = model.ledger[0]!;
    const quotes = ['080501', '12345678901234.567', '0.50', '增长4.2%', ''];
    const { cell } = await read({ ...model, ledger: quotes.map((quote) => ({ ...row, quote })) });
    expect(quotes.map((_, index) => cell(0, `H${index + 3}`).type)).toEqual(['s', 's', 'n', 's', 'n']);
    expect(cell(0, 'H7').value).toBe('');
    expect(cell(0, 'H5')).toEqual({ type: 'n', value: '0.5', format: '0.00' });
  });

  it('says what was not checked and what was not adopted', async () => {
    const { cell } = await read();
    expect(cell(1, 'J3').value).toBe('表格齐全：未读到目录');
    expect(cell(1, 'L3').value).toBe('第 7 页 未能读出列标题。');
    expect(cell(2, 'E3').value).toBe('已有说明');
    expect((await read(draft)).sheets).toHaveLength(2);
    const nothing = await read(empty);
    expect(all(nothing.sheets[0]!, 'autoFilter')[0]?.attributes.ref).toBe('A2:V2');
  });
});
