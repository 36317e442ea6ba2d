import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DeskStatus, Licences } from '../../shared/desk-api.js';
import { keepUnlogged, listDocuments, listNotes, readSetting, type Workspace } from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { PROGRAM_VERSION } from './engine.js';
import { DeskProblem } from './desk-problem.js';
import { resourcesFolder } from './program-file.js';
import { reviewerOf, setReviewer } from './reviewer.js';
import { runSelfTest } from './self-test.js';

/** What was done about a program that was cut off; null: the last one was closed. */
function recoveryOf({ recovered, setAside, damaged }: Workspace): string | null {
  if (damaged !== null) {
    return `工作区的索引有损坏，已由表中的内容重建，并全面核对，内容没有缺失。损坏的文件保留为：${damaged}。确认不需要时可删除。`;
  }
  if (recovered) return '上次程序没有正常关闭。工作区已全面核对，内容完整，已保存的内容都在。';
  if (setAside === null) return null;
  return `工作区旁有一份不属于它的未并入内容（多见于恢复备份之后），没有并入，已另存为：${setAside}。请核对最近的意见是否都在；确认不需要时可删除该文件。`;
}

function status({ workspace, host, samples }: Context): DeskStatus {
  const { log } = workspace;
  const recovery = recoveryOf(workspace);
  return {
    version: PROGRAM_VERSION,
    host,
    workspacePath: workspace.path,
    documents: listDocuments(workspace).length,
    notes: listNotes(workspace).length,
    reviewer: reviewerOf(workspace),
    samplesAvailable: samples !== null,
    ...(recovery === null ? {} : { recovery }),
    ...(log.whole
      ? {}
      : { logProblem: `操作日志自第 ${log.brokenAt} 条起与校验值不符，可能在程序之外被改动。请保留此文件备查。` }),
  };
}

const licencesSchema = z.object({
  packages: z.array(
    z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.number().int().nullable() }),
  ),
  texts: z.array(z.string()),
});

function licences(): Licences {
  const folder = resourcesFolder();
  try {
    return licencesSchema.parse(JSON.parse(readFileSync(join(folder ?? '', 'licences.json'), 'utf8')));
  } catch {
    throw new DeskProblem('not-found', '程序目录中没有许可清单（resources/licences.json）。请重新安装程序。');
  }
}

/** How the page was left: in the workspace, because a page of the browser host has another address at every start. */
const VIEW = 'page-view';

/** 程序. */
export const appHandlers: Handlers<
  'app.status' | 'app.setReviewer' | 'app.selfTest' | 'app.licences' | 'app.view' | 'app.keepView'
> = {
  'app.view': ({ workspace }) => ({ view: readSetting(workspace, VIEW) }),
  'app.keepView': ({ workspace }, { view }) => {
    if (readSetting(workspace, VIEW) !== view) keepUnlogged(workspace, VIEW, view);
    return { view };
  },
  'app.selfTest': (context) => runSelfTest(context),
  'app.licences': () => licences(),
  'app.status': (context) => status(context),
  'app.setReviewer': (context, { name }) => {
    setReviewer(context.workspace, name);
    return status(context);
  },
};
