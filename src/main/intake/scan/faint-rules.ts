import type { Rule, Rules } from '../layout/page.js';
import { joinRules } from '../layout/rules.js';
import { findRules } from './find-rules.js';
import type { GreyImage, InkImage } from './image.js';

/** The grey of so many inches along a line is taken together, so that noise does not part it. */
const ALONG = 0.034;
/** A line is darker than what lies this far on either side of it. Inches. */
const BESIDE = 0.02;
/** And by so much, as a share. */
const DARKER = 0.95;
/** Nothing counts as darker than this: where a dark line crosses a faint one, its ends would part it. Grey. */
const DARKEST = 190;
/** Strokes of characters are shorter than this. Points. */
const LONG = 36;
/** A faint line ends at another within this; a short one nearer. Points. */
const MEET = 4;
const TOUCH = 1.5;
/** Lines this near to each other are one. Points. */
const SAME = 2;
/** A line is new where a stretch as long as this was not found already: rows are hardly lower. Points. */
const STRETCH = 8;
/** So many other lines that end at the same place make an open side of a table. */
const FEWEST_LEVEL = 3;
/** A line that crosses so many others at different places is one of the table. */
const FEWEST_CROSSED = 4;

/**
 * 浅色表格线. Adds the ruling lines that are too light to be ink: hairlines of a copy, grey borders. They are known by being
 * darker than both of their sides all along, and by ending at other lines, or together where a table has open sides: a streak of
 * the scanner or a fold runs on over the edge of the table. `image`: paper white. The same rules where no faint line is long enough to be sure of.
 */
export function withFaintRules(rules: Rules, image: GreyImage): Rules {
  const found = joinRules(findRules(ridges(image, false), image.dpi, ridges(image, true)));
  const fresh: Rules = {
    horizontal: found.horizontal.filter((rule) => !isKnown(rule, rules.horizontal)),
    vertical: found.vertical.filter((rule) => !isKnown(rule, rules.vertical)),
  };
  const long = settled(rules, {
    horizontal: fresh.horizontal.filter(isLong).map((rule) => cutBack(rule, [...rules.vertical, ...fresh.vertical])),
    vertical: fresh.vertical.filter(isLong).map((rule) => cutBack(rule, [...rules.horizontal, ...fresh.horizontal])),
  });
  if (long.horizontal.length + long.vertical.length === 0) return rules;
  const all = both(rules, long);
  const short: Rules = {
    horizontal: fresh.horizontal.filter((rule) => isShort(rule, all.horizontal, all.vertical)),
    vertical: fresh.vertical.filter((rule) => isShort(rule, all.vertical, all.horizontal)),
  };
  return joinRules(both(all, short));
}

function both(one: Rules, other: Rules): Rules {
  return {
    horizontal: [...one.horizontal, ...other.horizontal],
    vertical: [...one.vertical, ...other.vertical],
  };
}

function isLong({ from, to }: Rule): boolean {
  return to - from >= LONG;
}

/** True for a short line that ends at others and goes on beside them; a stroke of a character in a low row only ends there. */
function isShort(rule: Rule, along: readonly Rule[], across: readonly Rule[]): boolean {
  return !isLong(rule) && endsAt(rule, across, TOUCH) && along.some(({ at }) => Math.abs(at - rule.at) <= SAME);
}

/**
 * A line that crosses several others and is lost between the last two, where figures stand close to it, ends at the last that it
 * crosses. What goes on over the last of all is a streak and stays as it is.
 */
function cutBack(rule: Rule, across: readonly Rule[]): Rule {
  const places = across.filter(({ from, to }) => isBetween(rule.at, from, to)).map(({ at }) => at);
  const crossed = places.filter((at) => at >= rule.from - MEET && at <= rule.to + MEET);
  if (crossed.length < FEWEST_CROSSED) return rule;
  const [first, last] = [Math.min(...crossed), Math.max(...crossed)];
  const isLost = (end: number, at: number): boolean => Math.abs(end - at) > MEET && Math.abs(end - at) <= LONG;
  return {
    at: rule.at,
    from: isLost(rule.from, first) && places.some((at) => at < rule.from - MEET) ? first : rule.from,
    to: isLost(rule.to, last) && places.some((at) => at > rule.to + MEET) ? last : rule.to,
  };
}

function isKnown(rule: Rule, known: readonly Rule[]): boolean {
  const along = known
    .filter(({ at }) => Math.abs(at - rule.at) <= SAME)
    .toSorted((left, right) => left.from - right.from);
  let reached = rule.from;
  for (const { from, to } of along) {
    if (Math.min(from, rule.to) - reached >= STRETCH) return false;
    reached = Math.max(reached, to);
  }
  return rule.to - reached < STRETCH;
}

