import type { ReadCharacter } from './ctc.js';

/**
 * An amount whichever of its separators were read as points and which as commas: groups of three digits, one or two decimals.
 * With one separator alone only two decimals tell.
 */
const AMOUNT = /^[-－−]?(?:\d{1,3}(?:[.,，．]\d{3})+[.,，．]\d{1,2}|\d+[,，]\d{2})%?$/;
const SEPARATOR = /[.,，．]/;
/** A model that is surer than this of the other sign may be right: the page itself may be misprinted. */
const SURE_OF_OTHER = 0.95;
/** What such a sign is given instead, so that it is doubtful everywhere. */
const DOUBTFUL = 0.5;

/**
 * 千分位与小数点. Points and commas differ by a pixel or two, which a coarse or black-and-white scan does not keep. In 「4.286.71」
 * the first can only be a comma and in 「286,05」 the comma only a point: groups have three digits, decimals two. Other lines
 * come back as they are.
 */
export function withSettledSeparators(characters: readonly ReadCharacter[]): readonly ReadCharacter[] {
  const signs = characters.map(({ text }) => text);
  if (!AMOUNT.test(signs.join(''))) return characters;
  const point = signs.findLastIndex((sign) => SEPARATOR.test(sign));
  return characters.map((character, index) => {
    if (!SEPARATOR.test(character.text)) return character;
    const text = index === point ? '.' : ',';
    const isSame = text === '.' ? /[.．]/.test(character.text) : /[,，]/.test(character.text);
    if (isSame) return character;
    if (character.confidence <= SURE_OF_OTHER) return { ...character, text };
    return doubted({ ...character, text });
  });
}

/** An amount beyond doubt in its form. */
const PLAIN = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}$/;
const GAP = /^\s+$/;
/** So much of a line must be digits for signs among them to be broken digits. */
const DIGITS = 0.4;
/** A letter the model is surer of than this is there: codes have such. */
const SURE = 0.97;
const LETTER = /[A-Za-z]/;
/** More broken digits than this are no amount any more. */
const MOST_BROKEN = 4;
/** An amount in brackets, as some print what is negative; and one with its sign. */
const BRACKETED = /^(?:[(（].*[)）]|[+＋].*)$/;

/**
 * 残缺数字. Broken digits of a thin scan are read as brackets and letters: 「143.0]」, 「6.00)」. Where the likeliest signs of an
 * amount in their place, or nothing, give one, it is taken and stays doubtful as a whole. Other lines come back as they are.
 */
export function withMendedDigits(characters: readonly ReadCharacter[]): readonly ReadCharacter[] {
  const odd = characters.filter(({ inAmount }) => inAmount !== undefined);
  if (odd.length === 0 || odd.length > MOST_BROKEN) return characters;
  if (odd.some(({ text, confidence }) => LETTER.test(text) && confidence > SURE)) return characters;
  const digits = characters.filter(({ text }) => /\d/.test(text)).length;
  if (digits < DIGITS * characters.length || BRACKETED.test(textOf(characters))) return characters;
  const mended = waysToMend(characters)
    .map(withSettledSeparators)
    .find((one) => PLAIN.test(textOf(one)));
  return mended?.map(doubted) ?? characters;
}

/**
 * 数中空格. Takes the spaces out of what is an amount without them, or becomes one by mending: thin and broken digits stand
 * apart like words. Between two digits a space may have been a sign, or part two figures: that stays in doubt. Other lines come
 * back as they are.
 */
export function withoutGaps(characters: readonly ReadCharacter[]): readonly ReadCharacter[] {
  const solid = characters.filter(({ text }) => !GAP.test(text));
  if (solid.length === characters.length) return characters;
  if (PLAIN.test(textOf(withSettledSeparators(solid)))) {
    return /\d\s+\d/.test(textOf(characters)) ? solid.map(doubted) : solid;
  }
  return withMendedDigits(solid) === solid ? characters : solid;
}

/** The line with every broken digit taken for what it is likeliest to be or for a blot; the fewest blots first. */
function waysToMend(characters: readonly ReadCharacter[]): readonly (readonly ReadCharacter[])[] {
  let ways: readonly (readonly ReadCharacter[])[] = [[]];
  for (const character of characters) {
    const { inAmount, ...one } = character;
    if (inAmount === undefined) ways = ways.map((way) => [...way, one]);
    else ways = ways.flatMap((way) => [...(inAmount === '' ? [] : [[...way, { ...one, text: inAmount }]]), way]);
  }
  return ways.toSorted((one, other) => other.length - one.length);
}

function doubted({ text, at, confidence }: ReadCharacter): ReadCharacter {
  return { text, at, confidence: Math.min(confidence, DOUBTFUL) };
}

/** True for a line that is to be an amount: a digit in it, and nothing but what amounts and broken digits consist of. */
export function isLikeAmount(characters: readonly ReadCharacter[]): boolean {
  return /^[-－−，．：（）＋!-~]*\d[-－−，．：（）＋!-~]*$/.test(textOf(characters));
}

/**
 * Of two readings of one line the better one: an amount rather than something else, then the surer one. Where they are two
 * different amounts, the better is doubtful all the same.
 */
export function betterOf(one: readonly ReadCharacter[], other: readonly ReadCharacter[]): readonly ReadCharacter[] {
  const [isOne, isOther] = [PLAIN.test(textOf(one)), PLAIN.test(textOf(other))];
  if (isOne !== isOther) {
    const better = isOne ? one : other;
    return digitsOf(one) === digitsOf(other) ? better : better.map(doubted);
  }
  const best = leastSure(other) > leastSure(one) ? other : one;
  return textOf(one) === textOf(other) ? best : best.map(doubted);
}

function digitsOf(characters: readonly ReadCharacter[]): string {
  return textOf(characters).replace(/\D/g, '');
}

function textOf(characters: readonly ReadCharacter[]): string {
  return characters.map(({ text }) => text).join('');
}

function leastSure(characters: readonly ReadCharacter[]): number {
  return Math.min(...characters.map(({ confidence, separator }) => separator ?? confidence), 1);
}
