import { z } from 'zod';
import { TABLE_KINDS } from '../../core/disclosure/index.js';

export const id = z.string().min(1).max(200);
const place = z.object({
  line: z.number().int().optional(),
  endLine: z.number().int().optional(),
  field: z.number().int().optional(),
  page: z.number().int().optional(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
});
const nullableText = z.string().max(4000).nullable();
export const anchorSchema = z.object({
  document: id,
  table: nullableText,
  tableKind: z.enum(TABLE_KINDS).nullable(),
  printedNumber: nullableText,
  tableTitle: nullableText,
  row: z.number().int().nonnegative().nullable(),
  rowKey: nullableText,
  rowLabel: nullableText,
  column: z.number().int().nonnegative().nullable(),
  columnPath: nullableText,
  project: nullableText,
  section: nullableText,
  quote: nullableText,
  place: place.nullable(),
  /** Far corner of a range. */
  until: z
    .object({
      row: z.number().int().nonnegative().nullable(),
      rowKey: nullableText,
      rowLabel: nullableText,
      column: z.number().int().nonnegative().nullable(),
      columnPath: nullableText,
    })
    .optional(),
});

export const none = z.object({});
export const optionalDocument = z.object({ document: id.optional() });