/** The faint lines that end at others on both sides, the sure ones or those that do so themselves, or at an open side of a table. */
function settled(sure: Rules, faint: Rules): Rules {
  let kept = faint;
  for (;;) {
    const all = both(sure, kept);
    const next: Rules = {
      horizontal: kept.horizontal.filter((rule) => endsAt(rule, all.vertical, MEET) || endsAtOpenSide(rule, all)),
      vertical: kept.vertical.filter((rule) => endsAt(rule, all.horizontal, MEET)),
    };
    const isSame = next.horizontal.length === kept.horizontal.length && next.vertical.length === kept.vertical.length;
    if (isSame) return kept;
    kept = next;
  }
}

function endsAt(rule: Rule, across: readonly Rule[], reach: number): boolean {
  const meets = (end: number): boolean =>
    across.some(({ at, from, to }) => Math.abs(at - end) <= reach && isBetween(rule.at, from, to));
  return meets(rule.from) && meets(rule.to);
}

/**
 * True for a level line of a table without lines at its sides: it crosses a column line, and ends at another, or where several
 * lines of the same columns do.
 */
function endsAtOpenSide(rule: Rule, { horizontal, vertical }: Rules): boolean {
  const crossing = vertical.filter(
    ({ at, from, to }) => at > rule.from && at < rule.to && isBetween(rule.at, from, to),
  );
  const level = horizontal.filter(
    (other) =>
      Math.abs(other.at - rule.at) > SAME &&
      crossing.some(({ at, from, to }) => at > other.from && at < other.to && isBetween(other.at, from, to)),
  );
  return (['from', 'to'] as const).every(
    (end) =>
      vertical.some(({ at, from, to }) => Math.abs(at - rule[end]) <= MEET && isBetween(rule.at, from, to)) ||
      level.filter((other) => Math.abs(other[end] - rule[end]) <= MEET).length >= FEWEST_LEVEL,
  );
}

function isBetween(at: number, from: number, to: number): boolean {
  return at >= from - MEET && at <= to + MEET;
}

/** Marks with 1 what is darker than both of its sides, along rows or along columns. */
function ridges(image: GreyImage, isUpright: boolean): InkImage {
  const { width, height, dpi } = image;
  const light = { ...image, pixels: image.pixels.map((grey) => (grey < DARKEST ? DARKEST : grey)) };
  const smooth = isUpright ? alongColumns(light) : alongRows(light);
  const beside = Math.max(2, Math.round(dpi * BESIDE));
  const pixels = new Uint8Array(width * height);
  const step = isUpright ? beside : beside * width;
  const [x0, y0] = isUpright ? [beside, 0] : [0, beside];
  for (let y = y0; y < height - y0; y += 1) {
    for (let x = x0; x < width - x0; x += 1) {
      const at = y * width + x;
      const bound = Math.min(smooth[at - step] ?? 0, smooth[at + step] ?? 0) * DARKER;
      if ((smooth[at] ?? 0) < bound) pixels[at] = 1;
    }
  }
  return { width, height, pixels };
}

/** Sums of so many neighbours in a row; near the edges of the page nothing. */
function alongRows({ width, height, pixels, dpi }: GreyImage): Uint16Array {
  const reach = reachOf(dpi);
  const sums = new Uint16Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < width; x += 1) {
      sum += pixels[row + x] ?? 0;
      if (x > 2 * reach) sum -= pixels[row + x - 2 * reach - 1] ?? 0;
      if (x >= 2 * reach) sums[row + x - reach] = sum;
    }
  }
  return sums;
}

/** The same in columns, row after row: memory is read in its order. */
function alongColumns({ width, height, pixels, dpi }: GreyImage): Uint16Array {
  const reach = reachOf(dpi);
  const sums = new Uint16Array(width * height);
  const column = new Uint32Array(width);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const gone = (y - 2 * reach - 1) * width;
    const to = (y - reach) * width;
    for (let x = 0; x < width; x += 1) {
      const sum = (column[x] ?? 0) + (pixels[row + x] ?? 0) - (gone >= 0 ? (pixels[gone + x] ?? 0) : 0);
      column[x] = sum;
      if (y >= 2 * reach) sums[to + x] = sum;
    }
  }
  return sums;
}

function reachOf(dpi: number): number {
  return Math.max(2, Math.round((dpi * ALONG - 1) / 2));
}
