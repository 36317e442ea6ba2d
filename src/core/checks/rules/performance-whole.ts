import { Exact } from '../../amount/index.js';
import { anchorForTable, type Anchor, type Table } from '../../disclosure/index.js';
import type { Severity } from '../finding.js';
import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { withoutMarks } from '../text/bare.js';
import { listed } from './codes-common.js';
import { hasStretchMore } from './performance-whole-names.js';
import { satisfactionAlone } from './performance-whole-satisfaction.js';
import { anchorOfRow, indicators, indicatorWords, PERFORMANCE_BASIS, type Placed } from './performance-common.js';
import { toldElsewhere } from './performance-told.js';

type Overall = {
  readonly table: Table;
  readonly row: number;
  readonly name: string;
  readonly sign: string;
  readonly value: string;
  readonly unit: string;
};

const LEVELS =
  /^(?:(?:产出|效益|成本|满意度)指标)?(?:数量|质量|时效|社会效益|经济效益|生态效益|可持续影响|服务对象满意度|(?:经济|社会|生态环境)成本)?指标(?=.)/;
const SIGN = /^(?:[<>≤≥=≡＜＞＝≦≧]|[<>]=|定性)$/;

/**
 * Rows of the overall table that state an indicator with a figure. Many print the three levels glued into one cell and
 * lose the header, so that a row is read by what its cells are: a name, then a sign, then a figure, then a unit.
 */
function overallRows(table: Table): readonly Overall[] {
  return table.rows.flatMap(({ cells, index }): Overall[] => {
    const texts = cells.map(({ text }) => text.replace(/\s+/g, '')).filter((text) => text !== '');
    const at = texts.findIndex((text) => SIGN.test(text));
    const [name, sign, value, unit = ''] = [texts[at - 1], texts[at], texts[at + 1], texts[at + 2]];
    if (at < 1 || name === undefined || sign === undefined || value === undefined || !/^\d/.test(value)) return [];
    return [{ table, row: index, name: withoutMarks(name.replace(LEVELS, '')), sign, value, unit }];
  });
}

/** The indicators as they were read; where a table's own heading was lost, what its cells look like. */
function statedRows({ disclosure }: Subject, table: Table): readonly Overall[] {
  const read = (disclosure.wholeIndicators ?? []).filter((indicator) => indicator.table === table.id);
  if (read.length === 0) return overallRows(table);
  return read.flatMap(({ row, level3, nature, value, unit }): Overall[] => {
    const sign = nature.replace(/\s+/g, '');
    return /^\d/.test(value) && SIGN.test(sign) ? [{ table, row, name: withoutMarks(level3), sign, value, unit }] : [];
  });
}

/** 至多 and 至少, whichever way the bar of the sign is printed. */
function wayOf(sign: string): 'up' | 'down' | null {
  if (/^[<≤≦＜]/.test(sign)) return 'down';
  return /^[>≥≧＞]/.test(sign) ? 'up' : null;
}

type Matched = { readonly row: Overall; readonly placed: Placed };

/** An indicator of a project with its name and its value as they are compared. */
type Bared = { readonly placed: Placed; readonly name: string; readonly value: string };

function baredIndicators({ disclosure }: Subject): readonly Bared[] {
  return indicators(disclosure).map((placed) => {
    const { level3, value } = placed.indicator;
    return { placed, name: withoutMarks(level3), value: withoutMarks(value) };
  });
}

function matchedRows(all: readonly Bared[], rows: readonly Overall[]): readonly Matched[] {
  const byName = new Map<string, Placed[]>();
  for (const { placed, name } of all) {
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [placed]);
    else known.push(placed);
  }
  return rows.flatMap((row) => {
    // Costs are called alike in every project; they are found by their figures.
    if (row.unit.endsWith('元') || row.name.length < 4) return [];
    const named = byName.get(row.name) ?? [];
    const seen = new Set(named.map(({ indicator }) => `${indicator.value}${indicator.unit}${indicator.nature}`));
    return seen.size === 1 && named[0] !== undefined ? [{ row, placed: named[0] }] : [];
  });
}

/** Rows whose indicator one project states with the same figure under a name that has a few characters more or less. */
function nearlyNamed(all: readonly Bared[], rows: readonly Overall[], matched: readonly Matched[]): readonly Matched[] {
  return rows.flatMap((row) => {
    if (row.unit.endsWith('元') || matched.some((one) => one.row === row)) return [];
    const wanted = withoutMarks(row.value);
    const found = all.filter(
      ({ placed: { indicator }, name, value }) =>
        value === wanted && indicator.unit === row.unit && hasStretchMore(name, row.name),
    );
    const isNamed = all.some(({ name }) => name === row.name);
    return !isNamed && found.length === 1 && found[0] !== undefined ? [{ row, placed: found[0].placed }] : [];
  });
}

function isOtherValue({ row, placed: { indicator } }: Matched): boolean {
  return withoutMarks(row.value) !== withoutMarks(indicator.value);
}

