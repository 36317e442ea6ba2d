/** Text as it is compared: full-width forms and white space do not count. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/gu, '');
}

/** Share of common pairs of neighbouring characters, 0…1 (Dice). Orders candidates; it decides nothing. */
export function likeness(a: string, b: string): number {
  const left = pairs(plain(a));
  const right = pairs(plain(b));
  if (left.length === 0 || right.length === 0) return plain(a) === plain(b) ? 1 : 0;
  const waiting = new Map<string, number>();
  for (const pair of right) waiting.set(pair, (waiting.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of left) {
    const left = waiting.get(pair) ?? 0;
    if (left === 0) continue;
    waiting.set(pair, left - 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}

function pairs(text: string): readonly string[] {
  const characters = [...text];
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
}

/** The most likely of `options` by `score`, best first; those below `least` are left out. */
export function best<Option>(
  options: readonly Option[],
  score: (option: Option) => number,
  least: number,
  most: number,
): readonly Option[] {
  return options
    .map((option, index) => ({ option, index, score: score(option) }))
    .filter((scored) => scored.score >= least)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, most)
    .map((scored) => scored.option);
}
