/**
 * Radicals that stand for whole characters but have no compatibility mapping in Unicode. Fonts map glyphs to them because
 * the shapes are the same.
 */
const RADICALS: Readonly<Record<string, string>> = {
  '⺁': '厂',
  '⺋': '卩',
  '⺟': '母',
  '⺠': '民',
  '⺫': '目',
  '⺴': '网',
  '⺼': '月',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};

/**
 * The character that was meant. Page formats store glyphs, and fonts map some of them to radicals or compatibility forms
 * that look the same (「⾏政」 for 「行政」). Full-width digits and brackets are left as printed.
 */
export function ordinaryForm(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x2e80) return code === 0xa0 ? ' ' : character;
  if (code < 0x2f00) return RADICALS[character] ?? character;
  const isCompatibility = code < 0x2fe0 || (code >= 0xf900 && code < 0xfb00) || (code >= 0x2f800 && code < 0x2fa20);
  return isCompatibility ? character.normalize('NFKC') : character;
}
