import { createHash } from 'node:crypto';
import {
  completeOwnRule,
  isOwnRuleId,
  parseOwnRule,
  readRuleFile,
  writeRuleFile,
  type OwnRule,
  type Subject,
} from '../../core/checks/index.js';
import type { ExportedFile, Input, OwnRulesTaken } from '../../shared/desk-api.js';
import { listDocuments, timestamp, writeSetting } from '../workspace/index.js';
import { besideOf } from './beside.js';
import { checkBetween } from './check-between.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem } from './desk-problem.js';
import { stopTrial, trialOf, tryOut } from './own-rule-trials.js';
import { ownRulesOf, OWN_RULES_SETTING } from './own-rules-store.js';
import { reviewerOf } from './reviewer.js';
import { reportTrouble } from './trouble.js';

/** The latest version of each document, or those named. */
function subjectsOf({ workspace, disclosures }: Context, documents: readonly string[] | undefined): readonly Subject[] {
  return listDocuments(workspace)
    .filter(({ id, latest }) => (documents === undefined ? latest : documents.includes(id)))
    .flatMap(({ id }): readonly Subject[] => {
      const disclosure = disclosures.load(id);
      return disclosure === null ? [] : [{ document: id, disclosure }];
    });
}

/** A document with the other files of its disclosure: what a rule names may stand in any of them. */
function subjectsBeside(context: Context, document: string): readonly Subject[] {
  const { workspace, disclosures } = context;
  return subjectsOf(context, [document]).flatMap((subject) => [subject, ...besideOf(workspace, disclosures, subject)]);
}

/** A name that no rule of the workspace has. */
function freeId(rules: readonly OwnRule[]): string {
  const taken = new Set(rules.map(({ id }) => id));
  let number = rules.length + 1;
  while (taken.has(`OWN-${number}`)) number += 1;
  return `OWN-${number}`;
}

/** Keeps the rules and checks everything again; findings of a removed rule disappear with it. */
function keep({ workspace, disclosures, dependencies, emit }: Context, rules: readonly OwnRule[]): readonly OwnRule[] {
  const content = writeRuleFile(rules);
  // What is kept is read with the same reader: more rules than it takes would lock the reviewer out of all of them.
  const again = readRuleFile(content);
  if (!again.ok) throw new DeskProblem('invalid-input', `未保存：连同已有的规则，${again.message}`);
  writeSetting(workspace, OWN_RULES_SETTING, content, reviewerOf(workspace));
  void checkBetween(workspace, disclosures, dependencies)
    .then(() => emit({ type: 'workspace.changed', what: ['documents', 'findings'] }))
    .catch((error: unknown) => reportTrouble('own rules', error));
  return rules;
}

function save(context: Context, input: Input<'ownRules.save'>): readonly OwnRule[] {
  const rules = ownRulesOf(context.workspace);
  const id = input.id ?? freeId(rules);
  if (!isOwnRuleId(id)) throw new DeskProblem('invalid-input', '规则编号应写作“OWN-”加大写字母或数字。');
  const parsed = parseOwnRule(input.text);
  if (!parsed.ok) throw new DeskProblem('invalid-input', parsed.mistake.message, parsed.mistake);
  const rule: OwnRule = { ...input, id };
  const known = rules.some((each) => each.id === id);
  return keep(context, known ? rules.map((each) => (each.id === id ? rule : each)) : [...rules, rule]);
}

function remove(context: Context, id: string): readonly OwnRule[] {
  const rules = ownRulesOf(context.workspace);
  if (!rules.some((rule) => rule.id === id)) {
    throw new DeskProblem('not-found', `没有编号为“${id}”的自定规则，可能已被删除。请刷新后重试。`);
  }
  return keep(
    context,
    rules.filter((rule) => rule.id !== id),
  );
}

