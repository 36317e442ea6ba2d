import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDocument, type Finding } from '../../src/core/checks/index.js';
import type { Block, Disclosure, Row } from '../../src/core/disclosure/index.js';
import { recognise } from '../../src/core/recognition/index.js';
import { readJob } from '../../src/main/intake/read-job.js';
import { accountsDocument } from '../generator/accounts-document.js';
import { budgetOf, documentOf as bareDocumentOf } from '../generator/bare-document.js';
import { HOUSES, houseTables } from '../generator/layouts/houses.js';
import type { PrintedDocument } from '../generator/printed.js';
import { documentOf, layoutsOf, moneyCells, spoilAt, STYLES } from '../generator/variety.js';
import { writeCsv, writeMht, writeOldWorkbook, writeRtf } from '../generator/write-exchange.js';
import { writeHtml, writeWord, writeWorkbook } from '../generator/write-office.js';
import { writeOfd, writePdf } from '../generator/write-pages.js';
import { writeMarkdown, writeText } from '../generator/write-text.js';

type Reading = { readonly disclosure: Disclosure; readonly findings: readonly Finding[] };

/** White space inside cells is a matter of the producer: a line break in a cell, 「合 计」 drawn with wide spacing. */
function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Where a finding is shown, but for the page or line of the file. */
function placeOf({ at, evidence }: Finding): unknown {
  return [at, ...evidence.map(({ anchor }) => anchor)].map((anchor) => ({ ...anchor, document: null, place: null }));
}

/** Rule, severity, words, arithmetic, key and place of every finding. */
function findingsOf({ findings }: Reading): readonly string[] {
  return findings
    .map((finding) => {
      const { id, rule, outcome, severity, message, arithmetic } = finding;
      return bare(JSON.stringify([rule, outcome, severity, message, arithmetic, id, placeOf(finding)]));
    })
    .sort();
}

function rowOf({ lines, cells }: Row): string {
  const figures = cells.flatMap(({ reading }) =>
    reading.state === 'number' ? [`${reading.amount.value}/${reading.amount.decimals}`] : [],
  );
  return bare(JSON.stringify([lines.map(({ label, role, codes }) => [label, role, codes]), figures]));
}

/** Kinds, numbers, units, rows and amounts of the tables; projects; statements. */
function contentOf({ disclosure }: Reading) {
  return {
    profile: [disclosure.profile.fiscalYear.value, disclosure.profile.stage.value, disclosure.profile.unitCode.value],
    tables: disclosure.tables.map(({ kind, printedNumber, moneyUnit, columns, rows }) => ({
      kind,
      printedNumber,
      moneyUnit,
      columns: columns.map(({ path }) => bare(path.join('/'))),
      rows: rows.map(rowOf),
    })),
    projects: disclosure.projects.map(({ name, indicators }) => [bare(name), indicators.length]),
    statements: disclosure.statements.map(({ type, subject, quote }) => bare(`${type} ${subject} ${quote}`)),
  };
}

async function read(
  name: string,
  source: { readonly path: string } | { readonly bytes: Uint8Array },
): Promise<Reading> {
  const outcome = await readJob({ name, source });
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return { disclosure: outcome.value.disclosure, findings: outcome.value.check.findings };
}

/** Spoils one figure in the middle of a document: without an error there would be next to no findings to compare. */
function spoilt(document: PrintedDocument): PrintedDocument {
  const cells = moneyCells(document);
  return spoilAt(document, cells[Math.floor(cells.length / 2)]!, 'digit')?.document ?? document;
}

/** Tables of a region under the cover of their unit. */
function houseDocument(name: string, seed: number, style: (typeof STYLES)[number]): PrintedDocument {
  const house = HOUSES.find((each) => each.name === name)!;
  const budget = budgetOf(seed);
  return bareDocumentOf(budget, houseTables(budget, house, style), house.stage);
}

