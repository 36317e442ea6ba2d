import { z } from 'zod';
import type { LedgerRow, PrintedReport } from '../../core/review/index.js';
import type { ExportedFile } from './exported-file.js';
import { id, none } from './schemas.js';

/** 导出的种类: 审核意见书, 问题台账, 汇总表, 检查表, 取证单, 批注表. */
const EXPORT_KINDS = ['opinion', 'ledger', 'summary', 'check-table', 'finding-sheet', 'annotated'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** The files each kind can be written to, the usual one first. */
export const EXPORT_FORMATS = {
  opinion: ['docx', 'md', 'json'],
  ledger: ['xlsx', 'csv'],
  summary: ['docx', 'xlsx'],
  'check-table': ['xlsx', 'docx'],
  'finding-sheet': ['docx'],
  annotated: ['xlsx'],
} as const satisfies Record<ExportKind, readonly string[]>;

const choice = z.object({
  kind: z.enum(EXPORT_KINDS),
  /** Empty or left out: the latest version of every document. */
  documents: z.array(id).max(20000).optional(),
  /** 台账: these notes in this order, as they are seen. 取证单: the one note it is about. */
  notes: z.array(id).max(100_000).optional(),
  /** 取证单 of a finding nobody has decided yet. */
  finding: id.optional(),
  /** 汇总表: the batch it is about. */
  batch: id.optional(),
});
export type ExportChoice = z.infer<typeof choice>;

/** A row of the ledger and the note it is made from. */
export type LedgerLineView = { readonly note: string; readonly row: LedgerRow };

/** 意见书模板 in use. */
export type TemplateView = {
  readonly name: string;
  readonly sha256: string;
  readonly reviewer: string;
  readonly at: string;
};

/** 导出: input schemas of the operations. */
export const exportsOperations = {
  /** What an export would hold, to be looked at and printed. Nothing is written. */
  'exports.preview': choice,
  /** Writes what the preview of the same choice shows. */
  'exports.write': choice.extend({ format: z.enum(['docx', 'xlsx', 'md', 'csv', 'json']) }),
  /** 意见书模板: the reviewer's own, or null. */
  'exports.template': none,
  /** Takes an uploaded .docx as the template; refused where it holds a placeholder nobody knows. */
  'exports.setTemplate': z.object({ token: id, name: z.string().min(1).max(300) }),
  /** Back to the program's own layout. */
  'exports.resetTemplate': none,
  /** A template to begin with. */
  'exports.exampleTemplate': none,
  /** The ledger rows of all notes that are not withdrawn, in the words in which they are written. */
  'exports.ledger': z.object({ documents: z.array(id).max(20000).optional() }),
} as const;

/** 导出: results of the operations. */
export type ExportsResults = {
  'exports.preview': PrintedReport;
  'exports.write': ExportedFile;
  'exports.template': TemplateView | null;
  'exports.setTemplate': TemplateView;
  'exports.resetTemplate': null;
  'exports.exampleTemplate': ExportedFile;
  'exports.ledger': readonly LedgerLineView[];
};
