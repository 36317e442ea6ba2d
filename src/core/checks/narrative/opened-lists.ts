import type { Claim } from '../../disclosure/index.js';
import type { ItemList } from './item-lists.js';
import { isJudgeable } from './judgement.js';
import { measureOf } from './measure.js';

/** 「按支出性质分：」「从功能分类看，」 at the head of a sentence: what follows parts the total told before. */
const WAY =
  /^\s*(?:\d+[.．、]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、)?\s*(?:(?:20\d{2}年度?)?(?:收入|支出)?[按从](?!照)[^，,。；;：:、\d]{1,12}?(?:分类?|划分|结构|性质|用途|科目|类别|构成|来源|年度)(?:划分|来?看|分为?|统计)?)[：:，,]/;
/** 「收入包括：」「支出包括教育支出80万元、…」「收入全部为财政拨款，其中」: the two sides of a total. */
const SIDE =
  /^\s*(收入|支出)(?:预算)?(?:(?:具体)?包括(?:[：:]|(?=[^，,。；;：:\d]{2,30}(?:\d|$)))|(?:全部|均)?(?:为|来源于)[^，,。；;：:\d]{2,30}[，,]其中)/;
/** 「基本支出中，」「项目支出主要为：」「专项经费具体为：」: the amount that is parted is named, and was told before. */
const NAMED =
  /^\s*(?:\d+[.．、]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、)?\s*(?:其中[，,：:])?((?:(?!\d万?元)[^，,。；;：:]){3,40}?)(?:按[^，,。；;：:]{2,8}分类?)?(?:中[，,：:]|(?:具体|主要)?(?:包括|为|是|分为|用于|安排(?:如下)?|构成(?:为|如下)?)[：:]|(?<=支出|收入|经费|资金|预算|拨款)(?:包含|包括|含)(?![^，。；]{0,6}等))/;
/** Words that name the rest of a whole: then nothing is left out. */
const REST = /其他|其余|剩余|余下/;
/** 「…等」 and 「主要…」 leave something out. */
const LEAVES_OUT = /等[^。；]{0,6}[。；]?$|等\s*[）)]|主要(?!用于|原因|由于|是由于|系|因)|重点/;
/** 「，其余为上缴上级支出。」: the rest is named, but not told. */
const UNTOLD_REST = /(?:其余|剩余|余下|其他)[^\d，。；]*[。；]?\s*$/;
/** 「项目支出中，」 may go on with some of them: only parts that are known to be all there are make it up. */
const SOME = /^[^，,。；;：:]*中[，,：:]/;
/** A way of parting with one amount and nothing else. */
const ONLY_ONE = /分为?[：:][^，,。；;：:\d]{2,20}[\d,]+(?:\.\d+)?\s*(?:亿|万)?元\s*[；;。]\s*$/;
/** A shorter name may be the end of many, but for these. */
const LEAST_NAME = 4;
const SHORT_NAME = /^(?:基本|项目|本年)$/;
/** How many statements back the amount is looked for that a list without a name parts. */
const REACH = 12;

/** A list that begins with its sentence, in the order of the document. */
type Opened = { readonly words: string; readonly first: Claim; readonly members: readonly number[] };

/** Sentences that begin a list, with the amounts they list up to the full stop. */
function openedBy(claims: readonly Claim[], opener: RegExp): readonly Opened[] {
  return claims.flatMap((first, from): readonly Opened[] => {
    const isHead = first.sentence !== claims[from - 1]?.sentence && opener.test(first.quote);
    if (!isHead || first.value === null || !opener.test(first.quote.slice(0, first.value.start))) return [];
    const members: number[] = [];
    for (let at = from; at < claims.length; at += 1) {
      const claim = claims[at];
      const last = claims[members.at(-1) ?? from];
      if (claim === undefined || last === undefined || claim.section !== first.section) break;
      const isOn = claim.sentence === last.sentence || /[；;]\s*$/.test(last.quote);
      if (!isOn || claim.sentence > last.sentence + 1) break;
      // 「收入包括…；支出包括…」 are two lists.
      if (claim.sentence > last.sentence && opener.test(claim.quote)) break;
      // Parts of a part are told within the list.
      if (claim.whole === null || claim.whole < from) members.push(at);
    }
    return [{ words: first.quote, first, members }];
  });
}

function isTotal(claim: Claim): boolean {
  return isJudgeable(claim) && claim.whole === null && claim.share === null;
}

