import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../src/main/intake/decode.js';
import { readHtml } from '../../../../src/main/intake/html/read-html.js';
import { readMht } from '../../../../src/main/intake/html/read-mht.js';
import { readJob } from '../../../../src/main/intake/read-job.js';
import { figuresOf, HAS_MADE, madePath, madeTables, readTables, seedPath } from '../docx/made.js';

function decoded(bytes: Uint8Array): string {
  const result = decodeText(bytes);
  if (!result.ok) throw new Error(result.reason);
  return result.text;
}

describe.skipIf(!HAS_MADE)('the made pages', () => {
  it.each(['000.html', '001.html', '000.gbk.html'])('%s is read cell by cell', (file) => {
    const result = readHtml(decoded(readFileSync(madePath(file))));
    if (!result.ok) throw new Error(result.reason);
    expect(readTables(result.blocks)).toEqual(madeTables(file.slice(0, 3)));
    expect(result.defects).toEqual([]);
  });
});

describe.skipIf(!HAS_MADE)('the disclosure of the made pages', () => {
  it.each([
    ['000.html', '000'],
    ['001.html', '001'],
    ['000.gbk.html', '000'],
  ])('%s means what its text means', async (file, name) => {
    const expected = await figuresOf('a.txt', seedPath(name));
    expect(expected.length).toBeGreaterThan(100);
    expect(await figuresOf('a.html', madePath(file))).toEqual(expected);
  });
});

function read(html: string) {
  const result = readHtml(html);
  if (!result.ok) throw new Error(result.reason);
  const shown = result.blocks.map((block) =>
    block.type === 'paragraph'
      ? block.text
      : block.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, cell.text].join(',')),
  );
  return { ...result, shown, codes: result.defects.map(({ code }) => code) };
}

describe('a web page', () => {
  it('gives tables with their merged cells and the line each stands in', () => {
    const html = `<p>支出表</p><table><caption>单位：万元</caption><thead><tr><th rowspan=2>项目</th><th colspan="2">金额</th></tr>
      <tr><td>上年<td>本年</tr></thead><tfoot><tr><td>合计<td>1.00<td>2.00</tfoot><tbody><tr><td>甲<td><p>1.<br>00</p><td>&nbsp;</tbody></table>`;
    const { shown, lines, blocks } = read(html);
    expect(shown).toEqual([
      '支出表',
      '单位：万元',
      [
        '0,0,2,1,项目',
        '0,1,1,2,金额',
        '1,1,1,1,上年',
        '1,2,1,1,本年',
        '2,0,1,1,甲',
        '2,1,1,1,1.00',
        '3,0,1,1,合计',
        '3,1,1,1,1.00',
        '3,2,1,1,2.00',
      ],
    ]);
    expect(blocks[2]).toMatchObject({ rowCount: 4, columnCount: 3, spans: 'exact', at: { line: 3, endLine: 6 } });
    expect(lines.slice(2)).toEqual(['项目\t金额', '\t上年\t本年', '甲\t1.00', '合计\t1.00\t2.00']);
  });

  it('keeps a table whole where cells hold stray and missing end tags', () => {
    const html = '<div><table><tr><td><p>甲</div></p></span><td><div>1<tr><td>乙<td>2</div></table>';
    expect(read(html).shown).toEqual([['0,0,1,1,甲', '0,1,1,1,1', '1,0,1,1,乙', '1,1,1,1,2']]);
  });

  it('dissolves tables that only arrange the page', () => {
    const inner = '<table><tr><td>甲<td>1.00</table>';
    expect(read(`<table><tr><td>题名<td></tr><tr><td colspan=2>${inner}</table>`).shown).toEqual([
      '题名',
      ['0,0,1,1,甲', '0,1,1,1,1.00'],
    ]);
    expect(read('<table><tr><td>一<tr><td>二</table>').shown).toEqual(['一', '二']);
    const long = '本部门负责全区工作。'.repeat(20);
    expect(read(`<table><tr><td>左栏<td><p>${long}<p>${long}<p>${long}</table>`).shown).toHaveLength(4);
  });

  it('joins lines of the source as browsers do, and parts paragraphs where they show', () => {
    const html = `<div>部门\n  预算<div>二段</div>in\nEnglish<br>三段</div>&emsp;　<p>甲&#x4E59;&lt;</p><pre>四\n五</pre>`;
    expect(read(html).shown).toEqual(['部门预算', '二段', 'in English', '三段', '甲乙<', '四', '五']);
  });

  it('writes the numbers of lists, and none where the text has its own', () => {
    const html =
      '<ol start=3><li>甲<ul><li>乙</ul><li value=7>丙</ol><ol style="list-style:cjk-ideographic"><li>丁</ol><ol><li>1.戊<li>己</ol><ol type=i><li>庚</ol>';
    expect(read(html).shown).toEqual(['3.甲', '乙', '7.丙', '一、丁', '1.戊', '2.己', 'i.庚']);
  });

  it('names what the page does not show, and leaves it out', () => {
    const html = `<style>@media print{.m{display:none}} p.h, .g { display : none }</style><style>.m b{display:none}</style>
      <p class="m">见</p><p class="h">藏甲</p><div style="DISPLAY: none">藏乙</div><span hidden>藏丙</span><template>模</template>
      <script>document.write('<p>脚本')</script><noscript>无脚本</noscript><!-- 注释 --><p>留<del>删</del></p>
      <table><tr style="display:none"><td>藏丁<td>1</tr><tr><td>甲<td>2<td style="visibility:hidden">藏戊</tr></table>
      <iframe src="b.html"></iframe><img width=600 height=300 src=a.png>`;
    const { shown, codes, defects } = read(html);
    expect(shown).toEqual(['见', '留', ['0,0,1,1,甲', '0,1,1,1,2']]);
    expect(codes.toSorted()).toEqual([
      'html.frames-unread',
      'html.hidden-text',
      'html.pictures-unread',
      'html.revisions',
    ]);
    expect(defects.find(({ code }) => code === 'html.hidden-text')?.message).toContain(
      '5 处不显示的内容（首处为“藏甲”）',
    );
  });

  it('takes pictures without a size for tables only where there is no table', () => {
    expect(read('<p>支出表</p><img src=a.png>').codes).toEqual(['html.pictures-unread']);
    expect(read('<table><tr><td>甲<td>1</table><img src=a.png>').codes).toEqual([]);
  });

  it('drops instructions of fields that a conversion left behind', () => {
    const html = `<p>一、概况<span style='mso-element:field-begin'></span> PAGEREF _Toc1 \\h <span style='mso-element:field-separator'></span>3<span style='mso-element:field-end'></span></p><p>二、情况 PAGEREF _Toc22 \\h 4</p>`;
    expect(read(html).shown).toEqual(['一、概况3', '二、情况 4']);
  });

  it('shows navigation and footers beside the document', () => {
    const html = `<div class="nav"><a href="/a">首页</a></div><ul><li><a href=/1>新闻公告</a><li><a href=/2>政务公开</a><li><a href=/3>办事服务</a></ul>
      <div id=main><h1>某局预算</h1><p><a href="#a">目录一</a><a href="#b">目录二</a><a href="#c">目录三</a></p><p>正文</p></div><div class="footer">版权所有 主办：某办公室</div>`;
    const { shown, lines } = read(html);
    expect(shown).toEqual(['某局预算', '目录一目录二目录三', '正文']);
    expect(lines).toEqual([
      '首页',
      '新闻公告 政务公开 办事服务',
      '某局预算',
      '目录一目录二目录三',
      '正文',
      '版权所有 主办：某办公室',
    ]);
  });

  it('takes lines about the page itself for no part of the document', () => {
    const html =
      '<h1>某局预算</h1><p>来源：本局 发布时间：2026-02-05 字号：大 中 小</p><p>发布时间：另行通知。</p><p>【打印】 [关闭窗口]</p>';
    expect(read(html).shown).toEqual(['某局预算', '发布时间：另行通知。']);
  });

  it('is empty where it shows nothing', () => {
    expect(readHtml('<!DOCTYPE html><html><body> &nbsp; </body></html>')).toEqual({ ok: false, reason: 'empty' });
  });
});

