import { parseMoneyUnit, readAmount, type MoneyUnit, type Reading } from '../amount/index.js';
import type { Indicator, Measure, Project, Row, Table } from '../disclosure/index.js';
import { splitProject } from './codes.js';
import { measureOf } from './measures.js';
import { plain, squeeze } from './words.js';

const BLANK: Reading = { state: 'blank' };

/** What a form says of its project beside the name. */
type Fields = {
  code: string | null;
  total: Reading;
  fiscalFunds: Reading;
  otherFunds: Reading;
  readonly goals: string[];
};

/** A project while its form is read. */
type Draft = Fields & { name: string; readonly indicators: Indicator[]; readonly first: Row };

const NAME = /^项目名称[:：]?$/;
const CODE = /^项目(?:编码|代码|编号)[:：]?$/;
const TOTAL =
  /^(?:(?:年度|项目|预算)?(?:项目)?(?:预算)?(?:资金|预算)?(?:总额|总金额|合计)|(?:年度|项目|本年|当年)?(?:项目)?预算(?:金额|资金)|项目金额)(?:\([亿万千]?元\))?[:：]?$/;
const FISCAL = /^(?:其中[:：]?)?(?:本级|本年)?财政(?:拨款|资金)(?:\([亿万千]?元\))?[:：]?$/;
const OTHER = /^(?:其中[:：]?)?(?:其他|自有|单位|自筹)资金(?:\([亿万千]?元\))?[:：]?$/;
const GOAL = /^(?:中期|长期|年度|总体|绩效|项目|当年|本年|实施期)*(?:绩效)?(?:总?目标)(?:\(.*\))?[:：]?$/;

/** 自评: what an evaluated form prints behind the target. It is no part of it. */
const RESULT =
  /^(?:全年|年度)?(?:实际)?完成(?:值|情况|指标值)|^实际(?:值|指标值)|^(?:分值|权重|得分|自评|偏差|未完成|备注|扣分)/;

/** Other labels that stand at the edge of a form. */
const EDGE =
  /^(?:单位名称|主管部门(?:及代码)?|预算(?:单位|部门)|实施单位|项目(?:实施)?单位|项目(?:类别|类型|属性|性质|期|期限|负责人|资金)|起止时间)(?:\([亿万千]?元\))?[:：]?$/;

/**
 * 项目绩效目标申报表 printed as forms, one for each project: name and amounts as labels with values beside them in any order, the
 * goals below their labels, then one block of indicators. Everything in a form is its project's by print. A name that
 * comes again goes on with its project.
 */
export function formProjects(table: Table): readonly Project[] {
  const drafts: Draft[] = [];
  let draft: Draft | undefined;
  /** What a form says above the name of its project. */
  let above = blankFields();
  let unit: MoneyUnit | null = table.moneyUnit;
  let header: IndicatorHeader | null = null;
  let level1 = '';
  let level2 = '';
  let goalColumns: readonly number[] = [];
  for (const row of table.rows) {
    const cells = row.cells.map(({ text }) => text);
    const stated = cells.map((text) => /[（(](?:单位[:：])?([亿万千]?元)[)）]/.exec(text)?.[1]).find((found) => found);
    if (stated !== undefined) unit = parseMoneyUnit(stated);
    const name = valueBeside(cells, NAME);
    if (name !== '') {
      const coded = splitProject(name);
      const printed = coded?.name ?? name;
      draft = drafts.find((known) => known.name === printed);
      if (draft === undefined) {
        draft = { ...above, name: printed, code: coded?.code ?? above.code, indicators: [], first: row };
        drafts.push(draft);
      }
      above = blankFields();
      header = null;
    } else if (header !== null && opensForm(cells, header)) {
      draft = undefined;
      header = null;
    }
    const fields = draft ?? above;
    const code = valueBeside(cells, CODE);
    if (code !== '') fields.code ??= code;
    const columns = indicatorHeader(cells);
    if (columns !== null && draft !== undefined) {
      header = columns;
      goalColumns = [];
      level1 = '';
      level2 = '';
      continue;
    }
    const block = header;
    if (block !== null && draft !== undefined) {
      const at = (measure: Measure): string => textUnder(block, cells, measure);
      if (at('performance.level1') !== '') level2 = '';
      level1 = at('performance.level1') || level1;
      level2 = at('performance.level2') || level2;
      const level3 = at('performance.level3');
      const value = at('performance.value');
      if (level3 === '' && value === '') continue;
      const figure = splitStated(value, at('performance.nature'), at('performance.unit'));
      draft.indicators.push({
        level1,
        level2,
        level3,
        ...figure,
        direction: at('performance.direction'),
        attribution: 'printed',
        evidence: null,
        table: table.id,
        row: row.index,
        at: row.at,
      });
      continue;
    }
    const total = valueBeside(cells, TOTAL);
    const fiscal = valueBeside(cells, FISCAL);
    const other = valueBeside(cells, OTHER);
    if (total !== '' && fields.total.state !== 'number') fields.total = readAmount(total, unit);
    if (fiscal !== '' && fields.fiscalFunds.state !== 'number') fields.fiscalFunds = readAmount(fiscal, unit);
    if (other !== '' && fields.otherFunds.state !== 'number') fields.otherFunds = readAmount(other, unit);
    goalColumns = readGoals(cells, goalColumns, fields.goals);
  }
  return drafts.map(({ first, goals, ...draftOf }) => ({
    ...draftOf,
    goal: goals.join(''),
    table: table.id,
    row: first.index,
    at: first.at,
  }));
}

