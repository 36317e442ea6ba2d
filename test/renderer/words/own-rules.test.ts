import { expect, it } from 'vitest';
import { parseOwnRule } from '../../../src/core/checks/index.js';
import { ownRulesWords } from '../../../src/renderer/words/own-rules.js';

it.each(ownRulesWords.examples)('the example $name is understood', ({ text }) => {
  expect(parseOwnRule(text)).toMatchObject({ ok: true });
});
