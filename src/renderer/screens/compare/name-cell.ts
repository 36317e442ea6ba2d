import { words } from '../../words.js';
import type { CompareRow } from './compare-tree.js';
import { picture, span } from './drawn.js';

type Drawn = { readonly data?: CompareRow | undefined };

const SIDE = 10;
/** ▾ and ▸ in a box of ten. */
const TRIANGLES = { open: 'M1 3h8L5 8z', folded: 'M3 1v8l5-4z' } as const;
/** Width of one step of the tree in px. */
const STEP = 14;

/** 名称 with its place in the tree. The sign folds; the keys ← and → do the same. */
export function nameCell({ data }: Drawn): HTMLElement | string {
  if (data === undefined) return '';
  const { row, branch } = data;
  const sign = branch === null ? span('desk-tree-sign') : toggle(branch);
  const name = span('desk-tree-name', sign, row.label);
  name.style.paddingLeft = `${row.depth * STEP}px`;
  return name;
}

function toggle(branch: 'open' | 'folded'): HTMLElement {
  const sign = span('desk-tree-sign desk-tree-toggle', picture(SIDE, SIDE, TRIANGLES[branch], 'desk-drawn'));
  sign.dataset['testid'] = 'tree-toggle';
  sign.setAttribute('role', 'img');
  sign.setAttribute('aria-label', branch === 'open' ? words.compare.isOpen : words.compare.isFolded);
  sign.title = branch === 'open' ? words.compare.fold : words.compare.unfold;
  return sign;
}
