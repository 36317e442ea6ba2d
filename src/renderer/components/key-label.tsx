import type { JSX } from 'react';

/**
 * A button's word with its key, which stands behind two spaces in the catalogue: 「配对  P」. Where the window is no wider than
 * the design size the key is left to the tooltip, so that the words have room.
 */
export function KeyLabel({ text }: { readonly text: string }): JSX.Element {
  const [word = '', key] = text.split('  ');
  return (
    <>
      {word}
      {key !== undefined && <span className="desk-key-hint">{`  ${key}`}</span>}
    </>
  );
}
