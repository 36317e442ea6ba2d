import type { JSX } from 'react';

/** TODO */
export function CompareScreen(): JSX.Element {
  return <div />;
}
