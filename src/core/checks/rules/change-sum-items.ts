import { convert, Exact } from '../../amount/index.js';
import type { Outcome } from '../outcome.js';
import { passed } from '../outcome.js';
import type { Subject } from '../subject.js';
import { bareName } from '../classification/index.js';
import type { TextLine } from '../text/lines.js';
import { changesOfOtherMoney } from './change-other-money.js';
import { matchesIn } from '../text/matches.js';
import { statements } from '../text/matters.js';
import { mention, remarkOn, type Mention } from '../text/remarks.js';

/** 「（二）社会保障和就业支出（类）」: the heading above items of a 类. */
const HEADING =
  /^\s*(?:[（(]?[一二三四五六七八九十]+[）)、.．]|\d{1,2}[.．、])?\s*([\u4e00-\u9fff、]{2,24})[（(]类[）)](?:支出)?\s*(?:[:：。]|$)/;
/** 「公共安全支出（类）120.00 万元」: the total of a 类, with its change behind. */
const TOTAL =
  /^\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)?([\u4e00-\u9fff、]{2,24})[（(]类[）)](?:支出)?[^。；\d]{0,12}[\d,]+(?:\.\d+)?\s*万?元/;
const ITEM = /[（(]项[）)]/g;
const COMPARED = '(?:比|较|与)(?:上年|去年|上一?年度?|20\\d{2}\\s*年)[^。；，\\d]{0,10}[，,]?[^。；，\\d]{0,8}';
const CHANGED = new RegExp(
  `${COMPARED}(增加|减少|增长|下降|降低|压减)了?\\s*([\\d,]+(?:\\.\\d+)?)\\s*(万元|元)|${COMPARED}(?:一致|持平|相同|无变化|没有变化)`,
);

/** A stated change in 万元, with half the step of its last digit. */
type Change = { readonly value: Exact; readonly half: Exact; readonly printed: string; readonly places: number };

/** The one change a stretch states; null where it states none, or several. */
function changeIn(text: string): Change | null {
  const all = matchesIn(text, CHANGED);
  const [only] = all;
  if (only === undefined || all.length !== 1) return null;
  const [words, way, figure, unit] = only;
  if (way === undefined || figure === undefined) {
    return { value: new Exact(0), half: new Exact(0), printed: words, places: 0 };
  }
  const digits = figure.replace(/,/g, '');
  const places = digits.split('.')[1]?.length ?? 0;
  const toWan = (value: Exact): Exact => convert(value, unit === '元' ? '元' : '万元', '万元');
  const sign = /减|降/.test(way) ? -1 : 1;
  return {
    value: toWan(new Exact(digits)).times(sign),
    // 「100 万元」 is 100.00 with its zeros left out more often than not; see the sum of named parts.
    half: toWan(new Exact(10).pow(-Math.max(places, 2))).div(2),
    printed: `${way}${figure}${unit ?? ''}`,
    places: unit === '元' ? places + 4 : places,
  };
}

/** An amount as it is printed behind the name of a class or of an item. */
const AMOUNT =
  /[（(][类项][）)](?:支出)?[^。；，,\d]{0,12}?(?:20\d{2}\s*年?[^。；，,\d]{0,8})?([\d,]+(?:\.\d+)?)\s*(万?元)/;

/** The amount of a class or an item in 万元, with half the step of its last digit; null where its line tells none. */
function amountIn(text: string): Pick<Change, 'value' | 'half'> | null {
  const [only] = matchesIn(text, new RegExp(AMOUNT, 'g'));
  const [, figure = '', unit = ''] = only ?? [];
  if (only === undefined) return null;
  const toWan = (value: Exact): Exact => convert(value, unit === '元' ? '元' : '万元', '万元');
  const digits = figure.replace(/,/g, '');
  const places = digits.split('.')[1]?.length ?? 0;
  return { value: toWan(new Exact(digits)), half: toWan(new Exact(10).pow(-places)).div(2) };
}

/** The items below one heading, all of which state how they changed. */
type Block = {
  readonly name: string;
  readonly items: readonly (Change & { readonly mention: Mention; readonly amount: ReturnType<typeof amountIn> })[];
};