describe('an invented disclosure is the same document in every format', () => {
  const documents: readonly (readonly [string, PrintedDocument])[] = [
    ...layoutsOf(STYLES[0]!).flatMap((layout, at) =>
      // The second differs from the first by one table only.
      at === 1 ? [] : [[`${layout.name} ${at}`, documentOf(at === 2 ? 3 : 6, layout)] as const],
    ),
    ...STYLES.slice(1).map(
      (style, at) =>
        [`accounts in ${style.unit}, decimals ${style.decimals}`, accountsDocument(3 + at, style)] as const,
    ),
    ['Henan', houseDocument('Henan', 4, STYLES[2]!)],
    ['Yunnan final accounts', houseDocument('Yunnan final accounts', 3, STYLES[1]!)],
  ];
  const writers: readonly (readonly [string, (document: PrintedDocument) => Uint8Array])[] = [
    ['a.html', writeHtml],
    ['a.mht', writeMht],
    ['a.docx', writeWord],
    ['a.rtf', writeRtf],
    ['a.xlsx', writeWorkbook],
    ['a.xls', writeOldWorkbook],
    ['a.et', writeOldWorkbook],
    ['a.md', (document) => Buffer.from(writeMarkdown(document))],
    ['a.csv', writeCsv],
    ['a.pdf', writePdf],
    ['a.ofd', writeOfd],
  ];
  it.each(documents)('%s', { timeout: 240_000 }, async (_, document) => {
    const printed = spoilt(document);
    const expected = await read('a.txt', { bytes: Buffer.from(writeText(printed)) });
    expect(expected.disclosure.tables.length).toBeGreaterThan(5);
    expect(findingsOf(expected).length).toBeGreaterThan(2);
    for (const [name, write] of writers) {
      const reading = await read(name, { bytes: write(printed) });
      expect({ name, ...contentOf(reading) }).toEqual({ name, ...contentOf(expected) });
      expect([name, ...findingsOf(reading)]).toEqual([name, ...findingsOf(expected)]);
    }
  });
});

const made = join(import.meta.dirname, '../../../shared/made');

type TrueCell = {
  readonly r: number;
  readonly c: number;
  readonly rs: number;
  readonly cs: number;
  readonly t: string;
};
type TrueBlock = {
  readonly p?: string;
  readonly h?: string;
  readonly table?: {
    readonly caption: string | null;
    readonly unit: string | null;
    readonly nrow: number;
    readonly ncol: number;
    readonly cells: readonly TrueCell[];
  };
};

/** What the file was made from, without any reader. */
function blocksOf(key: string, withText: boolean): readonly Block[] {
  const { blocks } = JSON.parse(readFileSync(join(made, `${key}.truth.json`), 'utf8')) as {
    blocks: readonly TrueBlock[];
  };
  const paragraph = (text: string, line: number): Block => ({ type: 'paragraph', text, at: { line } });
  let next = 1;
  return blocks.flatMap(({ p, h, table }): readonly Block[] => {
    const line = next;
    // Paragraphs that follow each other stand in lines that do.
    next += table === undefined ? 1 : 2 + table.nrow;
    if (table === undefined) return withText ? [paragraph(p ?? h ?? '', line)] : [];
    return [
      ...(table.caption === null ? [] : [paragraph(table.caption, line)]),
      ...(table.unit === null ? [] : [paragraph(table.unit, line + 1)]),
      {
        type: 'grid',
        spans: 'exact',
        rowCount: table.nrow,
        columnCount: table.ncol,
        at: { line: line + 2 },
        cells: table.cells.map(({ r, c, rs, cs, t }) => ({
          row: r,
          column: c,
          rowSpan: rs,
          columnSpan: cs,
          text: t,
          at: { line: line + 2 + r, field: c },
        })),
      },
    ];
  });
}

function truth(key: string, withText: boolean): Reading {
  const disclosure = recognise({
    fileName: key,
    format: 'docx',
    blocks: blocksOf(key, withText),
    defects: [],
  });
  return { disclosure, findings: checkDocument({ document: key, disclosure }).findings };
}

const WHOLE = ['docx', 'doc', 'wps', 'html', 'gbk.html', 'writer.pdf', 'ofd'];
/** The workbooks and what was printed of them hold the tables alone. */
const TABLES = ['xlsx', 'xls', 'et', 'calc.pdf'];

describe.skipIf(!existsSync(made))('the made documents are the same document in every format', () => {
  const files = (existsSync(made) ? readdirSync(made) : []).flatMap((file) => {
    const [key = '', ...ending] = file.split('.');
    const form = ending.join('.');
    return WHOLE.includes(form) || TABLES.includes(form) ? [[file, key, form] as const] : [];
  });
  it.each(files)('%s', async (file, key, form) => {
    const expected = truth(key, WHOLE.includes(form));
    const reading = await read(file, { path: join(made, file) });
    expect(contentOf(reading)).toEqual(contentOf(expected));
    expect(findingsOf(reading)).toEqual(findingsOf(expected));
  });

  it('all encodings of the text give one document', async () => {
    const expected = await read('a.txt', { path: join(made, '000.utf8bom.txt') });
    for (const form of ['gbk.txt', 'gb18030.txt', 'utf16le.tsv', 'md']) {
      const reading = await read(`a.${form}`, { path: join(made, `000.${form}`) });
      expect(contentOf(reading)).toEqual(contentOf(expected));
      expect(findingsOf(reading)).toEqual(findingsOf(expected));
    }
  });
});
