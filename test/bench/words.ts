/** 误写测试. What the checks make of one changed word, and what they say anew of everything else. */
import { checkDocument, type Finding, type Subject } from '../../src/core/checks/index.js';
import { read } from '../core/checks/documents.js';
import type { Random } from '../generator/random.js';
import { MORE_CHANGES } from './more-changes.js';
import { spoilWords, WORD_CHANGES, type Spoilt } from './word-changes.js';

export type WordTrial = {
  readonly document: string;
  readonly change: string;
  /** A new finding points at the spoilt line; for a lost section and for whole rows any new finding. */
  readonly found: boolean;
  /** It is an error or a warning. */
  readonly grave: boolean;
  /** New errors and warnings that do not point at the spoilt line. */
  readonly elsewhere: number;
  readonly note: string;
};

function linesOf(finding: Finding): ReadonlySet<number> {
  const anchors = [finding.at, ...finding.evidence.map(({ anchor }) => anchor)];
  return new Set(anchors.flatMap(({ place }) => (place?.line === undefined ? [] : [place.line])));
}

/** A paragraph of several lines is one passage, and the place of a title may be its table's first line. */
const NEAR = 6;

function isAt(finding: Finding, line: number): boolean {
  return [...linesOf(finding)].some((one) => Math.abs(one - line) <= NEAR);
}

/** A text ready to be spoilt, and every way in which that can be done. */
type WordSampler = {
  readonly ways: readonly string[];
  /** Null where the text has nothing to spoil in that way. */
  readonly spoil: (way: string) => WordTrial | null;
};

/** Prepares a text: what is said of it as it is counts for nothing. */
export function wordSampler(
  { group, text }: { readonly group: string; readonly text: string },
  subject: Subject,
  random: Random,
): WordSampler {
  const before = new Set(checkDocument(subject).findings.map(({ rule, message }) => `${rule} ${message}`));
  const lines = text.split('\n');
  const ways = new Map<string, () => Spoilt | null>([
    ...WORD_CHANGES.map((change) => [change, () => spoilWords(text, subject, change, random)] as const),
    ...Object.entries(MORE_CHANGES).map(([change, spoil]) => [change, () => spoil(lines, subject, random)] as const),
  ]);
  return {
    ways: [...ways.keys()],
    spoil: (change) => {
      const spoilt = ways.get(change)?.() ?? null;
      if (spoilt === null) return null;
      const fresh = checkDocument(read(spoilt.text)).findings.filter(
        ({ outcome, rule, message }) => outcome === 'finding' && !before.has(`${rule} ${message}`),
      );
      const own = /^(?:section|row|figures of)/.test(change)
        ? fresh
        : fresh.filter((finding) => isAt(finding, spoilt.line));
      const other = fresh.filter((finding) => !own.includes(finding) && finding.severity !== 'notice');
      return {
        document: group,
        change,
        found: own.length > 0,
        grave: own.some(({ severity }) => severity !== 'notice'),
        elsewhere: other.length,
        note: `${group} ${change} ${spoilt.note}: ${fresh.map(({ rule }) => rule).join(',')}`,
      };
    },
  };
}

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)} %`;
}

/** One line for each way of spoiling and one for all. */
export function wordTable(title: string, trials: readonly WordTrial[], keyOf: (trial: WordTrial) => string): string {
  const line = (name: string, of: readonly WordTrial[]): string => {
    const [found, grave] = [of.filter((one) => one.found).length, of.filter((one) => one.grave).length];
    const elsewhere = of.reduce((sum, one) => sum + one.elsewhere, 0);
    return `${name.padEnd(34)}${String(of.length).padStart(6)}${share(found, of.length).padStart(9)}${share(grave, of.length).padStart(9)}${String(elsewhere).padStart(11)}`;
  };
  const keys = [...new Set(trials.map(keyOf))].sort();
  return [
    `${title.padEnd(34)}${'tried'.padStart(6)}${'found'.padStart(9)}${'grave'.padStart(9)}${'elsewhere'.padStart(11)}`,
    ...keys.map((key) =>
      line(
        key,
        trials.filter((one) => keyOf(one) === key),
      ),
    ),
    line('all', trials),
  ].join('\n');
}
