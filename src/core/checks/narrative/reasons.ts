import { Exact } from '../../amount/index.js';
import type { ChangeClaim, Claim, Figure } from '../../disclosure/index.js';
import type { Judgement } from './judgement.js';
import { measureOf, phaseOf, threePublicPartOf, yearOf } from './measure.js';

const UP = '增加|增长|上升|提高|上涨';
const DOWN = '减少|下降|降低|压减|回落';

/** 「增加的主要原因是」, with what stands before it in the clause. */
const REASON = new RegExp(`([^，,。；;：:、]*?)(${UP}|${DOWN})(?:较多|较大)?的?(?:主要)?原因`, 'g');
/** Words before the direction that name nothing new. */
const NO_OWNER = /^(?:其中|本年|今年|总体|同比|支出|收入|经费|预算|决算|数|主要|该项|此项|的|其)*$/;
/** A comparison with the plan goes the other way as often as not. */
const WITH_PLAN = /预算|计划|调整/;

type Way = 'up' | 'down';

/** A stated change that is more than nothing: which way, and where in its sentence its last figure ends. */
type Told = { readonly index: number; readonly claim: Claim; readonly way: Way; readonly end: number };

function isMore(figure: Figure | null): figure is Figure {
  return figure !== null && !new Exact(figure.amount.value).isZero();
}

function wayOf({ delta, deltaDirection, rate, rateDirection }: ChangeClaim): { way: Way; end: number } | null {
  const way = isMore(delta) ? deltaDirection : isMore(rate) ? rateDirection : null;
  if (way !== 'up' && way !== 'down') return null;
  return { way, end: Math.max(delta?.end ?? 0, rate?.end ?? 0) };
}

function toldIn(claims: readonly Claim[]): readonly Told[] {
  return claims.flatMap((claim, index) =>
    claim.changes.flatMap((change) => {
      const told =
        WITH_PLAN.test(change.baseText.replace(/20\d{2}年/, '')) && change.basePeriod === null ? null : wayOf(change);
      return told === null ? [] : [{ index, claim, ...told }];
    }),
  );
}

/** The change a reason follows in its own sentence, where no other subject stands between. */
function changeBefore(told: readonly Told[], sentence: number, at: number, between: string): Told | null {
  if (!NO_OWNER.test(between)) return null;
  const own = told.filter(({ claim, end }) => claim.sentence === sentence && end <= at);
  return own.toSorted((a, b) => b.end - a.end)[0] ?? null;
}

/** Changes of the measure a reason names; empty where they do not go one way, so that the reason may be about either. */
function changesNamed(claims: readonly Claim[], told: readonly Told[], owner: string, near: Claim): readonly Told[] {
  const part = threePublicPartOf(owner);
  const name = measureOf(owner);
  if (part === null && !/三公|^(?:基本|项目|机关运行经费|人员经费|公用经费)$/.test(name)) return [];
  const found = told.filter(({ claim }) => {
    const isSame = part === null ? measureOf(claim.subject).endsWith(name) : threePublicPartOf(claim.subject) === part;
    const [phase, own] = [phaseOf(claim.subject), phaseOf(owner)];
    const isOfPhase = phase === null || own === null || phase === own;
    return isSame && isOfPhase && claim.section === near.section && yearOf(claims, claim) === yearOf(claims, near);
  });
  return new Set(found.map(({ way }) => way)).size === 1 ? found : [];
}

/** 原因的方向 (TEXT-DIRECTION): 「比上年增加5万元，减少的主要原因是…」. Reasons for a difference from the plan are left alone. */
export function judgeReasons(claims: readonly Claim[]): readonly Judgement[] {
  const told = toldIn(claims);
  if (told.length === 0) return [];
  const seen = new Set<number>();
  return claims.flatMap((claim): readonly Judgement[] => {
    if (seen.has(claim.sentence)) return [];
    seen.add(claim.sentence);
    return [...claim.quote.matchAll(REASON)].flatMap((match): readonly Judgement[] => {
      const [words, owner = '', direction = ''] = match;
      if (WITH_PLAN.test(owner)) return [];
      const way: Way = new RegExp(UP).test(direction) ? 'up' : 'down';
      const before = changeBefore(told, claim.sentence, match.index, owner.replace(/\s+/g, ''));
      const about = before === null ? changesNamed(claims, told, owner, claim) : [before];
      const [first] = about;
      if (first === undefined) return [];
      const stated = first.way === 'up' ? '增加' : '减少';
      return [
        {
          rule: 'TEXT-DIRECTION',
          claim: first.index,
          operands: [],
          result: first.way === way ? 'pass' : 'finding',
          expected: stated,
          actual: direction,
          arithmetic: '',
          message: `写的是${stated}，原因却写“${words.trim()}”，方向相反`,
        },
      ];
    });
  });
}
