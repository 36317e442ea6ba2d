import type { JSX, ReactNode } from 'react';

type Props = { readonly title: string; readonly hint: string; readonly children?: ReactNode };

/** An empty place: says what comes here and offers the next step. */
export function EmptyPlace({ title, hint, children }: Props): JSX.Element {
  return (
    <div className="desk-empty">
      <strong>{title}</strong>
      <p>{hint}</p>
      {children !== undefined && <div className="desk-empty-actions">{children}</div>}
    </div>
  );
}
