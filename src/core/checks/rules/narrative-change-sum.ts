import { convert, Exact } from '../../amount/index.js';
import { notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import { statements } from '../text/matters.js';
import { mention, remarkOn } from '../text/remarks.js';
import type { TextLine } from '../text/lines.js';
import { changesOfItems } from './change-sum-items.js';
import { judged, NARRATIVE_BASIS, outcomesOf } from './narrative.js';
import { matchesIn } from '../text/matches.js';

/** Parts that together are the whole: all spending by nature, or 基本支出 by 人员 and 公用. */
type Family = {
  readonly both: readonly [string, string];
  readonly more: readonly string[];
  readonly whole: RegExp;
  /** A name that takes one of the two in: where it is told, too, the two are not beside each other. */
  readonly over?: string;
};

const FAMILIES: readonly Family[] = [
  {
    both: ['基本支出', '项目支出'],
    more: ['预留机动经费', '上缴上级支出', '经营支出', '对附属单位补助支出'],
    whole: /收|支|拨款|总/,
  },
  { both: ['人员经费', '公用经费'], more: [], whole: /基本支出/ },
  { both: ['人员经费', '项目支出'], more: ['公用经费'], whole: /收|支|拨款|总/, over: '基本支出' },
  { both: ['人员支出', '项目支出'], more: ['公用支出'], whole: /收|支|拨款|总/, over: '基本支出' },
];

const MONEY = '([\\d,]*\\d(?:\\.\\d+)?)\\s*(万元|元)';
const WHOLE = new RegExp(`(增加|减少)了?\\s*${MONEY}`, 'g');
const CHANGE = new RegExp(`(增加|减少|增长|下降|压减)了?\\s*${MONEY}`, 'g');
/** What makes of the parts behind it those of the whole before it. */
const INTRODUCED = /其中|包括|原因/;

/** A change with its sign, in 万元, and the half step it may be off by. */
type Change = {
  readonly value: Exact;
  readonly half: Exact;
  /** Printed without decimals. */
  readonly isWhole: boolean;
  /** Decimals of the value in 万元, as many as are printed. */
  readonly decimals: number;
  readonly words: string;
};

function changeOf(way: string, figure: string, unit: string, words: string): Change {
  const digits = figure.replace(/,/g, '');
  const sign = /减少|下降|压减/.test(way) ? -1 : 1;
  const toWan = (value: Exact): Exact => convert(value, unit === '元' ? '元' : '万元', '万元');
  const places = digits.split('.')[1]?.length ?? 0;
  const step = new Exact(10).pow(-places);
  return {
    value: toWan(new Exact(digits)).times(sign),
    half: toWan(step).div(2),
    isWhole: !digits.includes('.'),
    decimals: unit === '元' ? places + 4 : places,
    words,
  };
}

type Parts = {
  readonly named: ReadonlyMap<string, Change>;
  /** Changes of anything else in the list: 「应急经费增加 2 万元」. They may be parts too, or parts of parts. */
  readonly others: readonly Change[];
};

/** The changes of named parts in a stretch of text, and of whatever else; null where a part is named twice. */
function partsIn(text: string, names: readonly string[]): Parts | null {
  const any = names.join('|');
  const pattern = new RegExp(
    `(${any})((?:(?!${any})[^。])*?)(?:(增加|减少|增长|下降|压减)了?\\s*${MONEY}|(持平|一致|相同|无变化))`,
    'g',
  );
  const found = new Map<string, Change>();
  for (const [words, name = '', , way, figure, unit] of matchesIn(text, pattern)) {
    if (found.has(name)) return null;
    const nothing = { value: new Exact(0), half: new Exact(0), isWhole: true, decimals: 0, words };
    found.set(
      name,
      way === undefined || figure === undefined || unit === undefined ? nothing : changeOf(way, figure, unit, words),
    );
  }
  const others = [...text.replace(pattern, '').matchAll(CHANGE)].map(([words, way = '', figure = '', unit = '']) =>
    changeOf(way, figure, unit, words),
  );
  return { named: found, others };
}

/** The rest of the sentence, with the next one where that tells the parts or the reason. */
function restOf(text: string, from: number): string {
  const end = text.indexOf('。', from);
  if (end < 0) return text.slice(from);
  const goesOn = /^。\s*(?:其中|主要原因|增减原因|增加的?原因|减少的?原因)/.test(text.slice(end));
  const next = goesOn ? text.indexOf('。', end + 1) : end;
  return text.slice(from, next < 0 ? text.length : next);
}

type Sum = {
  readonly wholes: readonly Change[];
  readonly parts: readonly Change[];
  /** What else the list changes. */
  readonly others: readonly Change[];
  readonly start: number;
  readonly end: number;
};

/** The sums of changes a line states. */
function sumsIn({ text }: TextLine): readonly Sum[] {
  if (!/增加|减少/.test(text)) return [];
  const starts = [0, ...[...text.matchAll(/。/g)].map(({ index }) => index + 1)];
  return starts.flatMap((start): readonly Sum[] => {
    const sentence = restOf(text, start);
    return FAMILIES.flatMap(({ both, more, whole, over }): readonly Sum[] => {
      if (over !== undefined && sentence.includes(over)) return [];
      const introduced = INTRODUCED.exec(sentence);
      const head = introduced === null ? '' : sentence.slice(0, introduced.index);
      if (!whole.test(head) || both.some((name) => head.includes(name))) return [];
      const wholes = matchesIn(head, WHOLE).map(([words, way = '', figure = '', unit = '']) =>
        changeOf(way, figure, unit, words),
      );
      const parts = partsIn(sentence.slice(head.length), [...both, ...more]);
      if (wholes.length === 0 || parts === null || both.some((name) => !parts.named.has(name))) return [];
      const { named, others } = parts;
      return [{ wholes, parts: [...named.values()], others, start, end: start + sentence.length }];
    });
  });
}

/**
 * Whether the parts make the whole. 「10 万元」 among figures of two decimals is likelier 10.00 with its zeros left out than
 * rounded: `loosely` where only rounding to whole 万元 could explain the difference.
 */
function agrees(whole: Change, parts: readonly Change[]): 'yes' | 'loosely' | 'no' {
  const all = [whole, ...parts].filter(({ half }) => !half.isZero());
  const finest = all.reduce((least, { half }) => Exact.min(least, half), whole.half);
  const envelope = (halfOf: (change: Change) => Exact): Exact =>
    all.reduce((sum, change) => sum.plus(halfOf(change)), new Exact(0));
  const sum = parts.reduce((total, { value }) => total.plus(value), new Exact(0));
  const gap = sum.minus(whole.value).abs();
  if (gap.lte(envelope(({ half, isWhole }) => (isWhole ? finest : half)))) return 'yes';
  return gap.lte(envelope(({ half }) => half)) ? 'loosely' : 'no';
}

/** 增减额之和 (TEXT-CHANGE-SUM). */
export const changeSum: Rule = {
  id: 'TEXT-CHANGE-SUM',
  name: '增减额合计',
  family: 'narrative',
  severity: 'error',
  basis: NARRATIVE_BASIS,
  needs: '文字说明中写有总额的增减额及其各部分的增减额',
  description:
    '“支出增加若干，其中基本支出增加若干、项目支出减少若干”：各部分增减额之和等于总的增减额，人员经费与公用经费之于基本支出相同。同时写有基本支出和项目支出（或人员经费和公用经费）的才核对，按取舍区间比较，持平按零计；列在原因之下的可能没有列全，另列有其他增减的可能也是其中一项，只报疑似（计入后相符的不报）；只有把不带小数的金额看作四舍五入才相符的作提示。类之下各项都写有增减额的，其和等于该类的增减额；各项金额之和小于该类金额的没有列全，不核对；该类的增减额较小的可能有项不再列支，只报疑似；差额恰为文字写明的其他资金增减额的（类按全部资金、项按财政拨款说明）不报。“三公”经费各项的增减额之和等于总的增减额，只写幅度的由幅度推得上年数再相加；金额相加等于总额的其他清单同样核对，有项不再列支所能解释的不报；原因（写在同一句或下一句）中所列的增减额与总的增减额只差一位数字的也报，“相抵后净增加若干”与其前所列各项增减额只差一位数字的同样。这些不符都报疑似。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const found = statements(disclosure).flatMap((line) => sumsIn(line).map((sum) => ({ line, sum })));
    const ofItems = changesOfItems(subject);
    // What the words of a sentence were added up for is not told a second time by its statements.
    const added = found.map(({ line, sum }) => line.text.slice(sum.start, sum.end));
    const ofLists = judged(disclosure).inside.filter(
      ({ rule, claim }) =>
        rule === changeSum.id &&
        !added.some((text) => text.includes((disclosure.claims[claim]?.quote ?? '').replace(/[。；;]$/, ''))),
    );
    if (found.length + ofItems.length + ofLists.length === 0) {
      return [notApplicable('文字说明中没有可以相加的增减额')];
    }
    const ofNatures = found.flatMap(({ line, sum }): readonly Outcome[] => {
      const [whole] = sum.wholes;
      // Another member of the list may be a part of the whole, or a part of a part.
      const lists = sum.others.length === 0 ? [sum.parts] : [sum.parts, [...sum.parts, ...sum.others]];
      const states = sum.wholes.flatMap((one) => lists.map((parts) => agrees(one, parts)));
      if (whole === undefined || states.includes('yes')) return [passed(1)];
      const total = sum.parts.reduce((all, { value }) => all.plus(value), new Exact(0));
      const isOpen = sum.others.length > 0 || !/其中|包括/.test(line.text.slice(sum.start, sum.end));
      const terms = sum.parts.map(
        ({ value, decimals }, index) =>
          `${value.isNegative() ? '− ' : index === 0 ? '' : '+ '}${value.abs().toFixed(decimals)}`,
      );
      const printed = total.toFixed(Math.max(...sum.parts.map(({ decimals }) => decimals)));
      const remark = remarkOn(
        [mention(document, { line, start: sum.start, end: sum.end })],
        states.includes('loosely') ? 'notice' : isOpen ? 'warning' : 'error',
        `增减额之和·${whole.words}`,
        `总的增减额“${whole.words}”与各部分增减额之和不符：${terms.join(' ')} = ${printed}万元，请核对。`,
        { expected: `${printed}万元`, actual: whole.words },
      );
      return remark === null ? [] : [remark];
    });
    return [...ofNatures, ...ofItems, ...(ofLists.length === 0 ? [] : outcomesOf(subject, changeSum, ofLists))];
  },
};
