import { z } from 'zod';
import type { DoubtfulFigure, TableReading } from '../../core/checks/index.js';
import type { Disclosure, PageDrawing, PageSize, Profile, SourceFormat } from '../../core/disclosure/index.js';
import type { Question } from '../../core/recognition/corrections/index.js';
import type { ReviewState } from '../../core/review/index.js';
import type { CorrectionView } from './corrections.js';
import { id, none } from './schemas.js';

/** That a document is in a batch, who looks at it there, and until when (null: as the batch says). */
type DocumentMembership = {
  readonly batch: string;
  readonly reviewer: string | null;
  readonly deadline: string | null;
};

type DocumentState = 'pending' | 'read' | 'partial' | 'unread';

/**
 * 读取自检 in one word. `look`: sums that do not close, figures in doubt or something unread; `unproven`: nothing could be
 * tested; `partly`: what was tested closes, something was not tested; `closed`: everything was tested and closes.
 */
export type SelfCheckState = 'look' | 'unproven' | 'partly' | 'closed';

/** A line of the library. */
export type DocumentSummary = {
  /** SHA-256 of the bytes. */
  readonly id: string;
  readonly fileName: string;
  readonly format: SourceFormat;
  readonly size: number;
  readonly state: DocumentState;
  /** Reason in Chinese where the state is not `read`. */
  readonly message: string | null;
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly level: 'department' | 'unit' | 'unknown';
  readonly fiscalYear: number | null;
  readonly stage: 'budget' | 'final' | null;
  readonly tables: number;
  readonly projects: number;
  readonly defects: number;
  readonly findings: { readonly error: number; readonly warning: number; readonly notice: number };
  readonly notes: number;
  /** 读取自检: one plain sentence about the content: 「13 张表，合计全部闭合」. */
  readonly selfCheck: string;
  readonly selfCheckState: SelfCheckState;
  /** ISO 8601. */
  readonly importedAt: string;
  /** Versions of the same disclosure share a lineage; version 1 is the oldest. `latest` false = a newer one exists. */
  readonly lineage: string;
  readonly version: number;
  readonly latest: boolean;
  readonly batches: readonly DocumentMembership[];
  /** Findings adopted or rejected, of all that are to be decided. */
  readonly progress: { readonly decided: number; readonly total: number };
  readonly review: ReviewState;
  /** 同一材料的其他文件, beside which it was checked; left out where there are none. */
  readonly beside?: readonly { readonly id: string; readonly fileName: string }[];
};

export type DocumentDetail = {
  readonly summary: DocumentSummary;
  readonly profile: Profile;
  readonly disclosure: Disclosure;
  /** Figures recognised without certainty that nobody has confirmed or corrected; left out where there is none. */
  readonly doubts?: readonly DoubtfulFigure[];
  /** 读取自检 of every table; left out where an older program checked the document. */
  readonly readings?: readonly TableReading[];
};

/** The source as text lines, for the source pane. Line 1 is `lines[0]`. */
type SourceText = { readonly document: string; readonly lines: readonly string[] };

/** 原页. The pages of a document that can be drawn; none where its format has no pages. `message`: why they cannot. */
export type SourcePages = {
  readonly document: string;
  readonly pages: readonly PageSize[];
  readonly message: string | null;
};

export type ImportItem = {
  readonly path: string;
  readonly state: 'waiting' | 'reading' | 'imported' | 'already-there' | 'failed' | 'cancelled';
  /** Chinese: what happened and what to do; null while all is well. */
  readonly message: string | null;
  readonly document: string | null;
};

export type ImportJob = {
  readonly job: string;
  readonly done: number;
  readonly total: number;
  readonly finished: boolean;
  readonly cancelled: boolean;
  readonly items: readonly ImportItem[];
};

/** A file of the last import that could not be read: a line of the library without a document. */
export type ImportFailure = { readonly path: string; readonly message: string; readonly at: string };

/** What one document leaves open, for the page on which it is confirmed. */
export type UncertainDocument = {
  readonly document: string;
  readonly fileName: string;
  readonly unitName: string | null;
  readonly questions: readonly Question[];
  /** Questions beyond those listed. */
  readonly more: number;
  /** Taken over from earlier confirmations. */
  readonly recalled: readonly CorrectionView[];
};

/** 资料: input schemas of the operations. */
export const documentsOperations = {
  'documents.list': none,
  /** Starts an import of uploaded files; progress comes as events. `path` is the relative path shown to the reviewer. */
  'documents.import': z.object({
    files: z
      .array(z.object({ token: id, path: z.string().min(1).max(1000) }))
      .min(1)
      .max(20000),
    /** Batch the files come in for; left out: those of their earlier versions, else the program's own. */
    batch: id.optional(),
  }),
  'documents.importSamples': z.object({ batch: id.optional() }),
  /** Stops a job, or one of its files. */
  'documents.cancelImport': z.object({ job: id, item: z.number().int().nonnegative().optional() }),
  /** Tries failed and cancelled files of a finished job once more, in a new job; they leave the old one. All of them, or those named. */
  'documents.retryImport': z.object({ job: id, items: z.array(z.number().int().nonnegative()).min(1).optional() }),
  /** Forgets finished jobs: their failed files can then only be chosen again. */
  'documents.dismissImports': none,
  /** Reads stored originals once more, whatever read them before. */
  'documents.readAgain': z.object({ documents: z.array(id).min(1).max(20000) }),
  /** Files of the last import that could not be read. */
  'documents.failures': none,
  'documents.get': z.object({ document: id }),
  'documents.source': z.object({ document: id }),
  'documents.pages': z.object({ document: id }),
  /** Draws a page. `page` from 1; `scale` in pixels per point, for pages that are drawn as pixels. */
  'documents.page': z.object({
    document: id,
    page: z.number().int().min(1).max(100_000),
    scale: z.number().min(0.05).max(16),
  }),
  /** The latest documents that leave something open. */
  'documents.uncertain': z.object({ batch: id.optional() }),
} as const;

/** 资料: results of the operations. */
export type DocumentsResults = {
  'documents.list': readonly DocumentSummary[];
  'documents.import': ImportJob;
  'documents.importSamples': ImportJob;
  'documents.cancelImport': ImportJob;
  'documents.retryImport': ImportJob;
  'documents.dismissImports': null;
  'documents.readAgain': ImportJob;
  'documents.failures': readonly ImportFailure[];
  'documents.get': DocumentDetail;
  'documents.source': SourceText;
  'documents.pages': SourcePages;
  'documents.page': PageDrawing;
  'documents.uncertain': readonly UncertainDocument[];
};
