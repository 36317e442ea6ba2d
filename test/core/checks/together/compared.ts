import { checkDocument, filesBeside, type Finding, type Subject } from '../../../../src/core/checks/index.js';
import type { Disclosure } from '../../../../src/core/disclosure/index.js';
import { plantText } from '../../../generator/plant.js';
import type { PrintedDocument } from '../../../generator/printed.js';
import { readSplit } from '../../../generator/split.js';
import { moneyCells, readText, spoilAt } from '../../../generator/variety.js';
import { writeText } from '../../../generator/write-text.js';

/** What a finding says, wherever it stands. */
function said({ rule, severity, at, expected, actual }: Finding): string {
  return [rule, severity, at.tableKind, at.rowKey, at.columnPath, at.quote, expected, actual].join('|');
}

/** True for errors and doubts. */
export function isReported({ outcome, severity }: Finding): boolean {
  return outcome === 'finding' && severity !== 'notice';
}

/** Errors and doubts of a document that was published as one file. */
export function ofWhole(document: PrintedDocument): readonly string[] {
  const { findings } = checkDocument({ document: 'whole', disclosure: readText(writeText(document)) });
  return findings.filter(isReported).map(said).toSorted();
}

function checkAll(subjects: readonly Subject[]): readonly Finding[] {
  const beside = filesBeside(subjects);
  return subjects.flatMap((subject) => {
    const parts = beside.get(subject.document);
    return checkDocument(parts === undefined ? subject : { ...subject, beside: parts }).findings;
  });
}

/** Every finding of a text and its tables, as files of one call. */
export function checkSplit(text: Disclosure, tables: Disclosure): readonly Finding[] {
  return checkAll([
    { document: 'tables', disclosure: tables },
    { document: 'text', disclosure: text },
  ]);
}

/** Every finding of some files of one call. */
export function checkFiles(files: readonly Disclosure[]): readonly Finding[] {
  return checkAll(files.map((disclosure, index) => ({ document: String(index), disclosure })));
}

/** Errors and doubts of a document that was published as two files. */
export function ofSplit(document: PrintedDocument): readonly string[] {
  const { text, tables } = readSplit(document);
  return checkSplit(text, tables).filter(isReported).map(said).toSorted();
}

/** The document with a misprint in the narrative, for one figure in so many. */
export function misstated(document: PrintedDocument, every: number): readonly PrintedDocument[] {
  const figures = document.blocks.flatMap((block) =>
    block.type === 'table'
      ? []
      : [...block.text.matchAll(/[^，。；、：]{2,14}?\d+\.\d\d(?=万元|%)/g)].map(([words]) => words),
  );
  return figures
    .filter((_, index) => index % every === 1)
    .map((words) => {
      const wrong = words.replace(/\d(?=\.)/, (digit) => String((Number(digit) + 3) % 10));
      return plantText(document, words, wrong).document;
    });
}

/** The document with a misprint in a table, for one figure in so many. */
export function misprinted(document: PrintedDocument, every: number): readonly PrintedDocument[] {
  return moneyCells(document)
    .filter((_, index) => index % every === 1)
    .flatMap((place) => spoilAt(document, place, 'digit')?.document ?? []);
}
