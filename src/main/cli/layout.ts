/** Characters that a terminal shows two columns wide: CJK, kana, Hangul, full-width forms and most of their punctuation. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Columns a text takes in a terminal. Quotation marks and dashes count one, as most Chinese terminals show them. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) || character > '\uffff' ? 2 : 1;
  return width;
}

/** Fills a text with blanks up to a width; `end` moves it to the right side. */
export function pad(text: string, width: number, side: 'start' | 'end' = 'start'): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'start' ? text + blanks : blanks + text;
}

/** Lays rows out in columns two blanks apart. `right` lists the columns that are set flush right (amounts). */
export function columns(rows: readonly (readonly string[])[], right: readonly number[] = []): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, text] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(text));
  }
  return rows.map((row) =>
    row
      .map((text, index) => pad(text, widths[index] ?? 0, right.includes(index) ? 'end' : 'start'))
      .join('  ')
      .trimEnd(),
  );
}
