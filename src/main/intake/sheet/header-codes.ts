/** Codes in the heads and feet of sheets: a part, a font, a size, a colour, a number of pages, a name, the sign itself. */
const CODE = /&(?:"[^"]*"|K(?:[0-9A-F]{6}|\d{2}[+-]\d{3})|\d{1,3}|[\s\S])/gi;

/**
 * 页眉页脚的文字. Words of the head or foot of a sheet as paper shows them, one line for each line of its three parts: 「&L」 begins
 * the left one, 「&"宋体"&12」 says how they look. Numbers of pages, dates and the names of sheet and file are left out.
 */
export function headerWords(text: string): readonly string[] {
  return text
    .replace(CODE, (code) => (code === '&&' ? '&' : /^&[LCR]$/i.test(code) ? '\n' : ''))
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
