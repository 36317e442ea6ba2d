import { matchesIn } from './matches.js';

/** Items of a list that all end alike: 「办公费、印刷费，水费、电费」, 「专业化，规范化、便利化」. */
const ITEM = '[\\u4e00-\\u9fff（）()]{1,8}?';
const UNEVEN = ['费', '化', '性'].map((last) => ({
  inList: `${last}、`,
  apart: `${last}，`,
  pattern: new RegExp(
    `${ITEM}${last}，[\\u4e00-\\u9fff（）()]{1,7}${last}、${ITEM}${last}|${ITEM}${last}、${ITEM}${last}，[\\u4e00-\\u9fff（）()]{1,7}${last}(?=[、等。；])`,
    'g',
  ),
}));
const NOTHING: readonly RegExpExecArray[] = [];

/** A clause of its own behind the comma is no item: 「……规范化，着力推进信息化、智能化」. */
const CLAUSE =
  /[，][^、]{0,8}(?:推[进动]|实现|加强|加快|提[高升]|促进|确保|包括|主要|其中|以及|并|着力|支付|用于|列支|的)/;

/** 并列成分之间的逗号与顿号. Stretches of a list that print a comma where its other items have a 顿号. */
export function unevenParallels(text: string): readonly RegExpExecArray[] {
  // The patterns are slow, and few texts have both marks behind such a word.
  if (!text.includes('、') || !text.includes('，')) return NOTHING;
  return UNEVEN.flatMap(({ inList, apart, pattern }) =>
    text.includes(inList) && text.includes(apart) ? matchesIn(text, pattern) : NOTHING,
  ).filter(([words]) => !CLAUSE.test(words));
}
