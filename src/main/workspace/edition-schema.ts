import { z } from 'zod';
import { TABLE_KINDS } from '../../core/disclosure/index.js';

const text = z.string().max(40_000);
const short = z.string().max(4_000);

const number = z.number().optional();
const named = z.string().max(4_000).nullable();
const index = z.number().int().nonnegative().nullable();
const place = z.strictObject({
  line: number,
  endLine: number,
  field: number,
  page: number,
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  sheet: short.optional(),
  cell: short.optional(),
});
const anchor = z.strictObject({
  document: z.string().min(1).max(200),
  table: named,
  tableKind: z.enum(TABLE_KINDS).nullable(),
  printedNumber: named,
  tableTitle: named,
  row: index,
  rowKey: named,
  rowLabel: named,
  column: index,
  columnPath: named,
  project: named,
  section: named,
  quote: named,
  place: place.nullable(),
  until: z.strictObject({ row: index, rowKey: named, rowLabel: named, column: index, columnPath: named }).optional(),
});

/** What an edition keeps of a note. */
const bodySchema = z.strictObject({
  /** Id of a remark of the reviewer's own. Null for a decision: it is told by document and finding. */
  note: z.string().min(1).max(200).nullable(),
  document: z.string().regex(/^[0-9a-f]{64}$/),
  finding: z.string().min(1).max(200).nullable(),
  anchor: anchor,
  state: z.enum(['open', 'adopted', 'rejected', 'later', 'withdrawn']),
  severity: z.enum(['error', 'warning', 'notice']),
  text,
  suggestion: text,
  basis: short,
  rejectReason: z.enum(['false-alarm', 'different-scope', 'explained', 'other']).nullable(),
  rectification: z.enum(['none', 'in-progress', 'done', 'declined']),
  author: short,
  createdAt: short,
  updatedAt: short,
  /** 复核: the last second look at it. */
  look: z
    .strictObject({
      outcome: z.enum(['confirmed', 'returned']),
      reason: text,
      reviewer: short,
      own: z.number().int().min(0).max(1),
      at: short,
      seen: z.string().max(100_000),
    })
    .nullable(),
});

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** An edition as it comes from a file somebody else wrote. */
export const editionSchema = z.strictObject({ hash, parents: z.array(hash).max(10_000), body: bodySchema });
