/** How figures of one document or table are printed. */
export type Style = {
  readonly unit: '元' | '万元';
  readonly decimals: number;
  /** Thousands separators. */
  readonly grouped: boolean;
  /** What stands in a cell without money: nothing, or a printed nil. */
  readonly nil: '' | '0' | '0.00';
};

/** Rounds fen half-up (away from zero on a tie) to `decimals` places of `unit`; the result counts last-place steps. */
export function stepsOf(fen: bigint, unit: Style['unit'], decimals: number): bigint {
  const fenPerUnit = unit === '元' ? 100n : 1_000_000n;
  const scaled = (fen < 0n ? -fen : fen) * 10n ** BigInt(decimals);
  const rounded = (scaled * 2n + fenPerUnit) / (fenPerUnit * 2n);
  return fen < 0n ? -rounded : rounded;
}

/** Writes a count of last-place steps with its decimal point: (319154, 2) → "3191.54". */
export function writeSteps(steps: bigint, decimals: number, grouped: boolean): string {
  const digits = (steps < 0n ? -steps : steps).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : whole;
  return `${steps < 0n ? '-' : ''}${shown}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

/** Prints a cell. No money prints as the style's nil. */
export function printCell(fen: bigint, style: Style): string {
  if (fen === 0n) return style.nil === '' ? '' : writeSteps(0n, style.decimals, false);
  return writeSteps(stepsOf(fen, style.unit, style.decimals), style.decimals, style.grouped);
}

/** Prints an amount in a sentence, in 万元 without separators: 「1234.56」. */
export function printInText(fen: bigint, decimals: number): string {
  return writeSteps(stepsOf(fen, '万元', decimals), decimals, false);
}

/** part ÷ whole in percent with two decimals, half-up. */
export function printPercent(part: bigint, whole: bigint): string {
  const negative = part < 0n !== whole < 0n && part !== 0n;
  const numerator = (part < 0n ? -part : part) * 10_000n;
  const denominator = whole < 0n ? -whole : whole;
  const rounded = (numerator * 2n + denominator) / (denominator * 2n);
  return writeSteps(negative ? -rounded : rounded, 2, false);
}
