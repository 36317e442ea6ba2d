import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeDefaultFolder } from '../../../src/main/hosts/default-folder.js';

it('makes the folder of the default workspace and no other', async () => {
  const home = mkdtempSync(join(tmpdir(), 'gouji-home-'));
  try {
    const standard = join(home, 'a', 'b', 'workspace.gouji');
    await makeDefaultFolder(join(home, 'c', 'named.gouji'), standard);
    expect([existsSync(join(home, 'c')), existsSync(join(home, 'a'))]).toEqual([false, false]);
    await makeDefaultFolder(standard, standard);
    await makeDefaultFolder(standard, standard);
    expect(existsSync(join(home, 'a', 'b'))).toBe(true);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
