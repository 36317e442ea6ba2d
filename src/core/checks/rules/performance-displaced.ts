import type { Project } from '../../disclosure/index.js';
import type { Placed } from './performance-common.js';
import { bareProjectName } from './performance-projects.js';

/** Words any office's project may be called by; what is left of a name tells its matter. */
const COMMON =
  /经费|服务|工作|项目|补贴|补助|资金|费用|运维|运行|维护|管理|系统|信息化?|建设|业务|专项|升级|改造|尾款|首付款|平台|事务|活动|保障|购置|办公|日常|综合|人员|单位|机关|部门|[全市区县]级?|\d+/g;
/** Texts of a project in which a Latin word (「OA」) must stand before it is held to be the project's own. */
const LEAST_TEXTS = 2;

function pairsOf(text: string): readonly string[] {
  return [...text].slice(1).map((character, index) => `${text[index] ?? ''}${character}`);
}

function latinOf(text: string): readonly string[] {
  return (text.match(/[A-Za-z]{2,}/g) ?? []).map((word) => word.toUpperCase());
}

/** Everything a project says, one text for each statement; the indicator asked about left out. */
function textsOf(project: Project, without: Placed['indicator'] | null): readonly string[] {
  const own = project.indicators.filter((indicator) => indicator !== without);
  return [project.name, project.goal, ...own.map(({ level3 }) => level3)].map(bareProjectName);
}

/** Words that tell each project from all others: character pairs of its name, and Latin words it repeats. */
type Telling = { readonly project: Project; readonly pairs: ReadonlySet<string>; readonly latin: ReadonlySet<string> };

/** The telling words of every project. */
export function tellingWords(projects: readonly Project[], unitName: string): readonly Telling[] {
  const names = projects.map(({ name }) => bareProjectName(name));
  return projects.map((project, at): Telling => {
    const others = projects.filter((other) => other !== project);
    const pairs = bareProjectName(project.name)
      .split(COMMON)
      .flatMap(pairsOf)
      .filter((pair) => !unitName.includes(pair) && names.every((name, index) => index === at || !name.includes(pair)));
    const texts = textsOf(project, null).map(latinOf);
    const foreign = new Set(others.flatMap((other) => [other.name, other.goal].flatMap(latinOf)));
    const latin = texts
      .flat()
      .filter((word) => !foreign.has(word) && texts.filter((words) => words.includes(word)).length >= LEAST_TEXTS);
    return { project, pairs: new Set(pairs), latin: new Set(latin) };
  });
}

/**
 * 移位指标. The project an indicator seems to have been moved from: it speaks of that project's matter and of nothing its own
 * project speaks of; that project has no indicator of the dimension, and its own project has another one. Null where it is
 * none or several.
 */
export function displacedFrom({ project, indicator }: Placed, telling: readonly Telling[]): Project | null {
  const isSame = (other: Project): boolean => other === project || (other.code !== null && other.code === project.code);
  if (indicator.level2 === '') return null;
  const hasAnother = (one: Project): boolean =>
    one.indicators.some((other) => other !== indicator && other.level2 === indicator.level2);
  if (!hasAnother(project) && !telling.some((one) => isSame(one.project) && hasAnother(one.project))) return null;
  const others = telling.filter(
    (one) =>
      !isSame(one.project) &&
      one.project.indicators.length > 0 &&
      !one.project.indicators.some(({ level2 }) => level2 === indicator.level2),
  );
  if (others.length === 0) return null;
  const text = bareProjectName(indicator.level3);
  const [pairs, latin] = [pairsOf(text), latinOf(text)];
  const ownText = textsOf(project, indicator).join('|');
  const ownLatin = latinOf(ownText);
  const found = others.filter(
    (one) =>
      pairs.some((pair) => one.pairs.has(pair) && !ownText.includes(pair)) ||
      latin.some((word) => one.latin.has(word) && !ownLatin.includes(word)),
  );
  return found.length === 1 ? (found[0]?.project ?? null) : null;
}
