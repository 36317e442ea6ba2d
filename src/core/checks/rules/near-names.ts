import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { squeezedText, wordCells, type Printed } from '../text/cells.js';
import { linesOf } from '../text/lines.js';
import { mention, mentionOfCell, remarkOn, type Mention } from '../text/remarks.js';
import { slipBetween, slipsOfAll, type Slip } from '../text/slips.js';
import { pairKey } from './near-copies.js';
import { bareProjectName } from './performance-projects.js';

/** A name that fills a cell, with every cell that prints it. */
type Name = {
  readonly text: string;
  readonly kind: 'project' | 'indicator';
  readonly cells: readonly Printed[];
  readonly tables: ReadonlySet<string>;
  /** The projects whose indicator it is, by their bare names. */
  readonly owners: ReadonlySet<string>;
};

const HAN_NAME = /^[\u4e00-\u9fff（）()“”、]{5,30}$/;
const LEVELS =
  /^(?:(?:产出|效益|成本|满意度)指标)?(?:数量|质量|时效|社会效益|经济效益|生态效益|可持续影响|服务对象满意度|经济成本|社会成本|生态环境成本)指标/;

/** Names are alike by chance the shorter they are; what is printed twice or turned round is no chance. */
const SHORTEST = { changed: 6, 'two-changed': 7, lost: 5, doubled: 5, turned: 5 } as const;
/** A name inside a sentence has no ends of its own. */
const SHORTEST_IN_TEXT = 7;
/** How often a name must be printed before one that stands once is its misprint. */
const OFTEN = 3;
/** Rows within which two indicators may be those of one project. */
const CLOSE = 6;
/** Cells shown of one name. */
const SHOWN = 3;

function namesOf({ disclosure }: Subject): readonly Name[] {
  const owners = new Map(
    disclosure.projects.flatMap((project) =>
      project.indicators.map(({ table, row }) => [`${table}#${row}`, bareProjectName(project.name)]),
    ),
  );
  const found = new Map<string, { kind: Name['kind']; cells: Printed[]; tables: Set<string>; owners: Set<string> }>();
  for (const printed of wordCells(disclosure)) {
    const { table, column, cell } = printed;
    const isProject = column.measure === 'project.name';
    if (!isProject && column.measure !== 'performance.level3') continue;
    const bare = cell.text.replace(/<[^<>]*>|\s+/g, '').replace(/^[\dA-Z]{8,}[-－—]?/, '');
    const text = isProject ? bare : bare.replace(LEVELS, '');
    if (!HAN_NAME.test(text)) continue;
    const known = found.get(text) ?? {
      kind: isProject ? 'project' : 'indicator',
      cells: [],
      tables: new Set<string>(),
      owners: new Set<string>(),
    };
    known.cells.push(printed);
    known.tables.add(table.id);
    const owner = owners.get(`${table.id}#${printed.row.index}`);
    if (owner !== undefined) known.owners.add(owner);
    found.set(text, known);
  }
  return [...found].map(([text, name]) => ({ text, ...name }));
}

/** Names by their first and by their last characters: a slip leaves one of them whole. */
function candidates(names: readonly Name[]): readonly (readonly [Name, Name])[] {
  const buckets = new Map<string, Name[]>();
  for (const name of names) {
    for (const key of [`<${name.text.slice(0, 2)}`, `>${name.text.slice(-2)}`]) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [name]);
      else bucket.push(name);
    }
  }
  const pairs = new Map<string, readonly [Name, Name]>();
  for (const bucket of buckets.values()) {
    bucket.forEach((one, index) => {
      for (const other of bucket.slice(index + 1)) {
        if (one.kind === other.kind && Math.abs(one.text.length - other.text.length) <= 1) {
          pairs.set(pairKey(one.text, other.text), [one, other]);
        }
      }
    });
  }
  return [...pairs.values()];
}

/** True where the longer of two names prints one character twice that the shorter prints once. */
function isDoubled(longer: Name, shorter: Name): boolean {
  return slipBetween(shorter.text, longer.text)?.kind === 'doubled';
}

/** Which of two names is the misprint of the other: the one with a doubled character, else the one printed less often. */
function ordered(one: Name, other: Name): readonly [right: Name, wrong: Name] {
  if (isDoubled(one, other) !== isDoubled(other, one)) return isDoubled(one, other) ? [other, one] : [one, other];
  return one.cells.length >= other.cells.length ? [one, other] : [other, one];
}

/** 「培训费」 is short for 「培训经费」. */
function isShortForm({ kind, right, printed, at }: Slip, name: string): boolean {
  return (kind === 'lost' || kind === 'added') && right + printed === '经' && /^经?费/.test(name.slice(at));
}

/** True where the two stand close together, as two indicators of one print of a project do. */
function isOfOneRowSet(one: Name, other: Name): boolean {
  return one.cells.some((cell) =>
    other.cells.some(({ table, row }) => table === cell.table && Math.abs(row.index - cell.row.index) < CLOSE),
  );
}

