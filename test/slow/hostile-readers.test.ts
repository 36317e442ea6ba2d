// Hostile and damaged files through the readers as they are built: whatever comes, the program answers in time, in words
// that name the file, reads the next file, and leaves nothing behind.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { utils, write } from '@e965/xlsx';
import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReaderPool, type ReaderPool } from '../../src/main/intake/index.js';
import { documentOf, layoutsOf, STYLES } from '../generator/variety.js';
import { writeHtml, writeWord, writeWorkbook } from '../generator/write-office.js';
import { writeMarkdown, writeText } from '../generator/write-text.js';
import { cell, makeDoc, plain, rowEnd, tableRow } from '../main/intake/doc/make-doc.js';
import { content, lines, makeOfd, text } from '../main/intake/ofd/make-ofd.js';
import { gridLines, makePdf, show } from '../main/intake/pdf/make-pdf.js';
import { makeXls, number } from '../main/intake/sheet/make-xls.js';
import { BOMBS, HOSTILE_ARCHIVES } from './bombs.js';

const READER = join(import.meta.dirname, '../../out/main/reader.js');
const HOST = join(import.meta.dirname, '../../out/main/reader-host.js');
/** The program's own limit is 60 s; a machine under load may answer a little later. */
const LIMIT_MS = 65_000;
const READERS = 2;

let pool: ReaderPool;
let temporary: string;
const usual = process.env['TMPDIR'];

/** What is in the temporary folder, which is this test's own. */
function leftBehind(): readonly string[] {
  return readdirSync(temporary);
}

beforeAll(() => {
  if (!existsSync(READER)) throw new Error('out/main/reader.js is missing: run npm run build first');
  temporary = mkdtempSync(join(tmpdir(), 'gouji-test-'));
  process.env['TMPDIR'] = temporary;
  pool = createReaderPool({ size: READERS, script: pathToFileURL(READER), host: pathToFileURL(HOST) });
});

afterAll(async () => {
  await pool.close();
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  rmSync(temporary, { recursive: true, force: true });
});

/** Reads bytes; what became of it. The words of a failure name the file and say what to do. */
async function fate(name: string, bytes: Uint8Array): Promise<string> {
  const started = performance.now();
  const outcome = await pool.read({ name, source: { bytes } });
  expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  if (outcome.ok) return 'read';
  const { code, message } = outcome.failure;
  expect(message).toMatch(new RegExp(`“${name}”.*请.*。$`, 's'));
  // A defect of the program is no answer to a hostile file.
  expect(`${name} ${code} ${message}`).not.toContain('reader-crashed');
  return code;
}

