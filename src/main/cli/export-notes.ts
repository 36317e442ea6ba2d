import type { DeskClient } from '../desk/client.js';
import { EXPORT_FORMATS, type ExportKind } from '../../shared/desk-api.js';
import { CommandFailure, UsageError, type Terminal } from './command.js';
import { reportFormatOf, writeReport } from './report-file.js';
import { valueOf } from './with-desk.js';

/** What `gouji notes --kind` writes, with the endings each can have; without it, opinion and ledger go by the ending alone. */
const NOTE_KINDS = ['opinion', 'ledger', 'summary', 'check-table'] as const satisfies readonly ExportKind[];
type NoteKind = (typeof NOTE_KINDS)[number];

/** The kind of that name. Throws `UsageError` where there is none or the ending is not one of its forms. */
export function noteKindOf(name: string, out: string): NoteKind {
  const kind = NOTE_KINDS.find((known) => known === name);
  if (kind === undefined) throw new UsageError(`没有“${name}”这种内容。可用：${NOTE_KINDS.join('、')}。`);
  const formats: readonly string[] = EXPORT_FORMATS[kind];
  if (formats.includes(reportFormatOf(out))) return kind;
  throw new UsageError(`${kind} 不能写成“${out}”。可用后缀：${formats.map((format) => `.${format}`).join(' ')}。`);
}

/** Writes the review notes of a workspace, or of some of its documents, to a file. */
export async function exportNotes(
  desk: DeskClient,
  out: string,
  terminal: Terminal,
  { documents, kind }: { readonly documents?: readonly string[]; readonly kind?: NoteKind } = {},
): Promise<void> {
  const format = reportFormatOf(out);
  const chosen = documents === undefined ? {} : { documents: [...documents] };
  const exported = valueOf(
    kind === undefined
      ? await desk.call('notes.export', { format, ...chosen })
      : await desk.call('exports.write', { kind, format, ...chosen }),
  );
  const file = await desk.file(exported.token);
  if (file === null) throw new CommandFailure('审核意见已生成，但未能取回。请重试。', 3);
  await writeReport(out, file.bytes);
  terminal.tell(`已写出审核意见：${out}`);
}
