/** A text cut at what differs: equal beginning, differing middle, equal end. */
export type TextParts = readonly [same: string, different: string, same: string];

/** Cuts two texts that contradict each other where they differ. */
export function textDifference(first: string, second: string): readonly [TextParts, TextParts] {
  const [a, b] = [[...first], [...second]];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const cut = (text: readonly string[]): TextParts => [
    text.slice(0, head).join(''),
    text.slice(head, text.length - tail).join(''),
    text.slice(text.length - tail).join(''),
  ];
  return [cut(a), cut(b)];
}
