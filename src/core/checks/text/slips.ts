import { areSiblings, isParticle } from './siblings.js';

/** 一处笔误. How a printed name departs from the right one: a character changed, lost, put in or doubled, two changed, or two turned round. */
export type Slip = {
  readonly kind: 'changed' | 'two-changed' | 'lost' | 'added' | 'doubled' | 'turned';
  /** Where in the right name, counted in characters. */
  readonly at: number;
  /** What the right name has there, and what is printed instead; either may be empty. */
  readonly right: string;
  readonly printed: string;
};

const HAN = /^[\u4e00-\u9fff]+$/;
/** Figures, and characters that number things, tell things apart on purpose. */
const FIGURE = /[\d一二三四五六七八九十〇甲乙丙丁]/;

/** Characters that come and go in a name without making another of it. */
const LEFT_OUT = /[的地得了之和与及或等]/;

/** The length of what two texts begin with alike. */
function sameStart(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let length = 0;
  while (length < shorter && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}

/** The length of what two texts end with alike, behind what they begin with alike. */
function sameEnd(one: string, other: string, start: number): number {
  const shorter = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < shorter && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)) {
    length += 1;
  }
  return length;
}

/**
 * The single slip between a right name and a printed one. Null where they are equal, where more than one stretch differs,
 * and where the difference tells two things apart: figures, words that take each other's place (东、西；购置、运行), words that
 * may be left out (的、和).
 */
export function slipBetween(name: string, printed: string): Slip | null {
  const longer = printed.length - name.length;
  if (longer < -1 || longer > 1 || name === printed) return null;
  const at = sameStart(name, printed);
  // Most names looked at differ in more than two characters: that is seen without cutting them.
  if (Math.max(name.length, printed.length) - at - sameEnd(name, printed, at) > 2) return null;
  const rest = name.slice(at);
  const found = printed.slice(at);
  if (longer === -1) {
    const lost = rest.charAt(0);
    if (rest.slice(1) !== found || !isTelling(lost, '')) return null;
    return { kind: 'lost', at, right: lost, printed: '' };
  }
  if (longer === 1) {
    const more = found.charAt(0);
    if (found.slice(1) !== rest || !isTelling(more, '')) return null;
    // A doubled character is seen behind its first one: the texts part where the second should not be.
    return { kind: more === name.charAt(at - 1) ? 'doubled' : 'added', at, right: '', printed: more };
  }
  if (found.slice(1) === rest.slice(1)) return changed('changed', name, at, rest.charAt(0), found.charAt(0));
  if (found.slice(2) !== rest.slice(2)) return null;
  const [right, wrong] = [rest.slice(0, 2), found.slice(0, 2)];
  if (wrong === `${right.charAt(1)}${right.charAt(0)}`) {
    return HAN.test(wrong) && !FIGURE.test(wrong) ? { kind: 'turned', at, right, printed: wrong } : null;
  }
  return changed('two-changed', name, at, right, wrong);
}

function changed(
  kind: 'changed' | 'two-changed',
  name: string,
  at: number,
  right: string,
  printed: string,
): Slip | null {
  if (!isTelling(right, printed)) return null;
  // 「购置」 and 「购买」 differ in one character and are two words for one matter.
  const [before, behind] = [name.charAt(at - 1), name.charAt(at + right.length)];
  if (areSiblings(before + right, before + printed) || areSiblings(right + behind, printed + behind)) return null;
  return { kind, at, right, printed };
}

/** True where a difference is a misprint and not another thing. */
function isTelling(right: string, printed: string): boolean {
  const both = right + printed;
  if (!HAN.test(both) || FIGURE.test(both) || areSiblings(right, printed)) return false;
  return printed === '' ? !LEFT_OUT.test(right) : !(isParticle(right) && isParticle(printed));
}

/** Characters at either end by which a name is looked for. */
const END = 3;

/** Where the first and the last three characters of a name stand in a text. */
type Ends = { readonly heads: number[]; readonly tails: number[] };

/** Three characters as one number: exact, for each has 16 bits. */
function keyAt(text: string, at: number): number {
  return (text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)) * 0x10000 + text.charCodeAt(at + 2);
}

/** The ends of all names, found in one walk over the text: searching for each name would walk over it again and again. */
function endsIn(text: string, names: readonly string[]): ReadonlyMap<string, Ends> {
  const found = new Map<string, Ends>(names.map((name) => [name, { heads: [], tails: [] }]));
  const wanted = new Map<number, number[][]>();
  // Bits of a character: it stands first, second or third in a wanted end. Most places of the text fail one of the three.
  const stands = new Uint8Array(0x10000);
  const want = (name: string, at: number, places: number[]): void => {
    const key = keyAt(name, at);
    wanted.set(key, [...(wanted.get(key) ?? []), places]);
    for (let index = 0; index < END; index += 1) {
      const code = name.charCodeAt(at + index);
      stands[code] = (stands[code] ?? 0) | (1 << index);
    }
  };
  for (const [name, { heads, tails }] of found) {
    want(name, 0, heads);
    want(name, name.length - END, tails);
  }
  for (let at = 0; at + END <= text.length; at += 1) {
    if (((stands[text.charCodeAt(at)] ?? 0) & 1) === 0) continue;
    if (((stands[text.charCodeAt(at + 1)] ?? 0) & 2) === 0 || ((stands[text.charCodeAt(at + 2)] ?? 0) & 4) === 0)
      continue;
    for (const places of wanted.get(keyAt(text, at)) ?? []) places.push(at);
  }
  return found;
}

/** A stretch of a text that is a name but for one slip. */
type Slipped = { readonly printed: string; readonly slip: Slip };

/**
 * Stretches of a text that are one of several names but for one slip inside it, by name. Either end must be printed right:
 * at its end a name may go on as another one (「某某局」「某某局信息中心」), and what stands before it is not known to belong to it.
 */
export function slipsOfAll(text: string, names: readonly string[]): ReadonlyMap<string, readonly Slipped[]> {
  const long = [...new Set(names)].filter((name) => name.length >= END + 2);
  return new Map([...endsIn(text, long)].map(([name, ends]) => [name, slipsAt(text, name, ends)]));
}

/** `slipsOfAll` for one name. */
export function slipsIn(text: string, name: string): readonly Slipped[] {
  return slipsOfAll(text, [name]).get(name) ?? [];
}

function slipsAt(text: string, name: string, { heads, tails }: Ends): readonly Slipped[] {
  const found = new Map<string, Slip>();
  const look = (start: number, end: number): void => {
    if (start < 0 || end > text.length) return;
    if (text.charCodeAt(start) !== name.charCodeAt(0) || text.charAt(end - 1) !== name.at(-1)) return;
    const printed = text.slice(start, end);
    if (found.has(printed)) return;
    const slip = slipBetween(name, printed);
    if (slip !== null && slip.at > 0 && slip.at + slip.right.length < name.length) found.set(printed, slip);
  };
  for (const at of heads) for (const longer of [-1, 0, 1]) look(at, at + name.length + longer);
  for (const at of tails) for (const longer of [-1, 0, 1]) look(at + END - name.length - longer, at + END);
  return [...found].map(([printed, slip]) => ({ printed, slip }));
}
