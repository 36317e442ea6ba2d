import {
  isFiscal,
  isGeneralPublic,
  issuerOf,
  projectsOf,
  spendingsOf,
  sumOf,
  type Budget,
  type Spending,
} from './budget-model.js';
import { DEPARTMENT_ECONOMIC_NAMES, FUNCTION_NAMES, isPersonnel } from './codes.js';
import { usedClasses, incomeOf } from './layouts/overview.js';
import { functionItems } from './layouts/tree.js';
import { printInText, printPercent, stepsOf } from './money.js';
import type { PrintedBlock } from './printed.js';

type Writer = {
  readonly budget: Budget;
  /** 本部门 or 本单位. */
  readonly self: string;
  readonly decimals: number;
  readonly amount: (fen: bigint) => string;
};

const isProject = (each: Spending): boolean => each.nature === 'project';
const isBasic = (each: Spending): boolean => each.nature === 'basic';

/** 「，比2025年增加12.95万元，增长0.85%」, empty where last year is not known. */
function comparison(writer: Writer, now: bigint, before: bigint | null, reason: string): string {
  if (before === null) return '';
  const last = `${writer.budget.year - 1}年预算数`;
  const difference = now - before;
  // What counts is what is printed: a difference below half a step is no change for the reader.
  if (stepsOf(difference, '万元', writer.decimals) === 0n) return `，与${last}持平`;
  const [verb, rate] = difference > 0n ? ['增加', '增长'] : ['减少', '下降'];
  const size = difference > 0n ? difference : -difference;
  const percent = before === 0n ? '' : `，${rate}${printPercent(size, before)}%`;
  return `，比${last}${writer.amount(before)}${verb}${writer.amount(size)}${percent}，主要原因是${reason}`;
}

function share(part: bigint, whole: bigint): string {
  return `占${printPercent(part, whole)}%`;
}

function reasonFor(now: bigint, before: bigint | null, what: string): string {
  return before !== null && now < before ? `${what}较上年压减` : `${what}较上年扩大`;
}

function previousSum(writer: Writer, keep?: (each: Spending) => boolean): bigint | null {
  return writer.budget.previous === null ? null : sumOf(spendingsOf(writer.budget.previous), keep);
}

/** A heading with the paragraphs below it. */
type Passage = { readonly heading: string; readonly paragraphs: readonly string[] };

function totals(writer: Writer): readonly Passage[] {
  const { budget, self, amount } = writer;
  const all = spendingsOf(budget);
  const year = `${budget.year}年`;
  const spent = sumOf(all);
  const income = incomeOf(budget);
  const parts: readonly (readonly [string, bigint])[] = [
    ['一般公共预算拨款收入', income.general],
    ['政府性基金预算拨款收入', income.fund],
    ['事业收入', income.business],
    ['上年结转结余', income.carried],
  ];
  const listed = parts
    .filter(([, fen]) => fen > 0n)
    .map(([name, fen]) => `${name}${amount(fen)}，${share(fen, spent)}`)
    .join('；');
  const basic = sumOf(all, isBasic);
  const project = sumOf(all, isProject);
  const before = previousSum(writer);
  return [
    {
      heading: `收支总体情况说明`,
      paragraphs: [
        `${self}${year}收支总预算${amount(spent)}${comparison(writer, spent, before, reasonFor(spent, before, '人员和项目安排规模'))}。`,
      ],
    },
    { heading: '收入预算情况说明', paragraphs: [`${self}${year}收入预算${amount(spent)}，其中：${listed}。`] },
    {
      heading: '支出预算情况说明',
      paragraphs: [
        `${self}${year}支出预算${amount(spent)}，其中：基本支出${amount(basic)}，${share(basic, spent)}；项目支出${amount(project)}，${share(project, spent)}。`,
      ],
    },
  ];
}

