import type { Subject } from '../subject.js';
import type { Remark } from '../outcome.js';
import type { TextLine } from '../text/lines.js';
import { statements } from '../text/matters.js';
import { matchesIn } from '../text/matches.js';
import { listed, mention, remarkOn, type Mention } from '../text/remarks.js';

/** 「主要原因是……」, with the whole reason. */
const REASON = /(?:主要)?原因(?:是|为|系)?[:：]?\s*([^。；\n]{4,48})[。；]/g;
/** The comparison a reason is given for. */
const COMPARED = /(?:比|较|与)(?:上年|去年|上一?年度|20\d{2}\s*年)|同比/g;
const WAY = '(?:有所)?(?:增加|减少|增长|下降|降低|上升|提高|压减)';
const MONEY = '(?:支出|收入|经费|预算|资金|费用|拨款)';
const YEAR = String.raw`(?:20\d{2}\s*年度?|本年度?|今年|当年)?`;

/** 「职业年金缴费支出增加」: of what, in the words of a sum of money, and which way. */
const AFTER = new RegExp(`^${YEAR}(.{3,30}?(?:费|金|${MONEY}))(?:${MONEY}|安排|数|的)*${WAY}(?:所致)?$`, 'u');
/** 「减少了培训费的预算安排」. */
const BEFORE = new RegExp(`^${WAY}了?${YEAR}(.{3,30}?)(?:${MONEY}|安排|数|的)*$`, 'u');
/** Words of a measure that say nothing of which one it is. */
const PLAIN_WORDS = new RegExp(`[（(][类款项][）)]|${MONEY}|预算|安排|决算|总额|总计|合计|[的数、，\\s（）()]`, 'gu');
/** Shorter names are parts of other words. */
const SHORTEST = 3;

/** What a reason says has changed; null where it says anything else. */
function changedIn(reason: string): string | null {
  const words = reason.replace(/\s+/g, '');
  if (/[，、]|政策|标准|人数|人员|调整|新增|项目/.test(words)) return null;
  const name = AFTER.exec(words)?.[1] ?? BEFORE.exec(words)?.[1];
  if (name === undefined) return null;
  // 「减少人员」 is a cause; only money that changes is the change itself.
  return new RegExp(`(?:费|金|${MONEY})`, 'u').test(words) ? name.replace(PLAIN_WORDS, '') : null;
}

/** The words before the first figure of the sentence in which the last comparison before a reason stands. */
function measureBefore({ text }: TextLine, reasonAt: number): string | null {
  const compared = matchesIn(text.slice(0, reasonAt), COMPARED).at(-1);
  if (compared === undefined) return null;
  // One sentence between them belongs to something else.
  if ((text.slice(compared.index, reasonAt).match(/。/g) ?? []).length > 1) return null;
  const from = text.lastIndexOf('。', compared.index) + 1;
  const sentence = text.slice(from, compared.index);
  return (
    /^[^\d]*(?:\d{1,2}[.．、)）]|20\d{2}\s*年度?|[^\d])*?(?=\d[\d,.]*\s*[亿万千]?元|$)/u.exec(sentence)?.[0] ?? ''
  ).replace(PLAIN_WORDS, '');
}

/** Reasons that only say again that the very measure has changed: 「年金缴费增加 5 万元，主要原因是年金缴费增加」. */
export function repeatedReasons({ disclosure, document }: Subject): readonly Remark[] {
  const found = statements(disclosure).flatMap((line): readonly Mention[] =>
    matchesIn(line.text, REASON).flatMap((match) => {
      const changed = changedIn(match[1] ?? '');
      if (changed === null || changed.length < SHORTEST) return [];
      if (measureBefore(line, match.index)?.endsWith(changed) !== true) return [];
      const start = match.index + match[0].indexOf(match[1] ?? '');
      return [mention(document, { line, start, end: start + (match[1] ?? '').length })];
    }),
  );
  const remark = remarkOn(
    found,
    'warning',
    '原因重复增减',
    `增减原因只是把增减再说一遍：${listed(found)}，请写明引起变化的政策、人员或事项。`,
  );
  return remark === null ? [] : [remark];
}
