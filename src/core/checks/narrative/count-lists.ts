import { decimalOf, Exact } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { halfStepOf, type Judgement } from './judgement.js';
import { isOneSlipOff } from './one-slip.js';

type Counted = Claim & { readonly value: Figure };

/** Kinds into which a number is parted so that each one counted is of one of them, and what is parted. */
type Parting = {
  readonly units: readonly string[];
  readonly whole: RegExp;
  readonly part: RegExp;
  /** A list in which one of these words is missing is not known to be complete. */
  readonly closing: readonly RegExp[];
  /** What the whole is not. */
  readonly not: RegExp;
  /** What was counted, where it stands behind its number: 「21个项目」. */
  readonly behind?: RegExp;
};

const PLANNED = /编制|编内|计划/;
const IN_OFFICE = /在职|在编|在岗|离休|退休|聘用/;

const PARTINGS: readonly Parting[] = [
  {
    units: ['人', '名'],
    whole: /(?:实有|现有|年末|共有|在册|单位)?(?:总?人数|人员|职工|教职工|人员总数|总人数)(?:共|共计|合计|总计|为)?$/,
    part: /^(?:其中)?(?:实有)?(?:在职|在编|在岗|离休|退休|离退休|遗属|临时|聘用|编外|其他)(?:在编)?(?:人员|职工|教职工|干部)?(?:人数)?(?:小计|合计)?(?:为|共)?$/,
    closing: [/退休/],
    not: new RegExp(`${PLANNED.source}|${IN_OFFICE.source}`),
  },
  {
    units: ['人', '名'],
    whole: /离退休(?:人员|干部|职工)?(?:共|共计|合计|总计|为)?$/,
    part: /^(?:其中)?(?:离休|退休)(?:人员|干部|职工)?(?:人数)?(?:小计|合计)?(?:为|共)?$/,
    closing: [/(?:^|[^离])退休/, /离休/],
    not: PLANNED,
  },
  {
    units: ['人', '名'],
    whole: /[^男女]$/,
    part: /^(?:其中)?[男女](?:性|生|职工|学生|员工|教师)?(?:为|共)?$/,
    closing: [/男/, /女/],
    not: PLANNED,
  },
  {
    units: ['个', '项'],
    whole: /项目|自评|评价|对$/,
    part: /(?:^|为|等级|结果)[“"]?(?:优秀?|良好?|中等?|一般|差|较差|合格|不合格)[”"]?(?:等次|等级)?的?(?:项目)?(?:有|为)?$/,
    closing: [/优|良/],
    not: new RegExp(`${PLANNED.source}|${IN_OFFICE.source}`),
    behind: /^(?:预算|财政|支出|重点|绩效|专项)*项目/,
  },
  // 「26个项目，其中：90分（含）以上的21个，80分（含）至90分的4个，80分以下的1个」: from the top to the bottom nothing is left out.
  {
    units: ['个', '项'],
    whole: /项目|自评|评价|对$/,
    part: /^(?:其中)?(?:绩效)?(?:自评|评价|评分)?(?:得分|分数|结果|总分)?(?:在|为)?\d+分/,
    closing: [/^(?!.*以下).*以上/, /^(?!.*以上).*以下/],
    not: new RegExp(`${PLANNED.source}|${IN_OFFICE.source}`),
    behind: /^(?:预算|财政|支出|重点|绩效|专项)*项目/,
  },
  // 「安排购置车辆9辆，其中：应急保障用车3辆、特种专业技术用车6辆」
  {
    units: ['辆'],
    whole: /(?:购置|更新|新增|配备|采购)[^，。；]{0,6}(?:车辆|用车|汽车)$/,
    part: /^(?:其中)?(?:购置)?(?:[^，。；]{0,4}领导(?:干部)?|机要通信|应急保障|执法执勤|执勤执法|特种专业技术|离退休干部(?:服务)?|一般公务|业务|救护|其他)(?:用)?车?$/,
    closing: [],
    not: /报废|处置/,
  },
];

function isCounted(claim: Claim): claim is Counted {
  return claim.value?.kind === 'count' && claim.doubt === null;
}

function numberOf({ value }: Counted): Exact {
  return decimalOf(value.amount);
}

type Part = { readonly claim: Counted; readonly at: number };

/** 「在职89人，减少3人」: how much a number has changed is none of the list. */
const CHANGED = /(?:增加|减少)$/;

