import { describe, expect, it } from 'vitest';
import { checkDocument, type Finding, type Subject } from '../../../src/core/checks/index.js';
import type { ParagraphBlock } from '../../../src/core/disclosure/index.js';
import { recognise } from '../../../src/core/recognition/index.js';

const SENTENCE = '单位甲2031年收入预算 900.00 万元，比2030年预算数800.00万元增加120.00万元。';

/** A document of one sentence that does not add up; `doubted` is the figure recognition was not sure of. */
function document(doubted: string | null): Subject {
  const from = doubted === null ? -1 : SENTENCE.indexOf(doubted);
  const lines: readonly ParagraphBlock[] = [
    { type: 'paragraph', text: '单位甲2031年部门预算', at: { page: 1 } },
    { type: 'paragraph', text: '二、收支预算情况说明', at: { page: 1 } },
    {
      type: 'paragraph',
      text: SENTENCE,
      at: { page: 1 },
      ...(doubted === null ? {} : { doubtful: [from + 1] }),
    },
  ];
  const disclosure = recognise({ fileName: '甲.pdf', format: 'pdf', blocks: lines, defects: [] });
  return { document: 'a', disclosure };
}

const onText = (of: Subject): readonly Finding[] =>
  checkDocument(of).findings.filter(({ at, evidence }) =>
    [at, ...evidence.map(({ anchor }) => anchor)].some(({ quote }) => quote?.includes('120.00') === true),
  );

describe('a figure of running text recognised without certainty', () => {
  it('keeps its place when white space is taken out', () => {
    const [, , passage] = document('900.00').disclosure.passages;
    expect(passage?.text).not.toContain(' ');
    expect(passage?.doubtful?.map((at) => passage.text.slice(at - 1, at + 5))).toEqual(['900.00']);
  });

  it('accuses nobody: what rests on it is a notice that names it', () => {
    const plain = onText(document(null));
    expect(plain.filter(({ severity }) => severity !== 'notice').length).toBeGreaterThan(0);
    const soft = onText(document('120.00'));
    expect(soft.map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
    expect(soft.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    expect(soft.map(({ message }) => message).join()).toContain('读取存疑：“120.00”由扫描图像识别');
  });

  it('leaves findings alone that rest on other figures of the document', () => {
    expect(onText(document('2030'))).toEqual(onText(document(null)));
  });
});
