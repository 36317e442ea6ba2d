// The built service imports a large text and its tables, with every turn of its thread on the clock: whoever asks it something
// waits for the turn it is in. Told by shares of all it does for the import, in processor time: what else this computer does is
// not the service's, and how fast it is does not count.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { turnsIn, watched } from '../e2e/turns/turns.js';
import { splitDocument } from '../generator/split.js';
import { documentOf, layoutsOf, STYLES } from '../generator/variety.js';
import { writeText } from '../generator/write-text.js';
import { temporaryFolder } from '../main/workspace/samples.js';

const SERVICE = join(import.meta.dirname, '../../out/main/service.js');
const CHILD = join(import.meta.dirname, 'durability-child.mjs');
/** So many copies of a disclosure are one that is larger than any that is published. */
const COPIES = 12;
/** The longest turn may be this part of the whole. In one turn, a check alone would be two fifths. */
const MOST = 0.2;
const RUNS = 3;

beforeAll(() => {
  if (!existsSync(SERVICE)) throw new Error('out/main/service.js is missing: run npm run build first');
});

/** Milliseconds of each turn of the service from a millisecond on, while it imports a folder into a new workspace. */
async function turnsOfImport(folder: string): Promise<readonly number[]> {
  const place = temporaryFolder();
  const written = join(place, 'turns.jsonl');
  const child = spawn(process.execPath, [CHILD, SERVICE, join(place, 'w.gouji'), 'import', folder], {
    stdio: 'ignore',
    env: { ...process.env, ...watched(written, 1, undefined) },
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  expect(code).toBe(0);
  // The first turns open the workspace.
  return turnsIn(written).flatMap(({ of, milliseconds }) => (of.includes('import') ? [milliseconds] : []));
}

it('keeps nobody waiting for the whole of a large document', async () => {
  const folder = join(temporaryFolder(), 'files');
  mkdirSync(folder);
  const { text, tables } = splitDocument(documentOf(3, layoutsOf(STYLES[0]!)[0]!));
  for (const [name, part] of Object.entries({ 表: tables, 说明: text })) {
    writeFileSync(join(folder, `${name}.txt`), `${writeText(part)}\n`.repeat(COPIES));
  }
  let least = Infinity;
  for (let run = 0; run < RUNS && least >= MOST; run += 1) {
    const turns = await turnsOfImport(folder);
    const whole = turns.reduce((sum, milliseconds) => sum + milliseconds, 0);
    expect(whole).toBeGreaterThan(100);
    least = Math.min(least, Math.max(...turns) / whole);
  }
  expect(least).toBeLessThan(MOST);
});