function blankFields(): Fields {
  return { code: null, total: BLANK, fiscalFunds: BLANK, otherFunds: BLANK, goals: [] };
}

/** True for a row below indicators whose edge is a label: the next form begins, above the name of its project. */
function opensForm(cells: readonly string[], header: IndicatorHeader): boolean {
  const edge = cells.findIndex((text) => squeeze(text) !== '');
  const level2 = [...header].find(([, measure]) => measure === 'performance.level2')?.[0] ?? 1;
  const text = plain(cells[edge] ?? '');
  return edge >= 0 && edge < level2 && [CODE, TOTAL, FISCAL, EDGE].some((label) => label.test(text));
}

/**
 * The next text of the row behind a label that fits; "" where there is none. Of 中期 and 年度 beside each other the latter
 * counts.
 */
function valueBeside(cells: readonly string[], label: RegExp): string {
  const at = cells.findLastIndex((text) => label.test(plain(text)));
  if (at < 0) return '';
  return squeeze(cells.slice(at + 1).find((text) => squeeze(text) !== '') ?? '');
}

/** What the columns of an indicator block mean; null ends the column before it. */
type IndicatorHeader = ReadonlyMap<number, Measure | null>;

/**
 * The columns of an indicator block, or null where the row is not its header. Where a form prints its indicators for 中期 and
 * for 年度 side by side, the latter count: they are those of the budget.
 */
function indicatorHeader(cells: readonly string[]): IndicatorHeader | null {
  const levels = cells.filter((text) => /^[一二三]级指标/.test(plain(text))).length;
  if (levels < 2) return null;
  const columns = new Map<number, Measure | null>();
  const isNamed = cells.some((text) => plain(text).startsWith('三级指标'));
  cells.forEach((text, index) => {
    // 「绩效指标」 at the edge is the name of the block where the third level has a heading of its own.
    if (isNamed && /^(?:年度|中期)?绩效指标$/.test(plain(text))) return;
    const measure = squeeze(text) === '' ? 'other' : measureOf([squeeze(text)], 'project-performance');
    if (measure === 'other') {
      if (RESULT.test(plain(text))) columns.set(index, null);
      return;
    }
    const before = [...columns].find(([, known]) => known === measure)?.[0];
    if (before !== undefined && !isSecondLane(cells, index)) return;
    if (before !== undefined) columns.set(before, null);
    columns.set(index, measure);
  });
  return columns;
}

/** True right of a second 三级指标 or its levels: the block is printed twice, side by side. */
function isSecondLane(cells: readonly string[], index: number): boolean {
  const thirds = cells.flatMap((text, at) => (plain(text).startsWith('三级指标') ? [at] : []));
  const [first, second] = thirds;
  if (first === undefined || second === undefined) return false;
  const values = cells.findIndex((text, at) => at > first && plain(text).endsWith('指标值'));
  return index > (values < 0 || values > second ? first : values);
}

/** The texts between the header of a measure and the next header: cells of a form may be cut finer than their heading. */
function textUnder(header: IndicatorHeader, cells: readonly string[], measure: Measure): string {
  for (const [index, own] of header) {
    if (own !== measure) continue;
    const next = [...header.keys()].filter((other) => other > index);
    return squeeze(cells.slice(index, next.length === 0 ? cells.length : Math.min(...next)).join(''));
  }
  return '';
}

/** 「≥4次」 in one cell says nature, value and unit. */
export function splitStated(
  value: string,
  nature: string,
  unit: string,
): { readonly nature: string; readonly value: string; readonly unit: string } {
  const match = /^([≥≤><=≡≧≦＞＜＝])(\d[\d,.]*)(\D*)$/u.exec(value);
  if (match === null || nature !== '') return { nature, value, unit };
  return { nature: match[1] ?? '', value: match[2] ?? value, unit: unit === '' ? (match[3] ?? '') : unit };
}

/** Takes the goals of a row; returns the columns whose goals stand in the next row. */
function readGoals(cells: readonly string[], below: readonly number[], goals: string[]): readonly number[] {
  if (below.length > 0) {
    for (const index of below) {
      const text = squeeze(cells[index] ?? '');
      if (text !== '' && !goals.includes(text)) goals.push(text);
    }
    return [];
  }
  const labels = cells.flatMap((text, index) => (GOAL.test(plain(text)) ? [index] : []));
  const last = labels.at(-1);
  if (last === undefined) return [];
  const beside = cells.slice(last + 1).find((text) => squeeze(text).length > 4);
  if (beside === undefined) return labels;
  if (!goals.includes(squeeze(beside))) goals.push(squeeze(beside));
  return [];
}
