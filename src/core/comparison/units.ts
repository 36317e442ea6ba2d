import { compareUnitCodes, type Disclosure, type Line, type Stage, type Table } from '../disclosure/index.js';
import { cleanName, unitIdentity } from './names.js';
import type { ComparableUnit } from './types.js';

/** 单位代码 of a line, from its code or from a name printed as 「代码-名称」; null where the line names no unit. */
function unitOf(line: Line): string | null {
  if (line.codes.unit !== undefined) return line.codes.unit;
  return line.unitName === null ? null : (/^\d{3,}/.exec(line.unitName)?.[0] ?? null);
}

/**
 * Units of the lines of a table, in row and line order. A unit printed once above its rows (a merged cell, of which a
 * text dump keeps the first row only) holds for the lines below it, until another unit or a total.
 */
export function unitsOfLines(table: Table): ReadonlyMap<Line, string | null> {
  const units = new Map<Line, string | null>();
  // Most tables name no unit: nothing to remember for each of their lines.
  if (!namesUnits(table)) return units;
  let above: string | null = null;
  for (const row of table.rows) {
    for (const line of row.lines) {
      const printed = unitOf(line);
      above = printed ?? (line.role === 'total' ? null : above);
      units.set(line, above);
    }
  }
  return units;
}

/** True where at least one line of the table names its unit. */
export function namesUnits(table: Table): boolean {
  return table.rows.some((row) => row.lines.some((line) => unitOf(line) !== null));
}

/** Every unit code printed on the lines of a disclosure, with the name printed beside it (without the code). */
function unitsPrinted(disclosure: Disclosure): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const table of disclosure.tables) {
    for (const row of table.rows) {
      for (const line of row.lines) {
        const code = unitOf(line);
        if (code === null || (names.get(code) ?? '') !== '') continue;
        names.set(code, (line.unitName ?? '').replace(/^\d+\s*[-－—–]?\s*/u, ''));
      }
    }
  }
  return names;
}

/**
 * How a document holds the figures of a unit: `whole` — every table is about that unit; `rows` — only the lines that
 * name it (a department's document). `null` as unit means every row of any document.
 */
export function holdingOf(disclosure: Disclosure, unitCode: string | null): 'whole' | 'rows' {
  if (unitCode === null || disclosure.profile.unitCode.value === unitCode) return 'whole';
  const printed = [...unitsPrinted(disclosure).keys()];
  // A unit's document prints its department (990 above 990002) as a heading line; that is no second unit.
  const others = printed.filter((code) => code !== unitCode && !unitCode.startsWith(code));
  if (others.length > 0) return 'rows';
  if (printed.includes(unitCode)) return 'whole';
  return disclosure.profile.unitCode.value === null && disclosure.profile.level.value === 'unit' ? 'whole' : 'rows';
}

type Source = ComparableUnit['sources'][number];
type Gathering = { code: string | null; name: string; nameIsOwn: boolean; readonly sources: Source[] };

/**
 * Lists the units for which figures of at least one year exist in the given documents: those the documents are about,
 * and those named by lines of a department's document. Documents without a fiscal year cannot be compared and are left out.
 */
export function comparableUnits(
  documents: readonly { readonly document: string; readonly disclosure: Disclosure }[],
): readonly ComparableUnit[] {
  const byCode = new Map<string, Gathering>();
  const nameless: { readonly name: string; readonly source: Source }[] = [];

  const add = (code: string, name: string, source: Source): void => {
    const known = byCode.get(code) ?? { code, name: '', nameIsOwn: false, sources: [] };
    byCode.set(code, known);
    if (name !== '' && (known.name === '' || (source.own && !known.nameIsOwn))) {
      known.name = name;
      known.nameIsOwn = source.own;
    }
    known.sources.push(source);
  };

  for (const { document, disclosure } of documents) {
    const year = disclosure.profile.fiscalYear.value;
    if (year === null) continue;
    const stage: Stage = disclosure.profile.stage.value ?? 'budget';
    const printed = unitsPrinted(disclosure);
    const own = ownCode(disclosure, printed);
    const ownName = disclosure.profile.unitName.value ?? '';
    if (own !== null)
      add(own, ownName === '' ? (printed.get(own) ?? '') : ownName, { document, year, stage, own: true });
    else if (ownName !== '') nameless.push({ name: ownName, source: { document, year, stage, own: true } });
    for (const [code, name] of printed) {
      // The department's heading line in a unit's document shows that unit's figures, not the department's.
      const isOwnOrParent = own !== null && (code === own || own.startsWith(code));
      if (!isOwnOrParent) add(code, name, { document, year, stage, own: false });
    }
  }

  const units = [...byCode.values()];
  for (const { name, source } of nameless) {
    const same = units.find((unit) => unitIdentity(unit.name) === unitIdentity(name));
    if (same === undefined) units.push({ code: null, name, nameIsOwn: true, sources: [source] });
    else same.sources.push(source);
  }
  const withTables = new Set(
    documents.flatMap(({ document, disclosure }) => (disclosure.tables.length > 0 ? [document] : [])),
  );
  const rank = ({ document, own }: Source): number => (own ? 2 : 0) + (withTables.has(document) ? 1 : 0);
  return units.sort(compareUnits).map((unit) => ({
    unitCode: unit.code,
    unitName: unit.name === '' ? (unit.code ?? '') : unit.name,
    sources: unit.sources.sort((a, b) => a.year - b.year || rank(b) - rank(a)),
  }));
}

/** Code of the unit a document is about: the profile's, else that of the printed unit that bears the document's name. */
function ownCode(disclosure: Disclosure, printed: ReadonlyMap<string, string>): string | null {
  const { unitCode, unitName } = disclosure.profile;
  if (unitCode.value !== null) return unitCode.value;
  const name = unitName.value === null ? '' : cleanName(unitName.value);
  if (name === '') return null;
  for (const [code, printedName] of printed) if (cleanName(printedName) === name) return code;
  return null;
}

/** By code, units without one last, then by name. */
function compareUnits(a: Gathering, b: Gathering): number {
  if (a.code !== null && b.code !== null) return compareUnitCodes(a.code, b.code);
  if (a.code !== null || b.code !== null) return a.code === null ? 1 : -1;
  return a.name < b.name ? -1 : Number(a.name > b.name);
}
