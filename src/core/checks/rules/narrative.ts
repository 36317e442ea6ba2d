import type { Claim, Disclosure } from '../../disclosure/index.js';
import { anchorOf, anchorOfClaim } from '../anchor.js';
import type { Evidence, RuleInfo, Severity } from '../finding.js';
import {
  judgeAgainstTables,
  judgeNarrative,
  withFinerFigures,
  type Judgement,
  type TableJudgement,
} from '../narrative/index.js';
import { ambiguous, insufficient, notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { roundedSums } from './narrative-rounded.js';
import { untoldClasses, untoldItems } from './narrative-sets.js';
import { roundedUses } from './narrative-uses.js';

/** 文字说明规则的依据. */
export const NARRATIVE_BASIS = '预算法第十四条（对预算作出说明）；地方预决算公开操作规程（财预〔2016〕143号）';

type Judged = { readonly inside: readonly Judgement[]; readonly tables: readonly TableJudgement[] };

const MEMORY = new WeakMap<Disclosure, Judged>();

/** Every rule of the family looks at the same recomputation; it is made once for each disclosure. */
export function judged(disclosure: Disclosure): Judged {
  const known = MEMORY.get(disclosure);
  if (known !== undefined) return known;
  const tables = judgeAgainstTables(disclosure, disclosure.claims);
  const made = {
    inside: judgeNarrative(withFinerFigures(disclosure.claims, tables), disclosure.passages),
    tables,
  };
  MEMORY.set(disclosure, made);
  return made;
}

export function evidenceOfClaim(document: string, claim: Claim, role: Evidence['role']): Evidence {
  const text =
    claim.value === null ? claim.subject : `${claim.subject}${claim.value.amount.text}${claim.value.unitText}`;
  return { anchor: anchorOfClaim(document, claim), text, role, low: null, high: null };
}

/** A stable part of the id: which statement about which subject. */
function topicOf(claims: readonly Claim[], index: number, what: string): string {
  const claim = claims[index];
  const earlier = claims.slice(0, index).filter((other) => other.subject === claim?.subject).length;
  return `${what}·${claim?.subject ?? ''}·${earlier}`;
}

/** A misprint of the last digit is a matter of rounding more often than of substance. */
function isLastDigit(expected: string, actual: string): boolean {
  const digits = (text: string): string | null => /^-?[\d,]+(?:\.\d+)?/.exec(text)?.[0]?.replace(/,/g, '') ?? null;
  const [a, b] = [digits(expected), digits(actual)];
  if (a === null || b === null || (a.split('.')[1]?.length ?? 0) !== (b.split('.')[1]?.length ?? 0)) return false;
  const difference = BigInt(a.replace('.', '')) - BigInt(b.replace('.', ''));
  return difference === 1n || difference === -1n;
}

/** What makes a figure that differs a matter of rounding. */
const EXCUSES: Partial<Readonly<Record<Judgement['result'], string>>> = {
  truncated: '（仅在按截位而非四舍五入时相符）',
  balanced: '（末位相差一，可能是为使各项占比合计为100%而调整）',
};

/** What the judgements of one rule come to: passes together, each of the rest by itself. */
export function outcomesOf(subject: Subject, info: RuleInfo, judgements: readonly Judgement[]): readonly Outcome[] {
  const { claims } = subject.disclosure;
  if (claims.length === 0) return [notApplicable('文件中没有可复算的文字说明')];
  if (judgements.length === 0) return [notApplicable('文字说明中没有此类表述')];
  const passes = judgements.filter((judgement) => judgement.result === 'pass').length;
  const outcomes: Outcome[] = passes === 0 ? [] : [passed(passes)];
  for (const judgement of judgements) {
    const claim = claims[judgement.claim];
    if (claim === undefined || judgement.result === 'pass') continue;
    if (judgement.result === 'ambiguous') {
      outcomes.push(ambiguous(`“${claim.subject}”：${judgement.message}`));
      continue;
    }
    const excuse = EXCUSES[judgement.result] ?? null;
    const severity: Severity =
      excuse !== null
        ? 'notice'
        : judgement.isCertain === false || isLastDigit(judgement.expected, judgement.actual)
          ? 'warning'
          : info.severity;
    outcomes.push({
      type: 'remark',
      severity,
      message: `${claim.subject === '' ? '' : `“${claim.subject}”`}${judgement.message}${excuse ?? ''}。`,
      at: anchorOfClaim(subject.document, claim),
      evidence: [judgement.claim, ...judgement.operands].flatMap((index) => {
        const operand = claims[index];
        return operand === undefined
          ? []
          : [evidenceOfClaim(subject.document, operand, index === judgement.claim ? 'stated' : 'operand')];
      }),
      topic: topicOf(claims, judgement.claim, info.id),
      expected: judgement.expected,
      actual: judgement.actual,
      arithmetic: judgement.arithmetic === '' ? null : judgement.arithmetic,
    } satisfies Remark);
  }
  return outcomes;
}

function tableOutcomesOf(subject: Subject, info: RuleInfo, judgements: readonly TableJudgement[]): readonly Outcome[] {
  const { claims } = subject.disclosure;
  if (claims.length === 0) return [notApplicable('文件中没有可复算的文字说明')];
  if (judgements.length === 0) return [notApplicable('文字说明中没有与表格对应的此类表述')];
  const passes = judgements.filter((judgement) => judgement.result === 'pass').length;
  const outcomes: Outcome[] = passes === 0 ? [] : [passed(passes)];
  for (const judgement of judgements) {
    const claim = claims[judgement.claim];
    if (claim === undefined || judgement.result === 'pass') continue;
    if (judgement.result === 'unread') {
      outcomes.push(insufficient(`“${claim.subject}”对应的表格数字或金额单位未能读出`));
      continue;
    }
    outcomes.push({
      type: 'remark',
      severity: judgement.result === 'truncated' ? 'notice' : info.severity,
      message: `${judgement.message}${judgement.result === 'truncated' ? '（末位差一或截位）' : ''}。`,
      at: anchorOfClaim(subject.document, claim),
      evidence: [
        evidenceOfClaim(subject.document, claim, 'stated'),
        ...judgement.cells.map(({ table, row, cell }): Evidence => {
          const column = table.columns[cell.column];
          const line = row.lines.find((candidate) => candidate.lane === column?.lane) ?? row.lines[0];
          const anchor =
            column === undefined
              ? anchorOfClaim(subject.document, claim)
              : anchorOf({ document: subject.document, table, row, line: line ?? null, column, cell });
          return { anchor, text: cell.text.trim(), role: 'operand', low: null, high: null };
        }),
      ],
      topic: topicOf(claims, judgement.claim, info.id),
      expected: judgement.expected,
      actual: judgement.actual,
      arithmetic: judgement.arithmetic,
    } satisfies Remark);
  }
  return outcomes;
}

type Description = Pick<RuleInfo, 'id' | 'name' | 'severity' | 'needs' | 'description'>;

const INSIDE: readonly Description[] = [
  {
    id: 'TEXT-PERCENT',
    name: '占比复算',
    severity: 'error',
    needs: '文字说明中写有金额、基数与占比',
    description:
      '占比 = 部分 ÷ 基数，按各数字的取舍区间复算。“占‘三公’经费”等写明基数的，以同一部分前文所写的该项金额为基数；“占本年支出合计”以全文唯一的该项合计为基数；未写明时，以多数占比一致认可的合计为基数，合计没有印出的由同名的几项占比推得；同名的两项占比推得的总额不同的报疑似；项目数、人数的占比同样复算；不能确定基数的不判断。',
  },
  {
    id: 'TEXT-PERCENT-SUM',
    name: '占比合计',
    severity: 'notice',
    needs: '文字说明中列有全部占比',
    description: '各项金额之和等于基数时，占比之和应为 100%（允许各项取舍）。',
  },
  {
    id: 'TEXT-DELTA',
    name: '增减额复算',
    severity: 'error',
    needs: '文字说明中写有本期数、基期数与增减额',
    description:
      '增减额 = |本期 − 基期|，按取舍区间比较；方向另行检查。“提高若干个百分点”与同句写明的本年、上年占比之差不符的报疑似；人数、件数等数量的增减同样复算。',
  },
  {
    id: 'TEXT-RATE',
    name: '增减率复算',
    severity: 'error',
    needs: '文字说明中写有增减幅度及本期数、基期数或增减额',
    description:
      '增减率 = 增减额 ÷ 基期；基期未写明时由本期与增减额倒推并放宽区间；只写增减、未写本期数的，取他处写明的同一指标（同年度、同为预算或决算）的数。',
  },
  {
    id: 'TEXT-DIRECTION',
    name: '增减方向一致',
    severity: 'error',
    needs: '文字说明中写有增减方向',
    description:
      '“增加、减少、增长、下降”应与两期数大小及同句其他表述一致，其后的数字不应再带负号，“增加（减少）的原因”与所写的增减同向。未选定方向的模板文字不在此判断。',
  },
  {
    id: 'TEXT-ZEROBASE',
    name: '零基期不计算幅度',
    severity: 'error',
    needs: '文字说明中基期为零且写有增减幅度',
    description: '基期为零（包括没有印出基期、本期数等于增加额的）时不能计算增减幅度；本期与幅度均为零的不算差错。',
  },
  {
    id: 'TEXT-FLAT',
    name: '持平表述',
    severity: 'error',
    needs: '文字说明中称持平并写有两期数',
    description: '称“持平”而两期数相差超过取舍区间。',
  },
  {
    id: 'TEXT-COMPLETION',
    name: '完成率复算',
    severity: 'error',
    needs: '文字说明中写有预算数、决算数与完成率',
    description:
      '完成率 = 决算数 ÷ 句中所称预算数；预算数没有印出而写有比预算增减的金额的，由两者推得；预算数为零时不能计算。',
  },
  {
    id: 'TEXT-AVERAGE',
    name: '平均数复算',
    severity: 'warning',
    needs: '文字说明中写有车均、人均数及相应的金额和数量',
    description:
      '车均运行维护费 = 公务用车运行维护费 ÷ 保有量，车均购置费 = 公务用车购置费 ÷ 购置数量，人均接待费 = 公务接待费 ÷ 接待人次，按取舍区间比较。同一句写有单个标准、数量和合计的（人均若干、按若干人计算、共计若干），以及逐辆写明单价的购车，乘积应等于合计；“每村补助、共计”“平均每个”“平均每次”“平均每期”等写法只在改一位数字即相符时报疑似。金额或数量在同一章节有几种写法的不判断，约数、还按月或按次计算的不核对。',
  },
  {
    id: 'TEXT-ENUM-SUM',
    name: '文内列举之和',
    severity: 'error',
    needs: '文字说明中列全各项金额与合计',
    description:
      '列举完整（占比合计为 100%、基本与项目成对、“三公”经费三项俱全、或括号内未以“等”结尾的清单）时，各项之和应等于合计，预算数与决算数各自相加；连零也列出的清单视为完整，不符的报疑似；“收入包括、支出包括”所列各自等于收支总额，“三公”经费分段所写的各项之和等于总额、同一项各处一致，列在“其中”之下的单项不大于总额，同一句写全年初结转、本年收入、本年支出、年末结转的前后相等，“某项中”列到“其他”为止的各项之和等于该项，“加上”“扣除”之后的总额和列举之后的“合计”等于其前各数的加减，人数分为在职和离退休、行政和事业编制等互不相容的类别、项目分为各评价等级的各数相加等于总数，不符的也报疑似；在编与编外之和等于在岗人数、预算数减执行数等于未执行数的，只差一位数字的报疑似。没有写明列全的清单、分条列举的各项、另起一句分列的各项（按支出性质分、收入包括、某项中），与合计只差一位数字（或相邻两位颠倒）的，以及各项增减额之和等于总的增减额的，也视为列全，不符的报疑似；同一总额的收入与支出先后写出、只差一位数字的也报疑似。“其中”只列部分的不相加。“主要用于”之后各项都写有金额、与总额只差取舍的作提示；合计与所列各项之和只差取舍的，全文列出一条，不作为差错。',
  },
];

const TABLES: readonly Description[] = [
  {
    id: 'TEXT-TOTAL',
    name: '文字与表格总额一致',
    severity: 'error',
    needs: '文字说明的总额及对应表格',
    description:
      '收支总额、财政拨款、“三公”经费、政府采购等总额与表中数一致；文字位数较少时按四舍五入比较，仅截位相符的作提示。',
  },
  {
    id: 'TEXT-COMPONENT',
    name: '文字与表格分项一致',
    severity: 'error',
    needs: '文字说明的分项金额及对应表格',
    description: '基本支出、项目支出、人员经费、公用经费及各项收入按名称与表格对应；不以“表中出现过该数字”代替对应。',
  },
  {
    id: 'TEXT-CLASS',
    name: '文字与表格类级金额一致',
    severity: 'error',
    needs: '文字说明的类级金额及收支总表',
    description:
      '各“类”支出金额与收支总表、财政拨款收支总表同名行一致。支出总额之下按“类”列举的，表中有金额而名称和金额全文都没有写的类报疑似。',
  },
  {
    id: 'TEXT-ITEM',
    name: '文字与表格项级金额一致',
    severity: 'error',
    needs: '文字说明的（类）（款）（项）金额及一般公共预算支出表',
    description:
      '各“项”金额等于一般公共预算支出表中同名科目各行之和；同一类下有两个同名科目的不判断。按“项”说明支出的，表中有金额而名称和金额全文都没有写的项报疑似。',
  },
];

/** What is said of sums that differ by rounding alone, once for each of them. */
function roundedOutcomes(subject: Subject, own: readonly Judgement[]): readonly Outcome[] {
  const uses = roundedUses(subject);
  const said = new Set(uses.flatMap((outcome) => (outcome.type === 'remark' ? [outcome.actual ?? ''] : [])));
  const told = new Set(
    judged(subject.disclosure).tables.flatMap(({ result, claim }) => (result === 'pass' ? [] : [claim])),
  );
  const isLeft = ({ actual }: Judgement): boolean => !said.has(actual);
  return [...uses, ...roundedSums(subject, own.filter(isLeft), told)];
}

/** What the text leaves out of a list, by the rule it is told under. */
const UNTOLD: Readonly<Record<string, typeof untoldClasses>> = {
  'TEXT-CLASS': untoldClasses,
  'TEXT-ITEM': untoldItems,
};

/** 复算文字说明的规则. Narrative against itself and against the tables. */
export const RECOMPUTED_RULES: readonly Rule[] = [
  ...TABLES.map((description): Rule => {
    const info: RuleInfo = { ...description, family: 'narrative', basis: NARRATIVE_BASIS };
    return {
      ...info,
      check: (subject) => {
        const { tables } = judged(subject.disclosure);
        const own = tables.filter((judgement) => judgement.rule === info.id);
        return [...tableOutcomesOf(subject, info, own), ...(UNTOLD[info.id]?.(subject, tables) ?? [])];
      },
    };
  }),
  ...INSIDE.map((description): Rule => {
    const info: RuleInfo = { ...description, family: 'narrative', basis: NARRATIVE_BASIS };
    return {
      ...info,
      check: (subject) => {
        const own = judged(subject.disclosure).inside.filter((judgement) => judgement.rule === info.id);
        const more = info.id === 'TEXT-ENUM-SUM' ? roundedOutcomes(subject, own) : [];
        return more.length > 0 && own.length === 0 ? more : [...outcomesOf(subject, info, own), ...more];
      },
    };
  }),
];
