/** What the terminal shows of an import. */
import type { DocumentSummary, ImportItem, ImportJob } from '../../shared/desk-api.js';

const STAGES = { budget: '预算', final: '决算' } as const;
const GAP = '  ';

function unitWords(document: DocumentSummary): string {
  return [document.unitCode, document.unitName].filter((part) => part !== null).join(' ') || '单位未识别';
}

function yearWords(document: DocumentSummary): string {
  const stage = document.stage === null ? '' : STAGES[document.stage];
  if (document.fiscalYear === null) return `年度未识别 ${stage}`.trim();
  return `${document.fiscalYear}年${stage}`;
}

function countWords({ findings: { error, warning, notice } }: DocumentSummary): string {
  return `错误 ${error} · 疑似 ${warning} · 提示 ${notice}`;
}

/** Why a document is not fully read; "" where it is. */
function stateWords(document: DocumentSummary): string {
  if (document.state === 'read') return '';
  const word = { pending: '待读取', partial: '部分读出', unread: '未读出' }[document.state];
  return document.message === null ? word : `${word}：${document.message}`;
}

/** 文件、单位、年度、表数、问题: one line for each imported file, or why it was not imported. */
function importLine(item: ImportItem, documents: ReadonlyMap<string, DocumentSummary>): string {
  const document = item.document === null ? undefined : documents.get(item.document);
  if (document === undefined || item.state === 'failed' || item.state === 'cancelled') {
    const word = item.state === 'cancelled' ? '已取消' : '未导入';
    return `${item.path}${GAP}${word}${item.message === null ? '' : `：${item.message}`}`;
  }
  return [
    item.path,
    unitWords(document),
    yearWords(document),
    `${document.tables} 张表`,
    countWords(document),
    stateWords(document),
    item.state === 'already-there' ? '工作区中已有' : '',
  ]
    .filter((part) => part !== '')
    .join(GAP);
}

/** The lines of a finished import. */
export function importLines(job: ImportJob, documents: readonly DocumentSummary[]): readonly string[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return job.items.map((item) => importLine(item, byId));
}

/** Whether a file of the import could not be brought in or not be read. */
export function hasFailures(job: ImportJob, documents: readonly DocumentSummary[]): boolean {
  const unread = new Set(documents.filter((document) => document.state === 'unread').map((document) => document.id));
  return job.items.some((item) => item.state === 'failed' || (item.document !== null && unread.has(item.document)));
}

/** 「正在读取 3/12：文件名」 while an import runs. */
export function progressLine(job: ImportJob): string {
  const current = job.items.find((item) => item.state === 'reading');
  return `正在读取 ${job.done}/${job.total}${current === undefined ? '' : `：${current.path}`}`;
}
