// Templates as Word makes them: placeholders torn over runs, in tables, headers and text boxes.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkTemplate, fillTemplate, renderExampleTemplate } from '../../../src/main/reports/index.js';
import { draft, model } from './build-model.js';
import { all, parseXml, textOf, type Element } from './xml.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string, look = ''): string =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...runs: readonly string[]): string =>
  `<w:p>${runs.map((one) => (one.startsWith('<') ? one : run(one))).join('')}</w:p>`;
const NEEDED = p('{{问题清单}}') + p('{{未检查范围}}');

function docx(body: string, more: Record<string, string> = {}): Uint8Array {
  const parts = { 'word/document.xml': `<w:document ${W}><w:body>${body}<w:sectPr/></w:body></w:document>`, ...more };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

const partOf = (bytes: Uint8Array, name = 'word/document.xml'): Element =>
  parseXml(strFromU8(unzipSync(bytes)[name]!).replace(/^<\?xml.*?\?>\s*/, ''));
const paragraphs = (bytes: Uint8Array): readonly string[] =>
  all(partOf(bytes), 'w:p').map((paragraph) => all(paragraph, 'w:t').map(textOf).join(''));

describe('a template', () => {
  it('is filled where Word has torn a placeholder over runs, in the look of its beginning', () => {
    const torn = p(
      run('关于{', '<w:b/>'),
      '<w:proofErr w:type="spellStart"/>',
      run('{单'),
      run('位}'),
      run('}的意见', '<w:i/>'),
    );
    const { bytes } = fillTemplate(docx(torn + NEEDED), model);
    expect(paragraphs(bytes)[0]).toBe('关于某中心的意见');
    const [first] = all(partOf(bytes), 'w:r');
    expect(textOf(first!)).toBe('关于某中心');
    expect(all(first!, 'w:b')).toHaveLength(1);
  });

  it('takes full-width braces and white space as they are typed', () => {
    const { bytes } = fillTemplate(docx(p('｛｛ 年度 ｝｝年，{{问题数}}项') + NEEDED), model);
    expect(paragraphs(bytes)[0]).toBe('2026年，4项');
  });

  it('repeats paragraphs, a paragraph and a table row for each problem', () => {
    const cell = (text: string): string => `<w:tc><w:tcPr/>${p(text)}</w:tc>`;
    const body =
      p('{{#问题}}') +
      p('{{序号}}、{{严重程度}}') +
      p('依据：{{依据}}') +
      p('{{/问题}}') +
      p('{{#文件}}《{{文件名称}}》{{/文件}}') +
      `<w:tbl><w:tr>${cell('号')}${cell('问题')}</w:tr><w:tr>${cell('{{#问题}}{{序号}}')}${cell('{{问题描述}}{{/问题}}')}</w:tr></w:tbl>` +
      p('{{未检查范围}}');
    const { bytes, report } = fillTemplate(docx(body), model);
    const words = paragraphs(bytes);
    expect(words.slice(0, 3)).toEqual(['1、错误', '依据：预算法第十四条', '2、疑似']);
    expect(words).toContain('《a & <b>.txt》');
    expect(all(partOf(bytes), 'w:tr')).toHaveLength(5);
    const table = report.blocks.find((block) => block.type === 'table');
    expect(table?.rows.map(([number]) => number)).toEqual(['1', '2', '3', '4']);
    expect(strFromU8(unzipSync(bytes)['word/document.xml']!)).not.toContain('{{');
  });

  it('breaks lines inside a run and leaves a paragraph where a list is empty', () => {
    const cell = `<w:tbl><w:tr><w:tc>${p('{{未采纳}}')}</w:tc></w:tr></w:tbl>`;
    const { bytes } = fillTemplate(docx(p('{{#问题}}{{问题描述}}{{/问题}}') + cell + p('{{总体情况}}')), {
      ...model,
      rejected: [],
    });
    expect(all(all(partOf(bytes), 'w:p')[0]!, 'w:br')).toHaveLength(1);
    expect(all(all(partOf(bytes), 'w:tc')[0]!, 'w:p')).toHaveLength(1);
  });

  it('is filled in headers, footers and text boxes', () => {
    const box = `<w:p><w:r><w:pict><w:txbxContent>${p('{{审核人}}')}</w:txbxContent></w:pict></w:r></w:p>`;
    const { bytes } = fillTemplate(
      docx(box + NEEDED, { 'word/header1.xml': `<w:hdr ${W}>${p('{{日期}}')}</w:hdr>` }),
      model,
    );
    expect(textOf(partOf(bytes, 'word/header1.xml'))).toBe('2026年2月5日');
    expect(textOf(all(partOf(bytes), 'w:txbxContent')[0]!)).toBe('审核甲');
  });

  it('says that nobody has decided anything yet', () => {
    expect(paragraphs(fillTemplate(docx(NEEDED), draft).bytes).join()).toContain('尚无审核意见');
  });

  it('gives the same bytes for the same report', async () => {
    const example = await renderExampleTemplate();
    expect(fillTemplate(example, model).bytes).toEqual(fillTemplate(example, model).bytes);
    expect(paragraphs(fillTemplate(example, model).bytes)).toContain('关于某中心2026年部门预算公开材料的审核意见');
  });

  const refused: readonly (readonly [string, string, readonly string[]])[] = [
    ['names nobody knows', p('{{单位名}}{{总价}}') + NEEDED, ['{{单位名}}', '{{总价}}']],
    ['a field of a list outside it', p('{{问题描述}}') + NEEDED, ['{{问题描述}}']],
    ['a placeholder without its end', p('{{单位') + NEEDED, ['没有写完整', '{{单位']],
    ['a list without its end', p('{{#问题}}') + p('{{未检查范围}}'), ['{{/问题}}']],
    ['an end without a beginning', p('{{/问题}}') + NEEDED, ['{{/问题}}']],
    [
      'a list that ends in another cell',
      `<w:tbl><w:tr><w:tc>${p('{{#问题}}')}</w:tc></w:tr></w:tbl>${p('{{/问题}}')}${NEEDED}`,
      ['同一行'],
    ],
    ['a template that hides what was found', p('{{总体情况}}'), ['{{问题清单}}']],
    ['a template that hides what was not checked', p('{{问题清单}}'), ['{{未检查范围}}']],
  ];
  it.each(refused)('refuses %s', (_name, body, named) => {
    for (const words of named) expect(() => checkTemplate(docx(body))).toThrow(words);
  });

  it('refuses what is no Word document, and macros', () => {
    expect(() => checkTemplate(strToU8('not a zip'))).toThrow('.docx');
    expect(() => checkTemplate(zipSync({ 'a.txt': strToU8('') }))).toThrow('.docx');
    expect(() => checkTemplate(docx(NEEDED, { 'word/vbaProject.bin': '' }))).toThrow('宏');
  });
});
