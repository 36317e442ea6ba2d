import { convert, Exact } from '../../amount/index.js';
import type { Indicator, Passage, Project } from '../../disclosure/index.js';
import { isWithinRounding } from '../compose.js';
import type { Threshold } from '../finding.js';
import { ambiguous, insufficient, notApplicable, passed, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { tablesOf } from '../select.js';
import { limitsOf, type Limits } from '../settings.js';
import type { Subject } from '../subject.js';
import { leavesOf } from '../tree.js';
import { listed } from './codes-common.js';
import { anchorOfText, sentenceAround } from './codes-text.js';
import { resolve } from './cross-cells.js';
import { projectOperand } from './cross-project.js';
import {
  anchorOfRow,
  evidenceOfProjects,
  hasLooseRows,
  indicators,
  noIndicators,
  PERFORMANCE_BASIS,
  remarkOn,
  valueOf,
  wholeProjects,
  type Placed,
} from './performance-common.js';
import { slipBetween } from '../text/slips.js';
import { bareProjectName, performanceProjects } from './performance-projects.js';
import { repeatedAmounts } from './performance-repeated.js';
import { announcedShare, noTargets } from './performance-announced.js';
import { evidenceOfUncovered, uncoveredCodes, uncoveredWords } from './performance-uncovered.js';

/** Total of a project in 万元; null where it is not printed or its unit is not known. */
export function totalOf(project: Project): Exact | null {
  const { total } = project;
  if (total.state !== 'number' || total.amount.unit === null) return null;
  return convert(new Exact(total.amount.value), total.amount.unit, '万元');
}

const COUNT =
  /绩效目标[^。；]{0,24}?项目[^。；\d]{0,8}(\d+)\s*(?:个|项)[^。；\d]{0,24}?(?:([\d,]+(?:\.\d+)?)\s*(万元|元))?/;

/** The first amount behind the number of projects, in the same sentence. */
const MONEY = /^[^。；]*?([\d,]+(?:\.\d+)?)\s*(万元|元)/;

/** 「编报绩效目标的项目 5 个，资金 400.20 万元」 against the projects of the table. */
function statedCoverage(subject: Subject): readonly Outcome[] {
  const { disclosure, document } = subject;
  const passage = disclosure.passages.find(({ text }) => COUNT.test(text));
  const match = passage === undefined ? null : COUNT.exec(passage.text);
  if (passage === undefined || match?.[1] === undefined) return [];
  const projects = performanceProjects(disclosure);
  if (projects.length === 0) return [insufficient('文字写有绩效目标项目数，未识别到项目支出绩效表的项目')];
  const count = Number(match[1]);
  if (count === projects.length) return [passed(1)];
  // Rows that belong to no project mean that projects were lost on the way, unless their money makes up the stated sum.
  const isWhole = moneyOf(subject, passage, match.index)?.agrees === true;
  if (!isWhole && (hasLooseRows(disclosure) || count > projects.length)) {
    return [
      ambiguous(`文字称填报绩效目标的项目 ${count} 个，绩效表识别到 ${projects.length} 个，可能有项目行未能识别`),
    ];
  }
  const quote = sentenceAround(passage.text, match.index);
  return [
    {
      type: 'remark',
      severity: 'warning',
      message: `文字称填报绩效目标的项目 ${count} 个，绩效表列有 ${projects.length} 个，请核对。`,
      at: anchorOfText(document, passage, match.index, quote),
      evidence: [],
      topic: '绩效项目数',
      expected: String(projects.length),
      actual: match[1],
    },
  ];
}

/** Half a step of a printed amount, in 万元. */
function halfStepOf({ total }: Project): Exact {
  if (total.state !== 'number' || total.amount.unit === null) return new Exact(0);
  return convert(new Exact(10).pow(-total.amount.decimals), total.amount.unit, '万元').div(2);
}

/** The money a sentence states for the projects with targets, beside the sum of the table; null where either is unread. */
function moneyOf(
  { disclosure }: Subject,
  passage: Passage,
  start: number,
): { readonly printed: string; readonly digits: string; readonly sum: Exact; readonly agrees: boolean } | null {
  const money = MONEY.exec(passage.text.slice(start));
  const projects = performanceProjects(disclosure);
  const totals = projects.flatMap((project) => totalOf(project) ?? []);
  if (money?.[1] === undefined || projects.length === 0 || totals.length < projects.length) return null;
  const unit = money[2] === '元' ? '元' : '万元';
  const digits = money[1].replace(/,/g, '');
  const step = convert(new Exact(10).pow(-(digits.split('.')[1]?.length ?? 0)), unit, '万元');
  const sum = totals.reduce((all, total) => all.plus(total), new Exact(0));
  // Each of the table's figures and the sentence may be off by half a step.
  const envelope = projects.reduce((all, project) => all.plus(halfStepOf(project)), step.div(2));
  const difference = sum.minus(convert(new Exact(digits), unit, '万元')).abs();
  return { printed: `${money[1]} ${money[2] ?? '万元'}`, digits: money[1], sum, agrees: difference.lte(envelope) };
}

/** 「涉及资金 400.20 万元」 against the sum of the projects of the table, where their number agrees. */
function statedMoney(subject: Subject): readonly Outcome[] {
  const { disclosure, document } = subject;
  const passage = disclosure.passages.find(({ text }) => COUNT.test(text));
  const match = passage === undefined ? null : COUNT.exec(passage.text);
  const projects = performanceProjects(disclosure);
  if (passage === undefined || match === null || Number(match[1]) !== projects.length) return [];
  if (!MONEY.test(passage.text.slice(match.index))) return [];
  const money = moneyOf(subject, passage, match.index);
  if (money === null) return [insufficient('绩效表有项目总额未能读出，不能与文字的金额比较')];
  if (money.agrees) return [passed(1)];
  const quote = sentenceAround(passage.text, match.index);
  return [
    {
      type: 'remark',
      severity: 'warning',
      message: `文字称填报绩效目标的项目金额为 ${money.printed}，绩效表 ${projects.length} 个项目的总额之和为 ${money.sum.toFixed()} 万元，请核对。`,
      at: anchorOfText(document, passage, match.index, quote),
      evidence: [],
      topic: '绩效金额',
      expected: money.sum.toFixed(),
      actual: money.digits,
    },
  ];
}

/** Projects of 项目支出表 that the performance table does not list. */
function missingProjects(subject: Subject): readonly Outcome[] {
  const { disclosure } = subject;
  const projects = performanceProjects(disclosure);
  if (projects.length === 0) return [];
  const codes = new Set(projects.flatMap(({ code }) => code?.replace(/\s+/g, '') ?? []));
  const names = new Set(projects.map(({ name }) => bareProjectName(name)));
  return tablesOf(subject, 'project-expenditure').flatMap((table): readonly Outcome[] => {
    const column = table.columns.find((one) => one.measure === 'project.name');
    const lines = leavesOf(table, 0).filter(({ line }) => !/^\d{6,12}R\d/.test(line.codes.project ?? ''));
    if (column === undefined || lines.length === 0) return [];
    const missing = lines.filter(({ row, line }) => {
      const code = line.codes.project?.replace(/\s+/g, '');
      const name = bareProjectName((row.cells[column.index]?.text ?? '').replace(/^\d{6}[\dA-Z]{8,20}/, ''));
      // A name printed with a slip is told of by the rules that compare names.
      const isThere = names.has(name) || [...names].some((other) => slipBetween(other, name) !== null);
      return name !== '' && !(code !== undefined && codes.has(code)) && !isThere;
    });
    const words = [...new Set(missing.map(({ row }) => (row.cells[column.index]?.text ?? '').replace(/\s+/g, '')))];
    if (words.length === 0) return [passed(lines.length)];
    // A name printed differently, or rows lost at a page break, are other matters.
    if (words.length * 2 > lines.length || hasLooseRows(disclosure)) {
      return [ambiguous(`项目支出表的${listed(words)}未能与绩效表的项目对应`)];
    }
    const [first] = projects;
    if (first === undefined) return [];
    return [
      {
        type: 'remark',
        severity: 'warning',
        message: `项目支出表中的${listed(words.map((word) => `“${word}”`))}在项目支出绩效表中没有同名或同编码的项目，请核对是否漏报绩效目标或名称不一致。`,
        at: { ...anchorOfRow(subject, first, first), project: null, row: null },
        evidence: [],
        topic: '未报绩效',
      },
    ];
  });
}

/** The projects with targets cannot cost more than all projects do. */
function coveredMoney(subject: Subject, limits: Limits): readonly Outcome[] {
  const spent = resolve(subject, { kind: 'expenditure', measures: ['project'] });
  const cells = performanceProjects(subject.disclosure).map((project) =>
    projectOperand(subject, project, 'performance.project-total'),
  );
  const totals = cells.flatMap((cell) => cell ?? []);
  if (spent === null || totals.length === 0 || totals.length < cells.length) return [];
  const checked = test({
    says: '绩效表各项目金额之和不应大于支出总表的项目支出',
    left: totals.map(plus),
    right: [plus(spent)],
    comparison: 'at-most',
    tolerance: 'sum',
    ambiguousBecause: '绩效表可能列有运转类项目，或跨年项目按总额填列，与项目支出的口径不能确定',
  });
  // Six decimals against two: what rounding explains is no remark.
  return [isWithinRounding(checked.verdict) ? passed(1) : checked, ...coveredShare(subject, spent, totals, limits)];
}

/** Share of project spending below which the targets leave more out than is usual. */
const COVERED_LIMITS: readonly Threshold[] = [
  { id: 'share', name: '绩效目标覆盖项目支出的比重', unit: '%', standard: '90', least: '1', most: '100' },
];

/** 「绩效表 30.00 万元，占项目支出的 15.0%」: spending whose targets are not published. */
function coveredShare(
  subject: Subject,
  spent: Operand,
  totals: readonly Operand[],
  limits: Limits,
): readonly Outcome[] {
  const { reading } = spent.cell;
  if (reading.state !== 'number' || reading.amount.unit === null) return [];
  const whole = convert(new Exact(reading.amount.value), reading.amount.unit, '万元');
  const projects = performanceProjects(subject.disclosure);
  const sum = projects.reduce((all, project) => all.plus(totalOf(project) ?? 0), new Exact(0));
  if (whole.lte(0) || sum.lte(0) || sum.times(100).gte(whole.times(limits('share')))) return [];
  const [first] = projects;
  if (first === undefined) return [];
  const share = sum.times(100).dividedBy(whole).toFixed(1);
  const uncovered = uncoveredCodes(subject, totals);
  const proof =
    uncovered.length === 0
      ? ''
      : `；其中${uncoveredWords(uncovered)}${uncovered.length > 1 ? '各' : ''}大于全部绩效目标的金额，必有项目没有列出绩效目标`;
  return [
    {
      type: 'remark',
      severity: uncovered.length > 0 && sum.times(2).lt(whole) ? 'warning' : 'notice',
      message: `项目支出绩效表列有 ${projects.length} 个项目，合计 ${sum.toFixed(2)} 万元，占项目支出 ${whole.toFixed(2)} 万元的 ${share}%${proof}，请核对其余项目是否应当公开绩效目标。`,
      at: anchorOfRow(subject, first, first),
      evidence: [...evidenceOfProjects(subject, projects), ...evidenceOfUncovered(uncovered)],
      topic: '绩效覆盖金额',
    },
  ];
}

export const performanceCoverage: Rule = {
  id: 'PERF-COVERAGE',
  name: '绩效目标覆盖',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表，项目支出表或写有绩效目标项目数的文字说明',
  description:
    '文字中填报绩效目标的项目数和金额等于绩效表的项目数和总额之和；项目支出表的项目在绩效表中都有；绩效表金额之和不大于项目支出；不足项目支出九成的，提示一条，不足一半且有功能科目的项目支出大于全部绩效目标金额的报疑似；有项目支出而文字称绩效目标项目为 0 个的报疑似；没有绩效表的，文字所写的绩效目标金额不足项目支出九成的作提示。表格转换丢失了项目行的，只说明不能确定。',
  thresholds: COVERED_LIMITS,
  check: (subject, limits = limitsOf(COVERED_LIMITS)) => {
    const stated = statedCoverage(subject);
    const outcomes = [
      ...stated,
      ...statedMoney(subject),
      ...(stated.some(({ type }) => type === 'remark') ? [] : noTargets(subject)),
      ...announcedShare(subject, limits('share')),
      ...missingProjects(subject),
      ...coveredMoney(subject, limits),
    ];
    return outcomes.length > 0
      ? outcomes
      : [noIndicators(subject) ?? notApplicable('没有可以与绩效表对应的项目支出表或文字')];
  },
};

/** A cost of the whole project in money: not a price for each, nor one payment of several. */
export function isWholeCost({ level1, level2, level3, unit }: Indicator): boolean {
  return (
    /成本/.test(level1 + level2) &&
    unit.normalize('NFKC').replace(/\s+/g, '') === '万元' &&
    !/[人户亩]均|平均|单位成本|每(?![年万元])[\u4e00-\u9fff]|单价|均次|标准/.test(level3)
  );
}

function costCheck(subject: Subject, project: Project, own: readonly Indicator[]): readonly Outcome[] {
  const total = totalOf(project);
  const costs = own.filter(isWholeCost).flatMap((indicator) => {
    const value = valueOf(indicator);
    return value === null ? [] : [{ indicator, value }];
  });
  if (total === null || costs.length === 0) return [];
  const sum = costs.reduce((all, { value }) => all.plus(value), new Exact(0));
  const tolerance = new Exact('0.0002').plus(new Exact('0.00005').times(costs.length));
  const largest = costs.reduce((most, { value }) => Exact.max(most, value), new Exact(0));
  // Several costs may each cap the whole, or be its parts; the same cost is printed again after a page break.
  const distinct = new Set(costs.map(({ value }) => value.toFixed())).size;
  const agrees = [sum, ...costs.map(({ value }) => value)].some((value) => value.minus(total).abs().lte(tolerance));
  if (agrees) return [passed(1)];
  const isOver = largest.minus(total).gt(tolerance);
  if (!isOver && !(distinct === 1 && costs.length === 1)) return [passed(1)];
  const found = costs.map(({ indicator }): Placed => ({ project, indicator, isCertain: true }));
  return remarkOn(
    subject,
    found,
    isOver ? 'warning' : 'notice',
    `成本·${project.code ?? project.name}`,
    (words) =>
      `项目“${project.name}”总额 ${total.toFixed()} 万元，成本指标${words}，${isOver ? '大于' : '不等于'}项目总额，请核对。`,
  );
}

/** Costs greater than the project they stand under: rows of a project whose own line is lost, or of another one. */
function looseCosts(subject: Subject): readonly Outcome[] {
  const found = indicators(subject.disclosure).filter(({ project, indicator, isCertain }) => {
    const [total, value] = [totalOf(project), valueOf(indicator)];
    if (isCertain || total === null || value === null || !isWholeCost(indicator)) return false;
    return value.gt(total);
  });
  return remarkOn(
    subject,
    found,
    'warning',
    '成本无主',
    (words) =>
      `成本指标大于所在项目的总额：${words}；这些指标前后可能缺少项目名称和项目总额，或者串入了其他项目，请核对原件。`,
  );
}

/** Costs of one name under one project that state two figures: the second belongs to a project whose own line is lost. */
function twofoldCosts(subject: Subject): readonly Outcome[] {
  const groups = new Map<string, Placed[]>();
  for (const placed of indicators(subject.disclosure)) {
    const { project, indicator } = placed;
    const total = totalOf(project);
    const value = valueOf(indicator);
    // What is greater than the project is said already.
    if (!isWholeCost(indicator) || value === null || (total !== null && value.gt(total))) continue;
    const key = `${project.code ?? project.name}|${bareProjectName(indicator.level3)}`;
    groups.set(key, [...(groups.get(key) ?? []), placed]);
  }
  const found = [...groups.values()].filter(
    (group) => new Set(group.map(({ indicator }) => valueOf(indicator)?.toFixed())).size > 1,
  );
  return remarkOn(
    subject,
    found.flat(),
    'warning',
    '成本两数',
    (words) => `同一项目之下有名称相同、金额不同的成本指标：${words}；可能缺少后一个项目的名称，请核对原件。`,
  );
}

export const performanceAmount: Rule = {
  id: 'PERF-AMOUNT',
  name: '项目总额与资金构成',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（项目总额，以万元计的成本指标）',
  description:
    '以万元计的成本指标（单个或合计）与项目总额一致，大于总额的报疑似，只有一个而小于总额的提示。人均、单价等成本不比较；归属不能确定的成本指标，只在大于所在项目总额时报一条；同一项目之下名称相同而金额不同的成本指标报一条；项目总额在同一项目各行重复印出的，各行应一致。财政资金与其他资金之和见 SUM-SUBSET，与项目支出表的金额见 XTAB-PROJECT-PERF。',
  check: (subject) => {
    const projects = wholeProjects(subject.disclosure);
    if (projects.length === 0) return [noIndicators(subject) ?? insufficient('绩效表未识别到项目')];
    const outcomes = projects.flatMap(({ project, own }): Outcome[] => {
      return [...costCheck(subject, project, own)];
    });
    outcomes.push(...looseCosts(subject), ...twofoldCosts(subject), ...repeatedAmounts(subject));
    return outcomes.length > 0 ? outcomes : [insufficient('绩效表的项目总额或成本指标未能识别')];
  },
};