function fiscal(writer: Writer): readonly Passage[] {
  const { budget, self, amount } = writer;
  const year = `${budget.year}年`;
  const all = spendingsOf(budget).filter(isFiscal);
  const general = all.filter(isGeneralPublic);
  const whole = sumOf(general);
  const before = previousSum(writer, isGeneralPublic);
  const classes = usedClasses(all).map(({ name, fen }) => `${name}${amount(fen)}`);
  const structure = usedClasses(general).map(({ name, fen }) => `${name}（类）${amount(fen)}，${share(fen, whole)}`);
  const items = functionItems(budget).map(([code, fen], index) => {
    const path = `${FUNCTION_NAMES[code.slice(0, 3)]!}（类）${FUNCTION_NAMES[code.slice(0, 5)]!}（款）${FUNCTION_NAMES[code]!}（项）`;
    return `（${index + 1}）${path}${year}预算数为${amount(fen)}。`;
  });
  return [
    {
      heading: '财政拨款收支总体情况说明',
      paragraphs: [`${self}${year}财政拨款收支总预算${amount(sumOf(all))}。支出包括：${classes.join('、')}。`],
    },
    {
      heading: '一般公共预算拨款情况说明',
      paragraphs: [
        '1.规模情况',
        `${self}${year}一般公共预算拨款支出${amount(whole)}${comparison(writer, whole, before, reasonFor(whole, before, '项目安排规模'))}。`,
        '2.结构情况',
        `${structure.join('；')}。`,
        '3.具体使用情况',
        ...items,
      ],
    },
    basicPassage(writer, general.filter(isBasic)),
  ];
}

function basicPassage(writer: Writer, basic: readonly Spending[]): Passage {
  const { budget, self, amount } = writer;
  const names = (keep: (each: Spending) => boolean): string =>
    [...new Set(basic.filter(keep).map((each) => each.department))]
      .sort()
      .map((code) => DEPARTMENT_ECONOMIC_NAMES[code]!)
      .join('、');
  const personnel = (each: Spending): boolean => isPersonnel(each.department);
  const publicUse = (each: Spending): boolean => !isPersonnel(each.department);
  return {
    heading: '一般公共预算基本支出情况说明',
    paragraphs: [
      `${self}${budget.year}年一般公共预算基本支出${amount(sumOf(basic))}，其中：人员经费${amount(sumOf(basic, personnel))}，主要包括：${names(personnel)}；公用经费${amount(sumOf(basic, publicUse))}，主要包括：${names(publicUse)}。`,
    ],
  };
}

function others(writer: Writer, targetsElsewhere: boolean): readonly Passage[] {
  const { budget, self, amount } = writer;
  const year = `${budget.year}年`;
  const all = spendingsOf(budget);
  const fund = sumOf(all, (each) => each.source === 'government-fund');
  const of = (source: Budget, department: string): bigint =>
    sumOf(spendingsOf(source), (each) => isBasic(each) && each.department === department);
  const three = (source: Budget): bigint => of(source, '30217') + of(source, '30231');
  const last = (department: string): bigint | null =>
    budget.previous === null ? null : of(budget.previous, department);
  const item = (name: string, department: string): string =>
    `${name}${amount(of(budget, department))}${comparison(writer, of(budget, department), last(department), `按定额标准重新核定${name}`)}。`;
  const threeBefore = budget.previous === null ? null : three(budget.previous);
  const goods = budget.units.reduce((sum, unit) => sum + unit.goods, 0n);
  const services = budget.units.reduce((sum, unit) => sum + unit.services, 0n);
  const vehicles = budget.units.reduce((sum, unit) => sum + unit.vehicles, 0);
  const projects = projectsOf(budget);
  const projectMoney = sumOf(all, isProject);
  const offices = budget.units.filter(({ unit }) => unit.kind === 'administrative');
  const running = sumOf(
    offices.flatMap((unit) => unit.spendings),
    (each) => isBasic(each) && !isPersonnel(each.department),
  );
  const previousOffices = budget.previous?.units.filter(({ unit }) => unit.kind === 'administrative') ?? [];
  const runningBefore =
    budget.previous === null
      ? null
      : sumOf(
          previousOffices.flatMap((unit) => unit.spendings),
          (each) => isBasic(each) && !isPersonnel(each.department),
        );
  return [
    {
      heading: '政府性基金预算支出情况说明',
      paragraphs: [
        fund === 0n
          ? `${self}${year}没有使用政府性基金预算拨款安排的支出。`
          : `${self}${year}政府性基金预算拨款支出${amount(fund)}，用于修缮田间道路。`,
      ],
    },
    { heading: '国有资本经营预算支出情况说明', paragraphs: [`${self}${year}没有使用国有资本经营预算拨款安排的支出。`] },
    {
      heading: '“三公”经费预算情况说明',
      paragraphs: [
        `${self}${year}“三公”经费预算${amount(three(budget))}${comparison(writer, three(budget), threeBefore, '按定额标准重新核定车辆和接待费用')}。其中：`,
        `1.因公出国（境）费${amount(0n)}${budget.previous === null ? '' : `，与${budget.year - 1}年预算数持平`}。`,
        `2.${item('公务接待费', '30217')}`,
        `3.公务用车购置费${amount(0n)}${budget.previous === null ? '' : `，与${budget.year - 1}年预算数持平`}；${item('公务用车运行维护费', '30231')}`,
      ],
    },
    {
      heading: '机关运行经费情况说明',
      paragraphs: [
        offices.length === 0
          ? `${self}为事业单位，${year}没有机关运行经费。`
          : `${self}${year}机关运行经费${amount(running)}${comparison(writer, running, runningBefore, '办公和物业定额调整')}。`,
      ],
    },
    {
      heading: '政府采购情况说明',
      paragraphs: [
        `${self}${year}政府采购预算总额${amount(goods + services)}，其中：货物${amount(goods)}，工程${amount(0n)}，服务${amount(services)}。${goods + services === 0n ? '' : `其中，面向中小企业预留${amount(goods)}。`}`,
      ],
    },
    {
      heading: '国有资产占有使用情况说明',
      paragraphs: [
        `截至${budget.year - 1}年12月31日，${self}共有车辆${vehicles}辆，其中：一般公务用车${vehicles}辆。单价100万元以上的设备0台（套）。`,
      ],
    },
    {
      heading: '预算绩效情况说明',
      paragraphs: [
        `${year}${self}编报绩效目标的项目${projects.length}个，涉及资金${amount(projectMoney)}${targetsElsewhere ? '，绩效目标表另行公开' : ''}。`,
      ],
    },
  ];
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['财政拨款收入', '指本级财政当年拨付的资金。'],
  ['上年结转结余', '指以前年度安排、结转到本年仍按原用途使用的资金。'],
  ['基本支出', '指保障机构正常运转、完成日常工作任务的人员经费和公用经费。'],
  ['项目支出', '指在基本支出之外，为完成特定任务安排的支出。'],
  ['“三公”经费', '指因公出国（境）费、公务用车购置及运行维护费和公务接待费。'],
  ['机关运行经费', '指行政单位和参照公务员法管理的事业单位用于日常运行的公用经费。'],
];

