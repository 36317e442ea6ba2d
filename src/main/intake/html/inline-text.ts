/** A line end of the source file inside text; what it becomes depends on the characters around it. */
const SOURCE_END = '\u0001';
const WIDE = '\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uff60\\uffe0-\\uffe6\\u3000-\\u303f“”…—';
const BETWEEN_WIDE = new RegExp(`(?<=[${WIDE}])${SOURCE_END}(?=[${WIDE}])`, 'g');
/** Field instructions of a word processor that a careless conversion left in the text. */
const FIELD_RESIDUE =
  /\b(?:PAGEREF|REF)\s{1,9}_\w{1,60}(?:\s{1,9}\\[a-z*]\b){0,5}|\bHYPERLINK\s{1,9}\\l\s{1,9}"?_\w{1,60}"?/g;

/** Blanks of the source as browsers collapse them; line ends stay known until the whole line is. */
export function collapsed(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\f\r]/gu, '')
    .replace(/[ \t\r\n\f]+/g, (blank) => (/[\r\n]/.test(blank) ? SOURCE_END : ' '));
}

/** The lines of collected text, a `\n` for each manual break. Source line ends between Chinese characters vanish. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => {
    const joined = line.replace(BETWEEN_WIDE, '').replaceAll(SOURCE_END, ' ');
    return joined.replace(FIELD_RESIDUE, ' ').replace(/\s+/g, ' ').trim();
  });
}