const CELL = (text: string): string => `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
const WORDS = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A workbook in the binary form of the later package. */
function xlsb(): Uint8Array {
  const book = utils.book_new();
  const rows = Array.from({ length: 40 }, (_, row) => [`科目${row}`, row + 0.25]);
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '表一');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsb' }) as ArrayBuffer);
}

const disclosure = documentOf(4, layoutsOf(STYLES[0]!)[0]!);
const XS = [20, 100, 180];
const EDGES = [0, 2000, 4000];

/** A small sound document of every format that is read. */
const SOUND: Readonly<Record<string, Uint8Array>> = {
  '材料.txt': new TextEncoder().encode(writeText(disclosure)),
  '材料.md': new TextEncoder().encode(writeMarkdown(disclosure)),
  '材料.csv': new TextEncoder().encode('科目,合计\n"一,二",1.00\n合计,1.00\n'.repeat(40)),
  '材料.html': writeHtml(disclosure),
  '材料.mht': new TextEncoder().encode(
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(
      writeHtml(disclosure),
    ).toString('base64')}\r\n--b--\r\n`,
  ),
  '材料.docx': writeWord(disclosure),
  '材料.xlsx': writeWorkbook(disclosure),
  '材料.doc': makeDoc({
    paragraphs: [plain('一、表'), ...tableRow(cell('合计'), cell('1.00'), rowEnd(EDGES)), plain('二、说明')],
  }),
  '材料.xls': makeXls([number(0, 0), number(0, 1), number(1, 0), number(1, 1)]),
  '材料.pdf': makePdf([
    { content: gridLines([50, 150, 250], [700, 720, 740]) + show('合计', 60, 725) + show('1.00', 160, 725) },
  ]),
  '材料.ofd': makeOfd([content(lines(XS, [20, 30, 40]) + text('合计', 22, 26) + text('1.00', 102, 26))]),
  '材料.rtf': new TextEncoder().encode(
    `{\\rtf1\\ansi ${'\\trowd\\cellx2000\\cellx4000\\pard\\intbl \\u21512?\\u35745?\\cell 1.00\\cell\\row '.repeat(40)}\\pard 2.00\\par}`,
  ),
  '材料.xml': new TextEncoder().encode(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${`<Row>${CELL('合计')}${CELL('1.00')}</Row>`.repeat(40)}</Table></Worksheet></Workbook>`,
  ),
  '文字.xml': new TextEncoder().encode(
    `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>${WORDS('一、表')}<w:tbl>${`<w:tr><w:tc>${WORDS('合计')}</w:tc><w:tc>${WORDS('1.00')}</w:tc></w:tr>`.repeat(40)}</w:tbl></w:body></w:wordDocument>`,
  ),
  '材料.xlsb': xlsb(),
  '材料.png': encode({ width: 60, height: 40, channels: 1, depth: 8, data: new Uint8Array(2_400).fill(255) }),
};

/** Numbers below a limit, the same every time. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Cut copies, copies with flipped bits, with bytes taken out, with parts written twice. */
function* damaged(bytes: Uint8Array, variants: number, seed: number): Generator<Uint8Array> {
  const next = random(seed);
  for (let variant = 0; variant < variants; variant += 1) {
    const at = next(bytes.length);
    const part = bytes.subarray(at, at + 1 + next(200));
    switch (variant % 4) {
      case 0:
        yield bytes.subarray(0, at);
        break;
      case 1: {
        const copy = Uint8Array.from(bytes);
        for (let flip = 0; flip < 1 << next(9); flip += 1) copy[next(copy.length)]! ^= 1 << next(8);
        yield copy;
        break;
      }
      case 2:
        yield Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + part.length)]);
        break;
      default:
        yield Uint8Array.from([...bytes.subarray(0, at), ...part, ...part, ...bytes.subarray(at)]);
    }
  }
}

describe('bombs', () => {
  it.each(Object.keys(BOMBS))('%s is answered in time and words, and the next file is read', async (name) => {
    await fate(name, BOMBS[name]!());
    expect(await fate('其后.txt', SOUND['材料.txt']!)).toBe('read');
    expect(leftBehind()).toEqual([]);
  });

  it.each(Object.keys(HOSTILE_ARCHIVES))('%s is listed or refused in words', async (name) => {
    const bytes = HOSTILE_ARCHIVES[name]!();
    const listed = await pool.list({ name, source: { bytes } });
    const members = listed.ok ? (listed.value?.members ?? []) : [];
    const failures = listed.ok ? (listed.value?.problems ?? []).map(({ failure }) => failure) : [listed.failure];
    expect(members.length + failures.length).toBeGreaterThan(0);
    for (const { message } of failures) expect(message).toMatch(new RegExp(`“${name}.*请.*。$`, 's'));
    // Nothing is opened outside of the archive: a member is bytes by its place, whatever its name.
    for (const { name: member, entries } of members.slice(0, 3)) {
      expect(await pool.unpack({ name: member, source: { bytes, entries } })).toMatchObject({ ok: true });
    }
    expect(existsSync('/tmp/gouji-escaped.txt')).toBe(false);
    expect(leftBehind()).toEqual([]);
  });
});

describe('damaged files', () => {
  it('whose sound form is read', async () => {
    // What a blank picture says depends on whether this computer recognises words.
    const names = Object.keys(SOUND).filter((name) => !name.endsWith('.png'));
    for (const name of names) expect([name, await fate(name, SOUND[name]!)]).toEqual([name, 'read']);
  });

  it.each(Object.keys(SOUND))('%s: every damaged copy is answered', { timeout: 600_000 }, async (name) => {
    const variants = name.endsWith('.png') ? 12 : 24;
    const copies = [...damaged(SOUND[name]!, variants, name.length * 7_919)];
    const fates: string[] = [];
    // A reader takes the next copy when it has answered: the time a copy waits for its turn is no part of its own.
    const left = copies.values();
    const read = async (): Promise<void> => {
      for (const copy of left) fates.push(await fate(name, copy));
    };
    await Promise.all(Array.from({ length: READERS }, read));
    expect(fates).toHaveLength(variants);
    expect(leftBehind()).toEqual([]);
  });

  it('under the name of another format are read as what they are', { timeout: 240_000 }, async () => {
    const names = Object.keys(SOUND).filter((name) => !/csv|md|png/.test(name));
    for (const [index, name] of names.entries()) {
      const other = names[(index + 5) % names.length]!;
      expect([name, other, await fate(`错名${other}`, SOUND[name]!)]).toEqual([name, other, 'read']);
    }
  });
});
