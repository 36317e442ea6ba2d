import type { JSX } from 'react';
import type { ComparisonRow } from '../../../core/comparison/index.js';
import type { Measure } from '../../../core/disclosure/index.js';
import { words } from '../../words.js';

const SIGNS: Readonly<Record<ComparisonRow['status'], string>> = {
  same: '＝',
  changed: '',
  new: '＋',
  dropped: '－',
  renamed: '≈',
};

type Props = { readonly data?: { readonly row: ComparisonRow }; readonly measure: Measure | null };

/** 变化: a sign and a word; colour only helps. */
export function StatusCell({ data, measure }: Props): JSX.Element | null {
  if (data === undefined) return null;
  const { row } = data;
  const change = measure === null ? null : (row.changes[measure]?.change ?? null);
  const direction = change === null || !/[1-9]/.test(change) ? '●' : change.startsWith('-') ? '▼' : '▲';
  return (
    <span className={`desk-row-status desk-row-status-${row.status}`}>
      <span aria-hidden>{row.status === 'changed' ? direction : SIGNS[row.status]}</span>
      {words.rowStatus[row.status]}
    </span>
  );
}
