/** `gouji check --settings`: the office's settings from a workspace or a package. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/main/cli/arguments.js';
import { checkCommand } from '../../../src/main/cli/commands/check.js';
import { runProgram } from '../../../src/main/cli/program.js';
import { officeSettings } from '../../../src/main/cli/settings-option.js';
import { keepRuleSettings } from '../../../src/main/desk/rule-settings-store.js';
import { openTestDesk } from '../desk/setup.js';
import { openWorkspace, pointTo } from '../../../src/main/workspace/index.js';
import { temporaryFolder } from '../workspace/samples.js';

function settingsOf(path: string) {
  const given = parseArguments(checkCommand, ['a.txt', '--settings', path]);
  return given === null ? null : officeSettings(given);
}

/** A workspace in which a rule is switched off. */
function made(): string {
  const path = join(temporaryFolder(), 'a.gouji');
  const workspace = openWorkspace(path);
  keepRuleSettings(workspace, { settings: { 'SUM-ROW': { enabled: false } }, regions: {} }, '张三');
  workspace.close();
  return path;
}

async function run(...argv: string[]) {
  let [out, err] = ['', ''];
  const code = await runProgram(argv, {
    write: (text) => {
      out += text;
      return Promise.resolve();
    },
    tell: (line) => {
      err += `${line}\n`;
    },
    progress: () => undefined,
    readInput: () => Promise.resolve(new Uint8Array()),
  });
  return { code, out, err };
}

describe('officeSettings', () => {
  it('reads a workspace without changing it', () => {
    const path = made();
    expect(settingsOf(path)).toEqual({
      settings: { 'SUM-ROW': { enabled: false } },
      regions: {},
      rules: [],
      codes: [],
    });
  });

  it('reads a workspace that was moved by the name it had', () => {
    const path = made();
    const present = join(temporaryFolder(), 'b.gouji');
    renameSync(path, present);
    expect(() => settingsOf(path)).toThrow('找不到');
    pointTo(path, present);
    expect(settingsOf(path)?.settings).toEqual({ 'SUM-ROW': { enabled: false } });
    renameSync(present, `${present}.away`);
    expect(() => settingsOf(path)).toThrow(/工作区已移到“.*b\.gouji”/);
  });

  it('reads a package', async () => {
    const { value, desk, folder } = openTestDesk();
    await value('ruleSettings.save', {
      rule: 'arithmetic.total',
      setting: { enabled: true, severity: 'notice', thresholds: {} },
    });
    const { token } = await value('packages.export', { withOriginals: false });
    const path = join(folder, 'a.goujipack');
    writeFileSync(path, desk.file(token)!.bytes);
    expect(settingsOf(path)).toMatchObject({ settings: { 'arithmetic.total': { severity: 'notice' } }, regions: {} });
  });

  it('says what is wrong with what was named', async () => {
    const nothing = join(temporaryFolder(), '没有.gouji');
    expect(await run('check', 'a.txt', '--settings', nothing)).toMatchObject({
      code: 2,
      err: expect.stringContaining('找不到'),
    });
    const other = join(temporaryFolder(), 'a.txt');
    writeFileSync(other, '不是工作区');
    expect(await run('check', other, '--settings', other)).toMatchObject({
      code: 2,
      err: expect.stringContaining('不是勾稽工作区'),
    });
  });
});
