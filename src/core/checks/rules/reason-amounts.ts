import type { Subject } from '../subject.js';
import { matchesIn } from '../text/matches.js';
import { statements } from '../text/matters.js';
import { mention, type Mention } from '../text/remarks.js';

/** 「本年数小于上年预算数的主要原因」: compared with the year before in words alone. */
const IN_WORDS =
  /(?:小于|低于|少于|大于|高于|多于)\s*(?:上年|去年|上一年度?|20\d{2}\s*年)(?:度)?(?:年初)?(?:预算|决算)?数?(?:的|，|,)?(?:主要)?原因/g;
const AMOUNT = /\d[\d,]*(?:\.\d+)?\s*[亿万]?元/g;

/** Comparisons with the year before that give neither its amount nor the difference. */
export function comparedInWords({ disclosure, document }: Subject): readonly Mention[] {
  return statements(disclosure).flatMap((line) =>
    matchesIn(line.text, IN_WORDS)
      .filter(({ index }) => {
        const sentence = line.text.slice(line.text.lastIndexOf('。', index) + 1, index);
        return matchesIn(sentence, AMOUNT).length < 2;
      })
      .map((match) => mention(document, { line, start: match.index, end: match.index + match[0].length })),
  );
}
