import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  profileOf,
  readRuleFile,
  settingsIn,
  type CheckSettings,
  type OwnCodes,
  type OwnRule,
  type RegionSettings,
  type Subject,
} from '../../core/checks/index.js';
import { codesIn } from '../desk/exchange/code-table-sayings.js';
import { settingsInSayings } from '../desk/exchange/rule-setting-sayings.js';
import { ownRulesOf } from '../desk/own-rules-store.js';
import { readPackage } from '../desk/package-file.js';
import { regionSettingsOf, ruleSettingsOf } from '../desk/rule-settings-store.js';
import { listCodeTables, presentPlace, withReader, WorkspaceProblem } from '../workspace/index.js';
import { UsageError, type Arguments, type OptionSpec } from './command.js';
import { isZip } from './is-zip.js';

/** How an office has set the checks: rules, its own rules, its codes. */
export type OfficeSettings = {
  readonly settings: CheckSettings;
  readonly regions: RegionSettings;
  readonly rules: readonly OwnRule[];
  readonly codes: readonly OwnCodes[];
};

/** Schema from which on a workspace holds codes; an older one is only read here, and not brought up to date. */
const WITH_CODES = 13;

/** 「--settings」 of commands that check. */
export const SETTINGS_OPTION = {
  settings: {
    type: 'string',
    placeholder: '工作区或交换包',
    help: '按这个工作区（或交换包）的规则设置、自定规则和码表检查',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** The settings of the file that `--settings` names; null where it was not given. Throws `UsageError`. */
export function officeSettings(given: Arguments): OfficeSettings | null {
  const named = given.value('settings');
  if (named === undefined) return null;
  const refuse = (why: string): UsageError => new UsageError(`选项“--settings”：${why}`);
  const path = movedTo(named, refuse);
  if (!existsSync(path)) throw refuse(`找不到“${path}”。请给出工作区文件或交换包。`);
  if (isZip(path)) {
    const read = readPackage(basename(path), readFileSync(path));
    if (!read.ok) throw refuse(read.message);
    const { ownRules, sayings } = read.value;
    const file = ownRules === null ? null : readRuleFile(ownRules);
    const inSayings = settingsInSayings(sayings);
    if (inSayings === null) {
      throw refuse(`“${path}”中对同一条规则有不同的设置，尚未裁定。请先在审核台中导入并裁定，再使用该工作区。`);
    }
    return { ...inSayings, rules: file?.ok === true ? file.rules : [], codes: codesIn(sayings) };
  }
  try {
    return withReader(path, (database) => ({
      settings: ruleSettingsOf({ database }),
      regions: regionSettingsOf({ database }),
      rules: ownRulesOf({ database }),
      codes: Number(database.pragma('user_version', { simple: true })) < WITH_CODES ? [] : listCodeTables({ database }),
    }));
  } catch (error) {
    if (error instanceof WorkspaceProblem) throw refuse(error.message);
    throw error;
  }
}

/** Where a workspace is that was moved away from the named place; the named place of everything else. */
function movedTo(named: string, refuse: (why: string) => UsageError): string {
  try {
    return presentPlace(named);
  } catch (error) {
    if (error instanceof WorkspaceProblem) throw refuse(error.message);
    throw error;
  }
}

/** What holds for one document. */
export function settingsFor({ settings, regions }: OfficeSettings): (subject: Subject) => CheckSettings {
  return ({ disclosure }) => {
    const { id, name } = profileOf(disclosure.profile, undefined);
    return settingsIn(settings, regions[id], name);
  };
}
