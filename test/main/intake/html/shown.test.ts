import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../../src/main/intake/html/read-html.js';
import { inTime } from '../../../in-time.js';

function read(html: string) {
  const result = readHtml(html);
  if (!result.ok) throw new Error(result.reason);
  const shown = result.blocks.map((block) =>
    block.type === 'paragraph' ? block.text : block.cells.map(({ row, column, text }) => `${row},${column},${text}`),
  );
  return { shown, codes: result.defects.map(({ code }) => code), defects: result.defects };
}

describe('what a page shows without writing it', () => {
  it('fields to fill in say what stands in them, in tables', () => {
    const page = `<input value="请输入">
      <table><tr><td>甲<td><input type="text" readonly value="1,200.00"><td><input type="hidden" value="7"><input type=checkbox value=8></tr>
      <tr><td>乙<td><textarea>3.00</textarea><td><select><option>元<option selected>万元</select></tr></table>`;
    expect(read(page).shown).toEqual([['0,0,甲', '0,1,1,200.00', '1,0,乙', '1,1,3.00', '1,2,万元']]);
  });

  it('elements that a style draws as a table are one', () => {
    const page = `<style>.t{display:table} .r{display:table-row} .c, b.d{ display: table-cell }</style>
      <div class="x t"><div class=r><span class=c>项目</span><span class=c>金额</span></div>
      <div style="display:table-row"><span class=c>甲</span><span style="display : table-cell">1.00</span></div></div>`;
    expect(read(page)).toMatchObject({ shown: [['0,0,项目', '0,1,金额', '1,0,甲', '1,1,1.00']], codes: [] });
  });

  it('a cell with a picture alone is not blank, one that keeps a distance is', () => {
    const page = `<table><tr><td>甲<td><img src=n1.gif width=40 height=12><td><img src=s.gif width=1 height=20><tr><td>乙<td>2.00<img src=i.gif><td></table>`;
    const { shown, codes } = read(page);
    expect(shown).toEqual([['0,0,甲', '0,1,#图片', '1,0,乙', '1,1,2.00']]);
    expect(codes).toEqual(['html.cell-pictures']);
  });
});

describe('what a page does not hold', () => {
  it('are its attachments', () => {
    const page = `<p><a href="/files/P01.xlsx">1.公开表</a></p><p><a href="b.PDF?v=2">2.说明</a></p><p><a href="c.html">上一篇</a></p>`;
    const { shown, defects } = read(page);
    expect(shown).toEqual(['1.公开表', '2.说明', '上一篇']);
    expect(defects).toMatchObject([
      { code: 'html.attachments', message: expect.stringContaining('链接了 2 个附件（首个为“1.公开表”）') },
    ]);
  });

  it('are tables that scripts write, named where it shows none', () => {
    const script = `<script>document.write('<tr><td>1.00</td></tr>')</script>`;
    expect(read(`<p>支出表</p>${script}`).codes).toEqual(['html.scripts']);
    expect(read(`<p>支出表</p>${script}<table><tr><td>甲<td>1.00</table>`).codes).toEqual([]);
    expect(read('<p>支出表</p><script>var a = b<td;</script>').codes).toEqual([]);
  });

  it('are the figures of drawings', () => {
    expect(read('<p>支出情况</p><svg><g><text>12.50</text></g></svg>').codes).toEqual(['html.drawings']);
    expect(read('<p>支出情况</p><svg><text>图</text></svg>').codes).toEqual([]);
  });
});

describe('rows of boxes', () => {
  const rows = (fields: readonly string[], tag = 'div') =>
    `<${tag}>${fields.map((field) => `<span>${field}</span>`).join('')}</${tag}>`;

  it('with figures stand for a table whose columns nobody knows, and that is said', () => {
    const table = `<div>${rows(['项目', '上年', '本年'])}${rows(['甲', '1.00', '2.00'])}${rows(['乙', '3.00', ''])}</div>`;
    expect(read(`<p>支出表</p>${table}`).codes).toEqual(['html.boxes']);
  });

  it('without figures, or few of them, do not', () => {
    expect(read(`<div>${rows(['首页', '政务', '服务']).repeat(4)}</div>`).codes).toEqual([]);
    expect(read(`<div>${rows(['甲', '1.00', '2.00'])}<p>收入1.00万元，支出2.00万元。</p></div>`).codes).toEqual([]);
  });

  it('inside each other without end cost no more than they are', () => {
    const page = '<div><span></span><span></span><span></span>'.repeat(60_000);
    expect(inTime(4_000, () => readHtml(page))).toMatchObject({ ok: false });
  });
});
