import { convert, Exact } from '../../amount/index.js';
import type { Table } from '../../disclosure/index.js';
import { anchorOf, evidenceOf, tableName } from '../anchor.js';
import { fails } from '../evaluate.js';
import { arithmeticOf, plainOf } from '../explain.js';
import { insufficient, notApplicable, test, type Outcome, type Remark, type Rule } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import {
  blockOf,
  columnOf,
  hasFigure,
  isGap,
  isNothing,
  operandAt,
  tablesOf,
  theTable,
  type Entry,
} from '../select.js';
import type { Subject } from '../subject.js';
import { leavesOf } from '../tree.js';
import { cellsUnder, codedLeaves, doubtfulCells, entriesUnder, type Coded } from './cross-cells.js';
import { wholeAmount } from './funds.js';

/** 「C-服务」, 「服务类采购」: the lines of a table of procurement by kinds. */
const KINDS = {
  goods: /^(?:A[-—－]?)?货物(?:类|采购|类采购)?$/,
  services: /^(?:C[-—－]?)?服务(?:类|采购|类采购)?$/,
} as const;

/** 分类采购额. The line of a kind in the one table of procurement by kinds; null where it states no amount. */
export function procuredOf(subject: Subject, kind: keyof typeof KINDS): Operand | null {
  const [table, ...others] = tablesOf(subject, 'procurement');
  if (table === undefined || others.length > 0) return null;
  const block = blockOf(table, 0);
  const column = block === null ? null : columnOf(block, 'amount', 'total');
  if (column === null) return null;
  const isOfKind = ({ row }: Entry): boolean =>
    row.cells.some(({ text }) => KINDS[kind].test(text.replace(/\s+/g, '')));
  const lines = leavesOf(table, 0).filter(isOfKind);
  const [only] = lines;
  const amount = only === undefined || lines.length > 1 ? null : operandAt(subject, table, only, column);
  return hasFigure(amount) ? amount : null;
}

/** 302, 309, 310 and 399: what can be procured. */
const PROCURABLE = ['302', '309', '310', '399'] as const;
/** 差旅费, 因公出国费用, 公务接待费, 工会经费, 其他交通费用, 税金: paid out, transferred or reimbursed. */
const NOT_BOUGHT = ['30211', '30212', '30217', '30228', '30239', '30240'] as const;

/** Cells of what can be procured. */
function procurableCells(subject: Subject, spent: Table, coded: Coded): readonly Operand[] {
  const isBought = ({ line }: Entry): boolean =>
    NOT_BOUGHT.every((code) => line.codes.economicDepartment?.startsWith(code) !== true);
  return PROCURABLE.flatMap(
    (code) => cellsUnder(subject, spent, entriesUnder(coded, code).filter(isBought), 'total', 'amount') ?? [],
  );
}

/** 办公设备购置 and 专用设备购置, those of 基本建设 too: goods, most of them of the central catalogue. */
const EQUIPMENT = ['31002', '31003', '30902', '30903'] as const;
/** 万元. What may stay below every province's limit of scattered procurement is no matter of this table. */
const LIMIT = new Exact(100);

/** An amount in 万元; null where its unit is not known. */
function inWan({ cell: { reading } }: Operand): Exact | null {
  if (reading.state !== 'number' || reading.amount.unit === null) return null;
  return convert(new Exact(reading.amount.value), reading.amount.unit, '万元');
}

