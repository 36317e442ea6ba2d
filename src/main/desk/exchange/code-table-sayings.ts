import { z } from 'zod';
import { readOwnCodes, type OwnCodes } from '../../../core/checks/index.js';
import {
  lastSayings,
  listCodeTables,
  receiveCodeTable,
  removeCodeTable,
  type CodeTable,
  type Saying,
} from '../../workspace/index.js';
import type { Exchanged } from './exchanged.js';

const short = z.string().max(4_000);
const schema = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  /** Null: the office went back to the program's table of that year. */
  table: z
    .strictObject({
      source: z.string().min(1).max(260),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      isWhole: z.boolean(),
      codes: z
        .array(z.strictObject({ code: z.string().max(20), name: z.string().max(200) }))
        .min(1)
        .max(100_000),
      reviewer: short,
      at: short,
    })
    .nullable(),
});
type Body = z.output<typeof schema>;

function bodyOf({ year, source, sha256, isWhole, codes, reviewer, at }: CodeTable): Body {
  return { year, table: { source, sha256, isWhole, codes: [...codes], reviewer, at } };
}

/** A table that somebody else wrote is proven like one that is imported. */
function readBody(value: unknown): Body | null {
  const body = schema.safeParse(value).data;
  if (body === undefined || body.table === null) return body ?? null;
  const { codes, isWhole } = body.table;
  const lines = codes.map((one) => ({ ...one, place: '' }));
  return readOwnCodes(lines, isWhole).ok ? body : null;
}

/** 码表. What an office imported for a year; a table holds before its taking back, until that is decided. */
export const codeTableSayings: Exchanged<Body> = {
  kind: 'codes',
  read: readBody,
  list: ({ workspace }) => new Map(listCodeTables(workspace).map((table) => [String(table.year), bodyOf(table)])),
  placeOf: (_context, { year }) => String(year),
  // The same codes are the same table, whatever its file was called.
  meaning: ({ year, table }) => [year, table === null ? null : [table.isWhole, table.codes]],
  rank: ({ table }) => (table === null ? 1 : 0),
  gone: ({ year }) => ({ year, table: null }),
  apply: ({ workspace }, _place, { year, table }, actor) => {
    if (table === null) removeCodeTable(workspace, year, actor);
    else receiveCodeTable(workspace, { year, ...table }, actor);
    return 'done';
  },
  told: (_context, { year, table }) => ({
    document: null,
    subject: `${year} 年科目码表`,
    says:
      table === null
        ? '按内置码表'
        : `“${table.source}”，${table.isWhole ? '代替内置' : '补充、更正内置'}，${table.codes.length} 个科目，${table.reviewer}导入`,
  }),
};

/** The tables of a package, without a workspace: what was said last of each year; where two differ, the one that holds. */
export function codesIn(sayings: readonly Saying[]): readonly OwnCodes[] {
  const own = sayings.filter(({ kind }) => kind === 'codes');
  const heads = lastSayings(new Map(own.map((saying) => [saying.hash, saying])));
  const byYear = new Map<number, OwnCodes>();
  for (const { body } of heads.toSorted((one, other) => (one.hash < other.hash ? 1 : -1))) {
    const read = readBody(body);
    if (read?.table) byYear.set(read.year, { year: read.year, ...read.table });
  }
  return [...byYear.values()];
}
