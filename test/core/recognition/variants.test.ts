/**
 * The same documents written another way: other line ends, page breaks, lost or added tabs, other numbers. What they say
 * stays the same, so what is recognised must, too.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';

const SEEDS = '../shared/seeds';
const atHand = existsSync(SEEDS);

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** Everything a rule sees of the tables; forms are left out, their rows are positions and nothing else. */
function facts(text: string): unknown {
  const { blocks, defects } = textToBlocks(text);
  const disclosure = recognise({ fileName: 'x', format: 'text', blocks, defects });
  return disclosure.tables
    .filter(({ kind, columns }) => kind !== 'overall-performance' && !(kind === 'other' && columns.length === 0))
    .map(({ kind, columns, rows, isEmpty }) => ({
      kind,
      isEmpty,
      measures: columns.map(({ measure, lane }) => `${lane} ${measure}`),
      rows: rows.map(({ key, role, cells }) => [key, role, ...cells.map((cell) => plain(cell.text))].join('|')),
    }));
}

/** Repeats the header in the middle of every table, as a page break does. */
function withPageBreaks(text: string): string {
  const written: string[] = [];
  let run: string[] = [];
  const flush = (): void => {
    const body = run.findIndex((line, index) => index > 0 && /\d/.test(line));
    if (run.length > 8 && body > 0 && body < 4) {
      const middle = body + Math.floor((run.length - body) / 2);
      run = [...run.slice(0, middle), '', '- 7 -', '', ...run.slice(0, body), ...run.slice(middle)];
    }
    written.push(...run);
    run = [];
  };
  for (const line of text.split('\n')) {
    if (line.includes('\t')) run.push(line);
    else {
      flush();
      written.push(line);
    }
  }
  flush();
  return written.join('\n');
}

const VARIANTS: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['line ends CRLF', (text) => text.replace(/\n/g, '\r\n')],
  ['trailing tabs lost', (text) => text.replace(/\t+$/gm, '')],
  ['a tab more in every line', (text) => text.replace(/^(.*\t.*)$/gm, '$1\t')],
  ['spaces around fields', (text) => text.replace(/\t/g, ' \t ').replace(/$/gm, '  ')],
  [
    'full-width digits',
    (text) =>
      text
        .replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
        .replace(/(?<=[０-９])\.(?=[０-９])/g, '．'),
  ],
  ['half-width brackets', (text) => text.replace(/（/g, '(').replace(/）/g, ')')],
  ['no blank lines', (text) => text.replace(/\n{2,}/g, '\n')],
  ['a blank line after every row', (text) => text.replace(/^(.*\t.*)$/gm, '$1\n')],
  ['other printed numbers', (text) => text.replace(/预算\s*(\d+)\s*表/g, (_, n) => `附表${Number(n) + 3}`)],
  ['no printed numbers', (text) => text.replace(/^\s*预算\s*\d+\s*表\s*/gm, '')],
  ['bold totals', (text) => text.replace(/^.*合\s*计.*$/gm, (line) => line.replace(/[^\t]+/g, '<b>$&</b>'))],
  ['form feeds', (text) => text.replace(/\n\n预算/g, '\n\f预算')],
  [
    'title and unit as rows of the grid',
    (text) => text.replace(/^(预算.*表)\n\n(金额单位：万元)\n\n/gm, '$1\t\t\t\n\t\t$2\n'),
  ],
  ['page breaks inside tables', withPageBreaks],
];

describe.skipIf(!atHand)('the same document written another way', () => {
  const seeds = atHand ? readdirSync(SEEDS).filter((file) => /^00[0-3]/.test(file)) : [];
  const cases = VARIANTS.flatMap(([name, write]) =>
    seeds.map((file) => [name, file.slice(0, 3), file, write] as const),
  );

  it.each(cases)('%s: %s', (_name, _seed, file, write) => {
    const text = readFileSync(`${SEEDS}/${file}`, 'utf8');
    const varied = write(text);
    expect(facts(varied)).toEqual(facts(text));
  });
});
