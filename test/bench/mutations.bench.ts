/**
 * 误印测试. Changes one printed figure or word at a time and reports what the checks make of it. Run: npm run bench:mutations
 * [rounds, or minutes as 「10m」] [seeds] [what to list: found, rank, value, words or astray] [how many to list]
 *
 * A round takes every document once and goes on where the last one stopped, among kinds of tables, kinds of misprints and
 * ways of spoiling words: whatever the time allows is spread evenly.
 */
import { readAmount } from '../../src/core/amount/index.js';
import { RULES } from '../../src/core/checks/catalogue.js';
import { evaluate, printedAmount } from '../../src/core/checks/evaluate.js';
import { checkDocument, type Finding, type Subject } from '../../src/core/checks/index.js';
import { operandsOf, type Relation } from '../../src/core/checks/relation.js';
import type { Cell } from '../../src/core/disclosure/index.js';
import { figures, read, reprintText, seedNames, seedText, type Spot } from '../core/checks/documents.js';
import { accountsDocument } from '../generator/accounts-document.js';
import { createRandom, type Random } from '../generator/random.js';
import { documentOf, layoutsOf, STYLES } from '../generator/variety.js';
import { writeText } from '../generator/write-text.js';
import { changeOf, CHANGES, type Change } from './changes.js';
import { wordSampler, wordTable, type WordTrial } from './words.js';

/** A document to spoil. */
type Original = { readonly name: string; readonly group: string; readonly text: string };

/** What came of one changed figure. */
type Trial = {
  readonly document: string;
  readonly kind: string;
  readonly change: Change;
  /** False where every relation explains the change by rounding: nothing can be found then. */
  readonly provable: boolean;
  readonly found: boolean;
  readonly firstSuspect: boolean;
  readonly anySuspect: boolean;
  readonly rightValue: boolean;
  /** 误导: errors and warnings that neither name the changed figure nor stand in a group with one that does. */
  readonly astray: readonly string[];
  readonly note: string;
};

function originals(seeds: readonly number[]): readonly Original[] {
  const made = STYLES.flatMap((style, at) =>
    layoutsOf(style).flatMap((layout, which) =>
      seeds.map((seed): Original => ({
        name: `${seed}·${style.unit}${style.decimals}·${layout.name}${which}·${at}`,
        group: `generated ${layout.name}`,
        text: writeText(documentOf(seed, layout)),
      })),
    ),
  );
  const final = STYLES.flatMap((style) =>
    seeds.map((seed): Original => ({
      name: `${seed}·${style.unit}${style.decimals}·final`,
      group: 'generated final',
      text: writeText(accountsDocument(seed, style)),
    })),
  );
  const real = seedNames.map((name): Original => ({ name, group: 'real', text: seedText(name) }));
  return [...made, ...final, ...real];
}

function relationsByCell(subject: Subject): ReadonlyMap<Cell, readonly Relation[]> {
  const found = new Map<Cell, Relation[]>();
  for (const rule of RULES) {
    for (const outcome of rule.check(subject)) {
      if (outcome.type !== 'checked' || outcome.relation.ambiguousBecause !== undefined) continue;
      for (const { cell } of operandsOf(outcome.relation)) {
        found.set(cell, [...(found.get(cell) ?? []), outcome.relation]);
      }
    }
  }
  return found;
}

function isBeyondRounding(relations: readonly Relation[], spot: Spot, figure: string): boolean {
  return relations.some((relation) => {
    const { state } = evaluate(relation, (operand) => {
      const own = printedAmount(operand);
      if (operand.cell !== spot.cell || own === null) return own;
      const reading = readAmount(figure, own.unit);
      return reading.state === 'number' ? reading.amount : own;
    });
    return ['violated', 'truncation', 'last-digit'].includes(state);
  });
}

function isAt(anchor: Finding['at'], spot: Spot): boolean {
  return anchor.table === spot.table.id && anchor.row === spot.row.index && anchor.column === spot.column.index;
}

const RANK = { error: 0, warning: 1, notice: 2 } as const;

function sameFigure(suggested: string, right: string): boolean {
  const [a, b] = [readAmount(suggested, null), readAmount(right, null)];
  return a.state === 'number' && b.state === 'number' && a.amount.value === b.amount.value;
}

