import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../src/core/disclosure/index.js';
import { markDoubts } from '../../../../src/main/intake/scan/doubts.js';

function read(...texts: readonly string[]): readonly string[] {
  const blocks = texts.map((text): Block => ({ type: 'paragraph', text, at: { page: 1 }, doubtful: [] }));
  return markDoubts(blocks).flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
}

describe('quotation marks read from an image', () => {
  it.each([
    ['both alike', ['称作“甲类“和“乙类”的业务。'], ['称作“甲类”和“乙类”的业务。']],
    ['turned round', ['称作”甲类“的业务'], ['称作“甲类”的业务']],
    ['over two lines', ['称作“甲类“和“乙', '类“的业务。'], ['称作“甲类”和“乙', '类”的业务。']],
  ])('are paired: %s', (_, given, wanted) => {
    expect(read(...given)).toEqual(wanted);
  });

  it('stay where one of them is missing, and the next sentence begins anew', () => {
    expect(read('称作甲类”和“乙类”的业务。', '另有”丙类”一项。')).toEqual([
      '称作甲类”和“乙类”的业务。',
      '另有“丙类”一项。',
    ]);
  });

  it('stay as they are where the file has them as text', () => {
    const block: Block = { type: 'paragraph', text: '称作“甲类“的业务', at: { page: 1 } };
    expect(markDoubts([block])).toEqual([block]);
  });
});
