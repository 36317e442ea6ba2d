import { expect, it } from 'vitest';
import { checkAcross, checkDocument } from '../../../src/core/checks/index.js';
import { ACROSS_RULES, RULES } from '../../../src/core/checks/catalogue.js';
import { dependencies } from '../../../src/main/desk/default-dependencies.js';
import { documentOf, layoutsOf, readText, STYLES } from '../../generator/variety.js';
import { writeText } from '../../generator/write-text.js';

const [layout] = layoutsOf(STYLES[0]!);
const subjects = [2, 4].map((seed) => ({
  document: String(seed),
  disclosure: readText(writeText(documentOf(seed, layout!))),
}));

/** What a work gives, and how often others had their turn meanwhile. */
async function withTurns<Value>(work: () => Value | Promise<Value>): Promise<{ turns: number; value: Value }> {
  let turns = 0;
  let goesOn = true;
  const count = (): void => {
    turns += 1;
    if (goesOn) setImmediate(count);
  };
  setImmediate(count);
  const value = await work();
  goesOn = false;
  return { turns, value };
}

it('lets others have their turn between the rules between documents, and finds the same', async () => {
  const { turns, value } = await withTurns(() => dependencies.checkAcross(subjects));
  expect(turns).toBeGreaterThanOrEqual(ACROSS_RULES.length - 1);
  expect(value).toEqual(checkAcross(subjects));
  expect(value.coverage.length).toBeGreaterThan(0);
});

it('lets others have their turn between the rules of one document, and finds the same', async () => {
  const [subject, other] = subjects;
  const spoilt = {
    ...subject!,
    disclosure: readText(writeText(documentOf(2, layout!)).replace(/(\d)\.(\d\d)/, '9$1.$2')),
  };
  for (const beside of [[], [other!]]) {
    const { turns, value } = await withTurns(() => dependencies.checkDocumentInTurns({ ...spoilt, beside }));
    expect(turns).toBeGreaterThanOrEqual(RULES.length * (1 + beside.length) - 1);
    expect(value).toEqual(checkDocument({ ...spoilt, beside }));
    expect(value.findings.length).toBeGreaterThan(0);
  }
});
