import { z } from 'zod';
import type { ExportedFile } from './exported-file.js';
import { id, none } from './schemas.js';
import type { Recheck } from './rules.js';

/** 本单位码表 of a year. */
export type CodeTableView = {
  readonly year: number;
  /** Name of the imported file. */
  readonly source: string;
  /** True: in place of the program's table; false: over it. */
  readonly isWhole: boolean;
  /** Number of codes by classification. */
  readonly counts: {
    readonly function: number;
    readonly economicDepartment: number;
    readonly economicGovernment: number;
  };
  readonly reviewer: string;
  /** ISO 8601 with offset. */
  readonly at: string;
};

/** 码表. What the rules of codes go by. */
export type CodeTables = {
  /** The program's own tables: the years they hold for, and what they are. */
  readonly shipped: {
    readonly edition: string;
    readonly firmFrom: number;
    readonly firmTo: number;
    readonly counts: CodeTableView['counts'];
  };
  /** Imported ones, the latest year first. */
  readonly own: readonly CodeTableView[];
  readonly recheck: Recheck;
};

/** What came of importing codes. */
export type CodesTaken = CodeTables & {
  /** Codes that no rule asks about (收入分类): not kept. */
  readonly unused: number;
  /** Sheets without a heading of codes and names: not read. */
  readonly skipped: readonly string[];
};

/** 码表: input schemas of the operations. */
export const codesOperations = {
  'codes.list': none,
  /** Takes an uploaded file as the codes of a year, in place of those before; documents of that year are checked again. */
  'codes.import': z.object({
    token: id,
    name: z.string().min(1).max(260),
    year: z.number().int().min(2000).max(2100),
    isWhole: z.boolean(),
  }),
  /** Writes the imported codes of a year, or the program's own (null), in a form that can be imported again. */
  'codes.export': z.object({ year: z.number().int().nullable(), format: z.enum(['xlsx', 'json']) }),
  /** Goes back to the program's tables for a year. */
  'codes.reset': z.object({ year: z.number().int() }),
} as const;

/** 码表: results of the operations. */
export type CodesResults = {
  'codes.list': CodeTables;
  'codes.import': CodesTaken;
  'codes.export': ExportedFile;
  'codes.reset': CodeTables;
};
