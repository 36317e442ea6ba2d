import type { Claim, Figure } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { judgeEach, PER_EVENT } from './each.js';
import { isJudgeable, printed, type Judgement } from './judgement.js';
import { threePublicPartOf } from './measure.js';
import { judgeProduct, moneyOf, product } from './product.js';

const AMOUNT = '([\\d,]*\\d(?:\\.\\d+)?)\\s*(万元|元)';
const COUNT = '(\\d+)\\s*(?:人次|人|名|辆|台(?:（套）|\\(套\\))?|套|件|张|户|个)';
/** Words between the figures of a product: no other figure, and no end of a sentence. */
const GAP = '[^\\d，。；]{0,8}[，、]?[^\\d，。；]{0,8}?';
const TOTAL = '(?:共计|合计|总计|共需|共安排|共支出|共|总价|金额)[^\\d，。；]{0,6}?';

/** 「人均2万元，按30人计算，共计60万元」: the amount for one comes first. */
const PRICE_FIRST = new RegExp(
  `(?:人均|车均|每人|每辆|单价)[^\\d，。；]{0,12}${AMOUNT}${GAP}${COUNT}${GAP}${TOTAL}${AMOUNT}`,
  'g',
);
/** 「30人，人均2万元，共计60万元」: the number comes first. */
const COUNT_FIRST = new RegExp(
  `${COUNT}${GAP}(?:人均|车均|每人|每辆|单价)[^\\d，。；]{0,12}${AMOUNT}${GAP}${TOTAL}${AMOUNT}`,
  'g',
);
/** 「每人每月500元」 is multiplied by months as well; what is bound to be near the truth (约) is no exact price. */
const MORE_FACTORS = /每月|每天|每日|每次|每年|每季|月|天|批次|[/／]|约|左右|不超过|以[上下内]/;

/** 「轿车3辆（每辆16万元）」: a number of cars and the price of one. 「车辆2辆，单价100万元以上设备1台」 tells of other things. */
const PRICED_CARS = new RegExp(
  `(\\d+)\\s*辆\\s*[（(，,]?\\s*(?:每辆|单价|均价)(?:为|约)?\\s*${AMOUNT}(?!\\s*(?:[（(]含[）)])?及?以[上下])`,
  'g',
);
const CARS = /\d+\s*辆/g;
/** How many sentences before the list what it cost is told. */
const NEAR = 2;

/** The claim of a sentence that states an amount, the last of them. */
function claimOf(claims: readonly Claim[], sentence: number, amount: string): number | null {
  const at = claims.findLastIndex(
    (claim) => claim.sentence === sentence && claim.value?.kind === 'money' && claim.value.amount.text === amount,
  );
  return at < 0 ? null : at;
}

type Product = { readonly price: Figure; readonly count: string; readonly total: Figure };

function productsIn(text: string): readonly Product[] {
  const made = (words: string, price: Figure | null, count: string, total: Figure | null): readonly Product[] =>
    price === null || total === null || MORE_FACTORS.test(words) || PER_EVENT.test(text)
      ? []
      : [{ price, count, total }];
  return [
    ...matchesIn(text, PRICE_FIRST).flatMap(([words, price = '', unit = '', count = '', total = '', of = '']) =>
      made(words, moneyOf(price, unit), count, moneyOf(total, of)),
    ),
    ...matchesIn(text, COUNT_FIRST).flatMap(([words, count = '', price = '', unit = '', total = '', of = '']) =>
      made(words, moneyOf(price, unit), count, moneyOf(total, of)),
    ),
  ];
}

/** 人数乘以标准: 「人均公用经费2万元，按30人计算，共计60万元」. */
function judgeStandards(claims: readonly Claim[]): readonly Judgement[] {
  const sentences = new Map(claims.map(({ sentence, quote }) => [sentence, quote]));
  return [...sentences].flatMap(([sentence, quote]) =>
    productsIn(quote).flatMap(({ price, count, total }): readonly Judgement[] => {
      const claim = claimOf(claims, sentence, total.amount.text);
      if (claim === null) return [];
      return [
        judgeProduct({
          claim,
          due: product(price, count),
          total,
          factors: `${printed(price)} × ${count}`,
          says: (reckoned) => `单个标准乘以数量与合计不符：${reckoned}`,
        }),
      ];
    }),
  );
}

/** 购车数量乘以单价: 「车辆购置支出80万元。……轿车3辆（每辆16万元）、货车1辆（每辆32万元）」. */
function judgeCarPrices(claims: readonly Claim[]): readonly Judgement[] {
  const sentences = new Map(claims.map(({ sentence, quote }) => [sentence, quote]));
  return [...sentences].flatMap(([sentence, quote]): readonly Judgement[] => {
    const priced = matchesIn(quote, PRICED_CARS).flatMap(([words, count = '', digits = '', unit = '']) => {
      const price = moneyOf(digits, unit);
      return price === null || /约/.test(words) ? [] : [{ count, price }];
    });
    if (priced.length === 0 || matchesIn(quote, CARS).length > priced.length) return [];
    const at = claims.findLastIndex(
      (claim) =>
        isJudgeable(claim) &&
        claim.sentence <= sentence &&
        claim.sentence >= sentence - NEAR &&
        threePublicPartOf(claim.subject) === 'purchase',
    );
    const whole = claims[at];
    if (whole === undefined || !isJudgeable(whole)) return [];
    const due = priced
      .map(({ price, count }) => product(price, count))
      .reduce((all, one) => ({
        ...all,
        low: all.low.plus(one.low),
        high: all.high.plus(one.high),
      }));
    return [
      judgeProduct({
        claim: at,
        due,
        total: whole.value,
        factors: priced.map(({ price, count }) => `${count} × ${printed(price)}`).join(' + '),
        says: (reckoned, expected) => `所列车辆的数量乘以单价之和为${expected}（${reckoned}）`,
      }),
    ];
  });
}

/** 数量乘以单价 (TEXT-AVERAGE): where a text tells how many, how much for each, and how much in all, the three agree. */
export function judgeProducts(claims: readonly Claim[]): readonly Judgement[] {
  const standards = judgeStandards(claims);
  const known = standards.map(({ claim }) => `${claims[claim]?.sentence} ${claims[claim]?.value?.amount.text}`);
  return [...standards, ...judgeCarPrices(claims), ...judgeEach(claims, new Set(known))];
}
