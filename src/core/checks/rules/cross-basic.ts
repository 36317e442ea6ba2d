import type { Measure, Table, TableKind } from '../../disclosure/index.js';
import { insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { blocksOf, hasFigure, isGap, isNothing, operandAt, tablesOf, theTable } from '../select.js';
import type { Severity } from '../finding.js';
import type { Subject } from '../subject.js';
import { wholeOf } from '../tree.js';
import {
  cellsUnder,
  checkCopies,
  codedLeaves,
  commonCodes,
  copyRelation,
  doubtfulCells,
  entriesUnder,
  unreadCodes,
  missingTables,
  resolve,
  type CellName,
  type CodeKind,
  type Copy,
} from './cross-cells.js';
import { fundingOf } from './funds.js';
import { incompleteTables } from './incomplete.js';

const BASIC: TableKind = 'general-public-basic';
const GENERAL: TableKind = 'general-public-expenditure';

const BASIC_COPIES: readonly Copy[] = [
  {
    left: { kind: GENERAL, measures: ['basic'] },
    right: { kind: BASIC, measures: ['total', 'basic'] },
    says: '一般公共预算支出表的基本支出与基本支出表的合计应当一致',
  },
  {
    left: { kind: GENERAL, measures: ['basic.personnel'] },
    right: { kind: BASIC, measures: ['basic.personnel'] },
    says: '一般公共预算支出表与基本支出表的人员经费应当一致',
  },
  {
    left: { kind: GENERAL, measures: ['basic.public'] },
    right: { kind: BASIC, measures: ['basic.public'] },
    says: '一般公共预算支出表与基本支出表的公用经费应当一致',
  },
];

/** 基本支出 of 支出总表 covers all funds: equal only where there is no other money. */
function checkAllFunds(subject: Subject): readonly Outcome[] {
  const all = resolve(subject, { kind: 'expenditure', measures: ['basic'] });
  if (all === null) return missingTables(subject, ['expenditure']);
  const equal = fundingOf(subject).state === 'general-public-only';
  const names: readonly (readonly [CellName, string])[] = [
    [{ kind: GENERAL, measures: ['basic'] }, '一般公共预算支出表的基本支出'],
    [{ kind: BASIC, measures: ['total', 'basic'] }, '一般公共预算基本支出表的合计'],
  ];
  return names.flatMap(([name, words]): Outcome[] => {
    const part = resolve(subject, name);
    if (part === null) return [];
    if (equal) return [test(copyRelation(`支出总表的基本支出与${words}应当一致`, all, part))];
    return [
      test({
        says: `${words}不应大于支出总表的基本支出`,
        left: [plus(part)],
        right: [plus(all)],
        comparison: 'at-most',
        tolerance: 'copy',
      }),
    ];
  });
}

/** 人员经费合计 and 公用经费合计 of a table that has a lane for each, as 决算 tables have. */
function laneTotals(subject: Subject): readonly Operand[] {
  const table = theTable(subject, BASIC);
  if (isGap(table) || !blocksOf(table).some(({ lane }) => lane !== 0)) return [];
  const cells = (['basic.personnel', 'basic.public'] as const).map((measure) => {
    // A list that goes on in another lane has its total there.
    const block = blocksOf(table).find(({ columns, lane }) => columns.has(measure) && wholeOf(table, lane) !== null);
    const whole = block === undefined ? null : wholeOf(table, block.lane);
    const column = block?.columns.get(measure);
    return whole === null || column === undefined ? null : operandAt(subject, table, whole, column);
  });
  return cells.every((cell) => cell !== null) ? cells : [];
}

/** 基本支出 of 一般公共预算支出表 = 人员经费合计 + 公用经费合计, where these stand side by side. */
function checkLanes(subject: Subject): readonly Outcome[] {
  const basic = resolve(subject, { kind: GENERAL, measures: ['basic'] });
  const parts = laneTotals(subject);
  if (basic === null || parts.length === 0) return [];
  return [
    test({
      says: '一般公共预算支出表的基本支出应等于基本支出表的人员经费合计与公用经费合计之和',
      left: parts.map(plus),
      right: [plus(basic)],
      comparison: 'equal',
      tolerance: 'sum',
    }),
  ];
}

export const basicThreeWays: Rule = {
  id: 'XTAB-BASIC',
  name: '基本支出三处一致',
  family: 'cross-table',
  severity: 'error',
  basis: '惯例（引用前请核对）',
  needs: '支出总表、一般公共预算支出表、一般公共预算基本支出表',
  description:
    '支出总表、一般公共预算支出表的基本支出与一般公共预算基本支出表的合计一致，人员经费、公用经费也一致；人员经费、公用经费左右并列的决算表，两个合计之和等于基本支出。有一般公共预算以外的资金（或不能确定）时，支出总表的基本支出只要求不小于后两者。',
  check: (subject) => {
    const cut = tablesOf(subject, 'expenditure', GENERAL, BASIC).flatMap((table) => incompleteTables(subject, table));
    if (cut.length > 0) return cut;
    const lanes = checkLanes(subject);
    const copies = lanes.length > 0 ? [] : checkCopies(subject, [GENERAL, BASIC], BASIC_COPIES);
    return [...checkAllFunds(subject), ...lanes, ...copies];
  },
};

const ECONOMIC_KINDS: readonly (readonly [CodeKind, string])[] = [
  ['economicDepartment', '部门预算支出经济分类科目'],
  ['economicGovernment', '政府预算支出经济分类科目'],
];

function checkEconomic(
  subject: Subject,
  all: Table,
  basic: Table,
  kind: CodeKind,
  words: string,
  equal: boolean,
): readonly Outcome[] {
  const [ofAll, ofBasic] = [codedLeaves(all, kind), codedLeaves(basic, kind)];
  if (ofAll.byCode.size === 0 || ofBasic.byCode.size === 0) return [];
  return commonCodes(ofAll, ofBasic).flatMap((code): Outcome[] => {
    const spent = cellsUnder(subject, all, entriesUnder(ofAll, code), 'basic');
    const listed = cellsUnder(subject, basic, entriesUnder(ofBasic, code), 'total', 'basic');
    if (spent === null || listed === null || (spent.every(isNothing) && listed.every(isNothing))) return [];
    if (!equal && listed.every(isNothing)) return [];
    const says = `${words} ${code}：一般公共预算基本支出表的金额${equal ? '应等于' : '不应大于'}支出总表中该科目的基本支出之和`;
    const [left, right] = equal && listed.length > 0 ? [spent, listed] : equal ? [listed, spent] : [listed, spent];
    return [
      test({
        says,
        left: left.map(plus),
        right: right.map(plus),
        comparison: equal ? 'equal' : 'at-most',
        tolerance: left.length === 1 && right.length === 1 ? 'copy' : 'sum',
        doubtful: equal ? doubtfulCells(subject, all, ofAll, 'basic') : [],
        doubtfulStated:
          left === listed
            ? unreadCodes(subject, all, ofAll, 'basic')
            : unreadCodes(subject, basic, ofBasic, 'total', 'basic'),
      }),
    ];
  });
}

export const economicByCode: Rule = {
  id: 'XTAB-ECON',
  name: '经济分类逐科目一致',
  family: 'cross-table',
  severity: 'error',
  basis: '《支出经济分类科目改革方案》（财预〔2017〕98号），惯例（引用前请核对）',
  needs: '支出总表（列有经济分类科目）、一般公共预算基本支出表',
  description:
    '按部门预算和政府预算支出经济分类科目逐个汇总支出总表的基本支出，与一般公共预算基本支出表的同一科目比较。五位科目与地方细化的七位科目按较短的编码汇总；只有项目支出的科目在基本支出表中为空白，不作为差错；支出总表没有经济分类的不适用。',
  check: (subject) => {
    const [all, basic] = [theTable(subject, 'expenditure'), theTable(subject, BASIC)];
    if (isGap(all) || isGap(basic)) return missingTables(subject, ['expenditure', BASIC]);
    const cut = incompleteTables(subject, all, basic);
    if (cut.length > 0) return cut;
    const equal = fundingOf(subject).state === 'general-public-only';
    const outcomes = ECONOMIC_KINDS.flatMap(([kind, words]) => checkEconomic(subject, all, basic, kind, words, equal));
    if (outcomes.length > 0) return outcomes;
    const coded = codedLeaves(basic, 'economicDepartment').byCode.size > 0;
    return [coded ? notApplicable('支出总表没有列示经济分类科目') : insufficient('基本支出表未识别到经济分类科目编码')];
  },
};

/** 人员经费 or 公用经费 by the first digits of the 部门预算支出经济分类 code, and codes that local practice moves. */
type Assignment = {
  readonly prefix: string;
  readonly wrong: Measure;
  readonly severity: Severity;
  readonly except: readonly string[];
  readonly says: string;
};

const ASSIGNMENTS: readonly Assignment[] = [
  {
    prefix: '301',
    wrong: 'basic.public',
    severity: 'error',
    except: ['30114', '30199'],
    says: '工资福利支出（301）应列人员经费，不应列公用经费',
  },
  {
    prefix: '310',
    wrong: 'basic.personnel',
    severity: 'error',
    except: [],
    says: '资本性支出（310）应列公用经费，不应列人员经费',
  },
  {
    prefix: '302',
    wrong: 'basic.personnel',
    severity: 'warning',
    // 工会经费、福利费、其他交通费用、其他商品和服务支出 (退休公用) are personnel money in some regions.
    except: ['30228', '30229', '30239', '30299'],
    says: '商品和服务支出（302）通常列公用经费，不列人员经费',
  },
];

export const personOrPublic: Rule = {
  id: 'XTAB-PERSON-PUBLIC',
  name: '人员经费与公用经费口径',
  family: 'cross-table',
  severity: 'error',
  basis: '《支出经济分类科目改革方案》（财预〔2017〕98号），地方口径不一（引用前请核对）',
  needs: '一般公共预算基本支出表（列有部门预算支出经济分类科目编码及人员经费、公用经费两列）',
  description:
    '301 列人员经费，302、310 列公用经费。工会经费、福利费、其他交通费用、其他商品和服务支出各地列法不同，303 可列公用经费，均不报；302 其他科目列人员经费只报疑似。',
  check: (subject) => {
    const basic = theTable(subject, BASIC);
    if (isGap(basic)) return [basic];
    const leaves = codedLeaves(basic, 'economicDepartment');
    if (leaves.byCode.size === 0)
      return [basic.isEmpty ? notApplicable('基本支出表没有金额') : insufficient('基本支出表未识别到经济分类科目编码')];
    const outcomes = ASSIGNMENTS.flatMap((assignment) =>
      [...leaves.byCode].flatMap(([code, entries]): Outcome[] => {
        if (!code.startsWith(assignment.prefix) || assignment.except.some((own) => code.startsWith(own))) return [];
        const cells = cellsUnder(subject, basic, entries, assignment.wrong) ?? [];
        return cells.map((cell) =>
          test({
            says: assignment.says,
            left: [plus(cell)],
            right: [],
            comparison: 'equal',
            tolerance: 'exact',
            severity: assignment.severity,
          }),
        );
      }),
    );
    const cells = outcomes.filter((outcome) => outcome.type === 'checked');
    const used = cells.filter((outcome) => hasFigure(outcome.relation.left[0]?.operand ?? null)).length;
    const clean: Outcome[] = cells.length > used ? [{ type: 'passed', count: cells.length - used }] : [];
    return [
      ...outcomes,
      ...clean,
      ...(cells.length === 0 ? [notApplicable('基本支出表没有分列人员经费和公用经费')] : []),
    ];
  },
};
