import { insufficient, notApplicable, type Gap } from '../outcome.js';
import type { Subject } from '../subject.js';
import type { Which } from './rule.js';

/** True where both documents are of one unit: its code decides, else its name. */
function sameUnit(one: Subject, other: Subject): boolean {
  const [a, b] = [one.disclosure.profile, other.disclosure.profile];
  if (a.unitCode.value !== null && b.unitCode.value !== null) return a.unitCode.value === b.unitCode.value;
  return a.unitName.value !== null && a.unitName.value === b.unitName.value;
}

function isDepartmentOf(department: Subject, unit: Subject): boolean {
  const [outer, inner] = [department.disclosure.profile, unit.disclosure.profile];
  const code = outer.unitCode.value;
  return outer.level.value === 'department' && code !== null && (inner.unitCode.value ?? '').startsWith(code);
}

const NAMES: Readonly<Record<Exclude<Which, 'this'>, string>> = {
  previous: '上年',
  department: '部门',
  budget: '预算',
};

/** The document a prefix means, seen from the one that is checked. A gap where there is none or more than one. */
export function documentOf(which: Which, subject: Subject, library: readonly Subject[]): Subject | Gap {
  if (which === 'this') return subject;
  const { profile } = subject.disclosure;
  const year = profile.fiscalYear.value;
  const name = NAMES[which];
  const stage = profile.stage.value;
  // A budget has no budget behind it: a rule on the execution is written for final accounts.
  if (which === 'budget' && stage === 'budget') return notApplicable('本文件是预算，“预算.”用于决算文件');
  if (year === null) return insufficient(`文件的年度未能识别，不能找到${name}文件`);
  const wanted = which === 'previous' ? year - 1 : year;
  const found = library.filter(
    (other) =>
      other.document !== subject.document &&
      other.disclosure.profile.fiscalYear.value === wanted &&
      other.disclosure.profile.stage.value === (which === 'budget' ? 'budget' : stage) &&
      (which === 'department' ? isDepartmentOf(other, subject) : sameUnit(other, subject)),
  );
  const [first, ...others] = found;
  if (first === undefined) return insufficient(`没有${name}（${wanted} 年）的文件，不能比较`);
  if (others.length > 0) return insufficient(`${name}（${wanted} 年）的文件有 ${found.length} 份，不能确定用哪一份`);
  return first;
}
