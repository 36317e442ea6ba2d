/** 词. A piece of a rule with its place in the text. */
export type Token = {
  readonly type: 'name' | 'row' | 'number' | 'sign' | 'end' | 'unknown';
  /** Signs in one spelling; rows without their brackets. */
  readonly text: string;
  readonly at: number;
};

/** Spellings of signs, longest first. */
const SIGNS: readonly (readonly [string, string])[] = [
  ['<=', '≤'],
  ['>=', '≥'],
  ['==', '='],
  ['＜＝', '≤'],
  ['＞＝', '≥'],
  ['≤', '≤'],
  ['≦', '≤'],
  ['≥', '≥'],
  ['≧', '≥'],
  ['=', '='],
  ['＝', '='],
  ['<', '<'],
  ['＜', '<'],
  ['>', '>'],
  ['＞', '>'],
  ['+', '+'],
  ['＋', '+'],
  ['-', '-'],
  ['－', '-'],
  ['−', '-'],
  ['×', '×'],
  ['*', '×'],
  ['＊', '×'],
  ['.', '.'],
  ['．', '.'],
];

const NUMBER = /^\d[\d,]*(?:\.\d+)?(?:亿元|万元|千元|元|%)?/;
/** Names end at white space, signs and brackets; 「/」 and round brackets belong to header paths. */
const NAME = /^[^\s<>=≤≥≦≧＜＞＝+＋\-－−×*＊.．[\]【】]+/;
const ROW = /^[[【]([^\]】]*)[\]】]/;

/** Divides a rule into words and signs. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const space = /^\s+/.exec(rest)?.[0];
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const sign = SIGNS.find(([spelling]) => rest.startsWith(spelling));
    const row = ROW.exec(rest);
    const number = NUMBER.exec(rest)?.[0];
    const name = NAME.exec(rest)?.[0];
    if (sign !== undefined) {
      tokens.push({ type: 'sign', text: sign[1], at });
      at += sign[0].length;
    } else if (row !== null) {
      tokens.push({ type: 'row', text: row[1] ?? '', at });
      at += row[0].length;
    } else if (number !== undefined && (name?.length ?? 0) <= number.length) {
      tokens.push({ type: 'number', text: number, at });
      at += number.length;
    } else {
      const text = name ?? rest.slice(0, 1);
      tokens.push({ type: name === undefined ? 'unknown' : 'name', text, at });
      at += text.length;
    }
  }
  return [...tokens, { type: 'end', text: '', at: source.length }];
}
