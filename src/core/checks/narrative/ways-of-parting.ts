import type { Claim } from '../../disclosure/index.js';

/** 「按功能分类：」「按支出结构分，」: what follows parts the whole anew. */
const WAY = /按[^，,。；;：:、\d]{1,12}(?:分类?|划分|结构|性质|科目|类别)(?:划分)?[：:，,]/g;

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
    if (last === undefined || last.key !== key) ways.push({ key: key ?? '', list: [index] });
    else last.list.push(index);
  }
  return ways.map(({ list }) => list);
}
