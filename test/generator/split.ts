import type { Disclosure } from '../../src/core/disclosure/index.js';
import type { PrintedBlock, PrintedDocument } from './printed.js';
import { readText } from './variety.js';
import { writeText } from './write-text.js';

/** A disclosure as an office publishes it in two files: the text, and the tables under the same cover. */
export function splitDocument(document: PrintedDocument): {
  readonly text: PrintedDocument;
  readonly tables: PrintedDocument;
} {
  const [cover] = document.blocks;
  const isTitle = (block: PrintedBlock, index: number): boolean =>
    block.type === 'heading' && block.depth > 2 && document.blocks[index + 1]?.type === 'table';
  const isTable = (block: PrintedBlock, index: number): boolean => block.type === 'table' || isTitle(block, index);
  const tables = document.blocks.filter(isTable);
  return {
    text: { ...document, blocks: document.blocks.filter((block, index) => !isTable(block, index)) },
    tables: { ...document, blocks: cover === undefined ? tables : [cover, ...tables] },
  };
}

/** Both files as the program reads them. */
export function readSplit(document: PrintedDocument): { readonly text: Disclosure; readonly tables: Disclosure } {
  const { text, tables } = splitDocument(document);
  return { text: readText(writeText(text), '说明.txt'), tables: readText(writeText(tables), '表.txt') };
}
