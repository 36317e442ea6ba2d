import { decimalIn, decimalOf, type Amount } from '../../../core/amount/index.js';
import {
  anchorForCell,
  anchorForText,
  type Claim,
  type Disclosure,
  type Figure,
} from '../../../core/disclosure/index.js';
import type { Anchor } from '../../../shared/desk-api.js';
import { isSameCell } from '../../anchors.js';

/** Another place where the same amount is printed. */
export type SameFigure = { readonly anchor: Anchor; readonly text: string };

/** The amount as one number whatever its unit; figures without a unit only equal figures without a unit. */
function keyOf(amount: Amount): string | null {
  const isNothing = decimalOf(amount).isZero();
  if (isNothing) return null;
  return amount.unit === null ? `? ${decimalOf(amount).toFixed()}` : decimalIn(amount, '元').toFixed();
}

function figuresOf(claim: Claim): readonly Figure[] {
  const figures = [claim.value, ...claim.changes.flatMap(({ base, delta }) => [base, delta])];
  return figures.filter((figure) => figure?.kind === 'money').filter((figure) => figure !== null);
}

const indexes = new WeakMap<Disclosure, ReadonlyMap<string, readonly SameFigure[]>>();

/** Every amount of a disclosure by its value: cells in order, then sentences. */
function indexOf(document: string, disclosure: Disclosure): ReadonlyMap<string, readonly SameFigure[]> {
  const known = indexes.get(disclosure);
  if (known !== undefined) return known;
  const index = new Map<string, SameFigure[]>();
  const add = (amount: Amount, text: string, anchor: () => Anchor): void => {
    const key = keyOf(amount);
    if (key === null) return;
    const list = index.get(key);
    if (list === undefined) index.set(key, [{ anchor: anchor(), text }]);
    else list.push({ anchor: anchor(), text });
  };
  for (const table of disclosure.tables) {
    for (const row of table.rows) {
      for (const { column: at, reading, text } of row.cells) {
        const column = table.columns[at];
        if (reading.state !== 'number' || column === undefined) continue;
        add(reading.amount, text.trim(), () => anchorForCell(document, table, row, column));
      }
    }
  }
  for (const claim of disclosure.claims) {
    for (const { amount, unitText } of figuresOf(claim)) {
      add(amount, `${amount.text}${unitText}`, () => anchorForText(document, claim.section, claim.quote, claim.at));
    }
  }
  indexes.set(disclosure, index);
  return index;
}

/** The amounts an anchor shows: that of its cell, or those of its sentence. */
function amountsOf(anchor: Anchor, disclosure: Disclosure): readonly Amount[] {
  if (anchor.table !== null) {
    const table = disclosure.tables.find(({ id }) => id === anchor.table);
    const reading = table?.rows[anchor.row ?? -1]?.cells[anchor.column ?? -1]?.reading;
    return reading?.state === 'number' ? [reading.amount] : [];
  }
  const quote = anchor.quote?.trim() ?? '';
  if (quote === '') return [];
  const claims = disclosure.claims.filter((claim) => claim.quote.includes(quote) || quote.includes(claim.quote));
  return claims.flatMap(figuresOf).map(({ amount }) => amount);
}

/** Every other place of the document where a figure of the anchor is printed: the same amount, also in another unit. */
export function sameFigures(anchor: Anchor | null, disclosure: Disclosure | undefined): readonly SameFigure[] {
  if (anchor === null || disclosure === undefined) return [];
  const index = indexOf(anchor.document, disclosure);
  const keys = new Set(
    amountsOf(anchor, disclosure)
      .map(keyOf)
      .filter((key) => key !== null),
  );
  return [...keys]
    .flatMap((key) => index.get(key) ?? [])
    .filter(({ anchor: one }) =>
      anchor.table === null
        ? one.table !== null || one.quote !== anchor.quote
        : !isSameCell(one, anchor) || one.table === null,
    );
}
