import type { Finding } from '../../core/checks/index.js';
import type { Disclosure, Passage, Place, Row } from '../../core/disclosure/index.js';
import type { Note } from '../../core/review/index.js';
import { CELL_SEPARATOR } from './search-words.js';

/** What can be found, in the order in which results are shown. */
export const SEARCH_KINDS = ['document', 'table', 'row', 'project', 'sentence', 'finding', 'note'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One character before each word of the index says the kind. Kept in workspaces: what is here never changes. */
export const KIND_MARKS: Readonly<Record<SearchKind, string>> = {
  document: 'd',
  table: 't',
  row: 'r',
  project: 'p',
  sentence: 's',
  finding: 'f',
  note: 'n',
};

/** Where something that can be found stands in its document. What does not apply is left out. */
export type SearchPlace = {
  /** Table id. */
  readonly table?: string;
  /** Body row. */
  readonly row?: number;
  /** Column of each cell of the text, where they do not simply follow each other. */
  readonly columns?: readonly number[];
  /** Name of the project. */
  readonly project?: string;
  /** Heading or id of the section. */
  readonly section?: string;
  /** Place in the source. */
  readonly at?: Place;
  /** Ids of a finding and of a note. */
  readonly finding?: string;
  readonly note?: string;
};

/** One thing that can be found: its text as it is shown, and its place. */
export type SearchEntry = { readonly kind: SearchKind; readonly text: string; readonly place: SearchPlace };

const SENTENCE = /[^。；！？\n]+[。；！？]?/g;

/** Everything in a disclosure that can be found. */
export function entriesOfDisclosure(disclosure: Disclosure): readonly SearchEntry[] {
  return [
    ...disclosure.tables.flatMap((table): readonly SearchEntry[] => [
      {
        kind: 'table',
        text: [table.printedNumber, table.title].filter((part) => part !== null && part !== '').join(' '),
        place: { table: table.id, at: table.at },
      },
      ...table.rows.map((row) => entryOfRow(table.id, row)),
    ]),
    ...disclosure.projects.flatMap(({ code, name, goal, table, row, at, indicators }): readonly SearchEntry[] => [
      {
        kind: 'project',
        text: [code, name, goal].filter((part) => part !== null && part !== '').join(CELL_SEPARATOR),
        place: { table, row, at, project: name },
      },
      ...indicators.map((one): SearchEntry => ({
        kind: 'project',
        text: [name, `${one.level3}${one.nature}${one.value}${one.unit}`].join(CELL_SEPARATOR),
        place: { table: one.table, row: one.row, at: one.at, project: name },
      })),
    ]),
    ...disclosure.passages.flatMap(entriesOfPassage),
  ].filter(({ text }) => text.trim() !== '');
}

function entryOfRow(table: string, row: Row): SearchEntry {
  const columns = row.cells.map(({ column }) => column);
  return {
    kind: 'row',
    text: row.cells.map(({ text }) => text.replaceAll(/\s+/g, ' ').trim()).join(CELL_SEPARATOR),
    place: {
      table,
      row: row.index,
      at: row.at,
      ...(columns.every((column, index) => column === index) ? {} : { columns }),
    },
  };
}

function entriesOfPassage(passage: Passage): readonly SearchEntry[] {
  return [...passage.text.matchAll(SENTENCE)].map((match): SearchEntry => {
    const mark = passage.marks.findLast(({ start }) => start <= match.index) ?? passage.marks[0];
    return {
      kind: 'sentence',
      text: match[0].trim(),
      place: {
        ...(passage.section === null ? {} : { section: passage.section }),
        ...(mark === undefined ? {} : { at: mark.at }),
      },
    };
  });
}

/** A finding is found by its sentence and its arithmetic. */
export function entryOfFinding({ id, message, arithmetic }: Finding): SearchEntry {
  return {
    kind: 'finding',
    text: [message, arithmetic].filter((part) => part !== null).join(CELL_SEPARATOR),
    place: { finding: id },
  };
}

/** A note is found by everything the reviewer wrote in it. A withdrawn one is not found. */
export function entryOfNote({ id, finding, text, suggestion, basis, state }: Note): SearchEntry | null {
  const written = [text, suggestion, basis].filter((part) => part.trim() !== '').join(CELL_SEPARATOR);
  if (written === '' || state === 'withdrawn') return null;
  return { kind: 'note', text: written, place: { note: id, ...(finding === null ? {} : { finding }) } };
}
