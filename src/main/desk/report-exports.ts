import type { Finding } from '../../core/checks/index.js';
import {
  reviewState,
  type LedgerRow,
  type Note,
  type PrintedReport,
  type ReportSource,
  type ReviewState,
} from '../../core/review/index.js';
import {
  EXPORT_FORMATS,
  type ExportChoice,
  type ExportedFile,
  type ExportFormat,
  type ExportKind,
  type ExportsResults,
  type LedgerLineView,
} from '../../shared/desk-api.js';
import {
  countReview,
  findBatch,
  findSignOff,
  listDocuments,
  listNotes,
  logAction,
  timestamp,
  type StoredDocument,
} from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem, unknownFinding } from './desk-problem.js';
import { belongsTo } from './notes.js';
import { inTemplate, resetTemplate, setTemplate, templateView } from './opinion-template.js';
import { chosenDocuments, modelOf, sourcesOf } from './report-sources.js';
import { reviewerOf } from './reviewer.js';

/** What can be handed over: the reports, and pictures of the comparison. */
type HandedFormat = ExportFormat | 'svg' | 'png';

const CONTENT_TYPES: Readonly<Record<HandedFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
};

const TITLES: Readonly<Record<ExportFormat, string>> = {
  docx: '审核意见书',
  xlsx: '问题清单',
  md: '审核意见',
  csv: '问题清单',
  json: '审核意见',
};

const KIND_TITLES: Readonly<Record<ExportKind, string>> = {
  opinion: '审核意见书',
  ledger: '问题清单',
  summary: '审核情况汇总表',
  'check-table': '检查表',
  'finding-sheet': '审核取证单',
  annotated: '批注表',
};

/** The writers of Word and Excel files are large and needed last: they must not delay the start. */
const reports = () => import('../reports/index.js');

