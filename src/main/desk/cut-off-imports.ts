import { keepOpenFiles, listDocuments, openFiles, storeFailure, type Workspace } from '../workspace/index.js';
import { reviewerOf } from './reviewer.js';

function messageFor(path: string): string {
  return `“${path}”没有确认导入：程序在导入期间被中断，库中没有留下不完整的内容。请在资料列表中核对，没有此文件时请重新导入。`;
}

/**
 * Leaves a line for every file whose import the program before this one did not live to end. What is in under this name has
 * been imported; of a file that is in under another name the reviewer is asked to look.
 */
export function tellCutOffImports(workspace: Workspace): void {
  const open = openFiles(workspace);
  if (open.length === 0) return;
  const actor = reviewerOf(workspace);
  const imported = new Set(listDocuments(workspace).map(({ fileName }) => fileName));
  const tell = workspace.database.transaction(() => {
    for (const path of open) if (!imported.has(path)) storeFailure(workspace, path, messageFor(path), actor);
    keepOpenFiles(workspace, []);
  });
  tell.immediate();
}