describe('the encoding of a page', () => {
  it('is the declared one only where the bytes allow no better', async () => {
    const big5 = Uint8Array.of(0xb9, 0x77, 0xba, 0xe2);
    const page = Buffer.concat([Buffer.from('<html><meta charset="Big5"><p>'), big5, Buffer.from('</p>')]);
    const outcome = await readJob({ name: '甲.html', source: { bytes: page }, withoutChecks: true });
    expect(outcome).toMatchObject({ ok: true, value: { format: 'html', lines: ['預算'] } });
    const utf8 = Buffer.from('<html><meta charset="gb2312"><p>预算</p>');
    const other = await readJob({ name: '甲.html', source: { bytes: utf8 }, withoutChecks: true });
    expect(other).toMatchObject({ ok: true, value: { lines: ['预算'] } });
  });
});

describe('a web archive', () => {
  const gbk = '=D4=A4=CB=E3';
  const part = (headers: string, body: string): string => `--x\r\n${headers}\r\n\r\n${body}\r\n`;
  const archive = (...parts: string[]): Buffer =>
    Buffer.from(
      `From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="x"\r\n\r\n说明\r\n${parts.join('')}--x--\r\n`,
      'latin1',
    );

  it('is read from its own page, unpacked by part', async () => {
    const html = `<table><tr><td>${gbk}</td>=\r\n<td align=3Dright>1.00</td></tr></table>`;
    const bytes = archive(
      part('Content-Type: image/png\r\nContent-Transfer-Encoding: base64', 'iVBORw0KGgo='),
      part('Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable', html),
    );
    const outcome = await readJob({ name: '甲.mht', source: { bytes }, withoutChecks: true });
    expect(outcome).toMatchObject({ ok: true, value: { format: 'html', lines: ['预算\t1.00'] } });
  });

  it('keeps every byte of what is not packed', () => {
    // Nearly every character of these has bytes from 0x80 to 0x9f, in which Latin 1 and Windows 1252 differ.
    const text = '一般公共预算收入支出总表';
    const page = Buffer.from(`<p>${text}</p>`).toString('latin1');
    const result = readMht(archive(part('Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit', page)));
    expect(result.ok && result.lines).toEqual([text]);
  });

  it('of a workbook is read sheet by sheet', () => {
    const packed = Buffer.from('<table><tr><td>甲<td>2.00</table>').toString('base64');
    const bytes = archive(
      part('Content-Type: text/html', '<html><frameset><frame src="sheet001.htm"></frameset></html>'),
      part('Content-Type: text/html\r\nContent-Transfer-Encoding: base64', packed),
    );
    const result = readMht(bytes);
    expect(result.ok && result.lines).toEqual(['甲\t2.00']);
  });
});
