import type { Outcome } from '../outcome.js';
import type { Subject } from '../subject.js';
import { indicators, remarkOn, type Placed } from './performance-common.js';

/** What places an indicator for certain: its own money or its own words, not where it stands. */
const PROVEN = /金额|总额一致|文字相同/;

/**
 * 印在项目名称之前的指标. Rows that stand below another project's name and above their own, as their money or their words
 * tell: a reader counts them to the project above.
 */
export function printedBeforeTheirName(subject: Subject): readonly Outcome[] {
  const all = indicators(subject.disclosure);
  const isBefore = ({ project, indicator }: Placed): boolean =>
    indicator.attribution === 'inferred' &&
    indicator.table === project.table &&
    indicator.row < project.row &&
    // Only where another project is printed above can the row be taken for that project's.
    subject.disclosure.projects.some(
      (other) => other !== project && other.table === project.table && other.row < indicator.row,
    );
  const before = all.filter(isBefore);
  const proven = new Set(
    before.filter(({ indicator }) => PROVEN.test(indicator.evidence ?? '')).map((one) => one.project),
  );
  const found = before.filter(({ project }) => proven.has(project));
  return remarkOn(
    subject,
    found,
    'notice',
    '名称之前',
    (words) =>
      `${found.length} 个指标印在上一项目之下，按金额和内容属于其后的${[...proven].map(({ name }) => `“${name}”`).join('、')}：${words}，请对照原页是否错行。`,
  );
}
