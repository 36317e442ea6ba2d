import { isFiscal, isGeneralPublic, spendingsOf, sumOf, type Budget, type Spending } from '../budget-model.js';
import { printCell, type Style } from '../money.js';
import type { PrintedLine, PrintedRow } from '../printed.js';

/** One side's line of an overview table: label as printed and its amounts. */
type Side = { readonly label: string; readonly fen: bigint; readonly role: PrintedLine['role'] };

const CLASSES: readonly (readonly [code: string, name: string])[] = [
  ['201', '一般公共服务支出'],
  ['202', '外交支出'],
  ['203', '国防支出'],
  ['204', '公共安全支出'],
  ['205', '教育支出'],
  ['206', '科学技术支出'],
  ['207', '文化旅游体育与传媒支出'],
  ['208', '社会保障和就业支出'],
  ['210', '卫生健康支出'],
  ['211', '节能环保支出'],
  ['212', '城乡社区支出'],
  ['213', '农林水支出'],
  ['214', '交通运输支出'],
  ['215', '资源勘探工业信息等支出'],
  ['216', '商业服务业等支出'],
  ['217', '金融支出'],
  ['219', '援助其他地区支出'],
  ['220', '自然资源海洋气象等支出'],
  ['221', '住房保障支出'],
  ['222', '粮油物资储备支出'],
  ['223', '国有资本经营预算支出'],
  ['224', '灾害防治及应急管理支出'],
  ['229', '其他支出'],
];

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 一, 二, … 二十三. */
export function ordinal(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = DIGITS[number % 10]!;
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : DIGITS[tens]!}十${ones}`;
}

/** The 类 lines of the expenditure side, all of them, with the sums of the given expenditures. */
function classSides(spendings: readonly Spending[]): readonly Side[] {
  return CLASSES.map(([code, name], index) => ({
    label: `${ordinal(index + 1)}、${name}`,
    fen: sumOf(spendings, (spending) => spending.function.startsWith(code)),
    role: 'detail',
  }));
}

/** Classes of which money is spent, in code order. */
export function usedClasses(
  spendings: readonly Spending[],
): readonly { readonly code: string; readonly name: string; readonly fen: bigint }[] {
  return CLASSES.map(([code, name]) => ({
    code,
    name,
    fen: sumOf(spendings, (spending) => spending.function.startsWith(code)),
  })).filter((each) => each.fen > 0n);
}

function detail(label: string, fen: bigint): Side {
  return { label, fen, role: 'detail' };
}

function total(label: string, fen: bigint): Side {
  return { label, fen, role: 'total' };
}

/** Income of the year by source, in fen. */
export function incomeOf(
  budget: Budget,
): Readonly<Record<'general' | 'fund' | 'account' | 'business' | 'other' | 'carried', bigint>> {
  const all = spendingsOf(budget);
  const of = (source: Spending['source']): bigint => sumOf(all, (each) => each.source === source && !each.carried);
  return {
    general: of('general-public'),
    fund: of('government-fund'),
    account: of('fiscal-account'),
    business: of('business'),
    other: of('other'),
    carried: sumOf(all, (each) => each.carried),
  };
}

/** Left side of 收支总表. `sectioned`: 一、财政拨款收入 with 1. 2. 3. below it instead of nine equal lines. */
function incomeSides(budget: Budget, sectioned: boolean): readonly Side[] {
  const income = incomeOf(budget);
  if (sectioned) {
    return [
      { label: '一、财政拨款收入', fen: income.general + income.fund, role: 'subtotal' },
      detail('1.一般公共预算资金', income.general),
      detail('2.政府性基金', income.fund),
      detail('3.国有资本经营预算', 0n),
      detail('二、事业收入', income.business),
      detail('三、事业单位经营收入', 0n),
      detail('四、其他收入', income.other),
    ];
  }
  return [
    detail('一、一般公共预算拨款收入', income.general),
    detail('二、政府性基金预算拨款收入', income.fund),
    detail('三、国有资本经营预算拨款收入', 0n),
    detail('四、财政专户管理资金收入', income.account),
    detail('五、事业收入', income.business),
    detail('六、上级补助收入', 0n),
    detail('七、附属单位上缴收入', 0n),
    detail('八、事业单位经营收入', 0n),
    detail('九、其他收入', income.other),
  ];
}

function zip(
  left: readonly Side[],
  right: readonly Side[],
  cellsOf: (left: Side | null, right: Side | null) => readonly string[],
): readonly PrintedRow[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const a = left[index] ?? null;
    const b = right[index] ?? null;
    const line = (side: Side | null, lane: number): readonly PrintedLine[] =>
      side === null ? [] : [{ lane, label: side.label, role: side.role, codes: {} }];
    return { lines: [...line(a, 0), ...line(b, 1)], cells: cellsOf(a, b) };
  });
}

function pair(side: Side | null, style: Style): readonly string[] {
  return side === null ? ['', ''] : [side.label, printCell(side.fen, style)];
}

/** Rows of 收支总表. */
export function overviewRows(budget: Budget, style: Style, sectioned: boolean): readonly PrintedRow[] {
  const all = spendingsOf(budget);
  const income = incomeOf(budget);
  const spent = sumOf(all);
  const left = incomeSides(budget, sectioned);
  const right = classSides(all);
  const closing: readonly (readonly [Side, Side])[] = [
    [total('本年收入合计', spent - income.carried), total('本年支出合计', spent)],
    [detail('上年结转结余', income.carried), detail('年终结转结余', 0n)],
    [total('收入总计', spent), total('支出总计', spent)],
  ];
  const cells = (a: Side | null, b: Side | null): readonly string[] => [...pair(a, style), ...pair(b, style)];
  return [
    ...zip(left, right, cells),
    ...zip(
      closing.map(([a]) => a),
      closing.map(([, b]) => b),
      cells,
    ),
  ];
}

/** Rows of 财政拨款收支总表 with one amount column on each side. */
export function fiscalRows(budget: Budget, style: Style): readonly PrintedRow[] {
  const fiscal = spendingsOf(budget).filter(isFiscal);
  const current = fiscal.filter((each) => !each.carried);
  const carried = fiscal.filter((each) => each.carried);
  const all = sumOf(fiscal);
  const left: readonly Side[] = [
    { label: '一、本年收入', fen: sumOf(current), role: 'subtotal' },
    detail('（一）一般公共预算资金', sumOf(current, isGeneralPublic)),
    detail(
      '（二）政府性基金预算资金',
      sumOf(current, (each) => !isGeneralPublic(each)),
    ),
    detail('（三）国有资本经营预算资金', 0n),
  ];
  const right: readonly Side[] = [{ label: '一、本年支出', fen: all, role: 'subtotal' }, ...classSides(fiscal)];
  const carry: readonly Side[] = [
    { label: '二、上年结转', fen: sumOf(carried), role: 'subtotal' },
    detail('（一）一般公共预算拨款', sumOf(carried, isGeneralPublic)),
    detail(
      '（二）政府性基金预算拨款',
      sumOf(carried, (each) => !isGeneralPublic(each)),
    ),
    detail('（三）国有资本经营预算拨款', 0n),
  ];
  const cells = (a: Side | null, b: Side | null): readonly string[] => [...pair(a, style), ...pair(b, style)];
  return [
    ...zip(left, right, cells),
    ...zip(carry, [detail('二、年终结转结余', 0n)], cells),
    ...zip([total('收入总计', all)], [total('支出总计', all)], cells),
  ];
}

/** Rows of 财政拨款收支总表 with the expenditure side split by fund: 合计, 一般公共预算, 政府性基金预算, 国有资本经营预算. */
export function fiscalSplitRows(budget: Budget, style: Style): readonly PrintedRow[] {
  const fiscal = spendingsOf(budget).filter((each) => isFiscal(each) && !each.carried);
  const general = fiscal.filter(isGeneralPublic);
  const fund = fiscal.filter((each) => !isGeneralPublic(each));
  const left: readonly Side[] = [
    detail('一、一般公共预算资金', sumOf(general)),
    detail('二、政府性基金', sumOf(fund)),
    detail('三、国有资本经营预算', 0n),
  ];
  const split = (side: Side | null, group: readonly Side[], other: readonly Side[]): readonly string[] => {
    if (side === null) return ['', '', '', '', ''];
    const index = group.findIndex((each) => each.label === side.label);
    return [
      side.label,
      printCell(side.fen, style),
      printCell(group[index]!.fen, style),
      printCell(other[index]!.fen, style),
      printCell(0n, style),
    ];
  };
  const generalSides = [...classSides(general), total('支出总计', sumOf(general))];
  const fundSides = [...classSides(fund), total('支出总计', sumOf(fund))];
  const cells = (a: Side | null, b: Side | null): readonly string[] => [
    ...pair(a, style),
    ...split(b, generalSides, fundSides),
  ];
  return [
    ...zip(left, classSides(fiscal), cells),
    ...zip([total('收入总计', sumOf(fiscal))], [total('支出总计', sumOf(fiscal))], cells),
  ];
}
