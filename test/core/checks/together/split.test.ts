import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { plantMissingSection } from '../../../generator/plant.js';
import type { PrintedDocument } from '../../../generator/printed.js';
import { readSplit, splitDocument } from '../../../generator/split.js';
import { documentOf, layoutsOf, readText, STYLES } from '../../../generator/variety.js';
import { writeText } from '../../../generator/write-text.js';
import { checkFiles, checkSplit, isReported, misprinted, misstated, ofSplit, ofWhole } from './compared.js';

describe('a disclosure published as text and tables', () => {
  // Every layout in every style, with many misprints: test/slow/split.test.ts.
  it.each([0, 2])(
    'gives the errors and doubts of the whole: style %i',
    (index) => {
      const document = documentOf(index + 2, layoutsOf(STYLES[index]!)[index]!);
      const documents = [document, ...misstated(document, 60).slice(0, 1), ...misprinted(document, 500).slice(0, 1)];
      expect(documents.map(ofSplit)).toEqual(documents.map(ofWhole));
      expect(documents.slice(1).some((one) => ofWhole(one).length > 0)).toBe(true);
    },
    20_000,
  );

  it('puts a finding where the words stand and names the file of the cell', () => {
    const document = documentOf(3, layoutsOf(STYLES[0]!)[0]!);
    const { text, tables } = readSplit(
      misstated(document, 4).find((one) =>
        ofWhole(one).some((words) => /^TEXT-(?:TOTAL|COMPONENT|CLASS|ITEM)[|]/.test(words)),
      )!,
    );
    const found = checkSplit(text, tables).filter(({ documents }) => documents.length === 2);
    expect(found.length).toBeGreaterThan(0);
    for (const { at, documents, message, evidence } of found) {
      expect([at.document, ...documents]).toEqual(['text', 'text', 'tables']);
      expect(at.table).toBeNull();
      expect(message).toContain('“表.txt”');
      const cells = evidence.filter(({ anchor }) => anchor.table !== null);
      expect(cells.length).toBeGreaterThan(0);
      for (const { anchor } of cells) {
        const table = tables.tables.find(({ id }) => id === anchor.table);
        expect(anchor.document).toBe('tables');
        expect(table?.rows[anchor.row!]?.cells[anchor.column!]?.text).toBe(anchor.quote);
      }
    }
    expect(JSON.stringify(found)).not.toContain('"part"');
  });

  it('says of a section that is in neither file that it is missing, once', () => {
    const document = documentOf(3, layoutsOf(STYLES[0]!)[0]!);
    const { text, tables } = readSplit(plantMissingSection(document, '政府采购情况说明').document);
    const missing = checkSplit(text, tables).filter(
      ({ rule, at }) => rule === 'DISC-SECTION-SET' && at.place === null && at.table === null,
    );
    expect(missing.map(({ at }) => at.document)).toEqual(['text']);
  });

  it('keeps the ids a finding has where its file is checked alone', () => {
    const document = documentOf(3, layoutsOf(STYLES[0]!)[0]!);
    const { text, tables } = readSplit(misprinted(document, 200)[0]!);
    const alone = checkDocument({ document: 'tables', disclosure: tables }).findings;
    const ids = new Set(checkSplit(text, tables).map(({ id }) => id));
    const ofTables = alone.filter(({ at, rule }) => at.table !== null && rule.startsWith('SUM-'));
    expect(ofTables.length).toBeGreaterThan(0);
    expect(ofTables.filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  it('sees three files as one, and takes the cover of each for no repetition', () => {
    const document = documentOf(3, layoutsOf(STYLES[0]!)[0]!);
    const { text, tables } = splitDocument(document);
    const half = (isFirst: boolean): PrintedDocument => ({
      ...tables,
      blocks: tables.blocks.filter(
        (block) => block.type !== 'table' || (block.table.kind === 'project-performance') === isFirst,
      ),
    });
    const files = [text, half(false), half(true)].map((one, index) => readText(writeText(one), `${index}.txt`));
    const found = checkFiles(files).filter(({ outcome }) => outcome === 'finding');
    const whole = checkDocument({ document: 'whole', disclosure: readText(writeText(document)) }).findings;
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`).toSorted()).toEqual(
      whole
        .filter(({ outcome }) => outcome === 'finding')
        .map(({ rule, severity }) => `${rule} ${severity}`)
        .toSorted(),
    );
  });

  it('finds no more in a text that is published once more with its tables', () => {
    const document = documentOf(3, layoutsOf(STYLES[0]!)[0]!);
    const { text } = readSplit(document);
    const found = checkFiles([readText(writeText(document), '全文.txt'), text]).filter(isReported);
    expect(found.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });

  it('says in the coverage of a file with which other file it was checked', () => {
    const { text, tables } = readSplit(documentOf(3, layoutsOf(STYLES[0]!)[0]!));
    const beside = [{ document: 'tables', disclosure: tables }];
    const { coverage } = checkDocument({ document: 'text', disclosure: text, beside });
    const line = (rule: string) => coverage.find((one) => one.rule === rule);
    expect(line('TEXT-CLASS')).toMatchObject({ document: 'text', state: 'pass' });
    expect(line('TEXT-CLASS')?.why).toContain('与同一材料的“表.txt”合并检查');
    expect(line('SUM-ROW')).toMatchObject({ state: 'not-applicable', why: '在同一材料的“表.txt”中检查' });
    // A rule that gains nothing says nothing of the other file.
    expect(line('XTAB-PARTS')?.why).not.toContain('表.txt');
  });
});
