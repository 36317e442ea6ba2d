import type { ExportedFile, LogPage } from '../../shared/desk-api.js';
import { csvField } from '../reports/csv.js';
import { logNames, searchLog, timestamp, verifyLog, type LogQuery } from '../workspace/index.js';
import type { Context, Handlers } from './context.js';

/** Rows of one page. */
const PAGE = 100;
/** Rows of one export: above it spreadsheets cut the file without a word. */
const MOST_EXPORTED = 1_000_000;
const HEADINGS = ['序号', '时间', '操作人', '操作', '对象', '内容'] as const;

function list({ workspace }: Context, query: LogQuery & { readonly page: number }): LogPage {
  const { rows, total } = searchLog(workspace, query, query.page * PAGE, PAGE);
  return { entries: rows, total, pageSize: PAGE, ...logNames(workspace) };
}

/** The rows of a query as CSV: UTF-8 with byte order mark and CRLF, what Excel and WPS open as Chinese. */
function exportCsv({ workspace, exports }: Context, query: LogQuery): ExportedFile {
  const { rows } = searchLog(workspace, query, 0, MOST_EXPORTED);
  const lines = rows.map(({ sequence, at, actor, action, subject, detail }) =>
    [String(sequence), at, actor, action, subject, JSON.stringify(detail)].map(csvField).join(','),
  );
  const content = ['\ufeff' + HEADINGS.join(','), ...lines, ''].join('\r\n');
  const fileName = `操作日志-${timestamp().slice(0, 10).replaceAll('-', '')}.csv`;
  return exports.put({ fileName, contentType: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(content) });
}

/** 操作日志. */
export const logHandlers: Handlers<'log.list' | 'log.verify' | 'log.export'> = {
  'log.list': list,
  'log.verify': ({ workspace }) => verifyLog(workspace.database),
  'log.export': exportCsv,
};
