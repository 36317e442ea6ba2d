import { Exact, ZERO } from '../../amount/index.js';
import type { Cell, Row, Table } from '../../disclosure/index.js';
import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { mentionOfCell, remarkOn, type Mention } from '../text/remarks.js';

/** A printed number of a form: its value, and half of its last place. */
type Printed = {
  readonly value: Exact;
  readonly half: Exact;
  readonly isPercent: boolean;
  readonly cell: Cell;
  readonly row: Row;
};

/** 资金情况. Where a form prints plan, outcome, weight, rate and marks of the money. */
type Money = {
  readonly plan: number;
  readonly spent: number;
  readonly rate: number;
  readonly weight: number;
  readonly marks: number;
};

/** One 自评表: the line of all its money, its indicators and the line of all marks. */
type Form = {
  readonly table: Table;
  name: string;
  money: {
    readonly plan: Printed;
    readonly spent: Printed;
    readonly rate: Printed | null;
    readonly marks: Printed | null;
    readonly weight: Printed | null;
  } | null;
  readonly lines: { readonly weight: Printed; readonly marks: Printed }[];
  /** False where a line of indicators has no mark that could be read. */
  isWhole: boolean;
  total: { readonly weight: Printed; readonly marks: Printed } | null;
};

const NUMBER = /^\d[\d,]*(?:\.\d+)?[%％]?$/;

function wordsOf(row: Row): readonly string[] {
  return row.cells.map(({ text }) => text.replace(/\s+/g, ''));
}

function printedAt(row: Row, index: number): Printed | null {
  const cell = row.cells[index];
  const text = cell?.text.replace(/[\s,，]+/g, '') ?? '';
  if (cell === undefined || !NUMBER.test(text)) return null;
  const digits = text.replace(/[%％]$/, '');
  const places = digits.split('.')[1]?.length ?? 0;
  const half = new Exact(10).pow(-places).div(2);
  return { value: new Exact(digits), half, isPercent: digits !== text, cell, row };
}

/** The place of the only cell with such words; -1 where there is none. */
function placeOf(words: readonly string[], name: RegExp): number {
  return words.findIndex((text) => name.test(text));
}

function moneyHeading(words: readonly string[]): Money | null {
  const plan = placeOf(words, /^全年预算数/);
  const spent = placeOf(words, /^全年(?:预算)?执行数/);
  if (plan < 0 || spent < 0) return null;
  const [rate, weight, marks] = [/执行率/, /^分值/, /^得分/].map((name) => placeOf(words, name));
  return { plan, spent, rate: rate ?? -1, weight: weight ?? -1, marks: marks ?? -1 };
}

/** Every 自评表 of a table: forms of several projects may stand below each other. */
function formsOf(table: Table): readonly Form[] {
  const forms: Form[] = [];
  let form: Form | null = null;
  let money: Money | null = null;
  let columns: { readonly weight: number; readonly marks: number } | null = null;
  for (const row of table.rows) {
    const words = wordsOf(row);
    const named = placeOf(words, /^项目名称[:：]?$/);
    if (named >= 0) {
      form = {
        table,
        name: words.slice(named + 1).find((text) => text !== '') ?? '',
        money: null,
        lines: [],
        isWhole: true,
        total: null,
      };
      forms.push(form);
      money = null;
      columns = null;
      continue;
    }
    if (form === null) continue;
    const heading = moneyHeading(words);
    if (heading !== null) {
      money = heading;
      continue;
    }
    if (words.some((text) => text.startsWith('三级指标'))) {
      const [weight, marks] = [placeOf(words, /^分值/), placeOf(words, /^得分/)];
      columns = weight >= 0 && marks >= 0 ? { weight, marks } : null;
      money = null;
      continue;
    }
    if (money !== null && form.money === null) form.money = moneyIn(row, money);
    if (columns === null || form.total !== null) continue;
    const marks = printedAt(row, columns.marks);
    const weight = printedAt(row, columns.weight);
    if (/^(?:总分|合计|总计)/.test(words.find((text) => text !== '') ?? '')) {
      // Without its weight the line may stand farther left than its heading, and the mark be another number.
      if (marks !== null && weight !== null) form.total = { weight, marks };
    } else if (marks !== null && weight !== null) form.lines.push({ weight, marks });
    else if (words.some((text) => text !== '')) form.isWhole = false;
  }
  return forms;
}

function moneyIn(row: Row, at: Money): Form['money'] {
  const [plan, spent] = [printedAt(row, at.plan), printedAt(row, at.spent)];
  if (plan === null || spent === null || plan.isPercent || spent.isPercent) return null;
  return {
    plan,
    spent,
    rate: printedAt(row, at.rate),
    marks: printedAt(row, at.marks),
    weight: printedAt(row, at.weight),
  };
}

function sumOf(values: readonly Exact[]): Exact {
  return values.reduce((all, value) => all.plus(value), ZERO);
}

/** 执行率 as printed holds for 执行数 ÷ 预算数 as printed, rounded or cut; told in percent or as a share of one. */
function rateHolds(plan: Printed, spent: Printed, rate: Printed): boolean {
  const factors = rate.isPercent || rate.value.gt(2) ? [100] : [100, 1];
  return factors.some((factor) => {
    const low = spent.value.minus(spent.half).times(factor).div(plan.value.plus(plan.half));
    const high = spent.value.plus(spent.half).times(factor).div(plan.value.minus(plan.half));
    return rate.value.gte(low.minus(rate.half.times(2))) && rate.value.lte(high.plus(rate.half));
  });
}

