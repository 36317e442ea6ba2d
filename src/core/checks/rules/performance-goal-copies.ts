import type { Project } from '../../disclosure/index.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { withoutMarks } from '../text/bare.js';
import { linesOf } from '../text/lines.js';
import { mentionOfCell, remarkOn } from '../text/remarks.js';
import { listed } from './codes-common.js';
import { anchorOfRow, evidenceOfProjects } from './performance-common.js';
import { performanceProjects } from './performance-projects.js';

/** Least length of a clause that can be told from a common phrase. */
const CLAUSE = 6;
/** Share (percent) of a goal that the duties of the unit say word for word. */
const COPIED = 70;
/** A shorter goal is a phrase. */
const LEAST_GOAL = 20;

function isCopied({ goal }: Project, duties: string): boolean {
  const clauses = goal.split(/[，。；、;,：:]/).map((clause) => withoutMarks(clause).replace(/等(?:各项)?工作$/, ''));
  const all = clauses.reduce((sum, clause) => sum + clause.length, 0);
  const same = clauses.filter((clause) => clause.length >= CLAUSE && duties.includes(clause));
  const copied = same.reduce((sum, clause) => sum + clause.length, 0);
  return all >= LEAST_GOAL && same.length >= 2 && copied * 100 >= all * COPIED;
}

/** 目标照抄职责: goals that are the duties of the unit, word for word, and say nothing of the year. */
export function goalsOfDuties(subject: Subject): readonly Remark[] {
  const { disclosure } = subject;
  const duties = withoutMarks(
    linesOf(disclosure)
      .filter(({ section }) => section === 'N-DUTY')
      .map(({ text }) => text)
      .join(''),
  );
  if (duties === '') return [];
  const found = performanceProjects(disclosure).filter((project) => isCopied(project, duties));
  const [first] = found;
  if (first === undefined) return [];
  return [
    {
      type: 'remark',
      severity: 'notice',
      message: `绩效目标与单位职责的文字基本相同：${listed(found.map(({ name }) => `“${name}”`))}，请写明本年度项目的预期产出和效果。`,
      at: { ...anchorOfRow(subject, first, first), quote: first.name },
      evidence: evidenceOfProjects(subject, found),
      topic: '目标照抄职责',
    },
  ];
}

/** 中期目标与年度目标相同: two columns of goals that say the very same of a project of several years. */
export function sameGoals({ disclosure, document }: Subject): readonly Remark[] {
  const found = disclosure.tables
    .filter(({ kind }) => kind === 'project-performance')
    .flatMap((table) => {
      const goals = table.columns.filter(({ measure }) => measure === 'performance.goal');
      const [middle] = goals.filter(({ path }) => /中期|长期|实施期/.test(path.join('')));
      const [year] = goals.filter(({ path }) => /年度|当年|本年/.test(path.join('')));
      if (middle === undefined || year === undefined) return [];
      const seen = new Set<string>();
      return table.rows.flatMap((row) => {
        const [one, other] = [row.cells[middle.index], row.cells[year.index]];
        const words = withoutMarks(one?.text ?? '');
        if (one === undefined || words === '' || words !== withoutMarks(other?.text ?? '') || seen.has(words))
          return [];
        seen.add(words);
        return [mentionOfCell(document, table, row, middle, one)];
      });
    });
  const count = found.length > 1 ? `（共 ${found.length} 个项目）` : '';
  const remark = remarkOn(
    found,
    'notice',
    '中期年度相同',
    `中期绩效目标与年度绩效目标逐字相同${count}，请分别写明整个项目和本年度的目标。`,
  );
  return remark === null ? [] : [remark];
}
