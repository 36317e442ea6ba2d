import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { logWords } from '../../../src/renderer/words/log.js';

const MAIN = join(import.meta.dirname, '../../../src/main');

/** Actions that the program writes into the log, as its source names them. */
function written(): readonly string[] {
  const files = readdirSync(MAIN, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const texts = files.map((name) => readFileSync(join(MAIN, name), 'utf8'));
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/\baction: '([a-z]+\.[a-z-]+)'/g)].map(([, name]) => name!))),
  ];
}

it('every action of the log has a Chinese name', () => {
  const actions = written();
  expect(actions.length).toBeGreaterThan(20);
  expect(actions.filter((action) => logWords.actions[action] === undefined)).toEqual([]);
});
