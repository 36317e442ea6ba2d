import { readFile } from 'node:fs/promises';
import { ownRuleInfo, readRuleFile, ruleCatalogue, type OwnRule } from '../../../core/checks/index.js';
import { locationText } from '../../../core/review/index.js';
import { selfCheckSentence, sumsOf } from '../../desk/self-check.js';
import { choice } from '../arguments.js';
import { checkedAsSet, checkedTogether, checkFiles, isMet, sameContent, type CheckedPart } from '../check-files.js';
import { coverageJson, findingJson, tableReadingsJson } from '../check-json.js';
import { checkText, countLine, findingLines, rulesById, type Where } from '../check-text.js';
import { CODE_OPTIONS, ownCodes } from '../code-file-option.js';
import { UsageError, type Arguments, type Command } from '../command.js';
import { documentJson, jsonDocument, namesOf } from '../json.js';
import { officeSettings, SETTINGS_OPTION, settingsFor } from '../settings-option.js';
import { anyUnread, NAME_OPTION, readFiles, type FileReading } from '../read-files.js';
import { reportFormatOf } from '../report-file.js';
import { writeCheckNotes } from '../write-notes.js';

/** `gouji check`: reads, then runs every check; with several files also the checks between them. */
export const checkCommand: Command = {
  name: 'check',
  summary: '读取并检查文件；几个文件一起给出时还核对文件之间的关系',
  usage:
    '文件… [--json] [--each] [--only 规则,…] [--rules 规则文件.json] [--codes 码表文件] [--settings 工作区或交换包] [--notes 输出文件] [--fail-on error|warning]',
  options: {
    json: { type: 'boolean', help: '以 JSON 输出问题和检查覆盖情况' },
    each: { type: 'boolean', help: '每个文件单独检查，不核对文件之间的关系' },
    only: { type: 'string', placeholder: '规则,…', help: '只用这些规则（gouji rules 列出规则）' },
    rules: { type: 'string', placeholder: '规则文件', help: '另用这个文件（JSON）中的自定规则' },
    ...CODE_OPTIONS,
    ...SETTINGS_OPTION,
    notes: { type: 'string', placeholder: '输出文件', help: '另写审核意见，格式按后缀：.docx .xlsx .md .csv .json' },
    'fail-on': { type: 'string', placeholder: 'error|warning', help: '有错误（或疑似）时退出码为 1' },
    name: NAME_OPTION,
  },
  details: ['只因四舍五入而有的差额不算问题，只计数。没有读出的内容不算通过，列在“未能检查”里。'],
  run: async (given, terminal) => {
    const failOn = choice(given, 'fail-on', ['error', 'warning']);
    const notes = given.value('notes');
    const format = notes === undefined ? null : reportFormatOf(notes);
    const each = given.flag('each');
    const office = officeSettings(given);
    const own = withOffice(await ownRules(given), office?.rules ?? []);
    const only = onlyRules(given, own);
    const stated = await ownCodes(given);
    const others = (office?.codes ?? []).filter(({ year }) => year !== stated?.year);
    const codes = stated === null ? others : [stated, ...others];
    const settings = office === null ? null : settingsFor(office);

    const alone = checkedAsSet(await readFiles(given, terminal), { codes, settings });
    const readings = each ? alone : checkedTogether(alone, { codes, settings });
    for (const { file, like } of sameContent(readings)) terminal.tell(`“${file}”与“${like}”内容相同。`);
    const parts = checkFiles(readings, { each, only, own, settings });
    await terminal.write(given.flag('json') ? checkJson(readings, parts) : checkReport(readings, parts, own));
    if (notes !== undefined && format !== null) {
      await writeCheckNotes(readings, parts, { path: notes, format });
      terminal.tell(`已写出审核意见：${notes}`);
    }
    if (anyUnread(readings)) return 3;
    return isMet(
      failOn,
      parts.flatMap((part) => part.findings),
    )
      ? 1
      : 0;
  },
};

/** Rules of `--rules` with the office's; of two with one id that of `--rules`. */
function withOffice(rules: readonly OwnRule[], office: readonly OwnRule[]): readonly OwnRule[] {
  const named = new Set(rules.map(({ id }) => id));
  return [...rules, ...office.filter(({ id }) => !named.has(id))];
}

/** The rules of `--only`: ids of the catalogue, or of the caller's own rules. */
function onlyRules(given: Arguments, own: readonly OwnRule[]): readonly string[] | null {
  const value = given.value('only');
  if (value === undefined) return null;
  const known = new Set([...ruleCatalogue(), ...own].map((rule) => rule.id));
  const ids = value.split(/[,，、\s]+/).filter((id) => id !== '');
  const unknown = ids.filter((id) => !known.has(id));
  if (ids.length === 0) throw new UsageError('选项“--only”没有给出规则。gouji rules 列出全部规则。');
  if (unknown.length > 0) throw new UsageError(`没有这些规则：${unknown.join('、')}。gouji rules 列出全部规则。`);
  return ids;
}

/** The rules of `--rules`; wrong use where the file cannot be read or a rule is not understood. */
async function ownRules(given: Arguments): Promise<readonly OwnRule[]> {
  const path = given.value('rules');
  if (path === undefined) return [];
  let json: string;
  try {
    json = await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`规则文件“${path}”不能读取。请检查路径。`);
  }
  const file = readRuleFile(json);
  if (!file.ok) throw new UsageError(`规则文件“${path}”：${file.message}`);
  return file.rules;
}

function checkJson(readings: readonly FileReading[], parts: readonly CheckedPart[]): string {
  return jsonDocument({
    documents: readings.map((reading) => ({ ...documentJson(reading), tables: tableReadingsJson(reading) })),
    findings: parts.flatMap(({ findings, names }) => findings.map((finding) => findingJson(finding, names))),
    coverage: parts.flatMap(({ coverage, names }) => coverage.map((one) => coverageJson(one, names))),
  });
}

function checkReport(readings: readonly FileReading[], parts: readonly CheckedPart[], own: readonly OwnRule[]): string {
  const rules = rulesById([...ruleCatalogue(), ...own.map(ownRuleInfo)]);
  const findings = parts.flatMap((part) => part.findings);
  const coverage = parts.flatMap((part) => part.coverage);
  const texts = readings.map(({ file, outcome, beside }) => {
    if (!outcome.ok) return `${file}\n  未读取：${outcome.failure.message}\n`;
    const { sha256, disclosure, check } = outcome.value;
    const own = {
      findings: findings.filter((finding) => finding.documents.length === 1 && finding.documents[0] === sha256),
      coverage: coverage.filter((one) => one.document === sha256),
      ...(check.readings === undefined ? {} : { readings: check.readings }),
    };
    return checkText(file, disclosure, own, rules, selfCheckSentence(sumsOf(disclosure, own, rules, beside)));
  });
  const across = findings.filter((finding) => finding.documents.length > 1);
  const lines = findingLines(across, locator(readings)).map((line) => `  ${line}\n`);
  if (across.length > 0) texts.push(`文件之间：${countLine(across)}\n${lines.join('')}`);
  texts.push(`共 ${readings.length} 个文件；${countLine(findings)}\n`);
  return texts.join('\n');
}

/** Between files a place needs its file. */
function locator(readings: readonly FileReading[]): Where {
  const names = namesOf(readings);
  const disclosures = new Map(
    readings.flatMap(({ outcome }) => (outcome.ok ? [[outcome.value.sha256, outcome.value.disclosure] as const] : [])),
  );
  return (anchor) => `${names.file(anchor.document)}：${locationText(anchor, disclosures.get(anchor.document))}`;
}
