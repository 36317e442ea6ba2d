import { convert, decimalOf, Exact, meets } from '../../amount/index.js';
import type { Claim, Disclosure, Figure } from '../../disclosure/index.js';
import { entriesNamed, SHIPPED } from '../classification/index.js';
import { intervalOfFigure, isJudgeable, printed } from '../narrative/judgement.js';
import { leadingYear, phaseOfClaim } from '../narrative/measure.js';
import { notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import { remarkAtClaim } from './claim-remarks.js';
import { unlikeBases } from './narrative-same-base.js';
import { NARRATIVE_BASIS } from './narrative.js';

type Money = Claim & { readonly value: Figure };

/** Names so plain that they mean another thing in every chapter (收入, 基本支出 of one fund or of all). */
const PLAIN =
  /^(?:本年)?(?:收入|支出|收支)?(?:预算|决算|总计|合计|总额|资金|金额)?$|^(?:基本支出|项目支出|人员经费|公用经费|其中|合计|财政拨款|其他收入)$/;

/** Words that name a measure whatever chapter it stands in. */
const OWN_MATTER =
  /一般公共预算|政府性基金|国有资本经营|财政拨款收支|三公|因公出国|公务接待|公务用车|机关运行经费|政府采购|购买服务|收支总/;

/** 「7个项目…，涉及财政资金」「车辆2辆，账面原值」: what the amount is of is named in the clause before, and differs from place to place. */
const OF_CLAUSE_BEFORE = /^涉及|^(?:账面|资产)(?:原值|净值|价值)$/;

/** Words of a subject that say nothing about what is measured: owner, year, 「预算数为」. */
function bare(words: string, owner: string | null): string {
  return words
    .normalize('NFKC')
    .replace(/[\s“”"]/g, '')
    .replace(owner === null || owner === '' ? /(?!)/ : new RegExp(owner.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')), '')
    .replace(/20\d{2}年度?/g, '')
    .replace(/(?<=一般公共预算)财政拨款(?=支出)/, '')
    .replace(/^(?:本|我|全)?(?:部门|单位|系统)?(?:本级)?(?:及(?:所属|下属)[^收支政]*?单位)?/, '')
    .replace(/(?:(?:支出)?决算|预算|支出)(?:数|安排|金额|总额)?$/, '');
}

/** 同一指标的全部身份: subject, year, the whole it is a part of, and the chapter where the words are plain. */
function identityOf(claims: readonly Claim[], claim: Money, { unitName, stage }: Disclosure['profile']): string | null {
  const owner = unitName.value;
  const words = bare(claim.subject, owner);
  if (words.length < 4 || PLAIN.test(words) || OF_CLAUSE_BEFORE.test(words) || isSaidOfAnother(claim)) return null;
  const whole = claim.whole === null ? undefined : claims[claim.whole];
  const of = whole === undefined ? '' : bare(whole.subject, owner);
  // What a final account tells without a word of its phase is what was spent.
  const unsaid = stage.value === 'final' && phaseOfClaim(claim) === null;
  const phase = unsaid || /决算/.test(claim.subject) ? '决算' : /调整|全年/.test(claim.subject) ? '调整' : '预算';
  // A measure of one fund or matter is the same in every chapter; the rest may be of all funds here and of one there.
  const chapter = OWN_MATTER.test(words) ? '' : (claim.section ?? '');
  // Economic items are listed for basic spending, for projects and for running costs under one name.
  if (
    of === '' &&
    entriesNamed(SHIPPED, 'economicDepartment', words.replace(/[（(]款[）)]/, '')).length > 0 &&
    chapter !== ''
  ) {
    return null;
  }
  return [words, of, phase, chapter].join('|');
}

/** 「由小微企业成交的，采购金额5万元」: the words that tell it apart stand before the comma. */
function isSaidOfAnother({ quote, subject }: Money): boolean {
  const text = quote.replace(/\s+/g, '');
  return text.includes(`的，${subject}`) || text.includes(`的,${subject}`);
}

/** A field of a record is told so often, with so many different amounts, before its name is known for one. */
const RECORDS = 3;

/** 「1.项目名称：甲。预算安排规模：5万元。」「2.项目名称：乙。预算安排规模：4万元。」: what a label names, once for each record. */
function isFieldOfRecords(group: readonly Money[]): boolean {
  const labelled = group.filter(({ quote, subject }) => /^[：:]/.test(quote.trim().slice(subject.length)));
  const values = new Set(group.map(({ value }) => printed(value)));
  return labelled.length === group.length && values.size >= RECORDS;
}

/** True where one figure is the other printed with fewer decimals, or both come from one value. */
function agree(one: Figure, other: Figure): boolean {
  const isAlike = one.amount.decimals === other.amount.decimals && one.amount.unit === other.amount.unit;
  if (isAlike) return decimalOf(one.amount).eq(decimalOf(other.amount));
  return meets(intervalOfFigure(one), intervalOfFigure(other));
}

/** True for a difference of one step of the coarser print. */
function isLastStep(one: Figure, other: Figure): boolean {
  const value = ({ amount }: Figure): Exact => convert(decimalOf(amount), amount.unit ?? '元', '元');
  const step = ({ amount }: Figure): Exact => convert(new Exact(10).pow(-amount.decimals), amount.unit ?? '元', '元');
  return value(one)
    .minus(value(other))
    .abs()
    .lte(Exact.max(step(one), step(other)));
}

export const repeatedMeasure: Rule = {
  id: 'TEXT-REPEAT',
  name: '同一指标多处一致',
  family: 'narrative',
  severity: 'error',
  basis: NARRATIVE_BASIS,
  needs: '文字说明中写了两次以上的同一指标',
  description:
    '同一年度、同一名称、同属一个总额的指标（除资金名称、“三公”经费等在全文口径相同的以外，限同一章节）在文字中写了几次的，各处金额一致；末位差一只作提示。位数不同而取舍后相同的不报；“收入、基本支出、人员经费”等简称和经济科目在各章口径不同，不比较；上年数、预算数与决算数不互相比较。收支总额、财政拨款、一般公共预算的总额在两处相同，而由增减额推得的上年数不同的，报疑似。',
  check: (subject) => {
    const { claims, profile } = subject.disclosure;
    const year = profile.fiscalYear.value;
    const groups = new Map<string, Money[]>();
    for (const claim of claims) {
      const own = isJudgeable(claim) ? (claim.period ?? leadingYear(claim)) : null;
      if (!isJudgeable(claim) || (own !== null && year !== null && own !== year)) continue;
      const identity = identityOf(claims, claim, profile);
      // Where the year of the file is not known, each year is one of its own.
      const key = `${identity ?? ''}|${year === null ? (own ?? '') : ''}`;
      if (identity !== null) groups.set(key, [...(groups.get(key) ?? []), claim]);
    }
    const repeated = [...groups.values()].filter((group) => group.length > 1 && !isFieldOfRecords(group));
    const bases = unlikeBases(subject);
    if (repeated.length === 0) {
      return bases.length > 0 ? bases : [notApplicable('文字说明中没有写了两次以上的同一指标')];
    }
    const outcomes = repeated.map((group): Outcome => {
      const [first] = group;
      const other = first === undefined ? undefined : group.find((one) => !agree(one.value, first.value));
      if (first === undefined || other === undefined) return passed(1);
      return remarkAtClaim(subject, other, [first], {
        severity: isLastStep(first.value, other.value) ? 'notice' : 'error',
        message: `文字中“${first.subject}”一处为${printed(first.value)}，另一处为${printed(other.value)}，请核对。`,
        topic: `重复·${bare(first.subject, profile.unitName.value)}`,
        expected: printed(first.value),
        actual: printed(other.value),
      });
    });
    return [...outcomes, ...bases];
  },
};
