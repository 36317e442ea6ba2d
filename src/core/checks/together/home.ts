import type { Anchor, Place } from '../../disclosure/index.js';

/** Parts the document from the table in the id of a table that was taken from another file. */
const FROM = '\u001e';

/** Id of a table while it stands beside the tables of another file: two files may both have an `expenditure`. */
export function idBeside(document: string, table: string): string {
  return `${document}${FROM}${table}`;
}

/** Where a table is at home: its document and its id there. */
export function homeOfTable(document: string, table: string): { readonly document: string; readonly table: string } {
  const at = table.indexOf(FROM);
  return at < 0 ? { document, table } : { document: table.slice(0, at), table: table.slice(at + 1) };
}

/** True for the id of a table that was taken from another file. */
export function isFromBeside(table: string): boolean {
  return table.includes(FROM);
}

/** The document a place stands in, where files are looked at together; else the one asked for. */
export function homeOfPlace(document: string, place: Place | null): string {
  return place?.part?.document ?? document;
}

/**
 * 归位. The anchor in the file in which it really stands. Findings are made over the files of a publication as if they were one;
 * what they point at, and the parts of their ids, are those of the single file.
 */
export function atHome(anchor: Anchor): Anchor {
  const { document, table, place } = anchor;
  if (place?.part === undefined && (table === null || !isFromBeside(table))) return anchor;
  const home = table === null ? { document, table } : homeOfTable(document, table);
  return {
    ...anchor,
    ...home,
    document: homeOfPlace(home.document, place),
    place: place === null ? null : bare(place),
  };
}

/** The place without its file: the anchor names it. */
function bare({ part: _part, ...place }: Place): Place {
  return place;
}
