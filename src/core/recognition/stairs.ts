import type { RowRole, TableKind } from '../disclosure/index.js';
import type { DraftLine } from './draft-line.js';
import { plain, readOrdinal } from './words.js';

/** Where a line stands among its columns of names. */
type Step = { readonly level: number; readonly path: readonly string[]; readonly isSubtotal: boolean };

/** What a list of names in several columns says about each of its lines. */
export type Stairs = {
  /** The lines, named by their own step and known by the names above it. */
  readonly rows: readonly (readonly DraftLine[])[];
  readonly places: ReadonlyMap<DraftLine, { readonly role: RowRole; readonly depth: number }>;
};

/** Lists that print their classes in columns of their own. */
const LISTS: ReadonlySet<TableKind> = new Set(['income', 'procurement']);

const SUBTOTAL = /^小计$/;

/**
 * 阶梯式清单. A list whose columns of names are levels: 「采购大类 | 项目 | 经济科目 | 采购物品」 where every row fills only its own
 * level and stands above the rows that begin farther right, or 「资金 | 小计」 above 「资金 | 来源」. Null where the table is no
 * such list: then every row stands for itself.
 */
export function stairsOf(kind: TableKind, rows: readonly (readonly DraftLine[])[]): Stairs | null {
  if (!LISTS.has(kind) || rows.some((row) => row.length > 1)) return null;
  const all = rows.flat().filter((line) => !line.isTotal);
  const marked = all.some(({ steps }) => SUBTOTAL.test(plain(lastOf(steps))));
  // Without that mark a name alone may be the rest of the name above it.
  const counted = all.filter((line) => (marked ? isNamed(line) : line.hasFigures));
  const lines = counted.filter(isNamed);
  if (lines.length < 3 || !lines.some(({ steps }) => steps.length > 1)) return null;
  const levels = lines.map(levelOf);
  const deepest = Math.max(...levels);
  const leaves = lines.filter((_, index) => levels[index] === deepest);
  const bare = leaves.filter(({ steps }) => steps.slice(0, deepest).every((text) => text === ''));
  if (deepest === 0 || !(marked || bare.length * 3 >= leaves.length * 2)) return null;
  const steps = stepsOf(counted, deepest, marked);
  const places = new Map<DraftLine, { role: RowRole; depth: number }>();
  const renamed = rows.map((row) =>
    row.map((line) => {
      const step = steps.get(line);
      if (step === undefined) {
        // What stands on no step has nothing below it.
        if (!line.isTotal) places.set(line, { role: 'detail', depth: deepest });
        return line;
      }
      const own = named(line, step);
      places.set(own, { role: step.isSubtotal ? 'subtotal' : 'detail', depth: step.level });
      return own;
    }),
  );
  return { rows: renamed, places };
}

function lastOf(steps: readonly string[]): string {
  return steps.findLast((text) => text !== '') ?? '';
}

function isNamed({ steps }: DraftLine): boolean {
  return steps.some((text) => text !== '');
}

/** The last column that the line fills; 小计 names no level of its own. -1 where it fills none. */
function levelOf({ steps }: DraftLine): number {
  const last = steps.findLastIndex((text) => text !== '');
  return last > 0 && SUBTOTAL.test(plain(steps[last] ?? '')) ? last - 1 : last;
}

/** Steps of the lines that count. A figure without any name belongs to the names above it, as merged cells leave it. */
function stepsOf(lines: readonly DraftLine[], deepest: number, marked: boolean): ReadonlyMap<DraftLine, Step> {
  const levels = lines.map((line) => (isNamed(line) ? levelOf(line) : deepest));
  const steps = new Map<DraftLine, Step>();
  let above: readonly string[] = [];
  for (const [index, line] of lines.entries()) {
    const level = levels[index] ?? 0;
    const path = line.steps.slice(0, level + 1).map((text, at) => (text === '' ? (above[at] ?? '') : text));
    const next = lines[index + 1];
    const isDeeper = next !== undefined && (levels[index + 1] ?? 0) > level;
    // Where 小计 marks the classes, a row of another class may begin farther right and is no part of this one.
    const isOwn = !marked || path.every((text, at) => [text, ''].includes(next?.steps[at] ?? ''));
    steps.set(line, { level, path, isSubtotal: isDeeper && isOwn });
    above = path;
  }
  return steps;
}

function named(line: DraftLine, { path, level }: Step): DraftLine {
  const printed = path[level] ?? '';
  const ordinal = readOrdinal(printed);
  return {
    ...line,
    label: ordinal?.rest ?? printed,
    printed,
    ordinal: ordinal?.ordinal ?? null,
    identity: path.filter((text) => text !== '').join('|'),
  };
}
