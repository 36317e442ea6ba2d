/** Texts in which there is nothing to take away: most names, and figures without a point. */
const CLEAN = /^[\u4e00-\u9fffA-Za-z\d]*$/;
const MARKS = /[\s\p{P}]+/gu;

/** Rules compare the same names and values over and over. */
const bareTexts = new Map<string, string>();
const REMEMBERED = 10_000;
/** Longer texts are asked for once. */
const LONGEST = 200;

/** 只留文字. A text without white space and punctuation: copies are often punctuated anew. */
export function withoutMarks(text: string): string {
  if (CLEAN.test(text)) return text;
  if (text.length > LONGEST) return text.replace(MARKS, '');
  const known = bareTexts.get(text);
  if (known !== undefined) return known;
  if (bareTexts.size >= REMEMBERED) bareTexts.clear();
  const made = text.replace(MARKS, '');
  bareTexts.set(text, made);
  return made;
}
