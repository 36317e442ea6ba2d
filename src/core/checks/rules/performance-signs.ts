import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { everyIndicator, operatorOf, remarkOn } from './performance-common.js';

/** A mark of its own that is none of ≥ ≤ ＝ ＞ ＜ (「≡」, 「≒」): readers make it of them. */
const UNREAD_SIGN = /^[^\p{L}\p{N}\s%％/／\-—－…]{1,2}$/u;

/** 认不清的运算符. Indicators whose sign is a mark nobody can read as 至少, 至多 or 等于. */
export function unreadSigns(subject: Subject): readonly Remark[] {
  const found = everyIndicator(subject.disclosure).filter(
    ({ indicator }) => operatorOf(indicator) === 'unsure' && UNREAD_SIGN.test(indicator.nature.trim()),
  );
  const signs = [...new Set(found.map(({ indicator }) => indicator.nature.trim()))].map((sign) => `“${sign}”`);
  return remarkOn(
    subject,
    found,
    'notice',
    '运算符不明',
    (words) =>
      `${found.length} 个指标的运算符印作${signs.join('、')}，不能判断是“≥”“≤”还是“＝”：${words}，请对照原件。`,
  );
}
