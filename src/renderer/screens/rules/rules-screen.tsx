import type { JSX } from 'react';

/** TODO */
export function RulesScreen(): JSX.Element {
  return <div />;
}
