import type { Disclosure, Item, Measure, TableKind } from '../../disclosure/index.js';
import { cellsOf, each, tablesOf, type CellMatch } from './subject-cells.js';

/** The rules that statements about totals, parts, classes and items report under. */
export type SubjectRule = 'TEXT-TOTAL' | 'TEXT-COMPONENT' | 'TEXT-CLASS' | 'TEXT-ITEM';

/** Finds the cells that state a fact. */
export type Finder = (disclosure: Disclosure) => readonly (readonly CellMatch[])[];

/** An item of an overview table. */
function overview(
  kind: 'income-expenditure-overview' | 'fiscal-appropriation-overview',
  ...items: readonly Item[]
): Finder {
  return (disclosure) =>
    tablesOf(disclosure, kind).flatMap((table) =>
      each(cellsOf(table, ['amount', 'total'], (line) => line.item !== null && items.includes(line.item))),
    );
}

/** The total row of a list table; a table of a single row is its own total, whether the row is called so or not. */
function totalOf(kind: TableKind, ...measures: readonly Measure[]): Finder {
  return (disclosure) =>
    tablesOf(disclosure, kind).flatMap((table) => {
      const isOnly = table.rows.length === 1;
      return each(cellsOf(table, measures, (line) => line.role === 'total' || (isOnly && line.label === '')));
    });
}

/** The only data row of the 三公 table; with several years, the row of the fiscal year. */
export function threePublic(...measures: readonly Measure[]): Finder {
  return (disclosure) =>
    tablesOf(disclosure, 'three-public').flatMap((table) => {
      const yearColumn = table.columns.find((column) => column.measure === 'year');
      const year = String(disclosure.profile.fiscalYear.value ?? '');
      return each(
        cellsOf(table, measures, (_line, row) => {
          const printed = yearColumn === undefined ? '' : (row.cells[yearColumn.index]?.text ?? '');
          return printed === '' || printed.includes(year);
        }),
      );
    });
}

/** Rows whose label matches. */
function labelled(kind: TableKind, pattern: RegExp, ...measures: readonly Measure[]): Finder {
  return (disclosure) =>
    tablesOf(disclosure, kind).flatMap((table) => each(cellsOf(table, measures, (line) => pattern.test(line.label))));
}

/** A line of an overview table that lists 「支出用途」 (基本支出, 项目支出 …) beside the classes. */
function nature(name: RegExp): Finder {
  return all(
    labelled('income-expenditure-overview', name, 'amount', 'total'),
    labelled('fiscal-appropriation-overview', name, 'amount', 'total'),
  );
}

/**
 * What is purchased of one kind (货物, 工程, 服务): the rows of which a column names the kind, added up; where none does, the row called
 * so (「A-货物」, 「货物类」), not the goods of that kind (「其他货物」), or with `anywhere` any row whose label has the word.
 */
function procured(kind: string, anywhere: boolean): Finder {
  const exact = new RegExp(`^(?:[ABC][-－.]?)?${kind}(?:[ABC]|类|采购|支出)?$`);
  const called = labelled('procurement', anywhere ? new RegExp(kind) : exact, 'total', 'amount');
  return (disclosure) => {
    const found = tablesOf(disclosure, 'procurement').flatMap((table) => {
      const labels = table.columns.filter(({ measure }) => measure === 'item').map(({ index }) => index);
      if (labels.length < 2) return [];
      const rows = cellsOf(
        table,
        ['total', 'amount'],
        ({ role }, { cells }) =>
          role === 'detail' && labels.some((index) => exact.test(cells[index]?.text.trim() ?? '')),
      );
      return rows.length === 0 ? [] : [rows];
    });
    return found.length === 0 ? called(disclosure) : found;
  };
}

/**
 * True where 支出总表 states more money than 一般公共预算支出表. Where the former does not divide it by 基本支出 and 项目支出, the
 * latter does not say how all of it is divided.
 */
