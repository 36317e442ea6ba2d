import type { Column, TableKind } from '../disclosure/index.js';
import type { AlignedRow } from './align.js';
import { expenditureItem, incomeItem } from './items.js';
import { readOrdinal, squeeze } from './words.js';

const OVERVIEWS: ReadonlySet<TableKind> = new Set(['income-expenditure-overview', 'fiscal-appropriation-overview']);

/**
 * Puts the rest of a name back where it belongs. A page may draw the second line of a name as a row of its own:
 * 「八、社会保障和就」 and below it 「业支出」. The lines are one where only both together are a name that is known.
 */
export function withWholeLabels(
  kind: TableKind,
  columns: readonly Column[],
  rows: readonly AlignedRow[],
): readonly AlignedRow[] {
  if (!OVERVIEWS.has(kind)) return rows;
  const whole: AlignedRow[] = [];
  for (const row of rows) {
    const joined = restOf(columns, whole.at(-1), row);
    if (joined === null) whole.push(row);
    else whole[whole.length - 1] = joined;
  }
  return whole;
}

/** The row above with the rest of its name; null where the row is one of its own. */
function restOf(columns: readonly Column[], above: AlignedRow | undefined, row: AlignedRow): AlignedRow | null {
  const filled = row.texts.flatMap((text, index) => (text.trim() === '' ? [] : [index]));
  const [at] = filled;
  if (above === undefined || at === undefined || filled.length > 1 || columns[at]?.measure !== 'item') return null;
  const first = squeeze(above.texts[at] ?? '');
  const rest = squeeze(row.texts[at] ?? '');
  if (first === '' || readOrdinal(rest) !== null || isKnown(first) || isKnown(rest) || !isKnown(first + rest))
    return null;
  return { ...above, texts: above.texts.map((text, index) => (index === at ? first + rest : text)) };
}

function isKnown(label: string): boolean {
  return expenditureItem(label) !== null || incomeItem(label, 'current') !== null;
}
