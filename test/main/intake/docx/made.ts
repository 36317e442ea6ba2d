import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, GridBlock } from '../../../../src/core/disclosure/index.js';
import { readJob } from '../../../../src/main/intake/read-job.js';

/** Documents made in every format with the exact cells they hold, outside the repository. */
const MADE = join(import.meta.dirname, '../../../../../shared/made');
const SEEDS = join(MADE, '../seeds');
export const HAS_MADE = existsSync(MADE);

type Truth = { readonly r: number; readonly c: number; readonly rs: number; readonly cs: number; readonly t: string };

const bare = (text: string): string => text.normalize('NFC').replace(/[\s\u00a0\u3000]/g, '');

function keysOf(cells: readonly Truth[]): readonly string[] {
  return cells
    .filter(({ t, rs, cs }) => bare(t) !== '' || rs * cs > 1)
    .map(({ r, c, rs, cs, t }) => `${r},${c},${rs},${cs}:${bare(t)}`)
    .sort();
}

/** The tables of a made document, as sorted cells. */
export function madeTables(name: string): readonly (readonly string[])[] {
  const truth = JSON.parse(readFileSync(join(MADE, `${name}.truth.json`), 'utf8')) as {
    blocks: readonly { table?: { cells: readonly Truth[] } }[];
  };
  return truth.blocks.flatMap(({ table }) => (table === undefined ? [] : [keysOf(table.cells)]));
}

/** The tables a reader gave, in the same writing. */
export function readTables(blocks: readonly Block[]): readonly (readonly string[])[] {
  return blocks
    .filter((block): block is GridBlock => block.type === 'grid')
    .map(({ cells }) =>
      keysOf(
        cells.map(({ row, column, rowSpan, columnSpan, text }) => ({
          r: row,
          c: column,
          rs: rowSpan,
          cs: columnSpan,
          t: text,
        })),
      ),
    );
}

/** Kinds, rows and amounts of all tables but the performance table, whose made version differs from the text. */
export async function figuresOf(name: string, path: string): Promise<readonly string[]> {
  const outcome = await readJob({ name, source: { path }, withoutChecks: true });
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value.disclosure.tables
    .filter(({ kind }) => kind !== 'project-performance')
    .flatMap(({ kind, rows, moneyUnit }) => [
      `${kind} ${moneyUnit} ${rows.length}`,
      ...rows.map(({ label, cells }) =>
        [
          bare(label),
          ...cells.flatMap(({ reading }) => (reading.state === 'number' ? [JSON.stringify(reading.amount.value)] : [])),
        ].join(' '),
      ),
    ]);
}

export function madePath(file: string): string {
  return join(MADE, file);
}

export function seedPath(name: string): string {
  const file = readdirSync(SEEDS).find((candidate) => candidate.startsWith(name));
  if (file === undefined) throw new Error(`no seed ${name}`);
  return join(SEEDS, file);
}
