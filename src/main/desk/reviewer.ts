import { userInfo } from 'node:os';
import { readSetting, writeSetting, type Workspace } from '../workspace/index.js';

const SETTING = 'reviewer';

/** Name of the account on this computer, until the reviewer gives another. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without an entry in the user database, as in some containers.
    return '审核人';
  }
}

/** Name under which notes are written and the log is kept. */
export function reviewerOf(workspace: Workspace): string {
  return readSetting(workspace, SETTING) ?? accountName();
}

/** Changes the name. The log names who stood there before. */
export function setReviewer(workspace: Workspace, name: string): void {
  writeSetting(workspace, SETTING, name, reviewerOf(workspace));
}
