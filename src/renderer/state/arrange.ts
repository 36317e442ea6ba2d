import { isSameCell } from '../anchors.js';
import type { Finding, FindingView, Note, SecondLook } from '../../shared/desk-api.js';

/** 筛选条件. Null or empty lets everything through. */
export type FindingFilter = {
  readonly severity: Finding['severity'] | null;
  readonly rule: string | null;
  /** Table kind, or `text` for places outside tables. */
  readonly table: string | null;
  readonly state: Note['state'] | LookFilter | null;
  /** Family of rules. */
  readonly family?: Finding['family'] | null;
  /** Root cause: only the findings of this group. */
  readonly group?: string | null;
  /** Those kept silent instead of the others. */
  readonly silenced?: boolean;
};

/** What the second look leaves: returned, or not yet looked at. */
type LookFilter = 'returned' | 'unconfirmed';

export const NO_FILTER: FindingFilter = { severity: null, rule: null, table: null, state: null };

/** What occurs, in an order the reviewer knows and not in that of its occurrence; what the order lacks comes last. */
export function inOrderOf<Value>(occurring: Iterable<Value>, order: readonly Value[]): readonly Value[] {
  const present = new Set(occurring);
  const known = new Set(order);
  return [...order.filter((value) => present.has(value)), ...[...present].filter((value) => !known.has(value))];
}

/** How many conditions of a filter leave something out. */
export function filtersSet(filter: FindingFilter): number {
  return Object.values(filter).filter((value) => value !== null && value !== false).length;
}

/** A line of the list: a finding, and how many share its root cause where it stands for them. */
export type FindingRow = {
  readonly view: FindingView;
  /** Findings of the group that pass the filter; 1 for a finding alone and for the members of an unfolded group. */
  readonly count: number;
  /** Of those that are folded away below it, how many wait for a decision. */
  readonly waiting: number;
  readonly group: string;
  /** First of its group. */
  readonly head: boolean;
  readonly unfolded: boolean;
};

/** Rounding differences are no findings to decide one by one: they form one group at the end. */
export const ROUNDING_GROUP = 'rounding';

const SEVERITY_ORDER: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, notice: 2 };

/**
 * Key of a finding in the page. Ids are stable over versions and therefore not unique: two files of which neither unit nor
 * year was recognised may well have the same ones.
 */
export function findingKey({ id, at }: Finding): string {
  return `${at.document.slice(0, 16)}-${id}`;
}

const indexes = new WeakMap<readonly FindingView[], ReadonlyMap<string, FindingView>>();

/** The finding of a key. Indexed once for each reading of the list: every pane asks at every key press. */
export function findingByKey(findings: readonly FindingView[], key: string | null): FindingView | undefined {
  if (key === null) return undefined;
  let index = indexes.get(findings);
  if (index === undefined) {
    index = new Map(findings.map((view) => [findingKey(view.finding), view]));
    indexes.set(findings, index);
  }
  return index.get(key);
}

/** Severity as it is shown: a rounding difference is a notice, whatever its rule would otherwise say. */
export function shownSeverity({ outcome, severity }: Finding): Finding['severity'] {
  return outcome === 'rounding' ? 'notice' : severity;
}

/** 处理状态 of a finding: that of its note; without a note it is still open. A withdrawn note leaves it open. */
export function stateOf(view: FindingView): Note['state'] {
  return view.note === null || view.note.state === 'withdrawn' ? 'open' : view.note.state;
}

/** True where the finding concerns the document, also where it is shown in another one. */
export function concerns(view: FindingView, document: string | null): boolean {
  return document === null || view.finding.documents.includes(document) || view.finding.at.document === document;
}

/** True where the finding is kept silent. A word about it decides it, whatever was said before. */
export function isSilenced({ silence, note }: FindingView): boolean {
  return silence !== undefined && (note === null || note.state === 'withdrawn');
}

/**
 * Key of the group of a finding: its root cause in its file. Groups are named as stable ids are, so that two files of which
 * neither unit nor year was recognised may have the same ones, and one key press must not decide over both.
 */
export function groupOf(finding: Finding): string {
  if (finding.outcome === 'rounding') return ROUNDING_GROUP;
  return finding.group === '' ? findingKey(finding) : `${finding.at.document.slice(0, 16)}-${finding.group}`;
}

function tableOf(finding: Finding): string {
  return finding.at.tableKind ?? 'text';
}

