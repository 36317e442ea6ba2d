import { describe, expect, it, test } from 'vitest';
import { checkDocument } from '../../../src/core/checks/index.js';
import { anchorForCell, type Disclosure } from '../../../src/core/disclosure/index.js';
import {
  differentSentences,
  differentTables,
  fatesOf,
  rectificationOf,
  type CheckedVersion,
} from '../../../src/core/review/index.js';
import { plantMisprint, plantText } from '../../generator/plant.js';
import { tablesOf, type PrintedDocument } from '../../generator/printed.js';
import { documentOf, layoutsOf, moneyCells, readText, spoilAt, STYLES } from '../../generator/variety.js';
import { writeText } from '../../generator/write-text.js';
import { buildCoverage, buildFinding } from './build-note.js';

function checked(document: string, disclosure: Disclosure): CheckedVersion {
  const { findings, coverage } = checkDocument({ document, disclosure });
  return { document, disclosure, findings, coverage };
}

const version = (name: string, printed: PrintedDocument): CheckedVersion => checked(name, readText(writeText(printed)));

const countOf = (older: CheckedVersion, newer: CheckedVersion): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { fate } of fatesOf(older, newer)) counts[fate] = (counts[fate] ?? 0) + 1;
  return counts;
};

const layouts = layoutsOf(STYLES[0]!);

describe.each(layouts.map((layout, index) => ({ layout, index, name: layout.name })))(
  'versions in $name $index',
  ({ layout }) => {
    const right = documentOf(3, layout);
    const places = moneyCells(right).filter((_, index) => index % 61 === 7);
    const clean = version('clean', right);

    test('a misprint that was corrected is proven remedied, and one that came is new', () => {
      let tried = 0;
      for (const place of places) {
        const spoilt = spoilAt(right, place, 'digit');
        if (spoilt === null) continue;
        const wrong = version('wrong', spoilt.document);
        const more = wrong.findings.filter(
          ({ id, outcome }) => outcome === 'finding' && !clean.findings.some((one) => one.id === id),
        );
        if (more.length === 0) continue;
        tried += 1;
        const back = fatesOf(wrong, clean);
        const fates = new Map(back.map(({ before, fate }) => [before?.id, fate]));
        expect(more.filter(({ id }) => fates.get(id) !== 'fixed').map(({ message }) => message)).toEqual([]);
        expect(back.filter(({ fate }) => fate === 'new')).toEqual([]);
        const forth = fatesOf(clean, wrong).filter(({ fate }) => fate === 'new');
        expect(forth.map(({ after }) => after?.id).sort()).toEqual(more.map(({ id }) => id).sort());
        expect(countOf(wrong, version('again', spoilt.document))).toEqual({
          unfixed: wrong.findings.filter(({ outcome }) => outcome === 'finding').length,
        });
        const [table, ...others] = differentTables(wrong, clean);
        expect(others).toEqual([]);
        const { planted } = spoilt;
        expect(table?.cells).toHaveLength(1);
        expect(table?.cells[0]).toMatchObject({ before: planted.printed, after: planted.shouldBe });
        expect([table?.addedRows, table?.removedRows, table?.addedColumns, table?.removedColumns]).toEqual([
          [],
          [],
          [],
          [],
        ]);
      }
      expect(tried).toBeGreaterThan(0);
    }, 20_000);

    test('a figure that was changed to another wrong one is remedied in part', () => {
      const index = tablesOf(right).findIndex(({ kind }) => kind === 'expenditure');
      const place = moneyCells(right).find(({ table }) => table === index)!;
      const [first, second] = [plantMisprint(right, place, 'digit', 0)!, plantMisprint(right, place, 'digit', 1)!];
      const counts = countOf(version('first', first.document), version('second', second.document));
      expect(counts['partial']).toBeGreaterThan(0);
      expect(counts['fixed']).toBeUndefined();
    });

    test('nothing is called remedied where its table is not in the newer version', () => {
      const index = tablesOf(right).findIndex(({ kind }) => kind === 'expenditure');
      const place = moneyCells(right).find(({ table }) => table === index)!;
      const wrong = version('wrong', plantMisprint(right, place, 'digit', 0)!.document);
      const tables = clean.disclosure.tables.filter(({ kind }) => kind !== 'expenditure');
      const fates = fatesOf(wrong, checked('without', { ...clean.disclosure, tables }));
      const concerned = fates.filter(
        ({ before }) => before?.evidence.some(({ anchor }) => anchor.tableKind === 'expenditure') ?? false,
      );
      expect(concerned.length).toBeGreaterThan(0);
      expect(concerned.filter(({ fate }) => fate === 'fixed')).toEqual([]);
    });
  },
);

