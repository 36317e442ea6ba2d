import { isGeneralPublic, spendingsOf, sumOf, type Budget, type Spending } from '../budget-model.js';
import { DEPARTMENT_ECONOMIC_NAMES, FUNCTION_NAMES, isPersonnel } from '../codes.js';
import { printCell, type Style } from '../money.js';
import { row, type PrintedLine, type PrintedRow, type PrintedTable } from '../printed.js';
import { incomeOf, usedClasses } from './overview.js';

/** What a set of 决算 tables prints beside the figures. */
export type FinalOptions = {
  readonly style: Style;
  /** 项目 | 行次 | 金额, or 年初预算数 | 全年预算数 | 决算数. */
  readonly amounts: 'numbered' | 'phases';
};

type Side = { readonly label: string; readonly fen: bigint; readonly role: PrintedLine['role'] };

/** The published tables of 决算 (公开01表 … 公开08表) of a budget that was spent to the fen. */
export function finalTables(budget: Budget, options: FinalOptions): readonly PrintedTable[] {
  const { style } = options;
  const all = spendingsOf(budget).filter((each) => !each.carried);
  const general = all.filter(isGeneralPublic);
  const fund = all.filter((each) => each.source === 'government-fund');
  const basic = general.filter((each) => each.nature === 'basic');
  const money = (group: readonly Spending[], keep?: (each: Spending) => boolean): string =>
    printCell(sumOf(group, keep), style);
  const nil = printCell(0n, style);
  const codes = [
    ['项目', '功能分类科目编码'],
    ['项目', '科目名称'],
  ];
  const isBasic = (each: Spending): boolean => each.nature === 'basic';
  const isProject = (each: Spending): boolean => each.nature === 'project';
  const drafts: readonly Omit<PrintedTable, 'printedNumber' | 'moneyUnit'>[] = [
    {
      kind: 'income-expenditure-overview',
      title: '收入支出决算总表',
      columns: sides(options),
      rows: overview(budget, all, options),
      emptyNote: null,
    },
    {
      kind: 'income',
      title: '收入决算表',
      columns: [
        ...codes,
        ...['本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入'].map(
          (leaf) => [leaf],
        ),
      ],
      rows: functionRows(all, (group) => [
        money(group),
        money(group, (each) => isGeneralPublic(each) || each.source === 'government-fund'),
        nil,
        money(group, (each) => each.source === 'business'),
        nil,
        nil,
        money(group, (each) => each.source === 'other' || each.source === 'fiscal-account'),
      ]),
      emptyNote: null,
    },
    {
      kind: 'expenditure',
      title: '支出决算表',
      columns: [
        ...codes,
        ...['本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'].map((leaf) => [
          leaf,
        ]),
      ],
      rows: functionRows(all, (group) => [money(group), money(group, isBasic), money(group, isProject), nil, nil, nil]),
      emptyNote: null,
    },
    {
      kind: 'general-public-expenditure',
      title: '一般公共预算财政拨款支出决算表',
      columns: [...codes, ...['合计', '基本支出', '项目支出'].map((leaf) => ['本年支出', leaf])],
      rows: functionRows(general, (group) => [money(group), money(group, isBasic), money(group, isProject)]),
      emptyNote: null,
    },
    {
      kind: 'general-public-basic',
      title: '一般公共预算财政拨款基本支出决算明细表',
      columns: [
        ...['科目编码', '科目名称', '决算数'].map((leaf) => ['人员经费', leaf]),
        ...['科目编码', '科目名称', '决算数'].map((leaf) => ['公用经费', leaf]),
      ],
      rows: laneRows(basic, style),
      emptyNote: null,
    },
    {
      kind: 'three-public',
      title: '财政拨款“三公”经费支出决算表',
      columns: ['预算数', '决算数'].flatMap((phase) => [
        [phase, '合计'],
        [phase, '因公出国（境）费'],
        ...['小计', '公务用车购置费', '公务用车运行维护费'].map((leaf) => [phase, '公务用车购置及运行维护费', leaf]),
        [phase, '公务接待费'],
      ]),
      rows: [row('', 'detail', {}, [...threePublic(basic, style), ...threePublic(basic, style)])],
      emptyNote: null,
    },
    {
      kind: 'government-fund',
      title: '政府性基金预算财政拨款收入支出决算表',
      columns: [
        ...codes,
        ['年初结转和结余'],
        ['本年收入'],
        ...['小计', '基本支出', '项目支出'].map((leaf) => ['本年支出', leaf]),
        ['年末结转和结余'],
      ],
      rows: functionRows(fund, (group) =>
        // A table that is left empty prints no zeros.
        fund.length === 0
          ? ['', '', '', '', '', '']
          : [nil, money(group), money(group), money(group, isBasic), money(group, isProject), nil],
      ),
      emptyNote: fund.length === 0 ? '注：本年没有政府性基金预算财政拨款收入和支出，故本表无数据。' : null,
    },
  ];
  return drafts.map((draft, index) => ({ ...draft, printedNumber: `公开0${index + 1}表`, moneyUnit: style.unit }));
}

function sides({ amounts }: FinalOptions): readonly (readonly string[])[] {
  const leaves = amounts === 'numbered' ? ['行次', '金额'] : ['年初预算数', '全年预算数', '决算数'];
  return ['收入', '支出'].flatMap((side) => [[side, '项目'], ...leaves.map((leaf) => [side, leaf])]);
}

