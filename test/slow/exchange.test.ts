// The built command exchanges, backs up and verifies; and it is killed on the way: a merge is done whole or not at all, a
// backup is there whole or not at all.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writePackage } from '../../src/main/desk/package-file.js';
import {
  exportEditions,
  exportLog,
  listNotes,
  openWorkspace,
  saveNote,
  storeDocument,
  verifyWorkspace,
  type Workspace,
} from '../../src/main/workspace/index.js';
import { draft, finding, newDocument, temporaryFolder } from '../main/workspace/samples.js';

const PROGRAM = join(import.meta.dirname, '../../out/main/cli.js');
const NOTES = 400;
const ROUNDS = 6;
/** A guard against hanging: the command starts some twenty times. */
const PATIENCE = { timeout: 600_000 };

beforeAll(() => {
  if (!existsSync(PROGRAM)) throw new Error('out/main/cli.js is missing: run npm run build first');
});

type Ended = { readonly code: number | null; readonly out: string; readonly err: string; readonly taken: number };

/** Runs the command; `after` milliseconds later it is killed. */
function gouji(argv: readonly string[], after: number | null = null): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [PROGRAM, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    if (after !== null) setTimeout(() => child.kill('SIGKILL'), after);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err, taken: performance.now() - started }));
  });
}

const ids = Array.from({ length: NOTES }, (_, index) => `f-${index}`);

/** A workspace with one document of many findings. */
function made(path: string): { readonly workspace: Workspace; readonly document: string } {
  const workspace = openWorkspace(path);
  const document = newDocument('甲文件');
  const findings = ids.map((id) => finding(document.sha256, id));
  storeDocument(workspace, { ...document, check: { ...document.check, findings } }, '甲');
  return { workspace, document: document.sha256 };
}

function decideAll({ workspace, document }: ReturnType<typeof made>): void {
  workspace.database.transaction(() => {
    for (const id of ids) saveNote(workspace, draft(document, { finding: id, text: `意见 ${id}` }), '甲');
  })();
}

/**
 * Milliseconds after which to kill, halved towards the moment at which the work is done: however fast the computer is in this
 * round, kills come before that moment, and most of them about it. `isDone` kills after so long and says whether it was.
 */
async function closeIn(taken: number, isDone: (after: number) => Promise<boolean>): Promise<ReadonlySet<boolean>> {
  const seen = new Set<boolean>();
  let [early, late] = [0, 2 * taken];
  for (let round = 0; round < ROUNDS; round += 1) {
    const after = (early + late) / 2;
    const done = await isDone(after);
    seen.add(done);
    if (done) late = after;
    else early = after;
  }
  return seen;
}

function notesIn(path: string): number {
  const workspace = openWorkspace(path);
  const { length } = listNotes(workspace);
  expect(workspace.log.whole).toBe(true);
  workspace.close();
  return length;
}

