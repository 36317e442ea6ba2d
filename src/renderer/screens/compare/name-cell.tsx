import type { JSX } from 'react';
import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { words } from '../../words.js';
import type { CompareRow } from './compare-model.js';

type Props = { readonly data?: CompareRow };

/** 名称 with its place in the tree. The sign folds; the keys ← and → do the same. */
export function NameCell({ data }: Props): JSX.Element | null {
  if (data === undefined) return null;
  const { row, branch } = data;
  return (
    <span className="desk-tree-name" style={{ paddingLeft: `${row.depth * 14}px` }}>
      {branch === null ? (
        <span className="desk-tree-sign" />
      ) : (
        <span
          className="desk-tree-sign desk-tree-toggle"
          data-testid="tree-toggle"
          role="img"
          aria-label={branch === 'open' ? words.compare.isOpen : words.compare.isFolded}
          title={branch === 'open' ? words.compare.fold : words.compare.unfold}
        >
          {branch === 'open' ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
        </span>
      )}
      {row.label}
    </span>
  );
}
