/** What an error says of itself; whatever else was thrown, as text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Technical trouble goes to standard error, for the person who maintains the program. Never text of a document. */
export function reportTrouble(what: string, error?: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : error === undefined ? '' : String(error);
  process.stderr.write(`gouji: ${what}${detail === '' ? '' : `: ${detail}`}\n`);
}
