import { operations, type DeskError, type Operation, type Reply } from '../../shared/desk-api.js';
import { explainDatabaseError, WorkspaceProblem } from '../workspace/index.js';
import { actHandlers } from './acts.js';
import { appHandlers } from './app.js';
import { backupHandlers } from './backups/handlers.js';
import { batchHandlers } from './batches.js';
import { codeTableHandlers } from './code-tables.js';
import { compareHandlers } from './compare.js';
import type { Context, Handlers } from './context.js';
import { correctionHandlers } from './corrections.js';
import { DeskProblem } from './desk-problem.js';
import { documentHandlers } from './documents.js';
import { findingHandlers } from './findings.js';
import { logHandlers } from './log.js';
import { noteHandlers } from './notes.js';
import { ownRuleHandlers } from './own-rules.js';
import { packageHandlers } from './packages.js';
import { pageHandlers } from './pages.js';
import { placeHandlers } from './place.js';
import { exportHandlers } from './report-exports.js';
import { reviewHandlers } from './review.js';
import { ruleSettingHandlers } from './rule-settings.js';
import { ruleHandlers } from './rules.js';
import { searchHandlers } from './search.js';
import { silenceHandlers } from './silences.js';
import { reportTrouble } from './trouble.js';
import { versionHandlers } from './versions.js';
import { wordingHandlers } from './wordings.js';

const handlers: Handlers = {
  ...appHandlers,
  ...logHandlers,
  ...documentHandlers,
  ...pageHandlers,
  ...findingHandlers,
  ...compareHandlers,
  ...noteHandlers,
  ...actHandlers,
  ...wordingHandlers,
  ...ruleHandlers,
  ...ruleSettingHandlers,
  ...ownRuleHandlers,
  ...codeTableHandlers,
  ...correctionHandlers,
  ...batchHandlers,
  ...exportHandlers,
  ...reviewHandlers,
  ...silenceHandlers,
  ...searchHandlers,
  ...packageHandlers,
  ...backupHandlers,
  ...placeHandlers,
  ...versionHandlers,
};

/** An operation that takes longer, in milliseconds, is named on standard error. */
const SLOW = 1000;

function isOperation(name: string): name is Operation {
  return Object.hasOwn(operations, name);
}

function failed(error: DeskError): Reply<never> {
  return { ok: false, error };
}

/** Turns what a use case threw into a reply. */
function explain(operation: Operation, error: unknown, workspacePath: string): Reply<never> {
  if (error instanceof DeskProblem) {
    const { code, message, data } = error;
    return failed(data === undefined ? { code, message } : { code, message, data });
  }
  const explained = explainDatabaseError(error, workspacePath);
  if (explained instanceof WorkspaceProblem) return failed({ code: 'workspace', message: explained.message });
  reportTrouble(operation, error);
  return failed({
    code: 'internal',
    message: `操作 ${operation} 未完成：程序内部出错，已保存的内容不受影响。请重试；仍然如此时请重新启动程序。`,
  });
}

/** Runs one operation named by a host. Unknown names and wrong inputs are refused; nothing is thrown. */
export async function dispatch(context: Context, operation: string, input: unknown): Promise<Reply<unknown>> {
  if (!isOperation(operation)) {
    return failed({ code: 'unknown-operation', message: `没有名为“${operation.slice(0, 100)}”的操作。` });
  }
  const parsed = operations[operation].safeParse(input ?? {});
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path }) => path.join('.') || '整体');
    const named = [...new Set(places)].slice(0, 5).join('、');
    return failed({ code: 'invalid-input', message: `操作 ${operation} 的内容不符合要求：${named}。请检查后重试。` });
  }
  const started = performance.now();
  try {
    // The schema and the handler stand under the same name, so that what the schema lets through is the handler's input.
    const handle = handlers[operation] as (context: Context, input: unknown) => unknown;
    return { ok: true, value: await context.acts.record(operation, () => handle(context, parsed.data)) };
  } catch (error) {
    return explain(operation, error, context.workspace.path);
  } finally {
    const taken = performance.now() - started;
    if (taken > SLOW) reportTrouble(`较慢：${operation} 用时 ${Math.round(taken)} 毫秒`);
  }
}
