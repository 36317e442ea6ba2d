/** A slow, obviously right reference for the tests: rational numbers over BigInt. */
export type Fraction = { readonly over: bigint; readonly under: bigint };

export function fraction(over: bigint, under = 1n): Fraction {
  return under < 0n ? { over: -over, under: -under } : { over, under };
}

/** Reads plain decimal notation. */
export function parse(text: string): Fraction {
  const negative = text.startsWith('-');
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const over = BigInt(whole + part);
  return fraction(negative ? -over : over, 10n ** BigInt(part.length));
}

function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, fraction(-b.over, b.under));
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.over, a.under * b.under);
}

export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under, a.under * b.over);
}

/** −1, 0 or 1. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function absolute(a: Fraction): Fraction {
  return a.over < 0n ? fraction(-a.over, a.under) : a;
}

/** The printed digits of a true value (in hundredths of 元), shown in a unit of 10^power 元 with `decimals` decimals. */
export function printFen(
  fen: bigint,
  power: number,
  decimals: number,
  printing: 'half-up' | 'half-even' | 'truncated',
): string {
  // value in steps of the last printed digit = fen / 10^(2 + power − decimals)
  const shift = 2 + power - decimals;
  const size = fen < 0n ? -fen : fen;
  let steps: bigint;
  if (shift <= 0) {
    steps = size * 10n ** BigInt(-shift);
  } else {
    const divisor = 10n ** BigInt(shift);
    const rest = size % divisor;
    steps = size / divisor;
    if (printing === 'half-up' && rest * 2n >= divisor) steps += 1n;
    if (printing === 'half-even' && (rest * 2n > divisor || (rest * 2n === divisor && steps % 2n === 1n))) steps += 1n;
  }
  const digits = steps.toString().padStart(decimals + 1, '0');
  const plain = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return fen < 0n && steps !== 0n ? `-${plain}` : plain;
}
