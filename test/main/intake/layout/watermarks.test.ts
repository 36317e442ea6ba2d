import { describe, expect, it } from 'vitest';
import { layOutPages, type PlacedCharacter, type PlacedPage } from '../../../../src/main/intake/layout/index.js';
import { page, plainTable, write } from './draw.js';

const TABLE = plainTable(60, 200, [
  ['编码', '名称', '金额', '备注'],
  ['70101', '甲类', '1,310.00', ''],
  ['70102', '乙类', '95.50', ''],
  ['70103', '丙类', '60.00', ''],
]);
/** Letters of 40 points over rows of 18, as a producer lays them behind a table. */
const MARK = write('样稿样稿', 80, 245, { size: 40 });

function cellsOf(pages: readonly PlacedPage[]): readonly string[] {
  return layOutPages(pages).blocks.flatMap((block) =>
    block.type === 'grid' ? block.cells.map(({ text }) => text).filter((text) => text !== '') : [],
  );
}

function textsOf(pages: readonly PlacedPage[]): readonly string[] {
  return layOutPages(pages).blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
}

function withText(number: number, text: readonly PlacedCharacter[], tables = [TABLE]): PlacedPage {
  return page(number, { tables, text });
}

describe('large letters behind a table', () => {
  it('do not part its figures, and are named with their page', () => {
    const pages = [withText(1, MARK)];
    expect(cellsOf(pages)).toEqual(cellsOf([withText(1, [])]));
    expect(cellsOf(pages)).toContain('1,310.00');
    expect(layOutPages(pages).defects).toEqual([
      { code: 'layout.watermark', message: expect.stringMatching(/^第 1 页.*水印/) as string, at: { page: 1 } },
    ]);
  });

  it('are left out on the pages on which they stand behind no table, too', () => {
    const words = write('一、收支情况说明', 60, 120);
    expect(textsOf([withText(1, MARK), withText(2, [...words, ...MARK], [])])).toEqual(['一、收支情况说明']);
  });

  it('are read where they are a title above the table, or stand in a cell that is high enough', () => {
    const title = write('收支总表', 80, 150, { size: 20 });
    expect(textsOf([withText(1, title)])).toEqual(['收支总表']);
    const high = plainTable(60, 400, [['大字', '说明', '附注', '其他事项']], 90, 60);
    expect(cellsOf([withText(1, write('样稿', 62, 450, { size: 40 }), [TABLE, high])])).toContain('大字样稿');
    expect(layOutPages([withText(1, title)]).defects).toEqual([]);
  });
});
