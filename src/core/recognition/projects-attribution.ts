import type { Reading } from '../amount/index.js';
import { costsOfTotal, isCost, moneyOf, totalOf, type BareIndicator, type Cost } from './projects-costs.js';
import { sharedWord } from './projects-words.js';
import { plain } from './words.js';

/** A project as far as indicators can be recognised by it. */
export type Owner = { readonly name: string; readonly goal: string; readonly total: Reading };

/** An indicator of the table, in printed order, with the page it stands on. */
export type Entry = { readonly indicator: BareIndicator; readonly page: number };

/** Where a project is printed: before entry `from`; entries `from`…`to` (exclusive) stand in the same row. */
export type Span = { readonly owner: number; readonly from: number; readonly to: number; readonly page: number };

/** Whose an indicator is. Unknown ones are listed with the project printed before them. */
export type Attributed = {
  readonly owner: number;
  readonly attribution: 'printed' | 'inferred' | 'unknown';
  readonly evidence: string | null;
};

const COST = '成本指标与项目总额一致';
const BETWEEN = '位于项目名称与已确定属于该项目的指标之间';
const AGAIN = '同一项目在其前后重复列示';
const REGULAR = '各项目名称之间均恰有一组成本指标';
const ORDERLY = '本页各项目的指标均列于项目名称之后';
const TAIL = '位于项目指标之后且指标类别未重复';

/** A span with the costs that are proven its own. */
type Block = Span & { readonly costs: ReadonlySet<number> };

/**
 * 指标归属. Indicators of a project stand together, but its name may be printed at the top, in the middle or at the end of
 * them, and names may be lost. So between two printed projects the first stretch is the former's, the last the latter's,
 * and how far each reaches needs evidence: costs that are its total, words it shares with nobody else, or a page on which
 * every name is known to stand on top. What is not reached stays unknown.
 */
export function attribute(
  owners: readonly Owner[],
  printed: readonly Span[],
  entries: readonly Entry[],
): readonly (Attributed | undefined)[] {
  const found: (Attributed | undefined)[] = entries.map(() => undefined);
  const spans = joined(printed, found);
  if (spans.length === 0) return found;
  const totals = owners.map(({ total }) => totalOf(total));
  const costs: readonly Cost[] = entries.flatMap(({ indicator }, index) => {
    const money = moneyOf(indicator);
    return money === null ? [] : [{ index, money }];
  });
  const blocks = spans.map((span, place): Block => {
    const from = spans[place - 1]?.to ?? 0;
    const to = spans[place + 1]?.from ?? entries.length;
    const beside = [spans[place - 1], spans[place + 1]].flatMap((other) => {
      const total = other === undefined || other.owner === span.owner ? null : totals[other.owner];
      return total === null || total === undefined ? [] : [total];
    });
    const own = costs.filter(({ index }) => index >= from && index < to);
    return { ...span, costs: costsOfTotal(own, totals[span.owner] ?? null, beside) };
  });
  const texts = owners.map(({ name, goal }) => plain(name + goal));
  const known = owners.map(() => '');
  for (const block of blocks) {
    for (const index of block.costs) known[block.owner] += `|${plain(entries[index]?.indicator.level3 ?? '')}`;
    for (let index = block.from; index < block.to; index += 1)
      known[block.owner] += `|${plain(entries[index]?.indicator.level3 ?? '')}`;
  }
  const words = owners.map((_, owner) => `${texts[owner]}${known[owner]}`);
  const table: Reach = { blocks, entries, costs, words, regular: isRegular(blocks, entries, costs) };
  for (let gap = 0; gap <= blocks.length; gap += 1) fillGap(table, gap, found);
  return found;
}

type Reach = {
  readonly blocks: readonly Block[];
  readonly entries: readonly Entry[];
  readonly costs: readonly Cost[];
  readonly words: readonly string[];
  readonly regular: boolean;
};

