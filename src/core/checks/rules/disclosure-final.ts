import { convert, Exact } from '../../amount/index.js';
import { anchorForDocument, type Measure } from '../../disclosure/index.js';
import { cellName } from '../anchor.js';
import type { Threshold } from '../finding.js';
import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Operand } from '../relation.js';
import { hasFigure, isUnread, tablesOf } from '../select.js';
import { limitsOf, type Limits } from '../settings.js';
import type { Subject } from '../subject.js';
import { hasNarrative, type TextLine } from '../text/lines.js';
import { statements } from '../text/matters.js';
import { mention, remarkOn, type Mention } from '../text/remarks.js';
import { notFinal } from './final-accounts.js';
import { threePublicOf } from './three-public.js';

/** 实物量. What a part of the 三公 expenses has to be explained with, and how the text states it. */
type Count = {
  readonly measure: Measure;
  readonly matter: RegExp;
  readonly name: string;
  readonly pattern: RegExp;
  /** How a line of the table names the same, where it lists 相关统计数 below the amounts. */
  readonly line: RegExp;
  /** Threshold for each person from which the figures are worth a second look; null where nothing is divided. */
  readonly perHead: string | null;
};

/** 审核提示线, not standards. */
const LIMITS: readonly Threshold[] = [
  { id: 'reception', name: '人均接待费', unit: '元', standard: '1000', least: '1', most: '1000000' },
  { id: 'abroad', name: '人均因公出国（境）费', unit: '元', standard: '200000', least: '1', most: '10000000' },
];

/** 团组 alone means groups that went abroad; of a sentence about guests (「接待国内来访团组」) it does not. */
const ABROAD = /出国|出境|^(?!.*接待).*团组/s;

const COUNTS: readonly Count[] = [
  {
    measure: 'three-public.abroad',
    matter: ABROAD,
    name: '因公出国（境）团组数',
    line: /团组/,
    pattern: /团组(?:数|共计|共|为|累计)*\s*(\d+)|(\d+)\s*个?\s*(?:出国[（(]境[）)])?\s*团(?:组)?/,
    perHead: null,
  },
  {
    measure: 'three-public.abroad',
    matter: ABROAD,
    name: '因公出国（境）人次',
    line: /出国.*人次?/,
    pattern: /(\d+)\s*人(?:次)?/,
    perHead: 'abroad',
  },
  {
    measure: 'three-public.car.purchase',
    matter: /用车|车辆/,
    name: '公务用车购置数',
    line: /购置数/,
    pattern: /购置[^。；]{0,24}?(\d+)\s*(?:辆|台)/,
    perHead: null,
  },
  {
    measure: 'three-public.car.running',
    matter: /用车|车辆/,
    name: '公务用车保有量',
    line: /保有量/,
    pattern: /(?:保有|共有|拥有|实有)[^。；]{0,24}?(\d+)\s*(?:辆|台)|(?<!购置[^。；]{0,24})(?<!\d)(\d+)\s*辆/,
    perHead: null,
  },
  {
    measure: 'three-public.reception',
    matter: /接待/,
    name: '公务接待批次',
    line: /接待.*批次/,
    pattern:
      /(\d+)\s*(?:个)?批次?|批次(?:数|为|共)*\s*(\d+)|来访团组(?:数|共计|共|为|累计)*\s*(\d+)|(\d+)\s*个来访团组/,
    perHead: null,
  },
  {
    measure: 'three-public.reception',
    matter: /接待/,
    name: '公务接待人次',
    line: /接待.*人次?/,
    pattern: /(\d+)\s*人(?:次)?|人次(?:数|为|共)*\s*(\d+)/,
    perHead: 'reception',
  },
];

/** The outcome column of the 三公 table: figures of one statement, 决算 and not 预算. */
function paidFor(subject: Subject, measure: Measure): Operand | null | undefined {
  const statementsOfTables = tablesOf(subject, 'three-public').flatMap((table) => threePublicOf(subject, table));
  if (statementsOfTables.length === 0) return undefined;
  return statementsOfTables.at(-1)?.get(measure) ?? null;
}

type Stated = { readonly count: number; readonly at: Mention };

function statedCount(subject: Subject, lines: readonly TextLine[], { matter, pattern }: Count): Stated | null {
  for (const line of lines) {
    let from = 0;
    for (const sentence of line.text.split(/(?<=[。；])/)) {
      const match = matter.test(sentence) ? pattern.exec(sentence) : null;
      const digits = match?.slice(1).find((group) => group !== undefined);
      if (match !== null && digits !== undefined) {
        const start = from + match.index;
        return {
          count: Number(digits),
          at: mention(subject.document, { line, start, end: start + match[0].length }),
        };
      }
      from += sentence.length;
    }
  }
  return null;
}

