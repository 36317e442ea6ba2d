import { expect, it } from 'vitest';
import { withinLimits } from '../../../src/core/recognition/limits.js';

const messagesOf = (text: string): readonly string[] =>
  withinLimits([{ type: 'paragraph', text, at: { line: 1 } }]).defects.map(({ message }) => message);

it('leaves what a document can hold as it is', () => {
  const text = '样例说明。'.repeat(400);
  expect(withinLimits([{ type: 'paragraph', text, at: { line: 1 } }])).toEqual({
    blocks: [{ type: 'paragraph', text, at: { line: 1 } }],
    defects: [],
  });
});

it('says how much of an endless text was read, by words that stand in it', () => {
  expect(messagesOf(`样例说明${'7'.repeat(5000)}`)).toEqual([
    '“样例说明77777777…”所在的一段文字过长或已损坏，第 4 个字之后的内容未读取；请核对文件，或分段后再导入。',
  ]);
  expect(messagesOf('7'.repeat(5000))).toEqual([
    '“777777777777…”所在的一段文字过长或已损坏，全部内容未读取；请核对文件，或分段后再导入。',
  ]);
});
