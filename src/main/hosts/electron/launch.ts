/** What the command line asks the Electron host to do. */
import { resolve } from 'node:path';

export type Launch = {
  /** The workspace named by `--workspace=`; null where none was. */
  readonly workspacePath: string | null;
  /** Absolute paths of the files and folders to import. */
  readonly files: readonly string[];
};

const WORKSPACE = '--workspace=';

/**
 * Reads `process.argv`. What counts follows the program's own path (`own`: its entry, its folder); a packaged program is not
 * named on its command line, there everything counts. Other switches belong to Chromium and are passed over.
 */
export function parseLaunch(argv: readonly string[], own: readonly string[], folder: string): Launch {
  const program = argv.findIndex((word, index) => index > 0 && own.includes(resolve(folder, word)));
  const given = argv.slice(Math.max(program, 0) + 1);
  const workspace = given.find((word) => word.startsWith(WORKSPACE))?.slice(WORKSPACE.length) ?? '';
  return {
    workspacePath: workspace === '' ? null : resolve(folder, workspace),
    files: given.filter((word) => word !== '' && !word.startsWith('-')).map((word) => resolve(folder, word)),
  };
}

/** What a second start hands to the first; null where it is not one. It crossed a process border, so it is checked. */
export function readLaunch(data: unknown): Launch | null {
  if (typeof data !== 'object' || data === null) return null;
  const { workspacePath, files } = data as Record<string, unknown>;
  if (workspacePath !== null && typeof workspacePath !== 'string') return null;
  if (!Array.isArray(files)) return null;
  const paths = files.filter((file) => typeof file === 'string');
  return paths.length === files.length ? { workspacePath, files: paths } : null;
}

/** Why a second start cannot be served by the window that is open; null where it can. */
export function refuseSecond(openWorkspace: string, second: Launch): string | null {
  if (second.workspacePath === null || second.workspacePath === openWorkspace) return null;
  return `已打开工作区“${openWorkspace}”。请先关闭本窗口，再打开“${second.workspacePath}”。`;
}