/** The totals told last before a list that does not name what it parts. `listed`: the parts of another way of parting, which are none. */
function totalsBefore(
  claims: readonly Claim[],
  from: number,
  side: string | null,
  listed: ReadonlySet<number>,
): readonly number[] {
  const section = claims[from]?.section;
  return claims
    .slice(Math.max(0, from - REACH), from)
    .flatMap((claim, offset) => {
      const isPart = listed.has(Math.max(0, from - REACH) + offset);
      const isMeant =
        !isPart && isTotal(claim) && claim.section === section && /收|支|预算|总|合计|拨款/.test(claim.subject);
      const isSide = side === null || claim.subject.includes('收支') || claim.subject.includes(side);
      return isMeant && isSide ? [Math.max(0, from - REACH) + offset] : [];
    })
    .slice(-2)
    .toReversed();
}

/**
 * 「收入包括：…；支出包括：…。2031年收支总预算80万元」: the total of both sides, told right behind them, where none was told before.
 */
function totalBehind(claims: readonly Claim[], from: number, { members }: Opened): readonly number[] {
  const section = claims[from]?.section;
  const last = claims[members.at(-1) ?? from];
  const at = claims.findIndex(
    (claim, index) =>
      index > from &&
      last !== undefined &&
      claim.sentence > last.sentence &&
      /收支总(?:预算|计|额)/.test(claim.subject),
  );
  const total = claims[at];
  const isNear = total !== undefined && last !== undefined && total.sentence <= last.sentence + 2;
  return isNear && isTotal(total) && total.section === section ? [at] : [];
}

/** The amounts whose name a list gives, the last first: those of its chapter, or else the one that the text knows by that name. */
function namedBefore(claims: readonly Claim[], from: number, words: string): readonly number[] {
  const name = measureOf(words.replace(/^\s*(?:其中[，,：:]|20\d{2}年度?)/, ''));
  if (name.length < LEAST_NAME && !SHORT_NAME.test(name)) return [];
  const named = claims
    .slice(0, from)
    .flatMap((claim, at) => (isJudgeable(claim) && measureOf(claim.subject).endsWith(name) ? [at] : []));
  const here = named.filter((at) => claims[at]?.section === claims[from]?.section);
  const values = new Set(named.map((at) => claims[at]?.value?.amount.value));
  return (here.length > 0 ? here : values.size === 1 ? named : []).slice(-2).toReversed();
}

/**
 * 另起一句的清单: 「支出80万元。按支出性质分：基本支出60万元，项目支出20万元」「基本支出中，工资福利支出50万元，…」. The parts stand in a sentence or a paragraph of
 * their own, and belong to an amount told before.
 */
export function openedLists(claims: readonly Claim[]): readonly ItemList[] {
  const isFree = ({ members }: Opened): boolean =>
    members.length >= 2 && members.every((at) => claims[at]?.whole === null);
  // 「按资金来源分为：一般公共预算拨款80万元；」: one source is all there is.
  const isOnly = ({ words, first, members }: Opened): boolean =>
    members.length === 1 && first.whole === null && ONLY_ONE.test(words);
  const isOpen = ({ words }: Opened): boolean => LEAVES_OUT.test(words) || UNTOLD_REST.test(words);
  const ways = openedBy(claims, WAY).filter((list) => (isFree(list) || isOnly(list)) && !isOpen(list));
  const listed = new Set(ways.flatMap(({ members }) => members));
  const sides = openedBy(claims, SIDE).filter((list) => isFree(list) && !isOpen(list));
  const named = openedBy(claims, NAMED).filter(({ words, members, ...rest }) => {
    const isRest = members.some((at) => REST.test(claims[at]?.subject ?? ''));
    return (isRest || !LEAVES_OUT.test(words)) && !UNTOLD_REST.test(words) && isFree({ words, members, ...rest });
  });
  const listOf = (
    { first, members }: Opened,
    isAll: boolean,
    least: number,
    wholesAt: (from: number) => readonly number[],
  ): readonly ItemList[] => {
    const wholes = wholesAt(claims.indexOf(first));
    const isRest = members.some((at) => REST.test(claims[at]?.subject ?? ''));
    const fewest = isAll || isRest ? 2 : least;
    return wholes.length === 0 ? [] : [{ wholes, members, least: members.length === 1 ? 1 : fewest, isAll }];
  };
  return [
    ...ways.flatMap((list) => listOf(list, true, 2, (from) => totalsBefore(claims, from, null, listed))),
    ...sides.flatMap((list) =>
      listOf(list, true, 2, (from) => {
        const before = totalsBefore(claims, from, SIDE.exec(list.words)?.[1] ?? null, listed);
        return before.length > 0 ? before : totalBehind(claims, from, list);
      }),
    ),
    ...named.flatMap((list) =>
      listOf(list, false, SOME.test(list.words) ? Infinity : 3, (from) =>
        namedBefore(claims, from, NAMED.exec(list.words)?.[1] ?? ''),
      ),
    ),
  ];
}
