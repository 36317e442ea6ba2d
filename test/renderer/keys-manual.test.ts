import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KEY_BINDINGS } from '../../src/renderer/keys.js';
import { words } from '../../src/renderer/words.js';

/** Keys as the manual prints them. */
const PRINTED: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** Rows of the manual: the keys of the first column, and the screens of the last. */
function printedRows(): readonly { readonly keys: readonly string[]; readonly screens: string }[] {
  const page = readFileSync(new URL('../../docs/manual/keys.md', import.meta.url), 'utf8');
  return page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, keys = '', , screens = '']) => ({ keys: keys.split(/、| 或 /), screens }));
}

it('every key of F1 stands in the manual with its screen', () => {
  const rows = printedRows();
  const missing = KEY_BINDINGS.flatMap(({ keys, screens }) =>
    (screens ?? [null]).flatMap((screen) => {
      const place = screen === null ? '任何' : words.screens[screen];
      const isPrinted = keys.some((key) =>
        rows.some((row) => {
          const isHere = row.screens.includes(place);
          const isRange = /^Alt\+[1-6]$/.test(key) && row.keys.includes('Alt+1 … Alt+6');
          return isHere && (isRange || row.keys.includes(PRINTED[key] ?? key));
        }),
      );
      return isPrinted ? [] : [`${keys.join('、')} ${place}`];
    }),
  );
  expect(missing).toEqual([]);
});
