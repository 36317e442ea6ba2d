import type { OpenClaim } from './open-claim.js';
import { subjectOf, UNNAMED } from './vocabulary.js';

/** 「年初预算」「支出决算」: only a phase, its name stands before. */
const PHASE =
  /^(?:年初|全年|当年|调整)?(?:支出)?(?:预算|决算|执行)(?:支出)?数?$|^(?:实际|本年|全年)(?:实际|累计)?支出数?$/;
/** 「公务接待费预算数为」: the subject has lost these words. */
const PLANNED = /(年初|全年|当年|调整)?预算数(?:为|是)?\s*$/;
/** 「，决算数为」「，支出决算数为」「，全年执行数」: nothing is left of the subject but 支出 or 全年. */
const SPENT = /(支出|全年)?(?:决算|执行)数(?:为|是)?\s*$/;
const PHASED = /^(.+?)(?:支出)?(?:年初|全年|当年|调整)?预算数?$/;

/** 「某某（类）某某（款）某某（项）。」 alone in its sentence: what the figures of the next one are of. */
const ITEM =
  /^\s*(?:\d+[.．、]|[（(][一二三四五六七八九十\d]+[）)])?\s*([^。；，\d]*[（(]\s*项\s*[）)])\s*[。：:]?\s*$/;
/** 「某某（224）某某（22401）某某（2240101）。」: the same with codes in the place of the levels. */
const CODED_ITEM =
  /^\s*(?:\d+[.．、](?!\d)|[（(][一二三四五六七八九十\d]{1,2}[）)])?\s*((?:[^。；，：:\d（(]+[（(]\s*\d{3}(?:\d{2}){0,2}\s*[）)])+)\s*[。：:]?\s*$/;
/** 「2.公务接待费。」 alone in its sentence: what the figure of the next one is of. */
const TITLE =
  /^\s*(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]+[）)])\s*([^。；，,：:\d]{2,20}(?:费用?|支出|收入|经费|拨款|采购|结转|结余))。\s*$/;

/** What is left of a plan. */
const LEFT = /^(?:资金)?(?:结余|节余|剩余|节约|节支|超支|差额)(?:资金|金额|额)?$/;

/** True for a sentence that is nothing but the name of an item. */
export function isItemTitle(sentence: string): boolean {
  return titleOf(sentence) !== null;
}

/** The name of an item that is all a sentence says, with its levels spelled out; null for any other sentence. */
function titleOf(sentence: string): string | null {
  const named = ITEM.exec(sentence)?.[1];
  if (named !== undefined) return named;
  const coded = CODED_ITEM.exec(sentence)?.[1];
  if (coded === undefined || !/[（(]\s*\d{7}\s*[）)]\s*$/.test(coded)) return null;
  return coded.replace(/[（(]\s*(\d+)\s*[）)]/g, (_, code: string) => LEVEL_OF[code.length] ?? '');
}

const LEVEL_OF: Readonly<Record<number, string>> = { 3: '（类）', 5: '（款）', 7: '（项）' };

/**
 * Gives statements that name only their phase the name they belong to: 「某某（项）。年初预算为…，支出决算为…」 that of the sentence
 * before, 「某某支出预算为…，支出决算为…」 that of the statement before.
 */
export function namePhases(claims: readonly OpenClaim[], first: number, before: string, sentence: string): void {
  const titled = subjectOf(titleOf(before) ?? TITLE.exec(before)?.[1] ?? '');
  let name = titled === '' ? itemBefore(claims.slice(0, first)) : titled;
  let stated = '';
  let named: OpenClaim | null = null;
  // What a bracket names is forgotten behind it.
  const outside: { name: string; stated: string; named: OpenClaim | null }[] = [];
  const [opening] = claims.slice(first);
  for (const claim of claims.slice(first)) {
    if (claim.value?.kind !== 'money') continue;
    const words = sentence.slice(0, claim.value.start);
    const depth = depthOf(words);
    while (outside.length > depth) ({ name, stated, named } = outside.pop() ?? { name, stated, named });
    while (outside.length < depth) outside.push({ name, stated, named });
    const phase = lostPhase(claim, words);
    if (claim === opening && claim.subject === '' && phase === null && titled !== '') {
      claim.subject = titled;
      if (claim.doubt === UNNAMED) claim.doubt = null;
    }
    if (!PHASE.test(claim.subject) && phase === null) {
      // The fund's own name ends like a phase: 「一般公共预算」.
      const isFund = /(?:一般公共|政府性基金|国有资本经营)预算$/.test(claim.subject);
      const isPlanned = PLANNED.test(words);
      const plain = claim.subject.replace(/(?:年初|全年|当年|调整)$/, '');
      name = isFund ? '' : (PHASED.exec(claim.subject)?.[1] ?? (isPlanned ? plain : ''));
      stated = isFund ? '' : claim.subject.replace(/支出$/, '');
      named = isPlanned ? claim : null;
      continue;
    }
    const subject = phase ?? claim.subject;
    if (phase !== null && claim.doubt === UNNAMED) claim.doubt = null;
    if (named !== null && /决算/.test(subject)) {
      // 「某某支出全年预算数为…，决算数为…」: of the two, the first is the plan.
      named.subject = name + plannedWords(named, sentence);
      named = null;
    }
    if (name !== '') claim.subject = joined(name, subject);
    else if (stated !== '' && /^(?:年初|全年|当年|调整)预算数?$/.test(subject)) claim.subject = stated + subject;
    else claim.subject = subject;
  }
}

