import type { JSX } from 'react';
import {
  CaretDownOutlined,
  CaretUpOutlined,
  MinusOutlined,
  PauseOutlined,
  PlusOutlined,
  RetweetOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { changeOf, type ComparisonLine } from '../../../core/comparison/index.js';
import { words } from '../../words.js';

type Sign = keyof typeof SIGNS;

const SIGNS = {
  same: <PauseOutlined rotate={90} aria-hidden />,
  new: <PlusOutlined aria-hidden />,
  dropped: <MinusOutlined aria-hidden />,
  renamed: <SwapOutlined aria-hidden />,
  up: <CaretUpOutlined aria-hidden />,
  down: <CaretDownOutlined aria-hidden />,
  /** Changed in between, or where one end has no figure. */
  moved: <RetweetOutlined aria-hidden />,
} as const satisfies Record<string, JSX.Element>;

function signOf(row: ComparisonLine, position: number): Sign {
  if (row.status !== 'changed') return row.status;
  const change = changeOf(row, position).change ?? '';
  if (!/[1-9]/.test(change)) return 'moved';
  return change.startsWith('-') ? 'down' : 'up';
}

type Props = { readonly data?: { readonly row: ComparisonLine }; readonly position: number };

/** 变化: a sign and a word; colour only helps. */
export function StatusCell({ data, position }: Props): JSX.Element | null {
  if (data === undefined) return null;
  const { row } = data;
  return (
    <span className={`desk-row-status desk-row-status-${row.status}`}>
      {SIGNS[signOf(row, position)]}
      {words.rowStatus[row.status]}
    </span>
  );
}
