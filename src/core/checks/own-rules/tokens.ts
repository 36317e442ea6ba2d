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
  ['÷', '÷'],
  ['≠', '≠'],
  ['.', '.'],
  ['．', '.'],
];

const NUMBER = /^\d[\d,]*(?:\.\d+)?(?:亿元|万元|千元|元|[%％])?/;
/** Names end at white space, signs and square brackets; 「/」 and round brackets belong to header paths. */
const NAME = /^[^\s<>=≤≥≦≧＜＞＝≠+＋\-－−×*＊÷.．[\]【】]+/;
const ROW = /^[[【]([^\]】]*)[\]】]/;

/** A name as far as its round brackets close: inside a group the next closing one ends the group, not the name. */
function nameAt(rest: string, isGrouped: boolean): string | undefined {
  const name = NAME.exec(rest)?.[0];
  if (name === undefined || !isGrouped) return name;
  let open = 0;
  for (const [at, character] of [...name].entries()) {
    if (/[（(]/.test(character)) open += 1;
    else if (/[）)]/.test(character)) {
      if (open === 0) return [...name].slice(0, at).join('');
      open -= 1;
    }
  }
  return name;
}

/** Divides a rule into words and signs. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let groups = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const space = /^\s+/.exec(rest)?.[0];
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const before = tokens.at(-1);
    // Behind a point a bracket begins a name: 「.（一）一般公共预算资金」.
    const isOpening = /^[（(]/.test(rest) && (before === undefined || (before.type === 'sign' && before.text !== '.'));
    const isClosing = groups > 0 && /^[）)]/.test(rest);
    if (isOpening || isClosing) {
      groups += isOpening ? 1 : -1;
      tokens.push({ type: 'sign', text: isOpening ? '(' : ')', at });
      at += 1;
      continue;
    }
    const sign = SIGNS.find(([spelling]) => rest.startsWith(spelling));
    const row = ROW.exec(rest);
    const number = NUMBER.exec(rest)?.[0];
    const name = nameAt(rest, groups > 0);
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
