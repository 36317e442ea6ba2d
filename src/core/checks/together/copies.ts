import type { Disclosure, Project, Table, TableKind } from '../../disclosure/index.js';

/** 两份文件中的同一张表. A table that two files of one publication print, the fuller print being the one all else is checked with. */
export type Copy = { readonly fuller: Table; readonly other: Table };

/** Of these a disclosure has many: a kind alone does not tell which table is meant. */
const MANY: ReadonlySet<TableKind> = new Set<TableKind>(['project-performance', 'other']);

function figures(tables: readonly Table[]): number {
  return tables.reduce(
    (sum, { rows }) =>
      sum + rows.reduce((own, { cells }) => own + cells.filter(({ reading }) => reading.state === 'number').length, 0),
    0,
  );
}

function keysOf(table: Table): ReadonlySet<string> {
  return new Set(table.rows.flatMap(({ lines }) => lines.map(({ key }) => key)));
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((key) => other.has(key)).length;
}

function projectsOf(table: Table, projects: readonly Project[]): ReadonlySet<string> {
  return new Set(projects.filter((one) => one.table === table.id).map(({ code, name }) => code ?? name));
}

/** True where most of what the smaller table lists stands in the other: it is the same table once more. */
function isSameList(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const smaller = Math.min(one.size, other.size);
  return smaller > 0 && shared(one, other) * 2 >= smaller;
}

function isSameTable(one: Table, other: Table, projects: readonly Project[]): boolean {
  if (one.kind !== other.kind) return false;
  if (!MANY.has(one.kind)) return true;
  if (one.kind === 'other')
    return one.title !== '' && one.title === other.title && isSameList(keysOf(one), keysOf(other));
  return isSameList(projectsOf(one, projects), projectsOf(other, projects));
}

/**
 * Tables that several of the files print. A narrative often repeats a small table that the file of tables has in full; then
 * there must not be two of a kind to choose from. Ids of tables must differ between the files.
 */
export function copiesIn(files: readonly Disclosure[]): readonly Copy[] {
  const projects = files.flatMap((file) => file.projects);
  const copies: Copy[] = [];
  for (const [index, file] of files.entries()) {
    for (const table of file.tables) {
      const others = files.flatMap((other, at) => {
        const same = at === index ? [] : other.tables.filter((one) => isSameTable(table, one, projects));
        return same.length === 0 ? [] : [{ at, same }];
      });
      const own = file.tables.filter((one) => isSameTable(table, one, projects));
      const count = figures(own);
      const fuller = others.find(({ at, same }) => {
        const theirs = figures(same);
        return theirs > count || (theirs === count && at > index);
      });
      const keys = keysOf(table);
      const [best] = (fuller?.same ?? []).toSorted((a, b) => shared(keys, keysOf(b)) - shared(keys, keysOf(a)));
      if (best !== undefined) copies.push({ fuller: best, other: table });
    }
  }
  return copies;
}