/** Prints of one project with no other between them are one span; the indicators between them are its own. */
function joined(printed: readonly Span[], found: (Attributed | undefined)[]): readonly Span[] {
  const spans: Span[] = [];
  for (const span of printed) {
    for (let index = span.from; index < span.to; index += 1)
      found[index] = { owner: span.owner, attribution: 'printed', evidence: null };
    const last = spans.at(-1);
    if (last?.owner !== span.owner) {
      spans.push(span);
      continue;
    }
    for (let index = last.to; index < span.from; index += 1)
      found[index] = { owner: span.owner, attribution: 'inferred', evidence: AGAIN };
    spans[spans.length - 1] = { ...last, to: span.to };
  }
  return spans;
}

/** How far evidence of a block reaches into a gap: by amounts, and with words as well. */
type Evidence = {
  readonly proven: number | null;
  readonly last: number | null;
  readonly reasons: ReadonlyMap<number, string>;
};

const NOTHING: Evidence = { proven: null, last: null, reasons: new Map() };

function fillGap(table: Reach, gap: number, found: (Attributed | undefined)[]): void {
  const { blocks, entries, costs } = table;
  const before = blocks[gap - 1];
  const after = blocks[gap];
  const from = before?.to ?? 0;
  const to = after?.from ?? entries.length;
  if (from === to) return;
  const inGap = costs.filter(({ index }) => index >= from && index < to);
  // A cost that is not the project's own is another project's: its stretch ends there.
  const foreignTo = (block: Block | undefined): readonly number[] =>
    block === undefined || block.costs.size === 0
      ? []
      : inGap.filter(({ index }) => !block.costs.has(index)).map(({ index }) => index);
  const lastOfBefore = Math.min(to, ...foreignTo(before));
  const firstOfAfter = Math.max(from, ...foreignTo(after).map((index) => index + 1));
  const ends = before === undefined ? NOTHING : reachOf(table, before, from, lastOfBefore, 1);
  const starts = after === undefined ? NOTHING : reachOf(table, after, firstOfAfter, to, -1);
  let end = ends.last ?? from - 1;
  let start = starts.last ?? to;
  if (end >= start) {
    // Words contradict the order: only the amounts are believed.
    end = ends.proven ?? from - 1;
    start = starts.proven ?? to;
    if (end >= start) {
      end = from - 1;
      start = to;
    }
  }
  const put = (index: number, owner: number, evidence: string): void => {
    found[index] = { owner, attribution: 'inferred', evidence };
  };
  if (before !== undefined)
    for (let index = from; index <= end; index += 1) put(index, before.owner, ends.reasons.get(index) ?? BETWEEN);
  if (after !== undefined)
    for (let index = start; index < to; index += 1) put(index, after.owner, starts.reasons.get(index) ?? BETWEEN);
  if (before !== undefined) {
    const reach = reachOnPage(table, gap - 1, end + 1, Math.min(start, lastOfBefore), lastOfBefore < to);
    for (let index = end + 1; index < reach.to; index += 1) put(index, before.owner, reach.reason);
  }
  const positional = before ?? after;
  for (let index = from; index < to; index += 1) {
    if (positional !== undefined) found[index] ??= { owner: positional.owner, attribution: 'unknown', evidence: null };
  }
}

/**
 * What of a stretch is recognisably the block's: up to its costs everything, beyond them as far as words that no other
 * project of the table uses lead. A kind of indicator that the block already has ends that, unless its own words speak for it:
 * the next project may have begun there.
 */
