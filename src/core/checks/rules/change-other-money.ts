import { Exact } from '../../amount/index.js';
import type { TextLine } from '../text/lines.js';
import { matchesIn } from '../text/matches.js';

const MONEY = '(\\d[\\d,]*(?:\\.\\d+)?)\\s*万元';
const WAY = '(增加|减少|增长|下降)了?\\s*';
/** 「财政专户管理资金 0 万元，与上年相比减少 80.50 万元」: money that no table of 财政拨款 holds. */
const OTHER_MONEY = /财政专户|其他资金|其他收入|事业收入|经营收入|单位资金|非财政|上年结转/;
/** 「收、支预算总计各增加」, 「财政拨款收、支总计各增加」: the same words of all money and of one kind of it. */
const TOTAL = new RegExp(`(?:收[、，]?支|收入|支出)[^。；\\d]{0,12}(?:总计|合计)各?${WAY}${MONEY}`, 'g');
const FISCAL = new RegExp(
  `(?:财政拨款|一般公共预算)[^。；\\d]{0,24}(?:总计|合计|支出|收入|预算)各?${WAY}${MONEY}`,
  'g',
);
const CHANGE = new RegExp(`${WAY}${MONEY}`, 'g');

function signed(way: string, figure: string): Exact {
  return new Exact(figure.replace(/,/g, '')).times(/减|降/.test(way) ? -1 : 1);
}

function changesOf(lines: readonly TextLine[], pattern: RegExp): readonly Exact[] {
  return lines.flatMap(({ text }) =>
    matchesIn(text, pattern).flatMap(({ 1: way, 2: figure }) =>
      way === undefined || figure === undefined ? [] : [signed(way, figure)],
    ),
  );
}

/**
 * 其他资金的增减. What the text says of changes in money other than 财政拨款, in 万元: of itself, and as the difference between
 * the change of the whole and the change of 财政拨款. A 类 is told of all money in one chapter, its 项 of 财政拨款 in another.
 */
export function changesOfOtherMoney(lines: readonly TextLine[]): readonly Exact[] {
  const named = lines.filter(({ text }) => OTHER_MONEY.test(text.slice(0, 40)) && text.length < 160);
  const wholes = changesOf(
    lines.filter(({ text }) => !/财政拨款|一般公共预算/.test(text.slice(0, 60))),
    TOTAL,
  );
  const fiscal = changesOf(lines, FISCAL);
  return [...changesOf(named, CHANGE), ...wholes.flatMap((whole) => fiscal.map((one) => whole.minus(one)))].filter(
    (value) => !value.isZero(),
  );
}
