import type { Direction, Figure } from '../../disclosure/index.js';
import { NO_CHANGE, withBase } from './changes.js';
import { emptyClaim, type OpenClaim } from './open-claim.js';
import { directionOf, periodOf, subjectOf } from './vocabulary.js';

/** 「A、B和C分别为1万元、2万元和3万元，分别占20%、30%和50%」: the place of a figure in such a row. */
export type Placed =
  | { readonly type: 'amount'; readonly name: string; readonly period: number | null }
  /** The share of the amount `owner`; `of` is what the words say it is of. */
  | { readonly type: 'share'; readonly owner: Figure; readonly of: string | null }
  /** How much of the plan `base` the amount `owner` has carried out; `of` names the plan. */
  | { readonly type: 'completion'; readonly owner: Figure; readonly of: string; readonly base: Figure }
  /** The change of the amount `owner`, in an amount or in percent; `words` say what it is compared with. */
  | { readonly type: 'change'; readonly owner: Figure; readonly direction: Direction; readonly words: string };

/** What says that figures stand in the order of their names. */
const ROW = /分别|依次/;
/** Names and 「分别为」 right before a figure, back to the last mark that ends a clause. */
const NAMES = /((?:[^，,。；;：:（()）]|[（(][^，。；（()）\d]{1,6}[）)])*)(?:分别|依次)(?:为|是|达到?|安排|支出)?\s*$/;
/** What stands between the figures of a row. */
const JOINT = /^\s*(?:[、，,]|和|及|与|以及)\s*$/;
/** The same where each figure has its own direction: 「分别增长5%、下降2%」. */
const TURNING = /^\s*(?:[、，,]|和|及|与|以及)?\s*(?:增加|减少|增长|下降|降低|上升)?了?\s*$/;
/** Marks between names. 「购置及运行」 is one name, so that fewer marks are tried first. */
const SPLITS: readonly RegExp[] = [/、/, /、|(?<=[^、]{2,})和(?=[^、和]*$)/, /、|和/, /、|[和及与]/];
/** Longest name that may share the last words of another. */
const SHORT = 3;
/** Words before the first name that are said of all of them. */
const WIDE = /^(?:全[省市州县区旗年]|本(?:年度?|部门|单位|级)|20\d{2}年度?)+/;
/** 「会议费和培训费」 are two, where a row counts one. */
const TWO_NAMES = /(?:费用?|支出|收入|经费|拨款)[和及与]/;
/** A name that ends with what it is of needs nothing that another says. */
const WHOLE_NAME = /[^、]{2}(?:经费|支出|收入|费用?|拨款|补助|资金|结余|结转)$/;
const SHARES =
  /^\s*(?:组成|构成)?[，,；;]\s*(?:以上|上述)?(?:两者|二者|三者|[两二三四五六]项(?:资金|收入|支出)?|各项|所|各)?(?:(?:分别|依次)?占([^，。；、]*?)(?:的)?(?:比重|比例|比)?(?:分别|依次)?)(?:为|约为|达)?\s*$/;

/** What the last of several names says of all: 「A、B和C年初预算分别为…」; alone, it is said of the names told before it. */
const PHASE =
  /(?:的)?((?:20\d{2}年度?)?(?:(?:年初|全年|当年|调整)?预算|(?:支出)?决算|(?:全年)?(?:实际|累计)?执行|(?:全年)?实际(?:支出|完成|执行|发生|使用)|(?:全年)?支出)数?)$/;
/** 「分别完成年初预算的…」「预算执行率分别为…」. */
const COMPLETES =
  /^[，,；;]\s*(?:(?:分别|依次)?(?:完成|占)(?:了)?((?:年初|全年|当年|调整)?预算)数?的?(?:分别|依次)?|((?:年初|全年|当年|调整)?预算)?(?:支出)?(?:执行|完成)(?:率|进度)(?:分别|依次))(?:为|达)?\s*$/;

