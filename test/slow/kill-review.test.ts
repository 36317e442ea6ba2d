// Kills the program at random moments of a review: whatever was acknowledged is there, and the act that was under way is there
// whole or not at all – notes, merges, second looks, silences, pairings, corrections, signatures, words, rules, undo and redo,
// and a package that brings all of these.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  listNotes,
  listSigned,
  openWorkspace,
  pairingPlaces,
  silenceRows,
  type Workspace,
} from '../../src/main/workspace/index.js';
import { temporaryFolder } from '../main/workspace/samples.js';

const SERVICE = join(import.meta.dirname, '../../out/main/service.js');
const CHILD = join(import.meta.dirname, 'review-child.mjs');
const SAMPLES = join(import.meta.dirname, '../../resources/samples');
const FILES = ['漪川市苍屏区群众文化馆2025年单位预算.txt', '漪川市苍屏区群众文化馆2026年单位预算.txt'];
/** As long reviews are killed, anywhere and while the package is merged. */
const LONGEST_MS = Number(process.env['KILL_REVIEW_MS'] ?? 20_000);
const MOST_ROUNDS = 200;

beforeAll(() => {
  if (!existsSync(SERVICE)) throw new Error('out/main/service.js is missing: run npm run build first');
});

type Ended = {
  readonly acts: number;
  readonly errors: string;
  /** Milliseconds from the first act to the end, and from the beginning of the merge to its acknowledgement. */
  readonly taken: number;
  readonly merging: number;
};

/** When the child is killed: so many milliseconds after its first act, or after it has begun to merge. */
type Kill = { readonly after: 'first act' | 'merging'; readonly delay: number };

/** Runs the child, and kills it. */
function run(args: readonly string[], kill: Kill | null = null): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, SERVICE, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    const times = new Map<string, number>();
    const arm = (what: Kill['after']): void => {
      if (kill?.after === what) setTimeout(() => child.kill('SIGKILL'), kill.delay);
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      // Only lines that end count as acknowledged: the last one may be cut off by the kill.
      for (const line of output.split('\n').slice(0, -1)) {
        if (times.has(line)) continue;
        times.set(line, performance.now());
        if (times.size === 1) arm('first act');
        if (line === 'merging') arm('merging');
      }
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('close', () => {
      const lines = [...times.keys()];
      const at = (line: string | undefined): number => times.get(line ?? '') ?? performance.now();
      const merging = at(lines[lines.indexOf('merging') + 1]) - at('merging');
      // What took long on a computer with other work is told there as well; it is no failure.
      const failures = errors.replace(/^gouji: 较慢：.*\n/gm, '');
      const acts = lines.filter((line) => line !== 'merging').length;
      resolve({ acts, errors: failures, taken: performance.now() - at(lines[0]), merging });
    });
  });
}

/** What a reviewer has said and done, told without names and times that differ from run to run. */
function said(workspace: Workspace): unknown {
  const { database } = workspace;
  const all = (sql: string): unknown[] =>
    database
      .prepare(sql)
      .raw()
      .all()
      .map((row) => JSON.stringify(row))
      .toSorted();
  const notes = listNotes(workspace).map(({ note }) => note);
  const textOf = new Map(notes.map(({ id, text }) => [id, text]));
  const groups = pairingPlaces(workspace).map(({ scope, kind, lines }) => {
    const byGroup = Map.groupBy(lines, ({ joined }) => joined).values();
    return [
      scope,
      kind,
      [...byGroup]
        .map((group) =>
          group
            .map(({ line }) => line)
            .toSorted()
            .join(),
        )
        .toSorted(),
    ];
  });
  return {
    notes: notes
      .map(({ finding, state, text, author, mergedInto }) =>
        JSON.stringify([finding, state, text, author, textOf.get(mergedInto ?? '') ?? null]),
      )
      .toSorted(),
    looks: all('SELECT note.text, outcome, reason, reviewer FROM second_look JOIN note ON note.id = second_look.note'),
    silences: silenceRows(workspace).map(({ finding, state, reason, reach }) => [finding, state, reason, reach]),
    pairings: groups,
    corrections: all(`SELECT json_extract(target, '$.field'), json_extract(target, '$.value'), state FROM correction`),
    remembered: all('SELECT count(*) FROM memory'),
    signed: [...listSigned(workspace)],
    words: all('SELECT kind, text, state, author FROM wording'),
    rules: all(`SELECT value FROM setting WHERE name = 'own-rules'`),
    acts: database.prepare<[], string>('SELECT action FROM log ORDER BY sequence').pluck().all(),
  };
}

function look(path: string): string {
  const workspace = openWorkspace(path);
  try {
    expect(workspace.log.whole).toBe(true);
    expect(workspace.database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(workspace.database.pragma('foreign_key_check')).toEqual([]);
    return JSON.stringify(said(workspace), null, 1);
  } finally {
    workspace.close();
  }
}

describe('a review killed at any moment', () => {
  it('has every act that was acknowledged, and the last one whole or not at all', { timeout: 240_000 }, async () => {
    const folder = temporaryFolder();
    const at = (name: string): string => join(folder, name);
    const seed = at('seed.gouji');
    expect(await run([seed, 'import', ...FILES.map((name) => join(SAMPLES, name))])).toMatchObject({ errors: '' });
    copyFileSync(seed, at('other.gouji'));
    expect(await run([at('other.gouji'), 'pack', at('乙.goujipack')])).toMatchObject({ errors: '' });
    // The undisturbed review, and what stood there after each of its acts.
    mkdirSync(at('copies'));
    copyFileSync(seed, at('whole.gouji'));
    const whole = await run([at('whole.gouji'), 'review', at('乙.goujipack'), at('copies')]);
    expect(whole.errors).toBe('');
    expect(whole.acts).toBeGreaterThan(20);
    const after = [
      look(seed),
      ...Array.from({ length: whole.acts }, (_, act) => look(join(at('copies'), `${act}.gouji`))),
    ];
    expect(new Set(after).size).toBe(after.length);

    const seen = new Set<number>();
    const killed = async (path: string, kill: Kill): Promise<void> => {
      copyFileSync(seed, path);
      const { acts, errors } = await run([path, 'review', at('乙.goujipack')], kill);
      expect(errors).toBe('');
      const found = after.indexOf(look(path));
      seen.add(found);
      // One act may have been written before its acknowledgement was told.
      expect([acts, acts + 1]).toContain(found);
    };
    let rounds = 0;
    const begun = performance.now();
    for (; rounds < MOST_ROUNDS && (rounds < 2 || performance.now() - begun < LONGEST_MS); rounds += 1) {
      // Few rounds are spread over the whole review, too: multiples of the golden section leave no part of it out.
      const part = (rounds * 0.618 + Math.random() * 0.2) % 1;
      await killed(at(`a${rounds}.gouji`), { after: 'first act', delay: part * whole.taken });
      await killed(at(`b${rounds}.gouji`), { after: 'merging', delay: part * whole.merging });
    }
    process.stdout.write(`kill-review: ${whole.acts} acts, ${2 * rounds} kills, after ${[...seen].join(', ')} acts\n`);
  });
});
