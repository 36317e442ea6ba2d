import { homedir } from 'node:os';
import { join } from 'node:path';

/** The workspace opened where none is named: a file in the reviewer's home folder, visible and easy to copy. */
export function defaultWorkspacePath(home: string = homedir()): string {
  return join(home, '勾稽', '默认工作区.gouji');
}
