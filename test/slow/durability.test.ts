// Kills the program at random moments and looks whether everything it had acknowledged is there. A killed process does
// not lose what the system has already taken; power loss is covered by synchronous = FULL, which no test here can prove.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace, storeDocument, verifyLog, type Workspace } from '../../src/main/workspace/index.js';
import { newDocument, temporaryFolder } from '../main/workspace/samples.js';

const SERVICE = join(import.meta.dirname, '../../out/main/service.js');
const CHILD = join(import.meta.dirname, 'durability-child.mjs');
const ROUNDS = 25;
const IMPORT_ROUNDS = 8;
/** The latest act after which a round is cut off: twice round the circle of the child. */
const ACTS = 16;
/** More files than the rounds get to. */
const IMPORTED = 400;

beforeAll(() => {
  if (!existsSync(SERVICE)) throw new Error('out/main/service.js is missing: run npm run build first');
});

type Killed = { readonly lines: readonly string[]; readonly signal: NodeJS.Signals | null; readonly errors: string };

/** Starts the child and kills it `delay` milliseconds after the line `after`, its first one unless told. */
function runAndKill(args: readonly string[], delay: number, after = 1): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, SERVICE, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    let isArmed = false;
    const arm = (): void => {
      if (isArmed || output.split('\n').length - 1 < after) return;
      isArmed = true;
      setTimeout(() => child.kill('SIGKILL'), delay);
    };
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString('utf8');
      arm();
    });
    child.stderr.on('data', (data: Buffer) => {
      errors += data.toString('utf8');
    });
    child.on('error', reject);
    // The last line may be cut off by the kill: only lines that end count as acknowledged.
    child.on('close', (_code, signal) => {
      // What took long on a computer with other work is told there as well; it is no failure.
      const failures = errors.replace(/^gouji: 较慢：.*\n/gm, '');
      resolve({ lines: output.split('\n').slice(0, -1), signal, errors: failures });
    });
  });
}

/** Looks at the file as it lies there, with its write-ahead log and without our own program. */
function inspect(path: string): {
  readonly integrity: unknown;
  readonly foreignKeys: unknown;
  readonly texts: Set<string>;
} {
  const database = new Database(path);
  try {
    return {
      integrity: database.pragma('integrity_check', { simple: true }),
      foreignKeys: database.pragma('foreign_key_check'),
      texts: new Set(database.prepare<[], string>('SELECT text FROM note').pluck().all() as string[]),
    };
  } finally {
    database.close();
  }
}

/** Opens the file with our own program, as after a real crash. */
function reopen(path: string): { readonly recovered: boolean; readonly whole: boolean } {
  const { recovered, log, close } = openWorkspace(path);
  close();
  return { recovered, whole: log.whole };
}

/** The row of the log that each operation of the child writes at least once. */
const LOGGED: Readonly<Record<string, string>> = {
  'wordings.add': 'wording.add',
  'wordings.remove': 'wording.remove',
  'notes.save': 'note.create',
  'acts.undo': 'act.undo',
  'acts.redo': 'act.redo',
};

type Standing = {
  readonly notes: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  readonly corrections: Readonly<Record<string, string>>;
};

/** Notes, kept words and corrections as their tables have them. */
function standing({ database }: Workspace): Standing {
  const pairs = (sql: string): Readonly<Record<string, string>> =>
    Object.fromEntries(database.prepare<[], [string, string]>(sql).raw().all());
  return {
    notes: pairs('SELECT id, text FROM note ORDER BY id'),
    words: database.prepare<[], string>(`SELECT id FROM wording WHERE state = 'active' ORDER BY id`).pluck().all(),
    corrections: pairs('SELECT id, state FROM correction ORDER BY id'),
  };
}

