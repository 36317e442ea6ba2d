import { meets } from '../../amount/index.js';
import type { Claim } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { isOneDigitOff } from './digit-variants.js';
import { intervalOfFigure, printed, type Judgement } from './judgement.js';
import { judgeProduct, moneyOf, product } from './product.js';

const AMOUNT = '(?<![\\d.,])([\\d,]*\\d(?:\\.\\d+)?)\\s*(亿元|万元|元)';
const COUNT =
  '(?<![\\d.,])(\\d+)\\s*(?:人次|人|名|辆|台|套|户|个|所|家|件|场|张|座|期|村|亩|册|顶|头|只|间|种|床|吨|公里)';
/** Words between the figures: no other figure, and one comma at most. */
const GAP = '[^\\d，。；;]{0,14}[，、]?[^\\d，。；;]{0,14}?';
/** 「每个社区」「生均」「单价」: what is told is for one of several. */
const EACH =
  '(?:[人生村户车校班亩]均|每[^\\d，。；;：、]{1,6}|单价|均价)[^\\d，。；;]{0,12}?(?:由\\d[\\d.]*元(?:提高|增加|调整|降低|下调)[到至为])?';
const AVERAGE = '(?:[人生村户车校班亩]均|平均每[^\\d，。；;：、]{1,8})[^\\d，。；;]{0,8}?';
/** 「/人」 behind an amount. */
const OF_ONE = '[/／](?:人|名|辆|台|套|户|个|亩|生|村)(?![/／.·])';
const EACH_TIME = '(?:[次例人]均|平均每人次)[^\\d，。；;]{0,6}?';
const IN_ALL =
  '(?:共|合计|总计|小计|总投资|需(?:要)?(?:安排)?(?:资金|经费|公用经费|补助)|预算|全年(?:预计)?收取)[^\\d，。；;]{0,8}?';

/** 「9个村，每村补助2万元，共计18万元」「每人1.2万元，按30人计算，共计36万元」「经费91万元，惠及13个团队，平均每个团队7万元」. */
const WAYS: readonly {
  readonly pattern: RegExp;
  readonly order: readonly ('count' | 'one' | 'all')[];
}[] = [
  { pattern: new RegExp(`${COUNT}${GAP}${EACH}${AMOUNT}${GAP}${IN_ALL}${AMOUNT}`), order: ['count', 'one', 'all'] },
  { pattern: new RegExp(`${EACH}${AMOUNT}${GAP}${COUNT}${GAP}${IN_ALL}${AMOUNT}`), order: ['one', 'count', 'all'] },
  { pattern: new RegExp(`${AMOUNT}${GAP}${COUNT}${GAP}${AVERAGE}${AMOUNT}`), order: ['all', 'count', 'one'] },
  {
    // 「6人，预算费用4.00万元/人，共计24.00万元」
    pattern: new RegExp(`${COUNT}${GAP}${AMOUNT}(?=[/／])${OF_ONE}${GAP}${IN_ALL}${AMOUNT}`),
    order: ['count', 'one', 'all'],
  },
  {
    // 「门诊2000人次，次均费用250元，门诊收入预计50万元」
    pattern: new RegExp(
      `(?<![\\d.,])(\\d+)\\s*人次[，,、]${EACH_TIME}${AMOUNT}[，,、][^\\d，。；;]{0,6}收入(?:预计|计划)?(?:为|达)?${AMOUNT}`,
    ),
    order: ['count', 'one', 'all'],
  },
  {
    pattern: new RegExp(`${COUNT}[，,、]?(?:金额|资金|经费|共)?(?:为|计)?${AMOUNT}[，,、]${AVERAGE}${AMOUNT}`),
    order: ['count', 'all', 'one'],
  },
];
/** 「每人每月500元」 is multiplied by months as well; what is bound to be near the truth (约) is no exact price. */
const INEXACT =
  /(?<!每[人生])每学?年|每[月日天次季周期场班批]|[年月日天次季周]均|[月天日]|批次|[/／]|约|左右|不超过|以内|以上|以下|近|余|最高|至|标准不/;

/** What such words say of the amount itself. */
const OF_EACH = new RegExp(`${OF_ONE}|(?<=人次[，,、])[次例]均`, 'g');

/** 「4期，每期60人，每人400元」: so many for each of several. */
export const PER_EVENT = /每[期次场班批]/;

type Money = { readonly digits: string; readonly unit: string };
type Told = { readonly one: Money; readonly count: string; readonly all: Money };

function toldIn(text: string): readonly Told[] {
  return WAYS.flatMap(({ pattern, order }) =>
    matchesIn(text, pattern).flatMap(([words, ...groups]): readonly Told[] => {
      if (INEXACT.test(words.replace(OF_EACH, ''))) return [];
      const rest = [...groups];
      const told: { one?: Money; all?: Money; count?: string } = {};
      for (const part of order) {
        const digits = rest.shift() ?? '';
        if (part === 'count') told.count = digits;
        else told[part === 'one' ? 'one' : 'all'] = { digits, unit: rest.shift() ?? '' };
      }
      const { one, count, all } = told;
      return one === undefined || all === undefined || count === undefined ? [] : [{ one, count, all }];
    }),
  );
}

/** True where the amount for one, so many times, is the amount for all; false where one of them cannot be read. */
function agree({ one, all }: Told, [ofOne = '', count = '', ofAll = '']: readonly string[]): boolean {
  const [price, total] = [moneyOf(ofOne, one.unit), moneyOf(ofAll, all.unit)];
  return price !== null && total !== null && meets(product(price, count), intervalOfFigure(total));
}

/**
 * 单个、数量与合计 (TEXT-AVERAGE): 「9个村，每村补助2万元，共计18万元」. Words may stand between them that make them speak of different
 * things, so that what does not agree is told only where one wrong digit is why. `known`: totals that were judged already.
 */
export function judgeEach(claims: readonly Claim[], known: ReadonlySet<string>): readonly Judgement[] {
  const sentences = new Map(claims.map(({ sentence, quote }) => [sentence, quote]));
  return [...sentences].flatMap(([sentence, quote]) =>
    (PER_EVENT.test(quote) ? [] : toldIn(quote)).flatMap((told): readonly Judgement[] => {
      const { one, count, all } = told;
      const [price, total] = [moneyOf(one.digits, one.unit), moneyOf(all.digits, all.unit)];
      const claim = claims.findLastIndex((own) => own.sentence === sentence && own.value !== null);
      if (price === null || total === null || claim < 0 || known.has(`${sentence} ${all.digits}`)) return [];
      const numbers = [one.digits, count, all.digits];
      if (!agree(told, numbers) && !isOneDigitOff(numbers, (others) => agree(told, others))) return [];
      return [
        judgeProduct({
          claim,
          due: product(price, count),
          total,
          factors: `${printed(price)} × ${count}`,
          says: (reckoned) => `单个金额乘以数量与合计不符：${reckoned}`,
        }),
      ];
    }),
  );
}