function blocksIn({ document }: Subject, lines: readonly TextLine[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const name = HEADING.exec(lines[index]?.text ?? '')?.[1];
    if (name === undefined) continue;
    const items: Block['items'][number][] = [];
    let isWhole = true;
    for (const line of lines.slice(index + 1)) {
      const count = matchesIn(line.text, ITEM).length;
      // 「（二）某支出（类）某款（项）……」 is a 类 of its own in one line.
      if (count === 0 || /[（(]类[）)]/.test(line.text)) break;
      const change = count === 1 ? changeIn(line.text) : null;
      if (change === null) isWhole = false;
      else
        items.push({
          ...change,
          mention: mention(document, { line, start: 0, end: line.text.length }, change.printed),
          amount: amountIn(line.text),
        });
    }
    if (isWhole && items.length >= 2) blocks.push({ name: bareName(name), items });
  }
  return blocks;
}

/** A 类 with its own change. */
type Total = Change & { readonly mention: Mention; readonly amount: ReturnType<typeof amountIn> };

/** 类 whose own change is stated once, by bare name; the totals that are stated twice differently are another rule's matter. */
function totalsIn({ document }: Subject, lines: readonly TextLine[]): ReadonlyMap<string, Total> {
  const found = new Map<string, Total>();
  for (const line of lines) {
    const match = TOTAL.exec(line.text);
    const change = match === null || /[（(]项[）)]/.test(line.text) ? null : changeIn(line.text);
    if (match?.[1] === undefined || change === null || found.has(bareName(match[1]))) continue;
    found.set(bareName(match[1]), {
      ...change,
      mention: mention(document, { line, start: 0, end: line.text.length }, change.printed),
      amount: amountIn(line.text.slice(0, match[0].length)),
    });
  }
  return found;
}

/** True where the items are less than the class by their amounts: others are not listed, so that nothing is known of their changes. */
function areOnlySome({ amount }: Total, items: Block['items']): boolean {
  const amounts = items.flatMap((item) => item.amount ?? []);
  if (amount === null || amounts.length < items.length) return false;
  const envelope = amounts.reduce((all, { half }) => all.plus(half), amount.half);
  return amount.value.minus(amounts.reduce((all, { value }) => all.plus(value), new Exact(0))).gt(envelope);
}

/**
 * Changes of the 项 of a 类 against the change of the 类, where the text states both. An item that has money no more is not
 * listed: it can make the change of the 类 less than the sum, never more.
 */
export function changesOfItems(subject: Subject): readonly Outcome[] {
  const lines = statements(subject.disclosure);
  const totals = totalsIn(subject, lines);
  if (totals.size === 0) return [];
  const told = new Set<string>();
  return blocksIn(subject, lines).flatMap(({ name, items }): readonly Outcome[] => {
    const whole = totals.get(name);
    if (whole === undefined || areOnlySome(whole, items)) return [];
    const sum = items.reduce((all, { value }) => all.plus(value), new Exact(0));
    const envelope = items.reduce((all, { half }) => all.plus(half), whole.half);
    const gap = whole.value.minus(sum);
    if (gap.abs().lte(envelope)) return [passed(1)];
    // The 类 is told of all money, its items of 财政拨款 alone, and the text itself says how the rest changed.
    if (changesOfOtherMoney(lines).some((value) => value.minus(gap).abs().lte(envelope))) return [passed(1)];
    const places = Math.max(whole.places, ...items.map((item) => item.places));
    const terms = items.map(
      ({ value, places: own }, index) =>
        `${value.isNegative() ? '− ' : index === 0 ? '' : '+ '}${value.abs().toFixed(own)}`,
    );
    const message = `“${name}（类）”的增减额“${whole.printed}”与所列各项增减额之和不符：${terms.join(' ')} = ${sum.toFixed(places)}万元，请核对${gap.isNegative() ? '（上年有、本年不再列支的项应当说明）' : ''}。`;
    // The same list is often printed twice.
    if (told.has(message)) return [];
    told.add(message);
    const remark = remarkOn(
      [whole.mention, ...items.map((item) => item.mention)],
      gap.isNegative() ? 'warning' : 'error',
      `类项增减·${name}`,
      message,
      { expected: `${sum.toFixed(places)}万元`, actual: whole.printed },
    );
    return remark === null ? [] : [remark];
  });
}
