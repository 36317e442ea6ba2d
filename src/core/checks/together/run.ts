import { anchorForDocument, type Anchor } from '../../disclosure/index.js';
import { rulesInSteps, type CheckResult } from '../engine.js';
import type { Coverage, Finding } from '../finding.js';
import type { Outcome, Rule } from '../outcome.js';
import type { CheckSettings } from '../settings.js';
import { finish, type Steps } from '../steps.js';
import type { Subject } from '../subject.js';
import { atHome, isFromBeside } from './home.js';
import { viewOf, type View } from './view.js';
import { besideWords, elsewhereWords, namedFiles } from './words.js';

/** Where an outcome stands; null: it is about no place. */
function placeOf(outcome: Outcome): Anchor | null {
  if (outcome.type === 'remark') return outcome.at;
  if (outcome.type !== 'checked') return null;
  const shown = outcome.relation.right[0] ?? outcome.relation.left[0];
  if (shown === undefined) return null;
  const { document, table, cell } = shown.operand;
  return { ...anchorForDocument(document), table: table.id, place: cell.at };
}

/** True for an anchor on the disclosure as a whole: what is missing is missing in all of its files. */
function isOnWhole({ table, place }: Anchor): boolean {
  return table === null && place === null;
}

/** A place that says no more than its file is none. */
function tidy(anchor: Anchor): Anchor {
  return anchor.place !== null && Object.keys(anchor.place).length === 0 ? { ...anchor, place: null } : anchor;
}

/** The finding with the names of the other files that it speaks of. */
function namingFiles(finding: Finding, beside: readonly Subject[]): Finding {
  const others = beside.filter(({ document }) => finding.documents.includes(document));
  const evidence = finding.evidence.map((one) => ({ ...one, anchor: tidy(one.anchor) }));
  const own = { ...finding, at: tidy(finding.at), evidence };
  if (others.length === 0) return own;
  return { ...own, message: `${finding.message.replace(/。$/, '')}（另一处在同一材料的${namedFiles(others)}）。` };
}

/** The line of a file, which says where another file was needed for it. */
function lineBeside(alone: Coverage | undefined, joint: Coverage, beside: readonly Subject[]): Coverage {
  if (alone !== undefined && alone.state === joint.state && alone.count === joint.count && alone.why === joint.why) {
    return alone;
  }
  if (alone?.state === 'not-applicable' && joint.state === 'not-applicable') return alone;
  // What the rule looks at stands in the other file alone.
  if (joint.state === 'not-applicable') return { ...joint, why: elsewhereWords(beside) };
  const note = besideWords(beside);
  return { ...joint, why: joint.why === '' ? note : `${joint.why}（${note}）` };
}

/** A file with the other files of its disclosure, as one document: the rules read it as if it had been published whole. */
export function joined(self: Subject, view: View): Subject {
  return {
    ...self,
    disclosure: view.disclosure,
    together: { copies: view.copies, profile: self.disclosure.profile },
  };
}

/**
 * 合并检查. Checks one file beside the other files of its disclosure: every rule sees the text of the one and the tables of the
 * other. What stands in another file is said there; what is missing in all of them is said once. Pauses after each rule.
 */
export function* togetherInSteps(
  rules: readonly Rule[],
  subject: Subject,
  settings: CheckSettings,
): Steps<CheckResult> {
  const { beside = [], ...self } = subject;
  const alone = yield* rulesInSteps(rules, self, settings);
  const view = viewOf(self, beside);
  const others = new Set(beside.map(({ document }) => document));
  const isOwn = (anchor: Anchor): boolean => {
    const { document } = atHome(anchor);
    // What stands in another disclosure (last year's) is told once as well.
    const isElsewhere = document !== subject.document && !others.has(document);
    return isOnWhole(anchor) || isElsewhere ? view.isFirst : document === subject.document;
  };
  const result = yield* rulesInSteps(rules, joined(self, view), settings, (outcome) => {
    const at = placeOf(outcome);
    return at === null || isOwn(at);
  });
  const lines = new Map(alone.coverage.map((line) => [line.rule, line]));
  // A table that another file prints more fully is still checked for itself.
  const ofReplaced = alone.findings.filter(({ at }) => at.table !== null && view.replaced.has(at.table));
  return {
    findings: [
      ...result.findings.filter(({ at }) => isOwn(at)).map((finding) => namingFiles(finding, beside)),
      ...ofReplaced,
    ],
    coverage: result.coverage.map((line) => lineBeside(lines.get(line.rule), line, beside)),
    readings: [
      ...(result.readings ?? []).filter(({ table }) => !isFromBeside(table)),
      ...(alone.readings ?? []).filter(({ table }) => view.replaced.has(table)),
    ],
  };
}

/** `togetherInSteps` without a pause. */
export function runTogether(...what: Parameters<typeof togetherInSteps>): CheckResult {
  return finish(togetherInSteps(...what));
}
