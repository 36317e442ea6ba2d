import { isFiscal, isGeneralPublic, projectsOf, spendingsOf, sumOf, type Spending } from './budget-model.js';
import { DEPARTMENT_ECONOMIC_NAMES, FUNCTION_NAMES, isPersonnel } from './codes.js';
import { ordinal, usedClasses, incomeOf } from './layouts/overview.js';
import { runningCost, type Accounts } from './make-accounts.js';
import { printInText, printPercent, stepsOf } from './money.js';
import type { PrintedBlock } from './printed.js';

type Writer = { readonly accounts: Accounts; readonly self: string; readonly decimals: number };

function amount({ decimals }: Writer, fen: bigint): string {
  return `${printInText(fen, decimals)}万元`;
}

function share(part: bigint, whole: bigint): string {
  return `占${printPercent(part, whole)}%`;
}

/** 「增加12.95万元，增长0.85%」 against the year before. */
function changed(writer: Writer, now: bigint, before: bigint, subject: string): string {
  const difference = now - before;
  if (stepsOf(difference, '万元', writer.decimals) === 0n) return `${subject}与上年持平`;
  const [verb, rate] = difference > 0n ? ['增加', '增长'] : ['减少', '下降'];
  const size = difference > 0n ? difference : -difference;
  const why = difference > 0n ? '项目支出规模扩大' : '压减一般性支出';
  return `${subject}${verb}${amount(writer, size)}，${rate}${printPercent(size, before)}%，主要原因是${why}`;
}

/** 「年初预算为…，支出决算为…，完成年初预算的…%，决算数小于年初预算数的主要原因是…」. */
function completed(writer: Writer, planned: bigint, spent: bigint, name: '年初预算' | '预算'): string {
  const order =
    stepsOf(planned, '万元', writer.decimals) === stepsOf(spent, '万元', writer.decimals)
      ? `决算数与${name}数持平`
      : spent > planned
        ? `决算数大于${name}数的主要原因是年中追加经费`
        : `决算数小于${name}数的主要原因是按进度据实支付`;
  const rate = planned === 0n ? '' : `完成${name}的${printPercent(spent, planned)}%，`;
  return `${name}为${amount(writer, planned)}，支出决算为${amount(writer, spent)}，${rate}${order}`;
}

type Passage = { readonly heading: string; readonly paragraphs: readonly string[] };

function totals(writer: Writer): readonly Passage[] {
  const { accounts, self } = writer;
  const { spent, opening, closing, before } = accounts;
  const all = spendingsOf(spent);
  const year = `${spent.year}年度`;
  const total = sumOf(all);
  const received = total + closing - opening;
  const income = incomeOf(spent);
  const of = (keep: (each: Spending) => boolean): bigint => sumOf(all, keep);
  const parts: readonly (readonly [string, bigint])[] = [
    ['财政拨款收入', income.general + income.fund + closing - opening],
    ['事业收入', income.business],
    ['其他收入', income.other + income.account],
  ];
  const [basic, project] = [of((each) => each.nature === 'basic'), of((each) => each.nature === 'project')];
  const print = (fen: bigint): string => amount(writer, fen);
  const fiscal = of(isFiscal) + closing;
  return [
    {
      heading: '收入支出决算总体情况说明',
      paragraphs: [
        `${self}${year}收、支总计${print(total + closing)}。与${spent.year - 1}年度相比，${changed(writer, total + closing, before.total, '收、支总计各')}。`,
      ],
    },
    {
      heading: '收入决算情况说明',
      paragraphs: [
        `${self}${year}本年收入合计${print(received)}，其中：${parts
          .filter(([, fen]) => fen > 0n)
          .map(([name, fen]) => `${name}${print(fen)}，${share(fen, received)}`)
          .join('；')}。`,
      ],
    },
    {
      heading: '支出决算情况说明',
      paragraphs: [
        `${self}${year}本年支出合计${print(total)}，其中：基本支出${print(basic)}，${share(basic, total)}；项目支出${print(project)}，${share(project, total)}。`,
      ],
    },
    {
      heading: '财政拨款收入支出决算总体情况说明',
      paragraphs: [
        `${self}${year}财政拨款收、支总计${print(fiscal)}。与${spent.year - 1}年度相比，${changed(writer, fiscal, before.general, '财政拨款收、支总计各')}。`,
      ],
    },
  ];
}

function general(writer: Writer): readonly Passage[] {
  const { accounts, self } = writer;
  const { planned, spent, before } = accounts;
  const year = `${spent.year}年度`;
  const own = spendingsOf(spent).filter(isGeneralPublic);
  const approved = spendingsOf(planned).filter(isGeneralPublic);
  const [whole, total] = [sumOf(own), sumOf(spendingsOf(spent))];
  const print = (fen: bigint): string => amount(writer, fen);
  const codes = [...new Set(own.map((each) => each.function))].sort();
  const items = codes.map((code, at) => {
    const path = `${FUNCTION_NAMES[code.slice(0, 3)]!}（类）${FUNCTION_NAMES[code.slice(0, 5)]!}（款）${FUNCTION_NAMES[code]!}（项）`;
    const under = (each: Spending): boolean => each.function === code;
    return `（${at + 1}）${path}。${completed(writer, sumOf(approved, under), sumOf(own, under), '年初预算')}。`;
  });
  const basic = own.filter((each) => each.nature === 'basic');
  const personnel = (each: Spending): boolean => isPersonnel(each.department);
  const names = (keep: (each: Spending) => boolean): string =>
    [...new Set(basic.filter(keep).map((each) => each.department))]
      .sort()
      .map((code) => DEPARTMENT_ECONOMIC_NAMES[code]!)
      .join('、');
  const structure = usedClasses(own).map(({ name, fen }) => `${name}（类）${print(fen)}，${share(fen, whole)}`);
  return [
    {
      heading: '一般公共预算财政拨款支出决算情况说明',
      paragraphs: [
        '1.总体情况',
        `${self}${year}一般公共预算财政拨款支出${print(whole)}，占本年支出合计的${printPercent(whole, total)}%。与${spent.year - 1}年度相比，${changed(writer, whole, before.general, '一般公共预算财政拨款支出')}。`,
        '2.结构情况',
        `${structure.join('；')}。`,
        '3.具体情况',
        `${self}${year}一般公共预算财政拨款支出${completed(writer, sumOf(approved), whole, '年初预算')}。其中：`,
        ...items,
      ],
    },
    {
      heading: '一般公共预算财政拨款基本支出决算情况说明',
      paragraphs: [
        `${self}${year}一般公共预算财政拨款基本支出${print(sumOf(basic))}，其中：人员经费${print(sumOf(basic, personnel))}，主要包括：${names(personnel)}；公用经费${print(sumOf(basic, (each) => !personnel(each)))}，主要包括：${names((each) => !personnel(each))}。`,
      ],
    },
  ];
}

