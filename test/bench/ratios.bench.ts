/** 比值测试. Ratios of times measured in one run on the same work, so that the machine cancels out. Run: npm run bench */
import { availableParallelism } from 'node:os';
import { checkDocument } from '../../src/core/checks/index.js';
import type { Subject } from '../../src/core/checks/index.js';
import { read, seedNames, seedText } from '../core/checks/documents.js';
import { documentOf, layoutsOf, STYLES } from '../generator/variety.js';
import { writeText } from '../generator/write-text.js';

const ROUNDS = 9;

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

/** Runs the bench. */
export function run(): string {
  const all = texts();
  for (const text of all) checkDocument(read(text));
  const lines: string[] = [];
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
      'below 1: rules cost less than reading',
    ),
  );
  lines.push(
    line(
      'slowest check, all rules, one document',
      `${Math.max(...checking).toFixed(1)} ms`,
      `processor time; median ${checking.toSorted((a, b) => a - b)[Math.floor(checking.length / 2)]?.toFixed(1) ?? '—'} ms (bound: 30 ms)`,
    ),
  );
  lines.push(line('processors', String(availableParallelism()), `${all.length} documents`));
  return lines.join('\n');
}
