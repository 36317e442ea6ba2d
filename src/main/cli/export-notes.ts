import type { DeskClient } from '../desk/client.js';
import { CommandFailure, type Terminal } from './command.js';
import { reportFormatOf, writeReport } from './report-file.js';
import { valueOf } from './with-desk.js';

/** Writes the review notes of a workspace, or of some of its documents, to a file. */
export async function exportNotes(
  desk: DeskClient,
  out: string,
  terminal: Terminal,
  documents?: readonly string[],
): Promise<void> {
  const format = reportFormatOf(out);
  const chosen = documents === undefined ? {} : { documents: [...documents] };
  const exported = valueOf(await desk.call('notes.export', { format, ...chosen }));
  const file = await desk.file(exported.token);
  if (file === null) throw new CommandFailure('审核意见已生成，但未能取回。请重试。', 3);
  await writeReport(out, file.bytes);
  terminal.tell(`已写出审核意见：${out}`);
}