function others(writer: Writer): readonly Passage[] {
  const { accounts, self } = writer;
  const { planned, spent, receptions, before } = accounts;
  const year = `${spent.year}年度`;
  const print = (fen: bigint): string => amount(writer, fen);
  const of = (source: Accounts['spent'], ...codes: readonly string[]): bigint =>
    sumOf(
      spendingsOf(source),
      (each) => isGeneralPublic(each) && each.nature === 'basic' && codes.includes(each.department),
    );
  const vehicles = spent.units.reduce((sum, unit) => sum + unit.vehicles, 0);
  const [car, meals] = [of(spent, '30231'), of(spent, '30217')];
  const goods = spent.units.reduce((sum, unit) => sum + unit.goods, 0n);
  const services = spent.units.reduce((sum, unit) => sum + unit.services, 0n);
  const fund = sumOf(spendingsOf(spent), (each) => each.source === 'government-fund');
  const hasOffice = spent.units.some(({ unit }) => unit.kind === 'administrative');
  return [
    {
      heading: '“三公”经费支出决算情况说明',
      paragraphs: [
        `${self}${year}“三公”经费支出${completed(writer, of(planned, '30212', '30217', '30231'), of(spent, '30212', '30217', '30231'), '预算')}。其中：`,
        `1.因公出国（境）费支出${print(0n)}。全年因公出国（境）团组0个，累计0人次。`,
        `2.公务用车购置及运行维护费支出${print(car)}，其中：公务用车购置费支出${print(0n)}，购置公务用车0辆；公务用车运行维护费支出${print(car)}，年末公务用车保有量${vehicles}辆。`,
        `3.公务接待费支出${print(meals)}。${meals === 0n ? '全年国内公务接待0批次，0人次' : `全年国内公务接待${receptions.batches}批次，${receptions.guests}人次`}。`,
      ],
    },
    {
      heading: '机关运行经费支出情况说明',
      paragraphs: [
        hasOffice
          ? `${self}${year}机关运行经费支出${print(runningCost(spent))}。与${spent.year - 1}年度相比，${changed(writer, runningCost(spent), before.running, '机关运行经费支出')}。`
          : `${self}为事业单位，${year}没有机关运行经费支出。`,
      ],
    },
    {
      heading: '政府性基金预算财政拨款收入支出决算情况说明',
      paragraphs: [
        fund === 0n
          ? `${self}${year}没有政府性基金预算财政拨款收入，也没有使用政府性基金预算财政拨款安排的支出。`
          : `${self}${year}政府性基金预算财政拨款本年支出${print(fund)}，用于修缮田间道路。`,
      ],
    },
    {
      heading: '国有资本经营预算财政拨款支出决算情况说明',
      paragraphs: [`${self}${year}没有国有资本经营预算财政拨款收入，也没有使用国有资本经营预算财政拨款安排的支出。`],
    },
    {
      heading: '政府采购支出情况说明',
      paragraphs: [
        `${self}${year}政府采购支出总额${print(goods + services)}，其中：政府采购货物支出${print(goods)}、政府采购工程支出${print(0n)}、政府采购服务支出${print(services)}。`,
      ],
    },
    {
      heading: '国有资产占有使用情况说明',
      paragraphs: [
        `截至${spent.year}年12月31日，${self}共有车辆${vehicles}辆，其中：一般公务用车${vehicles}辆。单价100万元以上的设备0台（套）。`,
      ],
    },
    {
      heading: '预算绩效情况说明',
      paragraphs: [
        `${self}对${year}${projectsOf(spent).length}个项目开展绩效自评，涉及资金${print(sumOf(spendingsOf(spent), (each) => each.nature === 'project'))}。`,
      ],
    },
  ];
}

/** 决算情况说明. Every figure is taken from the same exact expenditures as the tables. */
export function accountsExplanation(accounts: Accounts, decimals: number): readonly PrintedBlock[] {
  const self = accounts.spent.level === 'department' ? '本部门' : '本单位';
  const writer: Writer = { accounts, self, decimals };
  return [...totals(writer), ...general(writer), ...others(writer)].flatMap(
    ({ heading, paragraphs }, at): readonly PrintedBlock[] => [
      { type: 'heading', depth: 3, text: `（${ordinal(at + 1)}）${heading}` },
      ...paragraphs.map((text): PrintedBlock => ({ type: 'paragraph', text })),
    ],
  );
}
