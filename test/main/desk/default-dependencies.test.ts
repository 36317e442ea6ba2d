import { expect, it } from 'vitest';
import { checkAcross } from '../../../src/core/checks/index.js';
import { ACROSS_RULES } from '../../../src/core/checks/catalogue.js';
import { dependencies } from '../../../src/main/desk/default-dependencies.js';
import { documentOf, layoutsOf, readText, STYLES } from '../../generator/variety.js';
import { writeText } from '../../generator/write-text.js';

it('lets others have their turn between the rules between documents, and finds the same', async () => {
  const [layout] = layoutsOf(STYLES[0]!);
  const subjects = [2, 4].map((seed) => ({
    document: String(seed),
    disclosure: readText(writeText(documentOf(seed, layout!))),
  }));
  let turns = 0;
  let goesOn = true;
  const count = (): void => {
    turns += 1;
    if (goesOn) setImmediate(count);
  };
  setImmediate(count);
  const result = await dependencies.checkAcross(subjects);
  goesOn = false;
  expect(turns).toBeGreaterThanOrEqual(ACROSS_RULES.length - 1);
  expect(result).toEqual(checkAcross(subjects));
  expect(result.coverage.length).toBeGreaterThan(0);
});
