import type { Item, Line, RowRole } from '../disclosure/index.js';
import { plainLine, type DraftLine } from './draft-line.js';
import { plain } from './words.js';

type Bound = { readonly draft: DraftLine; readonly item: Item | null };

/** Lines under which others may stand, with what may stand there. */
const PARTS: Readonly<Partial<Record<Item, RegExp>>> = {
  'current-income':
    /^(?:general-public|government-fund|state-capital|fiscal-account|fiscal|business|operating|superior-subsidy|subordinate-remittance|other-income)$/,
  'current-expenditure': /^class:/,
  'carry-in': /^carry-in\./,
  fiscal: /^(?:general-public|government-fund|state-capital)$/,
};

/**
 * Roles and depths of overview lines. 「本年收入合计」 and 「收入总计」 are totals; a heading line with its parts below
 * (「一、本年收入」 {（一）…}) is a subtotal and its parts are one deeper.
 */
export function settleOverview(printed: readonly (readonly Bound[])[]): readonly (readonly Line[])[] {
  const rows = withTotalsOfYear(printed);
  const lanes = new Map<number, Bound[]>();
  for (const bound of rows.flat()) {
    const lane = lanes.get(bound.draft.lane);
    if (lane === undefined) lanes.set(bound.draft.lane, [bound]);
    else lane.push(bound);
  }
  const settled = new Map<Bound, { readonly role: RowRole; readonly depth: number }>();
  for (const lane of lanes.values()) settleLane(lane, settled);
  return rows.map((row, index) =>
    row.map((bound): Line => {
      const line = plainLine(bound.draft);
      const place = settled.get(bound) ?? { role: 'detail', depth: 0 };
      const key = bound.item ?? (line.label === '' ? `#${index + 1}` : plain(line.label));
      return { ...line, item: bound.item, ...place, key };
    }),
  );
}

/** 「收入合计」, 「小计」 */
const SUM_WORDS = /^(?:[收支][入出])?(?:合计|小计)$/;

/**
 * 「收入合计」 or 「小计」, with what is carried over between it and 「收入总计」: the total of the year, whatever it is called. A lane that names
 * 「本年收入」 itself is left alone.
 */
function withTotalsOfYear(rows: readonly (readonly Bound[])[]): readonly (readonly Bound[])[] {
  const all = rows.flat();
  const renamed = new Map<Bound, Item>();
  for (const [total, current] of [
    ['total-income', 'current-income'],
    ['total-expenditure', 'current-expenditure'],
  ] as const) {
    const last = all.findLast(({ item }) => item === total);
    if (last === undefined || all.some(({ item }) => item === current)) continue;
    const lane = all.filter(({ draft }) => draft.lane === last.draft.lane);
    const above = lane
      .slice(0, lane.indexOf(last))
      .filter(({ draft, item }) => (item === null || item === total) && SUM_WORDS.test(plain(draft.printed)));
    const [only] = above;
    if (above.length === 1 && only !== undefined) renamed.set(only, current);
  }
  if (renamed.size === 0) return rows;
  return rows.map((row) => row.map((bound) => ({ ...bound, item: renamed.get(bound) ?? bound.item })));
}

function settleLane(lane: readonly Bound[], settled: Map<Bound, { role: RowRole; depth: number }>): void {
  let heading: Bound | null = null;
  for (const bound of lane) {
    const { draft, item } = bound;
    const isTotal =
      item === 'total-income' ||
      item === 'total-expenditure' ||
      draft.isTotal ||
      /(?:合计|总计|(?:收入|支出)小计)$/.test(plain(draft.printed));
    if (heading !== null && item !== null && isPart(heading, bound) && !isTotal) {
      settled.set(bound, { role: 'detail', depth: 1 });
      const above = settled.get(heading);
      if (above !== undefined) settled.set(heading, { ...above, role: 'subtotal' });
      continue;
    }
    if (item === null && heading !== null && draft.label !== '' && deeper(heading, bound)) {
      settled.set(bound, { role: 'detail', depth: 1 });
      continue;
    }
    const opens = item !== null && !isTotal && PARTS[item] !== undefined;
    const named = item === 'current-income' || item === 'current-expenditure';
    settled.set(bound, { role: isTotal ? 'total' : opens && named ? 'subtotal' : 'detail', depth: 0 });
    if (draft.label !== '') heading = opens ? bound : null;
  }
}

function isPart(heading: Bound, bound: Bound): boolean {
  if (heading.item === null || bound.item === null) return false;
  const parts = PARTS[heading.item];
  if (parts?.test(bound.item) !== true) return false;
  // 财政拨款收入 is divided only where its parts are numbered one level lower.
  return heading.item !== 'fiscal' || deeper(heading, bound);
}

/** Numbered one level lower, or introduced by 「其中：」. */
function deeper(heading: Bound, bound: Bound): boolean {
  if (bound.draft.label.startsWith('其中')) return true;
  return levelOf(bound.draft.ordinal) > levelOf(heading.draft.ordinal);
}

function levelOf(ordinal: string | null): number {
  if (ordinal === null) return 0;
  if (/^[（(]\s*\d|^[①-⑳]/.test(ordinal)) return 4;
  if (/^\d/.test(ordinal)) return 3;
  return /^[（(]/.test(ordinal) ? 2 : 1;
}
