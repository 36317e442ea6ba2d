import type { Anchor } from '../disclosure/index.js';
import type { Draft } from './compose.js';
import { stableId } from './finding-id.js';
import { operandsOf, type Operand } from './relation.js';
import type { Figure } from './suspects-constraint.js';
import { homeOfPlace, homeOfTable } from './together/home.js';

function key(...parts: readonly (string | number)[]): string {
  return parts.join('\u001f');
}

function cellPlace({ document, table, row, column }: Operand): string {
  const home = homeOfTable(document, table.id);
  return key(home.document, home.table, row.index, column.index);
}

function anchorPlace({ document, table, row, column }: Anchor): string | null {
  return table === null || row === null || column === null ? null : key(document, table, row, column);
}

/** A figure of a sentence is known by the sentence and by its own words. */
function claimPlace(document: string, quote: string, words: string): string {
  return key(document, '¶', quote, words);
}

/** Names the place of a figure within a run. */
export function placeOf(figure: Figure): string {
  if (figure.type === 'cell') return cellPlace(figure.operand);
  const { document, claim } = figure;
  return claimPlace(
    homeOfPlace(document, claim.at),
    claim.quote,
    claim.value === null ? claim.subject : `${claim.subject}${claim.value.amount.text}${claim.value.unitText}`,
  );
}

/** A remark that lists more places than this speaks of a habit of the document, not of one fault. */
const MOST_WORDS = 3;

/**
 * The words a remark stands at. Two rules that point at the very same words have one thing to say; two remarks of one
 * rule already where they share one of their places.
 */
function wordPlaces({ finding }: Draft): readonly string[] {
  const words = finding.evidence.flatMap(({ text, anchor: { document, table, quote, place } }) => {
    // A statement quotes its whole sentence, and a sentence may hold several faults.
    if (table !== null || quote !== text || place === null) return [];
    return [key(document, place.page ?? '', place.line ?? '', place.box?.join(' ') ?? '', quote)];
  });
  if (words.length === 0 || words.length > MOST_WORDS || words.length < finding.evidence.length) return [];
  const ofRule = words.map((word) => key('§', finding.rule, word));
  return words.length === 1 ? [...ofRule, key('§', words[0] ?? '')] : ofRule;
}

/** The places a finding itself stands at: every cell of its relation, or the one place of a remark. */
function ownPlaces(draft: Draft): readonly string[] {
  const { finding, checked } = draft;
  if (finding.outcome === 'rounding') return [];
  if (checked !== null) return operandsOf(checked.relation).map(cellPlace);
  const cell = anchorPlace(finding.at);
  if (cell !== null) return [cell];
  const words = wordPlaces(draft);
  if (finding.family !== 'narrative') return words;
  const claims = finding.evidence
    .filter(({ role, anchor }) => role === 'stated' && anchor.table === null && anchor.quote !== null)
    .map(({ anchor, text }) => claimPlace(anchor.document, anchor.quote ?? '', text));
  return [...claims, ...words];
}

const known = new WeakMap<Draft, readonly string[]>();

/**
 * The places a finding speaks of: its own, and for a sentence every figure it was compared with. Remembered, since every cause
 * asks which findings follow from it.
 */
export function placesOf(draft: Draft): readonly string[] {
  const before = known.get(draft);
  if (before !== undefined) return before;
  const places = spokenPlaces(draft);
  known.set(draft, places);
  return places;
}

function spokenPlaces(draft: Draft): readonly string[] {
  const own = ownPlaces(draft);
  const { finding, checked } = draft;
  if (finding.outcome === 'rounding' || checked !== null || finding.family !== 'narrative') return own;
  const others = finding.evidence.flatMap(({ anchor, text }): string[] => {
    const cell = anchorPlace(anchor);
    if (cell !== null) return [cell];
    return anchor.quote === null ? [] : [claimPlace(anchor.document, anchor.quote, text)];
  });
  return [...own, ...others];
}

/** Findings that share a place, directly or over others, in one list each; the rest alone. */
function connected(
  drafts: readonly Draft[],
  places: (draft: Draft) => readonly string[],
): readonly (readonly Draft[])[] {
  const parents = drafts.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parents[at] !== at) at = parents[at] ?? at;
    return at;
  };
  const firstWith = new Map<string, number>();
  drafts.forEach((draft, index) => {
    for (const place of places(draft)) {
      const first = firstWith.get(place);
      if (first === undefined) firstWith.set(place, index);
      else parents[root(index)] = root(first);
    }
  });
  const groups = new Map<number, Draft[]>();
  drafts.forEach((draft, index) => {
    const group = groups.get(root(index));
    if (group === undefined) groups.set(root(index), [draft]);
    else group.push(draft);
  });
  return [...groups.values()];
}

/** Findings that may have one root cause: all that share a figure. */
export function lotsOf(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  return connected(drafts, placesOf);
}

/** Findings without a known root cause, joined only where they stand at one place. */
export function remaindersOf(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  return connected(drafts, ownPlaces);
}

/** Name of a group: made from its members, so that an unchanged group keeps its name. */
export function groupId(group: readonly Draft[]): string {
  const [only, ...others] = group;
  if (only !== undefined && others.length === 0) return only.finding.id;
  return stableId(group.map((draft) => draft.finding.id).sort());
}
