import type {
  Claim,
  Disclosure,
  Indicator,
  Part,
  Passage,
  Place,
  Profile,
  Project,
  Sourced,
  Table,
} from '../../disclosure/index.js';
import { idBeside } from './home.js';

/** One of the files that are looked at together. */
export type Member = { readonly document: string; readonly disclosure: Disclosure };

type Placed = { readonly at: Place };

/**
 * A reading every place of which says in which file it stands. `beside`: its tables get ids that no other file has; the tables
 * of the file that is asked about keep theirs.
 */
export function tagged({ document, disclosure }: Member, order: number, isBeside: boolean): Disclosure {
  const part: Part = { document, order };
  const mark = (at: Place): Place => ({ ...at, part });
  const placed = <Value extends Placed>(value: Value): Value => ({ ...value, at: mark(value.at) });
  const idOf = (table: string): string => (isBeside ? idBeside(document, table) : table);
  const passage = (one: Passage): Passage => ({ ...one, marks: one.marks.map(placed) });
  const indicator = (one: Indicator): Indicator => ({ ...placed(one), table: idOf(one.table) });
  const table = (one: Table): Table => ({
    ...placed(one),
    id: idOf(one.id),
    moneyUnitAt: one.moneyUnitAt === null ? null : mark(one.moneyUnitAt),
    rows: one.rows.map((row) => ({ ...placed(row), cells: row.cells.map(placed) })),
    ...(one.headerVariants === undefined ? {} : { headerVariants: one.headerVariants.map(placed) }),
  });
  const project = (one: Project): Project => ({
    ...placed(one),
    table: idOf(one.table),
    indicators: one.indicators.map(indicator),
  });
  const { wholeIndicators, contents, titleLines, torn } = disclosure;
  return {
    ...disclosure,
    profile: markedProfile(disclosure.profile, part),
    tables: disclosure.tables.map(table),
    projects: disclosure.projects.map(project),
    sections: disclosure.sections.map(placed),
    passages: disclosure.passages.map(passage),
    statements: disclosure.statements.map(placed),
    claims: disclosure.claims.map((one: Claim) => placed(one)),
    defects: disclosure.defects.map((one) => ({ ...one, at: mark(one.at ?? {}) })),
    ...(wholeIndicators === undefined ? {} : { wholeIndicators: wholeIndicators.map(indicator) }),
    ...(contents === undefined ? {} : { contents: contents.map(placed) }),
    ...(titleLines === undefined ? {} : { titleLines: titleLines.map(passage) }),
    ...(torn === undefined ? {} : { torn: torn.map(passage) }),
  };
}

/** What was read of the file as a whole has no place in it, but it has a file. */
function markedProfile(profile: Profile, part: Part): Profile {
  const mark = <Value>(fact: Sourced<Value>): Sourced<Value> => ({
    ...fact,
    at: { ...fact.at, part },
    rejected: fact.rejected.map((one) => ({ ...one, at: { ...one.at, part } })),
  });
  return {
    unitCode: mark(profile.unitCode),
    unitName: mark(profile.unitName),
    level: mark(profile.level),
    fiscalYear: mark(profile.fiscalYear),
    stage: mark(profile.stage),
    unitType: mark(profile.unitType),
    region: mark(profile.region),
  };
}
