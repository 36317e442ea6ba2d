import { convert, decimalOf, type Amount } from '../amount/index.js';
import type { Subject } from './subject.js';
import type { Figure } from './suspects-constraint.js';
import { printedAmount } from './evaluate.js';
import type { Correction } from './suspects-values.js';

/**
 * 印证. Where several figures would settle as much, what the rest of the document prints speaks: 1 where the proposed figure
 * stands elsewhere too, −1 where the printed one does, 0 where neither or both do.
 */
export type Echo = (correction: Correction) => number;

/** Figures with fewer digits stand in many places by chance. */
const LEAST_DIGITS = 3;

/** The same money has the same key whatever its unit and decimals; null where it is too common to tell anything. */
function keyOf(amount: Amount): string | null {
  const key = convert(decimalOf(amount), amount.unit ?? '元', '元').toFixed();
  return key.replace(/\D/g, '').replace(/^0+|0+$/g, '').length < LEAST_DIGITS ? null : key;
}

function amountOf(figure: Figure): Amount | null {
  return figure.type === 'claim' ? figure.amount : printedAmount(figure.operand);
}

/** How often every figure is printed, in tables and in sentences. */
function printsOf(subjects: readonly Subject[]): ReadonlyMap<string, number> {
  const prints = new Map<string, number>();
  const count = (amount: Amount): void => {
    const key = keyOf(amount);
    if (key !== null) prints.set(key, (prints.get(key) ?? 0) + 1);
  };
  for (const { disclosure } of subjects) {
    for (const { rows } of disclosure.tables) {
      for (const { cells } of rows)
        for (const { reading } of cells) if (reading.state === 'number') count(reading.amount);
    }
    for (const { value } of disclosure.claims) if (value !== null && value.amount.unit !== null) count(value.amount);
  }
  return prints;
}

/** Looks figures up among all that some documents print; counted at the first question. */
export function echoIn(subjects: readonly Subject[]): Echo {
  let prints: ReadonlyMap<string, number> | null = null;
  return ({ figure, amount, settles }) => {
    prints ??= printsOf(subjects);
    const all = prints;
    const beside = new Map(settles.flatMap(({ figures }) => [...figures]));
    // What takes part in the relations at stake is no witness.
    const isElsewhere = (wanted: Amount): boolean => {
      const key = keyOf(wanted);
      if (key === null) return false;
      const own = [...beside.values()].filter((one) => {
        const printed = amountOf(one);
        return printed !== null && keyOf(printed) === key;
      });
      return (all.get(key) ?? 0) > own.length;
    };
    const printed = amountOf(figure);
    return (isElsewhere(amount) ? 1 : 0) - (printed !== null && isElsewhere(printed) ? 1 : 0);
  };
}
