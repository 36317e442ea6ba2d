import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../src/main/reports/index.js';
import { draft, empty, FORMULA, model } from './build-model.js';
import { all, parseXml, textOf, type Element } from './xml.js';

const TWIPS_PER_MM = 1440 / 25.4;

async function read(report = model): Promise<{ readonly files: Record<string, Uint8Array>; readonly body: Element }> {
  const files = unzipSync(await renderReport(report, 'docx'));
  for (const [name, bytes] of Object.entries(files)) if (/\.(?:xml|rels)$/.test(name)) parseXml(strFromU8(bytes));
  return { files, body: parseXml(strFromU8(files['word/document.xml']!)) };
}

/** Lines of each paragraph: a break inside one is a line end. */
function paragraphs(body: Element): readonly string[] {
  const lineOf = (element: Element): string =>
    element.children
      .map((child) => (typeof child === 'string' ? child : child.name === 'w:br' ? '\n' : lineOf(child)))
      .join('');
  return all(body, 'w:p').map(lineOf);
}

describe('the opinion as a Word document', () => {
  it('has the sections of a 审核意见书 in order', async () => {
    const { body } = await read();
    expect(paragraphs(body)).toEqual([
      // A line of 22 pt holds 20 signs: words stay whole.
      '关于某中心2026年部门预算\n公开材料的审核意见',
      '',
      '某中心：',
      '一、总体情况',
      '审核文件1份，列出问题4项，其中错误1项、疑似1项、提示2项。',
      '1.《a & <b>.txt》（某中心，2026年，单位预算）',
      '读取状态：部分读取。',
      '识别表格1张；通过的规则0条，发现问题的规则1条，不适用的规则0条。',
      '未能读取的内容：',
      '（1）第 7 页 未能读出列标题。',
      '未能核对的规则1条：',
      '（1）表格齐全：未读到目录',
      '二、存在问题',
      '（一）错误（1项）',
      '1.预算03表 支出总表·行政运行·合计（第 120 行）：合计有误\n请核对',
      '原文：“1,234.50”',
      '应为/计算过程：1.00 + 2.00 = 3.00 ≠ 4.00；差 1.00',
      '依据：预算法第十四条',
      '（二）疑似（1项）',
      `2.预算03表 支出总表·管理·合计（第 121 行）：${FORMULA}`,
      '原文：“-5.00”',
      '（三）提示（2项）',
      '3.整份文件：含|竖线*星号*与控制符',
      '4.整份文件：+1 与 -1，合计 "0"',
      '三、修改建议',
      '第1项：改为 1,234.00',
      '第2项：@SUM(1)',
      '四、整改时限与联系人',
      '整改时限：＿＿＿＿＿＿＿＿＿＿＿＿',
      '联系人：＿＿＿＿＿＿＿＿＿＿＿＿',
      '联系电话：＿＿＿＿＿＿＿＿＿＿＿＿',
      '',
      '审核甲',
      '2026年2月5日',
      '附：未采纳的检查结果',
      '1.《a & <b>.txt》预算03表 支出总表·管理·合计（第 121 行）：合计与各项之和不一致。',
      '不采纳（已有说明）：附注已说明',
    ]);
  });

  it('is laid out after GB/T 9704', async () => {
    const { body, files } = await read();
    const [size] = all(body, 'w:pgSz');
    const [margin] = all(body, 'w:pgMar');
    const millimetres = (twips: string | undefined): number => Math.round(Number(twips) / TWIPS_PER_MM);
    expect([size?.attributes['w:w'], size?.attributes['w:h']].map(millimetres)).toEqual([210, 297]);
    expect(['w:top', 'w:bottom', 'w:left', 'w:right'].map((side) => millimetres(margin?.attributes[side]))).toEqual([
      37, 35, 28, 26,
    ]);
    // 28 characters of three-size type in 156 mm, 22 lines of 28 pt in 225 mm.
    const [grid] = all(body, 'w:docGrid');
    const points = (millimetres: number): number => (millimetres / 25.4) * 72;
    const character = 16 + Number(grid?.attributes['w:charSpace']) / 4096;
    expect(grid?.attributes['w:type']).toBe('linesAndChars');
    expect(Math.floor(points(156) / character)).toBe(28);
    expect(Math.floor(points(225) / 28)).toBe(22);
    const styles = parseXml(strFromU8(files['word/styles.xml']!));
    const [defaults] = all(styles, 'w:docDefaults');
    expect(all(defaults!, 'w:rFonts')[0]?.attributes['w:eastAsia']).toBe('仿宋_GB2312');
    expect(all(defaults!, 'w:sz')[0]?.attributes['w:val']).toBe('32');
    expect(all(defaults!, 'w:spacing')[0]?.attributes).toMatchObject({ 'w:line': '560', 'w:lineRule': 'exact' });
    const fontOf = (start: string): readonly (string | undefined)[] => {
      const paragraph = all(body, 'w:p').find((candidate) => textOf(candidate).startsWith(start))!;
      return [all(paragraph, 'w:rFonts')[0]?.attributes['w:eastAsia'], all(paragraph, 'w:sz')[0]?.attributes['w:val']];
    };
    expect(fontOf('关于')).toEqual(['方正小标宋简体', '44']);
    expect(fontOf('一、')[0]).toBe('黑体');
    expect(fontOf('（一）')[0]).toBe('楷体_GB2312');
    expect(fontOf('审核文件')[0]).toBe('仿宋_GB2312');
  });

  it('numbers pages 「— 1 —」, odd right and even left, and names substitutes for every font', async () => {
    const { files } = await read();
    const footers = Object.keys(files)
      .filter((name) => /word\/footer\d+\.xml$/.test(name))
      .map((name) => parseXml(strFromU8(files[name]!)));
    expect(footers).toHaveLength(2);
    expect(footers.map((footer) => all(footer, 'w:jc')[0]?.attributes['w:val']).sort()).toEqual(['left', 'right']);
    for (const footer of footers) {
      expect(textOf(footer).replace(/PAGE/, '1')).toBe('— 1 —');
      expect(all(footer, 'w:sz')[0]?.attributes['w:val']).toBe('28');
    }
    expect(all(parseXml(strFromU8(files['word/settings.xml']!)), 'w:evenAndOddHeaders')).toHaveLength(1);
    const used = new Set(
      Object.keys(files)
        .filter((name) => /word\/(?:document|styles|footer\d+)\.xml$/.test(name))
        .flatMap((name) => all(parseXml(strFromU8(files[name]!)), 'w:rFonts'))
        .flatMap((fonts) => fonts.attributes['w:eastAsia'] ?? []),
    );
    const named = all(parseXml(strFromU8(files['word/fontTable.xml']!)), 'w:font').map(
      (font) => font.attributes['w:name']!,
    );
    expect([...used].filter((font) => !named.includes(font))).toEqual([]);
    expect(all(parseXml(strFromU8(files['word/fontTable.xml']!)), 'w:altName')).toHaveLength(named.length);
  });

  it('has neither red head nor pictures, and the same model gives the same bytes', async () => {
    const { files } = await read();
    expect(Object.keys(files).filter((name) => /media|embed/.test(name))).toEqual([]);
    expect(strFromU8(files['word/document.xml']!)).not.toMatch(/FF0000/i);
    expect(await renderReport(model, 'docx')).toEqual(await renderReport(model, 'docx'));
  });

  it('says that a draft is a draft, and can be written with nothing in it', async () => {
    const drafted = paragraphs((await read(draft)).body);
    expect(drafted).toContain('尚无审核意见。以下为程序自动检查的结果，待审核人员核定后方可作为意见使用。');
    expect(drafted).toContain('识别表格1张；尚未检查。');
    const nothing = paragraphs((await read(empty)).body);
    expect(nothing.slice(nothing.indexOf('二、存在问题'), nothing.indexOf('四、整改时限与联系人'))).toEqual([
      '二、存在问题',
      '未列出问题。',
      '三、修改建议',
      '无。',
    ]);
  });
});