function passagesToBlocks(passages: readonly Passage[], ordinals: (index: number) => string): readonly PrintedBlock[] {
  return passages.flatMap(({ heading, paragraphs }, index): readonly PrintedBlock[] => [
    { type: 'heading', depth: 3, text: `（${ordinals(index + 1)}）${heading}` },
    ...paragraphs.map((text): PrintedBlock => ({ type: 'paragraph', text })),
  ]);
}

function writerOf(budget: Budget, decimals: number): Writer {
  return {
    budget,
    self: budget.level === 'department' ? '本部门' : '本单位',
    decimals,
    amount: (fen) => `${printInText(fen, decimals)}万元`,
  };
}

/** 概况: duties, organisation and staff. */
export function introduction(budget: Budget, ordinals: (index: number) => string): readonly PrintedBlock[] {
  const self = budget.level === 'department' ? '本部门' : '本单位';
  const issuer = issuerOf(budget).name;
  const duties =
    budget.level === 'department'
      ? budget.department.sector.duties.map((duty, index) => `${index + 1}.${duty}`)
      : [`${issuer}${budget.units[0]!.unit.duty}。`];
  const staff = budget.units.reduce((sum, unit) => sum + unit.staff, 0);
  const retired = budget.units.reduce((sum, unit) => sum + unit.retired, 0);
  const organisation =
    budget.level === 'department'
      ? [
          `纳入${self}${budget.year}年预算编制范围的预算单位共${budget.units.length}个，包括：`,
          ...budget.units.map(({ unit }, index) => `${index + 1}.${unit.name}`),
        ]
      : [`${issuer}为${budget.department.name}所属预算单位，无下属机构。`];
  return passagesToBlocks(
    [
      { heading: '主要职责', paragraphs: duties },
      { heading: '机构设置情况', paragraphs: organisation },
      { heading: '人员构成情况', paragraphs: [`${self}实有在职人员${staff}人，退休人员${retired}人。`] },
    ],
    ordinals,
  );
}

/** 情况说明. Every figure is taken from the same exact expenditures as the tables. */
export function explanation(
  budget: Budget,
  decimals: number,
  ordinals: (index: number) => string,
  targetsElsewhere: boolean,
): readonly PrintedBlock[] {
  const writer = writerOf(budget, decimals);
  return passagesToBlocks([...totals(writer), ...fiscal(writer), ...others(writer, targetsElsewhere)], ordinals);
}

/** 名词解释. */
export function glossary(ordinals: (index: number) => string): readonly PrintedBlock[] {
  return TERMS.map(([term, meaning], index): PrintedBlock => ({
    type: 'paragraph',
    text: `（${ordinals(index + 1)}）${term}：${meaning}`,
  }));
}