/** True where the 三公 table itself lists the count with a figure that is not nil. */
function isInTable(subject: Subject, { line: name }: Count): boolean {
  return tablesOf(subject, 'three-public').some(({ rows, columns }) =>
    rows.some(
      ({ lines, cells }) =>
        lines.some(({ label }) => name.test(label)) &&
        cells.some(
          ({ text, column }) =>
            /^[1-9]\d*$/.test(text.trim()) && !/行次|序号/.test(columns[column]?.path.join('/') ?? '行次'),
        ),
    ),
  );
}

function inYuan({ cell }: Operand): Exact | null {
  const { reading } = cell;
  if (reading.state !== 'number' || reading.amount.unit === null) return null;
  return convert(new Exact(reading.amount.value), reading.amount.unit, '元');
}

function judge(
  subject: Subject,
  lines: readonly TextLine[],
  count: Count,
  paid: Operand,
  limits: Limits,
): Outcome | null {
  const stated = statedCount(subject, lines, count);
  const words = `${cellName(paid)}为${paid.cell.text.trim()}${paid.column.moneyUnit ?? ''}`;
  if (stated === null && isInTable(subject, count)) return passed(1);
  if (stated === null) {
    const remark = remarkOn(
      [{ at: anchorForDocument(subject.document), words: '' }],
      'error',
      count.name,
      `${words}，文字说明中没有写明${count.name}，请补充。`,
    );
    return remark === null ? null : { ...remark, evidence: [] };
  }
  if (stated.count === 0) {
    return remarkOn([stated.at], 'error', count.name, `${words}，文字说明中${count.name}为 0，两处矛盾，请核对。`);
  }
  const money = inYuan(paid);
  if (count.perHead === null || money === null) return passed(1);
  const each = money.div(stated.count);
  if (each.lte(limits(count.perHead))) return passed(1);
  return remarkOn(
    [stated.at],
    'notice',
    `${count.name}·人均`,
    `${words}，按${stated.count}人次计算人均${each.toFixed(0)}元，明显偏高，请核对金额和人次。`,
  );
}

/** Words by which a count behind 购置 is one of the cars there are. */
const OWNED = /保有|拥有|共有|实有|运行|维护/;

/** Groups, cars or guests that the text counts where the table has no money for them. */
function unpaid(subject: Subject, lines: readonly TextLine[], count: Count, paid: Operand): Outcome | null {
  // Cars are kept whether or not money of this year was spent on them.
  if (count.measure === 'three-public.car.running') return null;
  const stated = statedCount(subject, lines, count);
  if (stated === null || stated.count === 0 || OWNED.test(stated.at.words)) return null;
  const printed = paid.cell.text.trim() === '' ? '空白' : paid.cell.text.trim();
  return remarkOn(
    [stated.at],
    'warning',
    `${count.name}·无金额`,
    `${cellName(paid)}为${printed}，文字说明中${count.name}为 ${stated.count}，请核对或说明费用由何处承担。`,
  );
}

export const threePublicCounts: Rule = {
  id: 'DISC-3P-COUNTS',
  name: '“三公”经费决算实物量',
  family: 'disclosure',
  severity: 'error',
  basis: '地方预决算公开操作规程（财预〔2016〕143号）（条款引用前请核对）',
  needs: '决算文件，“三公”经费决算表，文字说明',
  description:
    '决算的“三公”经费有金额的分项，文字（或表中所列的统计数）应写明相应的团组数、人次，公务用车购置数、保有量，公务接待批次、人次；没有写明或写作 0 的报错误。人均接待费超过 1,000 元、人均出国费超过 20 万元的作提示（审核提示线，不是标准）。金额为零的分项不要求写明，写了团组、购置、接待数量而没有金额的报疑似；预算不适用。',
  thresholds: LIMITS,
  check: (subject, limits = limitsOf(LIMITS)) => {
    const gap = notFinal(subject);
    if (gap !== null) return [gap];
    if (!hasNarrative(subject.disclosure)) return [insufficient('文件中没有文字说明')];
    const lines = statements(subject.disclosure);
    const outcomes = COUNTS.flatMap((count): Outcome[] => {
      const paid = paidFor(subject, count.measure);
      if (paid === undefined) return [insufficient('未识别到“三公”经费决算表的金额')];
      if (paid === null) return [];
      if (isUnread(paid)) return [insufficient(`${cellName(paid)}未能读出，不能与文字中的数量核对`)];
      if (!hasFigure(paid)) return [unpaid(subject, lines, count, paid) ?? []].flat();
      return [judge(subject, lines, count, paid, limits)].flatMap((outcome) => outcome ?? []);
    });
    return outcomes.length > 0 ? outcomes : [notApplicable('“三公”经费各分项没有金额')];
  },
};
