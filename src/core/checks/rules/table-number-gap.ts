import type { Table } from '../../disclosure/index.js';
import { mentionOfTitle, type Mention } from '../text/remarks.js';

/** 「预算03表」: 3; null where the number is printed in another way. */
function numberOf({ printedNumber }: Table): number | null {
  const digits = /^\D*(\d{1,2})\D*$/.exec(printedNumber ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** 表号跳号. Where the numbers of the tables leave some out: the words that say so, and the tables on both sides. */
export type NumberGap = { readonly words: string; readonly sides: readonly [Mention, Mention] };

/** The one place at which the printed numbers jump by exactly so many tables; null where there is none, or several jumps. */
export function gapOf(document: string, tables: readonly Table[], missing: number): NumberGap | null {
  const numbered = tables.flatMap((table) => {
    const number = numberOf(table);
    return number === null ? [] : [{ table, number }];
  });
  const jumps = numbered.flatMap((one, index) => {
    const next = numbered[index + 1];
    return next === undefined || next.number - one.number <= 1
      ? []
      : [{ before: one.table, after: next.table, skipped: next.number - one.number - 1 }];
  });
  const [jump] = jumps;
  if (jump === undefined || jumps.length > 1 || jump.skipped !== missing) return null;
  const { before, after } = jump;
  return {
    words: `表号由“${before.printedNumber ?? ''}”跳到“${after.printedNumber ?? ''}”`,
    sides: [mentionOfTitle(document, before), mentionOfTitle(document, after)],
  };
}
