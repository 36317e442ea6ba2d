import type { Claim, Disclosure, Passage, Profile, Sourced } from '../../disclosure/index.js';
import type { Subject } from '../subject.js';
import { copiesIn, type Copy } from './copies.js';
import { tagged, type Member } from './tagged.js';

/** 合看. One file as the rules see it beside the other files of its disclosure. */
export type View = {
  readonly disclosure: Disclosure;
  readonly copies: readonly Copy[];
  /** Tables of the file that another one prints more fully: they are left out of the disclosure. */
  readonly replaced: ReadonlySet<string>;
  /** What is said of the disclosure as a whole is said once, at this file. */
  readonly isFirst: boolean;
};

/** The text first, then the tables: an order that does not depend on which file is asked about. */
function ordered(members: readonly Member[]): readonly Member[] {
  return members.toSorted(
    (one, other) =>
      other.disclosure.sections.length - one.disclosure.sections.length ||
      other.disclosure.passages.length - one.disclosure.passages.length ||
      (one.document < other.document ? -1 : 1),
  );
}

/** Headings that two files must have before they are one text printed twice. */
const LEAST_HEADINGS = 3;

function headings({ sections }: Disclosure): ReadonlySet<string> {
  return new Set(
    sections.map(({ heading }) => heading.replace(/^[\d一二三四五六七八九十（）()第部分、.．\s]+|\s+/g, '')),
  );
}

/** True where both files hold the same text: read side by side every sentence would stand there twice. */
function isSameText(one: Disclosure, other: Disclosure): boolean {
  const [own, theirs] = [headings(one), headings(other)];
  const both = [...own].filter((heading) => theirs.has(heading)).length;
  return both >= LEAST_HEADINGS && both * 2 >= Math.min(own.size, theirs.size);
}

/** Longer lines are no titles. */
const LONGEST_TITLE = 80;

function titleOf({ text }: Passage): string | null {
  const words = text.replace(/\s+/g, '');
  return words.length > LONGEST_TITLE || words.includes('。') ? null : words;
}

/**
 * The text of the files without the covers and titles that other files print once more: every file of a disclosure has its
 * cover. The file that is asked about, at `own`, keeps all of its own.
 */
function withoutRepeatedTitles(files: readonly Disclosure[], own: number): readonly Passage[] {
  const seen = new Set<string | null>(files[own]?.passages.flatMap((passage) => titleOf(passage) ?? []));
  return files.flatMap(({ passages }, index) => {
    if (index === own) return passages;
    const titles = passages.map(titleOf);
    const kept = passages.filter((_, at) => !seen.has(titles[at] ?? null));
    for (const title of titles) if (title !== null) seen.add(title);
    return kept;
  });
}

function withoutText(disclosure: Disclosure): Disclosure {
  return { ...disclosure, passages: [], sections: [], claims: [], statements: [], titleLines: [], torn: [] };
}

/** Claims of several files in one list: what a claim is a part of, and which sentence it stands in, is told by number. */
function claimsOf(files: readonly Disclosure[]): readonly Claim[] {
  const all: Claim[] = [];
  let sentences = 0;
  for (const { claims } of files) {
    const [before, offset] = [all.length, sentences];
    for (const claim of claims) {
      all.push({
        ...claim,
        whole: claim.whole === null ? null : claim.whole + before,
        sentence: claim.sentence + offset,
      });
      sentences = Math.max(sentences, claim.sentence + offset + 1);
    }
  }
  return all;
}

/** Facts of the file; what it does not say of itself, the others say. */
function profileOf(own: Profile, others: readonly Profile[]): Profile {
  const known = <Value>(
    pick: (profile: Profile) => Sourced<Value>,
    isKnown = (value: Value | null) => value !== null,
  ) => [own, ...others].map(pick).find(({ value }) => isKnown(value)) ?? pick(own);
  return {
    unitCode: known((one) => one.unitCode),
    unitName: known((one) => one.unitName),
    level: known(
      (one) => one.level,
      (value) => value !== null && value !== 'unknown',
    ),
    fiscalYear: known((one) => one.fiscalYear),
    stage: known((one) => one.stage),
    unitType: known((one) => one.unitType),
    region: known((one) => one.region),
  };
}

/** Puts a file and the other files of its disclosure together. */
export function viewOf(subject: Subject, beside: readonly Subject[]): View {
  const members = ordered([subject, ...beside]);
  const marked = members.map((member, order) => tagged(member, order, member.document !== subject.document));
  const at = members.findIndex(({ document }) => document === subject.document);
  const own = marked[at] ?? subject.disclosure;
  const files = marked.map((file, index) => (index !== at && isSameText(file, own) ? withoutText(file) : file));
  const copies = copiesIn(marked);
  const replaced = new Set(copies.map(({ other }) => other.id));
  const kept = <Value extends { readonly table: string }>(values: readonly Value[]): readonly Value[] =>
    values.filter(({ table }) => !replaced.has(table));
  const whole = files.flatMap(({ wholeIndicators }) => wholeIndicators ?? []);
  const titleLines = files.flatMap((file) => file.titleLines ?? []);
  const torn = files.flatMap((file) => file.torn ?? []);
  return {
    disclosure: {
      ...own,
      fileName: members.map(({ disclosure }) => disclosure.fileName).join('、'),
      profile: profileOf(
        own.profile,
        marked.filter((_, index) => index !== at).map(({ profile }) => profile),
      ),
      tables: files.flatMap(({ tables }) => tables.filter(({ id }) => !replaced.has(id))),
      projects: kept(files.flatMap(({ projects }) => projects)),
      sections: files.flatMap(({ sections }) => sections),
      passages: withoutRepeatedTitles(files, at),
      statements: files.flatMap(({ statements }) => statements),
      claims: claimsOf(files),
      defects: files.flatMap(({ defects }) => defects),
      ...(whole.length === 0 ? {} : { wholeIndicators: kept(whole) }),
      ...(titleLines.length === 0 ? {} : { titleLines }),
      ...(torn.length === 0 ? {} : { torn }),
    },
    copies,
    replaced,
    isFirst: at === 0,
  };
}
