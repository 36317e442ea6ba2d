import { cellName, tableName } from './anchor.js';
import { isFinding, isWithinRounding } from './compose.js';
import { fails } from './evaluate.js';
import type { Coverage, RuleInfo } from './finding.js';
import type { Checked, Gap, Outcome } from './outcome.js';
import { insufficient, ambiguous } from './outcome.js';
import type { Operand } from './relation.js';

/** Reasons listed in full; the rest is counted. */
const MOST_REASONS = 3;

/** A cell that was not read as a number, and why. */
function unread(operand: Operand): Gap {
  const { reading, text } = operand.cell;
  const reason = reading.state === 'unreadable' ? `（${reading.reason}）` : '';
  return insufficient(`${cellName(operand)}“${text.trim()}”不能读作数字${reason}`);
}

/** Verdicts that prove nothing become gaps. */
export function gapOf(checked: Checked): Gap | null {
  const { relation, verdict } = checked;
  const [trouble] = verdict.trouble;
  if (verdict.state === 'unread' && trouble !== undefined) return unread(trouble);
  if (verdict.state === 'no-unit' && trouble !== undefined) {
    return insufficient(`${tableName(trouble.table)}未注明金额单位，不能与其他表比较`);
  }
  if (fails(verdict.state) && relation.ambiguousBecause !== undefined) return ambiguous(relation.ambiguousBecause);
  if (checked.doubt !== null) {
    if (checked.doubt.cell.reading.state !== 'number') return unread(checked.doubt);
    if (checked.doubt.line?.codeUnread === true) {
      return insufficient(`${cellName(checked.doubt)}所在行的编码没有读出，不能确认“${relation.says}”`);
    }
    return insufficient(`${cellName(checked.doubt)}的含义未能识别，不能确认“${relation.says}”`);
  }
  return null;
}

function reasons(gaps: readonly Gap[]): string {
  const all = [...new Set(gaps.map((gap) => gap.why))];
  const rest = all.length - MOST_REASONS;
  return all.slice(0, MOST_REASONS).join('；') + (rest > 0 ? `；另有 ${rest} 项` : '');
}

/**
 * 检查覆盖. One line for a rule and a document. What could not be tested outweighs what held: a rule that could not
 * read all its inputs is never `pass`.
 */
export function coverageOf(document: string, rule: RuleInfo, outcomes: readonly Outcome[]): Coverage {
  const tested: Checked[] = [];
  const gaps: Gap[] = [];
  let remarks = 0;
  let roundings = 0;
  let passes = 0;
  for (const outcome of outcomes) {
    switch (outcome.type) {
      case 'checked': {
        const gap = gapOf(outcome);
        if (gap !== null) gaps.push(gap);
        else if (outcome.verdict.state !== 'unstated') tested.push(outcome);
        break;
      }
      case 'gap':
        gaps.push(outcome);
        break;
      case 'remark':
        if (outcome.isRounding === true) roundings += 1;
        else remarks += outcome.count ?? 1;
        break;
      case 'passed':
        passes += outcome.count;
    }
  }
  const count = tested.length + remarks + roundings + passes;
  const line = (state: Coverage['state'], why: string): Coverage => ({ document, rule: rule.id, state, why, count });

  const unsure = gaps.filter((gap) => gap.state !== 'not-applicable');
  const untested = unsure.length === 0 ? '' : `部分未能检查：${reasons(unsure)}`;
  if (remarks > 0 || tested.some((one) => isFinding(one, rule))) return line('finding', untested);
  if (unsure.some((gap) => gap.state === 'insufficient-data')) return line('insufficient-data', reasons(unsure));
  if (unsure.length > 0) return line('ambiguous', reasons(unsure));
  if (count > 0) {
    const rounded = roundings + tested.filter((one) => isWithinRounding(one.verdict)).length;
    return line('pass', rounded === 0 ? '' : `其中 ${rounded} 项相差在取舍误差之内`);
  }
  return line('not-applicable', gaps.length === 0 ? '没有可以核对的数据' : reasons(gaps));
}
