import { Exact } from '../../amount/index.js';
import type { ChangeClaim, Claim, Figure, Passage } from '../../disclosure/index.js';
import type { Judgement } from './judgement.js';
import { measureOf, phaseOf, threePublicPartOf } from './measure.js';
import { matchesIn } from '../text/matches.js';

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
function changesNamed(told: readonly Told[], owner: string, section: string | null): readonly Told[] {
  const part = threePublicPartOf(owner);
  const name = measureOf(owner);
  if (part === null && !/三公|^(?:基本|项目|机关运行经费|人员经费|公用经费)$/.test(name)) return [];
  const phase = phaseOf(owner);
  const found = told.filter(({ claim }) => {
    const isSame = part === null ? measureOf(claim.subject).endsWith(name) : threePublicPartOf(claim.subject) === part;
    const own = phaseOf(claim.subject);
    return isSame && (phase === null || own === null || phase === own) && claim.section === section;
  });
  return new Set(found.map(({ way }) => way)).size === 1 ? found : [];
}

/** A reason as it is printed: where, whose, and which way. */
type Reason = { readonly words: string; readonly owner: string; readonly way: Way; readonly at: number };

function reasonsIn(text: string): readonly Reason[] {
  if (!text.includes('原因')) return [];
  return matchesIn(text, REASON).flatMap(({ index, 0: words, 1: owner = '', 2: direction = '' }) =>
    WITH_PLAN.test(owner)
      ? []
      : [
          {
            words: words.trim(),
            owner: owner.replace(/\s+/g, ''),
            way: UP.includes(direction) ? 'up' : 'down',
            at: index,
          },
        ],
  );
}

function judgement({ words, way }: Reason, { index, way: stated }: Told): Judgement {
  const word = stated === 'up' ? '增加' : '减少';
  return {
    rule: 'TEXT-DIRECTION',
    claim: index,
    operands: [],
    result: stated === way ? 'pass' : 'finding',
    expected: word,
    actual: way === 'up' ? '增加' : '减少',
    arithmetic: '',
    message: `写的是${word}，原因却写“${words}”，方向相反`,
  };
}

/**
 * 原因的方向 (TEXT-DIRECTION): 「比上年增加5万元，减少的主要原因是…」, and 「公务接待费减少的主要原因」 where it is said to have grown.
 * Reasons for a difference from the plan are left alone.
 */
export function judgeReasons(claims: readonly Claim[], passages: readonly Passage[]): readonly Judgement[] {
  const told = toldIn(claims);
  if (told.length === 0) return [];
  const sentences = new Map(claims.map((claim) => [claim.sentence, claim]));
  const inSentence = [...sentences].flatMap(([sentence, { quote }]) =>
    reasonsIn(quote).flatMap((reason) => {
      const before = changeBefore(told, sentence, reason.at, reason.owner);
      return before === null ? [] : [judgement(reason, before)];
    }),
  );
  const named = passages.flatMap(({ text, section }) =>
    reasonsIn(text).flatMap((reason) => {
      const [first] = NO_OWNER.test(reason.owner) ? [] : changesNamed(told, reason.owner, section);
      return first === undefined ? [] : [judgement(reason, first)];
    }),
  );
  return [...inSentence, ...named];
}
