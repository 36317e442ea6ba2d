import { readFile } from 'node:fs/promises';
import type { PrintedReport, ReportModel } from '../../core/review/index.js';
import type { TemplateView } from '../../shared/desk-api.js';
import { findTemplate, removeTemplate, saveTemplate } from '../workspace/index.js';
import type { Context } from './context.js';
import { DeskProblem } from './desk-problem.js';
import { reviewerOf } from './reviewer.js';

const reports = () => import('../reports/index.js');

/** The template in use, or null. */
export function templateView({ workspace }: Context): TemplateView | null {
  const stored = findTemplate(workspace);
  if (stored === null) return null;
  const { bytes: _bytes, ...view } = stored;
  return view;
}

/** Takes an uploaded file as the template. What cannot be used is refused and the one before stays. */
export async function setTemplate(context: Context, token: string, name: string): Promise<TemplateView> {
  const { workspace, uploads } = context;
  const path = uploads.pathOf(token);
  if (path === null) throw new DeskProblem('not-found', `“${name}”的内容未能送达，模板未更换。请重新选择。`);
  const { checkTemplate, TemplateProblem } = await reports();
  try {
    const bytes = await readFile(path);
    checkTemplate(bytes);
    saveTemplate(workspace, name, bytes, reviewerOf(workspace));
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    throw new DeskProblem('invalid-input', `“${name}”未设为模板。${error.message}`);
  } finally {
    await uploads.release(token);
  }
  const view = templateView(context);
  if (view === null) throw new Error('the template was saved and is not there');
  return view;
}

/** Goes back to the program's own layout. */
export function resetTemplate({ workspace }: Context): null {
  removeTemplate(workspace, reviewerOf(workspace));
  return null;
}

/** The opinion in the reviewer's own template, or null where there is none. */
export async function inTemplate(
  { workspace }: Context,
  model: ReportModel,
): Promise<{ readonly bytes: Uint8Array; readonly report: PrintedReport } | null> {
  const stored = findTemplate(workspace);
  if (stored === null) return null;
  const { fillTemplate, TemplateProblem } = await reports();
  try {
    return fillTemplate(stored.bytes, model);
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    throw new DeskProblem('invalid-input', `模板“${stored.name}”不能使用，未生成文件。${error.message}`);
  }
}
