import type { ChangeClaim, Claim, Figure } from '../../disclosure/index.js';
import { intervalOfFigure, isJudgeable, printed, type Judgement } from './judgement.js';
import { wholeOfChange } from './parts.js';

/** What may be less than nothing. */
const MAY_BE_NEGATIVE = /结余|结转|净资产|净额|差额|盈余|收益|利润|余额/;
/** Nothing but a share or a completion, and what is compared with, between an amount and its increase. */
const BESIDE =
  /^[，,、]?(?:(?:占|完成)[^，,。；;\d]*\d[\d.]*\s*[%％][，,])?(?:(?:20\d{2}年)?(?:预算|决算)数)?(?:(?:与|比|较|同)(?:上年|去年|上一年|20\d{2}年|(?:年初|全年|当年|调整)?预算)(?:度)?[^，,。；;\d]{0,8}|同比)[，,]?(?:增加|增长|上升|提高)了?$/;

type Money = Claim & { readonly value: Figure };

/** True for an increase that is more than the amount it has led to. */
function isImpossible({ quote, value, subject }: Money, { base, delta, deltaDirection, rate }: ChangeClaim): boolean {
  if (base !== null || rate !== null || delta?.kind !== 'money' || deltaDirection !== 'up') return false;
  if (MAY_BE_NEGATIVE.test(subject) || !BESIDE.test(quote.slice(value.end, delta.start).replace(/\s/g, '')))
    return false;
  const { low, high } = intervalOfFigure(value);
  return !low.isNegative() && intervalOfFigure(delta).low.gt(high);
}

/** 「“三公”经费9万元，其中接待费4万元，比上年增加5万元」: what stands behind a part, or behind another amount, may be said of that. */
function mayBeOfAnother(claims: readonly Claim[], index: number): boolean {
  const first = claims.findIndex(
    ({ sentence, value }) => sentence === claims[index]?.sentence && value?.kind === 'money',
  );
  return first !== index || wholeOfChange(claims, index) !== null;
}

/**
 * 增加额大于本期数 (TEXT-DELTA): 「支出8万元，比上年增加9万元」. The year before would have been less than nothing. Where a rate is told as well, that is
 * what does not fit.
 */
export function judgeImpossibleChanges(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((claim, index): readonly Judgement[] => {
    if (!isJudgeable(claim) || claim.changes.length === 0 || mayBeOfAnother(claims, index)) return [];
    return claim.changes.flatMap((change): readonly Judgement[] => {
      if (change.delta === null || !isImpossible(claim, change)) return [];
      const told = `${printed(claim.value)} − ${printed(change.delta)} ＜ 0`;
      return [
        {
          rule: 'TEXT-DELTA',
          claim: index,
          operands: [],
          result: 'finding',
          isCertain: false,
          expected: `不大于${printed(claim.value)}`,
          actual: printed(change.delta),
          arithmetic: told,
          message: `增加额${printed(change.delta)}大于本期数${printed(claim.value)}，${/^(?:年初|全年|当年|调整)?预算/.test(change.baseText) ? '预算' : '上年'}数不能为负`,
        },
      ];
    });
  });
}