function differs(one: Matched): boolean {
  const { row, placed } = one;
  const hasUnits = row.unit !== '' && placed.indicator.unit !== '';
  return isOtherValue(one) || (hasUnits && row.unit !== placed.indicator.unit);
}

/** One of the signs allows more, the other less; or one asks for the very figure that the other allows to miss. */
function isOtherSign({ row, placed: { indicator } }: Matched): boolean {
  const [one, other] = [row.sign, indicator.nature.replace(/\s+/g, '')].map((sign) => sign.normalize('NFKC'));
  if (one === undefined || other === undefined || one === other) return false;
  const [left, right] = [wayOf(one), wayOf(other)];
  return left !== right || /^[<>]$/.test(one) !== /^[<>]$/.test(other);
}

function money(value: string, unit: string): Exact | null {
  return unit === '万元' && /^\d+(?:\.\d+)?$/.test(value) ? new Exact(value) : null;
}

/** Figures of the projects that one activity of the overall table may gather. */
const MOST_GATHERED = 3;
/** 「总额减 0.0001」 is how some offices print a strict limit; each gathered figure may carry it. */
const STRICT = new Exact('0.0002');

/** `target` is made up of some of the parts, give or take `room`; whole numbers of one small step. */
function isSumOfSome(target: bigint, parts: readonly bigint[], room: bigint, from = 0, left = MOST_GATHERED): boolean {
  if (target <= room && -target <= room) return true;
  if (left === 0) return false;
  for (let index = from; index < parts.length; index += 1) {
    const rest = target - (parts[index] ?? 0n);
    if (rest >= -room && isSumOfSome(rest, parts, room, index + 1, left - 1)) return true;
  }
  return false;
}

/** Amounts as whole numbers of the finest step that one of them prints: a search through their sums adds them often. */
function inSteps(amounts: readonly Exact[]): readonly bigint[] {
  const decimals = Math.max(...amounts.map((amount) => amount.decimalPlaces()));
  return amounts.map((amount) => BigInt(amount.toFixed(decimals).replace('.', '')));
}

/** Costs of the overall table that no project's and no few projects' costs make up. */
function unmatchedCosts(subject: Subject, rows: readonly Overall[]): readonly Overall[] {
  const costs = new Map<string, Exact>();
  for (const { indicator } of indicators(subject.disclosure)) {
    const value = /成本/.test(indicator.level1 + indicator.level2) ? money(indicator.value, indicator.unit) : null;
    if (value !== null) costs.set(value.toFixed(), value);
  }
  // Few costs prove nothing, many make any sum.
  if (costs.size < 2 || costs.size > 40) return [];
  const own = rows.flatMap((row) => {
    const value = money(row.value, row.unit);
    return value === null ? [] : [{ row, value }];
  });
  const [room = 0n, ...steps] = inSteps([
    STRICT.times(MOST_GATHERED),
    ...costs.values(),
    ...own.map(({ value }) => value),
  ]);
  const parts = steps.slice(0, costs.size);
  const missing = own.filter((_, index) => !isSumOfSome(steps[costs.size + index] ?? 0n, parts, room));
  return missing.length * 2 < own.length ? missing.map(({ row }) => row) : [];
}

/** The project's cost nearest to one of the overall table, where they differ by less than a thousandth 万元. */
function nearCosts(subject: Subject, rows: readonly Overall[]): readonly Matched[] {
  const near = new Exact('0.001');
  const costs = indicators(subject.disclosure).flatMap((placed) => {
    const { indicator } = placed;
    const cost = /成本/.test(indicator.level1 + indicator.level2) ? money(indicator.value, indicator.unit) : null;
    return cost === null ? [] : [{ placed, cost }];
  });
  return rows.flatMap((row) => {
    const value = money(row.value, row.unit);
    if (value === null) return [];
    const found = costs.filter(({ cost }) => {
      const gap = cost.minus(value).abs();
      // A gap of exactly 0.0001 is a strict limit, not a difference.
      return gap.gt(0) && gap.lt(near) && !gap.equals('0.0001');
    });
    return found.length === 1 && found[0] !== undefined ? [{ row, placed: found[0].placed }] : [];
  });
}

/** Satisfaction that is stated of the whole under a name no project has, and the projects' own words for it. */
function satisfactionRows(
  all: readonly Bared[],
  rows: readonly Overall[],
): { readonly rows: readonly Overall[]; readonly words: string } {
  const own = all
    .filter(({ placed }) => /^\d/.test(placed.indicator.value.trim()))
    .map(({ name, placed: { indicator } }) => ({ name, indicator }));
  const found = satisfactionAlone(rows, own);
  return {
    rows: found.whole,
    words: listed([...new Set(found.own.map(({ indicator }) => indicatorWords(indicator)))]),
  };
}

function anchorOfOverall(subject: Subject, row: Overall): Anchor {
  const place = row.table.rows.find(({ index }) => index === row.row)?.at ?? row.table.at;
  return { ...anchorForTable(subject.document, row.table), row: row.row, quote: row.name, place };
}

