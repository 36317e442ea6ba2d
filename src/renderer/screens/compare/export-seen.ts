import { TABLE_KIND_NAMES } from '../../../core/disclosure/index.js';
import type { Chip } from '../../state/compare-view.js';
import type { Desk } from '../../state/desk.js';
import { handOut } from '../../state/exporting.js';
import { words } from '../../words.js';
import { chipText } from './change-words.js';
import { remarksOf, seenTable, type Shown } from './compare-model.js';
import type { CompareRow } from './compare-tree.js';
import type { Comparison } from './use-comparison.js';

/** 导出. The rows as they stand on the screen; what is left out is said on a sheet of its own. */
export async function exportSeen(
  desk: Desk,
  { compared, kind, unit, sides }: Comparison,
  shown: Shown,
  rows: readonly CompareRow[],
  chip: Chip,
): Promise<void> {
  if (compared === null) return;
  const name = sides === null ? (unit?.unitName ?? '') : '';
  const remarks = [
    ...(chip === 'all' ? [] : [words.compare.seenAs(chipText(chip, shown.manner), rows.length)]),
    ...(rows.some(({ branch }) => branch === 'folded') ? [words.compare.seenFolded] : []),
    ...remarksOf(shown),
  ];
  const seen = {
    title: words.compare.seenTitle(name, TABLE_KIND_NAMES[kind], shown.moneyUnit),
    ...seenTable(shown, rows),
    remarks: [...remarks],
  };
  const file = await desk.ask('compare.export', { compared, seen });
  if (file !== null) handOut(desk, file);
}
