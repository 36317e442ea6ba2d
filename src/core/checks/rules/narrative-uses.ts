import { Exact } from '../../amount/index.js';
import type { Outcome } from '../outcome.js';
import { passed } from '../outcome.js';
import type { Subject } from '../subject.js';
import { statements } from '../text/matters.js';
import { matchesIn } from '../text/matches.js';
import { mention, remarkOn } from '../text/remarks.js';

/** 「卫生健康支出（类）75.3 万元：主要用于……。」: a sum, and what it is used for. */
const USED = /([\d,]+(?:\.\d+)?)\s*万元\s*[：:，,]\s*(?:主要)?用于([^。；]{6,160})[。；]/g;
/** A use with its amount at its end. */
const USE = /^[^\d]{2,40}?([\d,]+(?:\.\d+)?)\s*万元$/;

function decimalsOf(figure: string): number {
  return figure.split('.')[1]?.length ?? 0;
}

/**
 * 用途之和的取舍. Uses that all state their amounts and add up to the sum but for rounding: one line that says so. Uses that do
 * not add up may have been left out; nothing is said of them.
 */
export function roundedUses({ disclosure, document }: Subject): readonly Outcome[] {
  return statements(disclosure).flatMap((line) =>
    matchesIn(line.text, USED).flatMap((match): readonly Outcome[] => {
      const [words, whole = '', list = ''] = match;
      const uses = list.split(/[，、,]/).map((part) => USE.exec(part.replace(/\s+/g, ''))?.[1]?.replace(/,/g, ''));
      const stated = uses.flatMap((use) => use ?? []);
      if (stated.length < 2 || stated.length < uses.length) return [];
      const total = whole.replace(/,/g, '');
      const places = Math.max(...[total, ...stated].map(decimalsOf));
      const sum = stated.reduce((all, use) => all.plus(use), new Exact(0));
      const gap = sum.minus(total).abs();
      if (gap.isZero()) return [passed(1)];
      // Half a step of the finest figures for each of them.
      if (
        gap.gt(
          new Exact(10)
            .pow(-places)
            .div(2)
            .times(stated.length + 1),
        )
      )
        return [];
      const remark = remarkOn(
        [mention(document, { line, start: match.index, end: match.index + words.length })],
        'notice',
        `用途取舍·${total}`,
        `所列用途之和为 ${stated.join(' + ')} = ${sum.toFixed(places)} 万元，文中为 ${whole} 万元，相差在取舍误差之内，请核对是否需要说明。`,
        { expected: `${sum.toFixed(places)}万元`, actual: `${whole}万元` },
      );
      return remark === null ? [] : [remark];
    }),
  );
}
