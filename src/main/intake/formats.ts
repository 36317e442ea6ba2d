import type { SourceFormat } from '../../core/disclosure/index.js';
import type { FormatRead } from './format-read.js';
import type { FileKind, MarkupKind } from './sniff.js';

/** A reader of binary files: what they count as, and the code that reads them, loaded when the first one comes. */
export type FormatReader = {
  readonly format: SourceFormat;
  /** `onPage` is called while a long work goes on: after every page that has to be recognised. */
  readonly read: (bytes: Uint8Array, onPage: () => void) => Promise<FormatRead>;
};

/** Readers by the kind that the content shows. Text and what is still unsupported is not listed. */
export const FORMAT_READERS: Partial<Readonly<Record<FileKind, FormatReader>>> = {
  pdf: {
    format: 'pdf',
    read: async (bytes, onPage) => (await import('./pdf/read-pdf.js')).readPdf(bytes, onPage),
  },
  image: {
    format: 'image',
    read: async (bytes, onPage) => (await import('./scan/read-image.js')).readImage(bytes, onPage),
  },
  docx: {
    format: 'docx',
    read: async (bytes) => (await import('./docx/read-docx.js')).readDocx(bytes),
  },
  xlsx: {
    format: 'xlsx',
    read: async (bytes) => (await import('./sheet/read-sheet.js')).readXlsx(bytes),
  },
  xls: {
    format: 'xls',
    read: async (bytes) => (await import('./sheet/read-sheet.js')).readXls(bytes),
  },
  doc: {
    format: 'doc',
    read: async (bytes) => (await import('./doc/read-doc.js')).readDoc(bytes),
  },
  mht: {
    format: 'html',
    read: async (bytes) => (await import('./html/read-mht.js')).readMht(bytes),
  },
  // Counts as what its name nearly always says it is.
  rtf: {
    format: 'doc',
    read: async (bytes) => (await import('./rtf/read-rtf.js')).readRtf(bytes),
  },
  ofd: {
    format: 'ofd',
    read: async (bytes, onPage) => (await import('./ofd/read-ofd.js')).readOfd(bytes, onPage),
  },
};

/** A reader of text that is more than plain text; it is given the decoded text. */
export type MarkupReader = {
  readonly format: SourceFormat;
  readonly read: (text: string) => Promise<FormatRead>;
};

/** Readers of marked-up text by what it turns out to be. */
export const MARKUP_READERS: Partial<Readonly<Record<MarkupKind, MarkupReader>>> = {
  'word-xml': {
    format: 'docx',
    read: async (text) => (await import('./docx/read-word-xml.js')).readWordXml(text),
  },
  html: {
    format: 'html',
    read: async (text) => (await import('./html/read-html.js')).readHtml(text),
  },
  'spreadsheet-xml': {
    format: 'xls',
    read: async (text) => (await import('./sheet/read-sheet.js')).readSpreadsheetXml(text),
  },
};
