import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleCatalogue } from '../../../src/core/checks/index.js';
import { rulesPage } from '../../../src/main/cli/rules-page.js';

describe('the page of the manual about rules', () => {
  it('says of every rule what it does, needs and rests on', () => {
    const page = rulesPage(ruleCatalogue());
    for (const { id, name, description, needs, basis } of ruleCatalogue()) {
      expect(page).toContain(`### ${id} ${name}\n\n${description}`);
      expect(page).toContain(`需要：${needs}。依据：${basis}。`);
    }
  });

  it('lists every rule in the manual as it stands; else write it anew with gouji rules --markdown', () => {
    const manual = readFileSync(new URL('../../../docs/manual/rules.md', import.meta.url), 'utf8');
    expect(ruleCatalogue().filter(({ id, name }) => !manual.includes(`### ${id} ${name}`))).toEqual([]);
  });
});
