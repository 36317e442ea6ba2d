import type { Disclosure, Place, Project } from '../../disclosure/index.js';

/** A project with a printed code, in whichever table. */
export type PrintedProject = {
  /** White space removed, letters in upper case. */
  readonly code: string;
  readonly name: string;
  readonly table: string;
  readonly row: number;
  readonly at: Place;
};

const known = new WeakMap<Disclosure, readonly PrintedProject[]>();

/** Every printed project code once, in printed order. */
export function printedProjects(disclosure: Disclosure): readonly PrintedProject[] {
  const before = known.get(disclosure);
  if (before !== undefined) return before;
  const found = new Map<string, PrintedProject>();
  const add = (code: string | null | undefined, project: Omit<PrintedProject, 'code'>): void => {
    const clean = (code ?? '').replace(/\s+/g, '').toUpperCase();
    if (clean.length >= 12 && !found.has(clean)) found.set(clean, { code: clean, ...project });
  };
  for (const project of disclosure.projects) add(project.code, project);
  for (const table of disclosure.tables.filter((each) => each.kind === 'project-expenditure')) {
    for (const row of table.rows) {
      for (const line of row.lines) {
        add(line.codes.project, { name: line.label, table: table.id, row: row.index, at: row.at });
      }
    }
  }
  const all = [...found.values()].map(({ code, name, table, row, at }) => ({ code, name, table, row, at }));
  known.set(disclosure, all);
  return all;
}

/** Name without white space and punctuation. */
export function bareProjectName(name: string): string {
  const known = bareNames.get(name);
  if (known !== undefined) return known;
  if (bareNames.size >= REMEMBERED) bareNames.clear();
  const made = name.normalize('NFKC').replace(/[\s\p{P}]+/gu, '');
  bareNames.set(name, made);
  return made;
}

/** Every rule about projects compares the same names over and over. */
const bareNames = new Map<string, string>();
const REMEMBERED = 10_000;

const distinct = new WeakMap<Disclosure, readonly Project[]>();

/** The projects of the performance tables, each once: a page break prints a project again. */
export function performanceProjects(disclosure: Disclosure): readonly Project[] {
  const before = distinct.get(disclosure);
  if (before !== undefined) return before;
  const seen = new Map<string, Project>();
  for (const project of disclosure.projects) {
    const key = project.code?.replace(/\s+/g, '') ?? bareProjectName(project.name);
    if (!seen.has(key)) seen.set(key, project);
  }
  const all = [...seen.values()];
  distinct.set(disclosure, all);
  return all;
}
