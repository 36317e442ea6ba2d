import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../../src/main/intake/html/read-html.js';
import { readMht } from '../../../../src/main/intake/html/read-mht.js';
import { inTime } from '../../../in-time.js';

const LIMIT = 2_000;
const timed = (html: string): ReturnType<typeof readHtml> => inTime(LIMIT, () => readHtml(html));

describe('hostile pages', () => {
  it.each([
    ['deep elements', `${'<div>'.repeat(100_000)}正文`],
    ['deep elements with ends', `${'<div>'.repeat(100_000)}正文${'</div>'.repeat(100_000)}`],
    ['deep tables', `${'<table><tr><td>'.repeat(50_000)}正文`],
    ['deep lists', `${'<ul><li>'.repeat(50_000)}正文`],
    ['deep inline elements', `${'<span><b>'.repeat(50_000)}正文`],
    ['ends without beginnings', `正文${'</div></td></p></table>'.repeat(50_000)}`],
    ['an unclosed tag', `正文<p ${'a=1 '.repeat(300_000)}`],
    ['an unclosed comment', `正文<!--${'-'.repeat(1_000_000)}`],
    ['an unclosed script', `正文<script>${'<'.repeat(1_000_000)}`],
    ['open brackets', `正文 ${'< '.repeat(500_000)}`],
    ['references', `正文${'&amp;&lt;&#x4e00;&nosuch;&'.repeat(100_000)}`],
    ['blanks', `正文${' \n\t'.repeat(500_000)}`],
    ['style rules', `<style>${'.a{display:none'.repeat(50_000)}</style>正文`],
    ['entity declarations', '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>正文&b;</p>'],
  ])('%s are read in time', (_, html) => {
    const result = timed(html);
    expect(result.ok && result.blocks.some(({ type }) => type === 'paragraph')).toBe(true);
    expect(result.ok && JSON.stringify(result.blocks)).toContain('正文');
  });

  it('rows of a million cells are cut and reported', () => {
    const result = timed(`<table><tr>${'<td>1'.repeat(1_000_000)}</tr><tr><td>2<td>3</table>`);
    if (!result.ok) throw new Error(result.reason);
    expect(result.blocks).toMatchObject([{ type: 'grid', rowCount: 2, columnCount: 16_384 }]);
    expect(result.defects.map(({ code }) => code)).toEqual(['html.columns-unread']);
  });

  it('vast spans are what browsers make of them', () => {
    const vast = `<table><tr><td colspan=1000000000 rowspan=1000000000>合计</td><td rowspan=0>1.00</td></tr><tr><td>甲</td></tr></table>`;
    const result = timed(vast);
    if (!result.ok) throw new Error(result.reason);
    const cells = result.blocks.flatMap((block) => (block.type === 'grid' ? block.cells : []));
    expect(cells.map(({ row, column, rowSpan, columnSpan, text }) => [row, column, rowSpan, columnSpan, text])).toEqual(
      [
        [0, 0, 2, 1, '合计'],
        [0, 1, 2, 1, '1.00'],
        [1, 2, 1, 1, '甲'],
      ],
    );
    timed(`<table>${'<tr><td colspan=1000 rowspan=60000>1</td><td colspan=1000>2</td></tr>'.repeat(2_000)}</table>`);
  });
});

describe('hostile archives', () => {
  it.each([
    [
      'nested parts',
      `MIME-Version: 1.0\r\n${'Content-Type: multipart/related; boundary=a\r\n\r\n--a\r\n'.repeat(5_000)}`,
    ],
    [
      'many parts',
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n${'--a\r\n\r\n\r\n'.repeat(100_000)}`,
    ],
    ['no part', 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n'],
    ['no end of headers', `MIME-Version: 1.0\r\nContent-Type: multipart/related;${' a\r\n'.repeat(200_000)}`],
  ])('with %s end', (_, text) => {
    const result = inTime(LIMIT, () => readMht(Buffer.from(text, 'latin1')));
    expect(result.ok).toBe(false);
  });
});
