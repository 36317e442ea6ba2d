import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLaunch, readLaunch, refuseSecond } from '../../../../src/main/hosts/electron/launch.js';

describe('the command line of the Electron host', () => {
  const own = [resolve('/program/out/main/index.js'), resolve('/program')];

  it('takes files and the workspace after its own path, as absolute paths', () => {
    const given = ['--workspace=a/w.gouji', '甲.txt', '--no-zygote', '', '/b/乙.pdf'];
    const expected = {
      workspacePath: resolve('/home/x/a/w.gouji'),
      files: [resolve('/home/x/甲.txt'), resolve('/b/乙.pdf')],
    };
    for (const start of [
      ['/electron', '/program/out/main/index.js'],
      ['/electron', '--no-sandbox', '-r', '/tools/loader.js', '../../program'],
    ]) {
      expect(parseLaunch([...start, ...given], own, '/home/x')).toEqual(expected);
    }
  });

  it('starts a packaged program with its arguments at once', () => {
    expect(parseLaunch(['/opt/gouji', '甲.txt'], own, '/home/x')).toEqual({
      workspacePath: null,
      files: [resolve('/home/x/甲.txt')],
    });
    expect(parseLaunch(['/opt/gouji', '--workspace='], own, '/home/x')).toEqual({ workspacePath: null, files: [] });
    expect(parseLaunch(['/opt/gouji'], own, '/home/x')).toEqual({ workspacePath: null, files: [] });
  });

  it('checks what a second start hands over', () => {
    const launch = { workspacePath: null, files: ['/a'] };
    expect(readLaunch(structuredClone(launch))).toEqual(launch);
    for (const data of [
      null,
      undefined,
      'x',
      {},
      { workspacePath: 1, files: [] },
      { workspacePath: null, files: [1] },
      { files: [] },
    ]) {
      expect(readLaunch(data)).toBeNull();
    }
  });

  it('refuses a second start with another workspace, naming both', () => {
    expect(refuseSecond('/w', { workspacePath: null, files: [] })).toBeNull();
    expect(refuseSecond('/w', { workspacePath: '/w', files: ['/a'] })).toBeNull();
    expect(refuseSecond('/w', { workspacePath: '/v', files: [] })).toMatch(/“\/w”.*“\/v”/);
  });
});
