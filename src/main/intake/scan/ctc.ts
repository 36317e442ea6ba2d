/** A character read from a line. */
export type ReadCharacter = {
  readonly text: string;
  /** 0…1: how sure the model is. */
  readonly confidence: number;
  /** Where on the line it stands: 0 its beginning, 1 its end. */
  readonly at: number;
};

/** What the model leaves between two characters. */
const BLANK = 0;

/**
 * CTC 解码. The likeliest class of every step, the same class in a row counted once, blanks left out. `scores` holds
 * `steps` rows of probabilities, one for each class; `characters` are the classes behind the blank.
 */
export function decode(
  scores: Float32Array,
  steps: number,
  classes: number,
  characters: readonly string[],
): readonly ReadCharacter[] {
  const read: { text: string; confidence: number; from: number; to: number; of: number }[] = [];
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
    const last = read[read.length - 1];
    if (last !== undefined && last.of === best && last.to === step - 1) {
      last.to = step;
      last.confidence = Math.max(last.confidence, most);
    } else read.push({ text: characters[best - 1] ?? '', confidence: most, from: step, to: step, of: best });
  }
  return read
    .filter(({ text }) => text !== '')
    .map(({ text, confidence, from, to }) => ({ text, confidence, at: (from + to + 1) / 2 / steps }));
}
