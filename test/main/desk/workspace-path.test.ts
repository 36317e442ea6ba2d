import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultWorkspacePath } from '../../../src/main/desk/workspace-path.js';

describe('defaultWorkspacePath', () => {
  const home = join('/', 'home', 'person');
  it.each([
    ['linux', {}, join(home, '.local', 'share')],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data'],
    ['linux', { XDG_DATA_HOME: '' }, join(home, '.local', 'share')],
    ['darwin', {}, join(home, 'Library', 'Application Support')],
    ['win32', { APPDATA: 'C:/Roaming' }, 'C:/Roaming'],
    ['win32', {}, join(home, 'AppData', 'Roaming')],
  ] as const)('stands in the data folder of %s', (platform, environment, folder) => {
    expect(defaultWorkspacePath(environment, platform, home)).toBe(join(folder, 'gouji', 'workspace.gouji'));
  });

  it('is what GOUJI_WORKSPACE says', () => {
    expect(defaultWorkspacePath({ GOUJI_WORKSPACE: '/tmp/a.gouji', XDG_DATA_HOME: '/data' }, 'linux', home)).toBe(
      '/tmp/a.gouji',
    );
  });
});
