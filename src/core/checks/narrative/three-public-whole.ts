import { Exact, meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import type { ChangeList } from './change-lists.js';
import { intervalOfFigure, isJudgeable, printed, type Judgement } from './judgement.js';
import { leadingYear, phaseOfClaim, threePublicPartOf, yearOf, type ThreePublicPart } from './measure.js';
import { judgementOfSum } from './sums.js';

/** Words of an amount that is only some of a part: one kind of car, one office, an average. */
const SOME =
  /平均|每|均|标准|一般公务用车|执法|执勤|特种|租|保险|燃|维修费|本级|所属|下属|其中|追加|压减|节约|年初结转/;
/** Words that end the name of 三公 itself; what a claim names behind them is what its amount is of. */
const BEHIND_WHOLE = /^.*三公[”"]?经费/;
/** A chapter that tells 三公 of other money beside that of the budget tells each part more than once. */
const OTHER_MONEY = /全口径|其他资金|自有资金|非财政|单位资金|事业收入|经营收入|专户/;

type Phase = 'planned' | 'adjusted' | 'spent' | null;
/** `named` is the phase its own words name; what is told of another phase is no repetition. */
type Stated = { readonly at: number; readonly value: Figure; readonly named: Phase };
type Told = Omit<Stated, 'named'> & {
  readonly part: ThreePublicPart | null;
  readonly section: string | null;
  readonly sentence: number;
  readonly phase: Phase;
  readonly year: number | null;
};
type Group = {
  readonly whole: readonly Stated[];
  readonly parts: Readonly<Record<ThreePublicPart, readonly Stated[]>>;
};

function phaseIn(claims: readonly Claim[], claim: Claim): Phase {
  if (/调整|全年预算/.test(claim.subject)) return 'adjusted';
  const own = phaseOfClaim(claim);
  const above = claim.whole === null ? undefined : claims[claim.whole];
  if (own !== null || above === undefined) return own;
  // A list that names the phases of its parts itself does not take them from its whole.
  const isNamed = claims.some((other) => other.whole === claim.whole && phaseOfClaim(other) !== null);
  return isNamed ? null : phaseOfClaim(above);
}

/**
 * The phases a statement without one may be of: none where 「支出2.05万元，年初预算为2.95万元」 tells one part of both, the one
 * without its word being what was spent.
 */
function phasesOf(told: readonly Told[]): ReadonlySet<Phase> {
  const isTwofold = told.some((one) =>
    told.some(
      (other) =>
        one.phase === null && other.phase !== null && one.part === other.part && one.sentence === other.sentence,
    ),
  );
  return new Set(isTwofold ? [] : told.flatMap(({ phase }) => phase ?? []));
}

const groups = new WeakMap<readonly Claim[], readonly Group[]>();

/** The amounts of one chapter, one year and one phase; remembered, for sums and for changes. */
function groupsOf(claims: readonly Claim[]): readonly Group[] {
  const known = groups.get(claims);
  if (known !== undefined) return known;
  const made = grouped(claims);
  groups.set(claims, made);
  return made;
}

function grouped(claims: readonly Claim[]): readonly Group[] {
  const found = new Map<string, { whole: Stated[]; parts: Record<ThreePublicPart, Stated[]> }>();
  const mixed = new Set(claims.filter(({ quote }) => OTHER_MONEY.test(quote)).map(({ section }) => section));
  const told = claims.flatMap((claim, at): readonly Told[] => {
    const part = threePublicPartOf(claim.subject);
    const behind = claim.subject.replace(BEHIND_WHOLE, '');
    // A title without punctuation may run into the sentence below it: 「“三公”经费决算情况 2030年公务接待费」 is of one part.
    const isWhole =
      part === null &&
      behind !== claim.subject &&
      claim.whole === null &&
      threePublicPartOf(behind.replace(/[（(][^（）()]*[）)]/g, '')) === null;
    // The parts of what was last year's are last year's as well.
    if (claim.whole !== null && claims[claim.whole]?.doubt !== null) return [];
    if (!isJudgeable(claim) || (part === null && !isWhole) || SOME.test(claim.subject) || mixed.has(claim.section))
      return [];
    return [
      {
        at,
        value: claim.value,
        part,
        section: claim.section,
        sentence: claim.sentence,
        phase: phaseIn(claims, claim),
        year: yearOf(claims, claim) ?? leadingYear(claim),
      },
    ];
  });
  for (const section of new Set(told.map((one) => one.section))) {
    const here = told.filter((one) => one.section === section);
    // A statement without year or phase belongs to the only one there is.
    const years = new Set(here.flatMap(({ year }) => year ?? []));
    const phases = phasesOf(here);
    for (const { at, value, part, phase, year } of here) {
      const key = [
        section,
        year ?? (years.size === 1 ? [...years][0] : ''),
        // Beside outcomes, an amount without a word of its phase is one.
        phase ?? (phases.has('spent') ? 'spent' : phases.size === 1 ? [...phases][0] : ''),
      ].join('|');
      const group = found.get(key) ?? {
        whole: [],
        parts: { abroad: [], cars: [], purchase: [], running: [], reception: [] },
      };
      (part === null ? group.whole : group.parts[part]).push({ at, value, named: phase });
      found.set(key, group);
    }
  }
  return [...found.values()];
}

/** The one amount of several statements; null where there is none or where they differ. */
function only(stated: readonly Stated[]): Stated | null {
  const [first] = stated;
  if (first === undefined) return null;
  const interval = intervalOfFigure(first.value);
  return stated.every(({ value }) => meets(intervalOfFigure(value), interval)) ? first : null;
}

function judgeTotal(total: Stated | null, parts: readonly (Stated | null)[], what: string): readonly Judgement[] {
  const listed = parts.flatMap((part) => part ?? []);
  if (total === null || listed.length < parts.length) return [];
  return [
    judgementOfSum(listed, total, (expected, actual) => `各段所写的${what}之和为${expected}，文中合计为${actual}`),
  ];
}

/** One part told twice in a chapter, for one year and phase, with two amounts. */
function judgeRepeats(stated: readonly Stated[]): readonly Judgement[] {
  const [first] = stated;
  if (first === undefined) return [];
  const interval = intervalOfFigure(first.value);
  const other = stated.find(({ value, named }) => named === first.named && !meets(intervalOfFigure(value), interval));
  if (other === undefined) return [];
  return [
    {
      rule: 'TEXT-ENUM-SUM',
      claim: other.at,
      operands: [first.at],
      result: 'finding',
      isCertain: false,
      expected: printed(first.value),
      actual: printed(other.value),
      arithmetic: '',
      message: `在同一部分一处为${printed(first.value)}，另一处为${printed(other.value)}，请核对`,
    },
  ];
}

/**
 * “三公”经费的各段: offices tell the total in one paragraph and each part in one of its own. Within a chapter, for one year and
 * phase, the parts make up the total, 购置 and 运行维护 the cars, and what is told twice is told alike. `known` are the wholes
 * that were added up within their own sentence.
 */
export function judgeThreePublicChapters(claims: readonly Claim[], known: ReadonlySet<number>): readonly Judgement[] {
  return groupsOf(claims).flatMap(({ whole, parts }): readonly Judgement[] => {
    const repeats = [whole, ...Object.values(parts)].flatMap(judgeRepeats);
    if (repeats.length > 0) return repeats;
    const [total, abroad, cars, purchase, running, reception] = [
      only(whole),
      only(parts.abroad),
      only(parts.cars),
      only(parts.purchase),
      only(parts.running),
      only(parts.reception),
    ];
    const isKnown = (of: readonly Stated[]): boolean => of.some(({ at }) => known.has(at));
    // Told twice with two amounts, the cars are parted where they are told in the words of their halves.
    const told = cars ?? only(parts.cars.filter(({ named }) => running !== null && named === running.named));
    const halves = cars === null && purchase !== null ? [purchase, running] : [cars ?? running];
    // Where nobody went abroad, many say nothing of it.
    const journeys = parts.abroad.length === 0 ? [] : [abroad];
    return [
      ...(isKnown(whole)
        ? []
        : judgeTotal(total, [...journeys, ...halves, reception], '因公出国（境）费、公务用车费用和公务接待费')),
      ...(isKnown(parts.cars) ? [] : judgeTotal(told, [purchase, running], '公务用车购置费和运行维护费')),
    ];
  });
}

/** The one of several statements of an amount that says how it changed, or else one of nothing. */
function changing(claims: readonly Claim[], stated: readonly Stated[]): number | null {
  const found = stated.filter(({ at }) => (claims[at]?.changes.length ?? 0) > 0);
  const nothing = stated.find(({ value }) => new Exact(value.amount.value).isZero());
  return found.length > 1 ? null : (found[0]?.at ?? nothing?.at ?? null);
}

/** “三公”经费各段的增减: the parts of a chapter change by what the total does, 购置 and 运行维护 by what the cars do. */
export function threePublicChanges(claims: readonly Claim[]): readonly ChangeList[] {
  return groupsOf(claims).flatMap(({ whole, parts }): readonly ChangeList[] => {
    const { abroad, cars, purchase, running, reception } = parts;
    const lists = (of: readonly Stated[], members: readonly (readonly Stated[])[]): readonly ChangeList[] => {
      const total = changing(claims, of);
      const found = members.flatMap((stated) => changing(claims, stated) ?? []);
      return total === null || found.length < members.length ? [] : [{ whole: total, members: found, extent: 'known' }];
    };
    const halves = changing(claims, cars) === null ? [purchase, running] : [cars];
    return [...lists(whole, [abroad, ...halves, reception]), ...lists(cars, [purchase, running])];
  });
}