/** The figures from `from` on that stand side by side, each of the kind of the first. */
function sideBySide(sentence: string, figures: readonly Figure[], from: number, joint = JOINT): readonly Figure[] {
  const row: Figure[] = [];
  for (const figure of figures.slice(from)) {
    const last = row.at(-1);
    if (last !== undefined && !joint.test(sentence.slice(last.end, figure.start))) break;
    if (last !== undefined && figure.kind !== last.kind) break;
    row.push(figure);
  }
  return row;
}

/** 「货物、工程、服务采购规模」: what only the last one says is said of all of them. Null where that is not clear. */
function completed(names: readonly string[]): readonly string[] | null {
  const last = names.at(-1) ?? '';
  const lastWord = last.replace(/(?:支出|收入|预算|决算|安排)+$/, '').at(-1) ?? last.at(-1);
  const others = names.slice(0, -1);
  if (names.every((name) => WHOLE_NAME.test(name))) return names;
  if (others.every((name) => name.at(-1) === last.at(-1) || name.at(-1) === lastWord)) return names;
  const cores = others.map((name) => name.replace(WIDE, ''));
  const [core = ''] = cores;
  const isShort =
    core.length <= SHORT && last.length >= core.length && cores.every(({ length }) => length === core.length);
  return isShort ? [...others.map((name) => name + last.slice(core.length)), last] : null;
}

/** Names in a row and the phase that is said of all of them; empty where none is. */
type Row = { readonly names: readonly string[]; readonly phase: string; readonly figures: readonly Figure[] };

/** As many names as there are figures; null where the words name another number of things, or none. `above`: the row before in the sentence. */
function namesOf(before: string, figures: readonly Figure[], above: Row | null): Row | null {
  const words = (NAMES.exec(before)?.[1] ?? '').replace(/\s+/g, '');
  if (figures.length < 2 || words === '') return null;
  const phase = PHASE.exec(words)?.[1] ?? '';
  const named = words.replace(PHASE, '');
  // 「…年初预算分别为…，支出决算分别为…」 goes on about the same names.
  if (named === '' && above !== null && above.phase !== '' && above.names.length === figures.length)
    return { names: above.names, phase, figures };
  for (const split of SPLITS) {
    for (const [text, own] of [
      [named, /预算|决算|执行|实际/.test(phase) ? phase : null],
      [words, ''],
    ] as const) {
      if (own === null) continue;
      const names = text.split(split).map((name) => subjectOf(name));
      if (names.length !== figures.length || !names.every((name) => name.length > 1 && !TWO_NAMES.test(name))) continue;
      const full = completed(names);
      if (full !== null) return { names: full, phase: own, figures };
    }
    if (words.split(split).length === figures.length) return null;
  }
  return null;
}

/** What the words before a second row say of the first; null where they say nothing that can be told apart. */
function toldOf(
  words: string,
  figure: Figure | undefined,
): { readonly type: 'share'; readonly of: string | null } | Omit<Placed & { readonly type: 'change' }, 'owner'> | null {
  const share = figure?.kind === 'percent' ? SHARES.exec(words) : null;
  if (share !== null) return { type: 'share', of: (share[1] ?? '').replace(/\s+/g, '') || null };
  const directed = ROW.test(words) && figure !== undefined ? directionOf(words) : null;
  return directed === null ? null : { type: 'change', direction: directed.direction, words };
}

/** Places what the words behind a row say of it: one figure for each, as often as it goes on. */
function placeBehind(
  sentence: string,
  figures: readonly Figure[],
  row: readonly Figure[],
  from: number,
  placed: Map<Figure, Placed>,
  plan: readonly Figure[] | null = null,
): void {
  const before = (at: number): string => sentence.slice(figures[at - 1]?.end ?? 0, figures[at]?.start ?? 0);
  for (let at = from; ; at += row.length) {
    const next = sideBySide(sentence, figures, at, TURNING).slice(0, row.length);
    const completes = next[0]?.kind === 'percent' && plan !== null ? COMPLETES.exec(before(at)) : null;
    if (completes !== null && next.length === row.length) {
      const of = completes[1] ?? completes[2] ?? '预算';
      row.forEach((owner, index) => {
        const [figure, base] = [next[index], plan?.[index]];
        if (figure !== undefined && base !== undefined) placed.set(figure, { type: 'completion', owner, of, base });
      });
      continue;
    }
    const told = toldOf(before(at), next[0]);
    if (told === null || next.length !== row.length) return;
    row.forEach((owner, index) => {
      const figure = next[index];
      if (figure === undefined) return;
      const own = told.type === 'change' ? directionOf(before(at + index)) : null;
      placed.set(figure, { ...told, ...(own === null ? {} : { direction: own.direction }), owner });
    });
  }
}

