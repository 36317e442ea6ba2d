const RULE_CELL = /^\s*:?-{1,2000}:?\s*$/;

/** A row of a Markdown table with both outer bars: 「| 合计 | 1.00 |」. */
export function isPipeRow(line: string): boolean {
  const trimmed = line.trim();
  return trimmed.length > 2 && trimmed.startsWith('|') && trimmed.endsWith('|') && !trimmed.endsWith('\\|');
}

/** The rule under a Markdown header: 「| --- | :-: |」, with or without outer bars. At least one bar. */
export function isPipeRule(line: string): boolean {
  if (!line.includes('|') || !line.includes('-')) return false;
  return fieldsOfPipeRow(line).every((field) => RULE_CELL.test(field));
}

/** The fields of a Markdown table row. 「\|」 is a bar inside a cell. */
export function fieldsOfPipeRow(line: string): readonly string[] {
  const trimmed = line.trim();
  const from = trimmed.startsWith('|') ? 1 : 0;
  const to =
    trimmed.endsWith('|') && !trimmed.endsWith('\\|') && trimmed.length > from ? trimmed.length - 1 : undefined;
  const body = trimmed.slice(from, to);
  if (!body.includes('\\|')) return body.split('|');
  return body.split(/(?<!\\)\|/).map((field) => field.replace(/\\\|/g, '|'));
}