function trial(
  original: Original,
  before: ReadonlySet<string>,
  spot: Spot,
  change: Change,
  figure: string,
  spoilt: Subject,
  provable: boolean,
): Trial {
  const printed = spot.cell.text.replace(/<[^<>]*>/g, '').trim();
  const fresh = checkDocument(spoilt)
    .findings.filter((finding) => finding.outcome === 'finding' && !before.has(finding.id))
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
  const naming = fresh.filter((finding) =>
    [finding.at, ...finding.evidence.map(({ anchor }) => anchor)].some((at) => isAt(at, spot)),
  );
  // What a reviewer sees first: the gravest finding that names the cell, with the first suspect of its group.
  const groups = new Set(naming.map(({ group }) => group));
  const astray = fresh.filter(
    (finding) => finding.severity !== 'notice' && !naming.includes(finding) && !groups.has(finding.group),
  );
  const suspects = (naming.find(({ suspects }) => suspects.length > 0) ?? naming[0])?.suspects ?? [];
  const first = suspects[0];
  return {
    document: original.group,
    kind: spot.table.kind,
    change,
    provable,
    found: naming.length > 0,
    firstSuspect: first !== undefined && isAt(first.anchor, spot),
    anySuspect: suspects.some(({ anchor }) => isAt(anchor, spot)),
    rightValue: first !== undefined && isAt(first.anchor, spot) && sameFigure(first.suggested, printed),
    astray: astray.map(({ rule, message }) => `${rule} ${message}`),
    note: `${original.name} ${spot.table.id} r${spot.row.index} c${spot.column.index} ${printed} → ${figure}: ${naming.map(({ rule }) => rule).join(',')}; ${suspects.map(({ anchor, suggested, score }) => `${anchor.table ?? '¶'} r${anchor.row} c${anchor.column} ${suggested} ${score}`).join(' | ')}`,
  };
}

/** Figures of a real document that are changed in one round; the few real ones weigh as much as the many made ones. */
const REAL_FIGURES = 5;
/** How often another figure is tried where a kind of misprint cannot be made of one. */
const MOST_TRIES = 8;

type Sampler = {
  readonly original: Original;
  readonly figure: (round: number) => { readonly trial: Trial; readonly time: number } | null;
  readonly word: (round: number) => WordTrial | null;
};

/** One digit is changed as often as all other misprints together. */
function changeIn(round: number): Change {
  return round % 2 === 0 ? 'digit' : CHANGES[1 + (Math.floor(round / 2) % (CHANGES.length - 1))]!;
}

