import type { DeskStatus } from '../../shared/desk-api.js';
import { listDocuments, listNotes } from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { PROGRAM_VERSION } from './engine.js';
import { reviewerOf, setReviewer } from './reviewer.js';

function status({ workspace, host, samples }: Context): DeskStatus {
  const { log } = workspace;
  return {
    version: PROGRAM_VERSION,
    host,
    workspacePath: workspace.path,
    documents: listDocuments(workspace).length,
    notes: listNotes(workspace).length,
    reviewer: reviewerOf(workspace),
    samplesAvailable: samples !== null,
    ...(log.whole
      ? {}
      : { logProblem: `操作日志自第 ${log.brokenAt} 条起与校验值不符，可能在程序之外被改动。请保留此文件备查。` }),
  };
}

/** 程序. */
export const appHandlers: Handlers<'app.status' | 'app.setReviewer'> = {
  'app.status': (context) => status(context),
  'app.setReviewer': (context, { name }) => {
    setReviewer(context.workspace, name);
    return status(context);
  },
};