/** The second look at each note, by the id of the note. */
export type Looks = ReadonlyMap<string, SecondLook>;

function isInState(view: FindingView, state: NonNullable<FindingFilter['state']>, looks: Looks): boolean {
  if (state !== 'returned' && state !== 'unconfirmed') return stateOf(view) === state;
  if (view.note === null || view.note.state === 'withdrawn') return false;
  const look = looks.get(view.note.id);
  return state === 'returned' ? look?.holds === true && look.outcome === 'returned' : look?.holds !== true;
}

/** True where the finding passes the filter. */
function passes(view: FindingView, filter: FindingFilter, looks: Looks): boolean {
  const { finding } = view;
  return (
    (filter.severity === null || shownSeverity(finding) === filter.severity) &&
    (filter.rule === null || finding.rule === filter.rule) &&
    (filter.table === null || tableOf(finding) === filter.table) &&
    isSilenced(view) === (filter.silenced ?? false) &&
    ((filter.family ?? null) === null || finding.family === filter.family) &&
    ((filter.group ?? null) === null || groupOf(finding) === filter.group) &&
    (filter.state === null || isInState(view, filter.state, looks))
  );
}

/** 待办: to be decided, and nothing that only rounding explains. */
function isUndecided(view: FindingView): boolean {
  return view.finding.outcome === 'finding' && stateOf(view) === 'open';
}

/**
 * The list as it is shown: gravest first, in the order of their place in the document, rounding differences last. Findings
 * of one root cause stand together, headed by the one that lies on the cause itself.
 */
export function arrangeFindings(
  views: readonly FindingView[],
  filter: FindingFilter,
  unfolded: readonly string[],
  looks: Looks = new Map(),
): readonly FindingRow[] {
  const groups = new Map<string, FindingView[]>();
  for (const view of views) {
    if (!passes(view, filter, looks)) continue;
    const key = groupOf(view.finding);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [view]);
    else members.push(view);
  }
  const arranged = [...groups.entries()].map(([key, members]) => ({ key, members: [...members].sort(compareMembers) }));
  arranged.sort((a, b) => {
    const last = Number(a.key === ROUNDING_GROUP) - Number(b.key === ROUNDING_GROUP);
    const [first, second] = [a.members[0], b.members[0]];
    return last !== 0 || first === undefined || second === undefined ? last : compareViews(first, second);
  });
  return arranged.flatMap(({ key, members }) => {
    const open = unfolded.includes(key);
    const shown = open ? members : members.slice(0, 1);
    return shown.map((view, index) => ({
      view,
      count: index === 0 ? members.length : 1,
      waiting: open ? 0 : members.slice(1).filter(isUndecided).length,
      group: key,
      head: index === 0,
      unfolded: open,
    }));
  });
}

/**
 * Order inside a group: the gravest; then the finding on the very cell that explains the group, as the search for the
 * misprint found it; then sums inside a table before what merely follows from them elsewhere.
 */
function compareMembers(a: FindingView, b: FindingView): number {
  const [first, second] = [a.finding, b.finding];
  return (
    SEVERITY_ORDER[shownSeverity(first)] - SEVERITY_ORDER[shownSeverity(second)] ||
    Number(!isOnCause(first)) - Number(!isOnCause(second)) ||
    Number(first.family !== 'arithmetic') - Number(second.family !== 'arithmetic') ||
    compareViews(a, b)
  );
}

function isOnCause({ at, suspects: [suspect] }: Finding): boolean {
  return suspect !== undefined && at.row !== null && isSameCell(suspect.anchor, at);
}

/** Order of ids: any fixed order will do, and a dictionary's is slow. */
function compareCodes(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function compareViews(a: FindingView, b: FindingView): number {
  const [first, second] = [a.finding, b.finding];
  return (
    SEVERITY_ORDER[shownSeverity(first)] - SEVERITY_ORDER[shownSeverity(second)] ||
    compareCodes(first.at.document, second.at.document) ||
    (first.at.place?.page ?? 0) - (second.at.place?.page ?? 0) ||
    (first.at.place?.line ?? 0) - (second.at.place?.line ?? 0) ||
    (first.at.row ?? -1) - (second.at.row ?? -1) ||
    (first.at.column ?? -1) - (second.at.column ?? -1) ||
    compareCodes(first.rule, second.rule)
  );
}