/** File name of an export: the unit where there is one only, what it is, and the day. */
function exportName(title: string, format: HandedFormat, documents: readonly StoredDocument[], date: string): string {
  const [first] = documents;
  const unit = documents.length === 1 ? (first?.unitName ?? '') : '';
  const safe = unit.replace(/[\\/:*?"<>|\p{Cc}]/gu, '').slice(0, 60);
  return `${safe === '' ? '' : `${safe}-`}${title}-${date.replaceAll('-', '')}.${format}`;
}

/** Keeps written bytes for the download and logs that they were written. */
export function handOver(
  context: Context,
  bytes: Uint8Array,
  about: {
    readonly title: string;
    readonly format: HandedFormat;
    readonly documents: readonly StoredDocument[];
    readonly action: string;
  },
): ExportedFile {
  const { title, format, documents, action } = about;
  const fileName = exportName(title, format, documents, timestamp().slice(0, 10));
  const detail = { format, documents: documents.map(({ id }) => id), size: bytes.byteLength };
  logAction(context.workspace, { actor: reviewerOf(context.workspace), action, subject: fileName, detail });
  return context.exports.put({ fileName, contentType: CONTENT_TYPES[format], bytes });
}

async function exportNotes(
  context: Context,
  format: ExportFormat,
  chosen: readonly string[] | undefined,
): Promise<ExportedFile> {
  const documents = chosenDocuments(context, chosen);
  const model = modelOf(context, await sourcesOf(context, documents));
  const own = format === 'docx' ? await inTemplate(context, model) : null;
  const bytes = own?.bytes ?? (await context.dependencies.renderReport(model, format));
  return handOver(context, bytes, { title: TITLES[format], format, documents, action: 'notes.export' });
}

/** Whose table it is: the batch, the unit where there is one only, or nothing. */
function subjectOf({ workspace }: Context, choice: ExportChoice, documents: readonly StoredDocument[]): string {
  const batch = choice.batch === undefined ? null : findBatch(workspace, choice.batch);
  if (batch !== null) return batch.name;
  const units = new Set(documents.map(({ unitName }) => unitName ?? ''));
  const [only = ''] = units;
  return units.size === 1 ? only : '';
}

function standingOf({ workspace }: Context, document: StoredDocument): { state: ReviewState; olderVersions: number } {
  const isSigned = findSignOff(workspace, document.id)?.state === 'signed';
  return {
    state: reviewState(countReview(workspace, document), isSigned),
    olderVersions: listDocuments(workspace).filter((one) => one.lineage === document.lineage && !one.latest).length,
  };
}

/** The one problem a 取证单 is about: a note, or a finding nobody has decided. */
function problemOf(
  context: Context,
  choice: ExportChoice,
  sources: readonly ReportSource[],
): { source: ReportSource; row: LedgerRow; finding: Finding | null; note: Note | null } {
  const [noteId] = choice.notes ?? [];
  for (const source of sources) {
    const note = source.notes.find(({ id }) => id === noteId) ?? null;
    const wanted = note?.finding ?? choice.finding;
    const finding = source.findings.find(({ id }) => id === wanted) ?? null;
    if (note === null && (noteId !== undefined || finding === null)) continue;
    const alone = { ...source, findings: finding === null ? [] : [finding], notes: note === null ? [] : [note] };
    const [row] = modelOf(context, [alone], note === null ? undefined : [note.id]).ledger;
    if (row !== undefined) return { source, row, finding, note };
  }
  throw unknownFinding();
}

/** What an export holds. The preview shows it, the writer writes it. */
async function printed(
  context: Context,
  choice: ExportChoice,
  documents: readonly StoredDocument[],
): Promise<PrintedReport> {
  const { printReport } = await reports();
  const sources = await sourcesOf(context, documents);
  switch (choice.kind) {
    case 'opinion': {
      const model = modelOf(context, sources);
      return (await inTemplate(context, model))?.report ?? printReport({ kind: 'opinion', model });
    }
    case 'ledger':
      return printReport({
        kind: 'ledger',
        model: modelOf(context, sources, choice.notes),
        seen: choice.notes !== undefined,
      });
    case 'summary': {
      const standings = new Map(documents.map((document) => [document.id, standingOf(context, document)]));
      const subject = subjectOf(context, choice, documents);
      return printReport({ kind: 'summary', sources, model: modelOf(context, sources), standings, subject });
    }
    case 'check-table': {
      const subject = subjectOf(context, choice, documents);
      return printReport({ kind: 'check-table', sources, rules: context.dependencies.ruleCatalogue(), subject });
    }
    case 'finding-sheet':
      return printReport({ kind: 'finding-sheet', ...problemOf(context, choice, sources) });
    case 'annotated': {
      const [source, ...more] = sources;
      if (source === undefined || more.length > 0) {
        throw new DeskProblem('invalid-input', '批注表一次导出一份文件。请先选定一份文件。');
      }
      return printReport({ kind: 'annotated', source, rules: context.dependencies.ruleCatalogue() });
    }
  }
}

async function write(context: Context, choice: ExportChoice, format: ExportFormat): Promise<ExportedFile> {
  const offered: readonly ExportFormat[] = EXPORT_FORMATS[choice.kind];
  if (!offered.includes(format)) {
    const names = offered.map((one) => `.${one}`).join('、');
    throw new DeskProblem('invalid-input', `${KIND_TITLES[choice.kind]}不能写成 .${format}。可用：${names}。`);
  }
  const documents = chosenDocuments(context, choice.documents);
  const model = async (): Promise<ReturnType<typeof modelOf>> =>
    modelOf(context, await sourcesOf(context, documents), choice.notes);
  if (choice.kind === 'opinion' && format === 'docx') {
    const own = await inTemplate(context, await model());
    if (own !== null) {
      return handOver(context, own.bytes, {
        title: KIND_TITLES.opinion,
        format,
        documents,
        action: 'report.export',
      });
    }
  }
  const bytes =
    format === 'docx' || format === 'xlsx'
      ? await context.dependencies.renderPrinted(await printed(context, choice, documents), format, {
          reviewer: reviewerOf(context.workspace),
          date: timestamp().slice(0, 10),
        })
      : await context.dependencies.renderReport(await model(), format);
  return handOver(context, bytes, { title: KIND_TITLES[choice.kind], format, documents, action: 'report.export' });
}

async function ledgerLines(
  context: Context,
  chosen: readonly string[] | undefined,
): Promise<readonly LedgerLineView[]> {
  const notes = listNotes(context.workspace).filter(({ note }) => note.state !== 'withdrawn');
  // Only documents somebody has written about are read: the ledger is asked for after every note.
  const documents = chosenDocuments(context, chosen).filter((document) =>
    notes.some((note) => belongsTo(document, note)),
  );
  const sources = await sourcesOf(context, documents);
  const listed = sources.flatMap(({ notes }) => notes.filter(({ state }) => state !== 'withdrawn'));
  const { ledger, ledgerNotes } = modelOf(
    context,
    sources,
    listed.map(({ id }) => id),
  );
  return ledger.flatMap((row, index) => {
    const note = ledgerNotes[index];
    return note === undefined || note === null ? [] : [{ note, row }];
  });
}

/** 导出. */
export const exportHandlers: Handlers<'notes.export' | keyof ExportsResults> = {
  'notes.export': (context, { format, documents }) => exportNotes(context, format, documents),
  'exports.preview': (context, choice) => printed(context, choice, chosenDocuments(context, choice.documents)),
  'exports.write': (context, { format, ...choice }) => write(context, choice, format),
  'exports.template': (context) => templateView(context),
  'exports.setTemplate': (context, { token, name }) => setTemplate(context, token, name),
  'exports.resetTemplate': (context) => resetTemplate(context),
  'exports.exampleTemplate': async (context) => {
    const { renderExampleTemplate } = await reports();
    return context.exports.put({
      fileName: '审核意见书模板.docx',
      contentType: CONTENT_TYPES.docx,
      bytes: await renderExampleTemplate(),
    });
  },
  'exports.ledger': (context, { documents }) => ledgerLines(context, documents),
};
