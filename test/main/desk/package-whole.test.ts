/** A package is taken in whole or not at all, at whichever of its rows the writing fails. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { changePairings, openWorkspace } from '../../../src/main/workspace/index.js';
import type { NoteInput } from '../../../src/shared/desk-api.js';
import { draft, temporaryFolder } from '../workspace/samples.js';
import { openTestDesk, type TestDesk } from './setup.js';

const NAME = '交换.goujipack';
const TEXTS = ['901001 测试甲单位 2026 budget\n一', '902001 测试乙单位 2026 budget\n二'] as const;
/** What each kind of content writes into the log where it comes in. */
const KINDS = [
  'correction.create',
  'pairing.receive',
  'finding.silence-received',
  'note.receive',
  'note.merge',
  'document.sign-received',
  'wording.receive',
  'package.merge',
  'package.sayings',
] as const;

async function bring(test: TestDesk): Promise<readonly string[]> {
  const paths = TEXTS.map((text, index) => test.file(`${index}.txt`, text));
  return (await test.desk.importPaths(paths)).items.map(({ document }) => document ?? '');
}

/** A desk with something of every kind, and the package it writes. */
async function packed(): Promise<Uint8Array> {
  const folder = temporaryFolder();
  const seed = openWorkspace(join(folder, 'a.gouji'));
  const line = (name: string) =>
    ({ year: 2026, stage: 'budget', unit: '901001', lane: 0, code: '', name, nth: 0 }) as const;
  const keep = ['甲', '乙'].map((name) => ({ line: line(name), group: 'g1' }));
  changePairings(seed, { scope: 'unit 901001', kind: 'expenditure' }, { keep, forget: [] }, '张三');
  seed.close();
  const test = openTestDesk({}, folder);
  const [first = '', second = ''] = await bring(test);
  const note = (document: string, more: Partial<NoteInput>): NoteInput =>
    ({ ...draft(document), ...more }) as NoteInput;
  const aim = { target: 'profile', field: 'unitName', value: '测试丙单位' } as const;
  const correction = { document: first, changes: [{ id: null, revision: null, aim }], reason: '', remember: false };
  await test.value('corrections.save', correction);
  await test.value('silences.save', { document: first, finding: 'f-1', reach: 'disclosure', reason: '口径不同' });
  await test.value('notes.merge', {
    whole: note(first, { finding: 'f-1', text: '主意见' }),
    parts: [note(first, { finding: null, text: '同因' })],
  });
  const decided = await test.value('notes.save', note(second, { finding: 'f-1' }));
  await test.value('review.look', {
    notes: [{ note: decided.id, revision: decided.revision }],
    look: { outcome: 'confirmed', reason: '' },
  });
  await test.value('review.sign', { document: second, revision: null });
  await test.value('wordings.add', { kind: 'text', family: '', text: '请补充说明。' });
  const rule = { id: null, name: '甲规则', text: '支出总表.项目支出 ≤ 支出总表.合计', basis: '', enabled: true };
  await test.value('ownRules.save', { ...rule, severity: 'warning' });
  const { token } = await test.value('packages.export', { withOriginals: false });
  const file = test.desk.file(token);
  if (file === null) throw new Error('no file');
  return file.bytes;
}

async function take(test: TestDesk, bytes: Uint8Array) {
  const reply = await test.desk.upload(NAME, Uint8Array.from(bytes).buffer);
  if (!reply.ok) throw new Error(reply.error.message);
  return test.call('packages.import', { token: reply.value.token, name: NAME });
}

/** Runs with the file as SQLite alone sees it. */
function withFile<Value>(path: string, use: (database: Database.Database) => Value): Value {
  const database = new Database(path);
  try {
    return use(database);
  } finally {
    database.close();
  }
}

/** Every row of every table. */
function everything(path: string): string {
  return withFile(path, (database) => {
    const tables = database
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index%'`)
      .pluck()
      .all();
    return JSON.stringify(tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]));
  });
}

function actions(path: string): readonly string[] {
  return withFile(path, (database) =>
    database.prepare<[], string>('SELECT action FROM log ORDER BY sequence').pluck().all(),
  );
}

describe('a package', () => {
  it('is taken in whole or not at all, whatever row cannot be written', { timeout: 60_000 }, async () => {
    const bytes = await packed();
    const folder = temporaryFolder();
    const prepared = openTestDesk({}, folder);
    await bring(prepared);
    await prepared.desk.close();
    const { workspacePath } = prepared;
    const before = everything(workspacePath);
    const rows = actions(workspacePath).length;
    let failed = 0;
    for (; ; failed += 1) {
      withFile(workspacePath, (database) =>
        database.exec(`CREATE TRIGGER broken BEFORE INSERT ON log WHEN NEW.sequence > ${rows + failed}
          BEGIN SELECT RAISE(ABORT, 'broken'); END`),
      );
      const test = openTestDesk({}, folder);
      const reply = await take(test, bytes);
      await test.desk.close();
      withFile(workspacePath, (database) => database.exec('DROP TRIGGER broken'));
      if (reply.ok) break;
      expect(everything(workspacePath)).toBe(before);
    }
    const written = actions(workspacePath).slice(rows);
    expect(written.length).toBe(failed);
    expect(KINDS.filter((kind) => !written.includes(kind))).toEqual([]);
    // The same again changes nothing: all of it was there.
    const again = openTestDesk({}, folder);
    const reply = await take(again, bytes);
    expect(reply).toMatchObject({
      ok: true,
      value: { rules: 0, counts: { added: 0 }, others: { added: 0, waiting: 0 } },
    });
    expect(await again.value('ownRules.list', {})).toHaveLength(1);
  });
});
