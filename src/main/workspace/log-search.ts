import type { LogRow } from './log.js';
import type { Workspace } from './open.js';

/** Which rows of the log are wanted; left out: all. */
export type LogQuery = {
  readonly actor?: string | undefined;
  /** The action, or its part before the dot with the dot: 「note.」. */
  readonly action?: string | undefined;
  /** Days, 「2026-03-05」, both included, as the clock of the writing computer showed them. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Words in the subject, the name of its file or the details. */
  readonly text?: string | undefined;
  /** With `text`: actions that are found by it too, since their names hold it. */
  readonly called?: readonly string[] | undefined;
};

export type LogFound = {
  /** Newest first. */
  readonly rows: readonly LogRow[];
  /** How many rows there are with this query, on this page or not. */
  readonly total: number;
};

type Condition = { readonly sql: string; readonly values: readonly string[] };

/** Text for LIKE, with its wildcards taken as themselves. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** Where the words stand: in the record, in the name of its file, or in what the page calls the action. */
function wordsCondition({ text = '', called = [] }: LogQuery): readonly Condition[] {
  if (text.trim() === '') return [];
  const contains = `%${escaped(text.trim())}%`;
  const places = [
    `(subject || ' ' || detail) LIKE ? ESCAPE '\\'`,
    `subject IN (SELECT sha256 FROM document WHERE file_name LIKE ? ESCAPE '\\')`,
    ...(called.length === 0 ? [] : [`action IN (${called.map(() => '?').join(', ')})`]),
  ];
  return [{ sql: `(${places.join(' OR ')})`, values: [contains, contains, ...called] }];
}

function conditionsOf(query: LogQuery): readonly Condition[] {
  const { actor, action, from, to } = query;
  const single = [
    { sql: 'actor = ?', value: actor },
    {
      sql: action?.endsWith('.') === true ? `action LIKE ? ESCAPE '\\'` : 'action = ?',
      value: action?.endsWith('.') === true ? `${escaped(action)}%` : action,
    },
    { sql: 'substr(at, 1, 10) >= ?', value: from },
    { sql: 'substr(at, 1, 10) <= ?', value: to },
  ].flatMap(({ sql, value }) => (value === undefined ? [] : [{ sql, values: [value] }]));
  return [...single, ...wordsCondition(query)];
}

/** Rows of the log, newest first: at most `limit` of those after the first `skip`. */
export function searchLog({ database }: Workspace, query: LogQuery, skip: number, limit: number): LogFound {
  const conditions = conditionsOf(query);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
  const values = conditions.flatMap((condition) => condition.values);
  const total =
    database
      .prepare<string[], number>(`SELECT count(*) FROM log ${where}`)
      .pluck()
      .get(...values) ?? 0;
  const rows = database
    .prepare<(string | number)[], Omit<LogRow, 'detail'> & { readonly detail: string }>(
      `SELECT sequence, at, actor, action, subject, detail FROM log ${where} ORDER BY sequence DESC LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, skip)
    .map((row) => ({ ...row, detail: JSON.parse(row.detail) as unknown }));
  return { rows, total };
}

/** Who and what the log names, for choosing. */
export function logNames({ database }: Workspace): {
  readonly actors: readonly string[];
  readonly actions: readonly string[];
} {
  const all = (column: 'actor' | 'action'): readonly string[] =>
    database.prepare<[], string>(`SELECT DISTINCT ${column} FROM log ORDER BY 1`).pluck().all();
  return { actors: all('actor'), actions: all('action') };
}