describe('gouji package, backup and verify', () => {
  it('carry notes and originals to an empty workspace and prove every file whole', async () => {
    const folder = temporaryFolder();
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('甲.txt'), '示例区测试单位2031年部门预算\n一、部门概况\n本单位负责示例工作。\n');
    const one = at('one.gouji');
    expect((await gouji(['review', at('甲.txt'), '--workspace', one])).code).toBe(0);
    const workspace = openWorkspace(one);
    const document = workspace.database.prepare<[], string>('SELECT sha256 FROM document').pluck().get() ?? '';
    saveNote(workspace, draft(document, { text: '自记的意见' }), '甲');
    workspace.close();
    const file = at('a.goujipack');
    expect(await gouji(['package', 'export', '--workspace', one, '--out', file, '--with-originals'])).toMatchObject({
      code: 0,
      out: '',
    });
    expect((await gouji(['package', 'export', '--workspace', one, '--out', file])).code).toBe(2);
    const other = at('other.gouji');
    const imported = await gouji(['package', 'import', file, '--workspace', other]);
    expect(imported).toMatchObject({ code: 0, out: '' });
    expect(imported.err).toContain('附带的原件：导入 1 份，未能读取 0 份。');
    expect(notesIn(other)).toBe(1);
    const again = await gouji(['package', 'import', file, '--workspace', other]);
    expect(again.err).toContain('已合并：新增 0 条，更新 0 条，相同 1 条。');
    const backup = at('b.backup');
    expect((await gouji(['backup', '--workspace', other, '--out', backup])).code).toBe(0);
    const verified = await gouji(['verify', one, other, backup, file]);
    expect({ code: verified.code, err: verified.err }).toEqual({ code: 0, err: '' });
    expect(verified.out.match(/：完整。/g)).toHaveLength(4);
    writeFileSync(at('cut.goujipack'), 'PK cut off');
    expect((await gouji(['verify', at('cut.goujipack'), one])).code).toBe(3);
    expect((await gouji(['package', 'import', at('cut.goujipack'), '--workspace', other])).code).toBe(3);
    expect(notesIn(other)).toBe(1);
  });
});

describe('killed at any moment', () => {
  it('merges whole or not at all', PATIENCE, async () => {
    const folder = temporaryFolder();
    const at = (name: string): string => join(folder, name);
    const source = made(at('source.gouji'));
    decideAll(source);
    const editions = exportEditions(source.workspace);
    const { rows: log, head: logHead } = exportLog(source.workspace.database);
    const about = { program: '0', schema: 1, madeAt: '2031-03-05T09:10:11+08:00', madeBy: '甲', logHead };
    const file = at('a.goujipack');
    writeFileSync(
      file,
      writePackage({ ...about, documents: [], editions, sayings: [], ownRules: null, log, originals: new Map() }),
    );
    source.workspace.close();
    made(at('empty.gouji')).workspace.close();
    const target = at('target.gouji');
    const start = (): void => {
      for (const name of readdirSync(folder)) if (name.startsWith('target')) rmSync(at(name), { recursive: true });
      copyFileSync(at('empty.gouji'), target);
    };
    start();
    const whole = await gouji(['package', 'import', file, '--workspace', target]);
    expect(whole.code).toBe(0);
    expect(notesIn(target)).toBe(NOTES);
    const seen = await closeIn(whole.taken, async (after) => {
      start();
      await gouji(['package', 'import', file, '--workspace', target], after);
      const notes = notesIn(target);
      expect([0, NOTES]).toContain(notes);
      expect(verifyWorkspace(target).problems).toEqual([]);
      // Whatever the kill left, the merge can be made up for.
      expect((await gouji(['package', 'import', file, '--workspace', target])).code).toBe(0);
      expect(notesIn(target)).toBe(NOTES);
      return notes === NOTES;
    });
    // The kills have met the command before the merge at least.
    expect(seen).toContain(false);
  });

  it('backs up whole or not at all, and leaves the workspace as it was', PATIENCE, async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.gouji');
    const source = made(path);
    decideAll(source);
    source.workspace.close();
    const before = verifyWorkspace(path);
    const backup = (round: number): string => join(folder, `${round}.backup`);
    const whole = await gouji(['backup', '--workspace', path, '--out', backup(0)]);
    expect(whole.code).toBe(0);
    let round = 0;
    const seen = await closeIn(whole.taken, async (after) => {
      round += 1;
      const target = backup(round);
      await gouji(['backup', '--workspace', path, '--out', target], after);
      const isThere = existsSync(target);
      expect(isThere ? verifyWorkspace(target) : before).toEqual(before);
      expect(verifyWorkspace(path)).toEqual(before);
      // What the kill left does not stand in the way of the next attempt.
      const again = isThere ? whole : await gouji(['backup', '--workspace', path, '--out', target]);
      expect(again.code).toBe(0);
      return isThere;
    });
    expect(seen).toContain(false);
  });
});