/** What one form says wrong, with the cells it says it in. */
function faultsOf(form: Form): readonly {
  readonly words: string;
  readonly topic: string;
  readonly cells: readonly Printed[];
  readonly expected?: string;
}[] {
  const { name, money, lines, total } = form;
  const faults: { words: string; topic: string; cells: readonly Printed[]; expected?: string }[] = [];
  if (money !== null && money.rate !== null && money.plan.value.gt(money.plan.half)) {
    const { plan, spent, rate } = money;
    if (!rateHolds(plan, spent, rate)) {
      const right = `${spent.value.times(100).div(plan.value).toDecimalPlaces(2).toString()}%`;
      faults.push({
        words: `“${name}”全年执行数 ${spent.cell.text.trim()} ÷ 全年预算数 ${plan.cell.text.trim()} = ${right}，执行率印作 ${rate.cell.text.trim()}，请核对。`,
        topic: '执行率',
        cells: [rate, spent, plan],
        expected: right,
      });
    }
  }
  const moneyMarks =
    money === null || money.marks === null || money.weight === null
      ? null
      : { weight: money.weight, marks: money.marks };
  const scored = [...lines, ...(moneyMarks === null ? [] : [moneyMarks])];
  for (const { weight, marks } of scored) {
    if (marks.value.lte(weight.value)) continue;
    faults.push({
      words: `“${name}”有一项得分 ${marks.cell.text.trim()} 大于分值 ${weight.cell.text.trim()}，请核对。`,
      topic: '得分大于分值',
      cells: [marks, weight],
    });
  }
  if (total === null || !form.isWhole || lines.length < 2) return faults;
  const allowed = sumOf([...(moneyMarks === null ? [] : [moneyMarks.marks.half]), total.marks.half]);
  // Some forms leave the marks for the money out of 总分.
  const sums = [sumOf(scored.map(({ marks }) => marks.value)), sumOf(lines.map(({ marks }) => marks.value))];
  if (!sums.some((sum) => sum.minus(total.marks.value).abs().lte(allowed))) {
    const [sum = ZERO] = sums;
    faults.push({
      words: `“${name}”各项得分之和为 ${sum.toString()}，总分印作 ${total.marks.cell.text.trim()}，请核对。`,
      topic: '总分',
      cells: [total.marks, ...scored.map(({ marks }) => marks)],
      expected: sum.toString(),
    });
  }
  const weights = [sumOf(scored.map(({ weight }) => weight.value)), sumOf(lines.map(({ weight }) => weight.value))];
  const { weight } = total;
  if (!weights.some((sum) => sum.eq(weight.value))) {
    const [sum = ZERO] = weights;
    faults.push({
      words: `“${name}”各项分值之和为 ${sum.toString()}，总分的分值印作 ${weight.cell.text.trim()}，请核对。`,
      topic: '分值',
      cells: [weight, ...scored.map((each) => each.weight)],
      expected: sum.toString(),
    });
  }
  return faults;
}

function mentionsOf(subject: Subject, table: Table, cells: readonly Printed[]): readonly Mention[] {
  return cells.flatMap(({ row, cell }) => {
    const column = table.columns[cell.column];
    return column === undefined ? [] : [mentionOfCell(subject.document, table, row, column, cell)];
  });
}

export const performanceSelf: Rule = {
  id: 'PERF-SELF',
  name: '绩效自评表的执行率和得分',
  family: 'performance',
  severity: 'error',
  basis: '《项目支出绩效评价管理办法》（财预〔2020〕10号）',
  needs: '项目支出绩效自评表（列有全年预算数、全年执行数、分值、得分）',
  description:
    '执行率等于全年执行数除以全年预算数（截尾也算相符）；各项得分不大于分值；总分等于各项得分（含预算执行得分，也可不含）之和，总分的分值等于各项分值之和。有一项没有读出分值或得分的，不核对总分。',
  check: (subject) => {
    const forms = subject.disclosure.tables
      .flatMap(formsOf)
      .filter(({ money, lines }) => money !== null || lines.length > 0);
    if (forms.length === 0) return [notApplicable('没有列分值、得分的绩效自评表')];
    const outcomes = forms.flatMap((form): readonly Outcome[] =>
      faultsOf(form).flatMap(({ words, topic, cells, expected }) => {
        const [first] = cells;
        const remark = remarkOn(mentionsOf(subject, form.table, cells), 'error', topic, words, {
          actual: first?.cell.text.trim() ?? '',
          ...(expected === undefined ? {} : { expected }),
        });
        return remark === null ? [] : [remark];
      }),
    );
    // A form of which a mark was not read has not been added up.
    const open = forms.filter(({ lines, total, isWhole }) => lines.length > 0 && (total === null || !isWhole)).length;
    const left = open === 0 ? [] : [insufficient(`${open} 张绩效自评表的分值、得分或总分没有全部读出，总分未核对`)];
    if (outcomes.length > 0) return [...outcomes, ...left];
    const told = forms.filter(({ money, total }) => (money !== null && money.rate !== null) || total !== null).length;
    return told === 0 ? [insufficient('绩效自评表的执行率、总分未能读出')] : [passed(told), ...left];
  },
};