function samplerOf(original: Original, random: Random): Sampler {
  const subject = read(original.text);
  const before = new Set(checkDocument(subject).findings.map(({ id }) => id));
  const relations = relationsByCell(subject);
  const byKind = [
    ...Map.groupBy(
      figures(subject).filter((spot) => relations.has(spot.cell)),
      ({ table }) => table.kind,
    ).values(),
  ];
  const words = wordSampler(original, subject, random);
  const at = random.integer(0, 1000);
  return {
    original,
    word: (round) => words.spoil(words.ways[(at + round) % words.ways.length]!),
    figure: (round) => {
      const spots = byKind.length === 0 ? [] : byKind[(at + round) % byKind.length]!;
      const change = changeIn(at + Math.floor(round / Math.max(1, byKind.length)));
      for (let tries = 0; tries < MOST_TRIES && spots.length > 0; tries += 1) {
        const spot = random.pick(spots);
        const printed = spot.cell.text.replace(/<[^<>]*>/g, '').trim();
        const figure = changeOf(printed, change, random);
        const spoilt = figure === null ? null : reprintText(original.text, spot, figure);
        if (figure === null || spoilt === null) continue;
        const start = performance.now();
        const provable = isBeyondRounding(relations.get(spot.cell) ?? [], spot, figure);
        return {
          trial: trial(original, before, spot, change, figure, spoilt.subject, provable),
          time: performance.now() - start,
        };
      }
      return null;
    },
  };
}

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)} %`;
}

function table(title: string, trials: readonly Trial[], keyOf: (trial: Trial) => string): string {
  const keys = [...new Set(trials.map(keyOf))].sort();
  const line = (name: string, of: readonly Trial[]): string => {
    const tried = of.filter(({ provable }) => provable);
    const hits = (test: (trial: Trial) => boolean): string =>
      share(tried.filter(test).length, tried.length).padStart(9);
    return `${name.padEnd(34)}${String(tried.length).padStart(6)}${hits((one) => one.found)}${hits((one) => one.firstSuspect)}${hits((one) => one.anySuspect)}${hits((one) => one.rightValue)}${String(of.length - tried.length).padStart(8)}`;
  };
  return [
    `${title.padEnd(34)}${'tried'.padStart(6)}${'found'.padStart(9)}${'rank 1'.padStart(9)}${'listed'.padStart(9)}${'value'.padStart(9)}${'within'.padStart(8)}`,
    ...keys.map((key) =>
      line(
        key,
        trials.filter((one) => keyOf(one) === key),
      ),
    ),
    line('all', trials),
  ].join('\n');
}

/** Documents of one kind far from each other, so that a round that is cut short has some of every kind. */
function spread<Value>(values: readonly Value[]): readonly Value[] {
  const step = 7;
  return Array.from({ length: step }, (_, from) => values.filter((_, index) => index % step === from)).flat();
}

/** Runs the bench for some rounds, or for some minutes. The last column counts changes that rounding explains. */
export function run(args: readonly string[]): string {
  const asked = args[0] ?? '12';
  const minutes = asked.endsWith('m') ? Number(asked.slice(0, -1)) : null;
  const rounds = minutes === null ? Number(asked) : Infinity;
  const seeds = (args[1] ?? '2,3,5').split(',').map(Number);
  const random = createRandom(20_26);
  const started = performance.now();
  const end = minutes === null ? Infinity : started + minutes * 60_000;
  const samplers = spread(originals(seeds)).map((original) => samplerOf(original, random));
  const trials: Trial[] = [];
  const words: WordTrial[] = [];
  const times: number[] = [];
  let done = 0;
  for (let round = 0; round < rounds && performance.now() < end; round += 1) {
    for (const { original, figure, word } of samplers) {
      if (performance.now() >= end) break;
      const some = original.group === 'real' ? REAL_FIGURES : 1;
      for (let index = 0; index < some; index += 1) {
        const one = figure(round * some + index);
        if (one === null) continue;
        trials.push(one.trial);
        times.push(one.time);
      }
      const spoilt = word(round);
      if (spoilt !== null) words.push(spoilt);
      done += 1;
    }
  }
  const untouched = samplers.map(({ original }) => original).filter(({ group }) => group !== 'real');
  const said = untouched.flatMap(({ text }) => checkDocument(read(text)).findings);
  const grave = said.filter(({ severity }) => severity !== 'notice');
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1);
  const misled = trials.filter(({ astray }) => astray.length > 0);
  const missed = trials.filter(
    (one) =>
      one.provable && (args[2] === 'value' ? !one.rightValue : args[2] === 'rank' ? !one.firstSuspect : !one.found),
  );
  return [
    `${(done / samplers.length).toFixed(1)} rounds over ${samplers.length} documents in ${((performance.now() - started) / 60_000).toFixed(1)} minutes${minutes === null ? '' : ` (cut off after ${minutes})`}: ${trials.length} figures, ${words.length} words`,
    table(
      'one digit, by document',
      trials.filter(({ change }) => change === 'digit'),
      (one) => one.document,
    ),
    table('every change, by change', trials, (one) => one.change),
    table('every change, by table', trials, (one) => one.kind),
    wordTable('one word, by change', words, ({ change }) => change),
    wordTable('one word, by document', words, ({ document }) => document),
    `${untouched.length} untouched generated documents: ${grave.length} errors and warnings (${[...new Set(grave.map(({ rule }) => rule))].join(', ')}), ${said.length - grave.length} notices`,
    `errors and warnings that lead elsewhere: with ${misled.length} of ${trials.length} changed figures`,
    `check with suspects: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`,
    ...(args[2] === 'words'
      ? words.filter(({ found }) => !found).map(({ note }) => note)
      : args[2] === 'astray'
        ? misled.map(({ note, astray }) => [note, ...astray].join('\n    '))
        : missed.map(({ note }) => note)
    ).slice(0, Number(args[3] ?? 10)),
  ].join('\n\n');
}