function reachOf({ entries, words }: Reach, block: Block, from: number, to: number, step: 1 | -1): Evidence {
  const others = words.filter((_, owner) => owner !== block.owner);
  const order = Array.from({ length: Math.max(0, to - from) }, (_, offset) =>
    step === 1 ? from + offset : to - 1 - offset,
  );
  const reasons = new Map<number, string>();
  for (const index of order) {
    const indicator = entries[index]?.indicator;
    if (indicator === undefined) continue;
    const word = sharedWord(`${indicator.level3}。${indicator.value}`, words[block.owner] ?? '', others);
    if (block.costs.has(index)) reasons.set(index, COST);
    else if (word !== null) reasons.set(index, `与项目文字相同：“${word}”`);
  }
  const proven = order.findLast((index) => block.costs.has(index)) ?? null;
  const seen = new Set<string>();
  const edges = [block.from, block.to - 1, ...block.costs];
  for (let index = Math.min(...edges); index <= Math.max(...edges); index += 1) seen.add(levelOf(entries[index]));
  let last = proven;
  for (const index of order.slice(proven === null ? 0 : order.indexOf(proven) + 1)) {
    const level = levelOf(entries[index]);
    if (reasons.has(index)) last = index;
    else if (!isRepeatable(level) && seen.has(level)) break;
    seen.add(level);
  }
  return { proven, last, reasons };
}

/** How far down the entries behind a project's proven ones are still its own, by the order of the page. */
function reachOnPage(
  table: Reach,
  place: number,
  from: number,
  to: number,
  isCut: boolean,
): { to: number; reason: string } {
  const { blocks, entries } = table;
  const block = blocks[place];
  const next = blocks[place + 1];
  if (block === undefined || from >= to) return { to: from, reason: '' };
  const untilBreak = pageEnd(entries, from, to, from > block.to ? (entries[from - 1]?.page ?? block.page) : block.page);
  const top = table.regular || isOrderly(table, block.page);
  // Costs of nobody mean that names were lost: then the order of the page proves nothing.
  if (!top || isCut) return { to: from, reason: '' };
  // Between two names on one page nothing else can stand; at the end of a page or of the table the next project may begin.
  if (next !== undefined && next.page === block.page && untilBreak === to)
    return { to, reason: table.regular ? REGULAR : ORDERLY };
  const seen = new Set<string>();
  for (let index = block.from; index < from; index += 1) seen.add(levelOf(entries[index]));
  let reach = from;
  for (let index = from; index < untilBreak; index += 1) {
    const level = levelOf(entries[index]);
    if (!isRepeatable(level)) {
      if (seen.has(level)) break;
      seen.add(level);
      reach = index + 1;
    } else if (table.regular) reach = index + 1;
  }
  return { to: reach, reason: table.regular ? REGULAR : TAIL };
}

function pageEnd(entries: readonly Entry[], from: number, to: number, page: number): number {
  let end = from;
  while (end < to && entries[end]?.page === page) end += 1;
  return end;
}

function levelOf(entry: Entry | undefined): string {
  return entry === undefined ? '' : plain(entry.indicator.level2);
}

/** 数量指标 are several in most projects; of the others one is usual. */
function isRepeatable(level: string): boolean {
  return level === '' || level.startsWith('数量');
}

function isSatisfaction({ indicator }: Entry): boolean {
  return /满意/.test(indicator.level1 + indicator.level2);
}

/** Every project, from its name to the next, has exactly one cost and at most one 满意度: the names stand on top. */
function isRegular(blocks: readonly Block[], entries: readonly Entry[], costs: readonly Cost[]): boolean {
  if ((blocks[0]?.from ?? 0) > 0) return false;
  return blocks.every((block, place) => {
    const run = entries.slice(block.from, blocks[place + 1]?.from ?? entries.length);
    const stated = costs.filter(({ index }) => index >= block.from && index < block.from + run.length);
    return (
      run.filter(({ indicator }) => isCost(indicator)).length === 1 &&
      run.filter(isSatisfaction).length <= 1 &&
      stated.every(({ index }) => block.costs.has(index))
    );
  });
}

/**
 * Every project printed on the page has its costs behind its name and none before it. A cost in the very row of the name says
 * nothing about which side the others stand on, unless the table begins with a name.
 */
function isOrderly({ blocks }: Reach, page: number): boolean {
  const onTop = (blocks[0]?.from ?? 0) === 0;
  return blocks
    .filter((block) => block.page === page)
    .every(({ costs, from, to }) => {
      const places = [...costs];
      return (
        places.length > 0 && places.every((index) => index >= from) && (onTop || places.some((index) => index >= to))
      );
    });
}
