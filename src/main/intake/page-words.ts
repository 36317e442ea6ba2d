/** What stays of a line of heads and feet when the number of the page and what surrounds it are taken away. */
const PAGE_NUMBER = /page|of|[\d\s第共页一二三四五六七八九十百ⅰ-ⅻⅠ-Ⅻ]/giu;
const WORD = /\p{L}/u;
/** Tables that state no unit of their own may rest on this one, whatever the document says elsewhere. */
const UNIT = /单位[:：]|^[（(]?[千万亿]?元[）)]?$/;
const MOST_SHOWN = 3;
/** More different lines around the pages are an attack. */
const MOST_LINES = 200;
const LONGEST_SHOWN = 40;

/**
 * 页眉页脚中正文没有的话. Of the words that are drawn around the pages, those that would be lost with them: no numbers of pages
 * and nothing that the text says itself, but for a unit of money. `lines`: the text. Each once, in order.
 */
export function lostPageWords(words: readonly string[], lines: readonly string[]): readonly string[] {
  const distinct = [...new Set(words.map((line) => line.replace(/\s+/g, ' ').trim()))]
    .filter((line) => WORD.test(line.replace(PAGE_NUMBER, '')))
    .slice(0, MOST_LINES);
  if (distinct.length === 0) return [];
  const body = lines.join('').replace(/\s/g, '');
  return distinct.filter((line) => UNIT.test(line) || !body.includes(line.replace(/\s/g, '')));
}

/** The sentence about such words; `where` says whose they are: 「页眉、页脚」. */
export function pageWordsSentence(where: string, lost: readonly string[]): string {
  const shown = lost.slice(0, MOST_SHOWN).map((line) => `“${shortened(line)}”`);
  const more = lost.length > MOST_SHOWN ? '等' : '';
  return `${where}中的${shown.join('、')}${more}未作为正文读取。如是表名、金额单位或数字，请对照原件核对。`;
}

function shortened(line: string): string {
  const characters = [...line];
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('')}…` : line;
}
