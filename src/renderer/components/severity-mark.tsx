import type { JSX } from 'react';
import type { Finding } from '../../shared/desk-api.js';
import { words } from '../words.js';

/** A disc, a triangle and a square: told apart without colour. */
const SHAPES: Readonly<Record<Finding['severity'], JSX.Element>> = {
  error: <circle cx="6" cy="6" r="5" />,
  warning: <path d="M6 1 11.5 11H.5Z" />,
  notice: <path d="M2 2h8v8H2Z" fill="none" stroke="currentColor" strokeWidth="1.6" />,
};

type Props = {
  readonly severity: Finding['severity'];
  /** A number instead of the word; the word is then read out and shown on hover. */
  readonly count?: number;
};

/** 严重程度, never by colour alone. */
export function SeverityMark({ severity, count }: Props): JSX.Element {
  const word = words.severity[severity];
  return (
    <span
      className={`desk-severity desk-severity-${severity}`}
      title={count === undefined ? undefined : `${word} ${count}`}
    >
      <svg width="11" height="11" viewBox="0 0 12 12" fill="currentColor" aria-hidden focusable="false">
        {SHAPES[severity]}
      </svg>
      {count === undefined ? (
        word
      ) : (
        <>
          <span className="desk-hidden">{word}</span>
          {count}
        </>
      )}
    </span>
  );
}
