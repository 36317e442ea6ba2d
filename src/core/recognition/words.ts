const SPACES = /[\s\u00a0\u3000\u200b\ufeff]+/g;

/** Most texts are plain already. */
const PLAIN = /^[\u4e00-\u9fff\dA-Za-z.,:/-]*$/;

/** Removes all white space: inner spaces of 「合 计」 and soft breaks of narrow header cells carry no meaning. */
export function squeeze(text: string): string {
  return text === '' ? text : text.replace(SPACES, '');
}

/** For comparing words: no white space, full-width letters, digits and brackets made plain, quotes removed. */
export function plain(text: string): string {
  if (PLAIN.test(text)) return text;
  return squeeze(text.normalize('NFKC')).replace(/[“”"'‘’「」『』]/g, '');
}

/** How many opening brackets lack their partner; negative where closing ones do. */
export function openBrackets(text: string): number {
  let open = 0;
  for (const character of text) {
    if (character === '（' || character === '(') open += 1;
    else if (character === '）' || character === ')') open -= 1;
  }
  return open;
}

/** True where a sentence ends or is divided: such text is narrative, not a title, heading or label. */
export function isSentence(text: string): boolean {
  return /[。；;！!？?]/.test(text) || /，/.test(text);
}

/** 「合计」「总计」 and their kin, alone in a cell. */
export function isTotalLabel(text: string): boolean {
  return /^(?:合计|总计|总合计|共计|(?:本年)?(?:收入|支出|人员经费|公用经费)(?:合计|总计)|(?:收支|收|支)总计|合计数)[:：]?$/.test(
    plain(text),
  );
}

/** 「一、」「（一）」「1.」「(1)」 at the start of a label or heading; null where there is none. */
export function readOrdinal(text: string): { readonly ordinal: string; readonly rest: string } | null {
  const match =
    /^((?:[一二三四五六七八九十廿卅百]{1,5}\s*[、．.])|(?:[（(]\s*[一二三四五六七八九十廿卅百\d]{1,5}\s*[)）][、.]?)|(?:\d{1,2}\s*[.．、](?!\d{1,2}(?!\d)))|[①-⑳])\s*(.*)$/su.exec(
      text.trim(),
    );
  if (match?.[1] === undefined) return null;
  return { ordinal: squeeze(match[1]), rest: (match[2] ?? '').trim() };
}
