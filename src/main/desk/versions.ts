import {
  differentSentences,
  differentTables,
  fatesOf,
  rectificationOf,
  type CheckedVersion,
} from '../../core/review/index.js';
import type { Fate, FateProposal, Input, VersionComparison, VersionName } from '../../shared/desk-api.js';
import {
  findDocument,
  findingsIn,
  listFindings,
  listCoverage,
  listDocuments,
  listNotes,
  type StoredDocument,
} from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem, unknownDocument } from './desk-problem.js';

/** A version with what was found in its disclosure: findings between documents are made for the latest versions only. */
function checked({ workspace, disclosures }: Context, document: string): CheckedVersion {
  const disclosure = disclosures.load(document);
  if (disclosure === null) throw unknownDocument();
  const findings = findingsIn(workspace, 'own', document);
  return { document, disclosure, findings, coverage: listCoverage(workspace, document) };
}

/** The two versions meant, the older one first. */
function chosen(
  versions: readonly StoredDocument[],
  { document, older }: Input<'versions.compare'>,
): readonly [StoredDocument, StoredDocument] {
  const at = versions.findIndex(({ id }) => id === document);
  const other = older === undefined ? versions[at === 0 ? 1 : at - 1] : versions.find(({ id }) => id === older);
  const one = versions[at];
  if (one === undefined) throw unknownDocument();
  if (other === undefined || other.id === one.id) {
    const why =
      older === undefined
        ? `“${one.fileName}”只有一个版本，没有可比的旧版本。请先导入更正后的文件。`
        : '所选两份文件不是同一材料的两个版本。请重新选择。';
    throw new DeskProblem('invalid-input', why);
  }
  return one.version < other.version ? [one, other] : [other, one];
}

function compare(context: Context, input: Input<'versions.compare'>): VersionComparison {
  const { workspace } = context;
  const document = findDocument(workspace, input.document);
  if (document === null) throw unknownDocument();
  const versions = listDocuments(workspace)
    .filter(({ lineage }) => lineage === document.lineage)
    .toSorted((one, other) => one.version - other.version);
  const [before, after] = chosen(versions, input);
  const [older, newer] = [checked(context, before.id), checked(context, after.id)];
  return {
    versions: versions.map(named),
    older: named(before),
    newer: named(after),
    sameEngine: before.engine === after.engine,
    fates: fatesOf(older, newer),
    tables: differentTables(older, newer),
    sentences: differentSentences(older, newer),
  };
}

function named({ id, fileName, version }: StoredDocument): VersionName {
  return { document: id, fileName, version };
}

type Fates = ReadonlyMap<string, Fate>;

/** Fates asked for last, by the two versions: the ledger asks after every changed note, and it takes both readings to tell. */
const remembered = new WeakMap<Context, Map<string, { readonly key: string; readonly fates: Fates }>>();

/** Fates of the findings of an older version, by their ids. */
function fatesBetween(context: Context, older: StoredDocument, newer: StoredDocument): Fates {
  const { workspace } = context;
  const known = remembered.get(context) ?? new Map<string, { readonly key: string; readonly fates: Fates }>();
  remembered.set(context, known);
  const key = JSON.stringify(
    [older, newer].map(({ id, engine, layer }) => [
      engine,
      layer,
      listFindings(workspace, id).map((one) => [one.id, one.outcome, one.difference, one.actual]),
      listCoverage(workspace, id).map(({ rule, state }) => [rule, state]),
    ]),
  );
  const pair = `${older.id} ${newer.id}`;
  const last = known.get(pair);
  if (last?.key === key) return last.fates;
  const fates = new Map(
    fatesOf(checked(context, older.id), checked(context, newer.id)).flatMap(({ fate, before }) =>
      before === null ? [] : [[before.id, fate] as const],
    ),
  );
  known.set(pair, { key, fates });
  return fates;
}

function proposals(context: Context): readonly FateProposal[] {
  const { workspace } = context;
  const documents = new Map(listDocuments(workspace).map((one) => [one.id, one]));
  const latest = new Map([...documents.values()].filter((one) => one.latest).map((one) => [one.lineage, one]));
  const waiting = listNotes(workspace).flatMap(({ note }) => {
    const older = documents.get(note.document);
    const newer = older === undefined ? undefined : latest.get(older.lineage);
    const isOpen = note.state === 'adopted' && note.rectification === 'none' && note.finding !== null;
    return isOpen && older !== undefined && newer !== undefined && newer !== older ? [{ note, older, newer }] : [];
  });
  return [...Map.groupBy(waiting, ({ older }) => older)].flatMap(([older, notes]) => {
    const [first] = notes;
    if (first === undefined) return [];
    const fates = fatesBetween(context, older, first.newer);
    return notes.flatMap(({ note }): readonly FateProposal[] => {
      const fate = fates.get(note.finding ?? '');
      return fate === undefined ? [] : [{ note: note.id, fate, rectification: rectificationOf(fate) }];
    });
  });
}

/** 版本. */
export const versionHandlers: Handlers<'versions.compare' | 'versions.proposals'> = {
  'versions.compare': (context, input) => compare(context, input),
  'versions.proposals': (context) => proposals(context),
};
