import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the system keeps a person's program data. */
function dataFolder(environment: Environment, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return environment['APPDATA'] || join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return environment['XDG_DATA_HOME'] || join(home, '.local', 'share');
}

/**
 * 默认工作区. The workspace that is opened where none is named: GOUJI_WORKSPACE, else one file in the person's data folder.
 * The file need not exist.
 */
export function defaultWorkspacePath(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  return environment['GOUJI_WORKSPACE'] || join(dataFolder(environment, platform, home), 'gouji', 'workspace.gouji');
}