function remarkAt(
  subject: Subject,
  found: readonly { readonly row: Overall; readonly placed: Placed | null }[],
  severity: Severity,
  topic: string,
  message: (words: string) => string,
): readonly Outcome[] {
  const [first] = found;
  if (first === undefined) return [];
  const words = found.map(({ row, placed }) => {
    const stated = `${row.sign}${row.value}${row.unit}`;
    if (placed === null) return `“${row.name}”${stated}`;
    const isRenamed = withoutMarks(placed.indicator.level3) !== row.name && !row.unit.endsWith('元');
    return `${indicatorWords(placed.indicator)}（整体表为 ${isRenamed ? `“${row.name}”` : ''}${stated}）`;
  });
  return [
    {
      type: 'remark',
      severity,
      message: message(listed(words)),
      at: anchorOfOverall(subject, first.row),
      evidence: found.flatMap(({ row, placed }) =>
        [
          { anchor: anchorOfOverall(subject, row), text: `${row.sign}${row.value}${row.unit}` },
          ...(placed === null
            ? []
            : [
                {
                  anchor: anchorOfRow(subject, placed.indicator, placed.project),
                  text: indicatorWords(placed.indicator),
                },
              ]),
        ].map((one) => ({ ...one, role: 'stated', low: null, high: null }) as const),
      ),
      topic,
    },
  ];
}

function checkWhole(subject: Subject): readonly Outcome[] {
  const tables = subject.disclosure.tables.filter(
    ({ kind }) => kind === 'overall-performance' || kind === 'department-performance-declaration',
  );
  if (tables.length === 0) return [notApplicable('没有整体支出绩效表')];
  const rows = tables.flatMap((table) => statedRows(subject, table));
  if (rows.length === 0) return [insufficient('整体支出绩效表的指标行未能识别')];
  const all = baredIndicators(subject);
  const matched = matchedRows(all, rows);
  const signs = matched.filter((one) => !differs(one) && isOtherSign(one));
  const near = nearCosts(subject, rows);
  const unlike = matched.filter((one) => differs(one) && !near.some(({ row }) => row === one.row));
  const wrong = [...unlike.filter(isOtherValue), ...near];
  const measured = unlike.filter((one) => !isOtherValue(one));
  const renamed = nearlyNamed(all, rows, matched);
  const alone = satisfactionRows(all, rows);
  const unknown = unmatchedCosts(subject, rows).map((row) => ({ row, placed: null }));
  if (matched.length + near.length + unknown.length + renamed.length + alone.rows.length === 0) {
    return [notApplicable('整体与项目绩效表没有名称相同的定量指标')];
  }
  return [
    passed(Math.max(0, matched.length - wrong.length - measured.length)),
    ...remarkAt(
      subject,
      wrong,
      'warning',
      '整体与项目',
      (words) => `整体支出绩效表与项目支出绩效表的同名指标不一致：${words}，请核对。`,
    ),
    ...remarkAt(
      subject,
      measured,
      'notice',
      '整体与项目·单位',
      (words) => `整体支出绩效表与项目支出绩效表的同名指标数值相同而度量单位不同：${words}，请核对。`,
    ),
    ...remarkAt(
      subject,
      signs,
      'notice',
      '整体与项目·运算符',
      (words) => `整体支出绩效表与项目支出绩效表的同名指标运算符不同：${words}，请核对。`,
    ),
    ...remarkAt(
      subject,
      renamed,
      'notice',
      '整体与项目·名称',
      (words) => `整体支出绩效表与项目支出绩效表中指标值相同的指标名称不一：${words}，请核对是否为同一指标。`,
    ),
    ...remarkAt(
      subject,
      alone.rows.map((row) => ({ row, placed: null })),
      'notice',
      '整体与项目·满意度',
      (words) =>
        `整体支出绩效表的满意度指标在项目支出绩效表中没有同名的：${words}；项目表中没有列入整体表的有${alone.words}，请核对是否为同一指标。`,
    ),
    ...remarkAt(
      subject,
      unknown,
      'warning',
      '整体与项目·成本',
      (words) => `整体支出绩效表的成本金额在项目支出绩效表中找不到来源：${words}，请核对是否漏列项目。`,
    ),
  ];
}

export const performanceWhole: Rule = {
  id: 'PERF-WHOLE',
  name: '整体与项目目标一致',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '整体支出绩效表，项目支出绩效表',
  description:
    '整体支出绩效表与项目支出绩效表中名称相同的定量指标，指标值应当一致；成本金额与项目的成本相差不足 0.001 万元而不相等的，一并列出。指标值相同而度量单位或运算符不同的各作一条提示；整体表的成本金额在各项目成本（三个以内之和）中找不到来源、而其余过半有来源的报疑似；指标值和单位相同而名称中间多或少三至六字的作提示；整体表的满意度指标多数与项目同名，而有一项在项目中找不到名称相近的，连同项目中没有列入的一并提示；其余名称不同的不比较。正文列举的绩效指标多数在绩效表中，而有的在表中没有的，报疑似。',
  check: (subject: Subject) => [...toldElsewhere(subject), ...checkWhole(subject)],
};
