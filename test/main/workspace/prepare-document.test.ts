import { expect, it } from 'vitest';
import { prepareDocument, searchWorkspace, storeDocument, type Workspace } from '../../../src/main/workspace/index.js';
import { wordsInSteps } from '../../../src/main/workspace/search-index.js';
import { documentOf, layoutsOf, readText, STYLES } from '../../generator/variety.js';
import { writeText } from '../../generator/write-text.js';
import { disclosure, newDocument, temporaryWorkspace } from './samples.js';

/** Everything of a document that does not tell when it came in. */
function rowsOf({ database }: Workspace): readonly unknown[] {
  return ['SELECT * FROM original', 'SELECT * FROM reading', 'SELECT * FROM search_entry ORDER BY id'].map((sql) =>
    database.prepare(sql).all(),
  );
}

it('makes the very rows in advance that are else made while a document is written', async () => {
  const text = writeText(documentOf(6, layoutsOf(STYLES[0]!)[0]!));
  const read = readText(text);
  const corrected = { ...read, passages: [{ text: '更正后的说明。', section: null, marks: [] }] };
  const lines = text.split('\n');
  for (const more of [
    { disclosure: read, lines },
    { disclosure: read, corrected, lines: null },
  ]) {
    const document = newDocument(text, {}, more);
    const [advance, meanwhile] = [temporaryWorkspace(), temporaryWorkspace()];
    storeDocument(advance, { ...document, prepared: await prepareDocument(document) }, '张三');
    storeDocument(meanwhile, document, '张三');
    expect(rowsOf(advance)).toEqual(rowsOf(meanwhile));
    const found = searchWorkspace(advance, '更正后', () => 1);
    expect(found.map(({ kind }) => kind)).toEqual('corrected' in more ? ['sentence'] : []);
  }
});

it('words a large document with pauses', () => {
  const sentences = Array.from({ length: 2000 }, (_, index) => `第${index}项支出用于日常运转。`).join('');
  const words = wordsInSteps(disclosure({}, { passages: [{ text: sentences, section: null, marks: [] }] }));
  let pauses = 0;
  let step = words.next();
  for (; step.done !== true; step = words.next()) pauses += 1;
  expect(step.value.length).toBe(2000);
  expect(pauses).toBeGreaterThan(3);
});
