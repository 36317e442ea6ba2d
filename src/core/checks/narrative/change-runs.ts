import type { ChangeClaim, Claim } from '../../disclosure/index.js';
import type { ChangeList } from './change-lists.js';
import { measureOf, threePublicPartOf, type ThreePublicPart } from './measure.js';

/** How many statements behind a change the list of its parts may reach. */
const REACH = 14;
/** All there are of 三公, the cars in one or in their two halves. */
const ALL_OF_THREE: readonly (readonly ThreePublicPart[])[] = [
  ['abroad', 'cars', 'reception'],
  ['abroad', 'purchase', 'running', 'reception'],
];

/** The statements of the sentence a change stands in: a comparison may be of what the sentence before it tells. */
function sentenceOf(claims: readonly Claim[], index: number, { delta }: ChangeClaim): readonly number[] {
  if (delta === null) return [];
  const near = claims.slice(index, index + REACH);
  const holder = near.find(({ quote }) => quote.startsWith(delta.amount.text, delta.start));
  return holder === undefined
    ? []
    : near.flatMap(({ sentence }, at) => (sentence === holder.sentence ? [index + at] : []));
}

/**
 * 「其中，因公出国（境）费减少0.50万元，…」: sentences behind a statement that list changes and nothing else, one after the other; what semicolons
 * join is one list.
 */
function listsBehind(claims: readonly Claim[], index: number): readonly (readonly number[])[] {
  const lists = new Map<number, number[]>();
  for (let at = index + 1; at < Math.min(claims.length, index + REACH); at += 1) {
    const claim = claims[at];
    if (claim === undefined || (claim.value !== null && claim.whole === null)) break;
    const [before, own] = [claims[at - 1], lists.get(claim.sentence)];
    const isOn = claim.sentence === (before?.sentence ?? 0) + 1 && /[；;]\s*$/.test(before?.quote ?? '');
    const list = own ?? (isOn ? lists.get(claim.sentence - 1) : undefined);
    if (list === undefined && !/^\s*其中/.test(claim.quote)) continue;
    lists.set(claim.sentence, list ?? []);
    lists.get(claim.sentence)?.push(at);
  }
  return [...new Set(lists.values())].filter((list) => list.every((at) => claims[at]?.value === null));
}

/** The changes that follow one in its sentence, up to the next of the same owner. */
function besideOf(claims: readonly Claim[], index: number, at: number): readonly number[] {
  const [change, next] = claims[index]?.changes.slice(at, at + 2) ?? [];
  if (change === undefined) return [];
  const sentence = sentenceOf(claims, index, change);
  const isNextHere = next !== undefined && sentenceOf(claims, index, next)[0] === sentence[0];
  const [from, until] = [change.delta?.start ?? Infinity, isNextHere ? (next.delta?.start ?? Infinity) : Infinity];
  const beside = sentence.filter((other) => {
    const start = claims[other]?.changes[0]?.delta?.start ?? -1;
    return other !== index && claims[other]?.value === null && start > from && start < until;
  });
  return beside.length === 0 || isNextHere
    ? beside
    : [...beside, ...semicolonsBehind(claims, sentence.at(-1) ?? index)];
}

/** 「…减少0.50万元；公务接待费减少0.20万元；…」: a list of changes that goes on behind semicolons. */
function semicolonsBehind(claims: readonly Claim[], from: number): readonly number[] {
  const found: number[] = [];
  for (let at = from + 1; at < Math.min(claims.length, from + REACH); at += 1) {
    const [last, claim] = [claims[at - 1], claims[at]];
    if (last === undefined || claim === undefined) break;
    const isOn = claim.sentence === last.sentence || /[；;]$/.test(last.quote);
    if (!isOn || claim.sentence > last.sentence + 1 || claim.section !== last.section) break;
    if (claim.value !== null || claim.changes.length !== 1) return [];
    found.push(at);
  }
  return found;
}

/**
 * 「“三公”经费比上年减少1.50万元，其中公务接待费减少0.50万元，…」: changes that follow a change in its sentence or in the one behind it,
 * each of its own name, none with its amount. All three parts of 三公 are all there are; so are the parts of a list that made up the
 * whole by its amounts.
 */
export function changeRuns(claims: readonly Claim[], closed: readonly ChangeList[]): readonly ChangeList[] {
  return claims.flatMap((owner, index): readonly ChangeList[] => {
    if (owner.changes.length === 0) return [];
    const behind = listsBehind(claims, index);
    // Changes told in sentences that state nothing else are followed by their lists in their order.
    const alone = owner.changes.filter(
      (change) => change.delta !== null && sentenceOf(claims, index, change).length === 0,
    );
    return owner.changes.flatMap((change, at): readonly ChangeList[] => {
      const beside = besideOf(claims, index, at);
      const sentence = claims[sentenceOf(claims, index, change)[0] ?? -1]?.sentence;
      const next = alone.includes(change)
        ? alone.length === behind.length
          ? behind[alone.indexOf(change)]
          : undefined
        : behind.find((list) => claims[list[0] ?? -1]?.sentence === (sentence ?? -2) + 1);
      const members = beside.length > 0 ? beside : (next ?? []);
      const quote = claims[members[0] ?? index]?.quote ?? '';
      const parts = members.map((other) => threePublicPartOf(claims[other]?.subject ?? ''));
      const isAll =
        /三公/.test(owner.subject) &&
        ALL_OF_THREE.some((all) => parts.length === all.length && all.every((part) => parts.includes(part)));
      // 「…减少6万元，主要是因公出国费减少…」: these are all there are, however they are introduced.
      if (!(isAll || /其中|包括|主要/.test(quote)) || members.length < 2) return [];
      const isClosed = !isAll && closed.some((list) => isOfList(claims, owner, members, list));
      return [{ whole: index, change, members, extent: isAll ? 'known' : isClosed ? 'closed' : 'open' }];
    });
  });
}

/** 「收入预算80万元，其中：A 70万元，B 10万元。收入预算减少2万元，主要是A减少3万元，B增加1万元」: the changes are those of the parts that make up the whole. */
function isOfList(claims: readonly Claim[], owner: Claim, members: readonly number[], list: ChangeList): boolean {
  return list.extent === 'closed' && namesParts(claims, { owner: claims.indexOf(owner), moving: members }, list);
}

/** True where `moving`, the changes told of `owner`, are told of the parts of a list, and `owner` is what they are listed under. */
export function namesParts(
  claims: readonly Claim[],
  { owner, moving }: { readonly owner: number; readonly moving: readonly number[] },
  { whole, members }: Pick<ChangeList, 'whole' | 'members'>,
): boolean {
  const [above, own] = [claims[whole], claims[owner]];
  if (above === undefined || own === undefined || above.section !== own.section) return false;
  const nameOf = (index: number): string => measureOf(claims[index]?.subject ?? '').replace(/(?<=.{2})收入$/, '');
  // What is nothing this year need not tell that it is as it was.
  const told = members.filter((index) => {
    const { value = null, changes = [] } = claims[index] ?? {};
    return moving.length < 2 || value === null || changes.length > 0 || /[1-9]/.test(value.amount.value);
  });
  const names = new Set(told.map(nameOf));
  const isSameWhole = measureOf(above.subject).endsWith(measureOf(own.subject));
  return isSameWhole && names.size === moving.length && moving.every((index) => names.has(nameOf(index)));
}
