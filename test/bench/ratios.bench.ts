/** 比值测试. Ratios of times measured in one run on the same work, so that the machine cancels out. Run: npm run bench */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { checkDocument } from '../../src/core/checks/index.js';
import type { Subject } from '../../src/core/checks/index.js';
import { createReaderPool } from '../../src/main/intake/index.js';
import { read, seedNames, seedText } from '../core/checks/documents.js';
import { documentOf, layoutsOf, STYLES } from '../generator/variety.js';
import { writeText } from '../generator/write-text.js';
import { gridLines, makePdf, show } from '../main/intake/pdf/make-pdf.js';

/** The readers as they are built. */
const READER = new URL('../../out/main/reader.js', import.meta.url);

const ROUNDS = 25;

/** The least of several runs, in milliseconds of processor time: other work only ever makes a run longer. */
function least(run: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** Documents checked in one measurement: the clock of a thread may advance in steps of some milliseconds. */
const TOGETHER = 6;

/** 规则用时. The time of all rules over one document in their own thread, without what others and the helper threads take. */
function checkTime(subject: Subject): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const copies = Array.from({ length: TOGETHER }, () => fresh(subject));
    const start = process.threadCpuUsage();
    for (const copy of copies) checkDocument(copy);
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000 / TOGETHER;
  });
  return Math.min(...times);
}

/** What `fixedWork` takes where nothing else runs on the machine the bound was set on. */
const QUIET = 2.4;

/** Work that never changes, of the kind rules do: tells how fast this machine is at this moment. Milliseconds. */
function fixedWork(): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.threadCpuUsage();
    for (let again = 0; again < TOGETHER; again += 1) {
      const counts = new Map<string, number>();
      for (let index = 0; index < 60_000; index += 1) {
        const key = `k${index % 997}`;
        counts.set(key, (counts.get(key) ?? 0) + index);
      }
    }
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000 / TOGETHER;
  });
  return Math.min(...times);
}

/** As `least`, for work that is waited for. */
async function leastOf(run: () => Promise<unknown>): Promise<number> {
  let shortest = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    shortest = Math.min(shortest, (user + system) / 1000);
  }
  return shortest;
}

function line(name: string, value: string, meaning: string): string {
  return `${name.padEnd(44)}${value.padStart(10)}   ${meaning}`;
}

/** A copy, because selections are remembered by table. */
function fresh(subject: Subject): Subject {
  return structuredClone(subject);
}

function texts(): readonly string[] {
  const made = layoutsOf(STYLES[0]!).map((layout) => writeText(documentOf(6, layout)));
  return [...made, ...seedNames.map(seedText)];
}

/** Every line twice over: a document whose tables have twice as many rows would be another budget, so the whole is repeated. */
function twice(text: string): string {
  return `${text}\n${text}`;
}

/** Files of a batch, several pages each: enough for the start of the readers not to count. */
const BATCH = 24;

/** A PDF file of ruled tables, one on each page. */
function pagesOf(pages: number): Uint8Array {
  const xs = [50, 200, 350, 500];
  const ys = Array.from({ length: 31 }, (_, row) => 780 - row * 20);
  const figures = ys
    .slice(1)
    .flatMap((y, row) =>
      xs.slice(0, 3).map((x, column) => show(column === 0 ? `科目${row}` : `${row}.${column}0`, x + 5, y + 5)),
    );
  const content = gridLines(xs, ys) + figures.join('');
  return makePdf(Array.from({ length: pages }, () => ({ content })));
}

/** Reads a batch with so many readers; milliseconds on the clock. */
async function batchTime(readers: number, bytes: Uint8Array): Promise<number> {
  const pool = createReaderPool({ size: readers, script: READER });
  // The first file of each reader loads the program.
  await Promise.all(Array.from({ length: readers }, () => pool.read({ name: '先.pdf', source: { bytes } })));
  const start = performance.now();
  const outcomes = await Promise.all(
    Array.from({ length: BATCH }, (_, index) => pool.read({ name: `${index}.pdf`, source: { bytes } })),
  );
  const taken = performance.now() - start;
  await pool.close();
  for (const outcome of outcomes) if (!outcome.ok) throw new Error(outcome.failure.message);
  return taken;
}

/** Reading through the built readers; a line that says so where the program is not built. */
async function readingLines(): Promise<readonly string[]> {
  if (!existsSync(fileURLToPath(READER)))
    return ['reading: not measured, out/main/reader.js is missing (npm run build)'];
  const bytes = pagesOf(12);
  const cores = availableParallelism();
  const [serial, parallel] = [await batchTime(1, bytes), await batchTime(cores, bytes)];
  const pool = createReaderPool({ size: 1, script: READER });
  const [short, long] = [pagesOf(30), pagesOf(60)];
  const once = await leastOf(() => pool.read({ name: '一.pdf', source: { bytes: short } }));
  const twofold = await leastOf(() => pool.read({ name: '二.pdf', source: { bytes: long } }));
  await pool.close();
  return [
    line(
      'batch with all cores ÷ with one reader',
      (parallel / serial).toFixed(2),
      `near ${(1 / cores).toFixed(2)}: ${cores} cores`,
    ),
    line('PDF: twice the pages ÷ the pages', (twofold / once).toFixed(2), 'near 2'),
    line('PDF: one page', `${(once / 30).toFixed(1)} ms`, 'processor time, reading and checking (bound: 25 ms)'),
  ];
}

/** What the first documents of a process wait for: the program is not compiled yet. On the clock, reading left out. */
function coldLine(all: readonly string[]): string {
  const waits = Array.from({ length: 10 }, (_, index) => {
    const subject = read(all[index % all.length] ?? '');
    const start = performance.now();
    checkDocument(subject);
    return performance.now() - start;
  });
  const tenth = waits.at(-1) ?? 0;
  return line(
    'first document of a process',
    `${(waits[0] ?? 0).toFixed(0)} ms`,
    `on the clock; the tenth ${tenth.toFixed(0)} ms`,
  );
}

/** Runs the bench. */
export async function run(): Promise<string> {
  const all = texts();
  const lines: string[] = [coldLine(all)];
  for (const text of all) checkDocument(read(text));
  const longest = all.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const single = least(() => void checkDocument(read(longest)));
  const double = least(() => void checkDocument(read(twice(longest))));
  lines.push(
    line('twice the document ÷ the document', (double / single).toFixed(2), 'near 2: the work grows with the length'),
  );

  const recognising = all.map((text) => least(() => void read(text)));
  const checking = all.map((text) => {
    const subject = read(text);
    const copies = least(() => void fresh(subject));
    return least(() => void checkDocument(fresh(subject))) - copies;
  });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  lines.push(
    line(
      'checking ÷ recognising',
      (sum(checking) / sum(recognising)).toFixed(2),
      'no bound: what one reading found, all rules look at',
    ),
  );
  const own = all.map((text) => checkTime(read(text))).sort((a, b) => a - b);
  const slowest = own.at(-1) ?? 0;
  const machine = fixedWork();
  lines.push(
    line(
      'slowest check, all rules, one document',
      `${slowest.toFixed(1)} ms`,
      `own thread; median ${own[Math.floor(own.length / 2)]?.toFixed(1) ?? '—'} ms (bound: 30 ms)`,
    ),
    line(
      'the same as on a quiet machine',
      `${((slowest * QUIET) / machine).toFixed(1)} ms`,
      `fixed work takes ${machine.toFixed(1)} ms here, ${QUIET} ms there`,
    ),
  );
  lines.push(line('processors', String(availableParallelism()), `${all.length} documents`));
  lines.push(...(await readingLines()));
  return lines.join('\n');
}
