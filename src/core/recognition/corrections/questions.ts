import type { Defect, Disclosure, Place, ProfileField, Sourced, Table, TableKind } from '../../disclosure/index.js';
import { leavesUnread } from '../recognise.js';
import { plain } from '../words.js';

/** A value the document offers for an open field, with the place it was read from. */
type Offer = {
  readonly value: string | number;
  readonly from: Sourced<unknown>['from'];
  readonly at: Place | null;
};

/** 待确认. Something the document leaves open. */
export type Question =
  | {
      readonly type: 'profile';
      readonly field: ProfileField;
      /** `missing`: said nowhere; `conflict`: cover and file name say different things. */
      readonly why: 'missing' | 'conflict';
      readonly offers: readonly Offer[];
    }
  | {
      readonly type: 'table-kind';
      readonly table: string;
      readonly title: string;
      readonly kind: TableKind;
      readonly alternatives: readonly TableKind[];
      readonly at: Place;
    }
  | { readonly type: 'defect'; readonly defect: Defect };

/**
 * What has to be asked about a document. Only what is open: a fact that is printed once, or that heavier evidence settles, is
 * no question. A reviewer's word closes it.
 */
export function questionsOf({ profile, tables, defects }: Disclosure): readonly Question[] {
  const questions: Question[] = [];
  const { unitCode, unitName, level, fiscalYear, stage } = profile;
  const isOpen = (fact: Sourced<unknown>): boolean => fact.value === null && fact.from !== 'reviewer';
  const ask = (field: ProfileField, fact: Sourced<string | number>, why: 'missing' | 'conflict'): void => {
    questions.push({ type: 'profile', field, why, offers: offersOf(fact) });
  };
  // Either names the unit; a document that prints no code is no puzzle.
  if (unitCode.value === null && unitName.value === null && (isOpen(unitName) || isOpen(unitCode))) {
    ask('unitName', unitName, 'missing');
    ask('unitCode', unitCode, 'missing');
  } else if (
    contradicted(unitName, (one, other) => plain(one).includes(plain(other)) || plain(other).includes(plain(one)))
  ) {
    ask('unitName', unitName, 'conflict');
  }
  if (isOpen(fiscalYear)) ask('fiscalYear', fiscalYear, 'missing');
  else if (contradicted(fiscalYear)) ask('fiscalYear', fiscalYear, 'conflict');
  if (isOpen(stage)) ask('stage', stage, 'missing');
  else if (contradicted(stage)) ask('stage', stage, 'conflict');
  if ((level.value === null || level.value === 'unknown') && level.from !== 'reviewer') ask('level', level, 'missing');
  for (const table of tables) if (table.alternatives.length > 0) questions.push(tableQuestion(table));
  for (const defect of defects) {
    const isOpenDefect = leavesUnread(defect) || defect.code === 'table.header-unknown';
    if (isOpenDefect && defect.code !== 'table.kind-ambiguous') questions.push({ type: 'defect', defect });
  }
  return questions;
}

function tableQuestion({ id, title, kind, alternatives, at }: Table): Question {
  return { type: 'table-kind', table: id, title, kind, alternatives, at };
}

function offersOf(fact: Sourced<string | number>): readonly Offer[] {
  const own = fact.value === null || fact.from === 'none' ? [] : [{ value: fact.value, from: fact.from, at: fact.at }];
  const offers: Offer[] = [];
  for (const offer of [...own, ...fact.rejected]) {
    if (!offers.some(({ value }) => value === offer.value)) offers.push(offer);
  }
  return offers;
}

/** True where cover and file name, the two places a document names itself, say different things. */
function contradicted<Value>(
  fact: Sourced<Value>,
  alike: (one: Value, other: Value) => boolean = () => false,
): boolean {
  const { value } = fact;
  if (value === null || (fact.from !== 'cover' && fact.from !== 'file-name')) return false;
  return fact.rejected.some(
    (lost) =>
      (lost.from === 'cover' || lost.from === 'file-name') &&
      lost.from !== fact.from &&
      lost.value !== value &&
      !alike(value, lost.value),
  );
}