/** True for the first number of a list within the list. */
function opensInner({ quote, value, sentence }: Claim, before: Claim | undefined): boolean {
  if (before?.sentence !== sentence) return false;
  return /^[^\d]{0,6}[，,（(]\s*包括/.test(quote.slice(before.value?.end ?? 0, value?.start ?? 0));
}

/**
 * The counts behind a whole, up to one of another unit, in its sentence or the one that begins with 其中; with `isLong` also in those
 * that its semicolons join.
 */
function partsBehind(claims: readonly Claim[], at: number, whole: Counted, isLong: boolean): readonly Part[] {
  const found: Part[] = [];
  let within: number | null = null;
  for (let next = at + 1; next < claims.length; next += 1) {
    const claim = claims[next];
    if (claim === undefined) break;
    const before = claims[next - 1];
    const isJoined = isLong && found.length > 0 && claim.sentence === (before?.sentence ?? 0) + 1;
    const goesOn =
      claim.sentence === whole.sentence ||
      claim.sentence === found.at(-1)?.claim.sentence ||
      ((isJoined || within === claim.sentence - 1) && isLong && /[；;]\s*$/.test(before?.quote ?? '')) ||
      (claim.sentence === whole.sentence + 1 && /^\s*[（(]?(?:其中|包括)/.test(claim.quote));
    // 「26个项目，涉及资金80万元；其中优21个」
    if (goesOn && found.length === 0 && claim.value?.kind === 'money') continue;
    if (goesOn && found.length > 0 && claim.value?.kind === 'count' && CHANGED.test(claim.subject)) continue;
    // 「实有64人，其中：在职49人，包括行政24人、事业25人；退休15人」: what a part is made up of ends with its sentence.
    if (goesOn && claim.sentence === within) continue;
    if (goesOn && found.length > 0 && opensInner(claim, before)) {
      within = claim.sentence;
      continue;
    }
    if (!goesOn || !isCounted(claim) || claim.value.unitText !== whole.value.unitText) break;
    found.push({ claim, at: next });
  }
  return found;
}

/** True where the parts of a whole are known to be all there are. */
function areAll(whole: Counted, parts: readonly Part[]): boolean {
  const names = parts.map(({ claim }) => claim.subject);
  return (
    names.length >= 2 &&
    new Set(names).size === names.length &&
    PARTINGS.some(
      (one) =>
        one.units.includes(whole.value.unitText) &&
        (one.whole.test(whole.subject) || (one.behind?.test(whole.quote.slice(whole.value.end)) ?? false)) &&
        !one.part.test(whole.subject) &&
        !one.not.test(whole.subject) &&
        names.every((name) => one.part.test(name)) &&
        one.closing.every((word) => names.some((name) => word.test(name))),
    )
  );
}

/** True where the first parts of a list alone make up the whole. */
function closesEarly(whole: Counted, parts: readonly Part[]): boolean {
  return parts.some(
    (_, last) =>
      last > 0 &&
      last < parts.length - 1 &&
      parts
        .slice(0, last + 1)
        .reduce((all, { claim }) => all.plus(numberOf(claim)), new Exact(0))
        .eq(numberOf(whole)),
  );
}

/** 「受理案件3120件，其中民事2000件、刑事620件、行政500件」: of long numbers one wrong digit is a proof that nothing else was counted. */
function isSlipOff(whole: Counted, parts: readonly Part[]): boolean {
  const isListed = /其中|包括|分别|[：:]/.test(whole.quote.slice(whole.value.end));
  const isOpen = parts.some(({ claim }) => /等[^。；]{0,6}[。；]?$/.test(claim.quote)) || PLANNED.test(whole.subject);
  // Kinds of people are told apart elsewhere. Two parts prove as much where the number is long.
  const isLong = whole.value.amount.text.replace(/\D/g, '').length >= 4;
  if (parts.length < (isLong ? 2 : 3) || !isListed || isOpen) return false;
  if (/[人名]/.test(whole.value.unitText) && (!isLong || parts.length < 3)) return false;
  const terms = parts.map(({ claim }) => ({ figure: claim.value, sign: 1 }) as const);
  return isOneSlipOff(terms, { figure: whole.value, sign: 1 }, 1);
}

/**
 * 数量的列举 (TEXT-ENUM-SUM): people who are in office or have retired, men and women, projects by the grade they were given.
 * Other lists are added up where one wrong digit of a long number explains the gap; 编制 is another matter.
 */
export function judgeCountLists(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((whole, at): readonly Judgement[] => {
    if (!isCounted(whole)) return [];
    const short = partsBehind(claims, at, whole, false);
    const long = partsBehind(claims, at, whole, true);
    const known = [short, long].find((parts) => areAll(whole, parts));
    const parts = known ?? short;
    // 「实有60人，其中：在职50人；退休10人；遗属3人」: what follows a list that closes may stand beside it.
    if ((known === long && closesEarly(whole, long)) || (known === undefined && closesEarly(whole, short))) return [];
    const names = parts.map(({ claim }) => claim.subject);
    if (parts.length < 2 || new Set(names).size < names.length) return [];
    // 离退休 and 退休 in one list: one of them is told twice.
    const isTwice =
      names.some((name) => /离退休/.test(name)) && names.some((name) => /(?:^|[^离])退休|离休/.test(name));
    if (isTwice || !(known !== undefined || isSlipOff(whole, parts))) return [];
    const sum = parts.reduce((all, { claim }) => all.plus(numberOf(claim)), new Exact(0));
    const unit = whole.value.unitText;
    const envelope = [whole, ...parts.map(({ claim }) => claim)].reduce(
      (all, { value }) => all.plus(halfStepOf(value)),
      new Exact(0),
    );
    const isRight = sum.minus(numberOf(whole)).abs().lte(envelope);
    const [expected, actual] = [`${sum.toFixed()}${unit}`, `${whole.value.amount.text}${unit}`];
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: at,
        operands: parts.map((part) => part.at),
        result: isRight ? 'pass' : 'finding',
        isCertain: false,
        expected,
        actual,
        arithmetic: `${parts.map(({ claim }) => claim.value.amount.text).join(' + ')} = ${sum.toFixed()}${isRight ? '' : ` ≠ ${whole.value.amount.text}`}`,
        message: `所列各项（${parts.map(({ claim }) => `${claim.subject}${claim.value.amount.text}${unit}`).join('、')}）之和为${expected}，文中合计为${actual}`,
      },
    ];
  });
}
