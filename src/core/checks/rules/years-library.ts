import { comparableUnits } from '../../comparison/index.js';
import type { Stage } from '../../disclosure/index.js';
import type { AcrossReport, Outcome } from '../outcome.js';
import type { Subject } from '../subject.js';

/** 一份文件在库中的位置: whose it is, of which year and stage. */
export type Position = {
  /** Name of the unit within this library: its code, else its name. */
  readonly unit: string;
  readonly unitName: string;
  readonly year: number;
  readonly stage: Stage;
};

/** 库. The documents of a run by unit, year and stage; made once for a run, so that no rule compares all with all. */
export type Library = {
  /** Position of a document; null where its year or unit is not known. */
  readonly positionOf: (subject: Subject) => Position | null;
  /** The unit's own documents of a year (the tables and the explanation may be two files). */
  readonly find: (unit: string, year: number, stage: Stage) => readonly Subject[];
  /** Own documents of any unit whose name or code is the given one. */
  readonly named: (codeOrName: string, year: number, stage: Stage) => readonly Subject[];
};

function keyOf(unit: string, year: number, stage: Stage): string {
  return `${unit}\u001f${year}\u001f${stage}`;
}

/** Name of a unit without what prints change. */
export function bareUnitName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/^\d+\s*[-—–－]?\s*/, '')
    .replace(/[\s"'“”‘’()（）]+/g, '');
}

function libraryOf(subjects: readonly Subject[]): Library {
  const positions = new Map<string, Position>();
  const documents = new Map(subjects.map((subject) => [subject.document, subject]));
  const shelves = new Map<string, Subject[]>();
  const names = new Map<string, Subject[]>();
  const put = (shelf: Map<string, Subject[]>, key: string, subject: Subject): void => {
    const own = shelf.get(key);
    if (own === undefined) shelf.set(key, [subject]);
    else if (!own.includes(subject)) own.push(subject);
  };
  for (const { unitCode, unitName, sources } of comparableUnits(subjects)) {
    for (const { document, year, stage, own } of sources) {
      const subject = documents.get(document);
      if (!own || subject === undefined) continue;
      const unit = unitCode ?? bareUnitName(unitName);
      positions.set(document, { unit, unitName, year, stage });
      put(shelves, keyOf(unit, year, stage), subject);
      put(names, keyOf(bareUnitName(unitName), year, stage), subject);
      if (unitCode !== null) put(names, keyOf(unitCode, year, stage), subject);
    }
  }
  return {
    positionOf: (subject) => positions.get(subject.document) ?? null,
    find: (unit, year, stage) => shelves.get(keyOf(unit, year, stage)) ?? [],
    named: (codeOrName, year, stage) => names.get(keyOf(codeOrName, year, stage)) ?? [],
  };
}

const libraries = new WeakMap<readonly Subject[], Library>();

/** The library of a run. Every rule of a run gets the same list of documents. */
export function library(subjects: readonly Subject[]): Library {
  const known = libraries.get(subjects);
  if (known !== undefined) return known;
  const made = libraryOf(subjects);
  libraries.set(subjects, made);
  return made;
}

const STAGE_WORDS: Readonly<Record<Stage, string>> = { budget: '预算', final: '决算' };

/** 「2025 年某单位预算」, for what is missing. */
export function documentWords(position: Position, year: number, stage: Stage): string {
  return `“${position.unitName}”${year} 年${STAGE_WORDS[stage]}公开文件`;
}

/** Reports of a rule that looks at every document with its position. Without one only that can be said. */
export function reportEach(
  subjects: readonly Subject[],
  check: (subject: Subject, position: Position, all: Library) => readonly Outcome[],
  unknown: Outcome,
): readonly AcrossReport[] {
  const all = library(subjects);
  return subjects.map((subject) => {
    const position = all.positionOf(subject);
    return { subject, outcomes: position === null ? [unknown] : check(subject, position, all) };
  });
}
