import type { Claim } from '../../disclosure/index.js';

/** 「按功能分类：」「按支出结构分，」「支出具体情况如下：」: what follows parts the whole anew. */
const WAY =
  /按[^，,。；;：:、\d]{1,12}(?:分类?|划分|结构|性质|科目|类别|来源|年度)(?:划分|分?为|分)?[：:，,]|具体情况如下[：:]/g;

/** 「合同金额中，」 at the head of a sentence. */
const AMONG = /^\s*[^，,。；;：:\d]{2,24}中[，,：:]/;

/** 「其中货物50万元、工程20万元、服务10万元；授予中小企业合同60万元，占75%」: behind a list without shares, one that has its share in a sentence of its own. */
function isApart(claims: readonly Claim[], list: readonly number[], { sentence, share, quote }: Claim): boolean {
  const told = list.flatMap((index) => claims[index] ?? []);
  // 「采购80万元：货物50万元、工程20万元、服务10万元；其中小微企业60万元」
  // 「采购80万元…，其中小微企业60万元；合同金额中，货物50万元，工程20万元，服务10万元」
  if (told.length > 0 && AMONG.test(quote) && told.every((one) => one.sentence < sentence)) return true;
  if (told.length > 1 && /^\s*其中/.test(quote) && told.every((one) => one.sentence < sentence)) return true;
  return share !== null && told.length > 1 && told.every((one) => one.share === null && one.sentence < sentence);
}

/**
 * 同一总额的几种分法. The parts of a whole, each way of parting it for itself: 「支出80万元，按功能分类：A 50万元，B 30万元；按支出性质分：基本支出60万元，
 * 项目支出20万元」 lists the 80万元 twice. One list where the words name no way.
 */
export function waysOfParting(claims: readonly Claim[], members: readonly number[]): readonly (readonly number[])[] {
  const ways: { key: string; list: number[] }[] = [];
  for (const index of members) {
    const claim = claims[index];
    if (claim === undefined) continue;
    const named = [...claim.quote.slice(0, claim.value?.start ?? 0).matchAll(WAY)].length;
    const last = ways.at(-1);
    const key = named === 0 ? last?.key : `${claim.sentence} ${named}`;
    if (last === undefined || last.key !== key || isApart(claims, last.list, claim))
      ways.push({ key: key ?? '', list: [index] });
    else last.list.push(index);
  }
  return ways.map(({ list }) => list);
}

/**
 * The parts that a list adds up. 「其中：A 6万元，B 4万元，…减少2万元，其中：A减少1万元，B减少1万元」: a part that is named again for its change alone is
 * told already. 「其中：A 6万元，B 4万元；支出减少2万元，主要是C减少2万元」: behind the change of the whole itself only changes are listed.
 */
export function withAmounts(claims: readonly Claim[], members: readonly number[]): readonly number[] {
  const valued = members.filter((index) => claims[index]?.value);
  const names = new Set(valued.map((index) => claims[index]?.subject));
  const last = valued.at(-1) ?? Infinity;
  const isTold = (index: number): boolean => {
    const claim = claims[index];
    if (claim === undefined || claim.value !== null) return false;
    const between = claims.slice(last + 1, Math.max(last + 1, index));
    return (
      names.has(claim.subject) ||
      between.some(({ whole, value, changes }) => whole === null && value === null && changes.length > 0)
    );
  };
  return members.filter((index) => !isTold(index));
}
