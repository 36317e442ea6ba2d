import type { JSX } from 'react';

/** TODO */
export function ReviewScreen(): JSX.Element {
  return <div />;
}
