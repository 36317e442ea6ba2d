import type { Spot, TextLine } from './lines.js';

/** True where a line was read from an image: recognition loses quotation marks and takes one for the other. */
function isRead({ passage }: TextLine): boolean {
  return passage.doubtful !== undefined;
}

/** Brackets and quotation marks without their partner, in paragraphs that their neighbours do not complete. */
export function unbalanced(lines: readonly TextLine[]): readonly Spot[] {
  const lean = (text: string): number => {
    let open = 0;
    if (!/[（(《“）)》”]/.test(text)) return 0;
    for (const character of text.replace(/(?:^|(?<=[；。：\s]))[一二三四五六七八九十\d]{1,3}[）)]/g, '')) {
      if ('（(《“'.includes(character)) open += 1;
      else if ('）)》”'.includes(character)) open -= 1;
    }
    return open;
  };
  const leans = lines.map((line) => lean(isRead(line) ? line.text.replace(/[“”]/g, '') : line.text));
  // As many too many as too few: sentences were cut apart, nothing is missing.
  const total = leans.reduce((sum, one) => sum + one, 0);
  return lines.flatMap((line, index) => {
    const own = leans[index] ?? 0;
    // A sentence that was cut apart has its other bracket within the next few lines.
    const isCompleted = (step: 1 | -1): boolean => {
      let sum = own;
      for (let away = 1; away <= 4; away += 1) {
        sum += leans[index + step * away] ?? 0;
        if (sum === 0) return true;
      }
      return false;
    };
    if (own * total <= 0 || isCompleted(1) || isCompleted(-1)) return [];
    const at =
      own > 0
        ? Math.max(...['（', '(', '《', ...(isRead(line) ? [] : ['“'])].map((mark) => line.text.lastIndexOf(mark)))
        : line.text.search(isRead(line) ? /[）)》]/ : /[）)》”]/);
    return [{ line, start: Math.max(0, at), end: Math.max(0, at) + 1 }];
  });
}