/** The places of all figures of a sentence that belong to a row of names. */
export function rowsOf(sentence: string, figures: readonly Figure[]): ReadonlyMap<Figure, Placed> {
  const placed = new Map<Figure, Placed>();
  if (!/分别|依次|占比/.test(sentence)) return placed;
  let above: Row | null = null;
  figures.forEach((first, from) => {
    if (first.kind !== 'money' || placed.has(first)) return;
    const before = sentence.slice(figures[from - 1]?.end ?? 0, first.start);
    const figuresOfRow = sideBySide(sentence, figures, from);
    const row = namesOf(before, figuresOfRow, above);
    if (row === null) return;
    const period = periodOf(before);
    figuresOfRow.forEach((figure, at) =>
      placed.set(figure, {
        type: 'amount',
        name: `${row.names[at] ?? ''}${row.phase}`,
        period: typeof period === 'number' ? period : null,
      }),
    );
    const plan = above !== null && above.names === row.names && /预算/.test(above.phase) ? above.figures : null;
    placeBehind(sentence, figures, figuresOfRow, from + figuresOfRow.length, placed, plan);
    above = row;
  });
  // 「人员经费60万元、公用经费20万元，分别占基本支出的75%和25%」: the amounts have their names, only what is said of them stands in a row.
  figures.forEach((figure, from) => {
    const words = sentence.slice(figures[from - 1]?.end ?? 0, figure.start);
    if (placed.has(figure) || !/分别|依次|占比为?\s*$/.test(words)) return;
    const count = sideBySide(sentence, figures, from, TURNING).length;
    const owners = figures.slice(Math.max(0, from - count), from);
    const isAmounts = owners.every((owner, index) => {
      const before = sentence.slice(figures[from - count + index - 1]?.end ?? 0, owner.start);
      return owner.kind === 'money' && !placed.has(owner) && directionOf(before) === null;
    });
    if (count > 1 && owners.length === count && isAmounts) placeBehind(sentence, figures, owners, from, placed);
  });
  return placed;
}

/** Takes a figure of a row to its statement, which is made where it is not there yet; returns it. */
export function placeInRow(
  placed: Placed,
  figure: Figure,
  claims: OpenClaim[],
  whole: number | null,
): OpenClaim | null {
  if (placed.type === 'amount') {
    const claim = { ...emptyClaim(placed.name, placed.period), value: figure, whole };
    claims.push(claim);
    return claim;
  }
  const owner = claims.findLast(({ value }) => value === placed.owner) ?? null;
  if (owner !== null && placed.type === 'share') owner.share ??= { figure, of: placed.of, spelled: true };
  if (owner !== null && placed.type === 'completion') owner.completion ??= { figure, of: placed.of, base: placed.base };
  if (owner === null || placed.type !== 'change') return owner;
  const { direction, words } = placed;
  const last = owner.changes.at(-1);
  const isRate = figure.kind === 'percent';
  const patch = isRate ? { rate: figure, rateDirection: direction } : { delta: figure, deltaDirection: direction };
  // 「分别增加1万元和2万元，分别增长5%和8%」 is one change of each.
  if (isRate && last !== undefined && last.rate === null)
    owner.changes[owner.changes.length - 1] = { ...last, ...patch };
  else owner.changes.push({ ...NO_CHANGE, ...withBase(patch, words) });
  return owner;
}
