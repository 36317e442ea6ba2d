import { divide, meets, readAmount, scale, subtract } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import {
  asMoney,
  comparePercent,
  HUNDRED,
  intervalOfFigure,
  isJudgeable,
  middle,
  printed,
  type Judgement,
} from './judgement.js';

type Money = Claim & { readonly value: Figure };
type Told = { readonly at: number; readonly claim: Money };

const ASSETS = /(?<!净)资产(?:总额|总计|合计|总值)$/;
const DEBTS = /负债(?:总额|总计|合计)?$/;
const NET = /净资产(?:总额|总计|合计)?$/;
/** 「资产负债率14.98%」 */
const RATIO = /资产负债率(?:为|是|达)?\s*(\d+(?:\.\d+)?)\s*([%％])/;

/** The one statement of that name in the sentences that semicolons join behind `from`, or in the one that goes on with the debts. */
function besides(claims: readonly Claim[], from: number, name: RegExp): Told | null {
  let last = claims[from];
  for (let at = from + 1; at < claims.length; at += 1) {
    const claim = claims[at];
    if (claim === undefined || last === undefined || claim.section !== last.section) return null;
    // 「资产总额80万元，其中：…。负债总额10万元，净资产70万元」
    const goesOn = /[；;，,]\s*$/.test(last.quote) || (DEBTS.test(claim.subject) && claim.whole === null);
    const isOn = claim.sentence === last.sentence || (claim.sentence === last.sentence + 1 && goesOn);
    if (!isOn || ASSETS.test(claim.subject)) return null;
    if (name.test(claim.subject) && claim.whole === claims[from]?.whole && isJudgeable(claim)) return { at, claim };
    last = claim;
  }
  return null;
}

function judgeNet(assets: Told, debts: Told, net: Told): Judgement {
  const due = subtract(intervalOfFigure(assets.claim.value), intervalOfFigure(debts.claim.value));
  const isRight = meets(due, intervalOfFigure(net.claim.value));
  const expected = asMoney(due, net.claim.value);
  const told = `${printed(assets.claim.value)} − ${printed(debts.claim.value)} = ${expected}`;
  const actual = printed(net.claim.value);
  return {
    rule: 'TEXT-ENUM-SUM',
    claim: net.at,
    operands: [assets.at, debts.at],
    result: isRight ? 'pass' : 'finding',
    isCertain: false,
    expected,
    actual,
    arithmetic: `${told}${isRight ? '' : ` ≠ ${actual}`}`,
    message: `与同处的资产、负债不符：${told}，文中为${actual}`,
  };
}

function judgeRatio(assets: Told, debts: Told): readonly Judgement[] {
  const quotes = [debts.claim.quote, assets.claim.quote];
  const [, digits = '', unit = ''] =
    quotes.flatMap((quote) => [RATIO.exec(quote)]).find((found) => found !== null) ?? [];
  const reading = readAmount(digits, null);
  const ratio = divide(intervalOfFigure(debts.claim.value), intervalOfFigure(assets.claim.value));
  if (reading.state !== 'number' || ratio === null) return [];
  const stated: Figure = { kind: 'percent', amount: reading.amount, unitText: unit, start: 0, end: 0 };
  const percent = scale(ratio, HUNDRED);
  const isRight = comparePercent(percent, stated) !== 'finding';
  const { decimals } = stated.amount;
  const expected = `${middle(percent, decimals).toFixed(decimals)}%`;
  const told = `${printed(debts.claim.value)} ÷ ${printed(assets.claim.value)} = ${expected}`;
  return [
    {
      rule: 'TEXT-PERCENT',
      claim: debts.at,
      operands: [assets.at],
      result: isRight ? 'pass' : 'finding',
      isCertain: false,
      expected,
      actual: printed(stated),
      arithmetic: `${told}${isRight ? '' : ` ≠ ${printed(stated)}`}`,
      message: `资产负债率与金额不符：${told}，文中为${printed(stated)}`,
    },
  ];
}

/** 资产、负债与净资产 (TEXT-ENUM-SUM, TEXT-PERCENT): what the assets leave behind the debts, and the 资产负债率, where a paragraph tells them together. */
export function judgeNetAssets(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((claim, at): readonly Judgement[] => {
    if (!ASSETS.test(claim.subject) || !isJudgeable(claim)) return [];
    const debts = besides(claims, at, DEBTS);
    const net = besides(claims, at, NET);
    if (debts === null) return [];
    const assets = { at, claim };
    return [...(net === null ? [] : [judgeNet(assets, debts, net)]), ...judgeRatio(assets, debts)];
  });
}
