import { anchorForTable, type Column, type Table } from '../../disclosure/index.js';
import { anchorOf, evidenceOf, tableName } from '../anchor.js';
import { evaluate, fails } from '../evaluate.js';
import { passed, type Outcome, type Remark } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { hasFigure, operandAt, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { hasNarrative } from '../text/lines.js';
import { denials } from '../text/matters.js';
import { leavesOf } from '../tree.js';
import { projectOperand } from './cross-project.js';
import { bareProjectName, performanceProjects } from './performance-projects.js';
import { procuredOf } from './procurement-scope.js';

/** Words both names may have without being of one matter. */
const COMMON = /服务|项目|经费|工作|其他|管理|专项|采购|政府|购买|辅助性?/g;
const LEAST_KEPT = 2;
const MOST_CHANGED = 3;

/** True where the names begin and end alike and differ in one word between: 「窗口咨询服务」 and 「窗口评估服务」. */
function isLike(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const changed = [one, other].map((name) => name.length - head - tail);
  const kept = `${one.slice(0, head)}|${one.slice(one.length - tail)}`.replace(COMMON, '').replace('|', '');
  return kept.length >= LEAST_KEPT && tail > 0 && changed.every((length) => length > 0 && length <= MOST_CHANGED);
}

/** Words of a line of the table, the narrowest level of its directory last. */
function nameOf(table: Table, entry: Entry): string {
  const texts = table.columns
    .filter(({ measure }) => measure !== 'service.field')
    .flatMap(({ index }) => {
      const cell = entry.row.cells[index];
      return cell?.reading.state === 'text' ? [cell.text.replace(/\s+/g, '')] : [];
    });
  return (texts.at(-1) ?? entry.line.label).replace(/^[A-Z]?\d+[-—]?/, '');
}

function isSame(one: Operand, other: Operand): boolean {
  if (!hasFigure(one) || !hasFigure(other)) return false;
  const { state } = evaluate({
    says: '',
    left: [plus(one)],
    right: [plus(other)],
    comparison: 'equal',
    tolerance: 'copy',
  });
  return !fails(state);
}

/**
 * 购买服务与项目同额异名. A service that one project alone pays to the fen, called by another name of the same matter
 * (「咨询培训服务」 and 「咨询评估服务」): one of the two names is likely wrong.
 */
export function unlikeProjects(subject: Subject, services: Table, column: Column): readonly Outcome[] {
  const projects = performanceProjects(subject.disclosure).flatMap((project) => {
    const amount = projectOperand(subject, project, 'performance.project-total');
    return amount === null ? [] : [{ project, amount }];
  });
  return leavesOf(services, 0).flatMap((entry): Outcome[] => {
    const bought = operandAt(subject, services, entry, column);
    if (bought === null) return [];
    const paid = projects.filter(({ amount }) => isSame(bought, amount));
    const [only] = paid;
    if (only === undefined || paid.length > 1) return [];
    const [service, project] = [bareProjectName(nameOf(services, entry)), bareProjectName(only.project.name)];
    if (service === project || !isLike(service, project)) return [passed(1)];
    return [
      {
        type: 'remark',
        severity: 'warning',
        message: `政府购买服务“${service}”与项目“${only.project.name}”金额相同而名称不同，请核对是否为同一事项、哪个名称正确。`,
        at: anchorOf(bought),
        evidence: [evidenceOf(bought, 'stated', null), evidenceOf(only.amount, 'operand', null)],
        topic: `同额异名·${service}`,
      },
    ];
  });
}

/**
 * 采购有服务、购买服务表空白. Services are procured, the table of purchased services prints nothing, and neither the table nor the
 * text says why: some of what is procured may belong there. A file of tables alone says nothing of why; its text may.
 */
export function unlistedServices(subject: Subject, services: Table): Remark | null {
  const { disclosure } = subject;
  if (services.emptyNote !== null || !hasNarrative(disclosure)) return null;
  if (denials(disclosure, 'purchased-services').length > 0) return null;
  const procured = procuredOf(subject, 'services');
  if (procured === null) return null;
  const unit = procured.column.moneyUnit ?? '';
  return {
    type: 'remark',
    severity: 'notice',
    message: `${tableName(services)}没有数据，政府采购预算则列有服务类 ${procured.cell.text.trim()} ${unit}，请核对是否有应当列入的政府购买服务项目。`,
    at: anchorForTable(subject.document, services),
    evidence: [evidenceOf(procured, 'operand', null)],
    topic: '采购有服务',
  };
}
