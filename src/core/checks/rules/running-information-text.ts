import type { Claim, Figure, Table } from '../../disclosure/index.js';
import { cellName } from '../anchor.js';
import { compareWithCells } from '../narrative/index.js';
import { isJudgeable, printed } from '../narrative/judgement.js';
import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Operand } from '../relation.js';
import { hasFigure, isUnread } from '../select.js';
import type { Subject } from '../subject.js';
import { remarkAtClaim } from './claim-remarks.js';
import { INFORMATION_BASIS, cellNamed, countOf, labelOf, listsOf, tablesOfInformation } from './running-information.js';

type Stated = Claim & { readonly value: Figure };

/** A line of the table and how the text names the same; `unit` where things are counted. */
type Fact = { readonly line: RegExp; readonly words: RegExp; readonly unit: RegExp | null };

const CARS = /^辆$/;

const FACTS: readonly Fact[] = [
  { line: /^机关运行经费/, words: /^(?!.*(?:人均|其中)).*机关运行经费(?:支出)?(?:决算)?(?:总额|合计)?$/, unit: null },
  { line: /^政府采购支出合计/, words: /政府采购支出(?:决算)?(?:总额|总计|合计)$/, unit: null },
  { line: /^政府采购货物支出/, words: /^(?:政府)?采购货物(?:类)?支出$/, unit: null },
  { line: /^政府采购工程支出/, words: /^(?:政府)?采购工程(?:类)?支出$/, unit: null },
  { line: /^政府采购服务支出/, words: /^(?:政府)?采购服务(?:类)?支出$/, unit: null },
  { line: /^公务用车购置数/, words: /^(?:公务用车购置数量?|购置(?:公务用车|车辆))$/, unit: CARS },
  { line: /^公务用车保有量/, words: /公务用车保有量$/, unit: CARS },
  { line: /^车辆数?合计/, words: /共有车辆$/, unit: CARS },
];

/** The only value that the text states for a fact; null where it states none, or several. */
function statedOf({ disclosure }: Subject, { words, unit }: Fact): Stated | null {
  const year = disclosure.profile.fiscalYear.value;
  const stated = disclosure.claims.filter(
    (claim): claim is Stated =>
      claim.value !== null &&
      claim.doubt === null &&
      (unit === null ? isJudgeable(claim) : claim.value.kind === 'count' && unit.test(claim.value.unitText)) &&
      (claim.period === null || year === null || claim.period === year) &&
      words.test(claim.subject),
  );
  const [first] = stated;
  return first !== undefined && new Set(stated.map(({ value }) => value.amount.value)).size === 1 ? first : null;
}

/** One kind of the vehicles, as both name it. */
function kindsOf(table: Table): readonly Fact[] {
  const labels = new Set(
    listsOf(table).flatMap(({ entries }) =>
      entries.map(labelOf).filter((label) => /^[\u4e00-\u9fff（）()]{2,20}用车$/.test(label)),
    ),
  );
  return [...labels].map((label) => {
    const exact = new RegExp(`^${label.replace(/[（）()]/g, (bracket) => `\\${bracket}`)}$`);
    return { line: exact, words: exact, unit: CARS };
  });
}

function compare(claim: Stated, cell: Operand, { unit }: Fact): boolean | null {
  if (unit === null) {
    const compared = compareWithCells(claim.value, [{ table: cell.table, row: cell.row, cell: cell.cell }]);
    return compared === 'unread' ? null : compared !== 'finding';
  }
  return countOf(cell)?.eq(claim.value.amount.value) ?? null;
}

export const informationTold: Rule = {
  id: 'XTAB-INFO-TEXT',
  name: '机构运行信息表与文字说明',
  family: 'cross-table',
  severity: 'error',
  basis: INFORMATION_BASIS,
  needs: '机构运行信息表、文字说明',
  description:
    '文字说明的机关运行经费、政府采购支出及货物、工程、服务各项与机构运行信息表的统计数相同；公务用车购置数、保有量、车辆总数及各类用车的辆数不同的，报疑似。文字中同一事项有几个数的不核对。',
  check: (subject) => {
    const tables = tablesOfInformation(subject);
    if (tables.length === 0) return [notApplicable('没有机构运行信息表')];
    const outcomes = tables.flatMap((table) =>
      [...FACTS, ...kindsOf(table)].flatMap((fact): readonly Outcome[] => {
        const claim = statedOf(subject, fact);
        const cells = listsOf(table).flatMap((list) => cellNamed(subject, table, list, fact.line) ?? []);
        // 公务用车 stand below 预算数 and 决算数: what was counted is printed under one of them.
        const [cell, second] = cells.length === 1 ? cells : cells.filter((each) => hasFigure(each) || isUnread(each));
        if (claim === null || cell === undefined || second !== undefined) return [];
        const isSame = compare(claim, cell, fact);
        if (isSame === null) return isUnread(cell) ? [insufficient(`${cellName(cell)}未能读出，没有与文字核对`)] : [];
        if (isSame) return [passed(1)];
        const there = cell.cell.text.trim() === '' ? '空白' : cell.cell.text.trim();
        return [
          remarkAtClaim(subject, claim, [], {
            severity: fact.unit === null ? 'error' : 'warning',
            message: `文字说明中“${claim.subject}”为${printed(claim.value)}，${cellName(cell)}为${there}，两处不一致，请核对。`,
            topic: `机构运行·${fact.line.source}`,
            expected: there,
            actual: printed(claim.value),
          }),
        ];
      }),
    );
    return outcomes.length > 0 ? outcomes : [insufficient('文字说明中没有可以与机构运行信息表核对的数')];
  },
};
