import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { mentionOfCell, remarkOn } from '../text/remarks.js';

const LENGTH = 4;

const STRETCH = /(?=([\u4e00-\u9fff]{2}(?:的[\u4e00-\u9fff]|[\u4e00-\u9fff]的)))/g;

/** Stretches of two characters, one more, and 的 before or behind it: 「独立区的」, 「独立的区」. */
function stretchesWith(text: string): readonly string[] {
  return [...text.replace(/\s+/g, '').matchAll(STRETCH)].flatMap(([, stretch]) => stretch ?? []);
}

function turned(stretch: string): string {
  return `${stretch.slice(0, 2)}${stretch[3] ?? ''}${stretch[2] ?? ''}`;
}

/**
 * 的字颠倒. Cells of one row of a performance table of which one prints 的 a character later than the other: 「独立区的库房」
 * and 「独立的区域」. Where a cell prints both, both are meant.
 */
export function turnedInRows({ disclosure, document }: Subject): readonly Remark[] {
  const remarks = new Map<string, Remark>();
  // Many cells print one text.
  const known = new Map<string, ReadonlySet<string>>();
  const stretchesOf = (text: string): ReadonlySet<string> => {
    const found = known.get(text) ?? new Set(stretchesWith(text));
    known.set(text, found);
    return found;
  };
  for (const table of disclosure.tables.filter(({ kind }) => kind.includes('performance'))) {
    for (const row of table.rows) {
      const cells = row.cells.flatMap((cell) => {
        const column = table.columns[cell.column];
        return column === undefined || cell.text.length < LENGTH || !cell.text.includes('的') ? [] : [{ column, cell }];
      });
      if (cells.length < 2) continue;
      const stretches = cells.map(({ cell }) => stretchesOf(cell.text));
      for (const [index, one] of cells.entries()) {
        for (const [behind, other] of cells.slice(index + 1).entries()) {
          const theirs = stretches[index + 1 + behind] ?? new Set<string>();
          const found = [...(stretches[index] ?? [])].find(
            (stretch) =>
              theirs.has(turned(stretch)) && !theirs.has(stretch) && !one.cell.text.includes(turned(stretch)),
          );
          if (found === undefined || remarks.has(found)) continue;
          const remark = remarkOn(
            [
              mentionOfCell(document, table, row, one.column, one.cell, found),
              mentionOfCell(document, table, row, other.column, other.cell, turned(found)),
            ],
            'notice',
            `颠倒·${found}`,
            `同一行前后不一：“${found}”与“${turned(found)}”有两字颠倒，请核对哪一种正确。`,
          );
          if (remark !== null) remarks.set(found, remark);
        }
      }
    }
  }
  return [...remarks.values()];
}
