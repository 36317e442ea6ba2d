/** A character read from a line. */
export type ReadCharacter = {
  readonly text: string;
  /** 0…1: how sure the model is. */
  readonly confidence: number;
  /** 0…1: how sure the model is that it is a point or a comma, whichever; for these two only. */
  readonly separator?: number;
  /** For a sign that no amount has: what of an amount it is likeliest to be, empty where nothing. */
  readonly inAmount?: string;
  /** Where on the line it stands: 0 its beginning, 1 its end. */
  readonly at: number;
};

/** What the model leaves between two characters. */
const BLANK = 0;

/** Characters that print the same thing in two widths; which of them it was does not matter. */
const SAME: readonly string[] = [',，', '.．', '(（', ')）', ':：', '-－', '%％', ';；'];
/** What amounts consist of, and signs that broken digits are read as. */
const IN_AMOUNT = [...'0123456789.,-'];
const MISTAKEN = /^[A-Za-z()（）[\]【】{}|!+＋?]$/;
const SEPARATORS = [',', '，', '.', '．', "'", '’', '·'];

/** For each class the others that say the same. */
export type Alike = ReadonlyMap<number, readonly number[]>;

/** Classes that say the same as another, those of points and commas, and those of amounts. Classes count from 1, 0 is the blank. */
export function likenessOf(characters: readonly string[]): {
  readonly alike: Alike;
  readonly separators: readonly number[];
  readonly amounts: readonly number[];
} {
  const classOf = (character: string): number => characters.indexOf(character) + 1;
  const alike = new Map<number, readonly number[]>();
  for (const group of SAME) {
    const classes = [...group].map(classOf).filter((each) => each > 0);
    for (const each of classes)
      alike.set(
        each,
        classes.filter((other) => other !== each),
      );
  }
  const classesOf = (signs: readonly string[]): readonly number[] => signs.map(classOf).filter((each) => each > 0);
  return { alike, separators: classesOf(SEPARATORS), amounts: classesOf(IN_AMOUNT) };
}

type Found = {
  readonly text: string;
  confidence: number;
  separator: number;
  inAmount: string | null;
  readonly from: number;
  to: number;
  /** Its class. */
  readonly of: number;
};

/**
 * CTC 解码. The likeliest class of every step, the same class in a row counted once, blanks left out. `scores` holds
 * `steps` rows of probabilities, one for each class; `characters` are the classes behind the blank.
 */
export function decode(
  scores: Float32Array,
  steps: number,
  classes: number,
  characters: readonly string[],
  { alike, separators, amounts } = likenessOf(characters),
): readonly ReadCharacter[] {
  const read: Found[] = [];
  for (let step = 0; step < steps; step += 1) {
    const base = step * classes;
    let best = 0;
    let most = -Infinity;
    for (let index = 0; index < classes; index += 1) {
      const score = scores[base + index] ?? 0;
      if (score > most) {
        most = score;
        best = index;
      }
    }
    if (best === BLANK) continue;
    const scoreOf = (index: number): number => scores[base + index] ?? 0;
    const sure = (alike.get(best) ?? []).reduce((sum, other) => sum + scoreOf(other), most);
    const separator = separators.includes(best) ? separators.reduce((sum, other) => sum + scoreOf(other), 0) : 0;
    const text = characters[best - 1] ?? '';
    const isMistaken = MISTAKEN.test(text) && !amounts.includes(best);
    const other = isMistaken ? amounts.reduce((all, one) => (scoreOf(one) > scoreOf(all) ? one : all), BLANK) : null;
    const inAmount = other === null ? null : (characters[other - 1] ?? '');
    const last = read[read.length - 1];
    if (last !== undefined && last.of === best && last.to === step - 1) {
      last.to = step;
      if (sure > last.confidence) last.inAmount = inAmount;
      last.confidence = Math.max(last.confidence, sure);
      last.separator = Math.max(last.separator, separator);
    } else {
      read.push({ text, confidence: sure, separator, inAmount, from: step, to: step, of: best });
    }
  }
  return read
    .filter(({ text }) => text !== '')
    .map(({ text, confidence, separator, inAmount, from, to }) => ({
      text,
      confidence: Math.min(1, confidence),
      ...(separator > 0 ? { separator: Math.min(1, separator) } : {}),
      ...(inAmount === null ? {} : { inAmount }),
      at: (from + to + 1) / 2 / steps,
    }));
}
