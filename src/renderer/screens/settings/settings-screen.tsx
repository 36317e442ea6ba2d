import type { JSX } from 'react';

/** TODO */
export function SettingsScreen(): JSX.Element {
  return <div />;
}
