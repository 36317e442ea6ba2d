import { convert, Exact } from '../../amount/index.js';
import type { Claim, Disclosure, Figure, Table } from '../../disclosure/index.js';
import { cellName } from '../anchor.js';
import { compareWithCells } from '../narrative/index.js';
import { intervalOfFigure, isJudgeable, printed } from '../narrative/judgement.js';
import { ambiguous, insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Operand } from '../relation.js';
import { blocksOf, columnOf, hasFigure, isGap, operandAt, tablesOf, theTable } from '../select.js';
import type { Subject } from '../subject.js';
import { hasNarrative, linesOf } from '../text/lines.js';
import { wholeOf } from '../tree.js';
import { vehicleCounts } from './asset-counts.js';
import { remarkAtClaim } from './claim-remarks.js';
import { countedServices } from './codes-unit-type.js';
import { runningItems } from './cross-running-items.js';
import { procurementScope } from './procurement-scope.js';
import { threePublicOf } from './three-public.js';

type Money = Claim & { readonly value: Figure };

const PUBLIC = /^(?!.*(?:项目|经营|其他资金|所属|下属)).*公用经费(?:财政拨款)?(?:预算|支出|决算|合计|总额|共计)*$/;
/** Words by which the text says that 机关运行经费 is counted otherwise than 公用经费. */
const COUNTED_OTHERWISE =
  /口径|项目(?:支出|经费|资金)?[^。；]{0,24}(?:统计|计入|纳入|列入|归入|包含)|(?:统计|计入|纳入|列入|归入|包含|包括|含有?)[^。；，]{0,16}项目/;

const RUNNING = /机关(?:机构)?运行(?:维护)?经费(?:财政拨款)?(?:预算|支出|决算|总额|总计|合计)*$/;

/** 「2031年机关运行经费 20.00 万元」 of this document's year: the amounts whose names end in such words. */
function namedSo({ claims, profile }: Disclosure, name: RegExp): readonly Money[] {
  const year = profile.fiscalYear.value;
  return claims.filter(
    (claim): claim is Money =>
      isJudgeable(claim) &&
      name.test(claim.subject) &&
      (claim.period === null || year === null || claim.period === year),
  );
}

/** 公用经费合计 of 一般公共预算基本支出表, also where it has a lane of its own. */
function publicCosts(subject: Subject): Operand | null {
  const table = theTable(subject, 'general-public-basic');
  if (isGap(table)) return null;
  for (const block of blocksOf(table)) {
    const column = columnOf(block, 'basic.public');
    const whole = wholeOf(table, block.lane);
    if (column !== null && whole !== null) return operandAt(subject, table, whole, column);
  }
  return null;
}

/** A table of 机关运行经费 itself, which then states what the text repeats. */
function ownTable({ tables }: Disclosure): Table | undefined {
  return tables.find(({ title }) => title.replace(/\s+/g, '').includes('机关运行经费'));
}

/** True where all the unit's functional items are those of an office: 行政运行 and no 事业运行. */
function isOffice({ tables, profile }: Disclosure): boolean {
  if (profile.level.value !== 'unit') return false;
  const names = tables.flatMap((table) =>
    table.rows.flatMap((row) => row.lines.flatMap(({ codes, label }) => (codes.function === undefined ? [] : [label]))),
  );
  return names.some((name) => name.includes('行政运行')) && !names.some((name) => name.includes('事业运行'));
}

function checkRunning(subject: Subject, claim: Money, cell: Operand): Outcome {
  const equal = isOffice(subject.disclosure);
  const compared = compareWithCells(claim.value, [{ table: cell.table, row: cell.row, cell: cell.cell }]);
  if (compared === 'unread') return insufficient(`${cellName(cell)}未能读出，不能与机关运行经费比较`);
  if (compared !== 'finding') return sharedByServices(subject, claim, cell) ?? passed(1);
  const { reading } = cell.cell;
  if (reading.state !== 'number' || reading.amount.unit === null) return passed(1);
  const limit = convert(new Exact(reading.amount.value), reading.amount.unit, '元');
  const isOver = intervalOfFigure(claim.value).low.gt(limit);
  if (!isOver && !equal) return passed(1);
  return remarkAtClaim(subject, claim, [], {
    severity: 'warning',
    message: `文字说明中机关运行经费为${printed(claim.value)}，${cellName(cell)}为${cell.cell.text.trim()}${reading.amount.unit}，${isOver ? '前者大于公用经费' : '两处不一致'}，请核对口径。`,
    topic: '机关运行经费',
    expected: cell.cell.text.trim(),
    actual: printed(claim.value),
  });
}

/** Without the table: what the text itself says 公用经费 is, by each of its statements. */
function checkStated(subject: Subject, claim: Money, stated: readonly Money[]): Outcome {
  const { low } = intervalOfFigure(claim.value);
  const [first] = stated;
  if (first === undefined || !stated.every(({ value }) => low.gt(intervalOfFigure(value).high))) return passed(1);
  return remarkAtClaim(subject, claim, [first], {
    severity: 'warning',
    message: `文字说明中机关运行经费为${printed(claim.value)}，公用经费为${printed(first.value)}，前者大于公用经费，请核对口径。`,
    topic: '机关运行经费',
    expected: printed(first.value),
    actual: printed(claim.value),
  });
}

