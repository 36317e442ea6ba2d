import { bareName } from '../classification/index.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import type { Spot } from '../text/lines.js';
import { mention, remarkOn } from '../text/remarks.js';

/** A list of items with the words before it. */
type NamedList = { readonly head: string; readonly names: readonly string[]; readonly spot: Spot };

/** Items that one list names twice. */
function namedTwice(subject: Subject, lists: readonly NamedList[]): readonly Remark[] {
  const found = lists.flatMap(({ names, spot }) => {
    const bare = names.map(bareName);
    return bare.filter((name, index) => name.length >= 2 && bare.indexOf(name) < index).map((name) => ({ name, spot }));
  });
  return [...new Set(found.map(({ name }) => name))].flatMap((name) => {
    const remark = remarkOn(
      found.filter((one) => one.name === name).map(({ spot }) => mention(subject.document, spot)),
      'warning',
      `列举两次·${name}`,
      `同一清单中“${name}”列举了两次，请核对其中一处是否为其他科目。`,
      { actual: name },
    );
    return remark === null ? [] : [remark];
  });
}

/** 「人员经费 120.50 万元」 right before a list. */
function amountBefore({ spot: { line, start } }: NamedList): string | null {
  const [last] = [...line.text.slice(Math.max(0, start - 40), start).matchAll(/\d[\d,]*(?:\.\d+)?(?=\s*万?元)/g)].slice(
    -1,
  );
  return last?.[0].replace(/,/g, '') ?? null;
}

/** Two lists of the same money that name different items. */
function unlike(subject: Subject, lists: readonly NamedList[]): readonly Remark[] {
  const seen = new Map<string, NamedList>();
  return lists.flatMap((list) => {
    const amount = amountBefore(list);
    const key = `${list.head}|${amount ?? ''}`;
    const first = seen.get(key);
    if (amount === null || first === undefined) {
      if (amount !== null) seen.set(key, list);
      return [];
    }
    const [one, other] = [first, list].map(({ names }) => new Set(names.map(bareName)));
    const only = [...(one ?? [])].filter((name) => other?.has(name) !== true);
    const more = [...(other ?? [])].filter((name) => one?.has(name) !== true);
    // A shorter list leaves items out; only where each has what the other lacks do they contradict.
    if (only.length === 0 || more.length === 0 || only.length + more.length > 4) return [];
    const remark = remarkOn(
      [mention(subject.document, first.spot), mention(subject.document, list.spot)],
      'warning',
      `清单不一·${list.head}`,
      `同为${list.head} ${amount} 万元，两处列举的科目不一：一处有“${only.join('、')}”，另一处有“${more.join('、')}”，请核对。`,
    );
    return remark === null ? [] : [remark];
  });
}

/** Lists of economic items that contradict themselves or each other; no table is needed. */
export function contradictingLists(subject: Subject, lists: readonly NamedList[]): readonly Remark[] {
  const twice = namedTwice(subject, lists);
  return [...twice, ...unlike(subject, lists)];
}
