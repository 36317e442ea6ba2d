import type { MoneyUnit } from '../amount/index.js';
import type { Disclosure, Line, Project, Row } from '../disclosure/index.js';
import { alignYears } from './align.js';
import { changeBetween, NO_CHANGE, sameValue, valueIn } from './change.js';
import { cleanName, withoutYear } from './names.js';
import type { Pairable } from './pairing.js';
import { suspectedKin } from './project-kin.js';
import { statusOf } from './status.js';
import type { ComparedProject, ComparisonSource } from './types.js';
import { holdingOf, unitsOfLines } from './units.js';
import { words } from './words.js';

type ProjectLine = Pairable & { readonly project: Project };

/**
 * Pairs projects by code, then name (a year inside a name does not count), then similar name. Sources are one per year.
 * A department's document takes part with the projects whose row, or the nearest row above
 * it, names the unit; one that names none is left out.
 */
export function compareProjects(sources: readonly ComparisonSource[]): readonly ComparedProject[] {
  const ordered = [...sources].sort((a, b) => a.year - b.year);
  const years: { readonly year: string; readonly lines: readonly ProjectLine[] }[] = [];
  for (const source of ordered) {
    const projects = projectsOf(source);
    const year = String(source.year);
    if (projects !== null && years.at(-1)?.year !== year) years.push({ year, lines: projects.map(lineOf) });
  }
  const target =
    [...years].reverse().flatMap(({ lines }) => lines.flatMap((line) => unitOfTotal(line) ?? []))[0] ?? null;
  const aligned = alignYears(years.map(({ lines }) => lines));
  const kin = suspectedKin(
    aligned.map(({ lines }) => ({
      names: lines.map((line) => line?.project.name),
      values: lines.map((line) => (line === null ? undefined : valueIn(line.project.total, null, target))),
    })),
    years.map(({ year }) => ({ key: Number(year), label: words.yearLabel(Number(year)) })),
  );
  return aligned.map(({ lines, matchedBy }, place): ComparedProject => {
    const own = kin.get(place);
    const names: Record<string, string> = {};
    const values: Record<string, string | null> = {};
    const fiscalFunds: Record<string, string | null> = {};
    const figures: (string | null)[] = [];
    let latest: ProjectLine | null = null;
    let renamed = false;
    let unread = false;
    for (const [index, line] of lines.entries()) {
      const year = years[index]?.year;
      if (line === null || year === undefined) continue;
      if (latest !== null && cleanName(latest.project.name) !== cleanName(line.project.name)) renamed = true;
      if (line.project.total.state === 'unreadable') unread = true;
      latest = line;
      names[year] = line.project.name;
      const value = valueIn(line.project.total, null, target);
      values[year] = value;
      fiscalFunds[year] = valueIn(line.project.fiscalFunds, null, target);
      figures.push(value);
    }
    const inLast = lines.at(-1) !== null;
    const first = figures[0] ?? null;
    return {
      code: latest?.project.code ?? null,
      names,
      values,
      fiscalFunds,
      ...(inLast && figures.length > 1 ? changeBetween(first, figures.at(-1) ?? null) : NO_CHANGE),
      status: statusOf({
        only: years.length === 1,
        inLast,
        years: figures.length,
        renamed,
        changed: () => unread || figures.some((value) => !sameValue(first, value)),
      }),
      matchedBy,
      ...(own === undefined ? {} : { kin: own }),
    };
  });
}

function unitOfTotal({ project }: ProjectLine): MoneyUnit | null {
  return project.total.state === 'number' ? project.total.amount.unit : null;
}

function lineOf(project: Project): ProjectLine {
  return {
    project,
    code: project.code,
    codes: project.code === null ? {} : { project: project.code },
    item: null,
    name: withoutYear(cleanName(project.name)),
    parent: '',
    isTotal: false,
  };
}

/** Projects of the compared unit; null where the document holds several units and its projects name none. */
function projectsOf({ disclosure, unitCode }: ComparisonSource): readonly Project[] | null {
  if (holdingOf(disclosure, unitCode) === 'whole') return disclosure.projects;
  const units = unitsByTable(disclosure);
  const unitOf = ({ table, row }: Project): string | null => units.get(table)?.get(row) ?? null;
  if (disclosure.projects.length > 0 && disclosure.projects.every((project) => unitOf(project) === null)) return null;
  return disclosure.projects.filter((project) => unitOf(project) === unitCode);
}

/** Table id → row → unit, for the tables that hold projects. */
function unitsByTable(disclosure: Disclosure): ReadonlyMap<string, ReadonlyMap<number, string | null>> {
  const wanted = new Set(disclosure.projects.map((project) => project.table));
  return new Map(
    disclosure.tables
      .filter((table) => wanted.has(table.id))
      .map((table) => {
        const units = unitsOfLines(table);
        return [table.id, new Map(table.rows.map((row) => [row.index, unitOfRow(row, units)]))];
      }),
  );
}

function unitOfRow(row: Row, units: ReadonlyMap<Line, string | null>): string | null {
  return row.lines.map((line) => units.get(line) ?? null).find((unit) => unit !== null) ?? null;
}