test('a sentence with another figure is one changed sentence', () => {
  const right = documentOf(3, layouts[0]!);
  const block = right.blocks.find((one) => one.type !== 'table' && /\d{2,}\.\d{2}万元/.test(one.text));
  if (block === undefined || block.type === 'table') throw new Error('the document has no figures in its text');
  const [figure] = /\d{2,}\.\d{2}万元/.exec(block.text)!;
  const wrong = version('wrong', plantText(right, figure, `9${figure}`).document);
  const differences = differentSentences(wrong, version('clean', right));
  expect(differences).toHaveLength(1);
  expect(differences[0]!.before).toContain(`9${figure}`);
  expect(differences[0]!.after).toContain(figure);
  expect(differences[0]!.at.document).toBe('clean');
});

test('a title of a table that names another year is one changed sentence, and leads to its table', () => {
  const newer = version('newer', documentOf(3, layouts[0]!));
  const [first, ...others] = newer.disclosure.tables;
  const title = first!.title.replace(/\d{4}/, '1999');
  expect(title).not.toBe(first!.title);
  const older = {
    ...newer,
    document: 'older',
    disclosure: { ...newer.disclosure, tables: [{ ...first!, title }, ...others] },
  };
  const differences = differentSentences(older, newer);
  expect(differences).toEqual([
    { before: title, after: first!.title, at: expect.objectContaining({ document: 'newer', table: first!.id }) },
  ]);
});

describe('matching', () => {
  const { disclosure } = version('one', documentOf(3, layouts[0]!));
  const table = disclosure.tables.find(({ kind }) => kind === 'expenditure')!;
  const row = table.rows.at(-1)!;
  const column = table.columns.find(({ measure }) => measure !== 'other' && table.rows[0]!.cells.length > 0)!;
  const at = (document: string) => anchorForCell(document, table, row, column);
  const rounded = (document: string, more: object): CheckedVersion => ({
    document,
    disclosure,
    findings: [buildFinding({ id: 'f', at: at(document), ...more })],
    coverage: [buildCoverage('SUM-ROW', 'finding')],
  });

  it('looks at neither page nor id, and takes trailing zeros for nothing', () => {
    const moved = { ...at('two'), place: { page: 9 }, row: 0 };
    const newer = rounded('two', { id: 'g', at: moved, difference: '1.0' });
    expect(fatesOf(rounded('one', { difference: '1.00' }), newer).map(({ fate }) => fate)).toEqual(['unfixed']);
    expect(fatesOf(rounded('one', { difference: '-1.00' }), newer).map(({ fate }) => fate)).toEqual(['partial']);
    expect(fatesOf(rounded('one', { rule: 'SUM-COL' }), newer).map(({ fate }) => fate)).toEqual(['unproven', 'new']);
  });

  it('calls nothing remedied whose rule was not tested again', () => {
    const older = rounded('one', {});
    for (const state of ['insufficient-data', 'not-applicable', 'ambiguous'] as const) {
      const newer = { ...older, document: 'two', findings: [], coverage: [buildCoverage('SUM-ROW', state)] };
      expect(fatesOf(older, newer)[0]?.fate).toBe('unproven');
    }
    const silent = { ...older, document: 'two', findings: [], coverage: [] };
    expect(fatesOf(older, silent)[0]?.fate).toBe('unproven');
    const passed = { ...silent, coverage: [buildCoverage('SUM-ROW', 'pass')] };
    expect(fatesOf(older, passed)[0]?.fate).toBe('fixed');
  });

  it('proposes only what a fate speaks for', () => {
    expect((['fixed', 'partial', 'unfixed', 'new', 'unproven'] as const).map(rectificationOf)).toEqual([
      'done',
      'in-progress',
      null,
      null,
      null,
    ]);
  });
});