/**
 * 「收入决算数为80万元，年初预算数为75万元，完成年初预算的106.67%」: the plan is told behind what was done, and what follows is of the latter. Puts the plan
 * first, as it is told elsewhere, and returns the outcome; null where the last two statements are no such pair.
 */
export function outcomeBefore(sentence: string, claims: OpenClaim[], first: number): OpenClaim | null {
  // 「…，结余5万元，执行率93.75%」: what is left is told of the same two.
  const last = claims.at(-1);
  const isLeft = last !== undefined && LEFT.test(last.subject) && claims.length - 3 >= first;
  const end = claims.length - (isLeft ? 1 : 0);
  const [outcome, plan] = claims.slice(end - 2, end);
  if (outcome === undefined || plan === undefined || end - 2 < first) return null;
  const isPair =
    plan.share === null &&
    [outcome, plan].every(
      ({ value, changes, completion }) => value?.kind === 'money' && changes.length === 0 && completion === null,
    );
  const before = ({ value }: OpenClaim): string => sentence.slice(0, value?.start ?? 0);
  if (isLeft && isPair && /预算数?$|^$/.test(outcome.subject) && /决算|支出|执行/.test(plan.subject)) return plan;
  const isPlan = plan.subject === '' || PHASE.test(plan.subject);
  // 「教育支出80万元，占50%，年初预算75万元」: what has a share of all that was spent is no plan.
  const isDone = outcome.share === null ? /决算数?(?:为|是)?\s*$/ : /(?:决算|支出)数?(?:为|是)?\s*$/;
  // 「公务接待费6万元，年初预算8万元，完成预算的75%」: nothing else in the sentence can have been completed.
  const isOnly = end - 2 === first && outcome.doubt === null && !/预算|计划|上年|去年/.test(before(outcome));
  if (!isPair || !isPlan || !(isOnly || isDone.test(before(outcome)))) return null;
  if (!/预算数?(?:为|是)?\s*$/.test(before(plan)) || plan.whole !== outcome.whole) return null;
  plan.subject = `${outcome.subject.replace(/(?:支出)?决算$/, '')}年初预算`;
  if (plan.doubt === UNNAMED) plan.doubt = null;
  claims.splice(end - 2, 2, plan, outcome);
  return outcome;
}

/** 「某某（项）3万元，主要用于…。年初预算为…，支出决算为…」: the item that was told last. */
function itemBefore(claims: readonly OpenClaim[]): string {
  const last = claims.findLast(({ value }) => value?.kind === 'money');
  return last !== undefined && /[（(]项[）)][”"]?$/.test(last.subject) ? last.subject : '';
}

/** The phase a subject has lost together with all of its name: 「决算」 of 「，决算数为5万元」. Null where it still names something. */
function lostPhase({ subject }: OpenClaim, words: string): string | null {
  if (!/^(?:支出|全年|调整)?$/.test(subject)) return null;
  const spent = SPENT.exec(words);
  if (spent !== null && subject === (spent[1] ?? '')) return subject === '支出' ? '支出决算' : '决算';
  const planned = PLANNED.exec(words);
  return planned === null || !['', planned[1]].includes(subject) ? null : `${planned[1] ?? ''}预算`;
}

/** How many brackets are open at the end of the words. */
function depthOf(words: string): number {
  const opened = [...words].filter((character) => '（('.includes(character)).length;
  const closed = [...words].filter((character) => '）)'.includes(character)).length;
  return Math.max(0, opened - closed);
}

function plannedWords({ value }: OpenClaim, sentence: string): string {
  return `${PLANNED.exec(sentence.slice(0, value?.start ?? 0))?.[1] ?? ''}预算`;
}

/** A name and its phase: 「某某支出」 and 「支出决算」 have one 支出. */
function joined(name: string, phase: string): string {
  return name.endsWith('支出') && phase.startsWith('支出') ? name + phase.slice(2) : name + phase;
}

/** The name of the plan of a statement: 「公务接待费支出年初预算」. */
export function nameOfPlan(open: OpenClaim | null): string {
  return `${(open?.subject ?? '').replace(/(?:支出)?决算$/, '')}年初预算`;
}