/** The rules as a file that another workspace can take. */
function exportFile({ workspace, exports }: Context): ExportedFile {
  const rules = ownRulesOf(workspace);
  if (rules.length === 0) throw new DeskProblem('not-found', '还没有自定规则，没有可导出的内容。');
  return exports.put({
    fileName: `自定规则-${timestamp().slice(0, 10).replaceAll('-', '')}.json`,
    contentType: 'application/json',
    bytes: new TextEncoder().encode(writeRuleFile(rules)),
  });
}

function sameRule(one: OwnRule, other: OwnRule): boolean {
  const keys = ['name', 'text', 'severity', 'basis', 'enabled'] as const;
  return keys.every((key) => one[key] === other[key]);
}

/** Id of a rule whose own is taken: the same wherever the rule comes from. */
function contentId({ name, text, severity, basis }: OwnRule): string {
  const hash = createHash('sha256').update(JSON.stringify([name, text, severity, basis]));
  return `OWN-${hash.digest('hex').slice(0, 8).toUpperCase()}`;
}

/** Rules with those of a file that are not there yet. A rule is never replaced by one that happens to bear its id. */
function united(
  standing: readonly OwnRule[],
  incoming: readonly OwnRule[],
  named: (rules: readonly OwnRule[], rule: OwnRule) => string,
) {
  let rules = standing;
  let [added, renamed, known] = [0, 0, 0];
  for (const rule of incoming) {
    if (rules.some((each) => sameRule(each, rule))) {
      known += 1;
      continue;
    }
    const isTaken = rules.some(({ id }) => id === rule.id);
    rules = [...rules, isTaken ? { ...rule, id: named(rules, rule) } : rule];
    added += 1;
    if (isTaken) renamed += 1;
  }
  return { rules, added, renamed, known };
}

function importFile(context: Context, content: string): OwnRulesTaken {
  const file = readRuleFile(content);
  if (!file.ok) throw new DeskProblem('invalid-input', file.message);
  const taken = united(ownRulesOf(context.workspace), file.rules, freeId);
  return taken.added === 0 ? taken : { ...taken, rules: keep(context, taken.rules) };
}

/** Rules of a package that are not here. */
export function rulesInPackage({ workspace }: Context, content: string | null): readonly OwnRule[] {
  const file = content === null ? null : readRuleFile(content);
  if (file === null || !file.ok) return [];
  const standing = ownRulesOf(workspace);
  return file.rules.filter((rule) => !standing.some((each) => sameRule(each, rule)));
}

/** How many rules of a package are not here; `take`: adds them. Which package comes first makes no difference. */
export function rulesOfPackage(context: Context, content: string | null, take: boolean): number {
  const file = content === null ? null : readRuleFile(content);
  if (file === null || !file.ok) return 0;
  const { rules, added } = united(ownRulesOf(context.workspace), file.rules, (all, rule) => {
    const id = contentId(rule);
    return all.some((each) => each.id === id) ? freeId(all) : id;
  });
  if (take && added > 0) keep(context, rules);
  return added;
}

/** 自定规则. */
export const ownRuleHandlers: Handlers<
  | 'ownRules.list'
  | 'ownRules.save'
  | 'ownRules.remove'
  | 'ownRules.tryOut'
  | 'ownRules.trial'
  | 'ownRules.stopTrial'
  | 'ownRules.complete'
  | 'ownRules.export'
  | 'ownRules.import'
> = {
  'ownRules.list': ({ workspace }) => ownRulesOf(workspace),
  'ownRules.save': save,
  'ownRules.remove': (context, { id }) => remove(context, id),
  'ownRules.tryOut': tryOut,
  'ownRules.trial': (context, { run }) => trialOf(context, run),
  'ownRules.stopTrial': (context, { run }) => stopTrial(context, run),
  'ownRules.complete': (context, { text, at, document }) =>
    completeOwnRule(
      text,
      at,
      document === undefined ? subjectsOf(context, undefined) : subjectsBeside(context, document),
    ),
  'ownRules.export': exportFile,
  'ownRules.import': (context, { content }) => importFile(context, content),
};