/** How grave a slip between two names is; null where they may well be two names. */
function judged(right: Name, wrong: Name, slip: Slip): Remark['severity'] | null {
  const kind = slip.kind === 'added' ? 'lost' : slip.kind;
  if (isShortForm(slip, right.text)) return null;
  if (Math.min(right.text.length, wrong.text.length) < SHORTEST[kind] - (kind === 'lost' ? 1 : 0)) return null;
  const isInside = slip.at > 0 && slip.at + slip.right.length < right.text.length;
  if (!isInside && kind !== 'turned' && kind !== 'doubled') return null;
  if (kind === 'turned' || kind === 'doubled') return 'warning';
  const isApart = ![...right.tables].some((table) => wrong.tables.has(table));
  // Two tables that list the same projects print each name alike.
  if (right.kind === 'project' && isApart) return kind === 'lost' ? 'notice' : 'warning';
  // Two units print the same project with the same indicators.
  const isShared = right.kind === 'indicator' && [...right.owners].some((owner) => wrong.owners.has(owner));
  if (isShared && !isOfOneRowSet(right, wrong)) return kind === 'lost' ? 'notice' : 'warning';
  if (kind === 'two-changed') return null;
  const isOdd = wrong.cells.length === 1 && right.cells.length >= OFTEN;
  return isOdd ? 'notice' : null;
}

function mentionsOf({ document }: Subject, { text, cells }: Name): readonly Mention[] {
  return cells
    .slice(0, SHOWN)
    .map(({ table, row, column, cell }) => mentionOfCell(document, table, row, column, cell, text));
}

/** The stretch that differs marked in either name. */
function marked(text: string, at: number, length: number): string {
  return `${text.slice(0, at)}【${text.slice(at, at + length)}】${text.slice(at + length)}`;
}

function remarkOnPair(
  right: string,
  printed: string,
  slip: Slip,
  severity: Remark['severity'],
  mentions: readonly Mention[],
): readonly Remark[] {
  const [one, other] = [marked(right, slip.at, slip.right.length), marked(printed, slip.at, slip.printed.length)];
  const remark = remarkOn(
    mentions,
    severity,
    `${right}·${printed}`,
    `同一名称前后不一：“${one}”与“${other}”，请核对哪一种正确。`,
    { expected: one, actual: other },
  );
  return remark === null ? [] : [remark];
}

/** Project names that a sentence or a longer phrase prints with a slip. */
function slipsInText(subject: Subject, names: readonly Name[]): readonly Remark[] {
  const text = squeezedText(subject.disclosure);
  const all = names.map((name) => name.text);
  const projects = names.filter((name) => name.kind === 'project' && name.text.length >= SHORTEST_IN_TEXT);
  const slips = slipsOfAll(
    text,
    projects.map((name) => name.text),
  );
  return projects.flatMap((name) =>
    (slips.get(name.text) ?? []).flatMap(({ printed, slip }): readonly Remark[] => {
      const isName = all.some((known) => known.includes(printed)) || isShortForm(slip, name.text);
      if (isName || slip.kind === 'two-changed' || slip.kind === 'added') return [];
      const lines = linesOf(subject.disclosure).flatMap((line) => {
        const start = line.text.indexOf(printed);
        return start < 0 ? [] : [mention(subject.document, { line, start, end: start + printed.length })];
      });
      const cells = wordCells(subject.disclosure).flatMap(({ table, row, column, cell }) =>
        cell.text.replace(/\s+/g, '').includes(printed)
          ? [mentionOfCell(subject.document, table, row, column, cell, printed)]
          : [],
      );
      const places = [...lines, ...cells];
      const severity = slip.kind === 'lost' ? 'notice' : 'warning';
      return places.length === 0
        ? []
        : remarkOnPair(name.text, printed, slip, severity, [...places.slice(0, SHOWN), ...mentionsOf(subject, name)]);
    }),
  );
}

/**
 * 名称近似. Names of projects and indicators that are, but for one slip, another name of the document; `told` are the
 * differences, as pairs, that were told of already.
 */
export function nearNames(subject: Subject, told: ReadonlySet<string>): readonly Remark[] {
  const names = namesOf(subject);
  const pairs = candidates(names).flatMap(([one, other]): readonly Remark[] => {
    const [right, wrong] = ordered(one, other);
    const slip = slipBetween(right.text, wrong.text);
    const severity = slip === null ? null : judged(right, wrong, slip);
    const key = pairKey(right.text, wrong.text);
    const bare = pairKey(bareProjectName(right.text), bareProjectName(wrong.text));
    if (slip === null || severity === null || told.has(key) || told.has(bare)) return [];
    return remarkOnPair(right.text, wrong.text, slip, severity, [
      ...mentionsOf(subject, wrong),
      ...mentionsOf(subject, right),
    ]);
  });
  return [...pairs, ...slipsInText(subject, names)];
}