function overview(budget: Budget, all: readonly Spending[], { style, amounts }: FinalOptions): readonly PrintedRow[] {
  const income = incomeOf(budget);
  const spent = sumOf(all);
  const detail = (label: string, fen: bigint): Side => ({ label, fen, role: 'detail' });
  const total = (label: string, fen: bigint): Side => ({ label, fen, role: 'total' });
  const left: readonly Side[] = [
    detail('一、一般公共预算财政拨款收入', income.general),
    detail('二、政府性基金预算财政拨款收入', income.fund),
    detail('三、国有资本经营预算财政拨款收入', 0n),
    detail('四、上级补助收入', 0n),
    detail('五、事业收入', income.business),
    detail('六、其他收入', income.other + income.account),
  ];
  const right = usedClasses(all).map(({ name, fen }) => detail(name, fen));
  const height = Math.max(left.length, right.length);
  const padded = (side: readonly Side[]): readonly (Side | null)[] =>
    Array.from({ length: height }, (_, index) => side[index] ?? null);
  const closing: readonly (readonly [Side, Side])[] = [
    [total('本年收入合计', spent), total('本年支出合计', spent)],
    [detail('使用非财政拨款结余（含专用结余）', 0n), detail('结余分配', 0n)],
    [detail('年初结转和结余', 0n), detail('年末结转和结余', 0n)],
    [total('总计', spent), total('总计', spent)],
  ];
  const pairs = [...padded(left).map((side, index) => [side, padded(right)[index] ?? null] as const), ...closing];
  const cellsOf = (side: Side | null, number: number): readonly string[] => {
    if (amounts === 'numbered')
      return [side?.label ?? '', String(number), side === null ? '' : printCell(side.fen, style)];
    const printed = side === null ? '' : printCell(side.fen, style);
    return [side?.label ?? '', printed, printed, printed];
  };
  return pairs.map(([a, b], index) => ({
    lines: [a, b].flatMap((side, lane): PrintedLine[] =>
      side === null && amounts === 'phases'
        ? []
        : [{ lane, label: side?.label ?? '', role: side?.role ?? 'detail', codes: {} }],
    ),
    cells: [...cellsOf(a, index + 1), ...cellsOf(b, index + 1 + pairs.length)],
  }));
}

function functionRows(
  spendings: readonly Spending[],
  amounts: (group: readonly Spending[]) => readonly string[],
): readonly PrintedRow[] {
  const keys = new Set(spendings.flatMap((each) => [3, 5, 7].map((length) => each.function.slice(0, length))));
  const rows = [...keys]
    .sort()
    .map((code) =>
      row(FUNCTION_NAMES[code]!, code.length === 7 ? 'detail' : 'subtotal', { function: code }, [
        code,
        FUNCTION_NAMES[code]!,
        ...amounts(spendings.filter((each) => each.function.startsWith(code))),
      ]),
    );
  return [row('合计', 'total', {}, ['合计', '', ...amounts(spendings)]), ...rows];
}

/** Economic codes of 人员经费 on the left, of 公用经费 on the right, each with its total in the last row. */
function laneRows(basic: readonly Spending[], style: Style): readonly PrintedRow[] {
  const lane = (keep: (each: Spending) => boolean): readonly (readonly [code: string, fen: bigint])[] => {
    const own = basic.filter(keep);
    const keys = new Set(own.flatMap((each) => [3, 5].map((length) => each.department.slice(0, length))));
    return [...keys].sort().map((code) => [code, sumOf(own, (each) => each.department.startsWith(code))]);
  };
  const left = lane((each) => isPersonnel(each.department));
  const right = lane((each) => !isPersonnel(each.department));
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index): PrintedRow => {
    const pair = [left[index], right[index]];
    return {
      lines: pair.flatMap((each, at): PrintedLine[] =>
        each === undefined
          ? []
          : [
              {
                lane: at,
                label: DEPARTMENT_ECONOMIC_NAMES[each[0]]!,
                role: each[0].length === 5 ? 'detail' : 'subtotal',
                codes: { economicDepartment: each[0] },
              },
            ],
      ),
      cells: pair.flatMap((each) =>
        each === undefined ? ['', '', ''] : [each[0], DEPARTMENT_ECONOMIC_NAMES[each[0]]!, printCell(each[1], style)],
      ),
    };
  });
  const total = (label: string, lane: number): PrintedLine => ({ lane, label, role: 'total', codes: {} });
  const sum = (keep: (each: Spending) => boolean): string => printCell(sumOf(basic, keep), style);
  return [
    ...rows,
    {
      lines: [total('人员经费合计', 0), total('公用经费合计', 1)],
      cells: [
        '人员经费合计',
        '',
        sum((each) => isPersonnel(each.department)),
        '公用经费合计',
        '',
        sum((each) => !isPersonnel(each.department)),
      ],
    },
  ];
}

function threePublic(basic: readonly Spending[], style: Style): readonly string[] {
  const of = (...codes: readonly string[]): string =>
    printCell(
      sumOf(basic, (each) => codes.includes(each.department)),
      style,
    );
  return [of('30212', '30217', '30231'), of('30212'), of('30231'), printCell(0n, style), of('30231'), of('30217')];
}
