import { convert, decimalOf, type Amount } from '../amount/index.js';
import type { Line } from '../disclosure/index.js';
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

/** The same money has the same text whatever its unit and decimals. */
function moneyOf(amount: Amount): string {
  return convert(decimalOf(amount), amount.unit ?? '元', '元').toFixed();
}

/** Money as a key; null where it is too common to tell anything. */
function keyOf(money: string): string | null {
  return money.replace(/\D/g, '').replace(/^0+|0+$/g, '').length < LEAST_DIGITS ? null : money;
}

function amountOf(figure: Figure): Amount | null {
  return figure.type === 'claim' ? figure.amount : printedAmount(figure.operand);
}

/** The code of an item with its amount: even a common amount tells something where the same item has it in another table. */
function codedKey({ codes }: Line, money: string): string | null {
  const code = codes.function ?? codes.economicDepartment ?? codes.economicGovernment;
  return code === undefined || money === '0' ? null : `${code}·${money}`;
}

/** How often every figure is printed, in tables and in sentences; figures of coded items under their codes as well. */
function printsOf(subjects: readonly Subject[]): ReadonlyMap<string, number> {
  const prints = new Map<string, number>();
  const count = (key: string | null): void => {
    if (key !== null) prints.set(key, (prints.get(key) ?? 0) + 1);
  };
  for (const { disclosure } of subjects) {
    for (const { rows } of disclosure.tables) {
      for (const { cells, lines } of rows)
        for (const { reading } of cells) {
          if (reading.state !== 'number') continue;
          const money = moneyOf(reading.amount);
          count(keyOf(money));
          for (const line of lines) count(codedKey(line, money));
        }
    }
    for (const { value } of disclosure.claims)
      if (value !== null && value.amount.unit !== null) count(keyOf(moneyOf(value.amount)));
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
    const isMore = (key: string | null, keyOfFigure: (one: Figure, money: string) => string | null): boolean => {
      if (key === null) return false;
      const own = [...beside.values()].filter((one) => {
        const printed = amountOf(one);
        return printed !== null && keyOfFigure(one, moneyOf(printed)) === key;
      });
      return (all.get(key) ?? 0) > own.length;
    };
    const codedIn = (one: Figure, money: string): string | null =>
      one.type === 'claim' || one.operand.line === null ? null : codedKey(one.operand.line, money);
    const isElsewhere = (wanted: Amount): boolean => {
      const money = moneyOf(wanted);
      return isMore(keyOf(money), (_, own) => keyOf(own)) || isMore(codedIn(figure, money), codedIn);
    };
    const printed = amountOf(figure);
    return (isElsewhere(amount) ? 1 : 0) - (printed !== null && isElsewhere(printed) ? 1 : 0);
  };
}