/** The same, as the log tells it from its first row to its last. */
function toldByLog({ database }: Workspace): Standing {
  const notes = new Map<string, string>();
  const words = new Set<string>();
  const corrections = new Map<string, string>();
  const rows = database
    .prepare<[], { action: string; subject: string; detail: string }>(
      'SELECT action, subject, detail FROM log ORDER BY sequence',
    )
    .all();
  for (const { action, subject, detail } of rows) {
    const { table, after } = (JSON.parse(detail) ?? {}) as Readonly<Record<string, unknown>>;
    const body = (after ?? null) as { readonly text: string; readonly state: string } | null;
    if (action === 'wording.add') words.add(subject);
    if (action === 'wording.remove') words.delete(subject);
    const isNote = action.startsWith('note.') || table === 'note';
    if (isNote && body === null) notes.delete(subject);
    else if (isNote && body !== null) notes.set(subject, body.text);
    const isCorrection = action.startsWith('correction.') || table === 'correction';
    if (isCorrection && body !== null) corrections.set(subject, body.state);
  }
  const ordered = (map: ReadonlyMap<string, string>): Readonly<Record<string, string>> =>
    Object.fromEntries([...map].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return { notes: ordered(notes), words: [...words].toSorted(), corrections: ordered(corrections) };
}

describe('killed at any moment', () => {
  it(`keeps every acknowledged note over ${ROUNDS} rounds`, async () => {
    const workspacePath = join(temporaryFolder(), 'killed.gouji');
    const seed = openWorkspace(workspacePath);
    const { id } = storeDocument(seed, newDocument('甲'), '张三');
    seed.close();
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { lines, signal, errors } = await runAndKill(
        [workspacePath, 'notes', id, `r${round}`],
        Math.random() * 120,
      );
      expect(errors).toBe('');
      expect(signal).toBe('SIGKILL');
      expect(lines.length).toBeGreaterThan(0);
      acknowledged.push(...lines);
      // In every second round our own program meets the file first, in the others SQLite alone.
      const ours = round % 2 === 0 ? reopen(workspacePath) : null;
      expect(ours).toEqual(round % 2 === 0 ? { recovered: true, whole: true } : null);
      const { integrity, foreignKeys, texts } = inspect(workspacePath);
      expect(integrity).toBe('ok');
      expect(foreignKeys).toEqual([]);
      expect(acknowledged.filter((text) => !texts.has(text))).toEqual([]);
    }
    const end = openWorkspace(workspacePath);
    const count = (sql: string): number => Number(end.database.prepare(sql).pluck().get());
    // Each note has its log row and each log row its note, the unacknowledged ones included.
    expect(count('SELECT count(*) FROM note')).toBe(count(`SELECT count(*) FROM log WHERE action = 'note.create'`));
    expect(verifyLog(end.database).whole).toBe(true);
    end.close();
    process.stdout.write(`durability: ${acknowledged.length} acknowledged notes, ${ROUNDS} kills, none lost\n`);
  });

  it(`keeps words, and what was taken back and done again, over ${ROUNDS} rounds`, async () => {
    const workspacePath = join(temporaryFolder(), 'killed.gouji');
    const seed = openWorkspace(workspacePath);
    const { id } = storeDocument(seed, newDocument('甲'), '张三');
    seed.close();
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      // Acts are counted, not time alone: a slow disk would never come to the later acts of the circle.
      const acts = 1 + ((round * 7) % ACTS);
      const args = [workspacePath, 'acts', id, `r${round}`];
      const { lines, signal, errors } = await runAndKill(args, Math.random() * 40, acts);
      expect({ errors, signal }).toEqual({ errors: '', signal: 'SIGKILL' });
      for (const line of lines) acknowledged.set(line, (acknowledged.get(line) ?? 0) + 1);
      const workspace = openWorkspace(workspacePath);
      expect(workspace.log.whole).toBe(true);
      expect(workspace.database.pragma('foreign_key_check')).toEqual([]);
      expect(standing(workspace)).toEqual(toldByLog(workspace));
      // The log has at least what was acknowledged.
      const logged = new Map(
        workspace.database
          .prepare<[], { action: string; count: number }>('SELECT action, count(*) AS count FROM log GROUP BY action')
          .all()
          .map(({ action, count }) => [action, count]),
      );
      const corrected = (logged.get('correction.create') ?? 0) + (logged.get('correction.change') ?? 0);
      expect(corrected).toBeGreaterThanOrEqual(acknowledged.get('corrections.save') ?? 0);
      const lost = [...acknowledged].filter(
        ([operation, count]) => operation in LOGGED && (logged.get(LOGGED[operation] ?? '') ?? 0) < count,
      );
      expect(lost).toEqual([]);
      workspace.close();
    }
    expect([...acknowledged.keys()].toSorted()).toEqual([...Object.keys(LOGGED), 'corrections.save'].toSorted());
  });

  it('leaves no document half imported', async () => {
    const folder = temporaryFolder();
    const workspacePath = join(folder, 'killed.gouji');
    const files = join(folder, 'files');
    mkdirSync(files);
    for (let index = 0; index < IMPORTED; index += 1) {
      const rows = Array.from({ length: 400 }, (_, row) => `2101501-行政运行\t${index}.${row % 100}\t${row}.00`);
      writeFileSync(join(files, `${String(index).padStart(3, '0')}.txt`), `第${index}号材料\n${rows.join('\n')}\n`);
    }
    let imported = 0;
    for (let round = 0; round < IMPORT_ROUNDS; round += 1) {
      const { lines, errors, signal } = await runAndKill([workspacePath, 'import', files], Math.random() * 250);
      expect({ errors, signal }).toEqual({ errors: '', signal: 'SIGKILL' });
      const workspace = openWorkspace(workspacePath);
      const { database } = workspace;
      const count = (sql: string): number => Number(database.prepare(sql).pluck().get());
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(database.pragma('foreign_key_check')).toEqual([]);
      expect(verifyLog(database).whole).toBe(true);
      const documents = count('SELECT count(*) FROM document');
      expect(count('SELECT count(*) FROM original')).toBe(documents);
      expect(count('SELECT count(*) FROM reading')).toBe(documents);
      expect(count(`SELECT count(*) FROM log WHERE action = 'document.import'`)).toBe(documents);
      const names = new Set(database.prepare('SELECT file_name FROM document').pluck().all());
      expect(lines.filter((name) => !names.has(name))).toEqual([]);
      // Each round begins where the one before was cut off.
      expect(documents).toBeGreaterThan(imported);
      imported = documents;
      workspace.close();
    }
    process.stdout.write(`durability: ${imported} documents whole after ${IMPORT_ROUNDS} kills\n`);
  });
});
