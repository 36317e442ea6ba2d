/**
 * 一位之差的各种写法. The number as it is printed with one digit changed, or with two neighbours that changed places: what it may have been before it
 * was misprinted.
 */
function digitVariants(printed: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < printed.length; at += 1) {
    const own = printed.charAt(at);
    if (!/\d/.test(own)) continue;
    for (const digit of '0123456789') {
      if (digit !== own) found.push(printed.slice(0, at) + digit + printed.slice(at + 1));
    }
    const next = printed.charAt(at + 1);
    if (/\d/.test(next) && next !== own) found.push(printed.slice(0, at) + next + own + printed.slice(at + 2));
  }
  return found;
}

/**
 * True where one of the numbers, with one digit otherwise, makes `holds` true: then one of them is misprinted. `printed`: the numbers as
 * they stand there, none of which makes it true.
 */
export function isOneDigitOff(printed: readonly string[], holds: (numbers: readonly string[]) => boolean): boolean {
  return printed.some((number, at) => digitVariants(number).some((other) => holds(printed.with(at, other))));
}
