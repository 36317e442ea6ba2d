import { z } from 'zod';
import type { ComparableUnit, ComparedGoals, ComparedProject, ComparisonSheet } from '../../core/comparison/index.js';
import { MEASURES, TABLE_KINDS, type Anchor, type TableKind } from '../../core/disclosure/index.js';
import type { PrintedReport } from '../../core/review/index.js';
import type { ExportedFile } from './exported-file.js';
import { id, none } from './schemas.js';

const source = z.object({
  document: id,
  /** The unit whose rows are taken; null: every row. */
  unitCode: z.string().max(100).nullable(),
});

/**
 * What is laid side by side. `years`: documents of one unit, one for each year; the desk orders them. `sides`: any two
 * documents, left and right.
 */
const compared = z.discriminatedUnion('layout', [
  z.object({ layout: z.literal('years'), sources: z.array(source).min(1).max(6) }),
  z.object({ layout: z.literal('sides'), sources: z.tuple([source, source]) }),
]);

const table = z.object({ compared, kind: z.enum(TABLE_KINDS) });
const rowName = z.object({ lane: z.number().int().min(0).max(9), key: z.string().max(2000) });
const column = z.number().int().min(1).max(9999);

const pairing = z.discriminatedUnion('type', [
  /** `partner` is the same row. `column`: only its line of that column; null: all of them. */
  z.object({ type: z.literal('join'), row: rowName, partner: rowName, column: column.nullable() }),
  /** The line of one column is a row of its own. */
  z.object({ type: z.literal('split'), row: rowName, column }),
  /** The row, or every row, is paired by the program again. */
  z.object({ type: z.literal('automatic'), row: rowName.nullable() }),
]);

const seenText = z.string().max(4000);
const seenColumns = z.array(z.object({ heading: seenText, amount: z.boolean() })).max(200);
const pictureText = z.string().min(1).max(20_000_000);

/** The comparison as the reviewer sees it: filtered, folded, in the chosen money unit. Each row has a text for every column. */
const seen = z
  .object({
    title: z.string().min(1).max(300),
    columns: seenColumns.min(1),
    rows: z.array(z.array(seenText).max(200)).max(200_000),
    remarks: z.array(seenText).max(1000),
    /** 图. The picture on the screen: PNG in base64, its size in px, its title, and the figures beside it. */
    picture: z
      .object({
        png: pictureText,
        width: z.number().positive().max(10_000),
        height: z.number().positive().max(10_000),
        title: z.string().max(1000),
        columns: seenColumns,
        rows: z.array(z.array(seenText).max(200)).max(1000),
      })
      .exactOptional(),
  })
  .refine(
    ({ columns, rows, picture }) =>
      rows.every((row) => row.length === columns.length) &&
      (picture?.rows ?? []).every((row) => row.length === picture?.columns.length),
    '每行的列数须与表头相同',
  );

/** 对比: input schemas of the operations. */
export const compareOperations = {
  'compare.units': none,
  /** `kind` null: the desk chooses the first that has something to compare, `preferred` before all others. */
  'compare.rows': z.object({
    compared,
    kind: z.enum(TABLE_KINDS).nullable(),
    preferred: z.enum(TABLE_KINDS).exactOptional(),
  }),
  /** Where a figure stands in its document. */
  'compare.place': table.extend({ row: rowName, column, measure: z.enum(MEASURES) }),
  'compare.pair': table.extend({ change: pairing }),
  'compare.projects': z.object({ compared }),
  /** 绩效目标与指标 of the project of a row, in the columns of the sheet. */
  'compare.goals': z.object({ compared, row: rowName }),
  /** What the workbook would hold, to be looked at and printed. Nothing is written. */
  'compare.preview': z.object({ compared, seen }),
  /** Writes what is seen to a workbook. */
  'compare.export': z.object({ compared, seen }),
  /** Writes the picture that is seen: SVG as text, PNG in base64. */
  'compare.exportPicture': z.object({ compared, format: z.enum(['svg', 'png']), content: pictureText }),
} as const;

/** What is laid side by side. */
export type Compared = z.infer<typeof compared>;

/** 对比: results of the operations. */
export type CompareResults = {
  'compare.units': readonly ComparableUnit[];
  'compare.rows': ComparedTable;
  'compare.place': Anchor | null;
  /** The comparison is asked for again afterwards. */
  'compare.pair': true;
  'compare.projects': readonly ComparedProject[];
  /** Null: the row is no project. */
  'compare.goals': ComparedGoals | null;
  'compare.preview': PrintedReport;
  'compare.export': ExportedFile;
  'compare.exportPicture': ExportedFile;
};

/** `kind`: what is shown. `kinds`: those of the compared documents. `sheet`: null where none has the table. `paired`: rows the reviewer has paired. */
export type ComparedTable = {
  readonly kind: TableKind;
  readonly kinds: readonly TableKind[];
  readonly sheet: ComparisonSheet | null;
  readonly paired: number;
};
