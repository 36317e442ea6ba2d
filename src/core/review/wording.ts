import data from '../../../resources/wordings.json';
import { formatDecimal } from '../amount/index.js';
import type { Family, Finding } from '../checks/index.js';
import { TABLE_KIND_NAMES, type Anchor } from '../disclosure/index.js';

/** What stock words are for: 依据, 问题描述, 整改建议. */
export type WordingKind = 'basis' | 'text' | 'suggestion';

/** 依据库条目或常用语. Words to be picked in a note. Where they come from: the program, a rule, or reviewers. */
export type Wording = {
  /** Of reviewers' own entries; null for the others, which cannot be removed. */
  readonly id: string | null;
  readonly kind: WordingKind;
  /** Family of rules they are meant for; "": for all. */
  readonly family: Family | '';
  readonly text: string;
  readonly origin: 'own' | 'rule' | 'built-in';
};

type Entry = { readonly family: string; readonly text: string };

function builtIn(kind: WordingKind, entries: readonly Entry[]): readonly Wording[] {
  // resources/wordings.json, whose families a test proves.
  return entries.map(({ family, text }) => ({
    id: null,
    kind,
    family: family as Family | '',
    text,
    origin: 'built-in',
  }));
}

/** Words that ship with the program. */
export const BUILT_IN_WORDINGS: readonly Wording[] = [
  ...builtIn('basis', data.bases),
  ...builtIn('text', data.texts),
  ...builtIn('suggestion', data.suggestions),
];

/** 占位词. What a phrase leaves open, and the note it is used in fills. */
const BLANKS = ['表', '行', '列', '印数', '应为', '差'] as const;
type Blank = (typeof BLANKS)[number];
const BLANK = new RegExp(`\\{(${BLANKS.join('|')})\\}`, 'gu');

/** What is known for the blanks of a phrase; left out where nothing is. */
export type BlankValues = Readonly<Partial<Record<Blank, string>>>;

/** What a note's place and finding know for the blanks of a phrase. */
export function blankValues(anchor: Anchor, finding: Finding | null): BlankValues {
  const { printedNumber, tableKind, tableTitle, rowLabel, rowKey, columnPath, project } = anchor;
  const name = tableKind === null || tableKind === 'other' ? tableTitle : TABLE_KIND_NAMES[tableKind];
  const [suspect] = finding?.suspects ?? [];
  const values: Readonly<Record<Blank, string | null>> = {
    表: [printedNumber, name].filter((part) => part !== null && part !== '').join(' '),
    行: rowLabel ?? project ?? rowKey,
    列: columnPath,
    印数: suspect?.printed ?? asWritten(finding?.actual) ?? (anchor.until === undefined ? anchor.quote : null),
    应为: suspect?.suggested ?? asWritten(finding?.expected) ?? null,
    // 「相差」 says how much, not in which direction.
    差: asWritten(finding?.difference?.replace(/^-/, '')) ?? null,
  };
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  );
}

/** A plain figure as sentences print it, other words as they are. */
function asWritten(value: string | null | undefined): string | null | undefined {
  return typeof value === 'string' && PLAIN.test(value) ? formatDecimal(value) : value;
}

const PLAIN = /^-?\d+(?:\.\d+)?$/u;

/** A phrase with its blanks filled. What is not known stays open, for the reviewer to fill. */
export function fillBlanks(phrase: string, values: BlankValues): string {
  return phrase.replace(BLANK, (open, name: Blank) => values[name] ?? open);
}

/** Blanks of a text that are still open, each once. */
export function openBlanks(text: string): readonly string[] {
  return [...new Set(text.match(BLANK))];
}

/** A value where it stands by itself: a figure inside of a longer one is another figure. */
function wholeOf(value: string): RegExp {
  const escaped = /^-?[\d,]+(?:\.\d+)?$/u.test(value)
    ? withoutGroups(value)
    : value.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(`(?<![\\d.,])${escaped}(?![\\d]|[.,]\\d)`, 'gu');
}

/** A figure with or without the commas of its thousands: 「1234.5」 and 「1,234.5」 are one. */
function withoutGroups(value: string): string {
  const [whole = '', fraction] = value.replaceAll(',', '').split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',?');
  return fraction === undefined ? grouped : `${grouped}\\.${fraction}`;
}

/** Words of a note as a phrase: what its place and finding know becomes blanks again, the longest first. */
export function phraseOf(text: string, values: BlankValues): string {
  const known = Object.entries(values)
    .filter(([, value]) => value.length > 1)
    .toSorted(([, one], [, other]) => other.length - one.length);
  let phrase = text;
  for (const [name, value] of known) phrase = phrase.replace(wholeOf(value), `{${name}}`);
  return phrase;
}
