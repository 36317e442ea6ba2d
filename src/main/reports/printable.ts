/**
 * Characters that no report can hold: control characters other than tab and line feed, half a surrogate pair, and the
 * two code points that are never characters. A hostile document must not make an export that Word cannot open.
 */
const UNPRINTABLE = /[^\P{Cc}\t\n]|\p{Surrogate}|[\ufffe\uffff]/gu;

/** The same value with every string cleaned: line ends are line feeds, and what cannot be printed is left out. */
export function printable<Value>(value: Value): Value {
  return cleaned(value) as Value;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '');
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, cleaned(held)]));
}