/** All of 公用经费 called 机关运行经费, although some of it is spent by units of public service. */
function sharedByServices(subject: Subject, claim: Money, cell: Operand): Outcome | null {
  const services = countedServices(subject.disclosure);
  if (subject.disclosure.profile.level.value === 'unit' || services === null || !hasFigure(cell)) return null;
  return remarkAtClaim(subject, claim, [], {
    severity: 'notice',
    message: `文字说明列有“${services}”，机关运行经费${printed(claim.value)}与${cellName(cell)}相同，请核对是否含有事业单位的公用经费；参照公务员法管理的应写明。`,
    topic: '机关运行经费·事业单位',
  });
}

const runningCost: Rule = {
  id: 'XTAB-RUNCOST',
  name: '机关运行经费与公用经费',
  family: 'cross-table',
  severity: 'warning',
  basis: '《机关事务管理条例》（国务院令第621号），惯例（引用前请核对）',
  needs: '文字说明的机关运行经费或机关运行经费表，一般公共预算基本支出表或文字说明的公用经费',
  description:
    '文字中的机关运行经费不大于一般公共预算基本支出表的公用经费合计，没有该表的，不大于文字所写的公用经费；只有行政运行、没有事业运行的单位，两者应当一致。部门含事业单位时小于公用经费是正常的，文字写有所属事业单位而两者相同的作提示；另有机关运行经费表的，按经济科目与一般公共预算基本支出表逐项比较：多数科目和类级合计一致的，其余科目也应一致；合计和科目都不同的（含项目支出或有事业单位）不判断；文字说明口径与公用经费不同、含有项目支出的，不在此比较。',
  check: (subject) => {
    const { disclosure } = subject;
    const own = ownTable(disclosure);
    const items = own === undefined ? [] : runningItems(subject, own);
    if (items.length > 0) return items;
    if (!hasNarrative(disclosure)) return [insufficient('文件中没有文字说明')];
    const claims = namedSo(disclosure, RUNNING);
    if (claims.length === 0) return [notApplicable('文字说明中没有机关运行经费的金额')];
    if (own !== undefined) return [notApplicable('机关运行经费另有一张表，没有可以逐项比较的科目')];
    const cell = publicCosts(subject);
    const stated = cell === null ? namedSo(disclosure, PUBLIC) : [];
    if (cell === null && stated.length === 0) return [insufficient('一般公共预算基本支出表未识别到公用经费合计')];
    if (linesOf(disclosure).some(({ text }) => /运行经费/.test(text) && COUNTED_OTHERWISE.test(text))) {
      return [ambiguous('文字说明机关运行经费的口径有变化，不能与公用经费比较')];
    }
    return claims.map((claim) =>
      cell === null ? checkStated(subject, claim, stated) : checkRunning(subject, claim, cell),
    );
  },
};

/** Words by which the text says that the cars are not the unit's own. */
const NOT_OWN = /机关事务|公车平台|统一(?:管理|调度|保障)|租(?:赁|用)|借用|调配|编制在|集中管理/;

const vehicles: Rule = {
  id: 'XTAB-VEHICLE',
  name: '公车运行费与车辆保有',
  family: 'cross-table',
  severity: 'warning',
  basis: '惯例（引用前请核对）',
  needs: '“三公”经费支出表，文字说明的车辆总数',
  description:
    '“三公”经费表有公务用车运行维护费的，文字说明的车辆总数不应为零。车辆由机关事务部门统一管理、租用、借用，或文字没有写车辆数的，不报。',
  check: (subject) => {
    const { disclosure } = subject;
    const statements = tablesOf(subject, 'three-public').flatMap((table) => threePublicOf(subject, table));
    const paid =
      statements.map((statement) => statement.get('three-public.car.running') ?? null).find(hasFigure) ?? null;
    if (!hasNarrative(disclosure)) return [insufficient('文件中没有文字说明')];
    if (statements.length === 0) return [insufficient('未识别到“三公”经费支出表的金额')];
    if (paid === null) return [notApplicable('没有公务用车运行维护费')];
    const [count] = vehicleCounts(disclosure);
    if (count === undefined) return [insufficient('文字说明中没有车辆总数')];
    if (/[1-9]/.test(count.whole.value.amount.value)) return [passed(1)];
    if (linesOf(disclosure).some(({ text }) => /车/.test(text) && NOT_OWN.test(text))) {
      return [ambiguous('文字说明车辆不由本单位管理，不能与公务用车运行维护费比较')];
    }
    return [
      remarkAtClaim(subject, count.whole, [], {
        severity: 'warning',
        message: `文字说明称车辆为 0 辆，${cellName(paid)}为${paid.cell.text.trim()}${paid.column.moneyUnit ?? ''}，请核对车辆数或说明用车来源。`,
        topic: '车辆与运行费',
        actual: '0',
      }),
    ];
  },
};

/** 文字、资产、采购与各表 beside the tables of sums. */
export const CROSS_TEXT_RULES: readonly Rule[] = [runningCost, vehicles, procurementScope];
