import type { Measure, TableKind } from '../../disclosure/index.js';
import { insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand, type Relation } from '../relation.js';
import { hasFigure, isGap, isNothing, theTable } from '../select.js';
import type { Subject } from '../subject.js';
import { cellsUnder, codedLeaves, entriesUnder, missingTables, type Coded } from './cross-cells.js';
import { fundingOf } from './funds.js';
import { threePublicOf, type ThreePublic } from './three-public.js';

const BASIC: TableKind = 'general-public-basic';

/** 部门预算支出经济分类科目 and the part of the 三公 expenses it belongs to. */
const THREE_PUBLIC_CODES: readonly {
  readonly codes: readonly string[];
  readonly measure: Measure;
  readonly name: string;
}[] = [
  { codes: ['30212'], measure: 'three-public.abroad', name: '因公出国（境）费用' },
  { codes: ['30217'], measure: 'three-public.reception', name: '公务接待费' },
  { codes: ['30231'], measure: 'three-public.car.running', name: '公务用车运行维护费' },
  { codes: ['31013', '30913'], measure: 'three-public.car.purchase', name: '公务用车购置费' },
];

/** Which 三公 statement is this year's: the only one, or the one whose heading or 年度 says so. */
function thisYear(subject: Subject, statements: readonly ThreePublic[]): ThreePublic | null {
  if (statements.length === 1) return statements[0] ?? null;
  const year = subject.disclosure.profile.fiscalYear.value;
  const named = statements.filter((statement) => {
    const [operand] = [...statement.values()];
    const words = operand === undefined ? '' : `${operand.column.path.join('/')}/${operand.line?.label ?? ''}`;
    return /本年/.test(words) || (year !== null && words.includes(String(year)));
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}

/**
 * True where the item is bought with basic spending only, as far as 支出总表 shows. Without economic codes there, or
 * with other money, nobody can tell.
 */
function isBasicOnly(subject: Subject, all: Coded | null, codes: readonly string[]): boolean {
  const table = theTable(subject, 'expenditure');
  if (all === null || isGap(table) || fundingOf(subject).state !== 'general-public-only') return false;
  if (all.byCode.size === 0 || all.uncoded.length > 0) return false;
  const spent = codes.flatMap((code) => cellsUnder(subject, table, entriesUnder(all, code), 'project') ?? []);
  return spent.every(isNothing);
}

function listed(subject: Subject, basic: Coded, codes: readonly string[]): readonly Operand[] {
  const table = theTable(subject, BASIC);
  if (isGap(table)) return [];
  return codes.flatMap((code) => cellsUnder(subject, table, entriesUnder(basic, code), 'total', 'basic') ?? []);
}

export const threePublicEconomic: Rule = {
  id: 'XTAB-3P-ECON',
  name: '“三公”经费与经济分类',
  family: 'cross-table',
  severity: 'error',
  basis: '《地方预决算公开操作规程》（财预〔2016〕143号），惯例（引用前请核对）',
  needs: '“三公”经费支出表、一般公共预算基本支出表；支出总表列有经济分类时可判断是否应当相等',
  description:
    '基本支出中的因公出国（30212）、公务接待（30217）、公务用车运行维护（30231）、公务用车购置（31013）不大于“三公”经费支出表的相应金额；支出总表显示项目支出没有这些科目、且资金全部来自一般公共预算时，两者相等。项目支出可能有“三公”经费时从不要求相等，也不比较两张表的合计。',
  check: (subject) => {
    const [table, basic] = [theTable(subject, 'three-public'), theTable(subject, BASIC)];
    if (isGap(table) || isGap(basic)) return missingTables(subject, ['three-public', BASIC]);
    const coded = codedLeaves(basic, 'economicDepartment');
    const items = THREE_PUBLIC_CODES.map((item) => ({ ...item, cells: listed(subject, coded, item.codes) }));
    const statements = threePublicOf(subject, table);
    const statement = thisYear(subject, statements);
    const paid = items.flatMap((item) => item.cells).find(hasFigure);
    if (statement === null) {
      if (statements.length > 1) return [insufficient('“三公”经费支出表有几组金额，不能确定哪一组是本年预算')];
      if (table.isEmpty && paid === undefined) return [notApplicable('没有“三公”经费')];
      return [insufficient('“三公”经费支出表没有可以读取的行')];
    }
    const expenditure = theTable(subject, 'expenditure');
    const all = isGap(expenditure) ? null : codedLeaves(expenditure, 'economicDepartment');
    const outcomes = items.flatMap(({ codes, measure, name, cells }): Outcome[] => {
      const stated = statement.get(measure);
      if (stated === undefined) return cells.some(hasFigure) ? [insufficient(`“三公”经费支出表没有“${name}”列`)] : [];
      if (cells.every(isNothing) && isNothing(stated)) return [];
      const equal = isBasicOnly(subject, all, codes) && cells.length > 0;
      if (!equal && cells.every(isNothing)) return [];
      const relation: Relation = {
        says: `“三公”经费支出表的${name}${equal ? '应等于' : '不应小于'}基本支出中的同一科目（${codes.join('、')}）`,
        left: cells.map(plus),
        right: [plus(stated)],
        comparison: equal ? 'equal' : 'at-most',
        tolerance: cells.length === 1 ? 'copy' : 'sum',
      };
      return [test(relation)];
    });
    if (outcomes.length > 0) return outcomes;
    return coded.byCode.size === 0 && !basic.isEmpty
      ? [insufficient('基本支出表未识别到经济分类科目编码')]
      : [notApplicable('没有“三公”经费')];
  },
};
