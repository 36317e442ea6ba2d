import {
  anchorForDocument,
  anchorForTable,
  type Item,
  type Measure,
  type Table,
  type TableKind,
} from '../../disclosure/index.js';
import { insufficient, notApplicable, passed, test, type AcrossRule, type Outcome } from '../outcome.js';
import { plus, type Operand, type Relation } from '../relation.js';
import { blockOf, columnOf, hasFigure, isNothing, operandAt, tablesOf, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { forestOf, leavesOf, wholeOf } from '../tree.js';
import { cellsUnder, codedLeaves, entriesUnder, resolve, type CellName } from './cross-cells.js';
import { listed } from './codes-common.js';
import { classEntries } from './overview.js';
import { isSameUnit, listedUnits, unitCodeOf, type ListedUnit } from './units-list.js';
import { threePublicCells } from './years-carry.js';
import { bareUnitName, reportEach, type Library, type Position } from './years-library.js';

/** A unit of a department's list with its own documents of the same year. */
type Member = { readonly unit: ListedUnit; readonly files: readonly Subject[] };

/** The department's units and their files; the department's own document is never one of them. */
function membersOf(subject: Subject, position: Position, all: Library): readonly Member[] {
  return listedUnits(subject.disclosure).map((unit) => {
    const keys = [unit.code, unit.name === '' ? null : bareUnitName(unit.name)].flatMap((key) => key ?? []);
    const files = keys
      .map((key) => all.named(key, position.year, position.stage))
      .find((found) => found.some((one) => one.document !== subject.document));
    return { unit, files: (files ?? []).filter((one) => one.document !== subject.document) };
  });
}

function nameOf({ unit }: Member): string {
  return unit.name === '' ? (unit.code ?? '') : unit.name;
}

/** Why there are no members to compare with: a unit's own document, or a list that was not recognised. */
function noList(subject: Subject): Outcome {
  return subject.disclosure.profile.level.value === 'department'
    ? insufficient('部门文件的表没有分单位列示，未识别到所属单位名单')
    : notApplicable('不是列有所属单位的部门文件');
}

function missingWords(members: readonly Member[]): string {
  return `库中没有所属单位的同年文件：${listed(members.filter(({ files }) => files.length === 0).map(nameOf))}`;
}

type Named = { readonly name: CellName; readonly words: string };

const OVERVIEW: TableKind = 'income-expenditure-overview';

const OVERVIEW_ITEMS: readonly (readonly [Item, string])[] = [
  ['general-public', '一般公共预算拨款收入'],
  ['government-fund', '政府性基金预算拨款收入'],
  ['current-income', '本年收入合计'],
  ['carry-in', '上年结转结余'],
  ['total-income', '收入总计'],
  ['current-expenditure', '本年支出合计'],
  ['total-expenditure', '支出总计'],
];

const TOTALS: readonly (readonly [TableKind, Measure, string])[] = [
  ['expenditure', 'total', '支出总表合计'],
  ['expenditure', 'basic', '支出总表基本支出'],
  ['expenditure', 'project', '支出总表项目支出'],
  ['general-public-expenditure', 'total', '一般公共预算支出合计'],
  ['general-public-expenditure', 'basic', '一般公共预算基本支出'],
  ['general-public-expenditure', 'project', '一般公共预算项目支出'],
  ['general-public-basic', 'basic.personnel', '人员经费'],
  ['general-public-basic', 'basic.public', '公用经费'],
  ['procurement', 'amount', '政府采购预算'],
];

function namedCells(subject: Subject): readonly Named[] {
  const classes = tablesOf(subject, OVERVIEW).flatMap((table) =>
    classEntries(table).flatMap(({ line }): readonly Named[] =>
      line.item === null ? [] : [{ name: { kind: OVERVIEW, item: line.item }, words: `收支总表“${line.label}”` }],
    ),
  );
  return [
    ...OVERVIEW_ITEMS.map(([item, words]): Named => ({ name: { kind: OVERVIEW, item }, words: `收支总表${words}` })),
    ...classes,
    ...TOTALS.map(([kind, measure, words]): Named => ({ name: { kind, measures: [measure] }, words })),
  ];
}

function sumOutcome(
  words: string,
  whole: Operand,
  parts: readonly (Operand | null)[],
  names: readonly string[],
): readonly Outcome[] {
  const unread = names.filter((_, index) => parts[index] === null);
  const cells = parts.flatMap((part) => part ?? []);
  if (isNothing(whole) && cells.every(isNothing)) return [];
  if (unread.length > 0) return [insufficient(`${words}：${listed(unread)}的文件中未识别到同一数`)];
  const relation: Relation = {
    says: `部门的${words}应等于所属各单位公开文件之和（内部抵销的应说明）`,
    left: cells.map(plus),
    right: [plus(whole)],
    comparison: 'equal',
    tolerance: 'sum',
  };
  return [test(relation)];
}

function checkSum(subject: Subject, position: Position, all: Library): readonly Outcome[] {
  const members = membersOf(subject, position, all);
  if (members.length < 2) return [noList(subject)];
  if (members.some(({ files }) => files.length === 0))
    return [insufficient(`${missingWords(members)}，部门数未能与单位之和核对`)];
  const names = members.map(nameOf);
  const find = (files: readonly Subject[], name: CellName): Operand | null =>
    files.flatMap((file) => resolve(file, name))[0] ?? null;
  const outcomes = namedCells(subject).flatMap(({ name, words }): readonly Outcome[] => {
    const whole = resolve(subject, name);
    if (whole === null) return [];
    return sumOutcome(
      words,
      whole,
      members.map(({ files }) => find(files, name)),
      names,
    );
  });
  const parts = members.map(({ files }) =>
    files.map((file) => threePublicCells(file, position.year, null)).find((cells) => cells.size > 0),
  );
  const threePublic = [...threePublicCells(subject, position.year, null)].flatMap(
    ([measure, whole]): readonly Outcome[] => {
      const words = `“三公”经费表“${whole.column.path.at(-1) ?? ''}”`;
      return sumOutcome(
        words,
        whole,
        parts.map((cells) => cells?.get(measure) ?? null),
        names,
      );
    },
  );
  const tested = [...outcomes, ...threePublic];
  return tested.length > 0 ? tested : [insufficient('部门文件未识别到可以与单位之和核对的数')];
}

export const unitsSum: AcrossRule = {
  id: 'ROLL-SUM',
  name: '部门等于单位之和',
  family: 'roll-up',
  severity: 'error',
  basis: '《预算法实施条例》第六条，部门预算编制惯例（引用前请核对）',
  needs: '列有所属单位的部门公开文件，各所属单位同年公开文件',
  description:
    '部门收支总表、支出总表、一般公共预算支出表、基本支出表、“三公”经费表、政府采购表的数等于各单位文件同一数之和。所属单位文件不齐的不核对，并列出缺少的单位；内部往来抵销的由审核人确认。',
  checkAcross: (subjects) => reportEach(subjects, checkSum, insufficient('未识别到部门或年度，不能找到所属单位文件')),
};

/** The line of a unit in 收入总表 of the department against the 合计 line of the unit's own 收入总表. */
function incomeRows(subject: Subject, table: Table, { unit, files }: Member): readonly Outcome[] {
  const block = blockOf(table, 0);
  const entry = forestOf(table, 0).nodes.find((node) => isLineOf(node.entry, unit))?.entry;
  const own = files.flatMap((file) => tablesOf(file, 'income').map((one) => ({ file, table: one })))[0];
  if (block === null || entry === undefined) return [];
  const ownBlock = own === undefined ? null : blockOf(own.table, 0);
  const whole = own === undefined ? null : wholeOf(own.table, 0);
  if (own === undefined || ownBlock === null || whole === null)
    return [insufficient(`${unit.name}的文件中未识别到收入总表合计`)];
  return [...block.columns].flatMap(([measure, column]): readonly Outcome[] => {
    const theirs = columnOf(ownBlock, measure);
    const left = theirs === null ? null : operandAt(own.file, own.table, whole, theirs);
    const right = operandAt(subject, table, entry, column);
    if (left === null || right === null || (isNothing(left) && isNothing(right))) return [];
    return [
      test({
        says: `部门收入总表中“${unit.name}”的数应等于该单位公开文件`,
        left: [plus(left)],
        right: [plus(right)],
        comparison: 'equal',
        tolerance: 'copy',
      }),
    ];
  });
}

function isLineOf(entry: Entry, unit: ListedUnit): boolean {
  const code = unitCodeOf(entry.line);
  return unit.code === null ? isSameUnit(entry.line.unitName ?? '', unit.name) : code === unit.code;
}

/** The lines of a unit in 一般公共预算支出表 of the department against the unit's own table, by functional code. */
function functionRows(subject: Subject, table: Table, { unit, files }: Member): readonly Outcome[] {
  const lines = leavesOf(table, 0).filter((entry) => isLineOf(entry, unit) && entry.line.codes.function !== undefined);
  if (lines.length === 0) return [];
  const own = files.flatMap((file) => tablesOf(file, table.kind).map((one) => ({ file, table: one })))[0];
  if (own === undefined) return [insufficient(`${unit.name}的文件中未识别到一般公共预算支出表`)];
  const coded = codedLeaves(own.table, 'function');
  const codes = [...new Set([...lines.map((entry) => entry.line.codes.function ?? ''), ...coded.byCode.keys()])];
  return codes.flatMap((code) =>
    (['total', 'basic', 'project'] as const).flatMap((measure): readonly Outcome[] => {
      const mine = lines.filter((entry) => entry.line.codes.function === code);
      const right = cellsUnder(subject, table, mine, measure);
      const left = cellsUnder(own.file, own.table, entriesUnder(coded, code), measure);
      if (left === null || right === null || [...left, ...right].every(isNothing)) return [];
      const [stated, parts] = right.length > 0 ? [right, left] : [left, right];
      return [
        test({
          says: `部门一般公共预算支出表中“${unit.name}”科目 ${code} 的数应等于该单位公开文件`,
          left: parts.map(plus),
          right: stated.map(plus),
          comparison: 'equal',
          tolerance: parts.length === 1 && stated.length === 1 ? 'copy' : 'sum',
        }),
      ];
    }),
  );
}

function checkRows(subject: Subject, position: Position, all: Library): readonly Outcome[] {
  const members = membersOf(subject, position, all);
  if (members.length === 0) return [noList(subject)];
  const present = members.filter(({ files }) => files.length > 0);
  const outcomes = present.flatMap((member) => [
    ...tablesOf(subject, 'income').flatMap((table) => incomeRows(subject, table, member)),
    ...tablesOf(subject, 'general-public-expenditure').flatMap((table) => functionRows(subject, table, member)),
  ]);
  if (present.length < members.length) outcomes.push(insufficient(missingWords(members)));
  return outcomes.length > 0 ? outcomes : [notApplicable('部门文件的表没有分单位列示金额')];
}

export const unitsRow: AcrossRule = {
  id: 'ROLL-UNIT-ROW',
  name: '部门表中的单位行',
  family: 'roll-up',
  severity: 'error',
  basis: '《预算法实施条例》第六条，惯例（引用前请核对）',
  needs: '分单位列示的部门公开文件，该单位同年公开文件',
  description:
    '部门收入总表、一般公共预算支出表中某单位的行，等于该单位自己公开的同一数；末位相差一个单位只作提示。没有该单位文件的不核对，并列出缺少的单位。',
  checkAcross: (subjects) => reportEach(subjects, checkRows, insufficient('未识别到部门或年度，不能找到所属单位文件')),
};

/** Words by which a department says that a unit publishes nothing of its own. */
const NOT_SEPARATE = /不单独(?:公开|列示|编制)|不单列|涉密.{0,8}不(?:予)?公开|不予公开|合并公开/;

function checkPublished(subject: Subject, position: Position, all: Library): readonly Outcome[] {
  const members = membersOf(subject, position, all).filter(({ unit }) => !/本级$|机关$/.test(unit.name));
  if (members.length === 0) return [noList(subject)];
  const missing = members.filter(({ files }) => files.length === 0);
  if (missing.length === 0) return [passed(members.length)];
  if (missing.length === members.length) return [insufficient(missingWords(members))];
  if (subject.disclosure.passages.some((passage) => NOT_SEPARATE.test(passage.text))) {
    return [passed(members.length - missing.length), notApplicable('文件说明有的单位不单独公开')];
  }
  const [first] = missing;
  if (first === undefined) return [];
  return [
    passed(members.length - missing.length),
    {
      type: 'remark',
      severity: 'warning',
      message: `所属 ${members.length} 个单位中，库中没有${listed(missing.map(nameOf))}的 ${position.year} 年公开文件，请确认是否已公开或尚未导入。`,
      at: {
        ...anchorForTable(subject.document, first.unit.table),
        row: first.unit.row.index,
        place: first.unit.row.at,
      },
      evidence: [],
      topic: '未见公开',
    },
  ];
}

export const unitsPublished: AcrossRule = {
  id: 'ROLL-PUBLISHED',
  name: '所属单位均已公开',
  family: 'roll-up',
  severity: 'warning',
  basis: '《预算法实施条例》第六条',
  needs: '列有所属单位的部门公开文件，各所属单位同年公开文件',
  description:
    '部门单位名单中的每个单位都应有自己的同年公开文件（部门本级除外）。库中只有一部分单位的文件时，列出其余单位；一个都没有的，视为没有导入，不算通过也不报；文件说明不单独公开的不报。',
  checkAcross: (subjects) =>
    reportEach(subjects, checkPublished, insufficient('未识别到部门或年度，不能找到所属单位文件')),
};

function checkNames(
  subject: Subject,
  names: ReadonlyMap<string, { readonly name: string; readonly subject: Subject }>,
): readonly Outcome[] {
  const own = [
    ...listedUnits(subject.disclosure).map(({ code, name }) => ({ code, name })),
    { code: subject.disclosure.profile.unitCode.value, name: subject.disclosure.profile.unitName.value ?? '' },
  ].filter((unit): unit is { code: string; name: string } => unit.code !== null && unit.name !== '');
  if (own.length === 0) return [insufficient('未识别到单位代码和名称')];
  return own.map(({ code, name }): Outcome => {
    const first = names.get(code);
    if (first === undefined || first.subject === subject || isSameUnit(first.name, name)) return passed(1);
    return {
      type: 'remark',
      severity: 'warning',
      message: `单位代码 ${code} 在本文件为“${name}”，在其他文件为“${first.name}”，请核对（更名的可确认）。`,
      at: { ...anchorForDocument(subject.document), quote: name },
      evidence: [],
      topic: `单位名称·${code}`,
      actual: name,
      expected: first.name,
    };
  });
}

export const unitsName: AcrossRule = {
  id: 'ROLL-UNIT-NAME',
  name: '单位代码与名称',
  family: 'roll-up',
  severity: 'warning',
  basis: '惯例（引用前请核对）',
  needs: '印有单位代码和名称的公开文件（两份以上）',
  description: '同一单位代码在各份文件中应是同一个名称；简称和“本级”不算不同。以最早一年的文件为准比较。',
  checkAcross: (subjects) => {
    const ordered = subjects.toSorted(
      (a, b) => (a.disclosure.profile.fiscalYear.value ?? 9999) - (b.disclosure.profile.fiscalYear.value ?? 9999),
    );
    const names = new Map<string, { readonly name: string; readonly subject: Subject }>();
    for (const subject of ordered) {
      const { unitCode, unitName } = subject.disclosure.profile;
      const all = [{ code: unitCode.value, name: unitName.value ?? '' }, ...listedUnits(subject.disclosure)];
      for (const { code, name } of all) {
        if (code !== null && name !== '' && !names.has(code)) names.set(code, { name, subject });
      }
    }
    return subjects.map((subject) => ({ subject, outcomes: checkNames(subject, names) }));
  },
};

/** Money between the members of a department stands on both sides until it is eliminated. */
export function internalTransfers(subject: Subject): readonly Operand[] {
  const down = resolve(subject, { kind: 'expenditure', measures: ['subsidise-down'] });
  const up = resolve(subject, { kind: 'expenditure', measures: ['remit-up'] });
  const subsidy = resolve(subject, { kind: OVERVIEW, item: 'superior-subsidy' });
  const remitted = resolve(subject, { kind: OVERVIEW, item: 'subordinate-remittance' });
  const pairs = [
    [subsidy, down],
    [remitted, up],
  ] as const;
  return pairs.flatMap(([income, spent]) =>
    income !== null && spent !== null && hasFigure(income) && hasFigure(spent) ? [income, spent] : [],
  );
}