/** 设备购置与货物类采购. Equipment that is bought, of which less than half is procured as goods. */
function goodsLeftOut(subject: Subject, spent: Table, coded: Coded): readonly Remark[] {
  const goods = procuredOf(subject, 'goods');
  const procured = goods === null ? null : inWan(goods);
  if (goods === null || procured === null) return [];
  const cells = EQUIPMENT.flatMap(
    (code) => cellsUnder(subject, spent, entriesUnder(coded, code), 'total', 'amount') ?? [],
  ).filter((cell) => !isNothing(cell));
  const amounts = cells.map(inWan);
  const sum = amounts.reduce<Exact>((all, amount) => all.plus(amount ?? 0), new Exact(0));
  if (amounts.includes(null) || sum.minus(procured).lt(LIMIT) || procured.times(2).gte(sum)) return [];
  return [
    {
      type: 'remark',
      severity: 'notice',
      message: `${tableName(spent)}列有办公设备、专用设备购置 ${sum.toString()} 万元，${tableName(goods.table)}的货物类为 ${procured.toString()} 万元，请核对是否有应当列入政府采购的设备。`,
      at: anchorOf(goods),
      evidence: [goods, ...cells].map((cell) => evidenceOf(cell, cell === goods ? 'stated' : 'operand', null)),
      topic: '设备与货物',
    },
  ];
}

/** 采购总额与可采购的支出. Shown at the total, which is the one figure of the two that the document prints. */
function scope(total: Operand, spent: readonly Operand[]): Outcome {
  const checked = test({
    says: '政府采购合计不应大于支出总表中可以采购的支出',
    left: [plus(total)],
    right: spent.map(plus),
    comparison: 'at-most',
    tolerance: 'sum',
    severity: 'notice',
  });
  const { relation, verdict, doubt } = checked;
  if (doubt !== null || !fails(verdict.state)) return checked;
  const unit = verdict.unit === null ? '' : ` ${verdict.unit}`;
  const written = (value: Exact): string => `${plainOf(value, relation, verdict.unit)}${unit}`;
  return {
    type: 'remark',
    severity: 'notice',
    message: `${tableName(total.table)}的合计为 ${written(verdict.left)}，支出总表中可以采购的支出（商品和服务支出、资本性支出等，不含差旅费、工会经费、其他交通费用等）为 ${written(verdict.right)}，前者多 ${written(verdict.left.minus(verdict.right))}，请核对是否有列在其他科目或跨年的采购。`,
    at: anchorOf(total),
    evidence: [total, ...spent].map((cell) => evidenceOf(cell, cell === total ? 'stated' : 'operand', verdict.unit)),
    topic: '采购范围',
    expected: plainOf(verdict.right, relation, verdict.unit),
    actual: plainOf(verdict.left, relation, verdict.unit),
    arithmetic: arithmeticOf(relation, verdict),
  };
}

export const procurementScope: Rule = {
  id: 'XTAB-PROC-SCOPE',
  name: '政府采购与支出',
  family: 'cross-table',
  severity: 'notice',
  basis: '《政府采购法》，惯例（引用前请核对）',
  needs: '政府采购表，支出总表（列有部门预算支出经济分类科目）',
  description: `政府采购合计不大于支出总表中商品和服务支出（302，不含差旅费、因公出国费用、公务接待费、工会经费、其他交通费用、税金）、资本性支出（309、310）、其他支出（399）之和，只作提示。办公设备、专用设备购置比采购表的货物类多 ${LIMIT.toString()} 万元以上而货物类不足一半的作提示。支出总表有未列经济分类科目而可能属于这些科目的行时不判断；跨年采购按总额填列的由审核人确认。`,
  check: (subject) => {
    const [bought, spent] = [theTable(subject, 'procurement'), theTable(subject, 'expenditure')];
    if (isGap(bought)) return [bought];
    if (isGap(spent)) return [spent];
    const total = wholeAmount(subject, bought, 'amount', 'total');
    if (!hasFigure(total) || total === null) {
      return [bought.isEmpty ? notApplicable('没有政府采购') : insufficient('政府采购表未识别到合计')];
    }
    const coded = codedLeaves(spent, 'economicDepartment');
    if (coded.byCode.size === 0) return [notApplicable('支出总表没有列部门预算支出经济分类科目')];
    const limit = procurableCells(subject, spent, coded);
    if (limit.length === 0) return [insufficient('支出总表未识别到商品和服务支出、资本性支出的金额')];
    const right = [...limit, ...doubtfulCells(subject, spent, coded, 'total', 'amount')];
    return [scope(total, right), ...goodsLeftOut(subject, spent, coded)];
  },
};