function hasOtherMoney(disclosure: Disclosure): boolean {
  const printed = (kind: TableKind): readonly string[] =>
    totalOf(
      kind,
      'total',
      'amount',
    )(disclosure).flatMap((cells) => cells.map(({ cell }) => cell.text.replace(/[\s,，]/g, '')));
  const [whole, general] = [printed('expenditure'), printed('general-public-expenditure')];
  return whole.length > 0 && general.length > 0 && !whole.some((text) => general.includes(text));
}

/** Cells of all spending first; those of 一般公共预算 only where they may stand for all of it. */
function ofAllSpending(own: Finder, general: Finder): Finder {
  return (disclosure) => {
    const found = own(disclosure);
    return found.length === 0 && hasOtherMoney(disclosure) ? [] : [...found, ...general(disclosure)];
  };
}

function all(...finders: readonly Finder[]): Finder {
  return (disclosure) => finders.flatMap((find) => find(disclosure));
}

/** Subjects by their closing words, most specific first. */
export const SUBJECTS: readonly { readonly words: RegExp; readonly rule: SubjectRule; readonly find: Finder }[] = [
  {
    words: /财政拨款收支(?:总?预算|(?:预算)?(?:总?计|总额))$/,
    rule: 'TEXT-TOTAL',
    find: overview(
      'fiscal-appropriation-overview',
      'total-income',
      'total-expenditure',
      'current-income',
      'current-expenditure',
    ),
  },
  {
    words: /收支(?:总?预算|(?:预算)?(?:总?计|总额))$/,
    rule: 'TEXT-TOTAL',
    find: overview(
      'income-expenditure-overview',
      'total-income',
      'total-expenditure',
      'current-income',
      'current-expenditure',
    ),
  },
  {
    words: /一般公共预算(?:财政)?(?:拨款|资金)?(?:拨款)?收入(?:预算)?$|一般公共预算资金$/,
    rule: 'TEXT-COMPONENT',
    find: all(
      overview('income-expenditure-overview', 'general-public'),
      overview('fiscal-appropriation-overview', 'general-public'),
    ),
  },
  {
    words: /政府性基金(?:预算)?(?:财政)?(?:拨款|资金)?收入(?:预算)?$|政府性基金预算资金$/,
    rule: 'TEXT-COMPONENT',
    find: all(
      overview('income-expenditure-overview', 'government-fund'),
      overview('fiscal-appropriation-overview', 'government-fund'),
    ),
  },
  {
    words: /财政拨款(?:补助)?收入(?:预算)?(?:总计|合计)?$/,
    rule: 'TEXT-COMPONENT',
    find: all(
      overview('income-expenditure-overview', 'fiscal', 'general-public'),
      overview('fiscal-appropriation-overview', 'current-income', 'total-income'),
    ),
  },
  {
    words: /一般公共预算(?:当年)?(?:财政)?(?:拨款)?(?:当年)?(?:支出)?(?:预算)?$/,
    rule: 'TEXT-TOTAL',
    find: all(
      totalOf('general-public-expenditure', 'total'),
      overview('fiscal-appropriation-overview', 'general-public'),
    ),
  },
  {
    words: /一般公共预算(?:财政拨款)?基本支出(?:预算)?$/,
    rule: 'TEXT-TOTAL',
    find: all(totalOf('general-public-basic', 'total', 'amount'), totalOf('general-public-expenditure', 'basic')),
  },
  {
    words: /(?<![他入])基本支出(?:预算)?(?:总额|合计)?$/,
    rule: 'TEXT-COMPONENT',
    find: ofAllSpending(
      all(totalOf('expenditure', 'basic'), nature(/^基本支出$/)),
      all(totalOf('general-public-expenditure', 'basic'), totalOf('general-public-basic', 'total', 'amount')),
    ),
  },
  {
    words: /项目支出(?:预算)?(?:总额|合计)?$|本(?:部门|单位)项目预算总额$/,
    rule: 'TEXT-COMPONENT',
    find: ofAllSpending(
      all(totalOf('expenditure', 'project'), totalOf('project-expenditure', 'total'), nature(/^项目支出$/)),
      totalOf('general-public-expenditure', 'project'),
    ),
  },
  {
    words: /(?:单位)?预留机动经费(?:预算)?$/,
    rule: 'TEXT-COMPONENT',
    find: all(totalOf('expenditure', 'reserve'), nature(/^单位预留机动经费$/)),
  },
  {
    words: /人员经费$/,
    rule: 'TEXT-COMPONENT',
    find: all(
      totalOf('general-public-basic', 'basic.personnel'),
      totalOf('general-public-expenditure', 'basic.personnel'),
    ),
  },
  {
    words: /公用经费(?:[（(].*[）)])?$/,
    rule: 'TEXT-COMPONENT',
    find: all(totalOf('general-public-basic', 'basic.public'), totalOf('general-public-expenditure', 'basic.public')),
  },
  {
    words: /[“"]?三公[”"]?经费(?:财政拨款)?(?:支出)?(?:年初)?(?:预算)?(?:总额|合计)?$/,
    rule: 'TEXT-TOTAL',
    find: threePublic('three-public'),
  },
  {
    words: /因公出国[（(]境[）)]费用?(?:预算)?(?:支出)?$/,
    rule: 'TEXT-COMPONENT',
    find: threePublic('three-public.abroad'),
  },
  { words: /公务接待费(?:预算)?(?:支出)?$/, rule: 'TEXT-COMPONENT', find: threePublic('three-public.reception') },
  {
    words: /公务用车购置(?:费)?[及和](?:运行(?:维护)?|运维)费(?:预算)?(?:支出)?$/,
    rule: 'TEXT-COMPONENT',
    find: threePublic('three-public.car'),
  },
  {
    words: /公务用车购置费(?:预算)?(?:支出)?$/,
    rule: 'TEXT-COMPONENT',
    find: threePublic('three-public.car.purchase'),
  },
  {
    words: /公务用车(?:运行(?:维护)?|运维)费(?:预算)?(?:支出)?$/,
    rule: 'TEXT-COMPONENT',
    find: threePublic('three-public.car.running'),
  },
  {
    words: /政府采购(?:支出)?(?:预算)?(?:总额|合计|总金额)(?:预算)?$/,
    rule: 'TEXT-TOTAL',
    find: totalOf('procurement', 'amount', 'total'),
  },
  {
    words: /政府采购货物(?:支出)?(?:预算)?$/,
    rule: 'TEXT-COMPONENT',
    find: procured('货物', true),
  },
  {
    words: /政府采购工程(?:支出)?(?:预算)?$/,
    rule: 'TEXT-COMPONENT',
    find: procured('工程', true),
  },
  {
    words: /政府采购服务(?:支出)?(?:预算)?$/,
    rule: 'TEXT-COMPONENT',
    find: procured('服务', true),
  },
  ...['货物', '工程', '服务'].map((kind) => ({
    words: new RegExp(`拟(?:购买|采购)${kind}(?:支出)?(?:预算)?$|${kind}类政府采购(?:支出)?(?:预算)?$`),
    rule: 'TEXT-COMPONENT' as const,
    find: procured(kind, false),
  })),
  {
    words: /一般公共预算(?:财政)?拨款安排的会议费(?:预算)?(?:支出)?$/,
    rule: 'TEXT-COMPONENT',
    find: threePublic('meeting'),
  },
  {
    words: /一般公共预算(?:财政)?拨款安排的培训费(?:预算)?(?:支出)?$/,
    rule: 'TEXT-COMPONENT',
    find: threePublic('training'),
  },
  {
    words: /政府购买服务(?:项目)?(?:支出)?预算(?:总额|合计|总金额)$/,
    rule: 'TEXT-TOTAL',
    find: totalOf('purchased-services', 'amount', 'total'),
  },
  {
    words: /(?:^|[年度位门])(?:本年)?收入(?:总)?(?:预算)?(?:总计|合计|总额|计)?$/,
    rule: 'TEXT-TOTAL',
    find: overview('income-expenditure-overview', 'total-income', 'current-income'),
  },
  {
    words: /(?:^|[年度位门])(?:本年)?支出(?:总)?(?:预算)?(?:总计|合计|总额|计)?$/,
    rule: 'TEXT-TOTAL',
    find: overview('income-expenditure-overview', 'total-expenditure', 'current-expenditure'),
  },
];
