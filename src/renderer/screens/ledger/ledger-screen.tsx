import type { JSX } from 'react';

/** TODO */
export function LedgerScreen(): JSX.Element {
  return <div />;
}
